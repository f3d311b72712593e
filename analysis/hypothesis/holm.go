package hypothesis

import (
	"cmp"
	"fmt"
	"slices"

	"spoor/data"
)

// MethodHolm names the method of [Holm].
const MethodHolm Method = "holm"

var holmRow = Row{Method: MethodHolm,
	Name: data.Text{NL: "correctie van Holm", EN: "Holm's adjustment"},
	Assumes: data.Text{
		NL: "Houdt de kans op één of meer onterechte verwerpingen binnen het niveau, hoe de toetsen ook samenhangen.",
		EN: "Keeps the chance of any false rejection within the level, however the tests depend on each other.",
	},
	Source: "S. Holm (1979), Scandinavian Journal of Statistics 6.",
	adjust: Holm,
}

// Holm returns p-values adjusted for testing them all, in the order given: rejecting those at most alpha keeps the
// chance of any false rejection at or below alpha, however the tests depend on each other. R's p.adjust("holm").
//
// The i-th smallest is multiplied by (number - i + 1), made non-decreasing, and cut at 1. No p-values give none back.
//
// S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979).
func Holm(p []float64) ([]float64, error) {
	if err := checkPValues(p); err != nil {
		return nil, err
	}
	adjusted := make([]float64, len(p))
	largest := 0.0
	for rank, i := range ascending(p) {
		largest = max(largest, min(1, float64(len(p)-rank)*p[i]))
		adjusted[i] = largest
	}
	return adjusted, nil
}

func checkPValues(p []float64) error {
	for i, value := range p {
		if !(value >= 0 && value <= 1) {
			return fmt.Errorf("p-value %d is %v: leave out tests without a p-value from 0 to 1", i+1, value)
		}
	}
	return nil
}

// ascending returns the positions of p from the smallest value to the largest, ties in their given order.
func ascending(p []float64) []int {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	return order
}
