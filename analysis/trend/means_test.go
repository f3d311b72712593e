package trend

import (
	"math"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/data"
)

func TestTrendOfMeans(t *testing.T) {
	hours := data.Item{ID: "q", Kind: data.Number, Range: []float64{0, 100}, Rows: named("x", "y")}
	of := func(row string, base int, mean float64) data.Tally {
		return data.Tally{Item: "q", Row: row, Asked: base, Answered: base, Sum: mean * float64(base)}
	}
	trend := follow(t, hours,
		surveyed{"2021", 0, nil, []data.Tally{of("x", 50, 30), of("y", 50, 20)}},
		surveyed{"2026", 0, nil, []data.Tally{of("x", 40, 50), of("y", 0, 0)}})
	change := trend.Lines[0].Changes[0]
	// statsmodels 0.13.5: confint_proportions_2indep(20, 40, 15, 50, method = "newcomb")
	if i := change.Comparison.Interval; math.Abs(i.Low-(-0.0020213208769091218)) > 1e-12 || math.Abs(i.High-0.3837897030035635) > 1e-12 || math.Abs(i.Estimate-0.2) > 1e-12 {
		t.Errorf("interval %+v", i)
	}
	if change.Verdict != NotTested || change.Comparison.Tested() || trend.Family != 0 || len(trend.Lines[1].Changes) != 0 {
		t.Errorf("%+v", trend)
	}
	if !strings.Contains(notesOf(trend), "zijn niet getoetst") {
		t.Errorf("notes %s", notesOf(trend))
	}
}

// R 4.2.2: se <- c(0.09, 0.07); df <- c(20, 35); nu <- sum(se^2)^2 / sum(se^4 / df);
// 2 * pt(-0.25 / sqrt(sum(se^2)), nu). Interval: statsmodels 0.13.5
// confint_proportions_2indep(0.55 * 28, 28, 0.3 * 40, 40, method = "newcomb").
func TestTrendOfWeightedWaves(t *testing.T) {
	later := analysis.Estimate{Proportion: 0.55, Base: 43, Count: 30, Weighted: &estimate.Precision{StandardError: 0.09, EffectiveBase: 28, DegreesOfFreedom: 20}}
	earlier := analysis.Estimate{Proportion: 0.3, Base: 50, Count: 12, Weighted: &estimate.Precision{StandardError: 0.07, EffectiveBase: 40, DegreesOfFreedom: 35}}
	c, err := estimate.NewComparison(later, earlier, analysis.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	for name, pair := range map[string][2]float64{"P": {c.P, 0.03384330715458529}, "low": {c.Interval.Low, 0.013723669264555094}, "high": {c.Interval.High, 0.45510231389581424}, "difference": {c.Difference, 0.25}} {
		if math.Abs(pair[0]-pair[1]) > 1e-9 {
			t.Errorf("%s is %v, want %v", name, pair[0], pair[1])
		}
	}
	if !c.Tested() || c.Test != hypothesis.MethodStudent {
		t.Errorf("%+v", c)
	}
	earlier.Weighted.StandardError, later.Weighted.StandardError = 0, 0
	if c, err = estimate.NewComparison(later, earlier, analysis.DefaultOptions()); err != nil || c.Tested() || len(c.Notes) != 1 {
		t.Errorf("without standard errors: %+v, %v", c, err)
	}
}

// R 4.2.2: m <- c(10, 12, 15); sd <- c(3, 4, 3.5); n <- c(20, 25, 30); c <- year - mean(year); v <- c^2 * sd^2/n;
// nu <- sum(v)^2/sum(v^2/(n - 1)); 2 * pt(-abs(sum(c * m))/sqrt(sum(v)), nu).
func TestTrendOfMeansWithTheirSpread(t *testing.T) {
	item := data.Item{ID: "q", Kind: data.Number, Range: []float64{0, 24}}
	var waves []data.Wave
	var tables []analysis.Table
	means, deviations, bases, years := []float64{10, 12, 15}, []float64{3, 4, 3.5}, []int{20, 25, 30}, []int{2020, 2022, 2026}
	for i, m := range means {
		n, id := float64(bases[i]), string(rune('a'+i))
		wave := data.Wave{ID: id, Provenance: data.Observed, Fieldwork: data.Fieldwork{Year: years[i]}}
		tally := data.Tally{Wave: id, Item: "q", Asked: bases[i], Answered: bases[i], Sum: n * m, SumOfSquares: (n-1)*math.Pow(deviations[i], 2) + n*m*m, SpreadKnown: true}
		table, err := analysis.NewTable(wave, item, []data.Tally{tally}, analysis.DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		waves, tables = append(waves, wave), append(tables, table)
	}
	trend, err := New(data.Codebook{ID: "s", Items: []data.Item{item}}, "q", waves, tables, analysis.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	line := trend.Lines[0]
	if line.Test.Method != hypothesis.MethodLinearContrast || !line.Test.Rising || line.Test.Verdict != Established || trend.Family != 3 {
		t.Errorf("%+v of %d", line.Test, trend.Family)
	}
	if math.Abs(line.Test.P-1.64047938457883e-06) > 1e-15 {
		t.Errorf("p %v", line.Test.P)
	}
	if !strings.Contains(notesOf(trend), "van gemiddelden is geen grens te geven voor p") {
		t.Errorf("nothing is said of respondents who may be the same: %s", notesOf(trend))
	}
}
