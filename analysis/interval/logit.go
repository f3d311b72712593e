package interval

import (
	"math"

	"spoor/data"
)

// MethodLogit names the method of [Logit].
const MethodLogit Method = "logit"

var logitRow = Row{Method: MethodLogit,
	Short: data.Text{NL: "logit", EN: "logit"},
	Name:  data.Text{NL: "logit-interval", EN: "logit interval"},
	Assumes: data.Text{
		NL: answersNL + " Log-odds zijn bij benadering normaal verdeeld; Clopper-Pearson bij k = 0 en k = n.",
		EN: answersEN + " Log odds about normal; Clopper-Pearson at k = 0 and k = n.",
	},
	Source: "Brown, Cai & DasGupta (2001), Statistical Science 16, 101-133",
	one:    Logit,
}

// Logit returns the interval for k of n that is symmetric on the log-odds scale: the log odds of k/n plus and minus
// z sqrt(n/(k(n-k))), transformed back. The log odds do not exist at k = 0 and k = n; there it gives the
// Clopper-Pearson interval, so Low is exactly 0 at k = 0, High exactly 1 at k = n, and the other end is sound. It
// returns ErrNoBase if n is 0.
//
// L. D. Brown, T. T. Cai and A. DasGupta, Interval estimation for a binomial proportion, Statistical Science 16 (2001).
func Logit(k, n int, level float64) (Interval, error) {
	if err := checkCount(k, n, level); err != nil {
		return Interval{}, err
	}
	if k == 0 || k == n {
		low, high := clopperPearson(float64(k), float64(n), (1-level)/2)
		return newInterval(float64(k)/float64(n), low, high, level, MethodLogit), nil
	}
	yes, no := float64(k), float64(n-k)
	factor := math.Exp(normalQuantile(level) * math.Sqrt(1/yes+1/no))
	return newInterval(yes/float64(n), yes/(yes+no*factor), yes/(yes+no/factor), level, MethodLogit), nil
}
