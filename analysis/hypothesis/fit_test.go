package hypothesis

import (
	"errors"
	"math"
	"testing"
)

// TestFitAgainstR holds chisq.test(counts, p = expected) of R 4.2.2, and the sum of dmultinom over every outcome that is no likelier, by
// expand.grid; of two categories it is binom.test(24, 43, 0.5).
func TestFitAgainstR(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		counts              []int
		expected            []float64
		statistic, p, exact float64
		small               bool
	}{
		{[]int{10, 20, 13}, []float64{.2, .5, .3}, 0.333333333333333, 0.846481724890614, 0.810070511767757, false},
		{[]int{0, 5, 1}, []float64{.25, .5, .25}, 3, 0.22313016014843, 0.326171875, true},
		{[]int{24, 19}, []float64{.5, .5}, 0.581395348837209, 0.445765907914842, 0.5423840118565, false},
		{[]int{3, 9, 12, 2}, []float64{.1, .2, .3, .4}, 11.8846153846154, 0.00778905452630935, 0.00168572830011729, true},
		{[]int{7, 0, 0}, []float64{.98, .01, .01}, 0.142857142857143, 0.931062779704023, 1, true},
		{[]int{60, 25, 15}, []float64{.5, .3, .2}, 4.08333333333333, 0.129812176855438, 0.143151516380318, false},
	} {
		r := mustP(t)(Fit(test.counts, test.expected))
		if !near(r.Statistic, test.statistic, 1e-12, 1e-12) || !near(r.P, test.p, 1e-12, 1e-10) || r.DF != len(test.counts)-1 || (len(r.Notes) > 0) != test.small {
			t.Errorf("%v: %+v", test.counts, r)
		}
		if r = mustP(t)(FitExact(test.counts, test.expected)); !near(r.P, test.exact, 1e-12, 1e-10) || !r.Exact || r.Switched {
			t.Errorf("%v, exact: %+v", test.counts, r)
		}
	}
}

func TestFitTooLargeForTheExactTest(t *testing.T) {
	t.Parallel()
	counts, expected := []int{300, 200, 260, 240}, []float64{.25, .25, .25, .25}
	want := mustP(t)(Fit(counts, expected))
	if r := mustP(t)(FitExact(counts, expected)); !r.Switched || r.P != want.P || len(r.Notes) != 1 {
		t.Errorf("%+v", r)
	}
	// R 4.2.2: chisq.test(c(50, 20, 9, 8, 6, 4, 3, 0), p = c(.5, .2, .1, .1, .04, .03, .02, .01)) has p 0.852550500353827, with a warning that the approximation may be incorrect.
	small := mustP(t)(FitExact([]int{50, 20, 9, 8, 6, 4, 3, 0}, []float64{.5, .2, .1, .1, .04, .03, .02, .01}))
	if !small.Switched || len(small.Notes) != 1 || small.Notes[0] != noteFitSwitchedSmall || !near(small.P, 0.852550500353827, 1e-12, 1e-10) {
		t.Errorf("small expected counts: %+v", small)
	}
	if n := outcomes(43, 3); n != 990 { // choose(45, 2)
		t.Errorf("43 respondents fall into three categories in %v ways", n)
	}
}

func TestFitRefuses(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		counts   []int
		expected []float64
	}{
		{[]int{1}, []float64{1}}, {[]int{1, 2}, []float64{.5, .25, .25}}, {[]int{1, -2}, []float64{.5, .5}}, {[]int{1, 2}, []float64{1, 0}},
		{[]int{1, 2}, []float64{.5, .4}}, {[]int{1, 2}, []float64{math.NaN(), .5}}, {[]int{MaxBase, 2}, []float64{.5, .5}},
	} {
		if r, err := FitExact(test.counts, test.expected); err == nil {
			t.Errorf("%v: %+v", test, r)
		}
	}
	if _, err := Fit([]int{0, 0}, []float64{.5, .5}); !errors.Is(err, ErrNoBase) {
		t.Error(err)
	}
}
