package scan

import (
	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/scan/distinct"
	"spoor/data/sums"
)

// valueSums are the sums of wy, wy², w²y and w²y².
type valueSums [4]float64

// addValue counts a value of a respondent.
func (c *Count) addValue(y float64, at place, domain int) {
	if at.weight == 0 {
		return
	}
	if c.withSums && !c.plain {
		s, w := &c.values.of(at.part)[domain], at.weight
		s[0] += w * y
		s[1] += w * y * y
		s[2] += w * w * y
		s[3] += w * w * y * y
	}
	c.table.Add(at.part, domain, y, distinct.Sums{N: 1, W: at.weight, Square: at.weight * at.weight})
}

// addPlainValues counts the values of a batch where everybody counts the same, in one domain.
func (c *Count) addPlainValues(b *batch) {
	units, numbers, codes := len(b.plan.units), b.plan.numbers, b.codes[min(c.at, len(b.codes)):]
	for i, at := range b.placed {
		if codes[at.record*units] > 0 {
			continue
		}
		c.table.AddOne(int(b.groups[i]), b.values[at.record*numbers+c.slot])
	}
}

// addLoose counts a value that is not kept, after those that were kept before it.
func (c *Count) addLoose(y float64, domain, n int) {
	if !c.table.Full(domain) {
		wanted := make([]bool, c.domains)
		wanted[domain] = true
		c.table.Each(wanted, func(_, _ int, y float64, s distinct.Sums) { c.moment(y, domain, s.N) })
		c.table.Fill(domain)
	}
	c.moment(y, domain, n)
}

// moment adds a value that is not kept, or no longer, to the moments and the range of its domain.
func (c *Count) moment(y float64, domain, n int) {
	if n == 0 {
		return
	}
	c.addMoment(y, domain, n)
	c.table.Extend(domain, n, y, y)
}

// addMoment adds a value to the moments, and where everybody counts the same to the sums of weights of 1.
func (c *Count) addMoment(y float64, domain, n int) {
	c.moments[domain].AddTimes(y, n)
	if c.plain && c.withSums {
		c.values.of(0)[domain].add(sumsOf(y, alike(n)))
	}
}

// settleValues adds the values that were kept to the moments, once.
func (c *Count) settleValues() {
	if c.table == nil || c.settled {
		return
	}
	c.settled = true
	c.table.Each(nil, func(_, domain int, y float64, s distinct.Sums) { c.addMoment(y, domain, s.N) })
}

// addNumbers enters the values of some domains in a tally.
func (c *Count) addNumbers(t *data.Tally, parts *Parts, in []int) error {
	var values answers.Moments
	for _, domain := range in {
		values.Merge(c.moments[domain])
	}
	values.In(t)
	if c.singly.of != nil {
		t.Values = sums.NewValues(c.detail)
		return nil
	}
	var err error
	t.Values, err = c.valuesIn(parts, in)
	return err
}

// valuesIn returns the values of some domains.
func (c *Count) valuesIn(parts *Parts, in []int) (*sums.Values, error) {
	out := sums.NewValues(c.detail)
	wanted := make([]bool, c.domains)
	for _, domain := range in {
		wanted[domain] = true
		if c.table.Full(domain) {
			out.AddUnknown(c.table.Range(domain))
		}
	}
	out.Grow(c.table.Held(in))
	out.Of(parts.drawns)
	var failed error
	c.table.Each(wanted, func(part, domain int, y float64, s distinct.Sums) {
		if failed != nil {
			return
		}
		p := sums.PlacedValue{Value: sums.Value{Y: y, Respondents: s.N, Weight: s.W}, SquaredWeight: s.Square}
		if c.table.Scattered(domain) {
			failed = out.AddScattered(p)
			return
		}
		failed = out.AddTo(part, p)
	})
	out.Settle()
	return out, failed
}

func (s *valueSums) add(v Values) {
	for i, sum := range []float64{v.WY, v.WYY, v.WWY, v.WWYY} {
		s[i] += sum
	}
}

// sumsOf are the sums of a value that all respondents of a group gave.
func sumsOf(y float64, s weighed) Values {
	return Values{WY: s.w * y, WYY: s.w * y * y, WWY: s.square * y, WWYY: s.square * y * y}
}

func (s valueSums) in(cell *sums.Cell) {
	cell.Picked[0] += s[0]
	cell.Picked[1] += s[1]
	if cell.SquaredPicked != nil {
		cell.SquaredPicked[0] += s[2]
		cell.SquaredPicked[1] += s[3]
	}
}
