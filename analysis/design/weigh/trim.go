// Package weigh moves weights inside bounds, and says what unequal ones cost.
package weigh

import (
	"errors"
	"fmt"

	"spoor/data/sums"
)

// Trim returns the weights moved inside [lower, upper], with what was cut off or filled up shared out equally over the
// weights that were inside, again and again until all are, so that the total stays the same: trimWeights(strict = TRUE)
// of R's survey package. Weights of 0 stay 0 and take no share. An upper of 0 means no upper end.
//
// It refuses ends between which the total does not fit.
func Trim(weights []float64, lower, upper float64) ([]float64, error) {
	if err := sums.CheckWeight(lower); err != nil {
		return nil, fmt.Errorf("lower end: %w", err)
	}
	if err := sums.CheckWeight(upper); err != nil {
		return nil, fmt.Errorf("upper end: %w", err)
	}
	trimmed, total, n := make([]float64, len(weights)), 0.0, 0.0
	for i, w := range weights {
		if err := sums.CheckWeight(w); err != nil {
			return nil, err
		}
		if trimmed[i] = w; w > 0 {
			total += w
			n++
		}
	}
	if n == 0 {
		return nil, errors.New("no weight is above 0: there is nothing to trim")
	}
	if total < n*lower || (upper > 0 && total > n*upper) {
		return nil, fmt.Errorf("weights with a mean of %v do not fit between %v and %v: widen the ends", total/n, lower, upper)
	}
	for range len(weights) {
		if !trimOnce(trimmed, lower, upper) {
			break
		}
	}
	return trimmed, nil
}

// trimOnce moves weights inside the ends, shares the rest out, and reports whether it did anything.
func trimOnce(weights []float64, lower, upper float64) bool {
	// The sharing out can leave a weight a rounding error outside its end, which is no reason to go on.
	const slack = 1e-12
	rest, inside := 0.0, 0
	outside := make([]bool, len(weights))
	for i, w := range weights {
		switch {
		case w == 0:
			continue
		case w < lower*(1-slack):
			rest, weights[i], outside[i] = rest+w-lower, lower, true
		case upper > 0 && w > upper*(1+slack):
			rest, weights[i], outside[i] = rest+w-upper, upper, true
		default:
			inside++
		}
	}
	if inside == 0 || rest == 0 {
		return false
	}
	for i, w := range weights {
		if w > 0 && !outside[i] {
			weights[i] += rest / float64(inside)
		}
	}
	return true
}
