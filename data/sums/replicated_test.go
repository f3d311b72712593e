package sums

import (
	"reflect"
	"slices"
	"testing"
)

// Two respondents of weights 2 and 3, with two replicates: every sum is that of the weights written out.
func TestReplicated(t *testing.T) {
	s := NewSingle(2)
	must(t, s.AddReplicated(2, []float64{1, 4}, 0))
	must(t, s.AddReplicated(3, []float64{6, 0}, 1))
	must(t, s.AddReplicated(0, []float64{9, 9}, 1)) // sampled, and in no sum
	want := Replicated{Weights: []float64{7, 4}, Picked: [][]float64{{1, 4}, {6, 0}}}
	if got := s.Replicated(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if total := s.Total(); total.Weight != 5 || total.Respondents != 2 || total.ZeroWeight != 1 {
		t.Errorf("total %+v", total)
	}
	both, err := s.Collapse([]int{0, 1}, nil)
	must(t, err)
	if got := both.Replicated(); !reflect.DeepEqual(got, Replicated{Weights: []float64{7, 4}, Picked: [][]float64{{7, 4}, {0, 0}}}) {
		t.Errorf("put together %+v", got)
	}
	scored, err := onlyThoseWhoChose(t, s).Scores([]float64{1, 3})
	must(t, err)
	if got := scored.Replicated(); !reflect.DeepEqual(got.Picked, [][]float64{{19, 4}, {55, 4}}) {
		t.Errorf("of values %+v: 1×1 + 3×6 and 1×1 + 9×6", got.Picked)
	}
	clone := s.Clone()
	must(t, clone.Merge(s))
	if got := clone.Replicated().Weights; !slices.Equal(got, []float64{14, 8}) || !slices.Equal(s.Replicated().Weights, []float64{7, 4}) {
		t.Errorf("twice %v, once %v", got, s.Replicated().Weights)
	}
	empty := NewSingle(2)
	must(t, empty.Merge(s))
	if !reflect.DeepEqual(empty.Replicated(), s.Replicated()) {
		t.Error("nothing and something is not something")
	}
	must(t, s.Merge(NewSingle(2)))
	other := NewSingle(2)
	must(t, other.AddReplicated(1, []float64{1}, 0))
	for name, err := range map[string]error{
		"other replicates":      s.Merge(other),
		"too few of them":       s.AddReplicated(1, []float64{1}, 0),
		"a negative one":        s.AddReplicated(1, []float64{1, -1}, 0),
		"a number to options":   s.AddNumberReplicated(1, []float64{1, 1}, 4),
		"too few of a number":   numbers(t).AddNumberReplicated(1, []float64{1}, 4),
		"an option of a number": numbers(t).AddReplicated(1, []float64{1, 1}, 0),
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func onlyThoseWhoChose(t *testing.T, s *Sums) *Sums {
	t.Helper()
	for _, c := range s.All() {
		if c.Counts[0]+c.Counts[1] != c.Respondents {
			t.Fatal("somebody chose nothing")
		}
	}
	return s
}

// numbers are 4 with weight 2 and 5 with weight 1, and two replicates.
func numbers(t *testing.T) *Sums {
	t.Helper()
	s := NewNumber()
	must(t, s.AddNumberReplicated(2, []float64{3, 1}, 4))
	must(t, s.AddNumberReplicated(1, []float64{0, 2}, 5))
	return s
}

func TestReplicatedNumber(t *testing.T) {
	s := numbers(t)
	want := Replicated{Weights: []float64{3, 3}, Picked: [][]float64{{12, 14}, {48, 66}}}
	if got := s.Replicated(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if total := s.Total(); !slices.Equal(total.Picked, []float64{13, 57}) || s.Kind() != Number || s.Options() != 2 || s.Detail() != (Detail{}) {
		t.Errorf("total %+v", total)
	}
}

// Raked weights keep the sums under the weights from before, and each crossing of the margins apart.
func TestRakedSums(t *testing.T) {
	raked := Detail{Raked: true, Within: true}
	number, choice, many := NewNumber().WithDetail(raked), NewSingle(2).WithDetail(raked), NewMultiple(3).WithDetail(raked)
	here, there := JoinMargins("care", "small"), JoinMargins("trade", "large")
	if got := SplitMargins(there); !slices.Equal(got, []string{"trade", "large"}) {
		t.Errorf("margins %v", got)
	}
	for _, at := range []Drawn{{Cluster: "a", Weight: 2, Margins: here, Before: 1}, {Cluster: "a", Weight: 3, Margins: there, Before: 2}} {
		must(t, number.AddDrawnNumber(at, 4))
		must(t, choice.AddDrawn(at, 1))
		must(t, many.AddDrawn(at, 0, 2))
	}
	if got := number.Total(); got.Before != 3 || !slices.Equal(got.PickedBefore, []float64{12, 48}) {
		t.Errorf("a number: %+v", got)
	}
	if got := number.Cells()[1]; !slices.Equal(got.SquaredPicked, []float64{36, 144}) {
		t.Errorf("squares of a number: %+v", got)
	}
	if cells := choice.Cells(); len(cells) != 2 || cells[0].Margins != here || !slices.Equal(cells[1].PickedBefore, []float64{0, 2}) {
		t.Errorf("a choice: %+v", cells)
	}
	if got := many.Cells()[1].SquaredPairs; !slices.Equal(got, []float64{0, 9, 0}) || Pair(2, 0, 3) != 1 || Pair(1, 2, 3) != 2 {
		t.Errorf("pairs %v", got)
	}
	if got := choice.Sampled(); !reflect.DeepEqual(got, map[string]int{"": 1}) {
		t.Errorf("%v clusters were drawn: one, however many margins its people are in", got)
	}
	if got := choice.SampledWithin(); !reflect.DeepEqual(got, map[Cluster]int{{"", "a"}: 2}) {
		t.Errorf("%v people in each", got)
	}
	together, err := choice.Collapse([]int{0, 1})
	must(t, err)
	if got := together.Total(); !slices.Equal(got.PickedBefore, []float64{3}) || !slices.Equal(together.Cells()[0].SquaredPicked, []float64{4}) {
		t.Errorf("put together %+v", got)
	}
	for name, err := range map[string]error{
		"another design":   choice.Merge(NewSingle(2)),
		"another item":     choice.Merge(NewSingle(3).WithDetail(raked)),
		"no weight before": choice.AddDrawn(Drawn{Weight: 1}, 0),
		"half raked":       NewSingle(1).AddDrawn(Drawn{Weight: 1, Before: 1}, 0),
		"infinite before":  choice.AddDrawn(Drawn{Weight: 1, Before: -1}, 0),
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestSampledInStrata(t *testing.T) {
	s := NewSample()
	must(t, s.Add("north", "", 1))
	must(t, s.Add("north", "", 0))
	must(t, s.Add("south", "p", 1))
	must(t, s.Add("south", "q", 0))
	if got := s.Sampled(); !reflect.DeepEqual(got, map[string]int{"north": 2, "south": 2}) {
		t.Errorf("drawn %v", got)
	}
}
