package estimate

import (
	"fmt"
	"slices"

	"spoor/analysis/hypothesis"
)

// AdjustNone is [hypothesis.AdjustNone].
const AdjustNone = hypothesis.AdjustNone

// ParseAdjustment is [hypothesis.ParseAdjustment].
func ParseAdjustment(name string) (hypothesis.Method, error) { return hypothesis.ParseAdjustment(name) }

// Adjustment is the way in which the options adjust p-values.
func (o Options) Adjustment() hypothesis.Method {
	if o.Adjust == "" {
		return hypothesis.MethodHolm
	}
	return o.Adjust
}

// Adjust returns the comparisons with AdjustedP adjusted as the options say for all of them together; for Tarone's
// procedure those are Fisher's p-values, step by step, at the level of the options. Comparisons that were not tested keep
// theirs and are not counted.
func Adjust(comparisons []Comparison, options Options) ([]Comparison, error) {
	adjusted := slices.Clone(comparisons)
	var p, fisher, smallest []float64
	var places []int
	for i, c := range comparisons {
		if c.tested {
			p, fisher, smallest, places = append(p, c.P), append(fisher, c.FisherP), append(smallest, c.SmallestP), append(places, i)
		}
	}
	method, values := options.Adjustment(), []float64(nil)
	var err error
	if method == hypothesis.MethodTarone {
		var family hypothesis.Family
		family, err = hypothesis.Tarone(fisher, smallest, 1-options.Level)
		values = family.StepDown
	} else {
		values, err = hypothesis.Adjust(method, p)
	}
	if err != nil {
		return nil, fmt.Errorf("adjust for several comparisons: %w", err)
	}
	for i, place := range places {
		adjusted[place].AdjustedP, adjusted[place].Family = values[i], len(values)
	}
	return adjusted, nil
}

// ShiftAdjustment is the way in which the p-values of shifts are adjusted: that of the other differences, but Holm's for
// Tarone's, which needs Fisher's tests.
func (o Options) ShiftAdjustment() hypothesis.Method {
	if method := o.Adjustment(); method != hypothesis.MethodTarone {
		return method
	}
	return hypothesis.MethodHolm
}
