package interval

import "spoor/data"

// MethodWelch names the method of [Welch].
const MethodWelch Method = "welch"

var welchRow = Row{Method: MethodWelch,
	Short: data.Text{NL: "Welch", EN: "Welch"},
	Name:  data.Text{NL: "t-interval van Welch", EN: "Welch's t interval"},
	Assumes: data.Text{
		NL: groupsNL + " Beide gemiddelden zijn bij benadering normaal verdeeld; de spreiding mag verschillen.",
		EN: groupsEN + " Both means are approximately normal; their spread may differ.",
	},
	Source: "Welch (1947), Biometrika 34, 28-35; Satterthwaite (1946), Biometrics Bulletin 2, 110-114",
}

// Welch returns the t interval of a difference between two means of values between 0 and 1: the difference plus and minus t times
// its standard error, sqrt(se1² + se2²), with the degrees of freedom of Welch and Satterthwaite, which need not be whole. It is
// cut off at -1 and 1.
//
// B. L. Welch, The generalization of Student's problem when several different population variances are involved, Biometrika 34
// (1947).
func Welch(difference, standardError, degrees, level float64) Difference {
	reach := StudentQuantile(degrees, level) * standardError
	return Difference{Estimate: difference, Low: max(difference-reach, -1), High: min(difference+reach, 1), Level: level, Method: MethodWelch}
}
