package design

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"spoor/analysis/interval"
	"spoor/data/sums"
)

// answer is a respondent to an item of two options that may both be picked.
type answer struct {
	stratum, cluster string
	weight           float64
	picks            []int
}

func sumsOf(t *testing.T, answers ...answer) *sums.Sums {
	t.Helper()
	s := sums.NewMultiple(2)
	for _, a := range answers {
		must(t, s.Add(a.stratum, a.cluster, a.weight, a.picks...))
	}
	return s
}

func TestEqualWeightsGiveTheIntervalForCounts(t *testing.T) {
	for _, k := range []int{0, 1, 6, 42, 43} {
		s := sums.NewSingle(1)
		for i := range 43 {
			must(t, s.Add("", "", 2.5, picks(i < k)...))
		}
		p, err := Design{}.Proportion(s, 0)
		must(t, err)
		got, err := p.Wilson(0.95)
		must(t, err)
		want, err := interval.Wilson(k, 43, 0.95)
		must(t, err)
		near(t, "Wilson low", got.Low, want.Low)
		near(t, "Wilson high", got.High, want.High)
		got, err = p.KornGraubard(0.95)
		must(t, err)
		want, err = interval.ClopperPearson(k, 43, 0.95)
		must(t, err)
		near(t, "Clopper-Pearson low", got.Low, want.Low)
		near(t, "Clopper-Pearson high", got.High, want.High)
		if p.Count != k || p.Respondents != 43 || p.DegreesOfFreedom != 42 || p.KishEffect != 1 {
			t.Errorf("%+v", p)
		}
	}
}

func TestNobodyAndEverybody(t *testing.T) {
	var answers []answer
	for i := range 24 {
		answers = append(answers, answer{"", string(rune('a' + i%6)), 0.1 + float64(i%5), []int{1}})
	}
	s := sumsOf(t, answers...)
	for option, end := range []float64{0, 1} {
		p, err := Design{}.Proportion(s, option)
		must(t, err)
		if p.Value != end || p.StandardError != 0 || p.DesignEffect != p.KishEffect || p.DesignEffectFinite != 0 {
			t.Errorf("option %d: %+v", option, p)
		}
		for _, method := range Methods() {
			got, err := p.Interval(method, 0.95)
			must(t, err)
			if !got.Contains(end) || (end == 0 && got.Low != 0) || (end == 1 && got.High != 1) || got.Width() < 0.1 || got.Width() > 0.8 || got.Method != method {
				t.Errorf("option %d, %s: %+v", option, method, got)
			}
		}
	}
	// On 24/KishEffect answers times (t(23)/t(5))², with w summing to 48.4 and w² to 143.44:
	// R: n <- 48.4^2/143.44 * (qt(.975, 23)/qt(.975, 5))^2; z <- qnorm(.975); c(z^2/(n + z^2), qbeta(.975, 1, n))
	p, err := Design{}.Proportion(s, 0)
	must(t, err)
	wilson, err := p.Wilson(0.95)
	must(t, err)
	near(t, "Wilson high", wilson.High, 0.2664389155875513)
	korn, err := p.KornGraubard(0.95)
	must(t, err)
	near(t, "Korn-Graubard high", korn.High, 0.2944562454579190)
}

func TestClustersThatAgreeAreNoCertainty(t *testing.T) {
	var answers []answer
	for i := range 20 {
		answers = append(answers, answer{"", string(rune('a' + i/4)), 1, [][]int{{0}, nil, nil, nil}[i%4]})
	}
	p, err := Design{}.Proportion(sumsOf(t, answers...), 0)
	must(t, err)
	if p.Value != 0.25 || p.StandardError != 0 || p.EffectiveBase != 20 {
		t.Errorf("%+v", p)
	}
	for _, method := range Methods() {
		if got, err := p.Interval(method, 0.95); err != nil || got.Low <= 0 || got.Width() < 0.2 || !got.Contains(0.25) {
			t.Errorf("%s: %+v, %v", method, got, err)
		}
	}
}

