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
func (t *counting) count(ctx context.Context, all []answers.Unit, makers []data.Item, withSums bool) ([]*scan.Groups, data.Problems, error) {
	counts := make([]*scan.Groups, len(all))
	var problems data.Problems
	for i, u := range all {
		counted, found, err := t.countUnit(ctx, u, makers, withSums)
		if err != nil {
			return nil, nil, err
		}
		counts[i], problems = counted, append(problems, found...)
	}
	return counts, problems, nil
}

// countUnit counts one unit.
func (t *counting) countUnit(ctx context.Context, u answers.Unit, makers []data.Item, withSums bool) (*scan.Groups, data.Problems, error) {
	columns, items := t.drawColumns(), t.together(u, makers)
	number, err := t.summed(ctx, u)
	if err != nil {
		return nil, nil, err
	}
	for _, name := range answers.Columns(items, data.Design{}) {
		if !slices.Contains(columns, name) && (number == nil || name != number.Column) {
			columns = append(columns, name)
		}
	}
	groups, err := t.groups(ctx, columns, number)
	if err != nil {
		return nil, nil, err
	}
	if number != nil {
		columns = append(columns, number.Column)
	}
	counts := scan.NewGroups(t.name, columns, items, t.parts, makers, t.where, withSums)
	left := map[data.Problem]int{}
	for _, group := range groups {
		placed, wrong := t.place(group)
		if err := fatal(wrong); err != nil {
			return nil, nil, err
		}
		if placed.LeftOut {
			continue
		}
		if number != nil {
			group.Cells = append(group.Cells, standIn(*number, group.Values.Range))
		}
		counted := scan.Group{Part: t.parts.Place(placed.Stratum, placed.Cluster), Respondents: group.Respondents, ZeroWeight: group.ZeroWeight,
			Weight: group.Weight, Squared: group.Squared, Margins: placed.Margins, Before: group.Before, Summed: number != nil}
		if v := group.Values; counted.Summed {
			counted.Values = scan.Values{Y: v.Y, YY: v.YY, WY: v.WY, WYY: v.WYY, WWY: v.WWY, WWYY: v.WWYY, BY: v.BY, BYY: v.BYY, Least: v.Least, Greatest: v.Greatest}
		}
		for _, problem := range counts.Add(group.Cells, counted) {
			left[problem] += group.Respondents + group.ZeroWeight
		}
	}
	return counts, withTimes(left), nil
}

// manyValues is how many different values of a number are too many to make a group for each, and to keep. Below it the sums are
// those of a frame to the last digit, as a database may round off differently from one time to the next.
const manyValues = sums.MostValues

// summed returns the number of a unit whose values the database sums, nil for others.
func (t *counting) summed(ctx context.Context, u answers.Unit) (*server.Number, error) {
	if u.Item.Kind != data.Number || !t.table.Sums(u.Column()) || slices.Contains(t.where.Items(), u.Item.ID) {
		return nil, nil
	}
	different, err := t.table.Different(ctx, u.Column())
	if err != nil || different <= manyValues {
		return nil, err
	}
	return &server.Number{Column: u.Column(), Low: u.Item.Range[0], High: u.Item.Range[1]}, nil
}

// standIn is a cell with what is known of the numbers of a group: that they are there, and whether they are within the range.
func standIn(number server.Number, in server.Range) string {
	switch in {
	case server.Within:
		return strconv.FormatFloat(number.Low, 'f', -1, 64)
	case server.Outside:
		return "a number outside the range"
	}
	return ""
}

// together are the items that are needed to count a unit: its own with that row first, those that make groups, those of the
// condition on respondents, and those that any of these was asked after; of a battery the rows that are needed.
func (t *counting) together(u answers.Unit, makers []data.Item) []data.Item {
	own := u.Item
	if u.Row != "" {
		row, _ := own.Row(u.Row) // a unit has a row of its item
		own.Rows = append([]data.Option{row}, slices.DeleteFunc(t.rowsOfCondition(own), func(o data.Option) bool { return o.ID == row.ID })...)
	}
	items := []data.Item{own}
	wanted := t.askedAfter(own)
	for _, maker := range makers {
		wanted = append(append(wanted, maker.ID), t.askedAfter(maker)...)
	}
	for _, leaf := range t.where.Leaves() {
		wanted = append(append(wanted, leaf.Item.ID), t.askedAfter(leaf.Item)...)
	}
	for _, item := range t.items {
		if item.ID == own.ID || !slices.Contains(wanted, item.ID) {
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
