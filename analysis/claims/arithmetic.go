package claims

import (
	"math"
	"strconv"
)

// check works the sum out. Halves are rounded up; a hair of binary fraction does not count.
func (a Arithmetic) check() Evidence {
	found := strconv.FormatFloat(a.product(), 'f', -1, 64)
	right := math.Abs(a.rounded()-a.Is) <= 1e-9*math.Max(1, math.Abs(a.Is))
	return decided(KindArithmetic, nil, found, right)
}

// product returns the percentage of the number, without the noise of binary fractions.
func (a Arithmetic) product() float64 { return math.Round(a.Percent*a.Of/100*1e6) / 1e6 }

func (a Arithmetic) rounded() float64 {
	return math.Floor(a.product()/a.RoundedTo+0.5+1e-9) * a.RoundedTo
}
