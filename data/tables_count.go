package data

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"spoor/data/database"
)

// count counts units, in the domains that the item by makes if it is given.
func (t *tableCount) count(ctx context.Context, all []unit, by Item, withSums bool) ([]*scanCount, Problems, error) {
	counts := make([]*scanCount, len(all))
	var problems Problems
	for i, u := range all {
		counted, found, err := t.countUnit(ctx, u, by, withSums)
		if err != nil {
			return nil, nil, err
		}
		counts[i], problems = counted, append(problems, found...)
	}
	for _, c := range counts { // a row may have come in with a stratum that was not there before
		c.grow(max(0, len(t.draw.names)-1))
	}
	return counts, problems, nil
}

// countUnit counts one unit.
func (t *tableCount) countUnit(ctx context.Context, u unit, by Item, withSums bool) (*scanCount, Problems, error) {
	columns, items := t.drawColumns(), t.together(u, by)
	number, err := t.summed(ctx, u)
	if err != nil {
		return nil, nil, err
	}
	for _, name := range columnsOf(items, Design{}) {
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
	plan := newScanPlan(t.name, columns, items, Design{})
	counts := newTableCount(plan, t.wave.Design, by, withSums)
	batch := &scanBatch{plan: plan}
	left := map[Problem]int{}
	for _, group := range groups {
		if len(t.unplaced(group)) > 0 {
			continue
		}
		if number != nil {
			group.Cells = append(group.Cells, standIn(*number, group.Values.Range))
		}
		batch.one(group.Cells)
		for _, problem := range batch.problems {
			if problem.order>>16 == counts.at { // the other items are counted, and reported, for themselves
				left[problem.Problem] += group.Respondents + group.ZeroWeight
			}
		}
		part := 0
		if t.wave.Design.Strata != "" || t.wave.Design.Cluster != "" {
			part = t.draw.part(t.drawnCells(group.Cells))
		}
		counts.addGroup(batch, part, group, number != nil)
	}
	return counts, withTimes(left), nil
}

// manyValues is how many different values of a number are too many to make a group for each. Below it the sums are those of a
// frame to the last digit, as a database may round off differently from one time to the next.
const manyValues = 10_000

// summed returns the number of a unit whose values the database sums, nil for others.
func (t *tableCount) summed(ctx context.Context, u unit) (*database.Number, error) {
	if u.item.Kind != Number || !t.table.Sums(u.column()) {
		return nil, nil
	}
	different, err := t.table.Different(ctx, u.column())
	if err != nil || different <= manyValues {
		return nil, err
	}
	return &database.Number{Column: u.column(), Low: u.item.Range[0], High: u.item.Range[1]}, nil
}

// standIn is a cell with what is known of the numbers of a group: that they are there, and whether they are within the range.
func standIn(number database.Number, in database.Range) string {
	switch in {
	case database.Within:
		return strconv.FormatFloat(number.Low, 'f', -1, 64)
	case database.Outside:
		return "a number outside the range"
	}
	return ""
}

// together are the items that are needed to count a unit: its own with that row only, the one it was asked after, and the one
// that makes groups.
func (t *tableCount) together(u unit, by Item) []Item {
	own := u.item
	if u.row != "" {
		row, _ := own.Row(u.row) // a unit has a row of its item
		own.Rows = []Option{row}
	}
	items := []Item{own}
	target, _, _ := strings.Cut(own.AskedIf, ".")
	for _, item := range t.items {
		if item.ID != own.ID && (item.ID == target || item.ID == by.ID) {
			items = append(items, item)
		}
	}
	return items
}

// one reads the cells of a group as those of one record.
func (b *scanBatch) one(cells []string) {
	b.codes, b.picked, b.values, b.problems = b.codes[:0], b.picked[:0], b.values[:0], nil
	b.ticks = slices.Grow(b.ticks[:0], len(b.plan.multiple))[:len(b.plan.multiple)]
	r := &b.records
	r.Bytes, r.Ends = r.Bytes[:0], nil
	for _, cell := range cells {
		r.Bytes = append(r.Bytes, cell...)
		r.Ends = append(r.Ends, int32(len(r.Bytes)))
		r.Bytes = append(r.Bytes, ',')
	}
	r.Bytes = append(r.Bytes, make([]byte, 16)...) // cells are read eight bytes at a time
	b.answers()
}

// newTableCount counts the first unit of a plan.
func newTableCount(plan *scanPlan, design Design, by Item, withSums bool) *scanCount {
	in := domains{by: -1}
	if by.ID != "" {
		in.by = slices.IndexFunc(plan.units, func(u scanUnit) bool { return u.item.ID == by.ID })
		in.groups, in.overlap = len(by.Options), by.Kind == Multiple
	}
	c := &scanCount{scanUnit: plan.units[0], in: in, domains: in.number(), withSums: withSums, perPart: design.Cluster != ""}
	if c.item.Kind == Multiple {
		c.patterns = withSums && (!c.perPart || in.by >= 0 && !in.overlap)
		c.combined = map[combination]*weighed{}
	}
	c.grow(0)
	return c
}

// addGroup counts respondents who all gave the answers that the batch holds; of a number that was summed, whatever values.
func (c *scanCount) addGroup(b *scanBatch, part int, group database.Group, summed bool) {
	c.grow(part)
	s := weighed{group.Respondents, group.ZeroWeight, group.Weight, group.Squared}
	code := int(b.codes[c.at])
	for _, domain := range c.in.of(b, 0, nil) {
		c.codes[(part*c.domains+domain)*c.width+code].merge(s)
		if code >= c.scanUnit.options() {
			continue
		}
		switch c.item.Kind {
		case Multiple:
			c.addPickedBy(b.picked[c.slot], part, domain, s)
		case Number:
			v := group.Values
			if !summed {
				v = sumsOf(b.values[c.slot], s)
				c.moments[domain].addTimes(b.values[c.slot], s.n)
			} else {
				c.moments[domain].values.add(v.Y)
				c.moments[domain].squares.add(v.YY)
			}
			if c.withSums {
				c.addValues(part, domain, v)
			}
		}
	}
}

func (c *scanCount) addPickedBy(picked uint64, part, domain int, s weighed) {
	if c.options != nil {
		for _, k := range places(picked) {
			c.options[(part*c.domains+domain)*len(c.item.Options)+k].merge(s)
		}
	}
	if !c.patterns {
		return
	}
	if c.perPart {
		part = 0
	}
	key := combination{part, domain, picked}
	if c.combined[key] == nil {
		c.combined[key] = new(weighed)
	}
	c.combined[key].merge(s)
}

// sumsOf are the sums of a value that all respondents of a group gave.
func sumsOf(y float64, s weighed) database.Values {
	return database.Values{WY: s.w * y, WYY: s.w * y * y, WWY: s.square * y, WWYY: s.square * y * y}
}

func (c *scanCount) addValues(part, domain int, v database.Values) {
	to := &c.values[part*c.domains+domain]
	for i, sum := range []float64{v.WY, v.WYY, v.WWY, v.WWYY} {
		to[i] += sum
	}
}
