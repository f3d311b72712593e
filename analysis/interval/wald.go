package interval

import (
	"math"

	"spoor/data"
)

// MethodWald names the method of [Wald].
const MethodWald Method = "wald"

var waldRow = Row{Method: MethodWald,
	Short: data.Text{NL: "Wald", EN: "Wald"},
	Name:  data.Text{NL: "Wald-interval", EN: "Wald interval"},
	Assumes: data.Text{
		NL: answersNL + " Grote n en een percentage ver van 0 en 100; zonder breedte bij k = 0 en k = n. Alleen om een uitkomst na te rekenen die zo is gemaakt.",
		EN: answersEN + " Large n and a proportion far from 0 and 1; a point at k = 0 and k = n. Only to reproduce a figure made with it.",
	},
	Source: "textbook; see Brown, Cai & DasGupta (2001), Statistical Science 16, 101-133, on why not",
	one:    Wald,
}

// Wald returns the textbook interval for k of n, p ± z sqrt(p(1-p)/n), cut off at 0 and 1. It is here only to
// reproduce another tool's figure: it collapses to a point at k = 0 and k = n, and covers far less than its level for
// small n or extreme p. It returns ErrNoBase if n is 0.
func Wald(k, n int, level float64) (Interval, error) {
	if err := checkCount(k, n, level); err != nil {
		return Interval{}, err
	}
	base := float64(n)
	yes, no := float64(k)/base, float64(n-k)/base
	half := normalQuantile(level) * math.Sqrt(yes*no/base)
	return newInterval(yes, yes-half, 1-(no-half), level, MethodWald), nil
}
