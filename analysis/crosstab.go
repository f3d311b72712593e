package analysis

import (
	"errors"
	"fmt"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
)

// Group holds the estimates of the respondents who chose one option of the item [Table.By].
type Group struct {
	ID        string     // of the option
	Parts     []Part     // one for each row of the item, in the order of Table.Parts
	Contrasts []Contrast // against the rest
	Shifts    []Shift    // against the rest, one for each row of a rating
}

// Contrast is the difference of one option between a group and the rest: the respondents who are in a group, but not in
// this one. The p-values of all contrasts of an item are adjusted together.
type Contrast struct {
	Row    string
	Option string // also Top2: of a scale of four points or more that is the only one compared
	Comparison
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
		return Table{}, fmt.Errorf("%s is for the counts of a simple random sample; use %s for a weighted one", options.Difference, interval.MethodNewcombe)
	}
	table.By = crosstab.By
	whole := table.cautions()
	sources := make([]source, len(crosstab.Whole))
	for p, whole := range crosstab.Whole {
		sources[p] = sourceOf(wave, crosstab.Item, whole, options)
	}
	for _, counted := range crosstab.Groups {
		group, err := newGroup(sources, counted)
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
		if crosstab.Item.Kind == data.Number {
			break // each group is tested against the rest
		}
		association, err := s.associate(crosstab, p)
		if err != nil {
			return Table{}, fmt.Errorf("test %s by %s: %w", crosstab.Item.ID, crosstab.By.ID, err)
		}
		table.Associations = append(table.Associations, association)
	}
	table.noteGroups(crosstab)
	return table, table.protectIf(crosstab, whole)
}

// ErrWeightedTarone is the refusal to adjust the tests of a weighted sample by Tarone's procedure.
var ErrWeightedTarone = errors.New("adjusting by Tarone needs the exact tests of counts, which a weighted sample does not have; use holm or bh")

// ErrTaroneOfMeans is the refusal to adjust the tests of means by it.
var ErrTaroneOfMeans = errors.New("adjusting by Tarone needs the exact tests of counts, which means do not have; use holm or bh")

func newGroup(sources []source, counted data.Group) (Group, error) {
	group := Group{ID: counted.ID}
	if len(counted.Tallies) != len(sources) || len(counted.Rest) != len(sources) {
		return Group{}, fmt.Errorf("it has %d tallies and %d of the rest for %d rows; give one of each for every row", len(counted.Tallies), len(counted.Rest), len(sources))
	}
	for p, s := range sources {
		for _, tally := range []data.Tally{counted.Tallies[p], counted.Rest[p]} {
			if err := checkTally(s.item, tally); err != nil {
				return Group{}, fmt.Errorf("tally of %s: %w", s.item.UnitID(tally.Row), err)
			}
		}
		part, err := newPart(s.of(counted.Tallies[p]))
		if err != nil {
			return Group{}, err
		}
		group.Parts = append(group.Parts, part)
		contrasts, err := s.contrasts(counted.Tallies[p], counted.Rest[p])
		if err != nil {
			return Group{}, err
		}
		group.Contrasts = append(group.Contrasts, contrasts...)
	}
	return group, nil
}

// contrasts compares the options of one row between a group and the rest.
func (s source) contrasts(group, rest data.Tally) ([]Contrast, error) {
	if s.options.Base == BaseResponses {
		return nil, nil
	}
	if s.item.Kind == data.Number {
		c, err := s.meanContrast(group, rest)
		return []Contrast{{group.Row, "", c}}, err
	}
	if s.item.Kind == data.Rating && len(s.item.Scale) >= 4 {
		c, err := s.contrast(len(s.item.Scale)-2, len(s.item.Scale)-1, group, rest)
		return []Contrast{{group.Row, Top2, c}}, err
	}
	var contrasts []Contrast
	for i, option := range s.item.Answers() {
		c, err := s.contrast(i, i, group, rest)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", option.ID, err)
		}
		contrasts = append(contrasts, Contrast{group.Row, option.ID, c})
	}
	return contrasts, nil
}

// contrast compares who chose one of the options first to last.
func (s source) contrast(first, last int, group, rest data.Tally) (Comparison, error) {
	if !s.weighted {
		chose := func(tally data.Tally) (k int) {
			for _, count := range tally.Counts[first : last+1] {
				k += count
			}
			return k
		}
		return compareCounts(chose(group), s.of(group).base(), chose(rest), s.of(rest).base(), s.options)
	}
	if first < last {
		points := make([]int, 0, last-first+1)
		for option := first; option <= last; option++ {
			points = append(points, option)
		}
		var err error
		if group, err = s.of(group).collapsed(points); err == nil {
			rest, err = s.of(rest).collapsed(points)
		}
		if err != nil {
			return Comparison{}, err
		}
		first = 0
	}
	in, err := s.domain(group)
	if err != nil {
		return Comparison{}, err
	}
	out, err := s.domain(rest)
	if err != nil {
		return Comparison{}, err
	}
	difference, err := s.design.DifferenceOfGroups(in, out, first)
	return newWeightedComparison(difference, err, s.options)
}
