package member

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/hypothesis"
	"spoor/data"
)

func options(ids ...string) []data.Option {
	var out []data.Option
	for _, id := range ids {
		out = append(out, data.Option{ID: id, Label: data.Text{NL: id}})
	}
	return out
}

func table(t *testing.T, item data.Item, tallies ...data.Tally) analysis.Table {
	t.Helper()
	for i := range tallies {
		tallies[i].Item = item.ID
		tallies[i].Asked = max(tallies[i].Asked, tallies[i].Answered)
	}
	made, err := analysis.NewTable(data.Wave{ID: "w"}, item, tallies, analysis.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	return made
}

var interim = data.Item{ID: "interim", Kind: data.Multiple, Options: options("trial", "volunteer", "second", "other", "retrain")}

func near(a, b float64) bool { return math.Abs(a-b) < 5e-9 }

// TestCompare has its numbers from testdata/reference.R (R 4.2.2): every table enumerated with fisher.test, Newcombe from
// prop.test(correct = FALSE), p.adjust(method = "holm"), and power as a sum of dbinom over Boschloo's region at 0.05 / 5.
func TestCompare(t *testing.T) {
	own := table(t, interim, data.Tally{Answered: 12, Counts: []int{9, 4, 3, 3, 4}})
	sector := table(t, interim, data.Tally{Answered: 47, Counts: []int{26, 21, 20, 13, 4}})
	got, err := Compare(own, sector, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct {
		boschloo, fisher, difference, low, high, adjusted float64
		rise, fall                                        float64 // -1: nothing can be shown
	}{
		{0.2751423937, 0.3261365129, 0.1968085106, -0.1151294421, 0.4106931961, 1, 0.98601554, 0.05967975},
		{0.5025075546, 0.5319271587, -0.1134751773, -0.3541307038, 0.1928083403, 1, 0.94032025, 0.01398446},
		{0.2859191146, 0.3340966858, -0.1755319149, -0.3900177995, 0.1354332324, 1, 0.92620827, 0.00603525},
		{1, 1, -0.0265957447, -0.2406469902, 0.2753886901, 1, 0.79690986, -1},
		{0.0336945259, 0.0460747850, 0.2482269504, 0.0220590825, 0.5290367112, 0.1684726296, 0.52576511, -1},
	} {
		row := got.Rows[i]
		c := row.Comparison
		for _, pair := range [][2]float64{{c.P, want.boschloo}, {c.FisherP, want.fisher}, {row.Difference, want.difference},
			{c.Interval.Low, want.low}, {c.Interval.High, want.high}, {c.AdjustedP, want.adjusted}} {
			if !near(pair[0], pair[1]) {
				t.Errorf("%s: %.10f, want %.10f", row.Own.Option, pair[0], pair[1])
			}
		}
		if row.Verdict != NotDemonstrated || c.Family != 5 {
			t.Errorf("%s: verdict %s in a family of %d", row.Own.Option, row.Verdict, c.Family)
		}
		if alone := slices.Contains(row.Notes, aloneNote(5)); alone != (want.boschloo <= 0.05) {
			t.Errorf("%s: said to differ on its own: %t", row.Own.Option, alone)
		}
		if !row.Detectable.Rise.Found || math.Abs(row.Detectable.Rise.Target-want.rise) > 1e-7 {
			t.Errorf("%s: shows a rise to %+v, want %v", row.Own.Option, row.Detectable.Rise, want.rise)
		}
		if row.Detectable.Fall.Found != (want.fall >= 0) || want.fall >= 0 && math.Abs(row.Detectable.Fall.Target-want.fall) > 1e-7 {
			t.Errorf("%s: shows a fall to %+v, want %v", row.Own.Option, row.Detectable.Fall, want.fall)
		}
	}
}

func TestVerdicts(t *testing.T) {
	own := table(t, interim, data.Tally{Answered: 60, Counts: []int{58, 2, 25, 17, 5}})
	sector := table(t, interim, data.Tally{Answered: 47, Counts: []int{26, 21, 20, 13, 4}})
	got, err := Compare(own, sector, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []Verdict{Higher, Lower, NotDemonstrated, NotDemonstrated, NotDemonstrated} {
		if got.Rows[i].Verdict != want {
			t.Errorf("%s: %s, want %s", got.Rows[i].Own.Option, got.Rows[i].Verdict, want)
		}
	}
}

var battery = data.Item{ID: "rate", Kind: data.Rating, Rows: options("uwv", "employer"), Scale: options("1", "2", "3", "4", "5")}

// TestBattery has its p-value from coin 1.4-2 in R 4.2.2: pvalue(wilcox_test(y ~ g, distribution = "exact")), and the chance
// to be better from wilcox.test(exact = FALSE)$statistic / (n1 n2).
func TestBattery(t *testing.T) {
	own := table(t, battery, data.Tally{Row: "uwv", Answered: 10, Counts: []int{0, 2, 3, 4, 1}}, data.Tally{Row: "employer", Answered: 3, Counts: []int{0, 0, 0, 3, 0}})
	sector := table(t, battery, data.Tally{Row: "uwv", Answered: 42, Counts: []int{5, 18, 13, 6, 0}}, data.Tally{Row: "employer", Answered: 43, Counts: []int{3, 2, 8, 29, 1}})
	got, err := Compare(own, sector, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	uwv := got.Rows[0]
	if uwv.Own.Option != data.Top2 || uwv.Own.Count != 5 || uwv.Sector.Count != 6 || got.Family != 1 {
		t.Errorf("the first row compares %+v with %+v", uwv.Own, uwv.Sector)
	}
	if d := uwv.Distribution; d.Test != hypothesis.MethodMannWhitneyExact || math.Abs(d.P-0.00964959439234) > 1e-9 || math.Abs(d.Superiority-0.7488095) > 1e-7 || d.AdjustedP != d.P {
		t.Errorf("distribution %+v", d)
	}
	if row := got.Rows[1]; row.Verdict != Untested || row.Distribution != nil || !strings.Contains(row.Notes[len(row.Notes)-1].EN, "3 own answers, and fewer than 5") {
		t.Errorf("a row of three answers: %+v", row)
	}
}

func TestPosition(t *testing.T) {
	own := table(t, interim, data.Tally{Answered: 1, Counts: []int{1, 0, 0, 0, 0}})
	sector := table(t, interim, data.Tally{Answered: 47, Counts: []int{26, 21, 20, 13, 4}})
	got, err := Compare(own, sector, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range got.Rows {
		if row.Verdict != Position || row.Comparison.Tested() || row.Detectable != nil {
			t.Errorf("one respondent was tested: %+v", row)
		}
	}
	ownRating := table(t, battery, data.Tally{Row: "uwv", Answered: 1, Counts: []int{0, 1, 0, 0, 0}}, data.Tally{Row: "employer", Answered: 0, Counts: []int{0, 0, 0, 0, 0}})
	ratings := table(t, battery, data.Tally{Row: "uwv", Answered: 42, Counts: []int{5, 18, 13, 6, 0}}, data.Tally{Row: "employer", Answered: 43, Counts: []int{3, 2, 8, 29, 1}})
	rated, err := Compare(ownRating, ratings, DefaultOptions())
	if err != nil || rated.Rows[0].Own.Option != "2" || rated.Rows[0].Sector.Count != 18 || rated.Rows[1].Verdict != Untested {
		t.Errorf("%+v, %v", rated.Rows, err)
	}
}

func TestCompareRefuses(t *testing.T) {
	sector := table(t, interim, data.Tally{Answered: 47, Counts: []int{26, 21, 20, 13, 4}})
	few := table(t, interim, data.Tally{Answered: 4, Counts: []int{1, 0, 0, 0, 0}})
	if _, err := Compare(few, sector, DefaultOptions()); !errors.Is(err, ErrTooFew) || !strings.Contains(err.Error(), "4 answered, at least 5 are needed") {
		t.Errorf("four respondents: %v", err)
	}
	none := table(t, interim, data.Tally{Counts: make([]int, 5)})
	if _, err := Compare(none, sector, DefaultOptions()); !errors.Is(err, ErrTooFew) {
		t.Errorf("nobody: %v", err)
	}
	other := interim
	other.ID = "other"
	if _, err := Compare(table(t, other, data.Tally{Answered: 9, Counts: make([]int, 5)}), sector, DefaultOptions()); err == nil {
		t.Error("two items were compared")
	}
	o := DefaultOptions()
	if o.Minimum = 1; o.Check() == nil {
		t.Error("a minimum of 1")
	}
	o = DefaultOptions()
	if o.Power = 1; o.Check() == nil {
		t.Error("a power of 1")
	}
}

func TestSectorWithoutAnswers(t *testing.T) {
	own := table(t, interim, data.Tally{Answered: 12, Counts: []int{9, 4, 3, 3, 4}})
	empty := table(t, interim, data.Tally{Counts: make([]int, 5)})
	got, err := Compare(own, empty, DefaultOptions())
	if err != nil || got.Family != 0 || got.Rows[0].Verdict != Untested || got.Rows[0].Difference != 0 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestLeaveOut(t *testing.T) {
	sector := data.Tally{Item: "a", Asked: 50, Answered: 47, Unusable: 1, Counts: []int{26, 21, 3}}
	rest, err := LeaveOut(sector, data.Tally{Item: "a", Asked: 12, Answered: 12, Counts: []int{9, 3, 3}})
	if err != nil || rest.Answered != 35 || rest.Asked != 38 || rest.Counts[0] != 17 || rest.Counts[2] != 0 || sector.Counts[0] != 26 {
		t.Errorf("%+v, %v", rest, err)
	}
	for name, own := range map[string]data.Tally{
		"more than the sector":      {Item: "a", Answered: 48, Counts: []int{1, 1, 1}},
		"an option that is short":   {Item: "a", Answered: 12, Counts: []int{1, 1, 4}},
		"the others are then short": {Item: "a", Answered: 30, Counts: []int{2, 3, 0}},
		"another item":              {Item: "b", Answered: 12, Counts: []int{1, 1, 1}},
		"another codebook":          {Item: "a", Answered: 12, Counts: []int{1, 1}},
	} {
		if _, err := LeaveOut(sector, own); err == nil {
			t.Errorf("%s: taken out", name)
		} else if strings.Contains(name, "short") && !errors.Is(err, ErrNotPart) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := LeaveOut(data.Tally{Item: "m"}, data.Tally{Item: "m"}); !errors.Is(err, ErrNotPart) {
		t.Errorf("a mean: %v", err)
	}
}

var shares = data.Item{ID: "shares", Kind: data.Number, Range: []float64{0, 100}, Rows: options("own", "other")}

func TestOutcomes(t *testing.T) {
	sector := table(t, shares, data.Tally{Row: "own", Answered: 50, Sum: 1500}, data.Tally{Row: "other", Answered: 50, Sum: 1150})
	got, err := Outcomes(data.Wave{ID: "own"}, data.Cases{Item: "shares", Base: 40, Counts: []int{18, 6}}, sector, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	// 18 of 40: prop.test(18, 40, correct = FALSE)$conf.int in R 4.2.2 is 0.3070531 0.6017091.
	own := got.Rows[0].Own
	if !got.CrossUnit() || !near(got.Rows[0].Difference, 0.15) || math.Abs(own.Interval.Low-0.3070531) > 1e-7 || math.Abs(own.Interval.High-0.6017091) > 1e-7 {
		t.Errorf("%+v", got.Rows[0])
	}
	if got.Rows[0].Verdict != Untested || !strings.Contains(got.Notes[0].EN, "across units") {
		t.Errorf("units are not named: %+v", got.Notes)
	}
	if _, err := Outcomes(data.Wave{}, data.Cases{Item: "shares", Base: 4, Counts: []int{1, 1}}, sector, DefaultOptions()); !errors.Is(err, ErrTooFew) {
		t.Errorf("four trajectories: %v", err)
	}
	if _, err := Outcomes(data.Wave{}, data.Cases{Item: "shares", Base: 40, Counts: []int{1}}, sector, DefaultOptions()); err == nil {
		t.Error("counts of another item")
	}
	means, err := Compare(table(t, shares, data.Tally{Row: "own", Answered: 8, Sum: 400}, data.Tally{Row: "other", Answered: 8, Sum: 100}), sector, DefaultOptions())
	if err != nil || means.CrossUnit() || !near(means.Rows[0].Difference, 0.2) || means.Rows[0].Verdict != Untested {
		t.Errorf("%+v, %v", means, err)
	}
}
