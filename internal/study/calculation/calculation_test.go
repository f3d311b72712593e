package calculation

import (
	"fmt"
	"math"
	"testing"

	"spoor/analysis/interval"
	"spoor/reports/calc"
)

func of[T any](value T) *T { return &value }

func answered(t *testing.T, asked Calculation, level float64) calc.Answer {
	t.Helper()
	answer, err := Answer(asked, level)
	if err != nil {
		t.Fatalf("%+v: %v", asked, err)
	}
	return answer
}

// same reports whether two numbers agree to a relative 1e-9, or in absolute terms below 1e-9.
func same(got, want float64) bool { return math.Abs(got-want) <= 1e-9*max(1, math.Abs(want)) }

// numbersOf returns the numbers of an answer by method and place: ends of intervals, p-values, statistics.
func numbersOf(a calc.Answer) map[string][]float64 {
	numbers := map[string][]float64{}
	for g, group := range a.Groups {
		for _, i := range group.Intervals {
			numbers[fmt.Sprintf("%s %d", i.Method, g+1)] = []float64{i.Low, i.High}
		}
	}
	for i, d := range a.Differences {
		numbers[fmt.Sprintf("%s difference %d", d.Method, i+1)] = []float64{d.Low, d.High}
	}
	for _, test := range a.Tests {
		numbers[string(test.Method)] = []float64{test.P}
		if test.StatisticName != "" {
			numbers[string(test.Method)+" "+test.StatisticName] = []float64{test.Statistic}
		}
	}
	if a.Range != nil {
		numbers[string(a.Range.Method)] = []float64{a.Range.Low, a.Range.High}
		numbers["overlap"] = []float64{float64(a.Range.MinOverlap), float64(a.Range.MaxOverlap)}
	}
	if a.Effect != nil {
		numbers[string(a.Effect.Method)] = []float64{a.Effect.Value}
	}
	return numbers
}

