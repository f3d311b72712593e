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

// one reads the cells of a group as those of one record.
func (b *Batch) ReadGroup(cells []string) {
	b.codes, b.picked, b.values, b.Problems = b.codes[:0], b.picked[:0], b.values[:0], nil
	b.ticks = slices.Grow(b.ticks[:0], len(b.Plan.multiple))[:len(b.Plan.multiple)]
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

// NewGroupCount counts the groups that gave answers to the first unit of a plan.
func NewGroupCount(plan *Plan, design data.Design, by data.Item, withSums bool) *Count {
	in := domains{by: -1}
	if by.ID != "" {
		in.by = slices.IndexFunc(plan.units, func(u plannedUnit) bool { return u.Item.ID == by.ID })
		in.groups, in.overlap = len(by.Options), by.Kind == data.Multiple
	}
	c := &Count{plannedUnit: plan.units[0], in: in, domains: in.number(), withSums: withSums, perPart: design.Cluster != ""}
	if c.Item.Kind == data.Multiple {
		c.patterns = withSums && (!c.perPart || in.by >= 0 && !in.overlap)
		c.combined = map[combination]*weighed{}
	}
	c.Grow(0)
	return c
}

// AddGroup counts a group, of which the batch holds the answers.
func (c *Count) AddGroup(b *Batch, group Group) {
	part := group.Part
	c.Grow(part)
	s := weighed{group.Respondents, group.ZeroWeight, group.Weight, group.Squared}
	code := int(b.codes[c.At])
	for _, domain := range c.in.of(b, 0, nil) {
		c.codes[(part*c.domains+domain)*c.width+code].merge(s)
		if code >= c.plannedUnit.options() {
			continue
		}
		switch c.Item.Kind {
		case data.Multiple:
			c.addPickedBy(b.picked[c.slot], part, domain, s)
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
