package trial

import (
	"cmp"
	"math"
	"testing"

	"spoor/data/plan"
)

var superior = Aim{Raise: true, Difference: 0.20, Alpha: 0.05}

// bounds judges each table by itself, with nothing tested beside it.
func bounds(s Spec, aim Aim, scope Scope, control, other Group) (*Missing, error) {
	judge := func(e Effect) (Verdict, error) { return aim.Judge(e, e.P), nil }
	s.Level = cmp.Or(s.Level, 0.95)
	main, err := Compare(s, control, other)
	if err != nil {
		return nil, err
	}
	return Bounds(s, aim.Raise, judge, aim.Judge(main, main.P), scope, control, other)
}

// The tipping point is the smallest number of changes over every table of what is missing: gone through one by one.
func TestTheTippingPointAgainstEveryTable(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		first, second Group
		aim           Aim
	}{
		{persons(8, 22, 3), persons(18, 11, 4), superior},                                     // shown
		{persons(8, 22, 6), persons(13, 17, 5), superior},                                     // direction only
		{persons(20, 10, 4), persons(9, 21, 4), superior},                                     // the other way
		{persons(20, 10, 4), persons(9, 21, 4), Aim{Raise: false, Alpha: 0.05}},               // shown, lower
		{persons(15, 15, 5), persons(16, 14, 5), Aim{Raise: true, Alpha: 0.05, Margin: 0.25}}, // a margin
		{persons(1, 29, 1), persons(2, 28, 0), superior},                                      // nothing changes it
	} {
		s := Spec{Level: 0.95, Test: plan.Fisher}
		m, err := bounds(s, c.aim, Scope{0, 1}, c.first, c.second)
		if err != nil {
			t.Fatal(err)
		}
		mean1, k1 := s.expected(c.first)
		mean2, k2 := s.expected(c.second)
		n1, n2 := len(c.first), len(c.second)
		base1, base2 := int(math.Round(mean1*float64(n1-m.Control))), int(math.Round(mean2*float64(n2-m.Other)))
		least := math.MaxInt
		for a := range m.Control + 1 {
			for b := range m.Other + 1 {
				e := compared(t, s, persons(base1+a, n1-base1-a, 0), persons(base2+b, n2-base2-b, 0))
				if v := c.aim.Judge(e, e.P); settled(v) != settled(m.Expected) {
					least = min(least, abs(a-k1)+abs(b-k2))
				}
			}
		}
		switch {
		case least == math.MaxInt && m.Tipped:
			t.Errorf("%+v: tips at %d, and no table does", c.aim, m.Tip)
		case least < math.MaxInt && (!m.Tipped || m.Tip != least):
			t.Errorf("%+v: tips at %d (%v); the first table is at %d", c.aim, m.Tip, m.Tipped, least)
		}
	}
}

func abs(n int) int { return max(n, -n) }

// The bounds are the two tables in which everybody who is missing speaks for one arm.
func TestBounds(t *testing.T) {
	t.Parallel()
	m, err := bounds(Spec{Level: 0.95}, superior, Scope{0, 1}, persons(8, 22, 3), persons(18, 11, 4))
	if err != nil {
		t.Fatal(err)
	}
	low, high := compared(t, Spec{}, persons(11, 22, 0), persons(18, 15, 0)), compared(t, Spec{}, persons(8, 25, 0), persons(22, 11, 0))
	if m.Low.Interval != low.Interval || m.High.Interval != high.Interval || m.Control != 3 || m.Other != 4 {
		t.Errorf("%+v; want %+v and %+v", m, low, high)
	}
	if none, err := bounds(Spec{Level: 0.95}, superior, Scope{0, 1}, persons(8, 22, 0), persons(18, 11, 0)); none != nil || err != nil {
		t.Errorf("without anything missing: %+v, %v", none, err)
	}
	mean, err := bounds(Spec{Mean: true, Level: 0.95}, Aim{Raise: false, Alpha: 0.05}, Scope{0, 30}, append(measured(control, nil), Observation{}), append(measured(other, nil), Observation{}))
	if err != nil || !mean.Searched || mean.Low.Estimate >= mean.High.Estimate {
		t.Errorf("of a mean: %+v, %v", mean, err)
	}
	clusters, err := bounds(Spec{Clustered: true, Level: 0.95}, superior, Scope{0, 1}, append(clustered(0, firstN, firstK), Observation{Cluster: 0}), clustered(4, secondN, secondK))
	if err != nil || !clusters.Searched || clusters.Control != 1 {
		t.Errorf("of clusters: %+v, %v", clusters, err)
	}
}

