package estimate

import (
	"errors"
	"fmt"
	"math"

	"spoor/analysis/design"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data/sums"
)

// CompareScales compares two rows of a scale of independent samples by every point, such as those of a member and of the
// sector: by the Mann-Whitney test of counts, and where either is of a weighted, stratified or clustered sample by the
// placements of the answers of one among those of the other, with design-based standard errors of both and the degrees of
// freedom of Satterthwaite: Brunner and Munzel's test, which without weights it is.
//
// E. Brunner and U. Munzel, The nonparametric Behrens-Fisher problem, Biometrical Journal 42 (2000).
func CompareScales(first, second Part, options Options) (Shift, error) {
	a, b := first.source, second.source
	if !a.weighted && !b.weighted {
		return a.Shift(a.tally, b.tally)
	}
	shift := Shift{Row: first.Row, P: 1, AdjustedP: 1, Family: 1}
	if a.tally.Answered == 0 || b.tally.Answered == 0 {
		shift.Notes = []Note{noComparisonNote()}
		return shift, nil
	}
	if first.Unusable.TooMany() || second.Unusable.TooMany() {
		shift.Notes = []Note{untestedNote()}
		return shift, nil
	}
	one, err := a.placements(b)
	if err == nil {
		var other design.Estimate
		if other, err = b.placements(a); err == nil {
			return shift, shift.independent(one, other, options)
		}
	}
	if errors.Is(err, design.ErrNoRespondents) {
		shift.Notes = []Note{noComparisonNote()}
		return shift, nil
	}
	return Shift{}, err
}

// placements estimates the mean place of the answers among those of another sample: the share of it that is lower, and half
// the share that is equal.
func (s Source) placements(among Source) (design.Estimate, error) {
	places, below := make([]float64, len(s.tally.Counts)), 0.0
	for i, share := range among.scaleShares() {
		places[i], below = below+share/2, below+share
	}
	answers, err := s.scaleSums()
	if err != nil {
		return design.Estimate{}, err
	}
	scores, err := answers.Scores(places)
	if err != nil {
		return design.Estimate{}, err
	}
	return s.scaleDesign().Mean(scores)
}

func (s Source) scaleShares() []float64 {
	shares := make([]float64, len(s.tally.Counts))
	for i, count := range s.tally.Counts {
		shares[i] = float64(count) / float64(s.tally.Answered)
	}
	if s.weighted {
		whole := s.tally.Sums.Total()
		for i, picked := range whole.Picked {
			shares[i] = picked / whole.Weight
		}
	}
	return shares
}

// scaleSums returns the sums of a scale, where everybody counts the same those of weights of 1.
func (s Source) scaleSums() (*sums.Sums, error) {
	if s.weighted {
		return s.tally.Sums, nil
	}
	n := float64(s.tally.Answered)
	cell := sums.Cell{Respondents: s.tally.Answered, Counts: s.tally.Counts, Weight: n, SquaredWeight: n, Beyond: &sums.Beyond{}}
	for _, count := range s.tally.Counts {
		cell.Picked, cell.SquaredPicked = append(cell.Picked, float64(count)), append(cell.SquaredPicked, float64(count))
	}
	out := sums.NewSingle(len(s.tally.Counts))
	return out, out.AddCell(cell)
}

func (s Source) scaleDesign() design.Design {
	if s.weighted {
		return s.design
	}
	return design.Design{}
}

// independent fills in the shift from the mean placements of both samples.
func (s *Shift) independent(first, second design.Estimate, options Options) error {
	for _, e := range []design.Estimate{first, second} {
		if !e.Census() && (e.DegreesOfFreedom < 1 || e.Respondents < 2) {
			s.Notes = []Note{noVarianceNote()}
			return nil
		}
	}
	bases := [2]float64{first.EffectiveBase, second.EffectiveBase}
	for i, e := range []design.Estimate{first, second} {
		if e.Census() {
			bases[i] = float64(e.Respondents)
		}
	}
	var err error
	s.known, s.Superiority = true, clip(first.Value)
	if s.Interval, err = interval.Superiority(s.Superiority, bases[0], bases[1], options.Level); err != nil {
		return fmt.Errorf("compare the whole scale: %w", err)
	}
	if first.StandardError == 0 || second.StandardError == 0 {
		s.Notes = append(s.Notes, noRankErrorNote())
		return nil
	}
	degrees := hypothesis.Satterthwaite(first.Variance, float64(first.DegreesOfFreedom), second.Variance, float64(second.DegreesOfFreedom))
	s.P = hypothesis.Student(s.Superiority-0.5, math.Sqrt(first.Variance+second.Variance), degrees)
	s.Test, s.AdjustedP, s.tested = design.MethodRankTest, s.P, true
	s.noteDisagreement(1 - options.Level)
	return nil
}
