package interval

import "math"

// WilsonCC returns the score interval with continuity correction for k of n at the given two-sided level: the Wilson
// ends at k - c and k + c, with c = min(1/2, |k - n/2|), so there is no correction at k = n/2. Low is exactly 0 at
// k = 0 and High exactly 1 at k = n. It returns ErrNoBase if n is 0.
//
// R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), method 4;
// the correction at k = n/2 follows R's prop.test.
func WilsonCC(k, n int, level float64) (Interval, error) {
	if err := checkCount(k, n, level); err != nil {
		return Interval{}, err
	}
	count, base, z := float64(k), float64(n), normalQuantile(level)
	correction := min(0.5, math.Abs(count-base/2))
	low, _ := wilson(max(count-correction, 0), base, z)
	_, high := wilson(min(count+correction, base), base, z)
	return newInterval(count/base, low, high, level, MethodWilsonCC), nil
}
