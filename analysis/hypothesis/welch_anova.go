package hypothesis

import (
	"errors"
	"fmt"

	"gonum.org/v1/gonum/stat/distuv"

	"spoor/data"
)

// MethodWelchANOVA names the method of [WelchANOVA].
const MethodWelchANOVA Method = "welch-anova"

var welchANOVARow = Row{Method: MethodWelchANOVA,
	Short: data.Text{NL: "variantieanalyse van Welch", EN: "Welch's analysis of variance"},
	Name:  data.Text{NL: "variantieanalyse van Welch", EN: "Welch's analysis of variance"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten in onafhankelijke groepen; de gemiddelden zijn bij benadering normaal verdeeld. De spreiding mag per groep verschillen.",
		EN: "Independent respondents in independent groups; the means are approximately normal. Their spread may differ.",
	},
	Source: "B. L. Welch (1951), Biometrika 38",
}

// GroupMean is the mean of the values of one group of N respondents, with their standard deviation.
type GroupMean struct {
	N               int
	Mean, Deviation float64
}

// ErrNoSpread is the refusal of a group without a spread: one respondent, or one value.
var ErrNoSpread = errors.New("a group gives no spread: it has one respondent, or all gave one value")

// WelchANOVA tests whether the means of two or more groups are equal, whatever their spreads: F with the degrees of freedom
// returned. It is R's oneway.test, and for two groups the square of Welch's t. It returns ErrNoSpread for a group without one.
//
// B. L. Welch, On the comparison of several mean values: an alternative approach, Biometrika 38 (1951).
func WelchANOVA(groups []GroupMean) (r Result, numerator, denominator float64, err error) {
	if len(groups) < 2 {
		return Result{}, 0, 0, fmt.Errorf("%d groups: a test compares two or more", len(groups))
	}
	k, weights, mean := float64(len(groups)), 0.0, 0.0
	for _, g := range groups {
		if g.N < 2 || !(g.Deviation > 0) {
			return Result{}, 0, 0, ErrNoSpread
		}
		weights += g.weight()
		mean += g.weight() * g.Mean
	}
	mean /= weights
	between, unequal := 0.0, 0.0
	for _, g := range groups {
		between += g.weight() * (g.Mean - mean) * (g.Mean - mean)
		rest := 1 - g.weight()/weights
		unequal += rest * rest / float64(g.N-1)
	}
	unequal /= k*k - 1
	numerator, denominator = k-1, 1/(3*unequal)
	r = Result{Method: MethodWelchANOVA, StatisticName: "F", Statistic: between / (k - 1) / (1 + 2*(k-2)*unequal)}
	r.P = distuv.F{D1: numerator, D2: denominator}.Survival(r.Statistic)
	return r, numerator, denominator, nil
}

// weight is one over the squared standard error of the mean.
func (g GroupMean) weight() float64 { return float64(g.N) / (g.Deviation * g.Deviation) }
