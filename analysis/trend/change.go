package trend

import (
	"fmt"

	"spoor/analysis"
	"spoor/analysis/coarse"
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/data"
)

// Verdict says what the test of a change, or for a trend, comes to.
type Verdict string

const (
	Established    Verdict = "established"
	DependsOnPairs Verdict = "depends on overlap" // established only for some of the ways in which respondents may overlap
	NotEstablished Verdict = "not established"
	NotTested      Verdict = "not tested"
)

// Verdicts lists every verdict.
func Verdicts() []Verdict { return []Verdict{Established, DependsOnPairs, NotEstablished, NotTested} }

// Change is the difference between two waves: that of the later minus that of the earlier.
type Change struct {
	From, To   int  // places of the waves
	Overall    bool // from the first to the last of three waves or more that can be compared
	Comparison analysis.Comparison

	// PairedPossible is true where both waves have the same base and are not linked. Then all respondents may be the same ones, and LowP and
	// HighP are the smallest and the largest p over that and over independent groups: McNemar's exact test over every
	// overlap of answers that fits the counts, and the test of analysis.Comparison. Otherwise both are the P of analysis.Comparison.
	// AdjustedLowP and AdjustedHighP are what Holm's procedure makes of them.
	PairedPossible              bool
	LowP, HighP                 float64
	AdjustedLowP, AdjustedHighP float64

	Verdict Verdict // at 1 minus the level of the intervals, after Holm's procedure
}

// Test is the test for a trend over three waves or more: Cochran-Armitage's of counts, or the linear contrast of means and
// of the percentages of weighted samples.
type Test struct {
	Waves     []int             // places of the waves
	P         float64           // two-sided, of respondents of different waves
	AdjustedP float64           // by Holm's procedure, for all lines of the item
	Rising    bool              // whether the share rises with time
	Method    hypothesis.Method // trend-exact, or trend where that would take too long; linear-contrast of estimates
	Verdict   Verdict
	Notes     []analysis.Note
}

// Tested reports whether there is a test.
func (t Test) Tested() bool { return len(t.Waves) > 0 }

// compare fills in the changes and the test for a trend.
func (l *Line) compare(t Trend) error {
	var longest []int
	for first := range t.Waves {
		strand := l.strand(t, first)
		for i := 1; i < len(strand); i++ {
			change, err := l.change(t, strand[i-1], strand[i])
			if err != nil {
				return err
			}
			l.Changes = append(l.Changes, change)
		}
		if len(strand) >= len(longest) {
			longest = strand
		}
	}
	if len(longest) < 3 {
		return nil
	}
	overall, err := l.change(t, longest[0], longest[len(longest)-1])
	if err != nil {
		return err
	}
	overall.Overall = true
	l.Changes = append(l.Changes, overall)
	l.Test, err = l.test(t, longest)
	return err
}

// strand returns the places of the points that are compared with each other, if first is the first of them.
func (l Line) strand(t Trend, first int) []int {
	var places []int
	for i, point := range l.Points {
		if point.Known() && t.Waves[i].Strand == t.Waves[first].Strand {
			places = append(places, i)
		}
	}
	if len(places) == 0 || places[0] != first {
		return nil
	}
	return places
}

func (l Line) change(t Trend, from, to int) (Change, error) {
	change := Change{From: from, To: to, Verdict: NotTested}
	earlier, later := l.Points[from].Estimate, l.Points[to].Estimate
	comparison, err := estimate.NewComparison(later, earlier, t.Options)
	if err != nil {
		return Change{}, err
	}
	change.Comparison = coarse.Between(comparison, t.Item, earlier, later)
	change.LowP, change.HighP = change.Comparison.P, change.Comparison.P
	if !change.Comparison.Exact() || later.Base != earlier.Base || t.Waves[from].Wave.Link.Matches(t.Waves[to].Wave.Link) {
		return change, nil
	}
	paired, err := hypothesis.McNemarRange(later.Count, earlier.Count, later.Base, nil)
	if err != nil {
		return Change{}, fmt.Errorf("compare %d with %d of the same %d: %w", later.Count, earlier.Count, later.Base, err)
	}
	change.PairedPossible = true
	change.LowP, change.HighP = min(change.LowP, paired.Low), max(change.HighP, paired.High)
	return change, nil
}

