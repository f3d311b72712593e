// Package shown decides which numbers of an evaluated experiment may be shown under a rule of disclosure.
//
// Everything that a report of one experiment prints is taken as one system of statements over counts of each arm: who was assigned, followed the
// plan, dropped out, and has a known outcome; of each share who has it and who has not; the same of who followed the plan, and of subgroups.
// A count below the threshold is hidden, and then more until an interval as wide as the rule asks is left around each of them. What is printed
// together is hidden together: an effect with its interval and p-value, a row of the arms at the start, a set of subgroups. Who attacks is taken
// to know the rule, every zero also where it is hidden, and that a count which is hidden alone is not 0.
//
// The mean of a scale of few points is hidden where it tells, with its spread, how many are at a point at which there are few. Numbers of many
// values are made of counts that are shown: dominance within their mean is not judged. Counts of clusters are shown, and what a cluster can tell
// of the others from its own counts is not judged; numbers over clusters lose the digits by which their counts could be found ([Coarse]).
package shown

import (
	"slices"

	"spoor/analysis/disclosure"
	"spoor/analysis/disclosure/system"
	"spoor/analysis/trial"
)

// Kind is what is printed together.
type Kind int

// What is printed together, what is dearest to the reader first.
const (
	Effect     Kind = iota // of an outcome, by its answer, of an arm beside the first one
	Analysed               // whose primary outcome is known, of an arm
	Protocol               // the primary outcome of who followed the plan, of an arm beside the first one
	Parts                  // the primary outcome in subgroups, by their item, of an arm beside the first one
	Balance                // a row of the arms at the start, by its answer
	Unassigned             // rows without an arm
	Assigned               // to an arm
	Total                  // assigned to all arms
	Rows                   // of the data
	Lost                   // whose primary outcome is not known, of an arm
	Dropped                // of an arm, with reasons
	Followed               // who followed the plan, of an arm
	Strayed                // who did not
)

// Unit is one thing that is printed or hidden.
type Unit struct {
	Kind Kind
	Arm  int    // 0 for what is of no arm
	Name string // of an answer or an item; empty where there is only one
}

// Shown is what may be shown of an experiment. The zero value shows everything.
type Shown struct{ hidden map[Unit]bool }

// Hides reports whether a unit is hidden.
func (s Shown) Hides(kind Kind, arm int, name string) bool { return s.hidden[Unit{kind, arm, name}] }

// HidesMissing reports whether what missing outcomes could change is hidden, for it is made of how many there are.
func (s Shown) HidesMissing(answer string, arm int) bool {
	return s.Hides(Effect, arm, answer) || s.Hides(Lost, 0, "") || s.Hides(Lost, arm, "")
}

// Of decides what may be shown. Under the zero rule that is everything.
func Of(r trial.Result, rule disclosure.Rule) Shown {
	s := Shown{map[Unit]bool{}}
	if rule == (disclosure.Rule{}) {
		return s
	}
	m := newModel(r, rule)
	first := map[Unit]bool{} // hidden for their own sake
	for _, u := range m.units {
		if u.never || slices.ContainsFunc(u.cells, m.guarded) {
			s.hidden[u.Unit], first[u.Unit] = true, true
		}
	}
	for at := len(m.units) - 1; at >= 0 && !m.safe(s.hidden); at-- {
		s.hidden[m.units[at].Unit] = true
	}
	for _, u := range m.units {
		if !s.hidden[u.Unit] || first[u.Unit] {
			continue
		}
		delete(s.hidden, u.Unit)
		if !m.safe(s.hidden) {
			s.hidden[u.Unit] = true
		}
	}
	return s
}

// printed is a unit with the counts that it tells.
type printed struct {
	Unit
	cells []system.Cell
	never bool // it tells what everybody answered
}

// model is everything that is printed of an experiment.
type model struct {
	rule   disclosure.Rule
	truth  []int
	guards []bool // the count is of people of whom more than that they were there is told
	sums   [][]system.Term
	units  []printed
}

// cell adds a count; one that guards is not to be known where it is small.
func (m *model) cell(n int, guards bool) system.Cell {
	m.truth, m.guards = append(m.truth, n), append(m.guards, guards)
	return system.Cell(len(m.truth) - 1)
}

// rest adds what a whole has beside its parts.
func (m *model) rest(whole system.Cell, guards bool, parts ...system.Cell) system.Cell {
	n := m.truth[whole]
	for _, part := range parts {
		n -= m.truth[part]
	}
	rest := m.cell(n, guards)
	m.sum(whole, append(slices.Clone(parts), rest)...)
	return rest
}

// sum says that a whole is the sum of its parts.
func (m *model) sum(whole system.Cell, parts ...system.Cell) {
	m.sums = append(m.sums, system.Less(system.Of(parts...), whole))
}

func (m *model) guarded(c system.Cell) bool { return m.guards[c] && m.rule.Small(m.truth[c]) }

// safe reports whether around every small count that guards an interval is left that is wide enough.
func (m *model) safe(hidden map[Unit]bool) bool {
	told, low := make([]bool, len(m.truth)), make([]int, len(m.truth))
	for _, u := range m.units {
		for _, c := range u.cells {
			told[c] = told[c] || !hidden[u.Unit]
			if len(u.cells) == 1 { // a lone count is hidden because it is not 0
				low[c] = 1
			}
		}
	}
	limit := 2*slices.Max(m.truth) + 4*m.rule.Threshold // nobody takes an experiment to be twice as large as its largest count
	var s system.System
	for c, n := range m.truth {
		switch {
		case n == 0 || told[c]:
			s.Add(n, n)
		default:
			s.Add(low[c], limit)
		}
	}
	for _, sum := range m.sums {
		s.State(sum, 0, 0)
	}
	bounds, err := s.Derive() // which is quick, and tells of most that is not safe
	if err != nil {
		return false
	}
	open, err := s.Open()
	if err != nil {
		return false
	}
	wide := func(run disclosure.Run) bool { return run.High-run.Low >= m.rule.Width }
	for c := range m.truth {
		if m.guarded(system.Cell(c)) && !wide(bounds[c]) {
			return false
		}
	}
	for c := range m.truth {
		if m.guarded(system.Cell(c)) && !wide(open.Leeway(m.truth, system.Cell(c), m.rule.Width)) {
			return false
		}
	}
	return true
}
