package hypothesis

import (
	"errors"
	"fmt"
	"math"

	"spoor/data"
)

// Result is the outcome of one test. Every field is filled by the function that returns it.
type Result struct {
	// Method says which computation gave P. It differs from the test that was asked for when Switched is true.
	Method Method
	// Alternative is the direction that was tested.
	Alternative Alternative
	// P is the p-value, in [0, 1]. A value too small for a float64 is 0.
	P float64
	// StatisticName is "z", "chi-square", "H", "U", "T" or "fisher p", and empty for a test that has no statistic.
	StatisticName string
	// Statistic is finite, and 0 where StatisticName is empty.
	Statistic float64
	// DF is the degrees of freedom of a chi-square distribution, and 0 where none is used.
	DF int
	// Exact is true when P is a sum of exact probabilities, false when it comes from a normal or chi-square distribution.
	Exact bool
	// Switched is true when the test that was asked for was too large, and another one took its place. A note says why.
	Switched bool
	// Notes are cautions that belong beside the number.
	Notes []data.Text
}

// Alternative is the direction of a test.
type Alternative int

// For two groups, Less says that the first group is lower than the second, Greater that it is higher; for one group
// against a benchmark, that the group is lower or higher; for a trend, that it falls or rises with the scores.
const (
	TwoSided Alternative = iota
	Less
	Greater
)

// String returns R's word for the alternative.
func (a Alternative) String() string {
	switch a {
	case TwoSided:
		return "two.sided"
	case Less:
		return "less"
	case Greater:
		return "greater"
	}
	return fmt.Sprintf("Alternative(%d)", int(a))
}

// ErrNoBase is returned, possibly wrapped, when a group has no respondents.
var ErrNoBase = errors.New("no respondents in the base: leave the group out")

// MaxBase is the largest number of respondents in one group that any test here accepts.
const MaxBase = 1_000_000_000

// likelihoodSlack is the relative difference below which two probabilities count as equal when outcomes are ordered by
// likelihood. R's fisher.test and binom.test use the same value.
const likelihoodSlack = 1e-7

func checkAlternative(a Alternative) error {
	if a != TwoSided && a != Less && a != Greater {
		return fmt.Errorf("unknown alternative %d: use TwoSided, Less or Greater", int(a))
	}
	return nil
}

// checkCount reports why k of n is not a count in a base.
func checkCount(k, n int) error {
	switch {
	case n < 0:
		return fmt.Errorf("base %d is negative: give the number of respondents", n)
	case n == 0:
		return ErrNoBase
	case n > MaxBase:
		return fmt.Errorf("base %d is above the largest supported, %d", n, MaxBase)
	case k < 0:
		return fmt.Errorf("count %d is negative: give the number of respondents who chose the option", k)
	case k > n:
		return fmt.Errorf("count %d is larger than its base %d: check which is which", k, n)
	}
	return nil
}

func checkTwo(k1, n1, k2, n2 int, alternative Alternative) error {
	if err := checkCount(k1, n1); err != nil {
		return fmt.Errorf("first group: %w", err)
	}
	if err := checkCount(k2, n2); err != nil {
		return fmt.Errorf("second group: %w", err)
	}
	return checkAlternative(alternative)
}

// checkProportion reports why p is not a proportion.
func checkProportion(name string, p float64) error {
	if math.IsNaN(p) || p < 0 || p > 1 {
		return fmt.Errorf("%s is %v: give a proportion from 0 to 1, such as 0.5 for 50%%", name, p)
	}
	return nil
}

// unit removes rounding noise outside [0, 1].
func unit(p float64) float64 { return min(1, max(0, p)) }

// normalP is the p-value of a standard normal z.
func normalP(z float64, alternative Alternative) float64 {
	switch alternative {
	case Less:
		return math.Erfc(-z/math.Sqrt2) / 2
	case Greater:
		return math.Erfc(z/math.Sqrt2) / 2
	}
	return math.Erfc(math.Abs(z) / math.Sqrt2)
}
