package layout

import (
	"slices"
)

// wide reads a question with its options side by side, and one line of counts.
func (c *Catalogue) wide(b block, p *Part) bool {
	const mostLines = 12
	if b.header == nil || len(b.data) > mostLines {
		return false
	}
	var best headed
	var of *Question
	most := 1
	for _, q := range c.Questions {
		if IsBattery(q) && (p.Titled.Question != q || p.Titled.Row == "") {
			continue
		}
		if h, ok := heads(*b.header, q.Choices); ok && len(h.at) > most {
			best, most, of = h, len(h.at), q
		}
	}
	if of == nil {
		return false
	}
	best.labels(b, func(cell string) bool { return RoleOf(cell) != roleOther })
	if best.label < 0 {
		best.labels(b, func(string) bool { return true })
	}
	counted := b.countLines(best)
	if len(counted) > 1 {
		if total := addedUp(b, counted, best); total >= 0 {
			counted = []int{total}
		} else {
			p.Several, p.Options = b.data[counted[1]].line, true
			return true
		}
	}
	p.Named, p.Matched = true, true
	if p.Titled.Question != of {
		p.Titled = named{Question: of}
	}
	for i, line := range b.data {
		if slices.Contains(counted, i) || IsBaseRole(RoleOf(line.cell(best.label))) && len(line.Values()) == 1 {
			c.wideLine(b, line, of, best, p)
		}
	}
	p.Left = slices.DeleteFunc(best.left, func(text string) bool { return text == cellAt(b.header.Cells, best.label) })
	if len(best.at) < len(of.Choices.Options) {
		p.Left = nil // see headed.isUnknown
	}
	return true
}

// countLines returns the lines that may be the counts.
func (b block) countLines(h headed) []int {
	var counted, unsure []int
	for i, line := range b.data {
		signed := 0
		for _, at := range line.Values() {
			if withPercent.MatchString(line.Cells[at]) {
				signed++
			}
		}
		of := RoleOf(line.cell(h.label))
		switch {
		case len(line.Values()) < 2 || of == RolePercent || 2*signed > len(line.Values()) && of != RoleCount:
		case of == RoleCount:
			counted = append(counted, i)
		default:
			unsure = append(unsure, i)
		}
	}
	if len(counted) > 0 {
		return counted
	}
	if len(unsure) > 0 {
		return unsure
	}
	for i, line := range b.data { // percentages alone
		if len(line.Values()) > 1 {
			counted = append(counted, i)
		}
	}
	return counted
}

// addedUp returns the last of several lines of counts, if it is the total of the others, and -1 otherwise.
func addedUp(b block, counted []int, h headed) int {
	last := counted[len(counted)-1]
	if RoleOf(b.data[last].cell(h.label)) != RoleTotal || len(counted) < 3 {
		return -1
	}
	for i := range h.at {
		sum := 0
		for _, at := range counted[:len(counted)-1] {
			sum += (signs{}).read(b.data[at].cell(i)).Count
		}
		if sum != (signs{}).read(b.data[last].cell(i)).Count {
			return -1
		}
	}
	return last
}

func (c *Catalogue) wideLine(b block, line row, q *Question, h headed, p *Part) {
	label := line.cell(h.label)
	of := RoleOf(label)
	if IsBaseRole(of) && len(line.Values()) == 1 {
		at := line.Values()[0]
		if v := (signs{}).read(line.Cells[at]); v.Form == Whole {
			p.Bases = append(p.Bases, Mention{N: v.Count, Line: line.line, Text: label, Role: of, Table: true})
		}
		return
	}
	inPercent := of == RolePercent || b.inPercent() && of != RoleCount
	signs := signsOf(line.Cells)
	lacks := len(h.at) < len(q.Choices.Options)
	for i := range max(len(b.header.Cells), len(line.Cells)) {
		cell, name := line.cell(i), cellAt(b.header.Cells, i)
		_, option := h.at[i]
		apart := (h.aside[i] || IsBaseRole(h.extra[i])) && isValue(cell) && of != RolePercent
		unknown := lacks && h.isUnknown(i, name) && isValue(cell)
		if !option && !apart && !unknown {
			continue
		}
		v := signs.read(cell)
		role := RoleCount
		if option && inPercent && (v.Form == Whole || v.Form == Fraction) {
			v.Form = Percent
		}
		if v.Form == Percent {
			role = RolePercent
		}
		column := columnName(name, i)
		if IsBaseRole(h.extra[i]) && q.Choices.Find(name).Place >= 0 {
			name = "aantal respondenten" // as n it would be the option
		}
		p.Lines = append(p.Lines, wideCell(line.line, name, column, role, Given{v, cell, column}))
	}
}

func wideCell(at int, option, column string, of Role, g Given) Line {
	return Line{Line: at, Option: option, Col: column, Given: map[Role]Given{of: g}}
}
