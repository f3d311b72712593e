package audit

import (
	"math"
	"sort"
)

// Range holds the counts from Low to High, both included.
type Range struct{ Low, High int }

// box holds the ways to choose one count from each range so that they add up to sum.Low..sum.High.
type box struct {
	ranges []Range
	sum    Range
}

// box returns what the percentages allow at the base, and whether anything is left.
func (p sheet) box(percentages []Percentage, base int) (box, bool) {
	b := box{ranges: make([]Range, len(percentages))}
	b.sum.Low, b.sum.High = p.SumRange(base)
	for i, percentage := range percentages {
		low, high, ok := CountRange(percentage, base, p.Rounding)
		if !ok {
			return box{}, false
		}
		b.ranges[i] = Range{low, high}
	}
	total := b.total()
	return b, total.Low <= b.sum.High && total.High >= b.sum.Low
}

// total is the range of sums without the sum rule.
func (b box) total() Range {
	var total Range
	for _, r := range b.ranges {
		total.Low += r.Low
		total.High += r.High
	}
	return total
}

// tightened returns for each cell the counts that occur in some solution. Every whole number between two sums of a box
// is a sum too, so the rest of the box bounds a cell and nothing else does.
func (b box) tightened() []Range {
	total := b.total()
	tight := make([]Range, len(b.ranges))
	for i, r := range b.ranges {
		tight[i].Low = max(r.Low, b.sum.Low-(total.High-r.High))
		tight[i].High = min(r.High, b.sum.High-(total.Low-r.Low))
	}
	return tight
}

// count returns the number of solutions by dynamic programming over the sum, and math.MaxUint64 if it is that or more.
func (b box) count() uint64 {
	total := b.total()
	width := min(b.sum.High, total.High) - total.Low
	if width < 0 {
		return 0
	}
	// The order of the cells does not matter to the count; with the narrow ranges first the sums spread late.
	lengths := make([]int, len(b.ranges))
	for i, r := range b.ranges {
		lengths[i] = r.High - r.Low + 1
	}
	sort.Ints(lengths)
	// ways[s] is the number of choices so far whose sum exceeds the lowest possible by s.
	ways := []uint64{1}
	for _, length := range lengths {
		ways = slide(ways, length, min(len(ways)+length-1, width+1))
	}
	var solutions uint64
	for s := max(0, b.sum.Low-total.Low); s < len(ways); s++ {
		solutions = addSaturated(solutions, ways[s])
	}
	return solutions
}

// slide returns, for each s below reach, the sum of ways over the window of the given length that ends at s.
//
// Running sums would subtract what leaves the window, which a saturated sum forbids. So each window is put together
// from a tail of one block of that length and a head of the following one.
func slide(ways []uint64, length, reach int) []uint64 {
	if length == 1 {
		return ways
	}
	ways = append(ways, make([]uint64, reach-len(ways))...)
	tails := make([]uint64, reach)
	for s := reach - 1; s >= 0; s-- {
		tails[s] = ways[s]
		if (s+1)%length != 0 && s+1 < reach {
			tails[s] = addSaturated(tails[s], tails[s+1])
		}
	}
	sums := make([]uint64, reach)
	var head uint64
	for s := range reach {
		if s%length == 0 {
			head = 0
		}
		head = addSaturated(head, ways[s])
		sums[s] = head
		if start := s - length + 1; start > 0 && start%length != 0 {
			sums[s] = addSaturated(head, tails[start])
		}
	}
	return sums
}

func addSaturated(a, b uint64) uint64 {
	if a > math.MaxUint64-b {
		return math.MaxUint64
	}
	return a + b
}

// list returns the first solutions in ascending order of the cells, at most limit of them.
func (b box) list(limit int) [][]int {
	n := len(b.ranges)
	// rest[i] is the range of sums of the cells from i on; it prunes every branch that has no solution below it.
	rest := make([]Range, n+1)
	for i := n - 1; i >= 0; i-- {
		rest[i] = Range{rest[i+1].Low + b.ranges[i].Low, rest[i+1].High + b.ranges[i].High}
	}
	var solutions [][]int
	counts := make([]int, n)
	var choose func(i, sum int)
	choose = func(i, sum int) {
		if i == n {
			solutions = append(solutions, append([]int(nil), counts...))
			return
		}
		low := max(b.ranges[i].Low, b.sum.Low-sum-rest[i+1].High)
		high := min(b.ranges[i].High, b.sum.High-sum-rest[i+1].Low)
		for k := low; k <= high && len(solutions) < limit; k++ {
			counts[i] = k
			choose(i+1, sum+k)
		}
	}
	if rest[0].Low <= b.sum.High && rest[0].High >= b.sum.Low {
		choose(0, 0)
	}
	return solutions
}
