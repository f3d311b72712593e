package analysis

import (
	"errors"

	"spoor/analysis/disclosure"
	"spoor/data"
)

// cells says of the options of a row by the groups which counts are hidden.
type cells [][]bool

func newCells(options, groups int) cells {
	c := make(cells, options)
	for i := range c {
		c[i] = make([]bool, groups)
	}
	return c
}

// turned returns the cells with groups for options.
func (c cells) turned(groups int) cells {
	turned := newCells(groups, len(c))
	for i, row := range c {
		for g, hidden := range row {
			turned[g][i] = hidden
		}
	}
	return turned
}

// add hides what others hide.
func (c cells) add(others cells) {
	for i, row := range others {
		for g, hidden := range row {
			c[i][g] = c[i][g] || hidden
		}
	}
}

// eitherWay returns which counts of one row of an item by groups are hidden whichever of the two items makes the groups, under one
// rule: item by groups and groups by item count the same respondents, and together they would tell what each hides. It is decided
// on who answered both, with the item whose id comes first on one side, so that it does not depend on which is asked for. It
// returns an error that wraps disclosure.ErrUnprotected where nothing may be shown in either.
func (t *Table) eitherWay(crosstab data.Crosstab, p int, rule disclosure.Rule) (cells, error) {
	options := len(t.Parts[p].Estimates)
	hidden := newCells(options, len(crosstab.Groups))
	switch {
	case t.Item.Kind != data.Multiple && !crosstab.Overlapping():
		return t.bothSingle(crosstab, p, rule)
	case t.Item.Kind != data.Multiple:
		for g, group := range crosstab.Groups {
			yes, bases := group.Tallies[p].Counts, make([]int, options)
			for i, k := range yes {
				bases[i] = k + group.Rest[p].Counts[i]
			}
			found, err := yesNoHidden(yes, bases, rule)
			if err != nil {
				return nil, err
			}
			hidden.add(cells{found}.turned(options).at(g, len(crosstab.Groups)))
		}
	case !crosstab.Overlapping():
		for i := range options {
			var yes, bases []int
			for _, group := range crosstab.Groups {
				yes, bases = append(yes, group.Tallies[p].Counts[i]), append(bases, group.Tallies[p].Answered)
			}
			found, err := yesNoHidden(yes, bases, rule)
			if err != nil {
				return nil, err
			}
			hidden[i] = found
		}
	default:
		for g, group := range crosstab.Groups {
			for i := range options {
				in, out := group.Tallies[p], group.Rest[p]
				both, option, chose := in.Counts[i], in.Counts[i]+out.Counts[i], in.Answered
				byGroup, err := yesNoHidden([]int{both, out.Counts[i]}, []int{chose, out.Answered}, rule)
				if err != nil {
					return nil, err
				}
				byOption, err := yesNoHidden([]int{both, chose - both}, []int{option, chose + out.Answered - option}, rule)
				if err != nil {
					return nil, err
				}
				hidden[i][g] = byGroup[0] || byOption[0]
			}
		}
	}
	return hidden, nil
}

// at returns cells of one group as cells of all.
func (c cells) at(group, groups int) cells {
	wide := newCells(len(c), groups)
	for i := range c {
		wide[i][group] = c[i][0]
	}
	return wide
}

// bothSingle is eitherWay for two items of which one answer is given.
func (t *Table) bothSingle(crosstab data.Crosstab, p int, rule disclosure.Rule) (cells, error) {
	turn := crosstab.By.ID < t.Item.ID
	counts := make([][]int, len(t.Parts[p].Estimates))
	for i := range counts {
		for _, group := range crosstab.Groups {
			counts[i] = append(counts[i], group.Tallies[p].Counts[i])
		}
	}
	if turn {
		counts = transposed(counts)
	}
	rows, columns, total := margins(counts)
	hidden := newCells(len(rows), len(columns))
	if total == 0 {
		return newCells(len(t.Parts[p].Estimates), len(crosstab.Groups)), nil
	}
	hiddenRows, err := totalsHidden(rows, total, rule)
	if err != nil {
		return nil, err
	}
	hiddenColumns, err := totalsHidden(columns, total, rule)
	if err != nil {
		return nil, err
	}
	core, err := disclosure.NewCrosstab(counts)
	if err == nil {
		core, err = core.WithTotals(hiddenRows, hiddenColumns)
	}
	if err != nil {
		return nil, err
	}
	release, err := disclosure.SuppressCrosstab(core, rule)
	if err != nil {
		return nil, err
	}
	for _, h := range release.Hidden {
		if h.Row < len(rows) && h.Column < len(columns) {
			hidden[h.Row][h.Column] = true
		}
	}
	if turn {
		hidden = hidden.turned(len(columns))
	}
	return hidden, nil
}

func transposed(counts [][]int) [][]int {
	turned := make([][]int, len(counts[0]))
	for _, row := range counts {
		for g, k := range row {
			turned[g] = append(turned[g], k)
		}
	}
	return turned
}

func margins(counts [][]int) (rows, columns []int, total int) {
	rows, columns = make([]int, len(counts)), make([]int, len(counts[0]))
	for i, row := range counts {
		for g, k := range row {
			rows[i] += k
			columns[g] += k
			total += k
		}
	}
	return rows, columns, total
}

// totalsHidden says which totals the table of one item hides.
func totalsHidden(counts []int, base int, rule disclosure.Rule) ([]bool, error) {
	hidden := make([]bool, len(counts))
	release, err := disclosure.Suppress(disclosure.Table{Kind: disclosure.Single, Base: base, Counts: counts}, rule)
	if err != nil {
		return nil, err
	}
	for _, h := range release.Hidden {
		hidden[h.Column] = true
	}
	return hidden, nil
}

// yesNoHidden says which groups hide how many of them chose an option. Where a group is too small, the table of the option by
// these groups is not shown at all, and nothing has to be hidden for its sake.
func yesNoHidden(yes, bases []int, rule disclosure.Rule) ([]bool, error) {
	hidden := make([]bool, len(yes))
	var places, chosen, of []int
	total, base := 0, 0
	for g, n := range bases {
		if n == 0 {
			continue
		}
		places, chosen, of = append(places, g), append(chosen, yes[g]), append(of, n)
		total, base = total+yes[g], base+n
	}
	if len(places) == 0 {
		return hidden, nil
	}
	table, err := disclosure.NewYesNo(chosen, of)
	if err == nil {
		option := rule.Small(total) || rule.NearlyAll(total, base)
		table, err = table.WithTotals(make([]bool, len(places)), []bool{option, option})
	}
	if err != nil {
		return nil, err
	}
	release, err := disclosure.SuppressCrosstab(table, rule)
	switch {
	case errors.Is(err, disclosure.ErrSmallBase):
		return hidden, nil
	case err != nil:
		return nil, err
	}
	for _, h := range release.Hidden {
		if h.Column == 0 && h.Row < len(places) {
			hidden[places[h.Row]] = true
		}
	}
	return hidden, nil
}
