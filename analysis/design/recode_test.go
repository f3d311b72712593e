package design

import (
	"math/rand/v2"
	"testing"

	"spoor/data/sums"
)

func TestRecodedSumsAreThoseOfRecodedAnswers(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	rating, boxes, scores := sums.NewSingle(5), sums.NewSingle(2), sums.NewNumber()
	for range 300 {
		stratum, cluster := string(rune('a'+random.IntN(3))), ""
		if stratum == "a" {
			cluster = string(rune('a' + random.IntN(6)))
		}
		weight, option := random.ExpFloat64(), random.IntN(5)
		must(t, rating.Add(stratum, cluster, weight, option))
		must(t, scores.AddNumber(stratum, cluster, weight, float64(option+1)))
		must(t, boxes.Add(stratum, cluster, weight, [][]int{{0}, {0}, nil, {1}, {1}}[option]...))
	}
	got, err := rating.Collapse([]int{0, 1}, []int{3, 4})
	must(t, err)
	together, err := proportionsOf(Design{}, rating, []int{0, 1}, []int{3, 4})
	must(t, err)
	for option := range 2 {
		p, err := Design{}.Proportion(got, option)
		must(t, err)
		want, err := Design{}.Proportion(boxes, option)
		must(t, err)
		for _, p := range []Proportion{p, together[option]} {
			near(t, "share", p.Value, want.Value)
			near(t, "standard error", p.StandardError, want.StandardError)
			near(t, "effective base", p.EffectiveBase, want.EffectiveBase)
			if p.Count != want.Count || p.DegreesOfFreedom != want.DegreesOfFreedom {
				t.Errorf("%+v, want %+v", p, want)
			}
		}
	}
	net, err := differenceOfOptions(Design{}, rating, []int{3, 4}, []int{0, 1})
	must(t, err)
	wantNet, err := differenceOfOptions(Design{}, boxes, []int{1}, []int{0})
	must(t, err)
	near(t, "difference", net.Value, wantNet.Value)
	near(t, "its standard error", net.StandardError, wantNet.StandardError)
	near(t, "its correlation", net.Correlation, wantNet.Correlation)
	for _, wrong := range [][2][]int{{{0, 1}, {1, 2}}, {{0, 0}, {1}}, {{0, 5}, {1}}} {
		if _, err := differenceOfOptions(Design{}, rating, wrong[0], wrong[1]); err == nil {
			t.Errorf("options %v and %v are compared", wrong[0], wrong[1])
		}
	}
	several := sums.NewMultiple(2)
	for _, picks := range [][]int{{0}, {0, 1}} {
		must(t, several.Add("", "", 1, picks...))
	}
	_, err = proportionsOf(Design{}, several, []int{0})
	must(t, err)
	if _, err := proportionsOf(Design{}, several, []int{0, 1}); err == nil {
		t.Error("options of which a respondent chooses several are added up")
	}
	number, err := rating.Scores([]float64{1, 2, 3, 4, 5})
	must(t, err)
	mean, err := Design{}.Mean(number)
	must(t, err)
	want, err := Design{}.Mean(scores)
	must(t, err)
	near(t, "mean", mean.Value, want.Value)
	near(t, "standard error of the mean", mean.StandardError, want.StandardError)
	near(t, "design effect of the mean", mean.DesignEffect, want.DesignEffect)
}

func TestMeanOfEqualValuesHasNoSpread(t *testing.T) {
	s := sums.NewNumber()
	for i := range 7 {
		must(t, s.AddNumber("", "", 0.3+float64(i), 0.1))
	}
	got, err := Design{}.Mean(s)
	must(t, err)
	if got.StandardError != 0 || got.DesignEffect != got.KishEffect {
		t.Errorf("%+v", got)
	}
}
