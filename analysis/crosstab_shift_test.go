package analysis

import (
	"strings"
	"testing"

	"spoor/analysis/design"
	"spoor/analysis/disclosure"
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/data"
)

// Expected values are those of testdata/members_shift.R: coin 1.4.2 wilcox_test(distribution = "exact"), R 4.2.2
// p.adjust, and the mean over all pairs; intervals those of interval/testdata/superiority.py.
func TestWholeScalesOfGroups(t *testing.T) {
	for _, c := range []struct {
		adjust   hypothesis.Method
		adjusted []float64
	}{
		{"", []float64{0.927420517218469, 0.251533248601566, 0.138493429544009, 0.927420517218469, 0.731691421853828, 0.337725598833152}},
		{hypothesis.MethodTarone, []float64{0.927420517218469, 0.251533248601566, 0.138493429544009, 0.927420517218469, 0.731691421853828, 0.337725598833152}},
		{hypothesis.MethodBenjaminiHochberg, []float64{0.556452310331081, 0.150919949160940, 0.138493429544009, 0.768704687881487, 0.365845710926914, 0.168862799416576}},
		{estimate.AdjustNone, []float64{0.463710258609234, 0.0503066497203132, 0.0230822382573349, 0.768704687881487, 0.243897140617943, 0.084431399708288}},
	} {
		options := DefaultOptions()
		options.Adjust = c.adjust
		table, err := members(t, "2026", "quality", "sector", options)
		if err != nil {
			t.Fatal(err)
		}
		superiority := []float64{0.553308823529412, 0.653409090909091, 0.305982905982906, 0.471857410881801, 0.59009009009009, 0.36015037593985}
		exact := []float64{0.463710258609234, 0.0503066497203132, 0.0230822382573349, 0.768704687881487, 0.243897140617943, 0.084431399708288}
		for i := range superiority {
			got := table.Groups[i/2].Shifts[i%2]
			what := table.Groups[i/2].ID + " " + got.Row
			agree(t, what+": superiority", got.Superiority, superiority[i], 1e-12)
			agree(t, what+": p", got.P, exact[i], 1e-10)
			agree(t, what+": adjusted by "+string(c.adjust), got.AdjustedP, c.adjusted[i], 1e-9)
			if got.Test != hypothesis.MethodMannWhitneyExact || got.Family != 6 {
				t.Errorf("%s: %+v", what, got)
			}
		}
		care, build := table.Groups[0].Shifts[0].Interval, table.Groups[1].Shifts[0].Interval
		agree(t, "low of care", care.Low, 0.40454616485066, 1e-12)
		agree(t, "high of care", care.High, 0.69160319678935, 1e-12)
		agree(t, "low of build", build.Low, 0.17573133027182, 1e-12)
		agree(t, "high of build", build.High, 0.4855747430205, 1e-12)
	}
}

func TestShiftsOfTwoGroupsAreOneComparison(t *testing.T) {
	of := func(answered int, counts ...int) data.Tally {
		return data.Tally{Wave: "w", Item: "q", Asked: answered, Answered: answered, Counts: counts}
	}
	three := []data.Option{{ID: "low"}, {ID: "middle"}, {ID: "high"}}
	by := data.Item{ID: "b", Kind: data.Single, Options: []data.Option{{ID: "x"}, {ID: "none"}, {ID: "y"}}}
	x, y := of(9, 5, 3, 1), of(8, 1, 3, 4)
	crosstab := data.Crosstab{
		Item: data.Item{ID: "q", Kind: data.Rating, Scale: three}, By: by, Whole: []data.Tally{of(17, 6, 6, 5)},
		Groups: []data.Group{
			{ID: "x", Tallies: []data.Tally{x}, Rest: []data.Tally{y}},
			{ID: "none", Tallies: []data.Tally{of(0, 0, 0, 0)}, Rest: []data.Tally{of(17, 6, 6, 5)}},
			{ID: "y", Tallies: []data.Tally{y}, Rest: []data.Tally{x}},
		},
	}
	table, err := NewCrosstab(data.Wave{ID: "w"}, crosstab, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	first, empty, last := table.Groups[0].Shifts[0], table.Groups[1].Shifts[0], table.Groups[2].Shifts[0]
	// By hand: x is higher in 3·1 + 1·4 of 72 pairs, equal in 5·1 + 3·3 + 1·4.
	agree(t, "superiority", first.Superiority, (3*1+1*4+(5*1+3*3+1*4)/2.)/72, 1e-15)
	agree(t, "superiority of the other", last.Superiority, 1-first.Superiority, 1e-15)
	for _, shift := range []estimate.Shift{first, last} {
		if shift.Family != 1 || shift.AdjustedP != shift.P || shift.P != first.P {
			t.Errorf("%+v", shift)
		}
	}
	if empty.Known() || empty.P != 1 || len(empty.Notes) != 1 || !strings.Contains(empty.Notes[0].EN, "nothing to compare") {
		t.Errorf("an empty group: %+v", empty)
	}
	hiding := DefaultOptions()
	hiding.Disclosure = disclosure.PresetStrict.Rule()
	if table, err = NewCrosstab(data.Wave{ID: "w"}, crosstab, hiding); err != nil || len(table.Groups[0].Shifts) > 0 {
		t.Errorf("shifts of hidden counts: %+v, %v", table.Groups[0].Shifts, err)
	}
}

// Expected values are those of testdata/members_shift.R: svyglm of the ranks with degf - 1, as in survey's svyranktest.
func TestWeightedScalesOfGroups(t *testing.T) {
	table, err := members(t, "2026-design", "quality", "sector", DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][2]float64{
		{0.582736868617484, 0.311548135370043}, {0.618415822167571, 0.146312868774206}, {0.341329234683061, 0.130824838801562},
		{0.535104015481374, 0.706932312099324}, {0.521273886894946, 0.728612547224819}, {0.347134419105958, 0.0239844257469527},
	} {
		got := table.Groups[i/2].Shifts[i%2]
		agree(t, "superiority", got.Superiority, want[0], 1e-10)
		agree(t, "p", got.P, want[1], 1e-9)
		if got.Test != design.MethodRankTest || got.Family != 6 || !got.Interval.Contains(got.Superiority) {
			t.Errorf("%+v", got)
		}
	}
}
