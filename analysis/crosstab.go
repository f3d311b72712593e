package analysis

import (
	"fmt"

	"spoor/analysis/estimate"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/data/problem"
)

// Group holds the estimates of the respondents who chose one option of the item [Table.By].
type Group struct {
	ID        string              // of the option
	Parts     []Part              // one for each row of the item, in the order of Table.Parts
	Contrasts []estimate.Contrast // against the rest
	Shifts    []estimate.Shift    // against the rest, one for each row of a rating
}

// NewCrosstab estimates one item for all respondents and for each group of them, sets each group against the rest, and
// tests whether the groups differ at all. Percentages of responses are not compared.
func NewCrosstab(wave data.Wave, crosstab data.Crosstab, options Options) (Table, error) {
	table, err := NewTable(wave, crosstab.Item, crosstab.Whole, options)
	if err != nil {
		return Table{}, err
	}
	if len(crosstab.Groups) == 0 {
		return table, nil
	}
	if options.Adjustment() == hypothesis.MethodTarone && !wave.Design.IsZero() {
		return Table{}, ErrWeightedTarone
	}
	if options.Difference != "" && options.Difference != interval.MethodNewcombe && !wave.Design.IsZero() {
		return Table{}, problem.Refuse("%s is for the counts of a simple random sample; use %s for a weighted one", options.Difference, interval.MethodNewcombe)
	}
	table.By = crosstab.By
	whole := table.cautions()
	sources := make([]estimate.Source, len(crosstab.Whole))
	for p, whole := range crosstab.Whole {
		sources[p] = estimate.NewSource(wave, crosstab.Item, whole, options)
	}
	for _, counted := range crosstab.Groups {
		group, err := newGroup(crosstab.Item, sources, counted)
		if err != nil {
			return Table{}, fmt.Errorf("%s: %w", counted.ID, err)
		}
		table.Groups = append(table.Groups, group)
	}
	if crosstab.Item.Kind == data.Number && options.Adjustment() == hypothesis.MethodTarone {
		return Table{}, ErrTaroneOfMeans
	}
	if err := table.adjust(crosstab); err != nil {
		return Table{}, err
	}
	if err := table.addShifts(sources, crosstab); err != nil {
		return Table{}, err
	}
	for p, s := range sources {
		association, err := s.Associate(crosstab, p)
		if err != nil {
			return Table{}, fmt.Errorf("test %s by %s: %w", crosstab.Item.ID, crosstab.By.ID, err)
		}
		table.Associations = append(table.Associations, association)
	}
	table.noteGroups(crosstab)
	return table, table.protectIf(crosstab, whole)
}

// ErrWeightedTarone is the refusal to adjust the tests of a weighted sample by Tarone's procedure.
var ErrWeightedTarone = problem.Refuse("adjusting by Tarone needs the exact tests of counts, which a weighted sample does not have; use holm or bh")

// ErrTaroneOfMeans is the refusal to adjust the tests of means by it.
var ErrTaroneOfMeans = problem.Refuse("adjusting by Tarone needs the exact tests of counts, which means do not have; use holm or bh")

func newGroup(item data.Item, sources []estimate.Source, counted data.Group) (Group, error) {
	group := Group{ID: counted.ID}
	if len(counted.Tallies) != len(sources) || len(counted.Rest) != len(sources) {
		return Group{}, fmt.Errorf("it has %d tallies and %d of the rest for %d rows; give one of each for every row", len(counted.Tallies), len(counted.Rest), len(sources))
	}
	for p, s := range sources {
		for _, tally := range []data.Tally{counted.Tallies[p], counted.Rest[p]} {
			if err := estimate.CheckTally(item, tally); err != nil {
				return Group{}, fmt.Errorf("tally of %s: %w", item.UnitID(tally.Row), err)
			}
		}
		part, err := s.Of(counted.Tallies[p]).Part()
		if err != nil {
			return Group{}, err
		}
		group.Parts = append(group.Parts, part)
		contrasts, err := s.Contrasts(counted.Tallies[p], counted.Rest[p])
		if err != nil {
			return Group{}, err
		}
		group.Contrasts = append(group.Contrasts, contrasts...)
	}
	return group, nil
}
