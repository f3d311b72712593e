// Package fit tests whether the answers to a single choice come from a population with known shares.
package fit

import (
	"fmt"

	"spoor/analysis/design"
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/data"
)

// Result is that test.
type Result struct {
	Test      hypothesis.Method // multinomial-exact, or goodness-of-fit for many respondents; rao-scott for a weighted sample
	P         float64
	Statistic float64
	Degrees   [2]float64        // of a test by F; both 0 for another
	Check     hypothesis.Method // a second test of the same; empty where there is none
	CheckP    float64
	Notes     []estimate.Note
}

// Test tests the answers to an item of a wave against the shares of its options, which add up to 1: where one is 0, nobody may have chosen it. A sample
// that leaves no variance has no test, and a note says why.
func Test(wave data.Wave, item data.Item, tally data.Tally, shares []float64, options estimate.Options) (Result, error) {
	source := estimate.NewSource(wave, item, tally, options)
	if notes := source.Untested(); len(notes) > 0 {
		return Result{P: 1, Notes: notes}, nil
	}
	counts, expected, places := []int(nil), []float64(nil), []int(nil)
	for i, share := range shares {
		switch {
		case share > 0:
			counts, expected, places = append(counts, tally.Counts[i]), append(expected, share), append(places, i)
		case tally.Counts[i] > 0:
			return Result{}, fmt.Errorf("%d chose %s, which the population does not have", tally.Counts[i], item.Answers()[i].ID)
		}
	}
	if drawn, weighted := source.Design(); weighted {
		return testWeighted(drawn, tally, expected, places)
	}
	exact, err := hypothesis.FitExact(counts, expected)
	if err != nil {
		return Result{}, err
	}
	f := Result{Test: exact.Method, P: exact.P, Statistic: exact.Statistic, Notes: exact.Notes}
	if exact.Switched {
		return f, nil
	}
	check, err := hypothesis.Fit(counts, expected)
	f.Check, f.CheckP = check.Method, check.P
	return f, err
}

func testWeighted(drawn design.Design, tally data.Tally, expected []float64, places []int) (Result, error) {
	groups := make([][]int, len(places))
	for i, place := range places {
		groups[i] = []int{place}
	}
	of, err := tally.Sums.Collapse(groups...)
	if err != nil {
		return Result{}, err
	}
	result, err := drawn.Fit(of, expected)
	if err != nil {
		return Result{P: 1, Notes: []estimate.Note{noFitNote(err)}}, nil
	}
	test := result.SecondOrder
	return Result{Test: design.MethodRaoScott, P: test.P, Statistic: test.Statistic, Degrees: [2]float64{test.Numerator, test.Denominator}}, nil
}

func noFitNote(err error) estimate.Note {
	return estimate.Note{
		NL: "Geen toets: deze steekproef laat er te weinig variatie voor over (" + err.Error() + ").",
		EN: "No test: this sample leaves too little variation for it (" + err.Error() + ").",
	}
}
