package system

import (
	"math/rand/v2"
	"testing"

	"spoor/analysis/disclosure"
)

// exhaustive returns the least and the greatest value of each count over all counts within bounds that satisfy every statement.
func exhaustive(s *System) []disclosure.Run {
	counts, found := make([]int, len(s.bounds)), []disclosure.Run(nil)
	var fill func(at int)
	fill = func(at int) {
		if at < len(counts) {
			for k := s.bounds[at].Low; k <= s.bounds[at].High; k++ {
				counts[at] = k
				fill(at + 1)
			}
			return
		}
		for _, st := range s.statements {
			sum := 0
			for _, term := range st.terms {
				sum += term.Times * counts[term.Cell]
			}
			if sum < st.low || sum > st.high {
				return
			}
		}
		if found == nil {
			for _, k := range counts {
				found = append(found, disclosure.Run{Low: k, High: k})
			}
		}
		for i, k := range counts {
			found[i] = disclosure.Run{Low: min(found[i].Low, k), High: max(found[i].High, k)}
		}
	}
	fill(0)
	return found
}

// random makes a system of up to seven counts with statements that true counts satisfy.
func random(r *rand.Rand) (*System, []int) {
	s, truth := &System{}, []int(nil)
	for range 3 + r.IntN(5) {
		k := r.IntN(5)
		s.Add(0, 4)
		truth = append(truth, k)
	}
	for range 1 + r.IntN(4) {
		var terms []Term
		sum := 0
		for cell, k := range truth {
			if times := r.IntN(4) - 1; times != 0 && r.IntN(2) == 0 {
				terms = append(terms, Term{Cell(cell), times})
				sum += times * k
			}
		}
		s.State(terms, sum-r.IntN(2), sum+r.IntN(2))
	}
	return s, truth
}

// What is derived is never narrower than what remains, and bounds and leeway are all there is: tried over every assignment of small
// systems.
func TestLeewayIsExact(t *testing.T) {
	for seed := range 400 {
		s, truth := random(rand.New(rand.NewPCG(uint64(seed), 1)))
		want := exhaustive(s)
		derived, err := s.Derive()
		if err != nil {
			t.Fatal(err)
		}
		o, err := s.Open()
		if err != nil {
			t.Fatal(err)
		}
		for i, run := range want {
			if got := o.Bounds(Cell(i)); got != run {
				t.Errorf("seed %d, count %d: bounds %v, want %v", seed, i, got, run)
			}
			if derived[i].Low > run.Low || derived[i].High < run.High {
				t.Errorf("seed %d, count %d: derived %v, and %v remain", seed, i, derived[i], run)
			}
			if got := o.Leeway(truth, Cell(i), 10); got != run {
				t.Errorf("seed %d, count %d: leeway %v, want %v", seed, i, got, run)
			}
			width := 2
			if got := o.Leeway(truth, Cell(i), width); got.High-got.Low != min(width, run.High-run.Low) || got.Low < run.Low || got.High > run.High {
				t.Errorf("seed %d, count %d: leeway to %d is %v of %v", seed, i, width, got, run)
			}
		}
	}
}

// Where no counts fit, nothing is derived and nothing moves.
func TestDeriveContradiction(t *testing.T) {
	s := &System{}
	a, b := s.Add(0, 5), s.Add(0, 5)
	s.State(Of(a, b), 3, 3)
	s.State(Less(Of(a), b), 6, Unlimited)
	if _, err := s.Derive(); err == nil {
		t.Error("3 is no sum of counts that are 6 apart")
	}
	if _, err := s.Open(); err == nil {
		t.Error("a contradiction is opened")
	}
}

// A system of thousands of counts takes little time.
func BenchmarkLeeway(b *testing.B) {
	s, truth := &System{}, []int(nil)
	const rows, columns = 60, 40
	cells := make([][]Cell, rows)
	for i := range rows {
		for j := range columns {
			k := (i*7+j*5)%9 + 1
			truth = append(truth, k)
			cells[i] = append(cells[i], s.Add(1, 1000))
		}
	}
	for i := range rows {
		sum := 0
		for j := range columns {
			sum += truth[cells[i][j]]
		}
		s.State(Of(cells[i]...), sum, sum)
	}
	for j := range columns {
		var column []Cell
		sum := 0
		for i := range rows {
			column = append(column, cells[i][j])
			sum += truth[cells[i][j]]
		}
		s.State(Of(column...), sum, sum)
	}
	for b.Loop() {
		o, err := s.Open()
		if err != nil {
			b.Fatal(err)
		}
		if got := o.Leeway(truth, cells[3][4], 8); got.High-got.Low != 8 {
			b.Fatal(got)
		}
	}
}
