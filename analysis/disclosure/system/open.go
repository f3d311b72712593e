package system

import (
	"slices"

	"spoor/analysis/disclosure"
)

// Open is a system that is tightened. What stays open of it falls apart into parts that no statement ties together, each of which is
// searched by itself.
type Open struct {
	bounds []disclosure.Run
	parts  []part
	at     []place // by cell
}

// part is counts of a system that statements tie together, with these statements and nothing else.
type part struct {
	System
	cells []Cell // of the whole system
	world []int  // some counts that satisfy all, found from the statements alone; nil where none are
}

// place is where a cell is: in which part, and where in that. A cell that has one value is in none: -1.
type place struct{ part, cell int }

// Open tightens the system. It returns ErrContradiction where no counts satisfy all statements.
func (s *System) Open() (*Open, error) {
	bounds, err := s.Derive()
	if err != nil {
		return nil, err
	}
	o := &Open{bounds: bounds, at: make([]place, len(bounds))}
	for cell := range o.at {
		o.at[cell] = place{part: -1}
	}
	open := make([]bool, len(s.statements)) // those that say more than the bounds do
	for i, st := range s.statements {
		low, high := 0, 0
		for _, term := range st.terms {
			l, h := term.span(bounds)
			low, high = low+l, high+h
		}
		open[i] = low < st.low || high > st.high
	}
	taken := make([]bool, len(s.statements))
	for cell, b := range bounds {
		if b.Low < b.High && o.at[cell].part < 0 {
			o.gather(s, Cell(cell), open, taken)
		}
	}
	return o, nil
}

// gather makes a part of a cell and of all that statements tie it to.
func (o *Open) gather(s *System, first Cell, open, taken []bool) {
	var one part
	add := func(cell Cell) {
		o.at[cell] = place{len(o.parts), len(one.cells)}
		one.cells = append(one.cells, cell)
		one.Add(o.bounds[cell].Low, o.bounds[cell].High)
	}
	add(first)
	for next := 0; next < len(one.cells); next++ {
		for _, at := range s.in[one.cells[next]] {
			if !open[at] || taken[at] {
				continue
			}
			taken[at] = true
			st := s.statements[at]
			fixed := 0
			var terms []Term
			for _, term := range st.terms {
				if b := o.bounds[term.Cell]; b.Low == b.High {
					fixed += term.Times * b.Low
					continue
				}
				if o.at[term.Cell].part < 0 {
					add(term.Cell)
				}
				terms = append(terms, Term{Cell(o.at[term.Cell].cell), term.Times})
			}
			one.State(terms, st.low-fixed, st.high-fixed)
		}
	}
	o.parts = append(o.parts, one)
}

// Tied reports whether what is said of one count can tell something of another: both are still open, and statements tie them together.
func (o *Open) Tied(a, b Cell) bool { return o.at[a].part >= 0 && o.at[a].part == o.at[b].part }

// Leeway returns how far a count can move, from its true value and to width at most, so that every statement holds: the interval from
// the lowest to the highest count that was found with all others. Truth are the true counts, which satisfy the system.
func (o *Open) Leeway(truth []int, cell Cell, width int) disclosure.Run {
	found := disclosure.Run{Low: truth[cell], High: truth[cell]}
	at := o.at[cell]
	if at.part < 0 {
		return found
	}
	one := &o.parts[at.part]
	near := make([]int, len(one.cells))
	for i, cell := range one.cells {
		near[i] = truth[cell]
	}
	b := o.bounds[cell]
	for to := min(truth[cell]+width, b.High); to > found.High; to-- {
		if world, _ := one.search(near, at.cell, disclosure.Run{Low: to, High: b.High}, Steps); world != nil {
			found.High = to
		}
	}
	for to := max(truth[cell]-(width-(found.High-truth[cell])), b.Low); to < found.Low; to++ {
		if world, _ := one.search(near, at.cell, disclosure.Run{Low: b.Low, High: to}, Steps); world != nil {
			found.Low = to
		}
	}
	return found
}

// Bounds returns what can be derived of a count: every value outside is impossible. Where the search ends in time they are exact: the
// least and the greatest count that is possible. They follow from the statements alone.
func (o *Open) Bounds(cell Cell) disclosure.Run {
	bounds, _ := o.around(cell)
	return bounds
}

// Among returns how many open counts statements tie to an open one, itself included; 0 for one of which the value is known.
func (o *Open) Among(cell Cell) int {
	if at := o.at[cell]; at.part >= 0 {
		return len(o.parts[at.part].cells)
	}
	return 0
}

// Free reports whether counts that satisfy every statement were found of which one differs by width or more.
func (o *Open) Free(cell Cell, width int) bool {
	_, found := o.around(cell)
	return found.High-found.Low >= width
}

// around returns the bounds of a count, and within those the least and the greatest that were found with all others; without any found
// it is empty: from 0 to 0.
func (o *Open) around(cell Cell) (b, found disclosure.Run) {
	b = o.bounds[cell]
	at := o.at[cell]
	if at.part < 0 {
		return b, b
	}
	one := &o.parts[at.part]
	if one.world == nil {
		lows := make([]int, len(one.bounds))
		for i, b := range one.bounds {
			lows[i] = b.Low
		}
		if one.world, _ = one.search(lows, at.cell, b, Steps); one.world == nil {
			return b, found
		}
	}
	low, high := one.world[at.cell], one.world[at.cell] // possible
	for b.Low < low {
		to := b.Low + (low-b.Low)/2
		world, ended := one.search(one.world, at.cell, disclosure.Run{Low: b.Low, High: to}, boundSteps)
		if world == nil && !ended {
			break
		}
		if world == nil {
			b.Low = to + 1
		} else {
			low = world[at.cell]
		}
	}
	for b.High > high {
		to := b.High - (b.High-high)/2
		world, ended := one.search(one.world, at.cell, disclosure.Run{Low: to, High: b.High}, boundSteps)
		if world == nil && !ended {
			break
		}
		if world == nil {
			b.High = to - 1
		} else {
			high = world[at.cell]
		}
	}
	return b, disclosure.Run{Low: low, High: high}
}

// search looks for counts, near some, of which one lies within a run. It returns nil where there are none, and where it took too many
// steps: then it has not ended. It begins anew some times, each time at another statement and count.
func (p *part) search(near []int, cell int, run disclosure.Run, steps int) (world []int, ended bool) {
	bounds := slices.Clone(p.bounds)
	bounds[cell] = run
	if !p.tighten(bounds, slices.Clone(p.in[cell])) {
		return nil, true
	}
	for turn := range turns {
		f := search{system: &p.System, near: near, steps: steps / turns, turn: turn}
		if world = f.repair(bounds); world != nil || f.steps >= 0 {
			return world, true
		}
	}
	return nil, false
}
