package interval

import (
	"fmt"
	"math"

	"spoor/data"
)

// MethodNewcombeSuperiority names the method of [Superiority].
const MethodNewcombeSuperiority Method = "newcombe-superiority"

var newcombeSuperiorityRow = Row{Method: MethodNewcombeSuperiority,
	Short: data.Text{NL: "Newcombe", EN: "Newcombe"},
	Name:  data.Text{NL: "score-interval van Newcombe (kans op hoger)", EN: "Newcombe score interval (chance of higher)"},
	Assumes: data.Text{
		NL: groupsNL + " Neemt de variantie van antwoorden zonder gelijke, en is daardoor voorzichtig bij een schaal met weinig punten; ook bruikbaar bij 0 en 1.",
		EN: groupsEN + " Takes the variance of answers without ties, so that it is cautious on a scale of few points; sound at 0 and 1.",
	},
	Source: "Newcombe (2006), Statistics in Medicine 25, 559-573, method 5; Hanley & McNeil (1982), Radiology 143, 29-36",
}

// Superiority returns the score interval for a chance of superiority theta = P(X > Y) + P(X = Y)/2, in [0, 1], that was
// estimated from groups of n1 and n2: U/(n1 n2) of the Mann-Whitney test. The bases need not be whole: n/deff of weighted
// groups. Its ends are the theta for which
//
//	(estimate - theta)² = z² theta(1-theta) (1 + N (1-theta)/(2-theta) + N theta/(1+theta)) / (n1 n2),  N = (n1+n2)/2 - 1
//
// It keeps a width at 0 and 1, where that end is exact, and where everybody answers the same. The variance is that of
// answers without ties; the many ties of a scale of few points make the interval wider than it need be. It returns an
// error that wraps ErrNoBase if a base is 0.
//
// R. G. Newcombe, Confidence intervals for an effect size measure based on the Mann-Whitney statistic, part 2, Statistics
// in Medicine 25 (2006), method 5, after J. A. Hanley & B. J. McNeil, Radiology 143 (1982).
func Superiority(estimate, n1, n2, level float64) (Interval, error) {
	for i, n := range []float64{n1, n2} {
		if err := checkShare(estimate, n, level); err != nil {
			return Interval{}, fmt.Errorf("group %d: %w", i+1, err)
		}
	}
	z := normalQuantile(level)
	low := lowestSuperiority(estimate, n1, n2, z)
	return newInterval(estimate, low, 1-lowestSuperiority(1-estimate, n1, n2, z), level, MethodNewcombeSuperiority), nil
}

// lowestSuperiority is the lower end; the variance is symmetric in theta and 1-theta, and so are the ends.
func lowestSuperiority(estimate, n1, n2, z float64) float64 {
	if estimate == 0 {
		return 0
	}
	n := max((n1+n2)/2-1, 0)
	scale := func(theta float64) float64 { // the right side without theta(1-theta)
		return z * z * (1 + n*(1-theta)/(2-theta) + n*theta/(1+theta)) / n1 / n2
	}
	if estimate == 1 { // where both sides have the factor 1-theta
		return root(0, 1, func(theta float64) float64 { return 1 - theta - theta*scale(theta) })
	}
	return root(0, estimate, func(theta float64) float64 {
		return estimate - theta - math.Sqrt(theta*(1-theta)*scale(theta))
	})
}
