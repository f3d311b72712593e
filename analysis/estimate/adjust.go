package estimate

import (
	"fmt"
	"slices"
	"strings"

	"spoor/analysis/hypothesis"
)

// AdjustNone leaves the p-values of comparisons that are made together as they are.
const AdjustNone hypothesis.Method = "none"

// Adjustments lists the ways to adjust p-values that are computed together, the default first.
func Adjustments() []hypothesis.Method {
	return []hypothesis.Method{hypothesis.MethodHolm, hypothesis.MethodBenjaminiHochberg, hypothesis.MethodTarone, AdjustNone}
}

// ParseAdjustment reads the name of an adjustment; bh is short for Benjamini-Hochberg.
func ParseAdjustment(name string) (hypothesis.Method, error) {
	method := hypothesis.Method(strings.ToLower(strings.TrimSpace(name)))
	if method == "bh" {
		return hypothesis.MethodBenjaminiHochberg, nil
	}
	if slices.Contains(Adjustments(), method) {
		return method, nil
	}
	return "", fmt.Errorf("unknown adjustment %q: choose one of holm, bh (benjamini-hochberg), tarone, none", name)
}

// Adjustment is the way in which the options adjust p-values.
func (o Options) Adjustment() hypothesis.Method {
	if o.Adjust == "" {
		return hypothesis.MethodHolm
	}
	return o.Adjust
}

// AdjustValues adjusts p-values of one family by Holm's or Benjamini and Hochberg's procedure, or not at all.
func AdjustValues(p []float64, method hypothesis.Method) ([]float64, error) {
	if method == AdjustNone {
		return slices.Clone(p), nil
	}
	return hypothesis.Adjust(method, p)
}

// adjustFamily returns the comparisons with AdjustedP adjusted as the options say for all of them together; for Tarone's
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
		values, err = AdjustValues(p, method)
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
