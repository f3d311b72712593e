// Package calc says what a calculation with counts came to: in sentences and columns, or as JSON.
package calc

import (
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/reports/method"
)

// Kind is what was calculated; its value is the word used on the command line and in JSON.
type Kind string

const (
	Interval     Kind = "interval"
	Simultaneous Kind = "simultaneous"
	Compare      Kind = "compare"
	Paired       Kind = "paired"
	Trend        Kind = "trend"
	Benchmark    Kind = "benchmark"
	Fit          Kind = "fit"
)

// Answer is the outcome of one calculation. Shares lie in [0, 1] and differences in [-1, 1], at full precision.
type Answer struct {
	Kind        Kind
	Digits      *int            // decimals of percentages in a text; nil for as many as tell both ends of an interval apart
	Level       float64         // of all intervals; tests conclude at 1 - level
	Population  int             // size of the finite population; 0 without one
	Benchmark   *float64        // the share that was tested against
	Margin      *float64        // of equivalence, as a difference of shares
	Asked       interval.Method // of simultaneous intervals: that of the groups may have taken its place
	Possible    *Possible       // the counts that a printed percentage can stand for, where they are more than one
	Cells       *Cells          // of the same respondents, where they are known
	Groups      []Group         // in the order given, at least one
	Differences []Difference    // the first group minus the second
	Tests       []Test          // the first decides, the second stands beside it, and one of equivalence comes last
	Range       *Range          // of p-values, where only margins are known
	Effect      *Effect         // the size of the difference
}

// Possible is a printed percentage with its base, and the counts from Low to High that print so.
type Possible struct {
	Printed         string
	Low, High, Base int
}

// Cells are the respondents who chose both, only the first, only the second and neither.
type Cells struct{ Both, First, Second, Neither int }

// Group is a count of a base, with its intervals.
type Group struct {
	Count, Base int
	Printed     string // the percentage that the count was recovered from, or ""
	Score       *float64
	Expected    *float64 // the share of the population
	Place       string   // Score as it was given, or ""
	Intervals   []interval.Interval
}

// Share is the count divided by the base.
func (g Group) Share() float64 { return float64(g.Count) / float64(g.Base) }

// Difference is the interval of a difference.
type Difference struct {
	interval.Difference
	Overlap *int // respondents in both groups that this interval supposes
}

func (d Difference) excludesZero() bool { return d.Low > 0 || d.High < 0 }

// Test is the result of a test that was asked for by name.
type Test struct {
	Asked hypothesis.Method
	hypothesis.Result
}

func (t Test) ofEquivalence() bool {
	return t.Method == hypothesis.MethodEquivalenceTwo || t.Method == hypothesis.MethodEquivalenceBenchmark
}

// Range is the range of p-values over every overlap of two groups.
type Range struct {
	hypothesis.Range
	Limit *hypothesis.PickLimit // nil without one
}

// Effect is the size of a difference.
type Effect struct {
	Method hypothesis.Method
	hypothesis.Effect
}

// rejects reports whether a test with this p-value concludes at 1 - level. Subtracting from 1 leaves noise in the last digit,
// which may not decide.
func (a Answer) rejects(p float64) bool { return p <= (1-a.Level)*(1+1e-12) }

// equivalence is the test of equivalence, nil without one.
func (a Answer) equivalence() *Test {
	if last := len(a.Tests) - 1; last >= 0 && a.Tests[last].ofEquivalence() {
		return &a.Tests[last]
	}
	return nil
}

// z is the statistic of the asymptotic test of a trend, which stands beside the exact test or in its place.
func (a Answer) z() float64 { return a.Tests[len(a.Tests)-1].Statistic }

// explanations explain every method of the answer, each once.
func (a Answer) explanations(lang data.Lang) method.Explanations {
	all := method.Explanations{}
	for _, group := range a.Groups {
		for _, i := range group.Intervals {
			all.Add(method.Interval(i.Method, lang))
		}
	}
	for _, difference := range a.Differences {
		all.Add(method.Interval(difference.Method, lang))
	}
	var equivalence method.Explanations
	for _, test := range a.Tests {
		if explained := method.Test(test.Method, lang); test.ofEquivalence() {
			equivalence.Add(explained)
		} else {
			all.Add(explained)
		}
	}
	if a.Effect != nil {
		all.Add(method.Test(a.Effect.Method, lang))
	}
	all.Add(equivalence...)
	if a.Range != nil {
		all.Add(method.Test(a.Range.Method, lang))
	}
	return all
}
