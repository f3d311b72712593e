package analysis

import (
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/data"
)

// adjust adjusts the p-values of all contrasts together. Two groups that do not overlap are each other's rest, and two
// options of a single choice are what the other is not: such mirrors are one comparison.
func (t *Table) adjust(crosstab data.Crosstab) error {
	twoGroups := !crosstab.Overlapping() && t.groupsWithRespondents() == 2
	twoOptions := t.Item.Kind == data.Single && len(t.Item.Options) == 2 && t.Options.Base != estimate.BaseAsked
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
	adjusted, err := estimate.Adjust(family, t.Options)
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
	case estimate.AdjustNone:
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
