package sums

import "testing"

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
