package counts

import (
	"slices"

	"spoor/data"
)

// matrix reads a battery with its rows below each other and its scale side by side, or the other way around.
func (r *reading) matrix(b block, p *part) bool {
	if b.header == nil {
		return false
	}
	for _, form := range []block{b, b.twoRows()} {
		for _, q := range r.questions {
			if q.rows == nil || p.titled.question != nil && p.titled.question != q && p.titled.question.rows != nil {
				continue
			}
			if h, ok := heads(*form.header, q.choices); ok && len(h.at) > 1 {
				if h.labels(form, q.rows.has) > 0 {
					r.cells(form, p, q, h, false)
					return true
				}
			}
			if h, ok := heads(*form.header, q.rows); ok {
				if h.labels(form, q.choices.has) > 1 {
					r.cells(form, p, q, h, true)
					return true
				}
			}
		}
	}
	return r.matrixOfNoRows(b, p)
}

// matrixOfNoRows reads a table whose header holds most of the scale of a battery, and whose lines are called otherwise than its rows:
// they are the problem.
func (r *reading) matrixOfNoRows(b block, p *part) bool {
	for _, q := range r.questions {
		if q.rows == nil {
			continue
		}
		h, ok := heads(*b.header, q.choices)
		if ok && len(h.at) > 1 && 2*len(h.at) > len(q.choices.options) && h.labels(b, func(text string) bool { return roleOf(text) == roleOther }) > 0 {
			r.cells(b, p, q, h, false)
			return true
		}
	}
	return false
}

// cells reads the numbers of a matrix. Turned is one with the rows of the battery side by side.
func (r *reading) cells(b block, p *part, q *question, h headed, turned bool) {
	p.titled, p.named, p.matched = named{question: q}, true, true
	p.left = h.left
	if h.label < len(b.header.cells) {
		p.left = slices.DeleteFunc(p.left, func(text string) bool { return text == b.header.cells[h.label] })
	}
	var all []string
	for _, line := range b.data {
		for i := range h.at {
			all = append(all, line.cell(i))
		}
	}
	m := matrix{block: b, part: p, question: q, headed: h, turned: turned, signs: signsOf(all), inPercent: b.inPercent()}
	for _, line := range b.data {
		if soleMention(line) {
			continue
		}
		if len(line.values()) > 0 || q.rows.has(line.cell(h.label)) && !turned {
			m.line(line)
		}
	}
}

// matrix is a battery that is read.
type matrix struct {
	block
	part      *part
	question  *question
	headed    headed
	turned    bool
	signs     signs
	inPercent bool
}

func (m matrix) line(r row) {
	label := r.cell(m.headed.label)
	if !m.turned && !m.question.rows.has(label) && (label == "" || isBaseRole(roleOf(label))) {
		m.below(r, label)
		return
	}
	if !m.turned && !m.question.rows.has(label) && roleOf(label) == roleIgnored {
		return // means of the columns
	}
	for i := range max(len(m.header.cells), len(r.cells)) {
		cell := r.cell(i)
		place, option := m.headed.at[i]
		of := m.headed.extra[i]
		switch {
		case option && m.turned:
			m.add(r.line, m.question.Rows[place].ID, label, i, cell)
		case option:
			m.add(r.line, label, m.question.choices.options[place].ID, i, cell)
		case (m.headed.aside[i] || isBaseRole(of)) && isValue(cell) && !m.turned:
			m.add(r.line, label, m.header.cells[i], i, cell)
		}
	}
}

// below reads a line below the rows of a battery: totals of its columns say nothing of respondents, one number does.
func (m matrix) below(r row, label string) {
	values := r.values()
	if v := (signs{}).read(r.cells[values[0]]); len(values) == 1 && v.form == whole && label != "" && roleOf(label) != roleTotal {
		m.part.bases = append(m.part.bases, mention{n: v.count, line: r.line, text: label, role: roleOf(label), table: true})
	}
}

func (m matrix) add(at int, row, option string, column int, cell string) {
	v := m.signs.read(cell)
	counted := m.question.choices.has(option)
	if m.inPercent && counted && (v.form == whole || v.form == fraction) {
		v.form = percent
	}
	name := columnName(cellAt(m.header.cells, column), column)
	l := line{line: at, row: row, option: option, col: name, rowColumn: columnName(cellAt(m.header.cells, max(m.headed.label, 0)), max(m.headed.label, 0)), given: map[role]given{}}
	if m.turned {
		l.rowColumn = name
	}
	of := roleCount
	if v.form == percent {
		of = rolePercent
	}
	l.given[of] = given{v, cell, name}
	m.part.lines = append(m.part.lines, l)
}

// isBattery reports whether an item is asked for each of several rows.
func isBattery(q *question) bool { return q.Kind == data.Rating && q.rows != nil }
