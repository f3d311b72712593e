package scan

import (
	"slices"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/scan/distinct"
	"spoor/data/sums"
	"spoor/data/where"
)

// Group are respondents who gave the same answers, such as a database groups them.
type Group struct {
	Part        int // stratum and cluster
	Respondents int // with a positive weight
	ZeroWeight  int
	Weight      float64   // sum of the weights w
	Squared     float64   // sum of w²
	Margins     string    // where weights were raked, see [sums.Drawn]
	Before      float64   // and the sum of the weights before that
	Replicates  []float64 // of each replicate the sum of its weights; nil without replicate weights
	Summed      bool      // they gave various values of a number, of which there are the sums
	Values      Values
}

// Values are the sums of a number y over a group.
type Values struct {
	Y, YY     float64   // sums of y and y² over those with a positive weight
	WY, WYY   float64   // of wy and wy²
	WWY, WWYY float64   // of w²y and w²y²
	BY, BYY   float64   // of by and by², with b the weight before raking
	RY, RYY   []float64 // of ry and ry², with r the weight in each replicate

	Least, Greatest float64 // of y, over those with a positive weight
}

// Groups count the answers to one unit of respondents who come in groups.
type Groups struct {
	*Count
	batch *batch
	parts *Parts
	own   []int // units of which problems are reported
}

// NewGroups counts the first unit of the items, or a combination of their numbers if it is given, in the groups that other items make if
// they are given. The cells stand in the order of the columns; the file is named in problems. The parts are those of the design. Who does
// not meet the condition, on items among these, is not asked.
func NewGroups(file string, columns []string, items []data.Item, combination *answers.Combination, parts *Parts, makers []data.Item, condition *where.Condition, withSums bool) *Groups {
	design := parts.design
	plan := newPlan(file, columns, items, data.Design{})
	plan.restrict(condition)
	counted, own := 0, []int{0}
	if combination != nil {
		plan.combine([]answers.Combination{*combination})
		counted, own = len(plan.units)-1, plan.combinations[0].of[:]
	}
	in := domainsOf(plan.units, makers)
	count := func(unit plannedUnit) *Count {
		c := &Count{plannedUnit: unit, at: counted, in: in, domains: in.number(), withSums: withSums, perPart: design.Cluster != "" && design.FPC2 == "",
			placed: design.Strata != "" || design.Cluster != "", detail: design.Detail()}
		c.empty = answers.NewSums(c.Item, sums.Detail{Within: c.detail.Within})
		if c.Item.Kind == data.Multiple {
			c.want(design)
		}
		if design.Raking != nil || design.Replicates != nil {
			c.singly = newSingly(c.Item, c.domains, c.detail)
		}
		c.grow(0)
		return c
	}
	return &Groups{count(plan.units[counted]).withNets(count), &batch{plan: plan}, parts, own}
}

