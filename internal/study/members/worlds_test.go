package members

import (
	"math/rand/v2"
	"slices"
)

// statement says that a sum of some counts lies from low to high.
type statement struct {
	of        []int // places of counts
	low, high int
}

// worlds is what is known of so many counts, of which none is below 0: statements that the true counts satisfy.
type worlds struct {
	truth      []int
	statements []statement
	in         [][]int // by count, the statements that it is in
}

func newWorlds(truth []int) *worlds { return &worlds{truth: truth, in: make([][]int, len(truth))} }

// state adds a statement, and reports whether it is true.
func (w *worlds) state(of []int, low, high int) bool {
	for _, s := range w.statements {
		if s.low == low && s.high == high && slices.Equal(s.of, of) {
			return true
		}
	}
	for _, at := range of {
		w.in[at] = append(w.in[at], len(w.statements))
	}
	w.statements = append(w.statements, statement{of, low, high})
	sum := w.sum(of)
	return low <= sum && sum <= high
}

func (w *worlds) sum(of []int) int {
	sum := 0
	for _, at := range of {
		sum += w.truth[at]
	}
	return sum
}

// moves reports whether counts are found that satisfy every statement and of which a sum differs from the true one, or from that of other
// such counts, by width or more. It walks at random: of a statement that is not satisfied one count goes up or down by 1, whichever leaves
// the least amiss, until all are; what stays amiss for long weighs more.
func (w *worlds) moves(of []int, width int, random *rand.Rand) bool {
	truth := w.sum(of)
	low, high := truth, truth
	for to := 1; to <= width; to++ {
		if !w.found(of, truth+to, random) {
			break
		}
		high = truth + to
	}
	for to := 1; high-low < width && to <= truth; to++ {
		if !w.found(of, truth-to, random) {
			break
		}
		low = truth - to
	}
	return high-low >= width
}

// found reports whether counts are found that satisfy every statement, and of which a sum is so much.
func (w *worlds) found(of []int, want int, random *rand.Rand) bool {
	for range 40 {
		if w.walk(of, want, random) {
			return true
		}
	}
	return false
}

func (w *worlds) walk(of []int, want int, random *rand.Rand) bool {
	all := append(slices.Clip(w.statements), statement{of, want, want})
	target := len(all) - 1
	member := make([]bool, len(w.truth))
	for _, at := range of {
		member[at] = true
	}
	counts, sums := slices.Clone(w.truth), make([]int, len(all))
	for i, s := range all {
		sums[i] = w.sum(s.of)
	}
	amiss := func(i, sum int) int { return max(all[i].low-sum, sum-all[i].high, 0) }
	touched := func(at int) []int {
		if member[at] {
			return append(slices.Clip(w.in[at]), target)
		}
		return w.in[at]
	}
	tabu, weight := make([]int, len(counts)), slices.Repeat([]int{1}, len(all))
	for step := 1; step <= 1500; step++ {
		var broken []int
		for i := range all {
			if amiss(i, sums[i]) > 0 {
				broken = append(broken, i)
			}
		}
		if len(broken) == 0 {
			return true
		}
		s := broken[random.IntN(len(broken))]
		by := 1
		if sums[s] > all[s].high {
			by = -1
		}
		best, least := -1, 1<<30
		from := random.IntN(len(all[s].of))
		for n := range all[s].of {
			at := all[s].of[(from+n)%len(all[s].of)]
			if counts[at]+by < 0 || tabu[at] > step && random.IntN(8) > 0 {
				continue
			}
			change := 0
			for _, i := range touched(at) {
				change += weight[i] * (amiss(i, sums[i]+by) - amiss(i, sums[i]))
			}
			if change < least {
				best, least = at, change
			}
		}
		if least >= 0 { // nothing is gained: what is amiss weighs more from now on
			for _, i := range broken {
				weight[i]++
			}
		}
		if best < 0 || random.IntN(20) == 0 {
			best = all[s].of[from]
			if counts[best]+by < 0 {
				continue
			}
		}
		counts[best] += by
		for _, i := range touched(best) {
			sums[i] += by
		}
		tabu[best] = step + 2 + random.IntN(4)
	}
	return false
}
