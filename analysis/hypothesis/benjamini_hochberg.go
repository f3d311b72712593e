package hypothesis

import (
	"slices"

	"spoor/data"
)

// MethodBenjaminiHochberg names the method of [BenjaminiHochberg].
const MethodBenjaminiHochberg Method = "benjamini-hochberg"

var benjaminiHochbergRow = Row{Method: MethodBenjaminiHochberg,
	Name: data.Text{NL: "correctie van Benjamini-Hochberg", EN: "Benjamini-Hochberg adjustment"},
	Assumes: data.Text{
		NL: "Houdt het verwachte aandeel onterechte verwerpingen binnen het niveau, bij onafhankelijke of positief samenhangende toetsen. Voor verkenning.",
		EN: "Keeps the expected share of false rejections within the level, for independent or positively dependent tests. For exploration.",
	},
	Source: "Y. Benjamini & Y. Hochberg (1995), JRSS B 57.",
	adjust: BenjaminiHochberg,
}

// BenjaminiHochberg returns p-values adjusted for the false discovery rate, in the order given: of those at most q,
// an expected share of at most q is false, for independent or positively dependent tests. R's p.adjust("BH").
//
// The i-th smallest is multiplied by number/i, made non-increasing from the largest down, and cut at 1.
//
// Y. Benjamini & Y. Hochberg, Controlling the false discovery rate, JRSS B 57 (1995).
func BenjaminiHochberg(p []float64) ([]float64, error) {
	if err := checkPValues(p); err != nil {
		return nil, err
	}
	adjusted := make([]float64, len(p))
	smallest := 1.0
	for rank, i := range slices.Backward(ascending(p)) {
		smallest = min(smallest, float64(len(p))/float64(rank+1)*p[i])
		adjusted[i] = smallest
	}
	return adjusted, nil
}
