package tables

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/scan"
	"spoor/data/count/tables/server"
	"spoor/data/sums"
	"spoor/data/where"
)

// count counts units, in the domains that other items make if they are given.
func (t *counting) count(ctx context.Context, all []answers.Unit, makers []data.Item, withSums bool) ([]*scan.Count, data.Problems, error) {
	counts := make([]*scan.Count, len(all))
	var problems data.Problems
	for i, u := range all {
		counted, found, err := t.countUnit(ctx, u, makers, withSums)
		if err != nil {
			return nil, nil, err
		}
		counts[i], problems = counted.Count, append(problems, found...)
	}
	return counts, problems, nil
}

// combination is the one that a unit is, nil for another.
func (t *counting) combination(u answers.Unit) *answers.Combination {
	for i := range t.combined {
		if t.combined[i].Item.ID == u.Item.ID {
			return &t.combined[i]
		}
	}
	return nil
}

// countUnit counts one unit.
func (t *counting) countUnit(ctx context.Context, u answers.Unit, makers []data.Item, withSums bool) (*scan.Groups, data.Problems, error) {
	own, factors, combination := []answers.Unit{u}, []float64{1}, t.combination(u)
	if combination != nil {
		own, factors = combination.Of[:], combination.Factors[:]
	}
	columns, items := t.drawColumns(), t.together(own, makers)
	number, err := t.summed(ctx, own, factors)
	if err != nil {
		return nil, nil, err
	}
	for _, name := range answers.Columns(items, data.Design{}) {
		if !slices.Contains(columns, name) && !slices.ContainsFunc(number, func(term server.Term) bool { return term.Column == name }) {
			columns = append(columns, name)
		}
	}
	groups, err := t.groups(ctx, columns, number)
	if err != nil {
		return nil, nil, err
	}
	for _, term := range number {
		columns = append(columns, term.Column)
	}
	counts := scan.NewGroups(t.name, columns, items, combination, t.parts, makers, t.where, withSums)
	left := map[data.Problem]int{}
	for _, group := range groups {
		placed, wrong := t.place(group)
		if err := fatal(wrong); err != nil {
			return nil, nil, err
		}
		if placed.LeftOut {
			continue
		}
		for i, term := range number {
			group.Cells = append(group.Cells, standIn(term, group.Ranges[i]))
		}
		counted := scan.Group{Part: t.parts.Place(placed.Stratum, placed.Cluster), Respondents: group.Respondents, ZeroWeight: group.ZeroWeight,
			Weight: group.Weight, Squared: group.Squared, Margins: placed.Margins, Before: group.Before, Replicates: group.Replicates, Summed: number != nil}
		if v := group.Values; counted.Summed {
			counted.Values = scan.Values{Y: v.Y, YY: v.YY, WY: v.WY, WYY: v.WYY, WWY: v.WWY, WWYY: v.WWYY, BY: v.BY, BYY: v.BYY, RY: v.RY, RYY: v.RYY, Least: v.Least, Greatest: v.Greatest}
		}
		for _, problem := range counts.Add(group.Cells, counted) {
			left[problem] += group.Respondents + group.ZeroWeight
		}
	}
	return counts, withTimes(left), nil
}

// manyValues is how many different values of a number are too many to make a group for each, and to keep; of two that are combined, how
// many pairs of different values. Below it the sums are those of a frame to the last digit, as a database may round off differently from
// one time to the next.
const manyValues = sums.MostValues

// summed returns the number of units, times their factors, whose values the database sums, nil for others.
func (t *counting) summed(ctx context.Context, of []answers.Unit, factors []float64) (server.Number, error) {
	var number server.Number
	different := 1
	for i, u := range of {
		if u.Item.Kind != data.Number || !t.table.Sums(u.Column()) || slices.Contains(t.where.Items(), u.Item.ID) {
			return nil, nil
		}
		values, err := t.table.Different(ctx, u.Column())
		if err != nil {
			return nil, err
		}
		different *= max(values, 1)
		number = append(number, server.Term{Column: u.Column(), Low: u.Item.Range[0], High: u.Item.Range[1], Factor: factors[i]})
	}
	if different <= manyValues {
		return nil, nil
	}
	return number, nil
}

// standIn is a cell with what is known of the numbers of a group: that they are there, and whether they are within the range.
func standIn(number server.Term, in server.Range) string {
	switch in {
	case server.Within:
		return strconv.FormatFloat(number.Low, 'f', -1, 64)
	case server.Outside:
		return "a number outside the range"
	}
	return ""
}

// together are the items that are needed to count a unit, or two that are combined: their own with those rows first, those that make
// groups, those of the condition on respondents, and those that any of these was asked after; of a battery the rows that are needed.
func (t *counting) together(of []answers.Unit, makers []data.Item) []data.Item {
	var items []data.Item
	var wanted []string
	own := func(id string) bool {
		return slices.ContainsFunc(items, func(item data.Item) bool { return item.ID == id })
	}
	for _, u := range of {
		if own(u.Item.ID) {
			continue
		}
		item := u.Item
		var rows []data.Option
		for _, other := range of {
			if row, found := item.Row(other.Row); found && other.Item.ID == item.ID {
				rows = append(rows, row)
			}
		}
		for _, row := range t.rowsOfCondition(item) {
			if !slices.ContainsFunc(rows, func(o data.Option) bool { return o.ID == row.ID }) {
				rows = append(rows, row)
			}
		}
		item.Rows = rows
		items, wanted = append(items, item), append(wanted, t.askedAfter(item)...)
	}
	for _, maker := range makers {
		wanted = append(append(wanted, maker.ID), t.askedAfter(maker)...)
	}
	for _, leaf := range t.where.Leaves() {
		wanted = append(append(wanted, leaf.Item.ID), t.askedAfter(leaf.Item)...)
	}
	for _, item := range t.items {
		if own(item.ID) || !slices.Contains(wanted, item.ID) {
			continue
		}
		if len(item.Rows) > 0 {
			item.Rows = t.rowsOfCondition(item)
		}
		items = append(items, item)
	}
	return items
}

// rowsOfCondition are the rows of a battery that the condition is on.
func (t *counting) rowsOfCondition(item data.Item) []data.Option {
	var rows []data.Option
	for _, row := range item.Rows {
		if slices.ContainsFunc(t.where.Leaves(), func(leaf where.Leaf) bool { return leaf.Item.ID == item.ID && leaf.Row == row.ID }) {
			rows = append(rows, row)
		}
	}
	return rows
}

// askedAfter are the items of the table that decide who was asked an item.
func (t *counting) askedAfter(item data.Item) []string {
	var found []string
	for condition := item.AskedIf; condition != ""; {
		target, _, _ := strings.Cut(condition, ".")
		condition = ""
		for _, other := range t.items {
			if other.ID == target && !slices.Contains(found, target) {
				found, condition = append(found, target), other.AskedIf
			}
		}
	}
	return found
}
