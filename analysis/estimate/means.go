package estimate

import (
	"cmp"
	"errors"
	"fmt"
	"math"

	"spoor/analysis/design"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
)

// compareMeans compares the means of two independent samples, as places within the range of their item, by Welch's t: the
// standard errors of both, design-based where there is a design, and the degrees of freedom of Welch (1947) and Satterthwaite
// (1946).
//
// Where the spread of one is not known, or everybody in it gave the same number, there is no test, and the interval is the widest case:
// the variance of values in [0, 1] with mean m is at most m(1-m), so Newcombe's interval on the bases holds it. Where a design leaves
// too little to estimate a variance from, nothing is known.
func compareMeans(first, second Estimate, options Options) (Comparison, error) {
	c := Comparison{P: 1, AdjustedP: 1, FisherP: 1, SmallestP: 1, Family: 1, known: true, digits: options.digits(first.Base, second.Base), width: cmp.Or(first.width, second.width)}
	a, knownA := precisionOfMean(first)
	b, knownB := precisionOfMean(second)
	switch {
	case first.inestimable() || second.inestimable():
		c.known, c.Notes = false, []Note{noVarianceNote()}
		return c, nil
	case !first.varies() || !second.varies():
		difference, err := interval.NewcombeEffective(first.Proportion, a.EffectiveBase, second.Proportion, b.EffectiveBase, options.Level)
		if err != nil {
			return Comparison{}, fmt.Errorf("compare two means: %w", err)
		}
		c.Difference, c.Interval = difference.Estimate, difference
		c.Interval.Method = interval.MethodWidestCase
		if (knownA || first.Base == 1) && (knownB || second.Base == 1) {
			c.Notes = append(c.Notes, sameNumberNote())
		}
		return c, nil
	}
	c.Test, c.Difference = hypothesis.MethodWelch, first.Proportion-second.Proportion
	v, w := a.StandardError*a.StandardError, b.StandardError*b.StandardError
	c.Interval = interval.Welch(c.Difference, math.Sqrt(v+w), hypothesis.Satterthwaite(v, float64(a.DegreesOfFreedom), w, float64(b.DegreesOfFreedom)), options.Level)
	return c.test(a, b, options.Level), nil
}

// varies reports whether the spread of a mean is known and there is one.
func (e Estimate) varies() bool {
	p, known := precisionOfMean(e)
	return e.Census || known && p.StandardError > 0
}

// inestimable reports whether a design leaves too few respondents or clusters for the variance of a mean.
func (e Estimate) inestimable() bool {
	return e.Weighted != nil && !e.Census && (e.Weighted.DegreesOfFreedom < 1 || e.Base < 2)
}

// precisionOfMean returns the precision of a mean as a place within the range of its item, and whether its spread is known.
func precisionOfMean(e Estimate) (Precision, bool) {
	if e.Weighted != nil {
		p := *e.Weighted
		p.EffectiveBase = cmp.Or(p.EffectiveBase, float64(e.Base))
		return p, p.DegreesOfFreedom >= 1
	}
	n := float64(e.Base)
	p := Precision{EffectiveBase: n, DegreesOfFreedom: e.Base - 1}
	if e.Number == nil || e.Number.Deviation == nil {
		return p, false
	}
	p.StandardError = *e.Number.Deviation / math.Sqrt(n) / e.width
	return p, true
}

// meanContrast compares the mean of a group with that of the rest, in one sample.
func (s Source) meanContrast(group, rest data.Tally) (Comparison, error) {
	first, err := s.Of(group).mean()
	if err != nil {
		return Comparison{}, err
	}
	second, err := s.Of(rest).mean()
	if err != nil {
		return Comparison{}, err
	}
	if !s.weighted || !first.Known() || !second.Known() {
		return NewComparison(first, second, s.options)
	}
	difference, err := s.design.DifferenceOfMeans(group.Sums, rest.Sums)
	switch {
	case errors.Is(err, design.ErrNoRespondents):
		return noComparison(), nil
	case err != nil:
		return Comparison{}, err
	case difference.First.Census() && difference.Second.Census():
		return exact(first, second, s.options, censusNote()), nil
	case difference.StandardError == 0 || difference.DegreesOfFreedom < 1 || !first.varies() || !second.varies() || first.inestimable() || second.inestimable():
		return compareMeans(first, second, s.options)
	}
	width := first.width
	c := Comparison{Difference: difference.Value / width, P: 1, AdjustedP: 1, FisherP: 1, SmallestP: 1, Family: 1, Test: hypothesis.MethodStudent,
		known: true, tested: true, digits: s.options.digits(first.Base, second.Base), width: width}
	c.Interval = interval.Welch(c.Difference, difference.StandardError/width, float64(difference.DegreesOfFreedom), s.options.Level)
	c.Interval.Method = interval.MethodStudent // of one sample, not of two
	c.P = hypothesis.Student(difference.Value, difference.StandardError, float64(difference.DegreesOfFreedom))
	c.AdjustedP = c.P
	c.noteDisagreement(1 - s.options.Level)
	return c, nil
}

// exact is the difference between two estimates without sampling error: it is that difference, and there is nothing to test.
func exact(first, second Estimate, options Options, why Note) Comparison {
	d := first.Proportion - second.Proportion
	return Comparison{Difference: d, Interval: interval.Difference{Estimate: d, Low: d, High: d, Level: options.Level, Method: interval.MethodNewcombe},
		P: 1, AdjustedP: 1, FisherP: 1, SmallestP: 1, Family: 1, known: true, digits: options.digits(first.Base, second.Base), width: first.width, Notes: []Note{why}}
}
