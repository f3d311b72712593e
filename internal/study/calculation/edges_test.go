package calculation

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/study/written"
	"spoor/reports/calc"
)

func TestRefusals(t *testing.T) {
	for _, test := range []struct {
		asked   Calculation
		message string
	}{
		{CountInterval{Count: "44/43", Method: interval.MethodWilson}, "44/43: the count is larger than its base"},
		{CountInterval{Count: "3/0", Method: interval.MethodWilson}, "3/0: the base is 0; give the number of respondents who answered"},
		{CountInterval{Count: "abc", Method: interval.MethodWilson}, `"abc": give a count and its base, such as 35/43`},
		{CountInterval{Count: "/43", Method: interval.MethodWilson}, "give a count and its base"},
		{CountInterval{Count: "3/4/5", Method: interval.MethodWilson}, `"4/5" is not a count`},
		{CountInterval{Count: "1.000/2000", Method: interval.MethodWilson}, "without thousands separators"},
		{CountInterval{Count: "2.55e1/43", Method: interval.MethodWilson}, "2.55e1 is not a whole number"},
		{CountInterval{Count: "1/1e13", Method: interval.MethodWilson}, "1e13 is above the largest count, 10^12"},
		{CountInterval{Count: "1/1e400", Method: interval.MethodWilson}, "1e400 is above the largest count, 10^12"},
		{CountInterval{Count: "82%/43", Method: interval.MethodWilson}, "no count of 43 rounds to 82%; check the base"},
		{CountInterval{Count: "83%/43", Method: interval.MethodWilson}, "no count of 43 rounds to 83%; 36 does if decimals were cut off"},
		{CountInterval{Count: "182%/43", Method: interval.MethodWilson}, "182%/43: "},
		{CountInterval{Count: "8%/2e9", Method: interval.MethodWilson}, "a percentage takes a base of at most 10^9"},
		{CountInterval{Count: "35/43", Method: "hypergeometric"}, "add --population-size"},
		{CountInterval{Count: "35/43", Method: "jeffreys", Population: of(99)}, "use wilson, hypergeometric or all"},
		{CountInterval{Count: "35/43", Method: interval.MethodWilson, Population: of(42)}, "population of 42 is smaller than the base of 43"},
		{CountInterval{Count: "35/43", Method: interval.MethodWilson, Population: of(0)}, "population of 0 is smaller than the base of 43"},
		{JointIntervals{Counts: []string{"1", "2", ""}, Method: interval.MethodGoodman}, "a count is missing"},
		{JointIntervals{Counts: []string{"0", "0"}, Method: interval.MethodGoodman}, "the counts add up to 0"},
		{JointIntervals{Counts: []string{"24", "12"}, Method: interval.MethodGoodman, Base: of(43)}, "use bonferroni-wilson"},
		{JointIntervals{Counts: []string{"24", "12"}, Method: interval.MethodGoodman, Base: of(0)}, "--n 0: give the number of respondents"},
		{JointIntervals{Counts: []string{"24", "12"}, Method: "bonferroni-wilson"}, "add --n"},
		{TwoGroups{First: "6/43", Second: "81%/430", Method: interval.MethodNewcombe}, "every count from 347 to 350 prints as 81%; give the count"},
		{TwoGroups{First: "6/43", Second: "3/43", Method: interval.MethodNewcombe, Margin: of("0")}, "--margin 0: give a difference between 0 and 1"},
		{TwoGroups{First: "6/43", Second: "3/43", Method: interval.MethodNewcombe, Margin: of("10")}, "write a percentage with its sign"},
		{TwoGroups{First: "6/43", Second: "3/43", Method: interval.MethodNewcombe, Margin: of("x")}, "--margin x: give a share such as 0.5 or 50%"},
		{TwoGroups{First: "1e9/2e9", Second: "1/2", Method: interval.MethodNewcombe}, "base 2000000000 is above the largest supported"},
		{AgainstShares{Counts: []string{"1", "2"}, Expected: []string{"50%"}}, "--expected has 1 shares for 2 counts"},
		{AgainstShares{Counts: []string{"1", "2"}, Expected: []string{"0.5", "0.3"}}, "--expected 0.5,0.3: the shares add up to 80%, not to 100%"},
		{AgainstShares{Counts: []string{"1", "2"}, Expected: []string{"100%", "0%"}}, "0% is a category that the population does not have"},
		{AgainstShares{Counts: []string{"1", "2"}, Expected: []string{"half", "0.5"}}, "--expected half: give a share such as 0.5 or 50%"},
		{AgainstShares{Counts: []string{"0", "0"}, Expected: []string{"0.5", "0.5"}}, ""},
		{SameRespondents{Cells: []string{"1", "2", "3"}}, "give four counts, BOTH,FIRST,SECOND,NEITHER"},
		{SameRespondents{Cells: []string{"0", "0", "0", "0"}}, "nobody answered"},
		{SameRespondents{Cells: []string{"1", "2", "3", "4"}, MaxPicks: of(2)}, "four counts already tell the overlap"},
		{SameRespondents{Totals: [2]string{"25/43", "20/44"}}, "one base, not 43 and 44; for two groups use spoor calc compare"},
		{SameRespondents{Totals: [2]string{"25/43", "20/43"}, MaxPicks: of(3)}, "only with --others"},
		{SameRespondents{Totals: [2]string{"25/43", "20/43"}, MaxPicks: of(0)}, "pick limit 0 is below 1"},
		{SameRespondents{Totals: [2]string{"25/43", "20/43"}, MaxPicks: of(1)}, "45 picks do not fit 43 respondents"},
		{SameRespondents{Totals: [2]string{"25/43", "20/43"}, Others: []string{"3"}}, "only with --max-picks"},
		{OrderedGroups{Groups: []string{"6/43"}}, "a trend needs at least two groups"},
		{OrderedGroups{Groups: []string{"6/43", "9/50"}, Scores: []string{"1"}}, "1 scores for 2 groups"},
		{OrderedGroups{Groups: []string{"6/43", "9/50"}, Scores: []string{"1", "1"}}, "give groups different scores"},
		{OrderedGroups{Groups: []string{"6/43", "9/50"}, Scores: []string{"1", "x"}}, `"x" is not a number`},
		{AgainstBenchmark{Count: "24/43"}, "add --against"},
		{AgainstBenchmark{Count: "24/43", Against: "50"}, "write a percentage with its sign, such as 50%"},
		{AgainstBenchmark{Count: "24/43", Against: "nan"}, "give a share such as 0.5 or 50%"},
		{AgainstBenchmark{Count: "24/43", Against: "0.5", Margin: of("0.6")}, "choose a smaller margin"},
	} {
		if _, err := Answer(test.asked, 0.95); err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), test.message) {
			t.Errorf("%+v: error %v; want %q", test.asked, err, test.message)
		}
	}
	for _, level := range []float64{0, 1, -1, math.NaN(), 0.9999999} {
		if _, err := Answer(CountInterval{Count: "35/43", Method: interval.MethodWilson}, level); err == nil {
			t.Errorf("level %v is taken", level)
		}
	}
}

