package hypothesis

import (
	"fmt"

	"spoor/data"
)

// Family is the outcome of Tarone's procedure, in the order of the tests.
type Family struct {
	// Size is Tarone's K, the number that the level is divided by; 0 without tests.
	Size int
	// Member is false for a test that could not reach alpha/Size whatever the data; it leaves the family.
	Member []bool
	// Adjusted is Size times P for members, cut at 1, and 1 for the others. At most alpha means rejected.
	Adjusted []float64
	// StepDown is the same carried on as Holm does, determining K again for the tests that are left after each
	// rejection. It is never above Adjusted, and at most alpha means rejected.
	StepDown []float64
}

// MethodTarone names the method of [Tarone].
const MethodTarone Method = "tarone"

var taroneRow = Row{Method: MethodTarone,
	Name: data.Text{NL: "correctie van Tarone", EN: "Tarone's adjustment"},
	Assumes: data.Text{
		NL: "Discrete voorwaardelijke toetsen, zoals die van Fisher: opties die het niveau nooit kunnen halen, tellen niet mee in de correctie. Geldt alleen bij het genoemde niveau.",
		EN: "Discrete conditional tests, such as Fisher's: options that could never reach the level leave the family. Holds at the stated level only.",
	},
	Source: "R. E. Tarone (1990), Biometrics 46; step-down by G. Hommel & F. Krummenauer (1998), Biometrics 54.",
}

// Tarone adjusts p-values of discrete tests, leaving tests out of the family that could never reach alpha.
//
// minimum[i] is the smallest p-value that test i could give with its margins, such as that of [MinimumFisher]. K is the
// smallest k for which at most k tests have a minimum of at most alpha/k. The adjusted values hold at this alpha only,
// unlike Holm's, because the family depends on it. It suits conditional tests; the smallest Boschloo p-value is not fixed
// by the margins, so use Fisher's p-values with it.
//
// R. E. Tarone, A modified Bonferroni method for discrete data, Biometrics 46 (1990); step-down: G. Hommel &
// F. Krummenauer, Improvements and modifications of Tarone's multiple test procedure for discrete data, Biometrics 54
// (1998).
func Tarone(p, minimum []float64, alpha float64) (Family, error) {
	if len(p) != len(minimum) {
		return Family{}, fmt.Errorf("%d p-values and %d smallest p-values: give one of each for every test", len(p), len(minimum))
	}
	if err := checkPValues(p); err != nil {
		return Family{}, err
	}
	if err := checkPValues(minimum); err != nil {
		return Family{}, fmt.Errorf("smallest p-values: %w", err)
	}
	if err := checkLevel(alpha); err != nil {
		return Family{}, err
	}
	for i := range p {
		if p[i] < minimum[i]*(1-likelihoodSlack) {
			return Family{}, fmt.Errorf("p-value %d is %v, below %v that was given as its smallest: check the margins", i+1, p[i], minimum[i])
		}
	}
	order := ascending(p)
	family := Family{
		Size:     familySize(order, minimum, alpha),
		Member:   make([]bool, len(p)),
		Adjusted: make([]float64, len(p)),
	}
	for i := range p {
		family.Member[i] = minimum[i] <= alpha/float64(family.Size)
		family.Adjusted[i] = 1
		if family.Member[i] {
			family.Adjusted[i] = min(1, float64(family.Size)*p[i])
		}
	}
	family.StepDown = stepDown(order, p, minimum, alpha)
	return family, nil
}

// familySize returns Tarone's K for the listed tests, and 0 if there are none.
func familySize(tests []int, minimum []float64, alpha float64) int {
	for k := 1; k <= len(tests); k++ {
		possible := 0
		for _, i := range tests {
			if minimum[i] <= alpha/float64(k) {
				possible++
			}
		}
		if possible <= k {
			return k
		}
	}
	return 0
}

// stepDown adjusts the smallest p-value among the members, removes that test and starts again with the rest.
func stepDown(order []int, p, minimum []float64, alpha float64) []float64 {
	adjusted := make([]float64, len(p))
	rest := append([]int(nil), order...)
	largest := 0.0
	for len(rest) > 0 {
		size := familySize(rest, minimum, alpha)
		next := -1
		for position, i := range rest {
			if minimum[i] <= alpha/float64(size) {
				next = position
				break
			}
		}
		if next < 0 {
			break
		}
		i := rest[next]
		largest = max(largest, min(1, float64(size)*p[i]))
		adjusted[i] = largest
		rest = append(rest[:next], rest[next+1:]...)
	}
	for _, i := range rest {
		adjusted[i] = 1
	}
	return adjusted
}
