package interval

import (
	"math"

	"spoor/data"
)

// MethodAgrestiCoull names the method of [AgrestiCoull].
const MethodAgrestiCoull Method = "agresti-coull"

var agrestiCoullRow = Row{Method: MethodAgrestiCoull,
	Short: data.Text{NL: "Agresti-Coull", EN: "Agresti-Coull"},
	Name:  data.Text{NL: "Agresti-Coull-interval", EN: "Agresti-Coull interval"},
	Assumes: data.Text{
		NL: answersNL + " Telt z² antwoorden bij, de helft daarvan ja, met de exacte z; afgekapt op 0 en 1.",
		EN: answersEN + " Adds z² answers, half of them yes, with the exact z; cut off at 0 and 1.",
	},
	Source: "Agresti & Coull (1998), The American Statistician 52, 119-126",
	one:    AgrestiCoull,
}

// AgrestiCoull returns the adjusted Wald interval for k of n: p' ± z sqrt(p'(1-p')/n') with n' = n + z² and
// p' = (k + z²/2)/n', for the exact z of the level (not 2), cut off at 0 and 1. It returns ErrNoBase if n is 0.
//
// A. Agresti and B. A. Coull, Approximate is better than "exact" for interval estimation of binomial proportions,
// The American Statistician 52 (1998).
func AgrestiCoull(k, n int, level float64) (Interval, error) {
	if err := checkCount(k, n, level); err != nil {
		return Interval{}, err
	}
	z := normalQuantile(level)
	base := float64(n) + z*z
	yes, no := (float64(k)+z*z/2)/base, (float64(n-k)+z*z/2)/base
	half := z * math.Sqrt(yes*no/base)
	return newInterval(float64(k)/float64(n), yes-half, 1-(no-half), level, MethodAgrestiCoull), nil
}
