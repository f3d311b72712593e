package claims

import (
	"math"
	"sort"

	"spoor/analysis/audit"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
)

func (e evaluation) majority(shares Shares) ([]Evidence, error) {
	measured, err := e.measureAll(shares)
	if err != nil {
		return nil, err
	}
	var parts []Evidence
	for _, m := range measured {
		test, err := hypothesis.Binomial(m.Count, m.Base, 0.5, hypothesis.TwoSided)
		if err != nil {
			return nil, err
		}
		part := Evidence{Kind: KindMajority, Share: &m, Direction: sign(2*m.Count - m.Base)}
		part.test(test.P, test.P)
		part.Needed = neededFor(m.Base, e.Level, interval.ClopperPearson)
		part.NeededWilson = neededFor(m.Base, e.Level, interval.Wilson)
		parts = append(parts, part)
	}
	return parts, nil
}

// neededFor returns the smallest count whose interval lies above one half, n+1 if there is none.
func neededFor(n int, level float64, bounds func(k, n int, level float64) (interval.Interval, error)) int {
	return sort.Search(n+1, func(k int) bool {
		found, err := bounds(k, n, level)
		return err == nil && found.Low > 0.5
	})
}

func (e evaluation) printed(p Printed) ([]Evidence, error) {
	measured, err := e.measureAll(p.Shares())
	if err != nil {
		return nil, err
	}
	claimed, err := audit.ParsePercentage(p.Percent)
	if err != nil {
		return nil, err
	}
	var parts []Evidence
	for _, m := range measured {
		found, err := audit.PrintedAs(m.Count, m.Base, claimed.Decimals, audit.HalfUp)
		if err != nil {
			return nil, err
		}
		parts = append(parts, decided(KindPrinted, &m, found.String(), found == claimed))
	}
	return parts, nil
}

func (e evaluation) about(a About) ([]Evidence, error) {
	measured, err := e.measureAll(a.Shares())
	if err != nil {
		return nil, err
	}
	from, to := e.region(a)
	var parts []Evidence
	for _, m := range measured {
		above, err := e.beyond(m, from, hypothesis.Greater)
		if err != nil {
			return nil, err
		}
		below, err := e.beyond(m, to, hypothesis.Less)
		if err != nil {
			return nil, err
		}
		part := Evidence{Kind: KindAbout, Share: &m}
		p := 0.0
		switch {
		case m.Proportion < from:
			part.Direction = -1
			p, err = e.beyond(m, from, hypothesis.Less)
		case m.Proportion > to:
			part.Direction = -1
			p, err = e.beyond(m, to, hypothesis.Greater)
		default:
			part.Direction = 1
			p = max(above, below)
		}
		if err != nil {
			return nil, err
		}
		part.test(p, p)
		parts = append(parts, part)
	}
	return parts, nil
}

// region returns the ends of a region as shares, of a mean as places within the range of the item.
func (e evaluation) region(a About) (from, to float64) {
	low, high := 0.0, 100.0
	if item, _ := e.Codebook.Item(a.Item); item.Kind == data.Number {
		low, high = item.Range[0], item.Range[1]
	}
	return (a.From - low) / (high - low), (a.To - low) / (high - low)
}

// beyond returns the p-value, its tail doubled, of a share that lies to that side of an end. No share lies beyond 0 or 1,
// so that towards those ends nothing has to be shown.
func (e evaluation) beyond(m Measured, end float64, side hypothesis.Alternative) (float64, error) {
	if side == hypothesis.Greater && end <= 0 || side == hypothesis.Less && end >= 1 {
		return 0, nil
	}
	if item, _ := e.Codebook.Item(m.Item); item.Kind == data.Number {
		z := (m.Proportion - end) / math.Sqrt(end*(1-end)/float64(m.Base))
		if side == hypothesis.Less {
			z = -z
		}
		return min(1, math.Erfc(z/math.Sqrt2)), nil
	}
	test, err := hypothesis.Binomial(m.Count, m.Base, end, side)
	return min(1, 2*test.P), err
}

func sign(x int) int {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return 0
}
