package interval

import (
	"math"

	"spoor/data"
)

// MethodMiettinenNurminen names the method of [MiettinenNurminen].
const MethodMiettinenNurminen Method = "miettinen-nurminen"

var miettinenNurminenRow = Row{Method: MethodMiettinenNurminen,
	Short: data.Text{NL: "Miettinen-Nurminen", EN: "Miettinen-Nurminen"},
	Name:  data.Text{NL: "score-interval van Miettinen en Nurminen", EN: "Miettinen-Nurminen score interval"},
	Assumes: data.Text{
		NL: groupsNL + " Keert de scoretoets om, met de variantie maal N/(N−1).",
		EN: groupsEN + " Inverts the score test, with variance times N/(N-1).",
	},
	Source: "Miettinen & Nurminen (1985), Statistics in Medicine 4, 213-226",
	two:    MiettinenNurminen,
}

// MiettinenNurminen returns the score interval for the difference p1 - p2 between k1 of n1 and k2 of n2 in independent
// groups: all differences d whose score statistic is at most z in size,
//
//	(p1 - p2 - d) / sqrt((q1(1-q1)/n1 + q2(1-q2)/n2) N/(N-1)), N = n1 + n2
//
// where q1 and q2 are the most likely proportions with q1 - q2 = d. Mee's interval is the same without N/(N-1). It
// returns an error that wraps ErrNoBase if a group is empty.
//
// O. Miettinen and M. Nurminen, Comparative analysis of two rates, Statistics in Medicine 4 (1985).
func MiettinenNurminen(k1, n1, k2, n2 int, level float64) (Difference, error) {
	if err := checkGroups(k1, n1, k2, n2, level); err != nil {
		return Difference{}, err
	}
	groups := twoGroups{
		yes1: float64(k1), no1: float64(n1 - k1), n1: float64(n1),
		yes2: float64(k2), no2: float64(n2 - k2), n2: float64(n2),
	}
	z := normalQuantile(level)
	estimate := groups.yes1/groups.n1 - groups.yes2/groups.n2
	low := root(-1, estimate, func(d float64) float64 { return groups.score(d) - z })
	high := root(estimate, 1, func(d float64) float64 { return groups.score(d) + z })
	return newDifference(estimate, low, high, level, MethodMiettinenNurminen), nil
}

// twoGroups holds the counts of two independent groups.
type twoGroups struct{ yes1, no1, n1, yes2, no2, n2 float64 }

// score is the score statistic of the difference d, which falls as d rises. It is 0 at the estimate, also where no
// variance is left there, and infinite where a difference is impossible.
func (g twoGroups) score(d float64) float64 {
	distance := g.yes1/g.n1 - g.yes2/g.n2 - d
	if distance == 0 {
		return 0
	}
	q2 := g.likeliest(d)
	q1 := clamp(q2 + d)
	variance := q1*(1-q1)/g.n1 + q2*(1-q2)/g.n2
	return distance / math.Sqrt(variance*(g.n1+g.n2)/(g.n1+g.n2-1))
}

// likeliest returns the proportion of the second group that maximises the likelihood when the first is d larger: where
// the slope of the log likelihood, which falls from end to end, is 0.
func (g twoGroups) likeliest(d float64) float64 {
	low, high := max(0, -d), min(1, 1-d)
	slope := func(q float64) float64 {
		return ratio(g.yes1, q+d) - ratio(g.no1, 1-q-d) + ratio(g.yes2, q) - ratio(g.no2, 1-q)
	}
	if slope(low) <= 0 {
		return low
	}
	if slope(high) >= 0 {
		return high
	}
	return root(low, high, slope)
}

// ratio is count/share, with nothing to gain or lose from an empty count, and without a sign at a share that rounding
// has moved below 0.
func ratio(count, share float64) float64 {
	if count == 0 {
		return 0
	}
	return count / max(share, 0)
}
