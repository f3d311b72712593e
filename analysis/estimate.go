package analysis

import (
	"errors"
	"fmt"

	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/number"
)

// Interval is a two-sided confidence interval, see package spoor/analysis/interval.
type Interval = interval.Interval

// Estimate is one percentage: what share of the base chose an option, and how far chance alone can have moved it.
type Estimate struct {
	Option string // id of the option or scale point; top2 and bottom2 for the ends of a scale; empty for a mean

	// Count is how many chose the option. For a mean of which the answers are unknown it is 0 and means nothing.
	Count int
	Base  int // how many the share is of; 0 when nobody answered, and then there is no estimate

	// Proportion is Count / Base, or of a weighted sample the weighted share, in [0, 1]. For a mean it is the place of the mean within the range of the item, in
	// [0, 1]: 30 on a range of 0 to 100 is 0.3.
	Proportion float64
	Interval   Interval
	Weighted   *Precision // nil where everybody counts the same

	// Hidden says that the estimate is not shown, to protect respondents. Count, Proportion and Interval are then empty, and
	// Possible is what can be derived of the count from what is shown; it is empty when not even the base is shown.
	Hidden   bool
	Possible data.Span

	Notes []Note

	digits *int // decimals of a percentage, where the options give them
}

// Digits returns how many decimals the estimate is printed with as a percentage: those of the options, otherwise those that
// its base carries ([number.Digits]).
func (e Estimate) Digits() int {
	if e.digits != nil {
		return *e.digits
	}
	return number.Digits(e.Base)
}

// Precision is how precise an estimate of a weighted, stratified or clustered sample is, see package spoor/analysis/design.
type Precision struct {
	StandardError    float64 // of the proportion, Taylor linearised
	WeightedBase     float64 // sum of the weights of the base
	EffectiveBase    float64 // respondents / DesignEffect; 0 in a census
	DesignEffect     float64 // against simple random sampling with replacement
	KishEffect       float64 // what the weights alone cost (Kish 1965), at least 1
	DegreesOfFreedom int     // clusters minus strata
}

// Known reports whether there is an estimate to show: false when nobody answered, and when it is hidden.
func (e Estimate) Known() bool { return e.Base > 0 && !e.Hidden }

// newShare estimates the share of k in n. With n = 0 the estimate is not known and carries a note.
func newShare(option string, k, n int, options Options) (Estimate, error) {
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

// hair is how far binary fractions alone can put a mean outside its range.
const hair = 1e-9

// newMean estimates the mean of a number item as a place within its range. The interval is the widest that any spread
// within the range allows, also where the spread is known: shares pile up at 0 and 100, and no normal curve fits them.
func newMean(item data.Item, tally data.Tally, level float64) (Estimate, error) {
	estimate := Estimate{Base: tally.Answered}
	if tally.Answered == 0 {
		estimate.Notes = []Note{noBaseNote()}
		return estimate, nil
	}
	low, high := item.Range[0], item.Range[1]
	place := (tally.Sum/float64(tally.Answered) - low) / (high - low)
	if !(place > -hair && place < 1+hair) {
		return Estimate{}, fmt.Errorf("the mean of %s is %v, outside its range of %v to %v", item.ID, tally.Sum/float64(tally.Answered), low, high)
	}
	estimate.Proportion = min(max(place, 0), 1)
	bounds, err := interval.WidestMean(estimate.Proportion, tally.Answered, level)
	if err != nil {
		return Estimate{}, fmt.Errorf("estimate the mean of %s: %w", item.ID, err)
	}
	estimate.Interval = bounds
	return estimate, nil
}
