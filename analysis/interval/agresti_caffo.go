package interval

import (
	"math"

	"spoor/data"
)

// MethodAgrestiCaffo names the method of [AgrestiCaffo].
const MethodAgrestiCaffo Method = "agresti-caffo"

var agrestiCaffoRow = Row{Method: MethodAgrestiCaffo,
	Short: data.Text{NL: "Agresti-Caffo", EN: "Agresti-Caffo"},
	Name:  data.Text{NL: "Agresti-Caffo-interval", EN: "Agresti-Caffo interval"},
	Assumes: data.Text{
		NL: groupsNL + " Telt in elke groep één ja en één nee bij; afgekapt op −1 en 1.",
		EN: groupsEN + " Adds one yes and one no to each group; cut off at -1 and 1.",
	},
	Source: "Agresti & Caffo (2000), The American Statistician 54, 280-288",
	two:    AgrestiCaffo,
}

// AgrestiCaffo returns the adjusted Wald interval for the difference p1 - p2 between k1 of n1 and k2 of n2 in
// independent groups: one success and one failure are added to each group, whatever the level, and the interval of the
// adjusted difference is cut off at -1 and 1. Estimate is the plain difference; the interval is centred on the adjusted
// one and is stretched to the estimate where it would leave it out. It returns an error that wraps ErrNoBase if a group
// is empty.
//
// A. Agresti and B. Caffo, Simple and effective confidence intervals for proportions and differences of proportions
// result from adding two successes and two failures, The American Statistician 54 (2000).
func AgrestiCaffo(k1, n1, k2, n2 int, level float64) (Difference, error) {
	if err := checkGroups(k1, n1, k2, n2, level); err != nil {
		return Difference{}, err
	}
	estimate := float64(k1)/float64(n1) - float64(k2)/float64(n2)
	base1, base2 := float64(n1)+2, float64(n2)+2
	yes1, no1 := (float64(k1)+1)/base1, (float64(n1-k1)+1)/base1
	yes2, no2 := (float64(k2)+1)/base2, (float64(n2-k2)+1)/base2
	half := normalQuantile(level) * math.Sqrt(yes1*no1/base1+yes2*no2/base2)
	centre := yes1 - yes2
	return newDifference(estimate, centre-half, centre+half, level, MethodAgrestiCaffo), nil
}
