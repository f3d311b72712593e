package planning

import "spoor/analysis/hypothesis"

// exactLimit is the largest total number of independent respondents for which power is exact.
const exactLimit = 10_000

// region is what a test of given groups rejects.
type region interface {
	// power returns the chance of rejecting when the true proportions are p1 and p2, at most tolerance too low.
	power(p1, p2, tolerance float64) (float64, error)
	// reaches reports whether that chance is at least target.
	reaches(p1, p2, target float64) (bool, error)
}

// regionOf returns what the test of groups rejects, and whether its power is exact.
func (d *Design) regionOf(g Groups) (region, bool, error) {
	if d.ClusterSize > 1 {
		r, err := d.clusteredRegion(g)
		return r, false, err
	}
	r, err := d.region(g.Control.Effective, g.Other.Effective)
	return r, exact(g.Control.Effective, g.Other.Effective), err
}

// region returns what the test rejects for so many independent respondents. With one arm, p1 is the baseline that it is
// tested against, and n2 is 0.
func (d *Design) region(n1, n2 int) (region, error) {
	key := [2]int{n1, n2}
	if r, known := d.regions[key]; known {
		return r, nil
	}
	r, err := d.newRegion(n1, n2)
	if err != nil {
		return nil, err
	}
	d.regions[key] = r
	return r, nil
}

func (d *Design) newRegion(n1, n2 int) (region, error) {
	alpha := d.ComparisonAlpha()
	switch {
	case d.Arms == 1 && n1 > exactLimit:
		return settled{normalOne{n1, alpha}}, nil
	case d.Arms == 1:
		return settled{binomial{n1, alpha}}, nil
	case n1+n2 > exactLimit:
		return settled{normalTwo{n1, n2, alpha}}, nil
	}
	switch d.Test {
	case hypothesis.MethodFisher:
		r, err := hypothesis.FisherRegion(n1, n2, alpha, hypothesis.TwoSided)
		return settled{r}, err
	case hypothesis.MethodScore:
		return settled{newScore(n1, n2, alpha)}, nil
	}
	b, err := newBoschloo(n1, n2, alpha, d.nearThreshold())
	d.latest = b
	return b, err
}

// nearThreshold returns a threshold that is likely to be just within that of groups of about the size of the latest ones,
// 0 when there were none. A search goes by small steps, so it nearly always is.
func (d *Design) nearThreshold() float64 {
	if d.latest == nil || d.latest.whole {
		return 0
	}
	return d.latest.low * 0.995
}

// exact reports whether the power of groups with so many independent respondents is exact.
func exact(n1, n2 int) bool { return n1+n2 <= exactLimit }

// powered is a region that knows its power at once.
type powered interface {
	Power(p1, p2 float64) (float64, error)
}

type settled struct{ powered }

func (s settled) power(p1, p2, _ float64) (float64, error) { return s.Power(p1, p2) }

func (s settled) reaches(p1, p2, target float64) (bool, error) {
	power, err := s.Power(p1, p2)
	return power >= target-reachSlack, err
}

// reachSlack is how far rounding may carry a power below its target.
const reachSlack = 1e-12
