package hypothesis

import (
	"math"

	"spoor/data"
)

// MethodCohensH names the method of [CohensH].
const MethodCohensH Method = "cohens-h"

var cohensHRow = Row{Method: MethodCohensH,
	Name: data.Text{NL: "Cohens h", EN: "Cohen's h"},
	Assumes: data.Text{
		NL: "Een effectgrootte, geen toets: zegt niets over toeval. Ongeveer 0,2 is klein, 0,5 middelgroot, 0,8 groot.",
		EN: "An effect size, not a test: it says nothing about chance. About 0.2 is small, 0.5 medium, 0.8 large.",
	},
	Source: "J. Cohen (1988), Statistical power analysis for the behavioral sciences, 2nd ed.",
}

// CohensH returns Cohen's effect size for two proportions, 2 asin(sqrt(p1)) - 2 asin(sqrt(p2)), in [-pi, pi]. It is
// positive when p1 is the larger; by convention 0.2 is small, 0.5 medium and 0.8 large. R's pwr::ES.h.
//
// J. Cohen, Statistical power analysis for the behavioral sciences, 2nd ed. (1988), chapter 6.
func CohensH(p1, p2 float64) (float64, error) {
	if err := checkProportion("first proportion", p1); err != nil {
		return 0, err
	}
	if err := checkProportion("second proportion", p2); err != nil {
		return 0, err
	}
	return 2*math.Asin(math.Sqrt(p1)) - 2*math.Asin(math.Sqrt(p2)), nil
}
