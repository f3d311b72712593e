package data

import (
	"context"
	"fmt"
	"slices"
)

// scanCrosstabs fills crosstabs by the same item by a scan.
func (s *Survey) scanCrosstabs(ctx context.Context, wave Wave, file WaveFile, tables []Crosstab) (Problems, error) {
	f, err := s.openScan(wave, file)
	if err != nil {
		return nil, err
	}
	in := domains{by: -1}
	if by := tables[0].By; by.ID != "" {
		in.by = slices.IndexFunc(f.plan.units, func(u scanUnit) bool { return u.item.ID == by.ID })
		in.groups, in.overlap = len(by.Options), tables[0].Overlapping()
	}
	table := func(u unit) int {
		return slices.IndexFunc(tables, func(t Crosstab) bool { return t.Item.ID == u.item.ID })
	}
	counts, problems, err := f.count(ctx, in, true, func(u unit) bool { return table(u) >= 0 })
	if err != nil {
		return nil, err
	}
	for _, c := range counts {
		if err := tables[table(c.unit)].addScan(wave.ID, f.draw, c); err != nil {
			return nil, fmt.Errorf("count %s: %w", c.column(), err)
		}
	}
	return problems, nil
}

// addScan adds the tallies of one row of the item.
func (c *Crosstab) addScan(wave string, draw *scanDraw, counted *scanCount) error {
	whole, err := counted.tally(wave, draw, counted.in.everybody()...)
	if err != nil {
		return err
	}
	c.Whole = append(c.Whole, whole)
	for g := range c.Groups {
		group := &c.Groups[g]
		in, err := counted.tally(wave, draw, counted.in.members(g)...)
		if err != nil {
			return err
		}
		in.Group = group.ID
		rest, err := counted.tally(wave, draw, counted.in.rest(g)...)
		if err != nil {
			return err
		}
		group.Tallies, group.Rest = append(group.Tallies, in), append(group.Rest, rest)
	}
	if len(c.Groups) > 0 && c.Item.Kind == Multiple && !c.Overlapping() {
		c.Patterns = counted.together(len(c.Groups))
	}
	return nil
}
