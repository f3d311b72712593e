package sums

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

func TestValuesAddUpInWhateverOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	type respondent struct {
		at Drawn
		y  float64
	}
	var all []respondent
	for range 500 {
		at := Drawn{Stratum: fmt.Sprint(random.IntN(2)), Cluster: fmt.Sprint(random.IntN(20)), Weight: float64(random.IntN(4)) / 4}
		all = append(all, respondent{at, float64(random.IntN(30)) / 2})
	}
	whole, parts := NewValues(Detail{}), []*Values{NewValues(Detail{}), NewValues(Detail{}), NewValues(Detail{})}
	for i, r := range all {
		must(t, whole.Add(r.at, nil, r.y))
		must(t, parts[i%3].Add(r.at, nil, r.y))
	}
	must(t, parts[2].Merge(parts[0]))
	must(t, parts[2].Merge(parts[1]))
	if !reflect.DeepEqual(parts[2].All(), whole.All()) || !reflect.DeepEqual(slices.Collect(parts[2].Clone().Ascending()), slices.Collect(whole.Ascending())) || parts[2].Respondents() != whole.Respondents() {
		t.Error("the parts do not add up to the whole")
	}
	below, err := whole.UpTo(7)
	must(t, err)
	want := NewSingle(1)
	for _, r := range all {
		if r.at.Weight > 0 {
			var picks []int
			if r.y <= 7 {
				picks = []int{0}
			}
			must(t, want.Add(r.at.Stratum, r.at.Cluster, r.at.Weight, picks...))
		}
	}
	// Weights are quarters, so that their sums are exact.
	if !reflect.DeepEqual(below.Cells(), want.Cells()) {
		t.Errorf("%+v, want %+v", below.Cells(), want.Cells())
	}
}

func TestValuesOfReplicatesAndRakedWeights(t *testing.T) {
	replicated := NewValues(Detail{})
	must(t, replicated.Add(Drawn{Weight: 2}, []float64{0, 3}, 5))
	must(t, replicated.Add(Drawn{Weight: 1}, []float64{2, 1}, 6))
	must(t, replicated.Add(Drawn{Weight: 0}, []float64{9, 9}, 7))
	below, err := replicated.UpTo(5)
	must(t, err)
	if got, want := below.Replicated(), (Replicated{[]float64{2, 4}, [][]float64{{0, 3}}}); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	raked := NewValues(Detail{Raked: true})
	must(t, raked.Add(Drawn{Weight: 2, Before: 1, Margins: "a"}, nil, 5))
	must(t, raked.Add(Drawn{Weight: 3, Before: 4, Margins: "b"}, nil, 6))
	below, err = raked.UpTo(5)
	must(t, err)
	if total := below.Total(); total.Before != 5 || total.PickedBefore[0] != 1 || total.Picked[0] != 2 || len(below.Cells()) != 2 {
		t.Errorf("%+v", below.Cells())
	}
	for name, err := range map[string]error{
		"no weight before":   raked.Add(Drawn{Weight: 1}, nil, 5),
		"margins of nothing": replicated.Add(Drawn{Weight: 1, Margins: "a"}, nil, 5),
		"not a number":       replicated.Add(Drawn{Weight: 1}, nil, math.NaN()),
		"other samples":      raked.Merge(replicated),
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// More values than are kept, and more in strata and clusters than are kept apart: the same whatever was counted first.
func TestValuesBeyondTheirLimits(t *testing.T) {
	many, more, both := NewValues(Detail{}), NewValues(Detail{}), NewValues(Detail{})
	for i := range MostValues {
		must(t, many.Add(Drawn{Weight: 1}, nil, float64(i)))
		must(t, more.Add(Drawn{Weight: 1}, nil, float64(i)-0.5))
	}
	if !many.Kept() || len(slices.Collect(many.Ascending())) != MostValues {
		t.Errorf("%d values are kept: %t", MostValues, many.Kept())
	}
	must(t, both.Merge(many))
	must(t, both.Merge(more))
	must(t, more.Merge(many))
	for _, v := range []*Values{both, more} {
		least, greatest := v.Range()
		if v.Kept() || v.Placed() || len(slices.Collect(v.Ascending())) > 0 || v.Respondents() != 2*MostValues || least != -0.5 || greatest != MostValues-1 {
			t.Errorf("kept %t, %d of %d from %v to %v", v.Kept(), len(slices.Collect(v.Ascending())), v.Respondents(), least, greatest)
		}
	}
	scattered := NewValues(Detail{})
	for i := range MostPlacedValues + 1 {
		must(t, scattered.Add(Drawn{Cluster: fmt.Sprint(i / 10), Weight: 2}, nil, float64(i%10)))
	}
	if !scattered.Kept() || scattered.Placed() {
		t.Errorf("kept %t, placed %t", scattered.Kept(), scattered.Placed())
	}
	if sorted := slices.Collect(scattered.Ascending()); len(sorted) != 10 || sorted[0] != (Value{0, MostPlacedValues/10 + 1, 2 * (MostPlacedValues/10 + 1)}) {
		t.Errorf("%+v", sorted)
	}
	if _, err := scattered.UpTo(3); err == nil {
		t.Error("sums of values of which the clusters are not kept")
	}
	few := NewValues(Detail{})
	must(t, few.Add(Drawn{Cluster: "x", Weight: 1}, nil, 3))
	must(t, few.Merge(scattered))
	if few.Placed() || slices.Collect(few.Ascending())[3].Respondents != MostPlacedValues/10+1 {
		t.Errorf("%+v", slices.Collect(few.Ascending()))
	}
	if none := NewValues(Detail{}); !none.Kept() || none.Respondents() != 0 || len(slices.Collect(none.Ascending())) != 0 {
		t.Error("no values")
	}
}
