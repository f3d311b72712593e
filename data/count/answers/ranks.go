package answers

import (
	"fmt"
	"strconv"
	"strings"

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

// MostWrongRanks bounds how many wrong rankings are listed.
const MostWrongRanks = 1000

// WrongRanks says what is wrong with the ranks that one respondent gave, by the cells of the options: nothing, a cell that is left blank
// beside ranks, or what [CheckRanks] says.
func WrongRanks(item data.Item, cells []string) string {
	ranks, blank, given := make([]int, len(cells)), -1, false
	for k, cell := range cells {
		switch {
		case cell == "":
			blank = k
		case IsMissing(cell) || cell == data.Unplaced:
		default:
			rank, err := strconv.Atoi(strings.TrimPrefix(cell, data.RankPrefix))
			if err != nil {
				continue // no rank at all, which every engine says
			}
			ranks[k], given = rank, true
		}
	}
	if given && blank >= 0 {
		return fmt.Sprintf("%q is blank beside ranks; write %s where an option has none, or leave all blank", label(item, blank), data.Unplaced)
	}
	return CheckRanks(item, ranks)
}

func label(item data.Item, option int) string { return item.Options[option].Label.In(data.Dutch) }
