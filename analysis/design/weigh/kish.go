package weigh

import (
	"errors"

	"spoor/data/sums"
)

// ErrNone is returned where no weight is positive.
var ErrNone = errors.New("nobody with a positive weight answered in this group: leave the group out")

// KishEffect returns n sum(w²)/(sum w)² over the positive weights: the factor by which unequal weights alone widen a
// variance when they have nothing to do with the answers. It is 1 for equal weights and at most n. It returns
// ErrNone if no weight is positive and refuses a weight that is negative or not finite.
//
// L. Kish, Survey Sampling, Wiley (1965).
func KishEffect(weights []float64) (float64, error) {
	n, largest := 0.0, 0.0
	for _, w := range weights {
		if err := sums.CheckWeight(w); err != nil {
			return 0, err
		}
		if w > 0 {
			n++
		}
		largest = max(largest, w)
	}
	if n == 0 {
		return 0, ErrNone
	}
	sum, squares := 0.0, 0.0
	for _, w := range weights {
		w /= largest
		sum += w
		squares += w * w
	}
	return n * squares / (sum * sum), nil
}
