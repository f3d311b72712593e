package disclosure

import (
	"errors"
	"fmt"
)

// PublishedCrosstab is a crosstab as others see it. Cells has one row and one column more than the table: the column
// totals, the row totals, and in the corner the total, which is always shown.
type PublishedCrosstab struct {
	Cells [][]Cell
	YesNo bool // one option of a multiple choice by group: the columns are yes and no, and the row totals are shown
}

// Attack returns the interval of counts that the attacker can derive for every cell and margin, from the published
// table alone: the least and the largest value over all tables of whole counts that fit, exactly, by maximum flow. An
// informed attacker knows besides that a hidden count is at least 1 (of the complement of a yes/no item: at least 0).
//
// It returns an error if no table fits what is published and what the attacker knows.
//
// D. Gusfield, A graph theoretic approach to statistical data security, SIAM Journal on Computing 17 (1988).
func (p PublishedCrosstab) Attack(a Attacker) ([][]Possible, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	rows, columns := len(p.Cells)-1, len(p.Cells[0])-1
	if err := a.check(rows * columns); err != nil {
		return nil, err
	}
	derived, err := p.bounds(a).derive()
	if err != nil {
		return nil, err
	}
	possible := make([][]Possible, len(derived))
	for i, row := range derived {
		possible[i] = make([]Possible, len(row))
		for j, r := range row {
			possible[i][j] = Possible{r}
		}
	}
	return possible, nil
}

// bounds is what the attacker knows of each count before reasoning.
func (p PublishedCrosstab) bounds(a Attacker) grid {
	rows, columns := len(p.Cells)-1, len(p.Cells[0])-1
	total := p.Cells[rows][columns].Count
	g := make(grid, len(p.Cells))
	for i, row := range p.Cells {
		g[i] = make([]Run, len(row))
		for j, c := range row {
			g[i][j] = Run{c.Count, c.Count}
			if !c.Hidden {
				continue
			}
			g[i][j] = Run{p.least(j, a.Rule), total}
			if i < rows && j < columns {
				in, _ := a.own(i*columns + j)
				g[i][j].Low = max(g[i][j].Low, in)
			}
		}
	}
	return g
}

// least is the smallest count that can be hidden in a column, to someone who knows the rule.
func (p PublishedCrosstab) least(column int, rule *Rule) int {
	if rule == nil || p.YesNo && column == 1 && rule.Complement {
		return 0
	}
	return 1
}

func (p PublishedCrosstab) check() error {
	if len(p.Cells) < 2 || len(p.Cells[0]) < 2 {
		return errors.New("a published crosstab needs at least one row and one column, and its margins")
	}
	rows, columns := len(p.Cells)-1, len(p.Cells[0])-1
	for i, row := range p.Cells {
		if len(row) != columns+1 {
			return fmt.Errorf("row %d has %d cells and the first row has %d", i+1, len(row), columns+1)
		}
		for j, c := range row {
			if !c.Hidden && (c.Count < 0 || c.Count > maxBase) {
				return fmt.Errorf("row %d, column %d: a count of %d is outside 0..%d", i+1, j+1, c.Count, maxBase)
			}
		}
	}
	switch {
	case p.Cells[rows][columns].Hidden:
		return errors.New("the total of a published crosstab is always shown")
	case p.YesNo && columns != 2:
		return fmt.Errorf("a yes/no crosstab has two columns, not %d", columns)
	case p.total() > maxBase:
		return fmt.Errorf("the counts add to more than %d", maxBase)
	}
	return nil
}

// total adds up everything that is shown, so that no sum of it overflows.
func (p PublishedCrosstab) total() int {
	sum := 0
	for _, row := range p.Cells[:len(p.Cells)-1] {
		for _, c := range row[:len(row)-1] {
			sum = min(sum+c.Count, maxBase+1)
		}
	}
	return sum
}
