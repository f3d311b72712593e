package analysis

import (
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"spoor/analysis/coarse"
	"spoor/analysis/design"
	"spoor/analysis/disclosure"
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/data/count"
	"spoor/data/sums"
)

func numbers(t *testing.T, from, to float64, values ...float64) Table {
	t.Helper()
	tally := data.Tally{Wave: "w", Item: "q", Asked: len(values), Answered: len(values), SpreadKnown: true}
	for _, v := range values {
		tally.Sum, tally.SumOfSquares = tally.Sum+v, tally.SumOfSquares+v*v
	}
	item := data.Item{ID: "q", Kind: data.Number, Range: []float64{from, to}}
	table, err := NewTable(data.Wave{ID: "w", Provenance: data.Observed}, item, []data.Tally{tally}, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// The interval of a mean comes from the values, whatever range is declared. R 4.2.2: t.test(rep(c(12, 15, 18, 19, 20, 22, 25,
// 30), 25)) and sd.
func TestMeanByItsValuesAndNotByItsRange(t *testing.T) {
	for _, to := range []float64{50, 500, 100_000} {
		e := numbers(t, 0, to, slices.Repeat([]float64{12, 15, 18, 19, 20, 22, 25, 30}, 25)...).Parts[0].Estimates[0]
		agree(t, "mean", e.Number.Mean, 20.125, 1e-9)
		agree(t, "low", e.Number.Low, 19.3871696992132, 1e-8)
		agree(t, "high", e.Number.High, 20.8628303007868, 1e-8)
		agree(t, "deviation", *e.Number.Deviation, 5.2914432680788, 1e-9)
		if e.Interval.Method != interval.MethodStudent || e.Number.Bounded != nil || len(e.Notes) > 0 {
			t.Errorf("%+v", e)
		}
	}
}

// R 4.2.2: z <- c(1, 1, 2, 2, 3, 4, 9, 40); m <- mean(z)/100; se <- sd(z)/sqrt(8)/100; t.test(z);
// 100 * plogis(qlogis(m) + c(-1, 1) * qt(0.975, 7) * se/(m * (1 - m))).
func TestSkewedMeanHasASecondInterval(t *testing.T) {
	e := numbers(t, 0, 100, 1, 1, 2, 2, 3, 4, 9, 40).Parts[0].Estimates[0]
	agree(t, "low", e.Number.Low, 0, 0) // -3.36, cut off at the range
	agree(t, "high", e.Number.High, 18.8568140444305, 1e-9)
	if e.Number.Bounded == nil || len(e.Notes) != 1 || !strings.Contains(e.Notes[0].EN, "(logit) is 1.7 to 28.4") {
		t.Fatalf("%+v", e)
	}
	agree(t, "bounded low", e.Number.Bounded.Low, 1.74579878343407, 1e-9)
	agree(t, "bounded high", e.Number.Bounded.High, 28.4291452322162, 1e-9)
}

func TestMeanAtTheEdges(t *testing.T) {
	for name, values := range map[string][]float64{"one respondent": {4}, "everybody the same": {4, 4, 4, 4}} {
		e := numbers(t, 0, 10, values...).Parts[0].Estimates[0]
		if e.Interval.Method != interval.MethodWidestCase || !(e.Number.Low < 4 && e.Number.High > 4) {
			t.Errorf("%s: %+v", name, e)
		}
	}
	if e := numbers(t, 0, 10).Parts[0].Estimates[0]; e.Known() || e.Number != nil {
		t.Errorf("nobody: %+v", e)
	}
}

// R 4.2.2: t.test(duration of the group, duration of the rest) on testdata/members/waves/2026/answers.csv.
func TestMeansOfGroupsByWelch(t *testing.T) {
	table, err := members(t, "2026", "duration", "sector", DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string][4]float64{
		"care":   {2.25568181818182, -0.390489244208867, 4.9018528805725, 0.0927672025312193},
		"build":  {-0.836772983114447, -3.73286355939495, 2.05931759316605, 0.55610488201688},
		"office": {-1.71729323308271, -4.45094204673328, 1.01635558056787, 0.210948694499239},
	} {
		c := contrastOf(t, table, id, "", "")
		d := c.InUnit()
		agree(t, id, d.Estimate, want[0], 1e-9)
		agree(t, id+" low", d.Low, want[1], 1e-9)
		agree(t, id+" high", d.High, want[2], 1e-9)
		agree(t, id+" p", c.P, want[3], 1e-9)
		if c.Test != hypothesis.MethodWelch || c.Family != 3 || c.Exact() {
			t.Errorf("%+v", c)
		}
	}
	frame, err := table.Frame(data.English)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	if err := frame.WriteCSV(&text); err != nil {
		t.Fatal(err)
	}
	if header, _, _ := strings.Cut(text.String(), "\n"); strings.Contains(header, "proportion") || !strings.Contains(text.String(), ",12.46428571428571") {
		t.Error(text.String())
	}
	if _, err := members(t, "2026", "duration", "sector", Options{Level: 0.95, Method: interval.MethodWilson, Adjust: "tarone"}); err != ErrTaroneOfMeans {
		t.Errorf("tarone: %v", err)
	}
}

// R 4.2.2 with survey 4.1.1: D <- svydesign(~company, strata = ~region, weights = ~weight, data = w, nest = TRUE);
// S <- subset(D, !is.na(duration)); svymean, svytotal and sqrt(svyvar) of S, confint with df = degf(S);
// svyttest(duration ~ care, subset(S, sector != "")).
func TestWeightedNumber(t *testing.T) {
	survey, err := count.Open(os.DirFS("testdata/members"))
	if err != nil {
		t.Fatal(err)
	}
	wave, err := survey.Wave("2026-design")
	if err != nil {
		t.Fatal(err)
	}
	crosstab, _, err := survey.Crosstab(t.Context(), wave, "duration", "sector")
	if err != nil {
		t.Fatal(err)
	}
	crosstab.Whole[0].Population = nil // with replacement
	table, err := NewCrosstab(wave, crosstab, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	n := table.Parts[0].Estimates[0].Number
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"mean", n.Mean, 12.4286846275753}, {"low", n.Low, 10.9372799756802}, {"high", n.High, 13.9200892794704}, {"deviation", *n.Deviation, 4.58981755219218},
		{"total", n.Total.Estimate, 1568.5}, {"total low", n.Total.Low, 1074.51981985733}, {"total high", n.Total.High, 2062.48018014267},
	} {
		agree(t, c.what, c.got, c.want, 1e-8)
	}
	care := contrastOf(t, table, "care", "", "")
	d := care.InUnit()
	agree(t, "difference", d.Estimate, 2.64351910001911, 1e-9)
	agree(t, "its low end", d.Low, -0.829946156429465, 1e-8)
	agree(t, "its high end", d.High, 6.11698435646769, 1e-8)
	agree(t, "its p", care.P, 0.122079010329679, 1e-9)

	// Strata and clusters alone do not say how many people a respondent stands for.
	wave.Design.Weight = ""
	if table, err = NewCrosstab(wave, crosstab, DefaultOptions()); err != nil {
		t.Fatal(err)
	}
	if unweighted := table.Parts[0].Estimates[0].Number; unweighted.Total != nil || unweighted.Deviation == nil {
		t.Errorf("without weights: %+v", unweighted)
	}
}

// Everybody was asked: the mean is that mean, without an interval, a caution or a test.
func TestCensusOfANumber(t *testing.T) {
	tally := data.Tally{Wave: "w", Item: "q", Asked: 4, Answered: 4, Sums: sums.NewNumber(), Others: sums.NewNumber(), Population: map[string]float64{"": 4}}
	for _, v := range []float64{0, 0, 1, 1} {
		tally.Sum, tally.SumOfSquares = tally.Sum+v, tally.SumOfSquares+v*v
		if err := tally.Sums.AddNumber("", "", 1, v); err != nil {
			t.Fatal(err)
		}
	}
	wave := data.Wave{ID: "w", Provenance: data.Observed, Design: data.Design{FPC: "staff"}}
	table, err := NewTable(wave, data.Item{ID: "q", Kind: data.Number, Range: []float64{0, 1}}, []data.Tally{tally}, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	part := table.Parts[0]
	e := part.Estimates[0]
	if e.Number.Mean != 0.5 || e.Number.Low != 0.5 || e.Number.High != 0.5 || e.Number.Total == nil || e.Number.Total.Estimate != 2 || !e.Census || e.Effective() != 4 {
		t.Errorf("%+v", e)
	}
	if !says(part.Notes[:1], "The whole population was asked: these are the figures themselves") {
		t.Errorf("%v", part.Notes)
	}
}

// R 4.2.2: y <- rep(1:0, each = 40); w <- rep(c(10, 1), each = 40); s <- svymean(~y, svydesign(~1, weights = ~w)) (survey
// Under a rule a weighted mean, and all that stands beside it, has no digit below a tenth of the width of its interval: not in the unit,
// not as a place in the range, not in the note on skewed values, and not in a difference.
func TestWeightedMeansAreCoarse(t *testing.T) {
	options := DefaultOptions()
	options.Disclosure = disclosure.PresetOpen.Rule()
	exact, err := members(t, "2026-design", "duration", "sector", DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	table, err := members(t, "2026-design", "duration", "", options)
	if err != nil {
		t.Fatal(err)
	}
	if table, err = table.ProtectWeighted(); err != nil {
		t.Fatal(err)
	}
	was, is := exact.Parts[0].Estimates[0], table.Parts[0].Estimates[0]
	n := is.Number
	if n.Mean != math.Round(was.Number.Mean*10)/10 || n.Low != math.Round(was.Number.Low*10)/10 || *n.Deviation != math.Round(*was.Number.Deviation*10)/10 || n.Total != nil {
		t.Errorf("%+v of %+v", n, was.Number)
	}
	if math.Abs(is.Proportion-n.Mean/(table.Item.Range[1]-table.Item.Range[0])) > 1e-12 && table.Item.Range[0] == 0 {
		t.Errorf("the place of %v is %v", n.Mean, is.Proportion)
	}
	for _, group := range exact.Groups {
		for _, contrast := range group.Contrasts {
			d, before := coarse.Comparison(contrast.Comparison, table.Item).InUnit(), contrast.InUnit()
			if math.Abs(d.Estimate-math.Round(before.Estimate*10)/10) > 1e-12 || math.Abs(d.High-math.Round(before.High*10)/10) > 1e-12 {
				t.Errorf("%s: %v of %v", group.ID, d, before)
			}
		}
	}
	again, err := table.ProtectWeighted()
	if err != nil || again.Parts[0].Estimates[0].Number.Mean != n.Mean {
		t.Errorf("again: %+v, %v", again.Parts[0].Estimates[0].Number, err)
	}
	later, err := estimate.NewComparison(is, is, options)
	if high := coarse.Between(later, table.Item, is, was).InUnit().High; err != nil || high == later.InUnit().High || math.Abs(high-1.8) > 1e-12 {
		t.Errorf("a change: %v of %v, %v", high, later.InUnit(), err)
	}
}

// 4.1.1); v <- c(0.75 * 0.25/79, SE(s)^2); nu <- sum(v)^2/sum(v^2/79); 2 * pt(-abs(0.75 - coef(s))/sqrt(sum(v)), nu).
func TestWeightedSectorIsComparedByItsWeights(t *testing.T) {
	item := data.Item{ID: "q", Kind: data.Single, Options: options("x", "y")}
	sector := data.Tally{Wave: "s", Item: "q", Asked: 80, Answered: 80, Counts: []int{40, 40}, Sums: sums.NewSingle(2), Others: sums.NewSingle(2)}
	for i := range 80 {
		if err := sector.Sums.Add("", "", []float64{10, 1}[i%2], i%2); err != nil {
			t.Fatal(err)
		}
	}
	weighted, err := NewTable(data.Wave{ID: "s", Provenance: data.Observed, Design: data.Design{Weight: "w"}}, item, []data.Tally{sector}, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	own, err := NewTable(data.Wave{ID: "own", Provenance: data.Observed}, item, []data.Tally{{Item: "q", Asked: 80, Answered: 80, Counts: []int{60, 20}}}, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	a, _ := own.At("", "x")
	b, _ := weighted.At("", "x")
	c, err := estimate.NewComparison(a, b, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	agree(t, "difference", c.Difference, 0.75-10.0/11, 1e-12)
	agree(t, "p", c.P, 0.00291154555684776, 1e-9)
	if c.Test != hypothesis.MethodStudent || c.Exact() || !(c.Interval.High < 0) || c.FisherP != 1 {
		t.Errorf("%+v", c)
	}
}

// R 4.2.2 with survey 4.1.1: the placements F of each sample among the other, equal answers for half, var(F)/n of the own and
// SE(svymean)^2 of the weighted one, and Satterthwaite's degrees of freedom: Brunner and Munzel's test.
func TestScaleOfAWeightedSector(t *testing.T) {
	item := data.Item{ID: "q", Kind: data.Rating, Scale: options("a", "b", "c", "d", "e")}
	points := []int{5, 10, 20, 30, 15}
	sector := data.Tally{Wave: "s", Item: "q", Asked: 80, Answered: 80, Counts: points, Sums: sums.NewSingle(5), Others: sums.NewSingle(5)}
	i := 0
	for point, n := range points {
		for range n {
			if err := sector.Sums.Add("", "", []float64{1, 3}[i%2], point); err != nil {
				t.Fatal(err)
			}
			i++
		}
	}
	weighted, err := NewTable(data.Wave{ID: "s", Provenance: data.Observed, Design: data.Design{Weight: "w"}}, item, []data.Tally{sector}, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	own, err := NewTable(data.Wave{ID: "own", Provenance: data.Observed}, item, []data.Tally{{Item: "q", Asked: 30, Answered: 30, Counts: []int{6, 9, 8, 4, 3}}}, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	shift, err := estimate.CompareScales(own.Parts[0], weighted.Parts[0], DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	agree(t, "superiority", shift.Superiority, 0.295729166666667, 1e-9)
	agree(t, "p", shift.P, 0.00103004569478245, 1e-9)
	if shift.Test != design.MethodRankTest || !shift.Tested() {
		t.Errorf("%+v", shift)
	}
}
