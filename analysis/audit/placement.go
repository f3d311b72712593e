package audit

import "sort"

// placement is one way to lay the transcribed numbers over the cells.
type placement struct {
	percentages []Percentage
	moved       int
}

// placements returns the table as transcribed, then every other arrangement of the doubtful numbers over the doubtful
// cells: fewest moved cells first, and among equals in the order of the cells. Arrangements that read the same occur once.
func (p sheet) placements() []placement {
	var doubtful []int
	for i, cell := range p.Cells {
		if cell.Doubtful {
			doubtful = append(doubtful, i)
		}
	}
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
	sort.SliceStable(placements, func(i, j int) bool { return placements[i].moved < placements[j].moved })
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
