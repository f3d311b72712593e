package sums

import (
	"reflect"
	"testing"
)

func TestRecodeRefuses(t *testing.T) {
	s := NewSingle(2)
	must(t, s.Add("", "", 1))
	if _, err := s.Scores([]float64{1, 2}); err == nil {
		t.Error("a mean with respondents who have no value")
	}
	if _, err := s.Scores([]float64{1}); err == nil {
		t.Error("an option without a value")
	}
	if _, err := s.Collapse([]int{0}, []int{0, 1}); err == nil {
		t.Error("an option in two groups")
	}
	if _, err := s.Collapse([]int{2}); err == nil {
		t.Error("an unknown option")
	}
	if _, err := NewMultiple(2).Collapse([]int{0}); err == nil {
		t.Error("options of a multiple choice are put together")
	}
}

func TestCrossIsTheSameAsCountingPairs(t *testing.T) {
	first, second, want := NewSingle(2), NewSingle(2), NewSingle(4)
	for i, r := range []struct {
		stratum, cluster string
		weight           float64
		group, option    int
	}{{"a", "", 2, 0, 1}, {"a", "", 1, 1, 1}, {"a", "", 3, 1, 0}, {"b", "p", 1, 0, 0}, {"b", "p", 2, 1, 0}, {"b", "q", 0, 1, 1}} {
		must(t, []*Sums{first, second}[r.group].Add(r.stratum, r.cluster, r.weight, r.option))
		must(t, want.Add(r.stratum, r.cluster, r.weight, r.group*2+r.option))
		got, err := Cross([]*Sums{first, second})
		must(t, err)
		if !reflect.DeepEqual(got.Cells(), want.Cells()) {
			t.Fatalf("after respondent %d: %+v, want %+v", i, got.Cells(), want.Cells())
		}
	}
	for name, groups := range map[string][]*Sums{"no groups": nil, "several picks": {NewMultiple(2)}, "other options": {NewSingle(2), NewSingle(3)}} {
		if got, err := Cross(groups); err == nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
