package interval

import "math"

// MethodMover names the interval of [Between].
const MethodMover Method = "mover"

// Between returns the first difference minus the second, of independent groups, such as the net scores of two waves. The limits of
// both are combined as Newcombe does those of two proportions: by the method of variance estimates recovery (MOVER), which keeps
// what is skewed skewed. Estimate and limits are in [-2, 2]; the level is that of the first.
//
// G. Y. Zou and A. Donner, Construction of confidence limits about effect measures: a general approach, Statistics in Medicine 27
// (2008), equations 4 and 5.
func Between(first, second Difference) Difference {
	estimate := first.Estimate - second.Estimate
	return Difference{
		Estimate: estimate,
		Low:      estimate - math.Hypot(first.Estimate-first.Low, second.High-second.Estimate),
		High:     estimate + math.Hypot(first.High-first.Estimate, second.Estimate-second.Low),
		Level:    first.Level,
		Method:   MethodMover,
	}
}
