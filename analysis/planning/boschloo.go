package planning

import "spoor/analysis/hypothesis"

// boschloo is the region of Boschloo's test, worked out as far as a question needs. The test rejects the tables whose
// Fisher p-value is at most some threshold, the largest that keeps the size at most alpha. Between a threshold that keeps it
// and one that does not lies the region, and so the power; most questions are answered before the two have met.
type boschloo struct {
	n1, n2          int
	alpha           float64
	inside, outside hypothesis.Region
	low, high       float64 // their thresholds
	whole           bool    // outside is not known yet: it may be every table
}

// The relative room that rounding gets in a size, and the relative distance below which thresholds are the same; as in
// hypothesis.BoschlooRegion.
const (
	sizeSlack      = 1e-9
	thresholdSlack = 1e-10
)

func newBoschloo(n1, n2 int, alpha float64) (*boschloo, error) {
	inside, err := hypothesis.FisherRegion(n1, n2, alpha, hypothesis.TwoSided)
	return &boschloo{n1: n1, n2: n2, alpha: alpha, inside: inside, low: alpha, high: 1, whole: true}, err
}

// narrow halves the distance between the two thresholds, or better. It reports whether there was any left.
func (b *boschloo) narrow() (bool, error) {
	if b.high/b.low-1 <= thresholdSlack {
		return false, nil
	}
	middle := b.next()
	r, err := hypothesis.FisherRegion(b.n1, b.n2, middle, hypothesis.TwoSided)
	if err != nil {
		return false, err
	}
	if r.Size() > b.alpha*(1+sizeSlack) {
		b.outside, b.high, b.whole = r, middle, false
	} else {
		b.inside, b.low = r, middle
	}
	return true, nil
}

// next returns the threshold to try: the size rises about evenly between the two.
func (b *boschloo) next() float64 {
	if b.whole {
		return min(1.5*b.low, (b.low+b.high)/2)
	}
	share := (b.alpha - b.inside.Size()) / (b.outside.Size() - b.inside.Size())
	return b.low + min(max(share, 0.2), 0.8)*(b.high-b.low)
}

// bounds returns the power of both regions.
func (b *boschloo) bounds(p1, p2 float64) (low, high float64, err error) {
	low, err = b.inside.Power(p1, p2)
	if err != nil || b.whole {
		return low, 1, err
	}
	high, err = b.outside.Power(p1, p2)
	return low, high, err
}

func (b *boschloo) power(p1, p2, tolerance float64) (float64, error) {
	for {
		low, high, err := b.bounds(p1, p2)
		if err != nil || high-low <= tolerance {
			return low, err
		}
		if more, err := b.narrow(); err != nil || !more {
			return low, err
		}
	}
}

func (b *boschloo) reaches(p1, p2, target float64) (bool, error) {
	target -= reachSlack
	for {
		low, high, err := b.bounds(p1, p2)
		if err != nil || low >= target || high < target {
			return low >= target, err
		}
		if more, err := b.narrow(); err != nil || !more {
			return low >= target, err
		}
	}
}
