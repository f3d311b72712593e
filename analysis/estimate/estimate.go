package estimate

import (
	"errors"
	"fmt"
	"math"

	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/number"
)

// Interval is a two-sided confidence interval, see package spoor/analysis/interval.
type Interval = interval.Interval

// Estimate is one percentage: what share of the base chose an option, and how far chance alone can have moved it.
type Estimate struct {
	Option string // id of the option, scale point or net; empty for a mean

	// Count is how many chose the option. For a mean of which the answers are unknown it is 0 and means nothing.
	Count int
	Base  int // how many the share is of; 0 when nobody answered, and then there is no estimate

	// Proportion is Count / Base, or of a weighted sample the weighted share, in [0, 1]. For a mean it is the place of the mean within the range of the item, in
	// [0, 1]: 30 on a range of 0 to 100 is 0.3.
	Proportion float64
	Interval   Interval
	Weighted   *Precision // nil where everybody counts the same
	Number     *Number    // of a mean that is known: the same in the unit of the item, and more; nil for a percentage
	Census     bool       // everybody of the population was asked: the estimate is no estimate, and its interval has no width
	// Raked says that the weights were raked to this share, or to shares that it follows from: it is the known share of the
	// population, and its interval has no width.
	Raked bool

	// Hidden says that the estimate is not shown, to protect respondents. Count, Proportion and Interval are then empty, and
	// Possible is what can be derived of the count from what is shown; it is empty when not even the base is shown.
	Hidden   bool
	Possible data.Span

	// Unknown says that not the count but what it can be is known: Possible, and Interval holds for all of that. Count and
	// Proportion are then empty; without an interval not even that much is known of the share.
	Unknown bool

	Unusable Unusable // answers, among those that the estimate is of
	Doubt    *Doubt   // what they leave possible; nil where they are not too many

	Notes []Note

	mean    bool    // of a number item
	counted bool    // it was hidden, and its share is its count over the base: the sample is not weighted
	width   float64 // of its range, in its unit
	digits  *int    // decimals of a percentage, where the options give them
}

// Exact reports whether there is no sampling error, so that an interval would say nothing: everybody was asked, or the weights were
// raked to the share.
func (e Estimate) Exact() bool { return e.Census || e.Raked }

// Digits returns how many decimals the estimate is printed with as a percentage: those of the options, otherwise those that
// its base carries ([number.Digits]).
func (e Estimate) Digits() int {
	if e.digits != nil {
		return *e.digits
	}
	return number.Digits(e.Base)
}

// InUnit returns the estimate and its interval as they are written to files: a percentage as a proportion in [0, 1], a mean in the
// unit of its item.
func (e Estimate) InUnit() (value, low, high float64) {
	if e.Number != nil {
		return e.Number.Mean, e.Number.Low, e.Number.High
	}
	return e.Proportion, e.Interval.Low, e.Interval.High
}

// StandardErrorInUnit returns the linearised standard error of a weighted estimate as it is written to files: of a percentage that
// of the proportion, of a mean in the unit of its item. It is 0 without weights.
func (e Estimate) StandardErrorInUnit() float64 {
	switch {
	case e.Weighted == nil:
		return 0
	case e.Number != nil:
		return e.Weighted.StandardError * e.width
	}
	return e.Weighted.StandardError
}

// Effective returns the number of respondents of a simple random sample that is as precise, at least 1: the base where everybody
// counts the same, or was asked, and of a share that the weights were raked to.
func (e Estimate) Effective() int {
	if e.Weighted == nil || e.Exact() {
		return e.Base
	}
	return max(1, int(math.Round(min(e.Weighted.EffectiveBase, float64(e.Base)))))
}

// Precision is how precise an estimate of a weighted, stratified or clustered sample is, see package spoor/analysis/design.
type Precision struct {
	StandardError    float64 // of the proportion, Taylor linearised
	WeightedBase     float64 // sum of the weights of the base
	EffectiveBase    float64 // respondents / DesignEffect; 0 in a census, and of a share that was raked to
	DesignEffect     float64 // against simple random sampling with replacement
	KishEffect       float64 // what the weights alone cost (Kish 1965), at least 1
	DegreesOfFreedom int     // clusters minus strata
	Private          bool    // it is not shown, because the weights tell a hidden count
}

// Known reports whether there is an estimate to show: false when nobody answered, when it is hidden, and when only bounds are known.
func (e Estimate) Known() bool { return e.Base > 0 && !e.Hidden && !e.Unknown }

// Bounded reports whether the share is known within bounds only, and what those are, in [0, 1].
func (e Estimate) Bounded() (low, high float64, bounded bool) {
	if !e.Unknown || e.Hidden || e.Interval.Method == "" {
		return 0, 0, false
	}
	return float64(e.Possible.Low) / float64(e.Base), float64(e.Possible.High) / float64(e.Base), true
}

// NewShare estimates the share of k in n. With n = 0 the estimate is not known and carries a note.
func NewShare(option string, k, n int, options Options) (Estimate, error) {
	estimate := Estimate{Option: option, Count: k, Base: n}
	bounds, err := interval.Proportion(options.Method, k, n, options.Level)
	if errors.Is(err, interval.ErrNoBase) {
		estimate.Notes = []Note{noBaseNote()}
		return estimate, nil
	}
	if err != nil {
		return Estimate{}, fmt.Errorf("estimate %d of %d: %w", k, n, err)
	}
	estimate.Proportion = float64(k) / float64(n)
	estimate.Interval = bounds
	return estimate, nil
}
