package system

import (
	"slices"

	"spoor/analysis/disclosure"
)

// Steps is how many steps a search for one value takes before it counts as not found.
const Steps = 4000

// boundSteps is how many steps one try to narrow a bound takes before the bound is left as it is.
const boundSteps = 400

// search looks for counts near some.
type search struct {
	system *System
	near   []int
	steps  int // that are left; below 0 it has not ended
	turn   int // where it begins: at which statement, and of that at which count
}

// turns is how often a search begins anew.
const turns = 4

// repair looks for counts within bounds: those nearest to some, of which one that breaks a statement is moved. It returns nil where it
// finds none.
func (f *search) repair(bounds []disclosure.Run) []int {
	if f.steps--; f.steps < 0 {
		return nil
	}
	counts := make([]int, len(bounds))
	for i, b := range bounds {
		counts[i] = min(max(f.near[i], b.Low), b.High)
	}
	at, lacks := f.broken(counts)
	if at < 0 {
		return counts
	}
	terms := f.system.statements[at].terms
	for i := range terms {
		term := terms[(i+f.turn*len(terms)/turns)%len(terms)]
		b, now := bounds[term.Cell], counts[term.Cell]
		up := lacks > 0 == (term.Times > 0)
		by := (max(lacks, -lacks) + abs(term.Times) - 1) / abs(term.Times)
		var tries []disclosure.Run
		switch {
		case up && now < b.High:
			to := min(now+by, b.High)
			tries = []disclosure.Run{{Low: to, High: b.High}, {Low: now + 1, High: to - 1}, {Low: b.Low, High: now}}
		case !up && now > b.Low:
			to := max(now-by, b.Low)
			tries = []disclosure.Run{{Low: b.Low, High: to}, {Low: to + 1, High: now - 1}, {Low: now, High: b.High}}
		default:
			continue
		}
		for _, try := range tries {
			if try.Low > try.High {
				continue
			}
			narrowed := slices.Clone(bounds)
			narrowed[term.Cell] = try
			if !f.system.tighten(narrowed, slices.Clone(f.system.in[term.Cell])) {
				continue
			}
			if world := f.repair(narrowed); world != nil {
				return world
			}
		}
		return nil
	}
	return nil
}

// broken returns the first statement that counts break, from where the search begins, and what its sum lacks (negative where it is too high); -1 if none is.
func (f *search) broken(counts []int) (at, lacks int) {
	all := len(f.system.statements)
	for n := range all {
		i := (n + f.turn*all/turns) % all
		st := f.system.statements[i]
		switch sum := st.sum(counts); {
		case sum < st.low:
			return i, st.low - sum
		case sum > st.high:
			return i, st.high - sum
		}
	}
	return -1, 0
}

func abs(n int) int { return max(n, -n) }
