package estimate

import (
	"errors"

	"spoor/analysis/design"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
)

// newWeightedComparison compares two groups of one weighted, stratified or clustered sample, of which err may say that it
// could not be estimated. Groups that are empty, or too small to estimate a variance from, are not known.
func newWeightedComparison(difference design.Difference, err error, options Options) (Comparison, error) {
	c := Comparison{P: 1, AdjustedP: 1, FisherP: 1, SmallestP: 1, Family: 1, Test: hypothesis.MethodStudent}
	if errors.Is(err, design.ErrNoRespondents) {
		c.Notes = []Note{noComparisonNote()}
		return c, nil
	}
	if err != nil {
		return Comparison{}, err
	}
	first := Estimate{Proportion: difference.First.Value, Base: difference.First.Respondents}
	second := Estimate{Proportion: difference.Second.Value, Base: difference.Second.Respondents}
	switch {
	case difference.First.Census() && difference.Second.Census():
		return exact(first, second, options, censusNote()), nil
	case difference.First.Fixed() && difference.Second.Fixed():
		return exact(first, second, options, rakedNote()), nil
	}
	for _, group := range []design.Proportion{difference.First, difference.Second} {
		if group.DegreesOfFreedom < 1 || group.Respondents < 2 {
			c.Notes = []Note{noVarianceNote()}
			return c, nil
		}
	}
	low, high, err := difference.Interval(options.Level)
	if err != nil {
		return Comparison{}, err
	}
	c.known, c.Difference, c.digits = true, difference.Value, options.digits(difference.First.Respondents, difference.Second.Respondents)
	c.Interval = interval.Difference{Estimate: c.Difference, Low: low, High: high, Level: options.Level, Method: interval.MethodNewcombe}
	sides := [2]hypothesis.Sized{{Share: difference.First.Value, Base: difference.First.EffectiveBase}, {Share: difference.Second.Value, Base: difference.Second.EffectiveBase}}
	if c.EffectSize, err = hypothesis.CohensH(sides[0], sides[1], difference.Correlation, options.Level); err != nil {
		return Comparison{}, err
	}
	if difference.StandardError == 0 {
		c.Notes = append(c.Notes, noStandardErrorNote())
		return c, nil
	}
	if _, c.P, err = difference.Test(); err != nil {
		return Comparison{}, err
	}
	c.AdjustedP, c.tested = c.P, true
	c.noteDisagreement(1 - options.Level)
	return c, nil
}
