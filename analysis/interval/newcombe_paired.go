package interval

import (
	"errors"
	"fmt"
	"math"

	"spoor/data"
)

// MethodNewcombePaired names the method of [PairedNewcombe].
const MethodNewcombePaired Method = "newcombe-paired"

var newcombePairedRow = Row{Method: MethodNewcombePaired,
	Short: data.Text{NL: "Newcombe, gepaard", EN: "Newcombe, paired"},
	Name:  data.Text{NL: "gepaard interval van Newcombe", EN: "Newcombe paired interval"},
	Assumes: data.Text{
		NL: "Onafhankelijke respondenten die ieder beide vragen, of in beide metingen, hebben beantwoord.",
		EN: "Independent respondents who each answer both questions or both waves.",
	},
	Source: "Newcombe (1998), Statistics in Medicine 17, 2635-2650, method 10",
}

// PairedNewcombe returns the interval for the difference between two proportions of the same respondents: those who
// chose the first minus those who chose the second, (first - second)/n. The four counts are the cells of their 2x2
// table: both, only the first, only the second, neither. The Wilson intervals of the two shares are combined as in
// Newcombe, less what their correlation phi explains; where phi is positive its numerator is reduced by n/2, to 0 at
// least, and phi is 0 where a margin is empty.
//
// It returns ErrNoBase if all cells are 0, and an error if one is negative.
//
// R. G. Newcombe, Improved confidence intervals for the difference between binomial proportions based on paired data,
// Statistics in Medicine 17 (1998), method 10.
func PairedNewcombe(both, first, second, neither int, level float64) (Difference, error) {
	if both < 0 || first < 0 || second < 0 || neither < 0 {
		return Difference{}, errors.New("a cell of the paired table is negative: give the respondents who chose both, only the first, only the second, neither")
	}
	n, err := checkCategories([]int{both, first, second, neither}, level)
	if err != nil {
		return Difference{}, fmt.Errorf("paired table: %w", err)
	}
	z, base := normalQuantile(level), float64(n)
	one, two := scored(float64(both+first), base, z), scored(float64(both+second), base, z)
	phi := pairedCorrelation(float64(both), float64(first), float64(second), float64(neither))
	estimate := (float64(first) - float64(second)) / base
	low := estimate - correlatedHypot(one.below, two.above, phi)
	high := estimate + correlatedHypot(one.above, two.below, phi)
	return newDifference(estimate, low, high, level, MethodNewcombePaired), nil
}

// pairedCorrelation is the phi coefficient of a 2x2 table with the correction of the paired method.
func pairedCorrelation(both, first, second, neither float64) float64 {
	spread := math.Sqrt(both+first) * math.Sqrt(second+neither) * math.Sqrt(both+second) * math.Sqrt(first+neither)
	if spread == 0 {
		return 0
	}
	association := both*neither - first*second
	if association > 0 {
		association = max(association-(both+first+second+neither)/2, 0)
	}
	return association / spread
}

// correlatedHypot is sqrt(x² - 2 phi x y + y²).
func correlatedHypot(x, y, phi float64) float64 {
	return math.Sqrt(max(x*x-2*phi*x*y+y*y, 0))
}
