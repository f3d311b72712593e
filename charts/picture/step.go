package picture

import "math"

// Step returns 1, 2 or 5 times a power of ten, the first that is not below a distance; 1 for none.
func Step(distance float64) float64 {
	if distance <= 0 {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(distance)))
	for _, times := range []float64{1, 2, 5} {
		if power*times >= distance {
			return power * times
		}
	}
	return power * 10
}
