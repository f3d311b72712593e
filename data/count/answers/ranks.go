package answers

import (
	"fmt"

	"spoor/data"
)

// CheckRanks says what is wrong with the ranks that one respondent gave to the options of a ranking, 0 for an option without one, and
// nothing where each rank from 1 to the lowest was given once.
func CheckRanks(item data.Item, ranks []int) string {
	given := map[int]int{}
	lowest := 0
	for option, rank := range ranks {
		before, twice := given[rank]
		switch {
		case rank == 0:
			continue
		case rank < 0 || rank > item.Ranks():
			return fmt.Sprintf("%q has rank %d, and the ranks are 1 to %d", label(item, option), rank, item.Ranks())
		case twice:
			return fmt.Sprintf("%q and %q both have rank %d", label(item, before), label(item, option), rank)
		}
		given[rank], lowest = option, max(lowest, rank)
	}
	for rank := 1; rank < lowest; rank++ {
		if _, known := given[rank]; !known {
			return fmt.Sprintf("rank %d is given and rank %d is not", lowest, rank)
		}
	}
	return ""
}

func label(item data.Item, option int) string { return item.Options[option].Label.In(data.Dutch) }