func TestCensusHasNoSamplingError(t *testing.T) {
	s := sumsOf(t, answer{"", "", 1, []int{0}}, answer{"", "", 1, nil}, answer{"", "", 1, []int{0}})
	// All of a fraction, or all of three respondents.
	for _, population := range []float64{1, 3} {
		p, err := Design{Population: map[string]float64{"": population}}.Proportion(s, 0)
		must(t, err)
		for _, method := range Methods() {
			if got, err := p.Interval(method, 0.95); err != nil || got.Low != p.Value || got.High != p.Value {
				t.Errorf("%s: %+v, %v", method, got, err)
			}
		}
		if p.StandardError != 0 || p.EffectiveBase != 0 {
			t.Errorf("%+v", p)
		}
	}
}

func TestKornGraubardBaseStaysWithinTheSample(t *testing.T) {
	s := sums.NewSingle(1)
	for i := range 10 {
		must(t, s.Add("", "", 2, picks(i < 4)...))
	}
	// Half the population was asked: the Wilson interval is that of 19 answers, as WilsonFinite's, the Korn-Graubard one that of 10.
	p, err := Design{Population: map[string]float64{"": 20}}.Proportion(s, 0)
	must(t, err)
	got, err := p.Wilson(0.95)
	must(t, err)
	want, err := interval.WilsonFinite(4, 10, 20, 0.95)
	must(t, err)
	near(t, "Wilson high", got.High, want.High)
	got, err = p.KornGraubard(0.95)
	must(t, err)
	want, err = interval.ClopperPearson(4, 10, 0.95)
	must(t, err)
	near(t, "Korn-Graubard high", got.High, want.High)
}

func TestLonelyStratum(t *testing.T) {
	s := sumsOf(t, answer{"north", "a", 2, []int{0}}, answer{"north", "b", 1, nil}, answer{"south", "c", 3, []int{0}}, answer{"south", "c", 1, nil})
	_, err := Design{}.Proportion(s, 0)
	if !errors.Is(err, ErrLonelyStratum) || err.Error() != `stratum "south" has one cluster; `+ErrLonelyStratum.Error() {
		t.Errorf("error %v", err)
	}
	// R 4.2.2, survey 4.1.1: d <- data.frame(s = c("n","n","s","s"), c = c("a","b","c","c"), w = c(2,1,3,1), y = c(1,0,1,0))
	// options(survey.lonely.psu = "certainty"); svymean(~y, svydesign(~c, strata = ~s, weights = ~w, data = d)); "adjust"
	for policy, want := range map[Lonely]float64{LonelyCertainty: 0.1836734693877551, LonelyAdjust: 0.1848037783293351} {
		p, err := Design{Lonely: policy}.Proportion(s, 0)
		must(t, err)
		near(t, string(policy), p.StandardError, want)
	}
	// The one cluster of the south is all there is: no policy is needed.
	p, err := Design{Population: map[string]float64{"north": 1e12, "south": 1}}.Proportion(s, 0)
	must(t, err)
	near(t, "whole population", p.StandardError, 0.1836734693877551)
	if _, err := (Design{Lonely: "average"}).Proportion(s, 0); err == nil {
		t.Error("an unknown policy is accepted")
	}
}

