package interval

import "spoor/data"

// MethodClopperPearson names the method of [ClopperPearson].
const MethodClopperPearson Method = "clopper-pearson"

var clopperPearsonRow = Row{Method: MethodClopperPearson,
	Short: data.Text{NL: "Clopper-Pearson", EN: "Clopper-Pearson"},
	Name:  data.Text{NL: "exact interval van Clopper en Pearson", EN: "Clopper-Pearson exact interval"},
	Assumes: data.Text{
		NL: answersNL + " Haalt het betrouwbaarheidsniveau altijd, wat het werkelijke percentage ook is.",
		EN: answersEN + " Covers at least its level, whatever the true proportion.",
	},
	Source: "Clopper & Pearson (1934), Biometrika 26, 404-413",
	one:    ClopperPearson,
}

// ClopperPearson returns the "exact" interval for k of n, which covers at least the given two-sided level whatever the
// true proportion: the (1-level)/2 quantile of Beta(k, n-k+1) and the upper one of Beta(k+1, n-k). Low is exactly 0 at
// k = 0 and High exactly 1 at k = n. It returns ErrNoBase if n is 0.
//
// C. J. Clopper and E. S. Pearson, The use of confidence or fiducial limits, Biometrika 26 (1934).
func ClopperPearson(k, n int, level float64) (Interval, error) {
	if err := checkCount(k, n, level); err != nil {
		return Interval{}, err
	}
	low, high := clopperPearson(float64(k), float64(n), (1-level)/2)
	return newInterval(float64(k)/float64(n), low, high, level, MethodClopperPearson), nil
}

// ClopperPearsonEffective is ClopperPearson for a proportion p on an effective base of n answers, which need not be
// whole: with n/deff (and the usual correction for few degrees of freedom) it is the interval of Korn and Graubard. Low
// is exactly 0 at p = 0 and High exactly 1 at p = 1. It returns ErrNoBase if n is 0, and an error if p is outside
// [0, 1] or n is negative or not finite.
//
// E. L. Korn and B. I. Graubard, Confidence intervals for proportions with small expected number of positive counts
// estimated from survey data, Survey Methodology 24 (1998).
func ClopperPearsonEffective(p, n, level float64) (Interval, error) {
	if err := checkShare(p, n, level); err != nil {
		return Interval{}, err
	}
	low, high := clopperPearson(p*n, n, (1-level)/2)
	return newInterval(p, low, high, level, MethodClopperPearson), nil
}

// clopperPearson returns both ends with probability tail beyond each; the beta quantile is never asked with a zero
// parameter.
func clopperPearson(k, n, tail float64) (low, high float64) {
	low, high = 0, 1
	if k > 0 {
		low = betaQuantile(tail, k, n-k+1)
	}
	if k < n {
		high = 1 - betaQuantile(tail, n-k, k+1)
	}
	return low, high
}
