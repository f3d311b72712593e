package member

import (
	"errors"
	"fmt"
	"slices"

	"spoor/analysis"
	"spoor/analysis/coarse"
	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/analysis/planning"
	"spoor/data"
)

// Compare sets the own table of an item beside that of the sector. Both must be of the same item.
//
// With one own respondent every row is a position, without a test. With fewer than the minimum it returns an error that
// wraps ErrTooFew. A row of a battery that fewer answered than the item as a whole is shown without a test. Means of which
// the spread behind one is not known, such as a published one, are set beside one another without a test.
func Compare(own, sector analysis.Table, o Options) (Item, error) {
	if err := o.Check(); err != nil {
		return Item{}, err
	}
	if own.Item.ID != sector.Item.ID {
		return Item{}, fmt.Errorf("own answers to %s cannot be compared with those of the sector to %s", own.Item.ID, sector.Item.ID)
	}
	if len(own.Parts) != len(sector.Parts) {
		return Item{}, fmt.Errorf("own answers to %s are of %d rows and those of the sector of %d; count both with the same codebook", own.Item.ID, len(own.Parts), len(sector.Parts))
	}
	_, respondents := own.Bases()
	if err := o.Enough(own.Item.ID, Respondents, respondents); err != nil {
		return Item{}, err
	}
	item := Item{Own: own, Sector: sector, OwnUnit: Respondents, SectorUnit: Respondents, Options: o}
	if own.Item.Kind == data.Number {
		item.OwnUnit, item.SectorUnit = Estimates, Estimates
	}
	for i, part := range own.Parts {
		rows, err := item.rows(part, sector.Parts[i], respondents == 1)
		if err != nil {
			return Item{}, err
		}
		item.Rows = append(item.Rows, rows...)
		if score, found := estimate.CompareScores(part, sector.Parts[i]); found && len(own.Item.Boxes) > 0 && respondents > 1 {
			item.Scores = append(item.Scores, Score{part.Row, part, sector.Parts[i], score})
		}
	}
	return item, item.judge()
}

