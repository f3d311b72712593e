package scan

import (
	"context"
	"slices"

	"spoor/data"
	"spoor/data/count/answers"
)

// Crosstabs fills crosstabs by the same item by a scan.
func Crosstabs(ctx context.Context, file answers.File, tables []data.Crosstab) (data.Problems, error) {
	f, err := open(file)
	if err != nil {
		return nil, err
	}
	in := domainsOf(f.plan.units, tables[0].Makers)
	table := func(u answers.Unit) int {
		return slices.IndexFunc(tables, func(t data.Crosstab) bool { return t.Item.ID == u.Item.ID })
	}
	counts, problems, err := f.count(ctx, in, true, func(u answers.Unit) bool { return table(u) >= 0 })
	if err != nil {
		return nil, err
	}
	return problems, AddRows(file.Wave.ID, f.draw.parts, counts, func(u answers.Unit) *data.Crosstab { return &tables[table(u)] })
}

// AddRows adds the tallies of rows to the crosstabs of their items.
func AddRows(wave string, parts *Parts, counts []*Count, table func(u answers.Unit) *data.Crosstab) error {
	tables, places := make([]*data.Crosstab, len(counts)), make([]int, len(counts))
	for i, c := range counts {
		tables[i] = table(c.Unit)
		places[i] = addEmptyRow(tables[i])
	}
	return each(parts, counts, func(i int) error { return counts[i].fill(tables[i], places[i], wave, parts) })
}

// addEmptyRow makes room for the tallies of one row more, and returns its place.
func addEmptyRow(c *data.Crosstab) int {
	add := func(tallies *[]data.Tally) {
		if *tallies == nil {
			*tallies = make([]data.Tally, 0, len(c.Item.RowIDs()))
		}
		*tallies = append(*tallies, data.Tally{})
	}
	add(&c.Whole)
	for g := range c.Groups {
		add(&c.Groups[g].Tallies)
		add(&c.Groups[g].Rest)
	}
	return len(c.Whole) - 1
}

// fill tallies a unit as a row of a crosstab: for everybody, and for each group and the others.
func (c *Count) fill(table *data.Crosstab, row int, wave string, parts *Parts) error {
	var err error
	if table.Whole[row], err = c.Tally(wave, parts, c.in.everybody()...); err != nil {
		return err
	}
	table.Whole[row].Patterns = nil // a crosstab has those of its groups
	for g := range table.Groups {
		group := &table.Groups[g]
		if group.Tallies[row], err = c.Tally(wave, parts, c.in.members(g)...); err != nil {
			return err
		}
		group.Tallies[row].Group = group.ID
		if group.Rest[row], err = c.Tally(wave, parts, c.in.rest(g)...); err != nil {
			return err
		}
	}
	if len(table.Groups) > 0 && c.Item.Kind == data.Multiple && !table.Overlapping() {
		table.Patterns = c.byGroup(len(table.Groups))
	}
	return nil
}
