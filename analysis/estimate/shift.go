package estimate

import (
	"errors"
	"fmt"

	"spoor/analysis/design"
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

	Test      hypothesis.Method // mann-whitney-exact, or mann-whitney for large groups; rank-test for weighted ones
	P         float64           // two-sided, in [0, 1]
	AdjustedP float64           // for the Family of all shifts of the item together, see Options.ShiftAdjustment
	Family    int
	Notes     []Note

	known, tested bool
}

// Known reports whether there is a shift: false when the group or the rest has no respondents, or too few for a variance.
func (s Shift) Known() bool { return s.known }

// Tested reports whether P means anything: false also for weighted groups without a standard error.
func (s Shift) Tested() bool { return s.tested }

// Shift compares a row of a scale between a group and the rest.
func (s Source) Shift(group, rest data.Tally) (Shift, error) {
	shift := Shift{Row: group.Row, P: 1, AdjustedP: 1, Family: 1}
	if group.Answered == 0 || rest.Answered == 0 {
		shift.Notes = []Note{noComparisonNote()}
		return shift, nil
	}
	if unusable(group).TooMany() || unusable(rest).TooMany() {
		shift.Notes = []Note{untestedNote()}
		return shift, nil
	}
	if s.weighted {
		err := s.weightedShift(&shift, group, rest)
		return shift, err
	}
	result, err := hypothesis.MannWhitneyExact(group.Counts, rest.Counts, hypothesis.TwoSided)
	if err != nil {
		return Shift{}, fmt.Errorf("compare the whole scale: %w", err)
	}
	n1, n2 := float64(group.Answered), float64(rest.Answered)
	shift.known, shift.tested, shift.Superiority = true, true, result.Statistic/(n1*n2)
	shift.Test, shift.P, shift.AdjustedP = result.Method, result.P, result.P
	shift.Notes = append(shift.Notes, result.Notes...)
	if shift.Interval, err = interval.Superiority(shift.Superiority, n1, n2, s.options.Level); err != nil {
		return Shift{}, err
	}
	shift.noteDisagreement(1 - s.options.Level)
	return shift, nil
}

// weightedShift compares a row of a scale by the ranks of a weighted sample.
func (s Source) weightedShift(shift *Shift, group, rest data.Tally) error {
	found, err := s.design.Superiority(group.Sums, rest.Sums)
	if errors.Is(err, design.ErrNoRespondents) {
		shift.Notes = []Note{noComparisonNote()}
		return nil
	}
	if err != nil {
		return err
	}
	for _, mean := range []design.Estimate{found.First, found.Second} {
		if census := mean.DesignEffect == 0; !census && (mean.DegreesOfFreedom < 1 || mean.Respondents < 2) {
			shift.Notes = []Note{noVarianceNote()}
			return nil
		}
	}
	if shift.Interval, err = found.Interval(s.options.Level); err != nil {
		return err
	}
	shift.known, shift.Superiority = true, found.Value
	if found.StandardError == 0 || found.DegreesOfFreedom < 1 {
		shift.Notes = append(shift.Notes, noRankErrorNote())
		return nil
	}
	if _, shift.P, err = found.Test(); err != nil {
		return err
	}
	shift.Test, shift.AdjustedP, shift.tested = design.MethodRankTest, shift.P, true
	shift.noteDisagreement(1 - s.options.Level)
	return nil
}

// noteDisagreement says so when interval and test fall on different sides of the level.
func (s *Shift) noteDisagreement(alpha float64) {
	if (s.P <= alpha) == s.Interval.Contains(0.5) {
		s.Notes = append(s.Notes, intervalDisagreesNote(s.P))
	}
}
