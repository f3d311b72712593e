package hypothesis

import (
	"fmt"
	"slices"

	"spoor/data"
)

// PickLimit says how many options of an item one respondent could choose, and how often the other options were chosen.
type PickLimit struct {
	// Max is the largest number of options one respondent could choose, at least 1.
	Max int
	// Others are the counts of all other options of the item, each at most the base.
	Others []int
}

// Range holds every exact McNemar p-value that fits the margins of two options of one item.
type Range struct {
	// Method is MethodMcNemarRange.
	Method Method
	// Low and High are the smallest and largest p-value, in [0, 1].
	Low, High float64
	// MinOverlap and MaxOverlap bound the number of respondents who chose both options.
	// High belongs to MinOverlap and Low to MaxOverlap.
	MinOverlap, MaxOverlap int
}

// MethodMcNemarRange names the method of [McNemarRange].
const MethodMcNemarRange Method = "mcnemar-range"

var mcNemarRangeRow = Row{Method: MethodMcNemarRange,
	Name: data.Text{NL: "bereik van de exacte toets van McNemar", EN: "range of McNemar's exact test"},
	Assumes: data.Text{
		NL: "Dezelfde respondenten konden beide opties kiezen, en alleen de totalen zijn bekend: de kleinste en grootste p-waarde over elke mogelijke overlap.",
		EN: "The same respondents could choose both options, and only the totals are known: the smallest and largest p-value over every possible overlap.",
	},
	Source: "Q. McNemar (1947), Psychometrika 12; overlap by D. Gale (1957), Pacific Journal of Mathematics 7.",
}

// McNemarRange returns the range of the exact McNemar p-value for two options of one item, chosen by k1 and k2 of the
// same n respondents, when only these margins are known.
//
// The overlap lies between max(0, k1+k2-n) and min(k1, k2). With a pick limit of m options it is also at most
// n(m-1) minus the sum of the m-1 largest other counts. That is sharp: by Gale and Ryser the other picks can be dealt
// out if and only if, for every t, the t largest other counts sum to at most sum_j min(free_j, t), where respondent j
// has free_j picks left; moving one respondent into the overlap lowers the right side only at t = m-1, by one. So a
// smaller overlap is always possible when a larger one is, and the limit never raises the lower end: once all picks
// together fit, it is within the bound. It makes no use
// of respondents having chosen at least one option, because a base may hold respondents who chose none.
//
// P grows as the overlap shrinks: a discordant pair on each side makes the same difference less surprising. The two
// ends are therefore enough. It refuses counts that do not fit the pick limit. The limit may be nil.
//
// D. Gale, A theorem on flows in networks, Pacific Journal of Mathematics 7 (1957).
func McNemarRange(k1, k2, n int, limit *PickLimit) (Range, error) {
	for _, k := range []int{k1, k2} {
		if err := checkCount(k, n); err != nil {
			return Range{}, err
		}
	}
	low, high := max(0, k1+k2-n), min(k1, k2)
	if limit != nil {
		bound, err := limit.overlap(k1, k2, n)
		if err != nil {
			return Range{}, err
		}
		high = min(high, bound)
	}
	smallest := mcNemarP(k1-high, k2-high)
	return Range{
		Method: MethodMcNemarRange,
		Low:    smallest, High: max(smallest, mcNemarP(k1-low, k2-low)), // rounding may not turn the ends around
		MinOverlap: low, MaxOverlap: high,
	}, nil
}

// overlap returns the largest overlap that the limit allows, ignoring that it is at most min(k1, k2).
func (l PickLimit) overlap(k1, k2, n int) (int, error) {
	if l.Max < 1 {
		return 0, fmt.Errorf("pick limit %d is below 1: give the largest number of options one respondent could choose", l.Max)
	}
	total := k1 + k2
	for _, k := range l.Others {
		if err := checkCount(k, n); err != nil {
			return 0, fmt.Errorf("other options: %w", err)
		}
		total += k
	}
	// Dividing instead of multiplying keeps a huge limit from overflowing.
	if (total+n-1)/n > l.Max {
		return 0, fmt.Errorf("%d picks do not fit %d respondents who choose at most %d each: check the base and the limit",
			total, n, l.Max)
	}
	if l.Max > len(l.Others)+1 {
		return n, nil
	}
	others := slices.Clone(l.Others)
	slices.Sort(others)
	bound := n * (l.Max - 1)
	for _, k := range others[len(others)-(l.Max-1):] {
		bound -= k
	}
	return bound, nil
}
