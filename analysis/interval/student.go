package interval

import (
	"math"
	"sync/atomic"

	"gonum.org/v1/gonum/stat/distuv"

	"spoor/data"
)

// MethodStudent names the method of [Student].
const MethodStudent Method = "student"

var studentRow = Row{Method: MethodStudent,
	Short: data.Text{NL: "Student", EN: "Student"},
	Name: data.Text{NL: "t-interval (bij een steekproefontwerp op de gelineariseerde standaardfout)",
		EN: "t interval (with a sampling design on the linearised standard error)"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten; het gemiddelde is bij benadering normaal verdeeld. Van weinig respondenten en een scheve verdeling is dat twijfelachtig.",
		EN: "Independent respondents; the mean is approximately normal, which is doubtful with few respondents and a skewed distribution.",
	},
	Source: "Student (1908), Biometrika 6, 1-25",
}

// Student returns the t interval of a mean of values between 0 and 1: the mean plus and minus t standard errors, with t the
// quantile of Student's distribution with that many degrees of freedom, which need not be whole. It is cut off at 0 and 1.
//
// Student, The probable error of a mean, Biometrika 6 (1908).
func Student(mean, standardError, degrees, level float64) Interval {
	reach := StudentQuantile(degrees, level) * standardError
	return Interval{Low: clamp(mean - reach), High: clamp(mean + reach), Level: level, Method: MethodStudent}
}

// LogitMean returns the interval of a mean of values between 0 and 1 that respects that range: m ± t se/(m(1-m)) on the scale of
// log(m/(1-m)), transformed back. The mean lies strictly between 0 and 1.
func LogitMean(mean, standardError, degrees, level float64) Interval {
	factor := math.Exp(StudentQuantile(degrees, level) * standardError / (mean * (1 - mean)))
	odds := mean / (1 - mean)
	return Interval{Low: odds / factor / (1 + odds/factor), High: odds * factor / (1 + odds*factor), Level: level, Method: MethodLogit}
}

// StudentQuantile is the t with P(|T| <= t) = level, at more than 0 degrees of freedom. The options of an item ask for the same ones.
func StudentQuantile(degrees, level float64) float64 {
	kept := &quantiles[uint(degrees)%uint(len(quantiles))]
	if last := kept.Load(); last != nil && last.level == level && last.degrees == degrees {
		return last.t
	}
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: degrees}.Quantile((1 + level) / 2)
	kept.Store(&quantile{degrees, level, t})
	return t
}

type quantile struct{ degrees, level, t float64 }

// quantiles are those that were asked for last, by the degrees of freedom.
var quantiles [64]atomic.Pointer[quantile]
