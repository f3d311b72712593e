package estimate

import (
	"cmp"
	"fmt"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
)

// Comparison is the difference between two percentages of independent groups: own answers and the sector's, one wave and
// another, a group and the rest.
type Comparison struct {
	Difference float64             // the first share minus the second, in [-1, 1]; times 100 in percentage points
	Interval   interval.Difference // of the difference, at the level of the options

	// P is the two-sided p-value of Test, in [0, 1]. AdjustedP is P adjusted for all Family comparisons that were made together,
	// by Holm's procedure ([AdjustHolm]) or as the options of a crosstab say; until then it is P and Family is 1.
	P         float64
	AdjustedP float64
	Family    int
	Test      hypothesis.Method // boschloo; score or fisher for large groups; student for weighted ones

	// FisherP is the two-sided p-value of Fisher's exact test, to print beside P. SmallestP is the smallest that Fisher's
	// test could have given with these margins, which Tarone's procedure asks for. Both are of respondents: they are 1
	// and mean nothing where Test is student.
	FisherP   float64
	SmallestP float64

	EffectSize hypothesis.Effect // Cohen's h, in [-pi, pi]: 0.2 is small, 0.5 medium, 0.8 large; of percentages only, see OfMeans
	Notes      []Note

	known, tested bool
	digits        int
	width         float64 // of the range of a number, in its unit; 0 for percentages
}

// OfMeans reports whether means are compared, and not percentages.
func (c Comparison) OfMeans() bool { return c.width > 0 }

// InUnit returns the difference and its interval in the unit of the item where it is one between means; of percentages it is
// the difference itself.
func (c Comparison) InUnit() interval.Difference {
	d := c.Interval
	d.Estimate = c.Difference
	if c.width > 0 {
		d.Estimate, d.Low, d.High = c.Difference*c.width, d.Low*c.width, d.High*c.width
	}
	return d
}

// Digits returns how many decimals the difference is printed with in percentage points: those of the options, otherwise those
// that the smaller base carries.
func (c Comparison) Digits() int { return c.digits }

// Known reports whether there is a comparison: false when one of the groups has no respondents.
func (c Comparison) Known() bool { return c.known }

// Tested reports whether P means anything: false when there is no comparison, and for weighted groups without a standard
// error.
func (c Comparison) Tested() bool { return c.tested }

// Exact reports whether the test is one of counts, and not of estimates and their standard errors.
func (c Comparison) Exact() bool {
	return c.tested && c.Test != hypothesis.MethodStudent && c.Test != hypothesis.MethodWelch
}

// NewComparison compares two estimates of independent samples, the first minus the second: those of one wave and another, of
// a member and the sector. It is the only way to compare estimates, and takes estimates rather than counts so that the
// counts of a weighted sample, which say nothing of its population, cannot be tested.
//
// Two percentages of respondents who all count the same get the difference with Newcombe's hybrid score interval (1998, method
// 10) or that of the options, Boschloo's exact test (1970) with Fisher's beside it, and Cohen's h. Where either is of a
// weighted, stratified or clustered sample, they get Newcombe's interval on the effective bases and a t-test on the
// linearised standard errors. A mean is compared by Welch's t where the spread of both is known.
//
// Where more than 5% of the answers of a side cannot be used there is a difference and no test, see [Unusable].
//
// Where a side has no estimate, or it is hidden, the comparison is not known and carries a note. Where interval and test, or
// both tests, fall on different sides of the level, a note says so.
func NewComparison(first, second Estimate, options Options) (Comparison, error) {
	c, err := compareEstimates(first, second, options)
	return c.unlessUnusable(first.Unusable, second.Unusable), err
}

func compareEstimates(first, second Estimate, options Options) (Comparison, error) {
	switch {
	case !first.Known() || !second.Known():
		return noComparison(), nil
	case first.mean || second.mean:
		return compareMeans(first, second, options)
	case first.Weighted != nil || second.Weighted != nil:
		return compareSamples(first, second, options)
	}
	return compareCounts(first.Count, first.Base, second.Count, second.Base, options)
}

func noComparison() Comparison {
	return Comparison{P: 1, AdjustedP: 1, FisherP: 1, SmallestP: 1, Family: 1, Notes: []Note{noComparisonNote()}}
}

// compareCounts compares k1 of n1 respondents with k2 of n2 others who all count the same.
func compareCounts(k1, n1, k2, n2 int, options Options) (Comparison, error) {
	if n1 == 0 && k1 == 0 || n2 == 0 && k2 == 0 {
		return noComparison(), nil
	}
	c := Comparison{Family: 1, known: true, tested: true, digits: options.digits(n1, n2)}
	test, err := hypothesis.Boschloo(k1, n1, k2, n2, hypothesis.TwoSided)
	if err == nil {
		c.P, c.AdjustedP, c.Test = test.P, test.P, test.Method
		c.Interval, err = interval.Compare(cmp.Or(options.Difference, interval.MethodNewcombe), k1, n1, k2, n2, options.Level)
	}
	if err == nil {
		c.SmallestP, err = hypothesis.MinimumFisher(k1, n1, k2, n2)
	}
	if err == nil {
		c.EffectSize, err = hypothesis.CohensH(hypothesis.Sized{Share: float64(k1) / float64(n1), Base: float64(n1)}, hypothesis.Sized{Share: float64(k2) / float64(n2), Base: float64(n2)}, 0, options.Level)
	}
	if err == nil {
		var fisher hypothesis.Result
		fisher, err = hypothesis.Fisher(k1, n1, k2, n2, hypothesis.TwoSided)
		c.FisherP = fisher.P
	}
	if err != nil {
		return Comparison{}, fmt.Errorf("compare %d of %d with %d of %d: %w", k1, n1, k2, n2, err)
	}
	c.Difference = c.Interval.Estimate
	c.Notes = append(c.Notes, test.Notes...)
	c.noteDisagreement(1 - options.Level)
	return c, nil
}

// noteDisagreement says so when interval and test, or the two tests, fall on different sides of the level.
func (c *Comparison) noteDisagreement(alpha float64) {
	significant := c.P <= alpha
	switch {
	case c.Test == hypothesis.MethodBoschloo && significant && c.FisherP > alpha:
		c.Notes = append(c.Notes, testsDisagreeNote(c.P, c.FisherP))
	case significant == c.Interval.Contains(0):
		c.Notes = append(c.Notes, intervalDisagreesNote(c.P))
	}
}

// AdjustHolm returns the comparisons with AdjustedP adjusted by Holm's procedure (1979) for all of them together.
// Comparisons that were not tested keep theirs and are not counted.
func AdjustHolm(comparisons []Comparison) ([]Comparison, error) {
	return Adjust(comparisons, Options{Adjust: hypothesis.MethodHolm})
}
