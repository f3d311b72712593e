package interval

import (
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Simultaneous returns one interval for each count, all of which hold together at the given joint level. It accepts the
// methods of SimultaneousMethods. The multinomial ones are for categories of which each respondent has exactly one, so
// they refuse counts that do not add up to n; options of a multi-select item take MethodBonferroniWilson.
func Simultaneous(method Method, counts []int, n int, level float64) ([]Interval, error) {
	row, err := find(method, forSeveral)
	if err != nil {
		return nil, err
	}
	return row.joint(counts, n, level)
}

// categories makes a method for the categories of a single-choice item refuse counts that do not add up to the base.
func categories(method Method, of func(counts []int, level float64) ([]Interval, error)) func([]int, int, float64) ([]Interval, error) {
	return func(counts []int, n int, level float64) ([]Interval, error) {
		sum, err := checkCategories(counts, level)
		if err != nil {
			return nil, err
		}
		if sum != n {
			return nil, fmt.Errorf("counts add up to %d, not to the base of %d: %s is for single-choice items only, use %s",
				sum, n, method, MethodBonferroniWilson)
		}
		return of(counts, level)
	}
}

// errNoCategories is returned when there is nothing to give an interval for.
var errNoCategories = errors.New("no categories: give the count of each option, empty ones included")

// checkCategories refuses counts that cannot be those of one single-choice item, and adds them up.
func checkCategories(counts []int, level float64) (int, error) {
	if len(counts) == 0 {
		return 0, errNoCategories
	}
	sum := 0
	for _, count := range counts {
		if count < 0 {
			return 0, fmt.Errorf("count %d is negative: give the number of respondents in each category", count)
		}
		if count > math.MaxInt-sum {
			return 0, fmt.Errorf("counts add up to more than %d: give the number of respondents in each category", math.MaxInt)
		}
		sum += count
	}
	if sum == 0 {
		return 0, ErrNoBase
	}
	return sum, checkLevel(level)
}

// jointQuantile returns the z of one of m two-sided intervals that hold together at the given level by Bonferroni's
// inequality: P(|Z| > z) = (1-level)/m.
func jointQuantile(level float64, m int) float64 {
	return -mathext.NormalQuantile((1 - level) / 2 / float64(m))
}
