package scan

import (
	"context"
	"fmt"
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
	for _, c := range counts {
		if err := AddRow(&tables[table(c.Unit)], file.Wave.ID, f.draw.parts, c); err != nil {
			return nil, fmt.Errorf("count %s: %w", c.Column(), err)
		}
	}
	return problems, nil
}

// AddRow adds the tallies of one row of the item.
func AddRow(c *data.Crosstab, wave string, parts *Parts, counted *Count) error {
	whole, err := counted.Tally(wave, parts, counted.in.everybody()...)
	if err != nil {
		return err
	}
	whole.Patterns = nil // a crosstab has those of its groups
	c.Whole = append(c.Whole, whole)
	for g := range c.Groups {
		group := &c.Groups[g]
		in, err := counted.Tally(wave, parts, counted.in.members(g)...)
		if err != nil {
			return err
		}
		in.Group = group.ID
		rest, err := counted.Tally(wave, parts, counted.in.rest(g)...)
		if err != nil {
			return err
		}
		group.Tallies, group.Rest = append(group.Tallies, in), append(group.Rest, rest)
	}
	if len(c.Groups) > 0 && c.Item.Kind == data.Multiple && !c.Overlapping() {
		c.Patterns = counted.byGroup(len(c.Groups))
	}
	return nil
}
