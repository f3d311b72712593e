package fit

import (
	"math"
	"os"
	"testing"

	"spoor/analysis/design"
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/data"
	"spoor/data/count"
)

func sectors(t *testing.T, id string, shares ...float64) (Result, error) {
	t.Helper()
	survey, err := count.Open(os.DirFS("../testdata/members"))
	if err != nil {
		t.Fatal(err)
	}
	wave, err := survey.Wave(id)
	if err != nil {
		t.Fatal(err)
	}
	counted, _, err := survey.Crosstab(t.Context(), wave, "sector", "")
	if err != nil {
		t.Fatal(err)
	}
	return Test(wave, counted.Item, counted.Whole[0], shares, estimate.DefaultOptions())
}

// R 4.2.2: the exact multinomial test adds dmultinom over all outcomes no likelier than 24, 13 and 21 of 58; chisq.test(c(24, 13, 21), p = c(.3,
// .3, .4)). Weighted: survey 4.1.1, r <- svygofchisq(~sector, p = c(.3, .3, .4), design = d), with scale s and df of r$parameter
// pf(r$statistic/(s*df), df, df*degf(d), lower.tail = FALSE), where svygofchisq has no end to the degrees of freedom.
func TestFitToKnownShares(t *testing.T) {
	t.Parallel()
	near := func(what string, got, want float64) {
		if !(math.Abs(got-want) <= 1e-11) {
			t.Errorf("%s is %.15g, want %.15g", what, got, want)
		}
	}
	plain, err := sectors(t, "2026", 0.3, 0.3, 0.4)
	if err != nil || plain.Test != hypothesis.MethodFitExact || plain.Check != hypothesis.MethodFit {
		t.Fatalf("%+v, %v", plain, err)
	}
	near("exact", plain.P, 0.159379360597057)
	near("chi-square", plain.CheckP, 0.147731872313748)
	weighted, err := sectors(t, "2026-design", 0.3, 0.3, 0.4)
	if err != nil || weighted.Test != design.MethodRaoScott {
		t.Fatalf("%+v, %v", weighted, err)
	}
	near("Rao-Scott", weighted.P, 0.0255272269934513)
	near("F", weighted.Statistic, 13.0448362090523/1.67640172750188/1.60132946823662)
	near("degrees", weighted.Degrees[0], 1.60132946823662)
	near("degrees below", weighted.Degrees[1], 12*1.60132946823662)
	if _, err := sectors(t, "2026", 0.5, 0.5, 0); err == nil {
		t.Error("21 are in offices, which the population does not have")
	}
	none, err := Test(data.Wave{ID: "w"}, data.Item{ID: "q", Kind: data.Single, Options: []data.Option{{ID: "a"}, {ID: "b"}, {ID: "c"}}},
		data.Tally{Item: "q", Asked: 10, Answered: 10, Counts: []int{3, 7, 0}}, []float64{0.5, 0.5, 0}, estimate.DefaultOptions())
	if err != nil || math.Abs(none.P-0.34375) > 1e-12 { // binom.test(3, 10)
		t.Errorf("%+v, %v", none, err)
	}
}
