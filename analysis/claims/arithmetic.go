package claims

import (
	"math"
	"strconv"
)

// Right reports whether the sum comes out as claimed.
func (a Arithmetic) Right() bool { return a.check().Verdict == Supported }

// check works the sum out. Halves are rounded up; a hair of binary fraction does not count.
func (a Arithmetic) check() Evidence {
	found := strconv.FormatFloat(a.Product(), 'f', -1, 64)
	right := math.Abs(a.Rounded()-a.Is) <= 1e-9*math.Max(1, math.Abs(a.Is))
	return decided(KindArithmetic, nil, found, right)
}

// Product returns the percentage of the number, without the noise of binary fractions.
func (a Arithmetic) Product() float64 { return math.Round(a.Percent*a.Of/100*1e6) / 1e6 }

// Rounded returns that percentage, rounded to a multiple of RoundedTo.
func (a Arithmetic) Rounded() float64 {
	return math.Floor(a.Product()/a.RoundedTo+0.5+1e-9) * a.RoundedTo
}
