package scan

import (
	"slices"

	"spoor/data"
)

// Group are respondents who gave the same answers, such as a database groups them.
type Group struct {
	Part        int // stratum and cluster
	Respondents int // with a positive weight
	ZeroWeight  int
	Weight      float64 // sum of the weights w
	Squared     float64 // sum of w²
	Summed      bool    // they gave various values of a number, of which there are the sums
	Values      Values
}

// Values are the sums of a number y over a group.
type Values struct {
	Y, YY     float64 // sums of y and y² over those with a positive weight
	WY, WYY   float64 // of wy and wy²
	WWY, WWYY float64 // of w²y and w²y²
}

// Groups count the answers to one unit of respondents who come in groups.
type Groups struct {
	*Count
	batch *batch
}

// NewGroups counts the first unit of the items, in the groups that the item by makes if it is given. The cells stand in the
// order of the columns; the file is named in problems.
func NewGroups(file string, columns []string, items []data.Item, design data.Design, by data.Item, withSums bool) *Groups {
	plan := newPlan(file, columns, items, data.Design{})
	in := domains{by: -1}
	if by.ID != "" {
		in.by = slices.IndexFunc(plan.units, func(u plannedUnit) bool { return u.Item.ID == by.ID })
		in.groups, in.overlap = len(by.Options), by.Kind == data.Multiple
	}
	count := func(unit plannedUnit) *Count {
		c := &Count{plannedUnit: unit, in: in, domains: in.number(), withSums: withSums, perPart: design.Cluster != ""}
		if c.Item.Kind == data.Multiple {
			c.patterns = withSums && (!c.perPart || in.by >= 0 && !in.overlap)
			c.combined = map[combination]*weighed{}
		}
		c.grow(0)
		return c
	}
	return &Groups{count(plan.units[0]).withNets(count), &batch{plan: plan}}
}

// Add counts a group with these cells, and returns what is wrong with its answers to the unit.
func (g *Groups) Add(cells []string, group Group) data.Problems {
	g.batch.one(cells)
	for _, c := range g.all() {
		c.addGroup(g.batch, group)
	}
	var problems data.Problems
	for _, found := range g.batch.problems {
		if found.order>>16 == g.at { // the other items are counted, and reported, for themselves
			problems = append(problems, found.Problem)
		}
	}
	return problems
}

// one reads the cells of a group as those of one record.
func (b *batch) one(cells []string) {
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

// addGroup counts a group, of which the batch holds the answers.
func (c *Count) addGroup(b *batch, group Group) {
	part := group.Part
	c.grow(part)
	s := weighed{group.Respondents, group.ZeroWeight, group.Weight, group.Squared}
	code := int(b.codes[c.at])
	for _, domain := range c.in.of(b, 0, nil) {
		c.codes[(part*c.domains+domain)*c.width+code].merge(s)
		if code >= c.plannedUnit.options() {
			continue
		}
		switch c.Item.Kind {
		case data.Multiple:
			c.addPickedBy(c.of(b.picked[c.slot]), part, domain, s)
		case data.Number:
			v := group.Values
			if !group.Summed {
				v = sumsOf(b.values[c.slot], s)
				c.moments[domain].AddTimes(b.values[c.slot], s.n)
			} else {
				c.moments[domain].Values.Add(v.Y)
				c.moments[domain].Squares.Add(v.YY)
			}
			if c.withSums {
				c.addValues(part, domain, v)
			}
		}
	}
}

func (c *Count) addPickedBy(picked uint64, part, domain int, s weighed) {
	if c.options != nil {
		for _, k := range places(picked) {
			c.options[(part*c.domains+domain)*len(c.Item.Options)+k].merge(s)
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
func sumsOf(y float64, s weighed) Values {
	return Values{WY: s.w * y, WYY: s.w * y * y, WWY: s.square * y, WWYY: s.square * y * y}
}

func (c *Count) addValues(part, domain int, v Values) {
	to := &c.values[part*c.domains+domain]
	for i, sum := range []float64{v.WY, v.WYY, v.WWY, v.WWYY} {
		to[i] += sum
	}
}
