package hypothesis

import (
	"math"

	"spoor/data"
)

// MethodLinearContrast names the method of [LinearContrast].
const MethodLinearContrast Method = "linear-contrast"

var linearContrastRow = Row{Method: MethodLinearContrast,
	Name: data.Text{NL: "t-toets op het lineaire contrast", EN: "t-test of the linear contrast"},
	Assumes: data.Text{
		NL: "Onafhankelijke schattingen met hun standaardfout, bij benadering normaal verdeeld; zoekt een rechte lijn over de golven.",
		EN: "Independent estimates with their standard errors, approximately normal; looks for a straight line over the waves.",
	},
	Source: "F. E. Satterthwaite (1946), Biometrics Bulletin 2.",
}

// Estimated is an estimate with its standard error and degrees of freedom.
type Estimated struct{ Estimate, StandardError, DegreesOfFreedom float64 }

// LinearContrast tests whether independent estimates rise or fall with their scores: sum(c m), with c each score less their mean,
// by Student's t. Its variance is sum(c² se²), with the degrees of freedom of Satterthwaite (1946). It returns the two-sided
// p-value and whether the estimates rise, and false where all standard errors are 0.
func LinearContrast(estimates []Estimated, scores []float64) (p float64, rising, tested bool) {
	middle := 0.0
	for _, score := range scores {
		middle += score
	}
	middle /= float64(len(scores))
	contrast, variance, below := 0.0, 0.0, 0.0
	for i, e := range estimates {
		c := scores[i] - middle
		v := c * c * e.StandardError * e.StandardError
		contrast, variance, below = contrast+c*e.Estimate, variance+v, below+v*v/e.DegreesOfFreedom
	}
	if variance == 0 {
		return 1, false, false
	}
	return Student(contrast, math.Sqrt(variance), variance*variance/below), contrast > 0, true
}
