package counts

import "slices"

// beside cuts a sheet into the tables that stand beside each other. Another table begins where labels of options follow on numbers.
// The cells keep their columns.
func (c *catalogue) beside(s sheet) []sheet {
	starts := []int{0}
	numbers := false // since the labels before
	for column := range s.width() {
		labels, values := 0, 0
		for _, r := range s.rows {
			switch cell := r.cell(column); {
			case isValue(cell):
				values++
			case cell != "" && c.isOption(cell):
				labels++
			}
		}
		if labels > 1 && labels > values && numbers && c.below(s, column) {
			starts, numbers = append(starts, column), false
		}
		numbers = numbers || values > 0 && values >= labels
	}
	if len(starts) == 1 {
		return []sheet{s}
	}
	var out []sheet
	for i, from := range starts {
		to := s.width()
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		out = append(out, s.columns(from, to))
	}
	return out
}

// below reports whether the labels of a column have numbers beside them on their right.
func (c *catalogue) below(s sheet, column int) bool {
	return slices.ContainsFunc(s.rows, func(r row) bool {
		return c.isOption(r.cell(column)) && slices.ContainsFunc(r.cells[column:], isValue)
	})
}

func (s sheet) width() int {
	width := 0
	for _, r := range s.rows {
		width = max(width, len(r.cells))
	}
	return width
}

// columns returns the rows of a sheet with the cells of some columns. What stands alone above all tables, such as the number of
// respondents, is above each.
func (s sheet) columns(from, to int) sheet {
	out := sheet{file: s.file, name: s.name}
	started := false
	for _, r := range s.rows {
		one := row{line: r.line, cells: make([]string, min(to, len(r.cells)))}
		filled, elsewhere := false, ""
		for i, cell := range r.cells {
			switch {
			case cell == "":
			case i >= from && i < to:
				one.cells[i], filled = cell, true
			default:
				elsewhere = cell
			}
		}
		alone := len(r.texts())+len(r.values()) == 1
		if _, mentioned := textBase(elsewhere); !filled && !started && alone && (mentioned || countedCell.MatchString(elsewhere)) {
			one.cells, filled = []string{elsewhere}, true
		}
		started = started || len(r.values()) > 0 && !alone
		if filled {
			out.rows = append(out.rows, one)
		}
	}
	return out
}