// Each verdict, for an outcome that is to rise and for one that is to fall.
func TestVerdicts(t *testing.T) {
	t.Parallel()
	for _, raise := range []bool{true, false} {
		sign := map[bool]float64{true: 1, false: -1}[raise]
		effect := func(estimate, low, high float64) Effect {
			if !raise {
				low, high = -high, -low
			}
			return Effect{Estimate: sign * estimate, Interval: Span{low, high}, Bounded: true, Tested: true}
		}
		plain, margin := Aim{Raise: raise, Difference: 0.2, Alpha: 0.05}, Aim{Raise: raise, Margin: 0.1, Alpha: 0.05}
		for _, c := range []struct {
			aim  Aim
			e    Effect
			p    float64
			want Verdict
		}{
			{plain, effect(0.2, 0.05, 0.35), 0.01, Shown},
			{plain, effect(0.2, 0.05, 0.35), 1 - 0.95, Shown}, // 0.05, a hair more
			{plain, effect(0.1, -0.05, 0.25), 0.2, DirectionOnly},
			{plain, effect(-0.05, -0.3, 0.21), 0.6, NotShown},
			{plain, effect(0, -0.25, 0.25), 1, NotShown},
			{plain, effect(0.03, -0.1, 0.15), 0.6, PlannedExcluded},
			{plain, effect(-0.2, -0.35, -0.05), 0.01, OtherWay},
			{Aim{Raise: raise, Alpha: 0.05}, effect(0.03, -0.1, 0.15), 0.6, DirectionOnly}, // nothing was planned
			{margin, effect(0, -0.09, 0.1), 1, NotInferior},
			{margin, effect(0, -0.11, 0.1), 1, MarginOpen},
			{margin, effect(-0.2, -0.3, -0.11), 0.001, Inferior},
			{plain, Effect{Estimate: sign * 0.2}, 0, Untested},
			{margin, Effect{Estimate: sign * 0.2}, 0, Untested},
		} {
			if got := c.aim.Judge(c.e, c.p); got != c.want {
				t.Errorf("%+v, p %v: %s; want %s", c.e, c.p, got, c.want)
			}
		}
	}
	for _, v := range Verdicts() {
		if v.Label().NL == "" || v.Label().EN == "" || v.Meaning().NL == "" || v.Meaning().EN == "" {
			t.Errorf("%s is not in both languages", v)
		}
	}
}

// What cannot be estimated or tested says so, and nothing divides by zero.
func TestWhatCannotBeCompared(t *testing.T) {
	t.Parallel()
	same := measured([]float64{3, 3, 3}, []float64{1, 1, 1})
	for name, c := range map[string]struct {
		s             Spec
		first, second Group
		estimated     bool
		tested        bool
	}{
		"nobody":                 {Spec{}, persons(0, 0, 5), persons(3, 4, 0), false, false},
		"empty":                  {Spec{Mean: true}, nil, nil, false, false},
		"nobody has it":          {Spec{}, persons(0, 9, 0), persons(0, 8, 0), true, true},
		"one value":              {Spec{Mean: true}, measured([]float64{1}, nil), measured(other, nil), true, false},
		"the same values":        {Spec{Mean: true}, same, same, true, false},
		"nothing to adjust for":  {Spec{Mean: true, Test: plan.Ancova, Adjust: true}, same, measured([]float64{1, 2, 4}, []float64{1, 1, 1}), true, true},
		"not measured before":    {Spec{Mean: true, Test: plan.Ancova, Adjust: true}, measured(control, nil), measured(other, nil), false, false},
		"one cluster":            {Spec{Clustered: true}, clustered(0, []int{9}, []int{3}), clustered(1, secondN, secondK), true, false},
		"clusters alike":         {Spec{Clustered: true}, clustered(0, []int{4, 4}, []int{2, 2}), clustered(2, []int{4, 4}, []int{3, 3}), true, false},
		"clusters alike, design": {Spec{Clustered: true, Test: plan.DesignBased}, clustered(0, []int{4, 4}, []int{2, 2}), clustered(2, []int{4, 4}, []int{3, 3}), true, false},
	} {
		e := compared(t, c.s, c.first, c.second)
		if e.Estimated != c.estimated || e.Tested != c.tested || !c.tested && len(e.Notes) == 0 {
			t.Errorf("%s: %+v", name, e)
		}
		if math.IsNaN(e.Estimate) || math.IsNaN(e.P) || math.IsNaN(e.Interval.Low) {
			t.Errorf("%s: not a number in %+v", name, e)
		}
	}
	if _, known := IntraclassCorrelation(0.95, clustered(0, []int{1, 1}, []int{1, 0})); known {
		t.Error("a correlation of clusters of one")
	}
}

// Three clusters an arm have 20 assignments, of which 2 differ most: 10%, which is never below 5%.
func TestFewClustersThatCanNeverShowAnything(t *testing.T) {
	t.Parallel()
	e := compared(t, Spec{Clustered: true}, clustered(0, []int{9, 9, 9}, []int{1, 2, 0}), clustered(3, []int{9, 9, 9}, []int{8, 9, 7}))
	near(t, "smallest p", e.Least, 0.1)
	near(t, "p", e.P, 0.1)
	if len(e.Notes) != 1 || e.Notes[0] != noteNeverShown {
		t.Errorf("notes: %v", e.Notes)
	}
	var first, second Group
	for c := range 12 {
		first = append(first, clustered(c, []int{5}, []int{c % 4})...)
		second = append(second, clustered(20+c, []int{5}, []int{1 + c%4})...)
	}
	many := compared(t, Spec{Clustered: true, Test: plan.Permutation}, first, second)
	if many.Test != plan.ClusterMeans || len(many.Notes) == 0 {
		t.Errorf("24 clusters: %s, %v", many.Test, many.Notes)
	}
}
