package estimate

import (
	"fmt"

	"spoor/data"
)

// Contrast is the difference of one option between a group and the rest: the respondents who are in a group, but not in
// this one. The p-values of all contrasts of an item are adjusted together.
type Contrast struct {
	Row    string
	Option string // also Top2: of a scale of four points or more that is the only one compared
	Comparison
}

// Contrasts compares the options of one row between a group and the rest.
func (s Source) Contrasts(group, rest data.Tally) ([]Contrast, error) {
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
func (s Source) contrast(first, last int, group, rest data.Tally) (Comparison, error) {
	if !s.weighted {
		chose := func(tally data.Tally) (k int) {
			for _, count := range tally.Counts[first : last+1] {
				k += count
			}
			return k
		}
		return compareCounts(chose(group), s.Of(group).base(), chose(rest), s.Of(rest).base(), s.options)
	}
	if first < last {
		points := make([]int, 0, last-first+1)
		for option := first; option <= last; option++ {
			points = append(points, option)
		}
		var err error
		if group, err = s.Of(group).collapsed(points); err == nil {
			rest, err = s.Of(rest).collapsed(points)
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
