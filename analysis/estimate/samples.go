package estimate

import (
	"fmt"
	"math"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
)

// compareSamples compares two shares of which one or both are of a weighted, stratified or clustered sample: Newcombe's
// interval on the effective bases, and Student's t on the linearised standard errors of two independent samples, with the
// degrees of freedom of Welch (1947) and Satterthwaite (1946).
//
// A side that nobody or everybody chose has a standard error of 0, which is no certainty: it gets that of the share of both
// sides together, by effective base, on its own effective base. Where both have 0 there is no test. A side that the weights were
// raked to is known, and has 0 for certain.
func compareSamples(first, second Estimate, options Options) (Comparison, error) {
	switch {
	case first.Raked && second.Raked:
		return exact(first, second, options, rakedNote()), nil
	case first.Raked || second.Raked:
		return compareWithKnown(first, second, options)
	}
	a, b := precisionOfShare(first), precisionOfShare(second)
	difference, err := interval.NewcombeEffective(first.Proportion, a.EffectiveBase, second.Proportion, b.EffectiveBase, options.Level)
	if err != nil {
		return Comparison{}, fmt.Errorf("compare two samples: %w", err)
	}
	c := Comparison{Difference: difference.Estimate, Interval: difference, P: 1, AdjustedP: 1, FisherP: 1, SmallestP: 1, Family: 1,
		Test: hypothesis.MethodStudent, known: true, digits: options.digits(first.Base, second.Base)}
	if c.EffectSize, err = hypothesis.CohensH(first.sized(), second.sized(), 0, options.Level); err != nil {
		return Comparison{}, err
	}
	pooled := (first.Proportion*a.EffectiveBase + second.Proportion*b.EffectiveBase) / (a.EffectiveBase + b.EffectiveBase)
	for _, side := range []*Precision{&a, &b} {
		if side.StandardError == 0 && a.StandardError+b.StandardError > 0 {
			side.StandardError = math.Sqrt(pooled * (1 - pooled) / side.EffectiveBase)
		}
	}
	return c.test(a, b, options.Level), nil
}

// compareWithKnown compares a share of a sample with one that is known: the Wilson interval of the sample on its effective base,
// moved by the known share, and Student's t on its linearised standard error. Where nobody or everybody in the sample chose it the
// standard error is that of the known share on the effective base.
func compareWithKnown(first, second Estimate, options Options) (Comparison, error) {
	sample, known, sign := first, second, 1.0
	if first.Raked {
		sample, known, sign = second, first, -1
	}
	p := precisionOfShare(sample)
	bounds, err := interval.WilsonEffective(sample.Proportion, p.EffectiveBase, options.Level)
	if err != nil {
		return Comparison{}, fmt.Errorf("compare a sample with a known share: %w", err)
	}
	low, high := sign*(bounds.Low-known.Proportion), sign*(bounds.High-known.Proportion)
	d := first.Proportion - second.Proportion
	c := Comparison{Difference: d, Interval: interval.Difference{Estimate: d, Low: min(low, high), High: max(low, high), Level: options.Level, Method: interval.MethodNewcombe},
		P: 1, AdjustedP: 1, FisherP: 1, SmallestP: 1, Family: 1, Test: hypothesis.MethodStudent, known: true, digits: options.digits(first.Base, second.Base)}
	if c.EffectSize, err = hypothesis.CohensH(first.sized(), second.sized(), 0, options.Level); err != nil {
		return Comparison{}, err
	}
	if p.StandardError == 0 {
		p.StandardError = math.Sqrt(known.Proportion * (1 - known.Proportion) / p.EffectiveBase)
	}
	return c.test(p, Precision{DegreesOfFreedom: p.DegreesOfFreedom}, options.Level), nil
}

// test fills in a t-test on the standard errors of two independent samples, or notes that there is none.
func (c Comparison) test(first, second Precision, level float64) Comparison {
	if first.StandardError+second.StandardError == 0 || first.DegreesOfFreedom < 1 || second.DegreesOfFreedom < 1 {
		c.Notes = append(c.Notes, noStandardErrorNote())
		return c
	}
	c.P = hypothesis.Welch(c.Difference, first.StandardError, float64(first.DegreesOfFreedom), second.StandardError, float64(second.DegreesOfFreedom))
	c.AdjustedP, c.tested = c.P, true
	c.noteDisagreement(1 - level)
	return c
}

// Precision returns how precise the estimate is as one of two samples that are compared, and whether that is known: false for
// a mean without the spread of its values. Without weights it is that of a simple random sample with replacement. A census
// keeps its base: a difference between two samples is never free of chance.
func (e Estimate) Precision() (Precision, bool) {
	if e.mean {
		return precisionOfMean(e)
	}
	return precisionOfShare(e), true
}

// sized is the share with its effective base, of which a share that the weights were raked to has none.
func (e Estimate) sized() hypothesis.Sized {
	if e.Raked {
		return hypothesis.Sized{Share: e.Proportion}
	}
	return hypothesis.Sized{Share: e.Proportion, Base: precisionOfShare(e).EffectiveBase}
}

func precisionOfShare(e Estimate) Precision {
	n := float64(e.Base)
	if e.Weighted == nil {
		return Precision{StandardError: math.Sqrt(e.Proportion * (1 - e.Proportion) / max(n-1, 1)), EffectiveBase: n, DegreesOfFreedom: e.Base - 1}
	}
	p := *e.Weighted
	if p.EffectiveBase == 0 {
		p.EffectiveBase = n
	}
	return p
}
