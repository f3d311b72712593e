package interval

import "gonum.org/v1/gonum/mathext"

func betaCDF(x, a, b float64) float64      { return mathext.RegIncBeta(a, b, x) }
func betaQuantile(p, a, b float64) float64 { return mathext.InvRegIncBeta(a, b, p) }

// bisect returns the x in [low, high] where the increasing function f reaches target.
func bisect(low, high, target float64, f func(float64) float64) float64 {
	for range 200 {
		middle := low + (high-low)/2
		if middle <= low || middle >= high {
			break
		}
		if f(middle) < target {
			low = middle
		} else {
			high = middle
		}
	}
	return low + (high-low)/2
}