// TestEdges runs every calculation over small, large, empty and full counts: it answers, and never with NaN or an infinity.
func TestEdges(t *testing.T) {
	var shares []string
	for _, n := range []int{1, 2, 43, 1_000_000} {
		for _, k := range []int{0, 1, n - 1, n} {
			shares = append(shares, fmt.Sprintf("%d/%d", k, n))
		}
	}
	for i, a := range shares {
		b := shares[(i*7+3)%len(shares)]
		_, base, _ := strings.Cut(a, "/")
		n, _ := written.ParseWhole(base)
		holds(t, 0.95,
			CountInterval{Count: a, Method: AllMethods},
			CountInterval{Count: a, Method: AllMethods, Population: of(1_000_000)},
			CountInterval{Count: a, Method: interval.MethodWilson, Population: &n},
			TwoGroups{First: a, Second: b, Method: interval.MethodNewcombe, Margin: of("0.1")},
			TwoGroups{First: b, Second: a, Method: interval.MethodMiettinenNurminen},
			TwoGroups{First: b, Second: a, Method: interval.MethodAgrestiCaffo},
			SameRespondents{Totals: [2]string{a, "0/" + base}},
			OrderedGroups{Groups: []string{a, b, shares[len(shares)-1-i]}},
			AgainstBenchmark{Count: a, Against: "0"},
			AgainstBenchmark{Count: a, Against: "100%"},
			AgainstBenchmark{Count: a, Against: "0.5", Margin: of("0.2")})
		holds(t, 0.001, CountInterval{Count: a, Method: AllMethods})
		holds(t, 0.999, SameRespondents{Totals: [2]string{a, base + "/" + base}})
	}
	for _, text := range []string{"1", "0,1", "43,0,0", "1,1,41", "1000000,0,1", "1,0,0,0", "0,1,0,0", "0,0,0,7", "5,0,0,5", "0,9,0,0"} {
		counts := strings.Split(text, ",")
		holds(t, 0.95, JointIntervals{Counts: counts, Method: interval.MethodGoodman}, JointIntervals{Counts: counts, Method: interval.MethodSisonGlaz},
			JointIntervals{Counts: counts, Method: interval.MethodBonferroniWilson, Base: of(2_000_000)})
		if len(counts) == 4 {
			holds(t, 0.95, SameRespondents{Cells: counts})
		}
	}
}

