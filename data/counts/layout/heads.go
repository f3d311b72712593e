package layout

import (
	"slices"

	"spoor/data/writing"
)

// headed are the columns of a table whose header holds options or rows.
type headed struct {
	at    map[int]int // place of the option or row, by column; -1 where it may be several
	extra map[int]Role
	aside map[int]bool // columns of those who gave no answer
	label int          // the column with the labels of the lines; -1 for none
	left  []string
}

// heads finds the options in a header.
func heads(header row, options *Labels) (headed, bool) {
	h := headed{at: map[int]int{}, extra: map[int]Role{}, aside: map[int]bool{}, label: -1}
	taken := map[int]bool{}
	for i, cell := range header.Cells {
		if cell == "" {
			continue
		}
		f := options.Find(cell)
		place := f.Place
		_, missing := writing.Missing(cell)
		switch {
		case place >= 0 && taken[place] && IsBaseRole(RoleOf(cell)):
			h.extra[i] = RoleOf(cell) // "n" beside the option of that id
		case place >= 0 && taken[place] && !h.giveBack(place, header):
			return h, false
		case place >= 0:
			h.at[i], taken[place] = place, true
		case len(f.Ambiguous) > 0:
			h.at[i] = place // which it is, is asked where its numbers are read
		case missing:
			h.aside[i] = true
		case RoleOf(cell) != roleOther:
			h.extra[i] = RoleOf(cell)
		default:
			h.left = append(h.left, cell)
		}
	}
	return h, len(h.at) > 0
}

// giveBack takes the column that was read as an option for what it says otherwise, the number of respondents, as another column has the
// label of that option: "n", beside "Nee" with the id n.
func (h headed) giveBack(place int, header row) bool {
	for i, of := range h.at {
		if role := RoleOf(header.cell(i)); of == place && IsBaseRole(role) {
			h.extra[i] = role
			delete(h.at, i)
			return true
		}
	}
	return false
}

// isUnknown reports whether a column has a name that says nothing. Where an option lacks, its numbers may be those of that, misspelt.
func (h headed) isUnknown(i int, name string) bool {
	_, option := h.at[i]
	return !option && name != "" && i != h.label && !h.aside[i] && RoleOf(name) == roleOther
}

// labels finds the column whose cells are labels of the lines, and returns how many of them are.
func (h *headed) labels(b block, fits func(string) bool) int {
	best := 0
	for i := range b.width() {
		if _, option := h.at[i]; option {
			continue
		}
		n := 0
		for _, r := range b.data {
			if cell := r.cell(i); cell != "" && !isValue(cell) && fits(cell) {
				n++
			}
		}
		if n > best {
			best, h.label = n, i
		}
	}
	return best
}

func (b block) width() int {
	width := 0
	for _, r := range b.data {
		width = max(width, len(r.Cells))
	}
	return width
}

// twoRows returns a block whose header stands in two rows, the options above "n" and "%", with the options as its header; the columns of
// percentages beside counts lose their name.
func (b block) twoRows() block {
	if b.header == nil || len(b.leads) == 0 {
		return b
	}
	above := b.leads[len(b.leads)-1]
	counts, percents := 0, 0
	for _, cell := range b.header.Cells {
		switch r := RoleOf(cell); {
		case r == RoleCount || r == roleN:
			counts++
		case r == RolePercent:
			percents++
		}
	}
	if len(above.Texts()) < 2 || counts+percents < 2 {
		return b
	}
	head := row{line: b.header.line, Cells: slices.Clone(b.header.Cells)}
	text := ""
	for i, cell := range b.header.Cells {
		r := RoleOf(cell)
		if over := cellAt(above.Cells, i); over != "" {
			text = over
		}
		switch {
		case r == RolePercent && counts > 0:
			head.Cells[i] = ""
		case (r == RoleCount || r == roleN || r == RolePercent) && text != "":
			head.Cells[i] = text
		}
	}
	b.header, b.leads = &head, b.leads[:len(b.leads)-1]
	return b
}
