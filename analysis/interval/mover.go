package interval

import (
	"math"

	"spoor/data"
)

// MethodMover names the method of [Between].
const MethodMover Method = "mover"

var moverRow = Row{Method: MethodMover,
	Short: data.Text{NL: "Zou en Donner", EN: "Zou & Donner"},
	Name:  data.Text{NL: "interval van Zou en Donner voor een verschil van saldi", EN: "interval of Zou and Donner for a difference of net scores"},
	Assumes: data.Text{
		NL: groupsNL + " Voegt de grenzen van beide saldi samen (MOVER); wat scheef is, blijft scheef.",
		EN: groupsEN + " Combines the limits of both net scores (MOVER), and so keeps what is skewed skewed.",
	},
	Source: "Zou & Donner (2008), Statistics in Medicine 27, 1693-1702",
}

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