func TestDomain(t *testing.T) {
	whole := sumsOf(t, answer{"n", "a", 2, []int{0}}, answer{"n", "b", 1, nil}, answer{"n", "c", 1, nil}, answer{"s", "d", 3, []int{0}}, answer{"s", "e", 1, nil})
	domain := sumsOf(t, answer{"n", "a", 2, []int{0}}, answer{"n", "b", 1, nil})
	p, err := Design{Sampled: whole.Sampled()}.Proportion(domain, 0)
	must(t, err)
	// R: d <- data.frame(s = c("n","n","n","s","s"), c = letters[1:5], w = c(2,1,1,3,1), y = c(1,0,0,1,0))
	// svymean(~y, subset(svydesign(~c, strata = ~s, weights = ~w, data = d), c %in% c("a", "b")))
	near(t, "standard error", p.StandardError, 0.3849001794597505)
	if p.DegreesOfFreedom != 1 || p.Strata != 1 || p.Clusters != 2 {
		t.Errorf("%+v", p)
	}
	if _, err := (Design{Sampled: map[string]int{"n": 3}}).Proportion(whole, 0); err == nil {
		t.Error("a stratum that the design does not know is accepted")
	}
	if _, err := (Design{Sampled: domain.Sampled()}).Proportion(whole, 0); err == nil {
		t.Error("more clusters in the domain than in the sample are accepted")
	}
	if _, err := (Design{Sampled: whole.Sampled()}).Proportion(sums.NewMultiple(2), 0); !errors.Is(err, ErrNoRespondents) {
		t.Errorf("empty domain: %v", err)
	}
}

func TestZeroWeights(t *testing.T) {
	with := sumsOf(t, answer{"", "", 0, []int{0}}, answer{"", "", 2, []int{0}}, answer{"", "", 1, nil}, answer{"", "", 1, nil})
	p, err := Design{}.Proportion(with, 0)
	must(t, err)
	// R: svymean(~y, svydesign(~1, weights = c(0, 2, 1, 1), data = data.frame(y = c(1, 1, 0, 0)))); degf() is 2
	near(t, "standard error", p.StandardError, 0.3535533905932737)
	if p.Value != 0.5 || p.Count != 1 || p.Respondents != 3 || p.DegreesOfFreedom != 2 {
		t.Errorf("%+v", p)
	}
	if _, err := (Design{}).Proportion(sumsOf(t, answer{"", "", 0, nil}), 0); !errors.Is(err, ErrNoRespondents) {
		t.Errorf("only weights of zero: %v", err)
	}
}

func TestOneRespondentHasNoInterval(t *testing.T) {
	s := sumsOf(t, answer{"", "", 1, []int{0}})
	p, err := Design{Lonely: LonelyCertainty}.Proportion(s, 0)
	must(t, err)
	for _, method := range Methods() {
		if got, err := p.Interval(method, 0.95); err == nil {
			t.Errorf("%s: %+v", method, got)
		}
	}
	if _, _, err := p.Student(0.95); err == nil {
		t.Error("a t interval without degrees of freedom")
	}
}

func TestRefusals(t *testing.T) {
	mixed := sumsOf(t, answer{"", "", 1, nil}, answer{"", "a", 1, nil})
	if _, err := (Design{}).Proportion(mixed, 0); err == nil {
		t.Error("respondents with and without a cluster in one stratum are accepted")
	}
	huge := sumsOf(t, answer{"", "", 1e300, []int{0}}, answer{"", "", 1e300, nil})
	if p, err := (Design{}).Proportion(huge, 0); err == nil {
		t.Errorf("weights that overflow: %+v", p)
	}
	two := sumsOf(t, answer{"", "", 1, []int{0}}, answer{"", "", 1, nil})
	for _, population := range []float64{-1, 0, math.NaN(), 1.5} {
		if _, err := (Design{Population: map[string]float64{"": population}}).Proportion(two, 0); err == nil {
			t.Errorf("population %v is accepted", population)
		}
	}
	if _, err := (Design{Population: map[string]float64{"x": 9}}).Proportion(two, 0); err == nil {
		t.Error("a stratum without population is accepted")
	}
	p, err := Design{}.Proportion(two, 0)
	must(t, err)
	for _, level := range []float64{0, 1, 95, math.NaN()} {
		if _, err := p.Wilson(level); err == nil {
			t.Errorf("level %v is accepted", level)
		}
	}
}