// Add counts a group with these cells, and returns what is wrong with its answers to the unit, or to those that are combined.
func (g *Groups) Add(cells []string, group Group) data.Problems {
	g.batch.one(cells)
	for _, c := range g.all() {
		c.addGroup(g.batch, group, g.parts)
	}
	var problems data.Problems
	for _, found := range g.batch.problems {
		if slices.Contains(g.own, found.order>>16) { // the other items are counted, and reported, for themselves
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
func (c *Count) addGroup(b *batch, group Group, parts *Parts) {
	part := group.Part
	c.grow(part)
	s := weighed{group.Respondents, group.ZeroWeight, group.Weight, group.Squared}
	code := int(b.codes[c.at])
	for _, domain := range c.in.of(b, 0, nil) {
		c.addCode(part, domain, code, s)
		if c.singly.of != nil {
			c.addCell(b, group, parts, domain)
		}
		if code >= c.plannedUnit.options() {
			continue
		}
		switch c.Item.Kind {
		case data.Multiple:
			c.addPickedBy(c.of(b.picked[c.slot]), part, domain, s)
		case data.Number:
			c.addNumber(b.values[c.slot], group, domain)
		}
	}
}

// addNumber counts a number of a group.
func (c *Count) addNumber(y float64, group Group, domain int) {
	s := weighed{group.Respondents, group.ZeroWeight, group.Weight, group.Squared}
	if group.Summed {
		v := group.Values
		c.moments[domain].Values.Add(v.Y)
		c.moments[domain].Squares.Add(v.YY)
		if s.n > 0 {
			c.table.Fill(domain)
			c.table.Extend(domain, s.n, v.Least, v.Greatest)
			c.values.of(group.Part)[domain].add(v)
		}
		return
	}
	if s.n == 0 {
		return
	}
	c.values.of(group.Part)[domain].add(sumsOf(y, s))
	c.table.Add(group.Part, domain, y, distinct.Sums{N: s.n, W: s.w, Square: s.square})
}

// addCell counts a group of raked or replicate weights.
func (c *Count) addCell(b *batch, group Group, parts *Parts, domain int) {
	code := b.codes[c.at]
	state, t := c.state(code), &c.singly.of[domain]
	to := t.Sums
	if state != data.Answered {
		to = t.Others
	}
	at := named(parts.names[group.Part])
	at.Margins = group.Margins
	cell := to.NewCell(at)
	cell.ZeroWeight = group.ZeroWeight
	if state == data.NotAsked {
		cell.ZeroWeight += group.Respondents
	} else {
		cell.Respondents, cell.Weight, cell.SquaredWeight = group.Respondents, group.Weight, group.Squared
		if c.detail.Raked {
			cell.Before = group.Before
		}
	}
	var err error
	switch {
	case state == data.Answered:
		err = c.answered(b, group, t, &cell)
	case cell.Respondents > 0 && group.Replicates != nil:
		err = to.AddReplicates(group.Replicates)
	}
	if err == nil {
		err = to.AddCell(cell)
	}
	if err != nil && c.singly.failed == nil {
		c.singly.failed = err
	}
}

// answered fills in what the respondents of a group answered.
func (c *Count) answered(b *batch, group Group, t *data.Tally, cell *sums.Cell) error {
	if c.Item.Kind == data.Number {
		y, v := b.values[c.slot], group.Values
		if !group.Summed {
			v = sumsOf(y, weighed{w: group.Weight, square: group.Squared})
			v.BY, v.BYY = group.Before*y, group.Before*y*y
			for _, r := range group.Replicates {
				v.RY, v.RYY = append(v.RY, r*y), append(v.RYY, r*y*y)
			}
		}
		valueSums{v.WY, v.WYY, v.WWY, v.WWYY}.in(cell)
		if cell.PickedBefore != nil {
			cell.PickedBefore[0], cell.PickedBefore[1] = v.BY, v.BYY
		}
		if group.Replicates != nil && group.Respondents > 0 {
			if err := t.Sums.AddReplicatedValues(group.Replicates, v.RY, v.RYY); err != nil {
				return err
			}
		}
		if group.Summed {
			t.Values.AddUnknown(group.Respondents, v.Least, v.Greatest)
			return nil
		}
		at := sums.Drawn{Stratum: cell.Stratum, Cluster: cell.Cluster, Margins: cell.Margins}
		return t.Values.AddPlaced(sums.PlacedValue{At: at, Value: sums.Value{Y: y, Respondents: group.Respondents, Weight: group.Weight},
			SquaredWeight: group.Squared, Before: group.Before, Replicates: group.Replicates})
	}
	picks := []int{int(b.codes[c.at])}
	if c.Item.Kind == data.Multiple {
		picks = places(c.of(b.picked[c.slot]))
	}
	for i, k := range picks {
		cell.Counts[k], cell.Picked[k] = group.Respondents, group.Weight
		if cell.PickedBefore != nil {
			cell.PickedBefore[k] = group.Before
		}
		if cell.SquaredPicked == nil {
			continue
		}
		cell.SquaredPicked[k] = group.Squared
		for _, other := range picks[:i] {
			cell.SquaredPairs[sums.Pair(other, k, len(c.Item.Options))] = group.Squared
		}
	}
	if group.Replicates != nil && group.Respondents > 0 {
		return t.Sums.AddReplicates(group.Replicates, picks...)
	}
	return nil
}

func (c *Count) addPickedBy(picked uint64, part, domain int, s weighed) {
	if c.options.kept() {
		for _, k := range places(picked) {
			c.options.of(part)[domain*len(c.Item.Options)+k].merge(s.counted())
		}
	}
	if !c.patterns {
		return
	}
	if c.perPart {
		part = 0
	}
	c.combined.at(combination{part, domain, picked}).merge(s)
	c.loosen()
}
