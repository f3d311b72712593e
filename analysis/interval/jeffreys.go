package interval

import "spoor/data"

// MethodJeffreys names the method of [Jeffreys].
const MethodJeffreys Method = "jeffreys"

var jeffreysRow = Row{Method: MethodJeffreys,
	Short: data.Text{NL: "Jeffreys", EN: "Jeffreys"},
	Name:  data.Text{NL: "Jeffreys-interval", EN: "Jeffreys interval"},
	Assumes: data.Text{
		NL: answersNL + " Gelijke staarten, prior Beta(1/2, 1/2); 0 bij k = 0 en 1 bij k = n.",
		EN: answersEN + " Equal-tailed, prior Beta(1/2, 1/2); 0 at k = 0 and 1 at k = n.",
	},
	Source: "Brown, Cai & DasGupta (2001), Statistical Science 16, 101-133",
	one:    Jeffreys,
}

// Jeffreys returns the equal-tailed Bayesian interval for k of n under Jeffreys' prior: the quantiles of
// Beta(k+1/2, n-k+1/2) at (1-level)/2 and (1+level)/2, except that Low is exactly 0 at k = 0 and High exactly 1 at
// k = n (the other end keeps its quantile). It returns ErrNoBase if n is 0.
//
// L. D. Brown, T. T. Cai and A. DasGupta, Interval estimation for a binomial proportion, Statistical Science 16 (2001).
func Jeffreys(k, n int, level float64) (Interval, error) {
	if err := checkCount(k, n, level); err != nil {
		return Interval{}, err
	}
	count, base, tail := float64(k), float64(n), (1-level)/2
	low, high := 0.0, 1.0
	if k > 0 {
		low = betaQuantile(tail, count+0.5, base-count+0.5)
	}
	if k < n {
		high = 1 - betaQuantile(tail, base-count+0.5, count+0.5)
	}
	return newInterval(count/base, low, high, level, MethodJeffreys), nil
}
