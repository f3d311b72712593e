package analysis

import (
	"math"
	"os"
	"reflect"
	"strings"
	"testing"

	"spoor/analysis/design"
	"spoor/analysis/disclosure"
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/data/count"
	"spoor/data/sums"
)

// spreadOf is what the values of the one number of a part say.
func spreadOf(t *testing.T, part Part) estimate.Spread {
	t.Helper()
	n := part.Estimates[0].Number
	if n == nil || n.Spread == nil {
		t.Fatalf("no spread: %+v", part.Estimates[0])
	}
	return *n.Spread
}

// spreadWant are the quartiles, the ends of their intervals and the extremes; an interval from 0 to 0 is none.
type spreadWant struct {
	lower, median, upper [3]float64
	least, greatest      float64
	method               interval.Method
}

func (w spreadWant) agree(t *testing.T, what string, s estimate.Spread) {
	t.Helper()
	if s.Quartiles == nil || s.Least == nil {
		t.Fatalf("%s: %+v", what, s)
	}
	got := spreadWant{least: *s.Least, greatest: *s.Greatest, method: w.method}
	for i, to := range []*[3]float64{&got.lower, &got.median, &got.upper} {
		point := s.Quartiles.Points()[i]
		to[0] = point.Value
		if point.Interval != nil {
			to[1], to[2] = point.Interval.Low, point.Interval.High
			if point.Interval.Method != w.method || point.Interval.Level != 0.95 {
				t.Errorf("%s: %+v", what, point.Interval)
			}
		}
	}
	if got != w {
		t.Errorf("%s: %+v, want %+v", what, got, w)
	}
}

