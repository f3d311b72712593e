package disclosure

import "fmt"

// totals says which margins are hidden in the one-way tables that were published of the same answers.
type totals struct{ rows, columns []bool }

// WithTotals returns the crosstab of a row and a column question whose own tables are published too, under the same
// rule: rows[i] and columns[j] say which counts are hidden there. The margins are those counts, so exactly the same ones
// are hidden in the crosstab, and only cells are hidden besides. In a yes/no crosstab both columns are hidden if the
// option is, and no row. It returns an error if the numbers of rows and columns differ from those of the crosstab.
func (c Crosstab) WithTotals(rows, columns []bool) (Crosstab, error) {
	if len(c.counts) == 0 || len(rows) != len(c.counts)-1 || len(columns) != len(c.counts[0])-1 {
		return Crosstab{}, fmt.Errorf("%d row totals and %d column totals do not fit the crosstab", len(rows), len(columns))
	}
	c.elsewhere = &totals{append([]bool(nil), rows...), append([]bool(nil), columns...)}
	return c, nil
}

// WithHidden returns the crosstab with cells that are hidden whatever the rule says of them, because they are where the same counts
// are published in another way: cells[i][j] for row i and column j, without margins. A count of 0 is shown all the same. It returns
// an error if the numbers of rows and columns differ from those of the crosstab.
func (c Crosstab) WithHidden(cells [][]bool) (Crosstab, error) {
	if len(c.counts) == 0 || len(cells) != len(c.counts)-1 {
		return Crosstab{}, fmt.Errorf("%d rows of hidden cells do not fit the crosstab", len(cells))
	}
	c.hidden = nil
	for i, row := range cells {
		if len(row) != len(c.counts[0])-1 {
			return Crosstab{}, fmt.Errorf("row %d: %d hidden cells do not fit the crosstab", i+1, len(row))
		}
		c.hidden = append(c.hidden, append([]bool(nil), row...))
	}
	return c, nil
}

// hiddenElsewhere reports whether a count is hidden where it is published too.
func (c Crosstab) hiddenElsewhere(row, column int) bool {
	rows, columns := c.size()
	switch {
	case row < rows && column < columns:
		return c.hidden != nil && c.hidden[row][column] && c.counts[row][column] >= 1
	case c.elsewhere == nil || (row == rows) == (column == columns):
		return false
	case row == rows:
		return c.elsewhere.columns[column]
	}
	return c.elsewhere.rows[row]
}

// checkTotals returns an error if the tables published elsewhere show what the rule hides, or hide what it shows.
func (c Crosstab) checkTotals(rule Rule) error {
	if c.elsewhere == nil {
		return nil
	}
	rows, columns := c.size()
	published := PublishedCrosstab{YesNo: c.yesNo}
	for i, row := range c.counts {
		for j, k := range row {
			hidden := c.hiddenElsewhere(i, j)
			switch margin := (i == rows) != (j == columns); {
			case margin && !hidden && c.reason(i, j, rule) != "":
				return fmt.Errorf("row %d, column %d: %w: this total is shown in another table; "+
					"publish that one under the same rule", i+1, j+1, ErrUnprotected)
			case hidden && (k < published.least(j, &rule) || c.yesNo && j == columns):
				return fmt.Errorf("row %d, column %d: this total cannot be hidden in another table under the rule", i+1, j+1)
			}
		}
	}
	return nil
}