// test looks for a trend over waves that are as far apart as their fieldwork, or equally far where its date is not
// known or does not rise: by counts where respondents all count the same, and otherwise by the estimates. Means of which the
// spread is not known have no test.
func (l Line) test(t Trend, places []int) (Test, error) {
	var counts, bases []int
	estimated := t.Item.Kind == data.Number
	for _, i := range places {
		e := l.Points[i].Estimate
		if e.Unusable.TooMany() {
			return Test{}, nil
		}
		counts, bases = append(counts, e.Count), append(bases, e.Base)
		estimated = estimated || e.Weighted != nil
	}
	years := t.Years(places...)
	if estimated {
		return l.slope(places, years), nil
	}
	result, err := hypothesis.TrendExact(counts, bases, years, hypothesis.TwoSided)
	if err != nil {
		return Test{}, err
	}
	direction, err := hypothesis.Trend(counts, bases, years, hypothesis.TwoSided)
	if err != nil {
		return Test{}, err
	}
	test := Test{Waves: places, P: result.P, Method: result.Method, Rising: direction.Statistic > 0}
	test.Notes = append(test.Notes, result.Notes...)
	return test, nil
}

// slope tests the linear contrast of the estimates of independent waves with the years as scores. There is no test where a
// standard error is not known or all are 0.
func (l Line) slope(places []int, years []float64) Test {
	if years == nil {
		for i := range places {
			years = append(years, float64(i))
		}
	}
	var estimates []hypothesis.Estimated
	for _, i := range places {
		e := l.Points[i].Estimate
		p, known := e.Precision()
		if !known || p.DegreesOfFreedom < 1 {
			return Test{}
		}
		estimates = append(estimates, hypothesis.Estimated{Estimate: e.Proportion, StandardError: p.StandardError, DegreesOfFreedom: float64(p.DegreesOfFreedom)})
	}
	p, rising, tested := hypothesis.LinearContrast(estimates, years)
	if !tested {
		return Test{}
	}
	return Test{Waves: places, P: p, Method: hypothesis.MethodLinearContrast, Rising: rising}
}

// adjust applies Holm's procedure to all changes of the item, and to all its tests for a trend.
func (t *Trend) adjust() error {
	var changes []*Change
	var tests []*Test
	for i := range t.Lines {
		line := &t.Lines[i]
		for k := range line.Changes {
			if line.Changes[k].Comparison.Tested() {
				changes = append(changes, &line.Changes[k])
			}
		}
		if line.Test.Tested() {
			tests = append(tests, &line.Test)
		}
	}
	t.Family, t.Trends = len(changes), len(tests)
	alpha := 1 - t.Options.Level
	if err := adjustChanges(changes, alpha); err != nil {
		return err
	}
	values := make([]float64, len(tests))
	for i, test := range tests {
		values[i] = test.P
	}
	adjusted, err := hypothesis.Holm(values)
	if err != nil {
		return fmt.Errorf("adjust for several trends: %w", err)
	}
	for i, test := range tests {
		test.AdjustedP, test.Verdict = adjusted[i], NotEstablished
		if adjusted[i] <= alpha {
			test.Verdict = Established
		}
	}
	return nil
}

func adjustChanges(changes []*Change, alpha float64) error {
	comparisons := make([]analysis.Comparison, len(changes))
	low, high := make([]float64, len(changes)), make([]float64, len(changes))
	for i, change := range changes {
		comparisons[i], low[i], high[i] = change.Comparison, change.LowP, change.HighP
	}
	adjusted, err := estimate.AdjustHolm(comparisons)
	if err == nil {
		low, err = hypothesis.Holm(low)
	}
	if err == nil {
		high, err = hypothesis.Holm(high)
	}
	if err != nil {
		return fmt.Errorf("adjust for several changes: %w", err)
	}
	for i, change := range changes {
		change.Comparison, change.AdjustedLowP, change.AdjustedHighP = adjusted[i], low[i], high[i]
		switch {
		case high[i] <= alpha:
			change.Verdict = Established
		case low[i] <= alpha && change.PairedPossible:
			change.Verdict = DependsOnPairs
		default:
			change.Verdict = NotEstablished
		}
	}
	return nil
}

// Years returns when waves were fielded, in years with their fractions, given by their places, and nil where that is not known of one
// or does not come after the wave before.
func (t Trend) Years(places ...int) []float64 {
	years := make([]float64, len(places))
	for n, i := range places {
		years[n] = t.Waves[i].Wave.Fieldwork.Moment()
		if years[n] == 0 || n > 0 && years[n] <= years[n-1] {
			return nil
		}
	}
	return years
}