// TestTextbook checks calculations against R 4.2.2, scipy 1.10.1 and statsmodels 0.13.5.
func TestTextbook(t *testing.T) {
	for _, test := range []struct {
		asked  Calculation
		level  float64
		number string
		want   []float64
	}{
		// prop.test(35, 43, correct = FALSE), prop.test(35, 43), binom.test(35, 43)
		{CountInterval{Count: "35/43", Method: interval.MethodWilson}, 0.95, "wilson 1", []float64{0.673829963427256, 0.902582485710038}},
		{CountInterval{Count: "35/43", Method: "all"}, 0.95, "wilson-cc 1", []float64{0.660821087791942, 0.910782637281154}},
		{CountInterval{Count: "81%/43", Method: "clopper-pearson"}, 0.95, "clopper-pearson 1", []float64{0.665985532757587, 0.916087600224406}},
		// chisq.test(c(10, 20, 13), p = c(.2, .5, .3)); the sum of dmultinom over all outcomes that are no likelier; the same of people
		{AgainstShares{Counts: []string{"10", "20", "13"}, Expected: []string{"0.2", "50%", "30%"}}, 0.95, "goodness-of-fit", []float64{0.846481724890614}},
		{AgainstShares{Counts: []string{"10", "20", "13"}, Expected: []string{"0.2", "50%", "30%"}}, 0.95, "multinomial-exact", []float64{0.810070511767757}},
		{AgainstShares{Counts: []string{"10", "20", "13"}, Expected: []string{"400", "1000", "600"}}, 0.95, "multinomial-exact", []float64{0.810070511767757}},
		// Newcombe 1998, 81 of 263: prop.test(81, 263, correct = FALSE)
		{CountInterval{Count: "81/263", Method: interval.MethodWilson}, 0.95, "wilson 1", []float64{0.255288519878274, 0.366209576982800}},
		// prop.test(0, 43, correct = FALSE, conf.level = 0.99), binom.test(0, 43)
		{CountInterval{Count: "0/43", Method: interval.MethodWilson}, 0.99, "wilson 1", []float64{0, 0.13367402886631}},
		{CountInterval{Count: "0/43", Method: "clopper-pearson"}, 0.95, "clopper-pearson 1", []float64{0, 0.0822111211541385}},
		// K of 120 with phyper(34, K, 120-K, 43, lower.tail = FALSE) > 0.025 and phyper(35, K, 120-K, 43) > 0.025
		{CountInterval{Count: "35/43", Method: "all", Population: of(120)}, 0.95, "hypergeometric 1", []float64{84.0 / 120, 107.0 / 120}},
		// the score interval with n = 43 * 119 / (120 - 43), qnorm(0.975)
		{CountInterval{Count: "35/43", Method: interval.MethodWilson, Population: of(120)}, 0.95, "wilson-finite 1", []float64{0.704224207405047, 0.889369598636790}},
		// Goodman 1965 with qchisq(1 - 0.05/4, 1)
		{JointIntervals{Counts: []string{"24", "12", "4", "3"}, Method: interval.MethodGoodman}, 0.95, "goodman 1", []float64{0.3738522353806147, 0.727694251328698}},
		{JointIntervals{Counts: []string{"24", "12", "4", "3"}, Method: interval.MethodGoodman}, 0.95, "goodman 4", []float64{0.0184751735303819, 0.230080824820703}},
		// prop.test(35, 43, conf.level = 1 - 0.05/3, correct = FALSE)
		{JointIntervals{Counts: []string{"35", "25", "20"}, Method: "bonferroni-wilson", Base: of(43)}, 0.95, "bonferroni-wilson 1", []float64{0.638563723922823, 0.915496788469237}},
		// Fisher's tea: fisher.test(matrix(c(3, 1, 1, 3), 2)), scipy.stats.boschloo_exact([[3, 1], [1, 3]])
		{TwoGroups{First: "3/4", Second: "1/4", Method: interval.MethodNewcombe}, 0.95, "fisher", []float64{0.485714285714286}},
		{TwoGroups{First: "3/4", Second: "1/4", Method: interval.MethodNewcombe}, 0.95, "boschloo", []float64{0.2890625}},
		{TwoGroups{First: "6/43", Second: "3/43", Method: interval.MethodNewcombe}, 0.95, "fisher", []float64{0.483342154919006}},
		// pwr::ES.h(6/43, 3/43)
		{TwoGroups{First: "6/43", Second: "3/43", Method: interval.MethodNewcombe}, 0.95, "cohens-h", []float64{0.231038145395615}},
		// Newcombe 1998, 56 of 70 against 48 of 80; confint_proportions_2indep(56, 70, 48, 80, method = "agresti-caffo")
		{TwoGroups{First: "56/70", Second: "48/80", Method: interval.MethodNewcombe}, 0.95, "newcombe difference 1", []float64{0.0524314724023649, 0.3338726540369059}},
		{TwoGroups{First: "56/70", Second: "48/80", Method: "agresti-caffo"}, 0.95, "agresti-caffo difference 1", []float64{0.052452926638053676, 0.33575845547576744}},
		// score statistics at the likeliest proportions, found with optimize(); pnorm
		{TwoGroups{First: "410/500", Second: "405/500", Method: interval.MethodNewcombe, Margin: of("0.05")}, 0.95, "equivalence-two", []float64{0.0520631070136764}},
		// Agresti's approval ratings: binom.test(86, 236), 2*pbinom(86, 236, 0.5) - dbinom(86, 236, 0.5)
		{SameRespondents{Cells: []string{"794", "150", "86", "570"}}, 0.95, "mcnemar-exact", []float64{3.71593613957143e-05}},
		{SameRespondents{Cells: []string{"794", "150", "86", "570"}}, 0.95, "mcnemar-midp", []float64{2.89338951761547e-05}},
		// Newcombe 1998 method 10, from the formula with prop.test(correct = FALSE)
		{SameRespondents{Cells: []string{"794", "150", "86", "570"}}, 0.95, "newcombe-paired difference 1", []float64{0.0212304239828771, 0.0587038728957288}},
		// binom.test(0, 5) and binom.test(18, 41); the interval at overlaps 2 and 20
		{SameRespondents{Totals: [2]string{"25/43", "20/43"}}, 0.95, "mcnemar-range", []float64{0.0625, 0.532709255236115}},
		{SameRespondents{Totals: [2]string{"25/43", "20/43"}}, 0.95, "overlap", []float64{2, 20}},
		{SameRespondents{Totals: [2]string{"25/43", "20/43"}}, 0.95, "newcombe-paired difference 1", []float64{-0.170866706385687, 0.384788990251358}},
		{SameRespondents{Totals: [2]string{"25/43", "20/43"}}, 0.95, "newcombe-paired difference 2", []float64{0.0111294518129123, 0.2147037546671829}},
		// two picks of 43 respondents, 30 of them for a third option: 13 are left beyond the first pick
		{SameRespondents{Totals: [2]string{"25/43", "20/43"}, MaxPicks: of(2), Others: []string{"30"}}, 0.95, "overlap", []float64{2, 13}},
		// R's smokers: prop.trend.test(c(83, 90, 129, 70), c(86, 93, 136, 82)), the square root of its X-squared; exact by
		// coin 1.4-2, independence_test(score ~ chosen, distribution = exact(algorithm = "shift"))
		{OrderedGroups{Groups: []string{"83/86", "90/93", "129/136", "70/82"}}, 0.95, "trend", []float64{0.00413189747764142}},
		{OrderedGroups{Groups: []string{"83/86", "90/93", "129/136", "70/82"}}, 0.95, "trend z", []float64{-math.Sqrt(8.22492228519774)}},
		{OrderedGroups{Groups: []string{"83/86", "90/93", "129/136", "70/82"}}, 0.95, "trend-exact", []float64{0.00387324878463148}},
		{OrderedGroups{Groups: []string{"2/43", "9/50", "20/60"}, Scores: []string{"2021", "2022", "2026"}}, 0.95, "trend", []float64{0.000537514512659435}},
		{OrderedGroups{Groups: []string{"2/43", "9/50", "20/60"}, Scores: []string{"2021", "2022", "2026"}}, 0.95, "trend-exact", []float64{4.80540326183025e-04}},
		// Conover's seedlings: binom.test(682, 925, p = 0.75); binom.test(24, 43)
		{AgainstBenchmark{Count: "682/925", Against: "75%"}, 0.95, "binomial", []float64{0.382491559574852}},
		{AgainstBenchmark{Count: "24/43", Against: "0,5"}, 0.95, "binomial", []float64{0.542384011856486}},
		// binom.test(35, 43, 0.65, alternative = "greater") and binom.test(35, 43, 0.95, alternative = "less"), the larger
		{AgainstBenchmark{Count: "35/43", Against: "80%", Margin: of("15%")}, 0.95, "equivalence-benchmark", []float64{0.0149075343879948}},
	} {
		got := numbersOf(answered(t, test.asked, test.level))[test.number]
		ok := len(got) == len(test.want)
		for i := range test.want {
			ok = ok && same(got[i], test.want[i])
		}
		if !ok {
			t.Errorf("%+v: %s is %v, want %v", test.asked, test.number, got, test.want)
		}
	}
}

