package design

import (
	"errors"
	"testing"

	"spoor/data/sums"
)

// scored is the point that a school has on a scale of four by its test score.
func scored(t *testing.T) func(record) []int {
	return func(r record) []int {
		point := 0
		for _, from := range []float64{550, 650, 750} {
			if r.number(t, "api00") >= from {
				point++
			}
		}
		return []int{point}
	}
}

// Expected values are those of testdata/rank.R: R 4.2.2 with survey 4.1.1.
func TestSuperiorityAgreesWithSurvey(t *testing.T) {
	designs := designs(t)
	for _, want := range []struct {
		design       string
		value, se    float64
		degrees      int
		statistic, p float64
	}{
		{"strat_fpc", 0.585032769265202, 0.0381108183280155, 196, 2.2311976755087, 0.0268011849651714},
		{"clus1_fpc", 0.554932336182336, 0.0351010789471174, 13, 1.56497571670364, 0.141597355435165}, // and svyranktest itself
		{"clus2", 0.650513121463826, 0.035464305671813, 38, 4.24407354416228, 0.000135989665494153},
	} {
		t.Run(want.design, func(t *testing.T) {
			s, found := designs[want.design]
			if !found {
				t.Fatal("no such design")
			}
			other := func(r record) bool { return r["stype"] != "E" }
			first, second := s.fill(t, sums.NewSingle(4), inDomain("E"), scored(t)), s.fill(t, sums.NewSingle(4), other, scored(t))
			got, err := s.design(t).Superiority(first, second)
			must(t, err)
			near(t, "superiority", got.Value, want.value)
			near(t, "standard error", got.StandardError, want.se)
			if got.DegreesOfFreedom != want.degrees {
				t.Errorf("%d degrees of freedom, want %d", got.DegreesOfFreedom, want.degrees)
			}
			statistic, p, err := got.Test()
			must(t, err)
			near(t, "t", statistic, want.statistic)
			near(t, "p", p, want.p)
			mirror, err := s.design(t).Superiority(second, first)
			must(t, err)
			near(t, "mirrored", mirror.Value, 1-want.value)
			near(t, "its standard error", mirror.StandardError, want.se)
		})
	}
}

func TestIntervalOfSuperiority(t *testing.T) {
	s := designs(t)["strat_fpc"]
	other := func(r record) bool { return r["stype"] != "E" }
	got, err := s.design(t).Superiority(s.fill(t, sums.NewSingle(4), inDomain("E"), scored(t)), s.fill(t, sums.NewSingle(4), other, scored(t)))
	must(t, err)
	bounds, err := got.Interval(0.95)
	must(t, err)
	// R 4.2.2 with survey 4.1.1: the last lines of testdata/rank.R.
	near(t, "low", bounds.Low, 0.505759694201266)
	near(t, "high", bounds.High, 0.659329542361682)
}

func TestSuperiorityAtTheEdges(t *testing.T) {
	of := func(points ...int) *sums.Sums {
		s := sums.NewSingle(3)
		for i, point := range points {
			must(t, s.Add("", "", 1+float64(i%2), point))
		}
		return s
	}
	apart, err := Design{}.Superiority(of(2, 2, 2), of(0, 0, 0, 0))
	must(t, err)
	if _, _, err := apart.Test(); err == nil || apart.Value != 1 || apart.StandardError != 0 {
		t.Errorf("%+v", apart)
	}
	bounds, err := apart.Interval(0.95)
	if err != nil || bounds.High != 1 || !(bounds.Low > 0.3 && bounds.Low < 1) {
		t.Errorf("%+v, %v", bounds, err)
	}
	same, err := Design{}.Superiority(of(1, 1), of(1, 1, 1))
	if err != nil || same.Value != 0.5 || same.StandardError != 0 {
		t.Errorf("%+v, %v", same, err)
	}
	if got, err := (Design{}).Superiority(of(1, 1), of()); !errors.Is(err, ErrNoRespondents) {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := (Design{}).Superiority(sums.NewMultiple(2), sums.NewMultiple(2)); err == nil {
		t.Errorf("%+v", got)
	}
	one, err := Design{}.Superiority(of(1), of(0))
	must(t, err)
	if _, _, err := one.Test(); err == nil {
		t.Errorf("%+v", one)
	}
	if bounds, err := one.Interval(0.95); err == nil {
		t.Errorf("%+v", bounds)
	}
}

// R 4.2.2 with survey 4.1.1: the last lines of testdata/rank.R.
func TestRankTestOfSeveralGroups(t *testing.T) {
	for name, want := range map[string]struct{ statistic, denominator, p float64 }{
		"strat_fpc": {3.25706538531579, 195, 0.0406057760535534},
		"clus1_fpc": {1.20857277779499, 12, 0.33251541049954},
		"clus2":     {11.075563975455, 37, 0.000169987046957054},
	} {
		t.Run(name, func(t *testing.T) {
			s, known := designs(t)[name]
			if !known {
				t.Fatal("no such design")
			}
			var groups []*sums.Sums
			for _, group := range []string{"E", "H", "M"} {
				groups = append(groups, s.fill(t, sums.NewSingle(4), inDomain(group), scored(t)))
			}
			got, err := s.design(t).RankTest(groups)
			must(t, err)
			near(t, "F", got.Statistic, want.statistic)
			near(t, "p", got.P, want.p)
			if got.Numerator != 2 || got.Denominator != want.denominator {
				t.Errorf("%v and %v degrees of freedom", got.Numerator, got.Denominator)
			}
		})
	}
	s := sums.NewSingle(2)
	must(t, s.Add("", "", 1, 0))
	if _, err := (Design{}).RankTest([]*sums.Sums{s}); err == nil {
		t.Error("one group was tested")
	}
}
