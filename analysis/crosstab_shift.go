package analysis

import (
	"fmt"

	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/data"
)

// addShifts compares the whole scale of every row between each group and the rest, where the item has a scale, and adjusts
// the p-values of all together. Two groups that do not overlap are each other's rest: they are one comparison a row.
func (t *Table) addShifts(sources []estimate.Source, crosstab data.Crosstab) error {
	if !t.Item.Scaled() {
		return nil
	}
	for g, counted := range crosstab.Groups {
		for p, s := range sources {
			shift, err := s.Shift(counted.Tallies[p], counted.Rest[p])
			if err != nil {
				return fmt.Errorf("%s: %s: %w", counted.ID, t.Item.UnitID(counted.Tallies[p].Row), err)
			}
			t.Groups[g].Shifts = append(t.Groups[g].Shifts, shift)
		}
	}
	return t.adjustShifts(!crosstab.Overlapping() && t.groupsWithRespondents() == 2)
}

func (t *Table) adjustShifts(twoGroups bool) error {
	var family []float64
	var places []*estimate.Shift
	originals := make([]*estimate.Shift, len(t.Parts)) // of two groups, by row
	for g := range t.Groups {
		for p := range t.Groups[g].Shifts {
			shift := &t.Groups[g].Shifts[p]
			if shift.Tested() && (!twoGroups || originals[p] == nil) {
				family, places = append(family, shift.P), append(places, shift)
				originals[p] = shift
			}
		}
	}
	adjusted, err := hypothesis.Adjust(t.Options.ShiftAdjustment(), family)
	if err != nil {
		return fmt.Errorf("adjust for several comparisons of the scale: %w", err)
	}
	for i, shift := range places {
		shift.AdjustedP, shift.Family = adjusted[i], len(family)
	}
	for g := range t.Groups {
		for p := range t.Groups[g].Shifts {
			if shift := &t.Groups[g].Shifts[p]; shift.Tested() && twoGroups {
				shift.AdjustedP, shift.Family = originals[p].AdjustedP, originals[p].Family
			}
		}
	}
	return nil
}
