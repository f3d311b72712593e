package system

import (
	"slices"

	"spoor/analysis/disclosure"
)

// Steps is how many steps a search for one value takes before it counts as not found.
const Steps = 4000

// Leeway returns how far a count can move, from its true value and to width at most, so that every statement holds: the interval from
// the lowest to the highest count that was found with all others. Truth are the true counts, which satisfy the system.
func (s *System) Leeway(truth []int, cell Cell, width int) disclosure.Run {
	found := disclosure.Run{Low: truth[cell], High: truth[cell]}
	bounds, err := s.Derive()
	if err != nil {
		return found
	}
	for to := min(truth[cell]+width, bounds[cell].High); to > found.High; to-- {
		if s.reaches(bounds, truth, cell, disclosure.Run{Low: to, High: bounds[cell].High}) {
			found.High = to
		}
	}
	for to := max(truth[cell]-(width-(found.High-truth[cell])), bounds[cell].Low); to < found.Low; to++ {
		if s.reaches(bounds, truth, cell, disclosure.Run{Low: bounds[cell].Low, High: to}) {
			found.Low = to
		}
	}
	return found
}

// reaches reports whether counts were found with one of them within a run.
func (s *System) reaches(bounds []disclosure.Run, truth []int, cell Cell, run disclosure.Run) bool {
	bounds = slices.Clone(bounds)
	bounds[cell] = run
	search := search{system: s, truth: truth, steps: Steps}
	return s.tighten(bounds, slices.Clone(s.in[cell])) && search.repair(bounds)
}

// search looks for counts near the true ones.
type search struct {
	system *System
	truth  []int
	steps  int
}

// repair looks for counts within bounds: those nearest to the true ones, of which one that breaks a statement is moved.
func (f *search) repair(bounds []disclosure.Run) bool {
	if f.steps--; f.steps < 0 {
		return false
	}
	counts := make([]int, len(bounds))
	for i, b := range bounds {
		counts[i] = min(max(f.truth[i], b.Low), b.High)
	}
	at, lacks := f.broken(counts)
	if at < 0 {
		return true
	}
	for _, term := range f.system.statements[at].terms {
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
		return slices.ContainsFunc(tries, func(try disclosure.Run) bool {
			if try.Low > try.High {
				return false
			}
			narrowed := slices.Clone(bounds)
			narrowed[term.Cell] = try
			return f.system.tighten(narrowed, slices.Clone(f.system.in[term.Cell])) && f.repair(narrowed)
		})
	}
	return false
}

// broken returns the first statement that counts break, and what its sum lacks (negative where it is too high); -1 if none is.
func (f *search) broken(counts []int) (at, lacks int) {
	for i, st := range f.system.statements {
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
