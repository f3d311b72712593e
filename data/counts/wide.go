package counts

import (
	"slices"
)

// wide reads a question with its options side by side, and one line of counts.
func (r *reading) wide(b block, p *part) bool {
	const mostLines = 12
	if b.header == nil || len(b.data) > mostLines {
		return false
	}
	var best headed
	var question *question
	most := 1
	for _, q := range r.questions {
		if isBattery(q) && (p.titled.question != q || p.titled.row == "") {
			continue
		}
		if h, ok := heads(*b.header, q.choices); ok && len(h.at) > most {
			best, most, question = h, len(h.at), q
		}
	}
	if question == nil {
		return false
	}
	best.labels(b, func(cell string) bool { return roleOf(cell) != roleOther })
	if best.label < 0 {
		best.labels(b, func(string) bool { return true })
	}
	counted := b.countLines(best)
	if len(counted) > 1 {
		if total := addedUp(b, counted, best); total >= 0 {
			counted = []int{total}
		} else {
			r.report(p.file, b.data[counted[1]].line, "", say.whichLine)
			return true
		}
	}
	p.named, p.matched = true, true
	if p.titled.question != question {
		p.titled = named{question: question}
	}
	for i, line := range b.data {
		if of := roleOf(line.cell(best.label)); slices.Contains(counted, i) || isBaseRole(of) && len(line.values()) == 1 {
			r.wideLine(b, line, question, best, p)
		}
	}
	p.left = slices.DeleteFunc(best.left, func(text string) bool { return text == cellAt(b.header.cells, best.label) })
	return true
}

// countLines returns the lines that may be the counts.
func (b block) countLines(h headed) []int {
	var counted, unsure []int
	for i, line := range b.data {
		signed := 0
		for _, at := range line.values() {
			if withPercent.MatchString(line.cells[at]) {
				signed++
			}
		}
		of := roleOf(line.cell(h.label))
		switch {
		case len(line.values()) < 2 || of == rolePercent || 2*signed > len(line.values()) && of != roleCount:
		case of == roleCount:
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
		if len(line.values()) > 1 {
			counted = append(counted, i)
		}
	}
	return counted
}

// addedUp returns the last of several lines of counts, if it is the total of the others, and -1 otherwise.
func addedUp(b block, counted []int, h headed) int {
	last := counted[len(counted)-1]
	if roleOf(b.data[last].cell(h.label)) != roleTotal || len(counted) < 3 {
		return -1
	}
	for i := range h.at {
		sum := 0
		for _, at := range counted[:len(counted)-1] {
			sum += (signs{}).read(b.data[at].cell(i)).count
		}
		if sum != (signs{}).read(b.data[last].cell(i)).count {
			return -1
		}
	}
	return last
}

func (r *reading) wideLine(b block, line row, q *question, h headed, p *part) {
	label := line.cell(h.label)
	of := roleOf(label)
	if isBaseRole(of) && len(line.values()) == 1 {
		at := line.values()[0]
		if v := (signs{}).read(line.cells[at]); v.form == whole {
			p.bases = append(p.bases, mention{n: v.count, line: line.line, text: label, role: of, table: true})
		}
		return
	}
	inPercent := of == rolePercent || b.inPercent() && of != roleCount
	signs := signsOf(line.cells)
	for i := range max(len(b.header.cells), len(line.cells)) {
		cell, name := line.cell(i), cellAt(b.header.cells, i)
		text := ""
		place, option := h.at[i]
		switch {
		case option:
			text = q.choices.options[place].ID
		case (h.aside[i] || isBaseRole(h.extra[i])) && isValue(cell) && of != rolePercent:
			text = name
		default:
			continue
		}
		v := signs.read(cell)
		role := roleCount
		if option && inPercent && (v.form == whole || v.form == fraction) {
			v.form = percent
		}
		if v.form == percent {
			role = rolePercent
		}
		column := columnName(name, i)
		p.lines = append(p.lines, wideCell(line.line, text, column, role, given{v, cell, column}))
	}
}

func wideCell(at int, option, column string, of role, g given) line {
	return line{line: at, option: option, col: column, given: map[role]given{of: g}}
}
