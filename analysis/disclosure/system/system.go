// Package system attacks everything that is published of the same respondents as one system: linear statements over unknown whole
// counts. What a table shows, the bases and totals beside it, routing, limits on picks, and what was published before are all
// statements; a count is safe only if the counts that satisfy every one of them leave enough values for it.
//
// Intervals are tightened first, statement by statement; what stays open is searched, in whole numbers and within a number of steps.
// A verdict rests on counts that were found and satisfy every statement, so that it never rests on rounding: what the search does not
// find in time counts as impossible for the one who protects, which makes a verdict of safety certain and one of danger cautious.
//
// M. Fischetti and J. J. Salazar, Models and algorithms for optimizing cell suppression in tabular data with linear constraints,
// Journal of the American Statistical Association 95 (2000).
package system

import (
	"errors"
	"slices"

	"spoor/analysis/disclosure"
	"spoor/internal/inorder"
)

// ErrContradiction is returned where no counts satisfy all statements.
var ErrContradiction = errors.New("no counts satisfy everything that is published")

// Cell is one unknown count of a system, by its place.
type Cell int

// Term is a cell and how often it counts in a statement: 1, or -1 on the other side of it.
type Term struct {
	Cell  Cell
	Times int
}

// Of counts cells once each.
func Of(cells ...Cell) []Term {
	terms := make([]Term, len(cells))
	for i, cell := range cells {
		terms[i] = Term{cell, 1}
	}
	return terms
}

// Less takes cells off.
func Less(terms []Term, cells ...Cell) []Term {
	terms = slices.Clone(terms)
	for _, cell := range cells {
		terms = append(terms, Term{cell, -1})
	}
	return terms
}

// statement says that a sum lies from low to high.
type statement struct {
	terms     []Term
	low, high int
}

// System is what is known of some counts. The zero value knows nothing.
type System struct {
	bounds     []disclosure.Run
	statements []statement
	in         [][]int // by cell, the statements that it is in
}

// Clone returns a system that knows the same, and can be told more by itself.
func (s *System) Clone() System {
	in := make([][]int, len(s.in))
	for cell, at := range s.in {
		in[cell] = slices.Clip(at)
	}
	return System{bounds: slices.Clone(s.bounds), statements: slices.Clip(s.statements), in: in}
}

// Unlimited is more than any count.
const Unlimited = 1 << 40

// Add adds an unknown count of which only bounds are known, both of which it may be.
func (s *System) Add(low, high int) Cell {
	s.bounds = append(s.bounds, disclosure.Run{Low: low, High: high})
	s.in = append(s.in, nil)
	return Cell(len(s.bounds) - 1)
}

// State adds that a sum lies from low to high; without terms, or where those of a cell cancel out, it adds nothing.
func (s *System) State(terms []Term, low, high int) {
	if terms = merged(terms); len(terms) == 0 {
		return
	}
	for _, term := range terms {
		s.in[term.Cell] = append(s.in[term.Cell], len(s.statements))
	}
	s.statements = append(s.statements, statement{terms, low, high})
}

// merged returns terms with each cell once.
func merged(terms []Term) []Term {
	terms = slices.Clone(terms)
	inorder.By(terms, func(a, b Term) int { return int(a.Cell - b.Cell) })
	once := terms[:0]
	for _, term := range terms {
		if n := len(once); n > 0 && once[n-1].Cell == term.Cell {
			once[n-1].Times += term.Times
			continue
		}
		once = append(once, term)
	}
	return slices.DeleteFunc(once, func(t Term) bool { return t.Times == 0 })
}

func (st statement) sum(counts []int) int {
	sum := 0
	for _, term := range st.terms {
		sum += term.Times * counts[term.Cell]
	}
	return sum
}

// Derive returns the bounds that follow for every count by tightening one statement after the other until none tells more: every
// value outside them is impossible. It returns ErrContradiction where nothing is left.
func (s *System) Derive() ([]disclosure.Run, error) {
	bounds := slices.Clone(s.bounds)
	all := make([]int, len(s.statements))
	for i := range all {
		all[i] = i
	}
	if !s.tighten(bounds, all) {
		return nil, ErrContradiction
	}
	return bounds, nil
}

// tighten narrows bounds by some statements, and by all that their cells are in, and reports whether values are left.
func (s *System) tighten(bounds []disclosure.Run, queue []int) bool {
	waiting := make([]bool, len(s.statements))
	for _, at := range queue {
		waiting[at] = true
	}
	for len(queue) > 0 {
		at := queue[0]
		queue, waiting[at] = queue[1:], false
		st := s.statements[at]
		low, high := 0, 0
		for _, term := range st.terms {
			l, h := term.span(bounds)
			low, high = low+l, high+h
		}
		if low > st.high || high < st.low {
			return false
		}
		for _, term := range st.terms {
			l, h := term.span(bounds)
			narrowed := term.narrow(bounds[term.Cell], st.low-(high-h), st.high-(low-l))
			if narrowed.Low > narrowed.High {
				return false
			}
			if narrowed == bounds[term.Cell] {
				continue
			}
			bounds[term.Cell] = narrowed
			nl, nh := term.span(bounds)
			low, high = low-l+nl, high-h+nh
			for _, other := range s.in[term.Cell] {
				if !waiting[other] {
					queue, waiting[other] = append(queue, other), true
				}
			}
		}
	}
	return true
}

// span is what a term can add.
func (t Term) span(bounds []disclosure.Run) (low, high int) {
	b := bounds[t.Cell]
	if t.Times < 0 {
		return t.Times * b.High, t.Times * b.Low
	}
	return t.Times * b.Low, t.Times * b.High
}

// narrow keeps the values of a cell at which its term lies from low to high.
func (t Term) narrow(b disclosure.Run, low, high int) disclosure.Run {
	if t.Times < 0 {
		low, high = -high, -low
		return disclosure.Run{Low: max(b.Low, ceilDiv(low, -t.Times)), High: min(b.High, floorDiv(high, -t.Times))}
	}
	return disclosure.Run{Low: max(b.Low, ceilDiv(low, t.Times)), High: min(b.High, floorDiv(high, t.Times))}
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && a < 0 {
		q--
	}
	return q
}

func ceilDiv(a, b int) int { return -floorDiv(-a, b) }
