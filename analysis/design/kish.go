package design

import "spoor/data/sums"

// KishEffect returns n sum(w²)/(sum w)² over the positive weights: the factor by which unequal weights alone widen a
// variance when they have nothing to do with the answers. It is 1 for equal weights and at most n. It returns
// ErrNoRespondents if no weight is positive and refuses a weight that is negative or not finite.
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
		return 0, ErrNoRespondents
	}
	sum, squares := 0.0, 0.0
	for _, w := range weights {
		w /= largest
		sum += w
		squares += w * w
	}
	return n * squares / (sum * sum), nil
}
