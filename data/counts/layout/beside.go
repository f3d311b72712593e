package layout

import "slices"

// beside cuts a sheet into the tables that stand beside each other. Another table begins where labels of options follow on numbers.
// The cells keep their columns.
func (c *Catalogue) beside(s Sheet) []Sheet {
	starts := []int{0}
	numbers := false // since the labels before
	for column := range s.Width() {
		labels, values := 0, 0
		for _, r := range s.Rows {
			switch cell := r.cell(column); {
			case isValue(cell):
				values++
			case cell != "" && c.IsOption(cell):
				labels++
			}
		}
		if labels > 1 && labels > values && numbers && c.below(s, column) {
			starts, numbers = append(starts, column), false
		}
		numbers = numbers || values > 0 && values >= labels
	}
	if len(starts) == 1 {
		return []Sheet{s}
	}
	var out []Sheet
	for i, from := range starts {
		to := s.Width()
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		out = append(out, s.columns(from, to))
	}
	return out
}

// below reports whether the labels of a column have numbers beside them on their right.
func (c *Catalogue) below(s Sheet, column int) bool {
	return slices.ContainsFunc(s.Rows, func(r row) bool {
		return c.IsOption(r.cell(column)) && slices.ContainsFunc(r.Cells[column:], isValue)
	})
}

func (s Sheet) Width() int {
	width := 0
	for _, r := range s.Rows {
		width = max(width, len(r.Cells))
	}
	return width
}

// columns returns the rows of a sheet with the cells of some columns. What stands alone above all tables, such as the number of
// respondents, is above each.
func (s Sheet) columns(from, to int) Sheet {
	out := Sheet{File: s.File, Name: s.Name}
	started := false
	for _, r := range s.Rows {
		one := row{line: r.line, Cells: make([]string, min(to, len(r.Cells)))}
		filled, elsewhere := false, ""
		for i, cell := range r.Cells {
			switch {
			case cell == "":
			case i >= from && i < to:
				one.Cells[i], filled = cell, true
			default:
				elsewhere = cell
			}
		}
		alone := len(r.Texts())+len(r.Values()) == 1
		if _, mentioned := textBase(elsewhere); !filled && !started && alone && (mentioned || isMention(elsewhere)) {
			one.Cells, filled = []string{elsewhere}, true
		}
		started = started || len(r.Values()) > 0 && !alone
		if filled {
			out.Rows = append(out.Rows, one)
		}
	}
	return out
}
