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
	rows := make([]row, len(counts))
	err := each(parts, counts, func(i int) (err error) {
		rows[i], err = counts[i].row(wave, parts, len(table(counts[i].Unit).Groups))
		return err
	})
	if err != nil {
		return err
	}
	for i, row := range rows {
		row.addTo(table(counts[i].Unit))
	}
	return nil
}

// row holds the tallies of one row of an item, as a crosstab has them.
type row struct {
	whole        data.Tally
	groups, rest []data.Tally
	patterns     []data.Pattern
}

// row tallies a unit for everybody and for each group and the others.
func (c *Count) row(wave string, parts *Parts, groups int) (row, error) {
	r := row{groups: make([]data.Tally, groups), rest: make([]data.Tally, groups)}
	var err error
	if r.whole, err = c.Tally(wave, parts, c.in.everybody()...); err != nil {
		return row{}, err
	}
	r.whole.Patterns = nil // a crosstab has those of its groups
	for g := range groups {
		if r.groups[g], err = c.Tally(wave, parts, c.in.members(g)...); err != nil {
			return row{}, err
		}
		if r.rest[g], err = c.Tally(wave, parts, c.in.rest(g)...); err != nil {
			return row{}, err
		}
	}
	if groups > 0 && c.Item.Kind == data.Multiple && !c.in.overlap {
		r.patterns = c.byGroup(groups)
	}
	return r, nil
}

func (r row) addTo(c *data.Crosstab) {
	if c.Whole == nil {
		rows := len(c.Item.RowIDs())
		c.Whole = make([]data.Tally, 0, rows)
		for g := range c.Groups {
			c.Groups[g].Tallies, c.Groups[g].Rest = make([]data.Tally, 0, rows), make([]data.Tally, 0, rows)
		}
	}
	c.Whole = append(c.Whole, r.whole)
	for g := range c.Groups {
		group := &c.Groups[g]
		r.groups[g].Group = group.ID
		group.Tallies, group.Rest = append(group.Tallies, r.groups[g]), append(group.Rest, r.rest[g])
	}
	if r.patterns != nil {
		c.Patterns = r.patterns
	}
}
