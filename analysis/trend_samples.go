package analysis

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
)

// compareMeans compares two means, given as places within the range of their item. The interval is the widest case, as that
// of each mean: the variance of values in [0, 1] with mean m is at most m(1-m), so Newcombe's interval on the bases holds
// it. There is no test without the spread of the values.
func compareMeans(later, earlier Estimate, level float64) (Comparison, error) {
	c, err := compareShares(later, earlier, level)
	c.Interval.Method = interval.MethodWidestCase
	return c, err
}

// compareSamples compares two shares of which one or both are of a weighted, stratified or clustered sample: Newcombe's
// interval on the effective bases, and Student's t on the linearised standard errors of two independent samples, with the
// degrees of freedom of Welch (1947) and Satterthwaite (1946). Without a standard error there is no test.
func compareSamples(later, earlier Estimate, level float64) (Comparison, error) {
	c, err := compareShares(later, earlier, level)
	if err != nil {
		return Comparison{}, err
	}
	c.Test = MethodStudent
	if c.EffectSize, err = hypothesis.CohensH(later.Proportion, earlier.Proportion); err != nil {
		return Comparison{}, err
	}
	first, second := precisionOf(later), precisionOf(earlier)
	variance := first.StandardError*first.StandardError + second.StandardError*second.StandardError
	if variance == 0 || first.DegreesOfFreedom < 1 || second.DegreesOfFreedom < 1 {
		c.Notes = append(c.Notes, noStandardErrorNote())
		return c, nil
	}
	freedom := variance * variance / (math.Pow(first.StandardError, 4)/float64(first.DegreesOfFreedom) + math.Pow(second.StandardError, 4)/float64(second.DegreesOfFreedom))
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: freedom}
	c.P = min(1, 2*t.Survival(math.Abs(c.Difference)/math.Sqrt(variance)))
	c.AdjustedP, c.tested = c.P, true
	c.noteDisagreement(1 - level)
	return c, nil
}

// compareShares returns the difference of two shares with Newcombe's interval on their effective bases, without a test.
func compareShares(later, earlier Estimate, level float64) (Comparison, error) {
	difference, err := interval.NewcombeEffective(later.Proportion, precisionOf(later).EffectiveBase, earlier.Proportion, precisionOf(earlier).EffectiveBase, level)
	if err != nil {
		return Comparison{}, fmt.Errorf("compare two waves: %w", err)
	}
	return Comparison{Difference: difference.Estimate, Interval: difference, P: 1, AdjustedP: 1, FisherP: 1, SmallestP: 1, Family: 1, known: true}, nil
}

// precisionOf returns that of an estimate; of one without weights as that of a simple random sample with replacement. A
// census keeps its base: a difference between two waves is never free of chance.
func precisionOf(e Estimate) Precision {
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
