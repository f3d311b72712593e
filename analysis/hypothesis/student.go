package hypothesis

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"spoor/data"
)

// MethodStudent names the method of [Student].
const MethodStudent Method = "student"

var studentRow = Row{Method: MethodStudent,
	Short: data.Text{NL: "t-toets op de gelineariseerde standaardfout", EN: "t-test on the linearised standard error"},
	Name:  data.Text{NL: "t-toets van een gewogen verschil", EN: "t-test of a weighted difference"},
	Assumes: data.Text{
		NL: "Het verschil is bij benadering normaal verdeeld, met de samenhang door gedeelde clusters; vrijheidsgraden zijn clusters min strata.",
		EN: "The difference is approximately normal, with the correlation that shared clusters give; degrees of freedom are clusters minus strata.",
	},
	Source: "D. A. Binder (1983), International Statistical Review 51",
}

// Student returns the two-sided p-value, in [0, 1], of an estimate that would be 0 by chance alone, given its standard error and
// degrees of freedom, which need not be whole. The standard error is above 0.
func Student(estimate, standardError, degrees float64) float64 {
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: degrees}
	return min(1, 2*t.Survival(math.Abs(estimate)/standardError))
}
