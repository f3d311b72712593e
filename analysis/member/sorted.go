package member

import (
	"slices"

	"spoor/internal/inorder"
)

// Sorted returns the rows as figures and tables list them: the largest difference first, positions by the share of the sector, and
// what is not known last.
func (i Item) Sorted() []Row {
	sorted := slices.Clone(i.Rows)
	known := func(r Row) bool { return r.Own.Known() && r.Sector.Known() }
	order := func(r Row) float64 {
		if r.Verdict == Position {
			return r.Sector.Proportion
		}
		return r.Difference
	}
	inorder.By(sorted, func(a, b Row) int {
		switch {
		case known(a) != known(b) && known(a), known(a) == known(b) && order(a) > order(b):
			return -1
		case known(a) != known(b), order(a) < order(b):
			return 1
		}
		return 0
	})
	return sorted
}
