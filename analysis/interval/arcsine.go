package interval

import (
	"math"

	"spoor/data"
)

// MethodArcsine names the method of [Arcsine].
const MethodArcsine Method = "arcsine"

var arcsineRow = Row{Method: MethodArcsine,
	Short: data.Text{NL: "arcsinus", EN: "arcsine"},
	Name:  data.Text{NL: "arcsinusinterval (Anscombe)", EN: "arcsine interval (Anscombe)"},
	Assumes: data.Text{
		NL: answersNL + " Rekent op de schaal van de arcsinus, waar de spreiding niet van het percentage afhangt.",
		EN: answersEN + " Works on the scale of the arcsine, where the spread does not depend on the percentage.",
	},
	Source: "Anscombe (1948), Biometrika 35, 246-254",
	one:    Arcsine,
}

// Arcsine returns the variance-stabilised interval for k of n: sin²(arcsin(sqrt((k + 3/8)/(n + 3/4))) ± z/(2 sqrt(n))), cut off
// at 0 and 1. It returns ErrNoBase if n is 0.
func Arcsine(k, n int, level float64) (Interval, error) {
	if err := checkCount(k, n, level); err != nil {
		return Interval{}, err
	}
	centre := math.Asin(math.Sqrt((float64(k) + 0.375) / (float64(n) + 0.75)))
	reach := normalQuantile(level) / (2 * math.Sqrt(float64(n)))
	low, high := math.Sin(max(0, centre-reach)), math.Sin(min(math.Pi/2, centre+reach))
	return newInterval(float64(k)/float64(n), low*low, high*high, level, MethodArcsine), nil
}
