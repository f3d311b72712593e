package analysis

import (
	"fmt"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
)

// Superiority is the name, in files, of the chance that a [Shift] estimates.
const Superiority = "superiority"

// Shift says whether a group answers a scale otherwise than the rest, by every point of it: a group can rate higher with
// the same share of top ratings.
type Shift struct {
	Row string
	// Superiority is P(X > Y) + P(X = Y)/2, in [0, 1]: the chance that a random member of the group answers higher than a
	// random member of the rest, equal answers counted for half. It is 0.5 where there is no difference.
	Superiority float64
	Interval    Interval

	Test      hypothesis.Method // mann-whitney-exact, or mann-whitney for large groups
	P         float64           // two-sided, in [0, 1]
	AdjustedP float64           // for the Family of all shifts of the item together, see Options.ShiftAdjustment
	Family    int
	Notes     []Note

	known bool
}

// Known reports whether there is a shift: false when the group or the rest has no respondents.
func (s Shift) Known() bool { return s.known }

// ShiftAdjustment is the way in which the p-values of shifts are adjusted: that of the other differences, but Holm's for
// Tarone's, which needs Fisher's tests.
func (o Options) ShiftAdjustment() hypothesis.Method {
	if method := o.Adjustment(); method != hypothesis.MethodTarone {
		return method
	}
	return hypothesis.MethodHolm
}

// shift compares a row of a scale between a group and the rest.
func (s source) shift(group, rest data.Tally) (Shift, error) {
	shift := Shift{Row: group.Row, P: 1, AdjustedP: 1, Family: 1}
	if group.Answered == 0 || rest.Answered == 0 {
		shift.Notes = []Note{noComparisonNote()}
		return shift, nil
	}
	result, err := hypothesis.MannWhitneyExact(group.Counts, rest.Counts, hypothesis.TwoSided)
	if err != nil {
		return Shift{}, fmt.Errorf("compare the whole scale: %w", err)
	}
	n1, n2 := float64(group.Answered), float64(rest.Answered)
	shift.known, shift.Superiority = true, result.Statistic/(n1*n2)
	shift.Test, shift.P, shift.AdjustedP = result.Method, result.P, result.P
	for _, note := range result.Notes {
		shift.Notes = append(shift.Notes, Note{NL: note.NL, EN: note.EN})
	}
	if shift.Interval, err = interval.Superiority(shift.Superiority, n1, n2, s.options.Level); err != nil {
		return Shift{}, err
	}
	if alpha := 1 - s.options.Level; (shift.P <= alpha) == shift.Interval.Contains(0.5) {
		shift.Notes = append(shift.Notes, intervalDisagreesNote(shift.P))
	}
	return shift, nil
}

// addShifts compares the whole scale of every row between each group and the rest, where the item has a scale, and adjusts
// the p-values of all together. Two groups that do not overlap are each other's rest: they are one comparison a row.
func (t *Table) addShifts(sources []source, crosstab data.Crosstab) error {
	if t.Item.Kind != data.Rating || !t.Wave.Design.IsZero() {
		return nil
	}
	for g, counted := range crosstab.Groups {
		for p, s := range sources {
			shift, err := s.shift(counted.Tallies[p], counted.Rest[p])
			if err != nil {
				return fmt.Errorf("%s: %s: %w", counted.ID, partName(t.Item, counted.Tallies[p].Row), err)
			}
			t.Groups[g].Shifts = append(t.Groups[g].Shifts, shift)
		}
	}
	return t.adjustShifts(!crosstab.Overlapping() && t.groupsWithRespondents() == 2)
}

func (t *Table) adjustShifts(twoGroups bool) error {
	var family []float64
	var places []*Shift
	originals := make([]*Shift, len(t.Parts)) // of two groups, by row
	for g := range t.Groups {
		for p := range t.Groups[g].Shifts {
			shift := &t.Groups[g].Shifts[p]
			if shift.known && (!twoGroups || originals[p] == nil) {
				family, places = append(family, shift.P), append(places, shift)
				originals[p] = shift
			}
		}
	}
	adjusted, err := adjustValues(family, t.Options.ShiftAdjustment())
	if err != nil {
		return fmt.Errorf("adjust for several comparisons of the scale: %w", err)
	}
	for i, shift := range places {
		shift.AdjustedP, shift.Family = adjusted[i], len(family)
	}
	for g := range t.Groups {
		for p := range t.Groups[g].Shifts {
			if shift := &t.Groups[g].Shifts[p]; shift.known && twoGroups {
				shift.AdjustedP, shift.Family = originals[p].AdjustedP, originals[p].Family
			}
		}
	}
	return nil
}