// R 4.2.2 on testdata/members/waves/2026/answers.csv: quantile(x, p, type = 2); sort(x)[qbinom(.025, n, p)] and
// sort(x)[qbinom(.975, n, p) + 1] for p = 1/4, 1/2, 3/4, none where either rank is 0 or n + 1; range(x).
func TestMedianAndQuartiles(t *testing.T) {
	table, err := members(t, "2026", "duration", "sector", DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	order := interval.MethodOrderStatistics
	want := map[string]spreadWant{
		"":       {[3]float64{8.5, 7, 12}, [3]float64{13, 12, 15}, [3]float64{17, 15, 18}, 3, 19, order},
		"care":   {[3]float64{11, 6, 15}, [3]float64{15.5, 11, 18}, [3]float64{18, 16, 19}, 3, 19, order},
		"office": {[3]float64{7, 4, 12}, [3]float64{12, 7, 15}, [3]float64{15, 12, 18}, 4, 18, order},
		"build":  {[3]float64{9, 3, 13}, [3]float64{13, 8, 14}, [3]float64{13, 13, 19}, 3, 19, order},
	}
	for _, group := range append([]Group{{Parts: table.Parts}}, table.Groups...) {
		want[group.ID].agree(t, "group "+group.ID, spreadOf(t, group.Parts[0]))
	}
}

// R 4.2.2 with survey 4.1.1 on testdata/members/waves/2026-design/answers.csv, with fpc = ~companies:
// svyquantile(~duration, subset(D, !is.na(duration)), c(.25, .5, .75), qrule = "school"), which without fpc gives the same here.
// Where an end lies above 1 R gives one end, and there is none here. Where an end lies below the share of the least value, as of the
// lower quartile of build, R gives the second least, 7, and here it is the least: its qs takes the first value for one that is reached.
func TestWeightedQuartilesByWoodruff(t *testing.T) {
	table, err := members(t, "2026-design", "duration", "sector", DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	whole := spreadOf(t, table.Parts[0])
	woodruff := design.MethodWoodruff
	want := map[string]spreadWant{
		"":      {[3]float64{9, 7, 12}, [3]float64{13, 12, 17}, [3]float64{16, 15, 18}, *whole.Least, *whole.Greatest, woodruff},
		"care":  {[3]float64{11, 6, 15}, [3]float64{16, 12, 18}, [3]float64{18, 0, 0}, 3, 19, woodruff},
		"build": {[3]float64{12, 3, 13}, [3]float64{13, 0, 0}, [3]float64{13, 0, 0}, 3, 19, woodruff},
	}
	for _, group := range append([]Group{{Parts: table.Parts}}, table.Groups...) {
		if w, known := want[group.ID]; known {
			w.agree(t, "group "+group.ID, spreadOf(t, group.Parts[0]))
		}
	}
}

// R 4.2.2 with survey 4.1.1 on the designs of testdata/members_replicates.R:
// svyquantile(~duration, subset(des, !is.na(duration)), c(.25, .5, .75), qrule = "school", df = 12).
func TestQuartilesUnderReplicateWeights(t *testing.T) {
	for _, wave := range []string{"jkn", "bootstrap"} {
		s := spreadOf(t, replicatedMembers(t, wave, "duration", "").Parts[0])
		spreadWant{[3]float64{9, 7, 12}, [3]float64{13, 12, 17}, [3]float64{16, 15, 18}, 3, 19, design.MethodWoodruff}.agree(t, wave, s)
	}
}

// R 4.2.2: oneway.test(duration ~ sector); with a design (survey 4.1.1) regTermTest(svyglm(duration ~ sector, D), ~sector).
func TestMeansOfAllGroupsTogether(t *testing.T) {
	for wave, want := range map[string]struct {
		test                  hypothesis.Method
		statistic, degrees, p float64
	}{
		"2026":        {hypothesis.MethodWelchANOVA, 1.44833483941313, 31.403698757581, 0.250228523330664},
		"2026-design": {design.MethodWald, 1.77292193821373, 10, 0.219265180574358},
	} {
		table, err := members(t, wave, "duration", "sector", DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		if len(table.Associations) != 1 {
			t.Fatalf("%s: %+v", wave, table.Associations)
		}
		a := table.Associations[0]
		agree(t, wave+" F", a.Statistic, want.statistic, 1e-9)
		agree(t, wave+" degrees", a.Degrees[1], want.degrees, 1e-9)
		agree(t, wave+" p", a.P, want.p, 1e-9)
		if a.Test != want.test || a.Degrees[0] != 2 {
			t.Errorf("%s: %+v", wave, a)
		}
	}
}

// numberTally are the values from one number to another.
func numberTally(t *testing.T, from, to int) data.Tally {
	t.Helper()
	tally := data.Tally{Wave: "w", Item: "q", SpreadKnown: true, Values: sums.NewValues(sums.Detail{})}
	for v := from; v <= to; v++ {
		y := float64(v)
		tally.Asked, tally.Answered, tally.Sum, tally.SumOfSquares = tally.Asked+1, tally.Answered+1, tally.Sum+y, tally.SumOfSquares+y*y
		if err := tally.Values.Add(sums.Drawn{Weight: 1}, nil, y); err != nil {
			t.Fatal(err)
		}
	}
	return tally
}

// Under a rule the least and the greatest value are never shown, of nobody, and quartiles not of few.
func TestSpreadUnderDisclosure(t *testing.T) {
	few, many := numberTally(t, 1, 20), numberTally(t, 21, 52)
	crosstab := data.Crosstab{Item: data.Item{ID: "q", Kind: data.Number, Range: []float64{0, 60}}, By: data.Item{ID: "g", Kind: data.Single, Options: options("few", "many")},
		Whole: []data.Tally{numberTally(t, 1, 52)}, Groups: []data.Group{{ID: "few", Tallies: []data.Tally{few}, Rest: []data.Tally{many}}, {ID: "many", Tallies: []data.Tally{many}, Rest: []data.Tally{few}}}}
	for threshold, quartiles := range map[int]map[string]bool{
		5: {"": true, "few": true, "many": true},
		6: {"": true, "few": false, "many": true},
		9: {"": true, "few": false, "many": false},
	} {
		options := DefaultOptions()
		options.Disclosure = disclosure.Rule{Threshold: threshold, Width: 1}
		table, err := NewCrosstab(data.Wave{ID: "w", Provenance: data.Observed}, crosstab, options)
		if err != nil {
			t.Fatal(err)
		}
		for _, group := range append([]Group{{Parts: table.Parts}}, table.Groups...) {
			s := spreadOf(t, group.Parts[0])
			if s.Least != nil || s.Greatest != nil || (s.Quartiles != nil) != quartiles[group.ID] {
				t.Errorf("threshold %d, %q: %+v", threshold, group.ID, s)
			}
		}
	}
}

func TestSpreadAtTheEdges(t *testing.T) {
	spread := func(values ...float64) *estimate.Spread {
		tally := data.Tally{Wave: "w", Item: "q", Asked: len(values), Answered: len(values), SpreadKnown: true, Values: sums.NewValues(sums.Detail{})}
		for _, v := range values {
			tally.Sum, tally.SumOfSquares = tally.Sum+v, tally.SumOfSquares+v*v
			if err := tally.Values.Add(sums.Drawn{Weight: 1}, nil, v); err != nil {
				t.Fatal(err)
			}
		}
		item := data.Item{ID: "q", Kind: data.Number, Range: []float64{-100, 20_000}}
		table, err := NewTable(data.Wave{ID: "w", Provenance: data.Observed}, item, []data.Tally{tally}, DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		if n := table.Parts[0].Estimates[0].Number; n != nil {
			if n.Spread.Quartiles == nil && !strings.Contains(table.Parts[0].Estimates[0].Notes[0].EN, "so many different values") {
				t.Error("a median is missing without a note")
			}
			return n.Spread
		}
		return nil
	}
	if s := spread(); s != nil {
		t.Errorf("nobody: %+v", s)
	}
	if s := spread(7); s.Quartiles.Median.Value != 7 || s.Quartiles.Median.Interval != nil || *s.Least != 7 || *s.Greatest != 7 {
		t.Errorf("one: %+v", s)
	}
	if s := spread(-3, 5); s.Quartiles.Median.Value != 1 || s.Quartiles.Lower.Value != -3 || s.Quartiles.Upper.Value != 5 {
		t.Errorf("two: %+v", s.Quartiles)
	}
	if s := spread(4, 4, 4, 4, 4, 4); s.Quartiles.Lower.Interval != nil || s.Quartiles.Median.Interval == nil || s.Quartiles.Median.Interval.Low != 4 || s.Quartiles.Median.Interval.High != 4 {
		t.Errorf("one value: %+v", s.Quartiles)
	}
	many := make([]float64, sums.MostValues+1)
	for i := range many {
		many[i] = float64(i)
	}
	if s := spread(many...); s.Quartiles != nil || *s.Greatest != float64(sums.MostValues) {
		t.Errorf("too many values: %+v", s)
	}
	if s := spread(many[1:]...); s.Quartiles == nil || math.Abs(s.Quartiles.Median.Value-5000.5) > 1e-9 {
		t.Errorf("as many as are kept: %+v", s)
	}
}

// The engines count the same values.
func TestSpreadOfEveryEngine(t *testing.T) {
	for _, wave := range []string{"2026", "2026-design"} {
		var first estimate.Spread
		for i, engine := range []count.Engine{count.EngineFrame, count.EngineScan} {
			survey, err := count.Open(os.DirFS("testdata/members"))
			if err != nil {
				t.Fatal(err)
			}
			of, err := survey.Wave(wave)
			if err != nil {
				t.Fatal(err)
			}
			tallies, _, err := survey.WithEngine(engine, nil).Count(t.Context(), of)
			if err != nil {
				t.Fatal(err)
			}
			item, _ := survey.Codebook.Item("duration")
			table, err := NewTable(of, item, tallies, DefaultOptions())
			if err != nil {
				t.Fatal(err)
			}
			s := spreadOf(t, table.Parts[0])
			if i == 0 {
				first = s
				continue
			}
			if !reflect.DeepEqual(s.Quartiles, first.Quartiles) || *s.Least != *first.Least {
				t.Errorf("%s: %+v and %+v", wave, s, first)
			}
		}
	}
}
