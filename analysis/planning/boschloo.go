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
	growth          float64 // by how much to raise low next, relatively, while that is so
}

// The relative room that rounding gets in a size, and the relative distance below which thresholds are the same.
const (
	sizeSlack      = 1e-9
	thresholdSlack = 1e-10
)

// newBoschloo starts from a threshold that is expected to be near, 0 without one. Fisher's test itself keeps its level.
func newBoschloo(n1, n2 int, alpha, near float64) (*boschloo, error) {
	b := &boschloo{n1: n1, n2: n2, alpha: alpha, low: alpha, high: 1, whole: true, growth: 0.5}
	if near > alpha {
		if err := b.try(near); err != nil {
			return nil, err
		}
		if b.whole {
			b.growth = 0.01
			return b, nil
		}
	}
	return b, b.try(alpha)
}

// try works out the region of a threshold, which replaces the one inside or the one outside.
func (b *boschloo) try(threshold float64) error {
	r, err := hypothesis.FisherRegion(b.n1, b.n2, threshold, hypothesis.TwoSided)
	if err != nil {
		return err
	}
	if threshold > b.alpha && r.Size() > b.alpha*(1+sizeSlack) {
		b.outside, b.high, b.whole = r, threshold, false
	} else {
		b.inside, b.low = r, threshold
	}
	return nil
}

// narrow brings the two thresholds closer. It reports whether there was any distance left.
func (b *boschloo) narrow() (bool, error) {
	if b.high/b.low-1 <= thresholdSlack {
		return false, nil
	}
	return true, b.try(b.next())
}

// next returns the threshold to try: the size rises about evenly between the two.
func (b *boschloo) next() float64 {
	if b.whole {
		raised := b.low * (1 + b.growth)
		b.growth *= 2
		return min(raised, (b.low+b.high)/2)
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