// holds checks that calculations have an answer, with numbers only, in both languages.
func holds(t *testing.T, level float64, all ...Calculation) {
	t.Helper()
	for _, asked := range all {
		answer := answered(t, asked, level)
		for name, numbers := range numbersOf(answer) {
			for _, number := range numbers {
				if math.IsNaN(number) || math.IsInf(number, 0) {
					t.Errorf("%+v: %s is %v", asked, name, number)
				}
			}
		}
		for _, lang := range []data.Lang{data.Dutch, data.English} {
			text := answer.Text(lang, false)
			encoded, err := answer.JSON(lang, true)
			if err != nil || bytes.Contains(text, []byte("NaN")) || bytes.Contains(text, []byte("Inf")) || bytes.Contains(append(text, encoded...), []byte("%!")) {
				t.Errorf("%+v in %s: %v\n%s%s", asked, lang, err, text, encoded)
			}
		}
	}
}

// TestExplanations checks that whatever method an answer names, its assumption and source are told in both languages, and only
// when they are asked for.
func TestExplanations(t *testing.T) {
	type explanation struct{ Method, Name, Assumes, Source string }
	explained := func(answer calc.Answer, lang data.Lang, ask bool) []explanation {
		var read struct{ Explanations []explanation }
		encoded, err := answer.JSON(lang, ask)
		if err == nil {
			err = json.Unmarshal(encoded, &read)
		}
		if err != nil {
			t.Fatal(err)
		}
		return read.Explanations
	}
	for _, asked := range []Calculation{
		CountInterval{Count: "35/43", Method: "all"},
		CountInterval{Count: "35/43", Method: "all", Population: of(120)},
		JointIntervals{Counts: []string{"24", "12"}, Method: interval.MethodGoodman},
		JointIntervals{Counts: []string{"24", "12"}, Method: "sison-glaz"},
		JointIntervals{Counts: []string{"24", "12"}, Method: "bonferroni-wilson", Base: of(43)},
		TwoGroups{First: "6/43", Second: "3/43", Method: interval.MethodNewcombe, Margin: of("0.1")},
		TwoGroups{First: "6/43", Second: "3/43", Method: "miettinen-nurminen"},
		TwoGroups{First: "6/43", Second: "3/43", Method: "agresti-caffo"},
		SameRespondents{Cells: []string{"15", "10", "5", "13"}},
		SameRespondents{Totals: [2]string{"25/43", "20/43"}},
		OrderedGroups{Groups: []string{"6/43", "9/50"}},
		AgainstBenchmark{Count: "24/43", Against: "0.5", Margin: of("0.1")},
	} {
		answer := answered(t, asked, 0.95)
		dutch, english := explained(answer, data.Dutch, true), explained(answer, data.English, true)
		if len(dutch) == 0 || len(dutch) != len(english) {
			t.Fatalf("%+v: %d explanations in Dutch, %d in English", asked, len(dutch), len(english))
		}
		methods := map[string]bool{}
		for i, e := range dutch {
			methods[e.Method] = true
			if e.Name == "" || e.Source == "" || e.Assumes == "" || e.Assumes == english[i].Assumes {
				t.Errorf("%+v: explanation %+v", asked, e)
			}
		}
		for name := range numbersOf(answer) {
			if method, _, _ := strings.Cut(name, " "); method != "overlap" && !methods[method] {
				t.Errorf("%+v: %s is not explained", asked, method)
			}
		}
		if len(explained(answer, data.Dutch, false)) != 0 {
			t.Errorf("%+v: explanations that were not asked for", asked)
		}
	}
}
