// Package together pools experiments on one question.
//
// Effects are pooled by random effects: the variance between experiments by Paule and Mandel (1982), the interval by Hartung and Knapp (2001)
// with Student's t and k - 1 degrees of freedom, which of few experiments is as wide as it should be where a normal quantile is
// too narrow. It is never taken narrower than without their factor (Röver, Knapp and Friede 2015). The prediction interval, in which the
// effect of a next experiment lies, is that of Higgins, Thompson and Spiegelhalter (2009) with k - 2 degrees of freedom.
//
// Of rare outcomes, where standard errors are worth little, the common odds ratio is exact, by its distribution given the margins of each
// experiment (Gart 1970).
package together

import (
	"errors"
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// ErrFew is returned for fewer than two experiments.
var ErrFew = errors.New("it takes two experiments to put together")

// Pooled is the effect over experiments.
type Pooled struct {
	Estimate, Low, High float64
	P                   float64 // two-sided, in [0, 1]
	Level               float64
	Error               float64
	Degrees             int
	Between             float64   // standard deviation of the effects between experiments, 0 or more
	Q                   float64   // Cochran's
	QP                  float64   // its p-value: whether effects differ
	Weights             []float64 // of each experiment, together 1
	// Next is where the effect of a next experiment lies, at the same level; not known of two experiments.
	Next  [2]float64
	Known bool
}

// Random pools effects with their standard errors, each above 0.
func Random(effects, errs []float64, level float64) (Pooled, error) {
	k := len(effects)
	if k < 2 {
		return Pooled{}, ErrFew
	}
	for _, e := range errs {
		if !(e > 0) {
			return Pooled{}, errors.New("an effect has no standard error above 0")
		}
	}
	generalised := func(between float64) (q, mean, total float64) {
		for i := range effects {
			w := 1 / (errs[i]*errs[i] + between)
			total += w
			mean += w * effects[i]
		}
		mean /= total
		for i := range effects {
			q += (effects[i] - mean) * (effects[i] - mean) / (errs[i]*errs[i] + between)
		}
		return q, mean, total
	}
	p := Pooled{Level: level, Degrees: k - 1}
	p.Q, _, _ = generalised(0)
	p.QP = distuv.ChiSquared{K: float64(k - 1)}.Survival(p.Q)
	between := pauleMandel(func(b float64) float64 { q, _, _ := generalised(b); return q }, float64(k-1))
	q, mean, total := generalised(between)
	variance := max(1, q/float64(k-1)) / total
	p.Estimate, p.Error, p.Between = mean, math.Sqrt(variance), math.Sqrt(between)
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(k - 1)}
	reach := t.Quantile((1+level)/2) * p.Error
	p.Low, p.High = mean-reach, mean+reach
	p.P = min(1, 2*t.Survival(math.Abs(mean)/p.Error))
	for i := range effects {
		p.Weights = append(p.Weights, 1/(errs[i]*errs[i]+between)/total)
	}
	if k > 2 {
		reach = distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(k - 2)}.Quantile((1+level)/2) * math.Sqrt(between+variance)
		p.Next, p.Known = [2]float64{mean - reach, mean + reach}, true
	}
	return p, nil
}

// pauleMandel returns the variance between experiments at which the generalised Q, which falls as it rises, is its expectation; 0 where it is
// smaller already.
func pauleMandel(q func(between float64) float64, expected float64) float64 {
	if q(0) <= expected {
		return 0
	}
	high := 1e-6
	for q(high) > expected {
		high *= 2
	}
	low := 0.0
	for range 200 {
		middle := (low + high) / 2
		if q(middle) > expected {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}
