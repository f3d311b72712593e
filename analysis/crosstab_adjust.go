package analysis

import (
	"fmt"
	"slices"
	"strings"

	"spoor/analysis/hypothesis"
	"spoor/data"
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

// adjustValues adjusts p-values of one family by Holm's or Benjamini and Hochberg's procedure, or not at all.
func adjustValues(p []float64, method hypothesis.Method) ([]float64, error) {
	switch method {
	case AdjustNone:
		return slices.Clone(p), nil
	case hypothesis.MethodBenjaminiHochberg:
		return hypothesis.BenjaminiHochberg(p)
	}
	return hypothesis.Holm(p)
}

// adjustFamily returns the comparisons with AdjustedP adjusted as the options say for all of them together; for Tarone's
// procedure those are Fisher's p-values, step by step, at the level of the options. Comparisons that were not tested keep
// theirs and are not counted.
func adjustFamily(comparisons []Comparison, options Options) ([]Comparison, error) {
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
		values, err = adjustValues(p, method)
	}
	if err != nil {
		return nil, fmt.Errorf("adjust for several comparisons: %w", err)
	}
	for i, place := range places {
		adjusted[place].AdjustedP, adjusted[place].Family = values[i], len(values)
	}
	return adjusted, nil
}

// adjust adjusts the p-values of all contrasts together. Two groups that do not overlap are each other's rest, and two
// options of a single choice are what the other is not: such mirrors are one comparison.
func (t *Table) adjust(crosstab data.Crosstab) error {
	twoGroups := !crosstab.Overlapping() && t.groupsWithRespondents() == 2
	twoOptions := t.Item.Kind == data.Single && len(t.Item.Options) == 2 && t.Options.Base != BaseAsked
	type place struct{ group, contrast int }
	var family []Comparison
	var places []place
	seen := false
	for g, group := range t.Groups {
		known := false
		for i, contrast := range group.Contrasts {
			known = known || contrast.Known()
			if twoGroups && seen || twoOptions && i%2 == 1 {
				continue
			}
			family, places = append(family, contrast.Comparison), append(places, place{g, i})
		}
		seen = seen || known
	}
	adjusted, err := adjustFamily(family, t.Options)
	if err != nil {
		return err
	}
	for i, at := range places {
		t.Groups[at.group].Contrasts[at.contrast].Comparison = adjusted[i]
	}
	t.copyToMirrors(twoGroups, twoOptions)
	t.noteFamily(family)
	return nil
}

// copyToMirrors gives mirrors the adjusted p-value of the comparison that they mirror.
func (t *Table) copyToMirrors(twoGroups, twoOptions bool) {
	var original *Group
	for g := range t.Groups {
		group := &t.Groups[g]
		for i := range group.Contrasts {
			c := &group.Contrasts[i]
			switch {
			case !c.Known():
			case twoGroups && original != nil && original != group:
				c.AdjustedP, c.Family = original.Contrasts[i].AdjustedP, original.Contrasts[i].Family
			case twoOptions && i%2 == 1:
				c.AdjustedP, c.Family = group.Contrasts[i-1].AdjustedP, group.Contrasts[i-1].Family
			}
			if original == nil && c.Known() {
				original = group
			}
		}
	}
}

func (t *Table) groupsWithRespondents() int {
	n := 0
	for _, group := range t.Groups {
		for _, part := range group.Parts {
			if part.Answered > 0 {
				n++
				break
			}
		}
	}
	return n
}

// noteFamily says how the family was adjusted, and what Tarone's procedure makes of it: how many of the comparisons could
// reach the level at all.
func (t *Table) noteFamily(family []Comparison) {
	var p, smallest []float64
	tests := 0
	for _, c := range family {
		if !c.Tested() {
			continue
		}
		tests++
		if c.Exact() {
			p, smallest = append(p, c.FisherP), append(smallest, c.SmallestP)
		}
	}
	if tests < 2 {
		return
	}
	alpha := 1 - t.Options.Level
	switch t.Options.Adjustment() {
	case AdjustNone:
		t.Notes = append(t.Notes, notAdjustedNote(tests, alpha))
		return
	case hypothesis.MethodBenjaminiHochberg:
		t.Notes = append(t.Notes, falseDiscoveryNote(tests, alpha))
		return
	}
	if len(p) < 2 {
		return
	}
	found, err := hypothesis.Tarone(p, smallest, alpha)
	if err != nil {
		return // the note is an extra; the p-values are Fisher's own, which Tarone accepts
	}
	possible, significant := 0, 0
	for i, member := range found.Member {
		if member {
			possible++
		}
		if found.StepDown[i] <= alpha {
			significant++
		}
	}
	if t.Options.Adjustment() == hypothesis.MethodTarone {
		t.Notes = append(t.Notes, adjustedByTaroneNote(len(p), possible, alpha))
		return
	}
	t.Notes = append(t.Notes, taroneNote(len(p), possible, significant, alpha))
}
