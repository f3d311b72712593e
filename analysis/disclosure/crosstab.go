package disclosure

import (
	"errors"
	"fmt"
)

// Crosstab is a two-way table of true counts, of which the row totals, the column totals and the total are published.
type Crosstab struct {
	counts    [][]int // with margins: the last row and column
	yesNo     bool
	elsewhere *totals  // nil if the totals are published here only
	hidden    [][]bool // cells that are hidden already, without margins; nil for none
}

// NewCrosstab makes a crosstab of counts, rows by columns; it adds the margins. It returns an error if the rows differ
// in length, a count is negative or there is none.
func NewCrosstab(counts [][]int) (Crosstab, error) {
	if len(counts) == 0 || len(counts[0]) == 0 {
		return Crosstab{}, errors.New("a crosstab needs at least one row and one column")
	}
	rows, columns := len(counts), len(counts[0])
	extended := make([][]int, rows+1)
	extended[rows] = make([]int, columns+1)
	for i, row := range counts {
		if len(row) != columns {
			return Crosstab{}, fmt.Errorf("row %d has %d counts and the first row has %d", i+1, len(row), columns)
		}
		extended[i] = append(make([]int, 0, columns+1), row...)
		total := 0
		for j, k := range row {
			if k < 0 || k > maxBase/(rows*columns) {
				return Crosstab{}, fmt.Errorf("row %d, column %d: a count of %d is outside 0..%d", i+1, j+1, k,
					maxBase/(rows*columns))
			}
			total += k
			extended[rows][j] += k
		}
		extended[i] = append(extended[i], total)
		extended[rows][columns] += total
	}
	return Crosstab{counts: extended}, nil
}

// NewYesNo makes the crosstab of one option of a multiple choice by group: counts[i] of bases[i] chose it. Its first
// column is yes, its second no, and its row totals are the bases, which stay published, because the other options share
// them. The complement rule holds in it: a count of nearly everyone in a group is small as well.
func NewYesNo(counts, bases []int) (Crosstab, error) {
	if len(counts) != len(bases) {
		return Crosstab{}, fmt.Errorf("%d groups have a count and %d a base", len(counts), len(bases))
	}
	rows := make([][]int, len(counts))
	for i, k := range counts {
		if k < 0 || k > bases[i] {
			return Crosstab{}, fmt.Errorf("group %d: a count of %d is outside 0..%d, its base", i+1, k, bases[i])
		}
		rows[i] = []int{k, bases[i] - k}
	}
	c, err := NewCrosstab(rows)
	c.yesNo = true
	return c, err
}

// size returns the number of rows and columns without margins.
func (c Crosstab) size() (rows, columns int) { return len(c.counts) - 1, len(c.counts[0]) - 1 }

// reason says why the count at a place must be hidden for its own sake, "" if it need not.
func (c Crosstab) reason(row, column int, rule Rule) Reason {
	_, columns := c.size()
	k := c.counts[row][column]
	if c.yesNo && column < columns {
		yes := c.counts[row][0]
		if rule.NearlyAll(yes, c.counts[row][columns]) {
			return NearlyAll
		}
		if rule.Complement && rule.Small(yes) {
			return Small
		}
	}
	if rule.Small(k) && (!c.yesNo || column != 1) {
		return Small
	}
	return ""
}

// publish shows the counts that have no reason to be hidden.
func (c Crosstab) publish(reasons [][]Reason) PublishedCrosstab {
	p := PublishedCrosstab{YesNo: c.yesNo, Cells: make([][]Cell, len(c.counts))}
	for i, row := range c.counts {
		p.Cells[i] = make([]Cell, len(row))
		for j, k := range row {
			p.Cells[i][j] = Hidden()
			if reasons[i][j] == "" {
				p.Cells[i][j] = Shown(k)
			}
		}
	}
	return p
}

// check returns an error if there is no table, or the rule allows nothing of it.
func (c Crosstab) check(rule Rule) error {
	if len(c.counts) == 0 {
		return errors.New("a crosstab is made by NewCrosstab or NewYesNo")
	}
	rows, columns := c.size()
	if err := rule.CheckBase(c.counts[rows][columns]); err != nil {
		return err
	}
	for i := 0; i < rows && c.yesNo; i++ {
		if rule.Small(c.counts[i][columns]) {
			return fmt.Errorf("group %d: %w of %d; merge it with another group", i+1, ErrSmallBase, rule.Threshold)
		}
	}
	return c.checkTotals(rule)
}
