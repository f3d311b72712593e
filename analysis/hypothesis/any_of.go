package hypothesis

import (
	"fmt"
	"slices"
)

// AnyOf returns the least and the most respondents who can have chosen at least one of some options of one item, when of each only
// how many of the n respondents chose it is known. Both can occur.
//
// The most is the sum of the counts, at most n. The least is the largest count, and more where a pick limit of m options keeps the
// choices from standing together: u respondents can hold all choices of the options if and only if for every number s of these
// options and t of the others, the s and the t largest counts add up to at most u min(m, s+t) + (n-u) min(m, t), by the theorem of
// Gale and Ryser for two classes of respondents. The limit never lowers the most: choices can be dealt out in turn.
//
// It refuses counts that do not fit the pick limit. The limit may be nil.
//
// D. Gale, A theorem on flows in networks, Pacific Journal of Mathematics 7 (1957).
func AnyOf(counts []int, n int, limit *PickLimit) (least, most int, err error) {
	for _, k := range counts {
		if err := checkCount(k, n); err != nil {
			return 0, 0, err
		}
		least, most = max(least, k), min(n, most+k)
	}
	if limit == nil {
		return least, most, nil
	}
	if limit.Max < 1 {
		return 0, 0, fmt.Errorf("pick limit %d is below 1: give the largest number of options one respondent could choose", limit.Max)
	}
	for _, k := range limit.Others {
		if err := checkCount(k, n); err != nil {
			return 0, 0, fmt.Errorf("other options: %w", err)
		}
	}
	own, others := largest(counts), largest(limit.Others)
	for s, sum := range own {
		for t, rest := range others {
			// u (min(m, s+t) - min(m, t)) >= sum + rest - n min(m, t)
			free, gain := min(limit.Max, t), min(limit.Max, s+t)-min(limit.Max, t)
			lacking := sum + rest - n*free
			switch {
			case lacking <= 0:
			case gain == 0 || (lacking+gain-1)/gain > n:
				return 0, 0, fmt.Errorf("the choices do not fit %d respondents who choose at most %d each: check the base and the limit", n, limit.Max)
			default:
				least = max(least, (lacking+gain-1)/gain)
			}
		}
	}
	return least, most, nil
}

// largest returns the sums of the none, one, two, ... largest counts.
func largest(counts []int) []int {
	sorted := slices.Clone(counts)
	slices.SortFunc(sorted, func(a, b int) int { return b - a })
	sums := []int{0}
	for _, k := range sorted {
		sums = append(sums, sums[len(sums)-1]+k)
	}
	return sums
}
