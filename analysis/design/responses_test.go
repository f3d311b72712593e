package design

import (
	"testing"

	"spoor/data/sums"
)

func TestShareOfResponsesAgreesWithSurvey(t *testing.T) {
	designs := designs(t)
	// R 4.2.2, survey 4.1.1: svyratio(~a, ~m, design) with m the number of the three items that a school has.
	for name, want := range map[string][][2]float64{
		"strat_fpc": {{0.39007543219313051, 0.01082868288954842}, {0.308899312728222242, 0.006209009828095043}, {0.301025255078647247, 0.005650442887333261}},
		"clus1_fpc": {{0.378250591016548454, 0.006392766088418605}, {0.314420803782505920, 0.003200782606498606}, {0.307328605200945626, 0.004557557971636147}},
	} {
		s := designs[name]
		answers := s.fill(t, sums.NewMultiple(3), everyone, pickedItems)
		for option, w := range want {
			got, err := s.design(t).ShareOfResponses(answers, option)
			must(t, err)
			near(t, name+" share", got.Value, w[0])
			near(t, name+" standard error", got.StandardError, w[1])
		}
	}
}

func TestShareOfResponsesAtTheEdges(t *testing.T) {
	s := sumsOf(t, answer{"", "", 1, []int{1}}, answer{"", "", 2, []int{1}}, answer{"", "", 1, nil})
	for option, end := range []float64{0, 1} {
		got, err := Design{}.ShareOfResponses(s, option)
		must(t, err)
		bounds, err := got.Wilson(0.95)
		must(t, err)
		if got.Value != end || got.StandardError != 0 || !bounds.Contains(end) || bounds.Width() < 0.3 {
			t.Errorf("option %d: %+v, %+v", option, got, bounds)
		}
	}
	for name, s := range map[string]*sums.Sums{"nobody": sums.NewMultiple(2), "no picks": sumsOf(t, answer{"", "", 1, nil}), "single choice": sums.NewSingle(2)} {
		if got, err := (Design{}).ShareOfResponses(s, 0); err == nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got, err := (Design{}).ShareOfResponses(s, 2); err == nil {
		t.Errorf("an unknown option: %+v", got)
	}
}
