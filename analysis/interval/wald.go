package interval

import "math"

// Wald returns the textbook interval for k of n, p ± z sqrt(p(1-p)/n), cut off at 0 and 1. It is here only to
// reproduce another tool's figure: it collapses to a point at k = 0 and k = n, and covers far less than its level for
// small n or extreme p. It returns ErrNoBase if n is 0.
func Wald(k, n int, level float64) (Interval, error) {
	if err := checkCount(k, n, level); err != nil {
		return Interval{}, err
	}
	base := float64(n)
	yes, no := float64(k)/base, float64(n-k)/base
	half := normalQuantile(level) * math.Sqrt(yes*no/base)
	return newInterval(yes, yes-half, 1-(no-half), level, MethodWald), nil
}