// TestSisonGlaz checks the textbook counts of Sison and Glaz against statsmodels 0.13.5:
// multinomial_proportions_confint([56, 72, 73, 59, 62, 87, 58], method = "sison-glaz").
func TestSisonGlaz(t *testing.T) {
	answer := answered(t, JointIntervals{Counts: []string{"56", "72", "73", "59", "62", "87", "58"}, Method: "sison-glaz"}, 0.95)
	low := []float64{0.07922912, 0.11349036, 0.11563169, 0.0856531, 0.09207709, 0.14561028, 0.08351178}
	high := []float64{0.16435573, 0.19861698, 0.2007583, 0.17077972, 0.1772037, 0.23073689, 0.16863839}
	for i, group := range answer.Groups {
		got := group.Intervals[0]
		if math.Abs(got.Low-low[i]) > 1e-7 || math.Abs(got.High-high[i]) > 1e-7 {
			t.Errorf("category %d: %v to %v, want %v to %v", i+1, got.Low, got.High, low[i], high[i])
		}
	}
}

// TestMiettinenNurminen checks the example of Newcombe 1998, Statistics in Medicine 17, 873-890: 56 of 70 against 48 of 80.
func TestMiettinenNurminen(t *testing.T) {
	d := answered(t, TwoGroups{First: "56/70", Second: "48/80", Method: "miettinen-nurminen"}, 0.95).Differences[0]
	if math.Abs(d.Low-0.0528) > 5e-5 || math.Abs(d.High-0.3382) > 5e-5 {
		t.Errorf("%v to %v, want 0.0528 to 0.3382", d.Low, d.High)
	}
}

// TestBoschloo compares groups of one size, where twice the one-sided p-value is that of the two-sided order.
func TestBoschloo(t *testing.T) {
	// scipy.stats.boschloo_exact([[6, 3], [37, 40]], n = 4096); its grid is coarser than the maximum found here
	got := answered(t, TwoGroups{First: "6/43", Second: "3/43", Method: interval.MethodNewcombe}, 0.95).Tests[0].P
	if math.Abs(got-0.3737687096) > 1e-6 {
		t.Errorf("p is %v, want 0.37377", got)
	}
}
