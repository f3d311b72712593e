package hypothesis

import (
	"math"

	"spoor/data"
)

// MethodWelch names the method of [Welch] for means.
const MethodWelch Method = "welch"

var welchRow = Row{Method: MethodWelch,
	Name: data.Text{NL: "t-toets van Welch", EN: "Welch's t-test"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten in twee onafhankelijke groepen; beide gemiddelden zijn bij benadering normaal verdeeld. De spreiding mag verschillen.",
		EN: "Independent respondents in two independent groups; both means are approximately normal. Their spread may differ.",
	},
	Source: "B. L. Welch (1947), Biometrika 34; F. E. Satterthwaite (1946), Biometrics Bulletin 2.",
}

// Welch returns the two-sided p-value, in [0, 1], of a difference between two independent estimates with these standard errors and
// degrees of freedom. One of the standard errors is above 0.
//
// B. L. Welch, The generalization of Student's problem when several different population variances are involved, Biometrika 34
// (1947).
func Welch(difference, first, df1, second, df2 float64) float64 {
	v, w := first*first, second*second
	return Student(difference, math.Sqrt(v+w), Satterthwaite(v, df1, w, df2))
}

// Satterthwaite returns the degrees of freedom of the sum of two independent variances, of which one is above 0.
//
// F. E. Satterthwaite, An approximate distribution of estimates of variance components, Biometrics Bulletin 2 (1946).
func Satterthwaite(first, df1, second, df2 float64) float64 {
	sum := first + second
	return sum * sum / (first*first/df1 + second*second/df2)
}
