package audit

import (
	"slices"
	"sort"
)

// placement is one way to lay the transcribed numbers over the cells.
type placement struct {
	percentages []Percentage
	moved       int
}

// placements returns the table as transcribed, then every other arrangement of the numbers of a set of doubtful cells over
// those cells: fewest moved cells first, and among equals in the order of the sets, then of the cells. Arrangements that
// read the same occur once.
func (p sheet) placements() []placement {
	placements := []placement{p.placement(p.percentages)}
	for _, set := range p.doubtful {
		for _, placed := range p.arrangements(set) {
			same := func(other placement) bool { return slices.Equal(other.percentages, placed.percentages) }
			if !slices.ContainsFunc(placements, same) {
				placements = append(placements, placed)
			}
		}
	}
	sort.SliceStable(placements, func(i, j int) bool { return placements[i].moved < placements[j].moved })
	return placements
}

// arrangements returns every way to lay the numbers of some cells over those cells.
func (p sheet) arrangements(doubtful []int) []placement {
	var placements []placement
	used := make([]bool, len(doubtful))
	current := append([]Percentage(nil), p.percentages...)
	var place func(depth int)
	place = func(depth int) {
		if depth == len(doubtful) {
			placements = append(placements, p.placement(current))
			return
		}
		for j, from := range doubtful {
			if used[j] || p.earlierTwin(doubtful[:j], used, from) {
				continue
			}
			used[j] = true
			current[doubtful[depth]] = p.percentages[from]
			place(depth + 1)
			used[j] = false
		}
	}
	place(0)
	return placements
}

// earlierTwin says that the same number still waits at an earlier doubtful cell: placing that one reads the same.
func (p sheet) earlierTwin(earlier []int, used []bool, from int) bool {
	for j, cell := range earlier {
		if !used[j] && p.percentages[cell] == p.percentages[from] {
			return true
		}
	}
	return false
}

func (p sheet) placement(percentages []Percentage) placement {
	placed := placement{percentages: append([]Percentage(nil), percentages...)}
	for i, percentage := range percentages {
		if percentage != p.percentages[i] {
			placed.moved++
		}
	}
	return placed
}
