package layout

import (
	"slices"

	"spoor/data"
)

// matrix reads a battery with its rows below each other and its scale side by side, or the other way around.
func (c *Catalogue) matrix(b block, p *Part) bool {
	if b.header == nil {
		return false
	}
	for _, form := range []block{b, b.twoRows()} {
		for _, q := range c.Questions {
			if q.RowLabels == nil || p.Titled.Question != nil && p.Titled.Question != q && p.Titled.Question.RowLabels != nil {
				continue
			}
			if h, ok := heads(*form.header, q.Choices); ok && len(h.at) > 1 {
				if h.labels(form, q.RowLabels.Has) > 0 {
					c.cells(form, p, q, h, false)
					return true
				}
			}
			if h, ok := heads(*form.header, q.RowLabels); ok {
				if h.labels(form, q.Choices.Has) > 1 {
					c.cells(form, p, q, h, true)
					return true
				}
			}
		}
	}
	return c.matrixOfNoRows(b, p)
}

// matrixOfNoRows reads a table whose header holds most of the scale of a battery, and whose lines are called otherwise than its rows:
// they are the problem.
func (c *Catalogue) matrixOfNoRows(b block, p *Part) bool {
	for _, q := range c.Questions {
		if q.RowLabels == nil {
			continue
		}
		h, ok := heads(*b.header, q.Choices)
		if ok && len(h.at) > 1 && 2*len(h.at) > len(q.Choices.Options) && h.labels(b, func(text string) bool { return RoleOf(text) == roleOther }) > 0 {
			c.cells(b, p, q, h, false)
			return true
		}
	}
	return false
}

// cells reads the numbers of a matrix. Turned is one with the rows of the battery side by side.
func (c *Catalogue) cells(b block, p *Part, q *Question, h headed, turned bool) {
	p.Titled, p.Named, p.Matched = named{Question: q}, true, true
	p.Left = h.left
	if h.label < len(b.header.Cells) {
		p.Left = slices.DeleteFunc(p.Left, func(text string) bool { return text == b.header.Cells[h.label] })
	}
	var all []string
	for _, line := range b.data {
		for i := range h.at {
			all = append(all, line.cell(i))
		}
	}
	of := q.Choices
	if turned {
		of = q.RowLabels
	}
	if len(h.at) < len(of.Options) {
		p.Left = nil // see headed.isUnknown
	}
	m := matrix{block: b, lacks: len(h.at) < len(of.Options), part: p, question: q, headed: h, turned: turned, signs: signsOf(all), inPercent: b.inPercent()}
	for _, line := range b.data {
		if soleMention(line) {
			continue
		}
		if len(line.Values()) > 0 || q.RowLabels.Has(line.cell(h.label)) && !turned {
			m.line(line)
		}
	}
}

// matrix is a battery that is read.
type matrix struct {
	block
	part      *Part
	question  *Question
	headed    headed
	turned    bool
	lacks     bool // an option, or a row of a turned one, that the header should hold
	signs     signs
	inPercent bool
}

func (m matrix) line(r row) {
	label := r.cell(m.headed.label)
	if !m.turned && !m.question.RowLabels.Has(label) && (label == "" || IsBaseRole(RoleOf(label))) {
		m.below(r, label)
		return
	}
	if !m.turned && !m.question.RowLabels.Has(label) && RoleOf(label) == RoleIgnored {
		return // means of the columns
	}
	for i := range max(len(m.header.Cells), len(r.Cells)) {
		cell := r.cell(i)
		_, option := m.headed.at[i]
		of := m.headed.extra[i]
		option = option || m.lacks && m.headed.isUnknown(i, cellAt(m.header.Cells, i)) && isValue(cell)
		switch {
		case option && m.turned:
			m.add(r.line, m.header.Cells[i], label, i, cell)
		case option:
			m.add(r.line, label, m.header.Cells[i], i, cell)
		case (m.headed.aside[i] || IsBaseRole(of)) && isValue(cell) && !m.turned:
			m.add(r.line, label, m.header.Cells[i], i, cell)
		}
	}
}

// below reads a line below the rows of a battery: totals of its columns say nothing of respondents, one number does.
func (m matrix) below(r row, label string) {
	values := r.Values()
	if v := (signs{}).read(r.Cells[values[0]]); len(values) == 1 && v.Form == Whole && label != "" && RoleOf(label) != RoleTotal {
		m.part.Bases = append(m.part.Bases, Mention{N: v.Count, Line: r.line, Text: label, Role: RoleOf(label), Table: true})
	}
}

func (m matrix) add(at int, row, option string, column int, cell string) {
	v := m.signs.read(cell)
	counted := m.question.Choices.Has(option)
	if m.inPercent && counted && (v.Form == Whole || v.Form == Fraction) {
		v.Form = Percent
	}
	name := columnName(cellAt(m.header.Cells, column), column)
	l := Line{Line: at, Row: row, Option: option, Col: name, RowColumn: columnName(cellAt(m.header.Cells, max(m.headed.label, 0)), max(m.headed.label, 0)), Given: map[Role]Given{}}
	if m.turned {
		l.RowColumn = name
	}
	of := RoleCount
	if v.Form == Percent {
		of = RolePercent
	}
	l.Given[of] = Given{v, cell, name}
	m.part.Lines = append(m.part.Lines, l)
}

// IsBattery reports whether an item is asked for each of several rows.
func IsBattery(q *Question) bool { return q.Kind == data.Rating && q.RowLabels != nil }
