package hypothesis

import (
	"fmt"
	"math"
)

// regionLimit is the largest total base for which a rejection region is enumerated.
const regionLimit = 10_000

// Region is the set of tables, k1 of n1 against k2 of n2, that Fisher's test rejects at a given level. It takes memory in
// proportion to n1 + n2 and is safe for concurrent use.
type Region struct {
	n1, n2  int
	size    float64
	margins []tails
}

// FisherRegion returns the tables whose Fisher p-value is at most alpha.
//
// alpha lies strictly between 0 and 1; n1 + n2 is at most 10,000, above which it returns an error: plan with the normal
// approximation there.
func FisherRegion(n1, n2 int, alpha float64, alternative Alternative) (Region, error) {
	c, err := newRegion(n1, n2, alpha, alternative)
	if err != nil {
		return Region{}, err
	}
	r, f := c.region(alpha)
	r.size = f.largest()
	return r, nil
}

func newRegion(n1, n2 int, alpha float64, alternative Alternative) (*conditional, error) {
	if err := checkTwo(0, n1, 0, n2, alternative); err != nil {
		return nil, err
	}
	if n1+n2 > regionLimit {
		return nil, fmt.Errorf("a rejection region for %d respondents is too large (at most %d): use the normal approximation",
			n1+n2, regionLimit)
	}
	if err := checkLevel(alpha); err != nil {
		return nil, err
	}
	return &conditional{n1: n1, n2: n2, alternative: alternative}, nil
}

func checkLevel(alpha float64) error {
	if math.IsNaN(alpha) || alpha <= 0 || alpha >= 1 {
		return fmt.Errorf("significance level is %v: give a value between 0 and 1, such as 0.05", alpha)
	}
	return nil
}

// region returns the tables whose Fisher p-value is at most threshold, and their chance by common proportion.
func (c *conditional) region(threshold float64) (Region, mixture) {
	r := Region{n1: c.n1, n2: c.n2, margins: make([]tails, c.n1+c.n2+1)}
	chances := make([]float64, len(r.margins))
	for m := range chances {
		r.margins[m], chances[m] = c.rejects(m, threshold)
	}
	return r, newMixture(chances)
}

// Size is the largest chance of rejecting, in [0, 1], when both groups have the same proportion, whatever it is. It is
// at most alpha.
func (r Region) Size() float64 { return r.size }

// Rejects reports whether the test rejects k1 of n1 against k2 of n2. Counts outside 0..n1 and 0..n2 are not tables,
// and are not rejected.
func (r Region) Rejects(k1, k2 int) bool {
	if k1 < 0 || k1 > r.n1 || k2 < 0 || k2 > r.n2 || len(r.margins) == 0 {
		return false
	}
	t := r.margins[k1+k2]
	return k1 <= t.left || k1 >= t.right
}

// Power returns the chance, in [0, 1], that the test rejects when the true proportions are p1 and p2.
//
// It adds up both binomials over the region; outcomes that are together less likely than about 1e-15 are left out.
func (r Region) Power(p1, p2 float64) (float64, error) {
	if err := checkProportion("first proportion", p1); err != nil {
		return 0, err
	}
	if err := checkProportion("second proportion", p2); err != nil {
		return 0, err
	}
	from1, chances1 := binomialWindow(r.n1, p1)
	from2, chances2 := binomialWindow(r.n2, p2)
	power := 0.0
	for i, chance := range chances1 {
		given := 0.0
		for j, other := range chances2 {
			if r.Rejects(from1+i, from2+j) {
				given += other
			}
		}
		power += chance * given
	}
	return unit(power), nil
}

// binomialWindow returns the probabilities of the outcomes that matter, and the first of those outcomes.
func binomialWindow(n int, p float64) (from int, chances []float64) {
	d := binomialDistribution(n, p)
	peak := d.point(d.mode)
	from, to := d.mode, d.mode
	for from > 0 && d.point(from-1) > peak*1e-18 {
		from--
	}
	for to < n && d.point(to+1) > peak*1e-18 {
		to++
	}
	for k := from; k <= to; k++ {
		chances = append(chances, d.point(k))
	}
	return from, chances
}
