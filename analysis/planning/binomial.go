package planning

import (
	"sort"

	"spoor/analysis/hypothesis"
)

// binomial is the exact binomial test of one group of n against a baseline.
type binomial struct {
	n     int
	alpha float64
}

// Power returns the chance that the test against baseline rejects when the true proportion is p.
func (b binomial) Power(baseline, p float64) (float64, error) {
	low, high, err := b.tails(baseline)
	if err != nil {
		return 0, err
	}
	o := newOutcomes(b.n, p)
	power := 0.0
	for i, chance := range o.chances {
		if k := o.from + i; k <= low || k >= high {
			power += chance
		}
	}
	return min(1, power), nil
}

// tails returns the counts that are rejected: at most low, and at least high. The p-value falls away from the likeliest
// count on both sides.
func (b binomial) tails(baseline float64) (low, high int, err error) {
	rejected := func(k int) bool {
		r, failure := hypothesis.Binomial(k, b.n, baseline, hypothesis.TwoSided)
		if failure != nil {
			err = failure
		}
		return r.P <= b.alpha
	}
	mode := min(b.n, int(float64(b.n+1)*baseline))
	low = mode - 1 - sort.Search(mode, func(i int) bool { return rejected(mode - 1 - i) })
	high = mode + 1 + sort.Search(b.n-mode, func(i int) bool { return rejected(mode + 1 + i) })
	return low, high, err
}