// randomAnswers draws answers in strata, half of them clustered.
func randomAnswers(random *rand.Rand, n int) []answer {
	answers := make([]answer, n)
	for i := range answers {
		a := answer{stratum: string(rune('a' + random.IntN(4))), weight: random.ExpFloat64()}
		if a.stratum < "c" {
			a.cluster = string(rune('a' + random.IntN(5)))
		}
		for option := range 2 {
			if random.IntN(3) == 0 {
				a.picks = append(a.picks, option)
			}
		}
		answers[i] = a
	}
	return answers
}

func TestShardsAddUpToTheWhole(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 43))
	for range 50 {
		answers := randomAnswers(random, 200)
		whole := sumsOf(t, answers...)
		cut := random.IntN(len(answers))
		parts := sumsOf(t, answers[:cut]...)
		must(t, parts.Merge(sumsOf(t, answers[cut:]...)))
		again := sums.NewMultiple(2)
		for _, c := range slices.Backward(parts.Cells()) {
			must(t, again.AddCell(c))
		}
		apart, err := differenceOfOptions(Design{Nested: true}, whole, []int{0}, []int{1})
		must(t, err)
		for _, other := range []*sums.Sums{parts, again} {
			got, err := differenceOfOptions(Design{Nested: true}, other, []int{0}, []int{1})
			must(t, err)
			if math.Abs(got.StandardError-apart.StandardError) > 1e-12 {
				t.Fatalf("shards %+v, whole %+v", got, apart)
			}
		}
		for option := range 2 {
			want, err := Design{Nested: true}.Proportion(whole, option)
			must(t, err)
			for _, other := range []*sums.Sums{parts, again} {
				got, err := Design{Nested: true}.Proportion(other, option)
				must(t, err)
				if math.Abs(got.Value-want.Value) > 1e-12 || math.Abs(got.StandardError-want.StandardError) > 1e-12 || got.Count != want.Count || got.DegreesOfFreedom != want.DegreesOfFreedom {
					t.Fatalf("shards %+v, whole %+v", got, want)
				}
			}
		}
	}
}

func TestSameBytesEveryTime(t *testing.T) {
	answers := randomAnswers(rand.New(rand.NewPCG(1, 2)), 500)
	want, err := proportionsOf(Design{Nested: true}, sumsOf(t, answers...), []int{0}, []int{1})
	must(t, err)
	for range 20 {
		got, err := proportionsOf(Design{Nested: true}, sumsOf(t, answers...), []int{0}, []int{1})
		must(t, err)
		if !slices.Equal(got, want) {
			t.Fatalf("%+v, then %+v", want, got)
		}
	}
}

func TestIntervalsContainTheEstimate(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		s := sumsOf(t, randomAnswers(random, 8+random.IntN(40))...)
		p, err := Design{Lonely: LonelyAdjust, Nested: true}.Proportion(s, 0)
		must(t, err)
		for _, method := range Methods() {
			narrow, err := p.Interval(method, 0.8)
			if err != nil {
				continue
			}
			wide, err := p.Interval(method, 0.99)
			must(t, err)
			if !finite(wide.Low, wide.High) || wide.Low < 0 || wide.High > 1 || !narrow.Contains(p.Value) || wide.Low > narrow.Low || wide.High < narrow.High {
				t.Errorf("%s at %v: %+v, %+v", method, p.Value, narrow, wide)
			}
		}
	}
}

// The same company in two regions is a mistake in one of the columns, unless companies are numbered anew in each region.
func TestClusterInTwoStrata(t *testing.T) {
	s := sumsOf(t, answer{"north", "a", 1, []int{0}}, answer{"north", "b", 1, nil}, answer{"south", "a", 1, []int{0}}, answer{"south", "c", 1, nil})
	_, err := Design{}.Proportion(s, 0)
	if err == nil || !strings.HasPrefix(err.Error(), `cluster "a" is in the strata "north" and "south": `) {
		t.Errorf("%v", err)
	}
	p, err := Design{Nested: true}.Proportion(s, 0)
	must(t, err)
	if p.Clusters != 4 || p.DegreesOfFreedom != 2 {
		t.Errorf("%+v", p)
	}
}
