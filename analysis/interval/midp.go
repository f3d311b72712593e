package interval

import (
	"math"

	"gonum.org/v1/gonum/mathext"

	"spoor/data"
)

// MethodMidP names the method of [MidP].
const MethodMidP Method = "mid-p"

var midPRow = Row{Method: MethodMidP,
	Short: data.Text{NL: "mid-P", EN: "mid-P"},
	Name:  data.Text{NL: "mid-P-interval", EN: "mid-P interval"},
	Assumes: data.Text{
		NL: answersNL + " Telt de gevonden uitkomst voor de helft mee in elke staart; haalt het niveau gemiddeld.",
		EN: answersEN + " Counts half of the observed outcome in each tail; covers its level on average.",
	},
	Source: "Lancaster (1961), JASA 56, 223-234",
	one:    MidP,
}

// MidP returns the interval for k of n whose ends have a mid-P tail of (1-level)/2: the probability of a more extreme
// count plus half the probability of k itself. At k = 0 and k = n only one side is open, and the condition there reads
// (1-High)^n = 1-level, which is also the one-sided exact bound. Low is exactly 0 at k = 0 and High exactly 1 at k = n.
// It returns ErrNoBase if n is 0.
//
// H. O. Lancaster, Significance tests in discrete distributions, JASA 56 (1961).
func MidP(k, n int, level float64) (Interval, error) {
	if err := checkCount(k, n, level); err != nil {
		return Interval{}, err
	}
	count, base, tail := float64(k), float64(n), (1-level)/2
	low, high := midPLower(count, base, tail), 1-midPLower(base-count, base, tail)
	return newInterval(count/base, low, high, level, MethodMidP), nil
}

// midPLower returns the p at which P(X > k) + P(X = k)/2 = tail for X binomial(n, p). P(X > k) is the distribution
// function of Beta(k+1, n-k) at p and P(X >= k) that of Beta(k, n-k+1), so the mid-P tail is their mean.
func midPLower(k, n, tail float64) float64 {
	switch k {
	case 0:
		return 0
	case n:
		return math.Exp(math.Log(2*tail) / n)
	}
	low, high := betaQuantile(tail, k, n-k+1), betaQuantile(tail, k+1, n-k)
	if min(k, n-k) >= largeCount {
		return low + (high-low)/2 // the two are 1/n apart, and the mean is right to 1/(n sqrt(k))
	}
	return root(low, high, func(p float64) float64 {
		return (mathext.RegIncBeta(k, n-k+1, p)+mathext.RegIncBeta(k+1, n-k, p))/2 - tail
	})
}