// rows pairs the estimates of one part: all options of a choice, the top of a scale, or the mean.
func (i Item) rows(own, sector analysis.Part, position bool) ([]Row, error) {
	pairs := [][2]analysis.Estimate{}
	if position && i.Own.Item.Scaled() {
		pairs = append(pairs, chosenPoint(own, sector))
	} else {
		other := sector.Compared()
		for k, estimate := range own.Compared() {
			pairs = append(pairs, [2]analysis.Estimate{estimate, other[k]})
		}
	}
	var rows []Row
	for _, pair := range pairs {
		row, err := i.row(own, sector, pair[0], pair[1], position)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// chosenPoint returns the point of the scale that the one own respondent chose, or the first when there is no answer.
func chosenPoint(own, sector analysis.Part) [2]analysis.Estimate {
	for k, estimate := range own.Estimates {
		if estimate.Count == 1 {
			return [2]analysis.Estimate{estimate, sector.Estimates[k]}
		}
	}
	return [2]analysis.Estimate{own.Estimates[0], sector.Estimates[0]}
}

func (i Item) row(own, sector analysis.Part, a, b analysis.Estimate, position bool) (Row, error) {
	row := Row{Row: own.Row, Own: a, Sector: b, Verdict: Untested}
	notes := slices.Concat(sector.Notes, b.Notes)
	if !position { // one respondent has no percentage to be careful with
		notes = slices.Concat(notes, own.Notes, a.Notes)
	}
	for _, note := range notes {
		row.addNote(note)
	}
	if a.Known() && b.Known() {
		row.Difference = a.Proportion - b.Proportion
	}
	switch {
	case a.Hidden || b.Hidden:
		row.addNote(hiddenNote())
		return row, nil
	case !a.Known() || !b.Known():
		row.addNote(nothingNote())
		return row, nil
	case position && i.Own.Item.Kind == data.Number:
		return row, nil
	case position:
		row.Verdict = Position
		return row, nil
	case a.Base < i.Options.Minimum:
		row.addNote(fewNote(a.Base, i.Options.Minimum))
		return row, nil
	}
	comparison, err := estimate.NewComparison(a, b, i.Options.Options)
	if err != nil {
		return Row{}, err
	}
	comparison = coarse.Between(comparison, i.Own.Item, a, b)
	row.Comparison = comparison
	if i.Own.Item.Kind == data.Number {
		row.Difference = comparison.Difference
		if !comparison.Tested() && !a.Unusable.TooMany() && !b.Unusable.TooMany() {
			row.addNote(meansNote())
		}
		return row, nil
	}
	if i.Own.Item.Scaled() && a.Option == own.Headline().Option && !slices.ContainsFunc(sector.Estimates, func(e analysis.Estimate) bool { return e.Hidden }) {
		row.Distribution, err = newDistribution(own, sector, i.Options.Options)
	}
	return row, err
}

func (r *Row) addNote(note analysis.Note) {
	for _, known := range r.Notes {
		if known == note {
			return
		}
	}
	r.Notes = append(r.Notes, note)
}

// newDistribution compares all points of a scale.
func newDistribution(own, sector analysis.Part, o analysis.Options) (*Distribution, error) {
	shift, err := estimate.CompareScales(own, sector, o)
	if err != nil {
		return nil, fmt.Errorf("compare the distribution of %s: %w", own.Row, err)
	}
	if !shift.Tested() {
		return nil, nil
	}
	return &Distribution{Superiority: shift.Superiority, P: shift.P, AdjustedP: shift.P, Test: shift.Test, Notes: shift.Notes}, nil
}

// judge corrects the tests for their number and gives the verdicts.
func (i *Item) judge() error {
	var tested []int
	var comparisons []analysis.Comparison
	var scales []int // rows of which the whole scale was compared
	var distributions []float64
	for place, row := range i.Rows {
		if row.Comparison.Tested() {
			tested, comparisons = append(tested, place), append(comparisons, row.Comparison)
			if row.Distribution != nil {
				scales, distributions = append(scales, place), append(distributions, row.Distribution.P)
			}
		}
	}
	i.Family = len(tested)
	if i.Family == 0 {
		return nil
	}
	adjusted, err := estimate.AdjustHolm(comparisons)
	if err != nil {
		return err
	}
	points, err := hypothesis.Holm(distributions)
	if err != nil {
		return err
	}
	for k, place := range scales {
		i.Rows[place].Distribution.AdjustedP = points[k]
	}
	alpha := 1 - i.Options.Level
	plan := planning.DefaultOptions()
	plan.Alpha = alpha / float64(i.Family)
	design, err := planning.New(plan)
	if err != nil {
		return err
	}
	for k, place := range tested {
		row := &i.Rows[place]
		row.Comparison = adjusted[k]
		row.Verdict = verdict(row.Comparison, alpha)
		if row.Verdict == NotDemonstrated && row.Comparison.P <= alpha {
			row.addNote(aloneNote(i.Family))
		}
		if i.Own.Item.Kind == data.Number {
			continue
		}
		found, err := design.Detectable(row.Sector.Proportion, row.Sector.Effective(), row.Own.Effective(), i.Options.Power)
		if err != nil {
			return errors.Join(fmt.Errorf("what %s could have shown", i.Own.Item.ID), err)
		}
		row.Detectable = &found
		if row.Verdict == NotDemonstrated && row.Comparison.Test == hypothesis.MethodBoschloo {
			if row.ShownFrom, err = design.ShownFrom(row.Sector.Count, row.Sector.Base, row.Own.Count, row.Own.Base); err != nil {
				return err
			}
		}
	}
	return nil
}

func verdict(c analysis.Comparison, alpha float64) Verdict {
	switch {
	case c.AdjustedP > alpha:
		return NotDemonstrated
	case c.Difference > 0:
		return Higher
	}
	return Lower
}
