package hypothesis

import "slices"

// BenjaminiHochberg returns p-values adjusted for the false discovery rate, in the order given: of those at most q,
// an expected share of at most q is false, for independent or positively dependent tests. R's p.adjust("BH").
//
// The i-th smallest is multiplied by number/i, made non-increasing from the largest down, and cut at 1.
//
// Y. Benjamini & Y. Hochberg, Controlling the false discovery rate, JRSS B 57 (1995).
func BenjaminiHochberg(p []float64) ([]float64, error) {
	if err := checkPValues(p); err != nil {
		return nil, err
	}
	adjusted := make([]float64, len(p))
	smallest := 1.0
	for rank, i := range slices.Backward(ascending(p)) {
		smallest = min(smallest, float64(len(p))/float64(rank+1)*p[i])
		adjusted[i] = smallest
	}
	return adjusted, nil
}
