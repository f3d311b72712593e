package estimate

import (
	"errors"
	"fmt"

	"spoor/analysis/design"
	"spoor/data"
)

// Contrast is the difference of one option between a group and the rest: the respondents who are in a group, but not in
// this one. The p-values of all contrasts of an item are adjusted together.
type Contrast struct {
	Row    string
	Option string // of a scale its boxes, or top2 where the codebook names none; of other items the options and then the nets
	Comparison
}

// Contrasts compares the options of one row between a group and the rest.
func (s Source) Contrasts(group, rest data.Tally) ([]Contrast, error) {
	contrasts, err := s.contrasts(group, rest)
	for i := range contrasts {
		contrasts[i].Comparison = contrasts[i].unlessUnusable(unusable(group), unusable(rest))
	}
	return contrasts, err
}

func (s Source) contrasts(group, rest data.Tally) ([]Contrast, error) {
	if s.options.Base == BaseResponses {
		return nil, nil
	}
	if s.item.Kind == data.Number {
		c, err := s.meanContrast(group, rest)
		return []Contrast{{group.Row, "", c}}, err
	}
	if boxes := s.compared(); len(boxes) > 0 {
		return s.netContrasts(boxes, group, rest)
	}
	var contrasts []Contrast
	compare := s.pair(group, rest)
	for i, option := range s.item.Answers() {
		c, err := compare(i)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", option.ID, err)
		}
		contrasts = append(contrasts, Contrast{group.Row, option.ID, c})
	}
	if s.options.WithoutNets(*s.item) || s.item.Scaled() {
		return contrasts, nil
	}
	nets, err := s.netContrasts(s.item.Nets, group, rest)
	return append(contrasts, nets...), err
}

// compared returns the boxes of a scale that are compared instead of its points: those that the codebook names, or the one that heads
// the scale.
func (s Source) compared() []data.Net {
	if !s.item.Scaled() || len(s.item.Boxes) > 0 {
		return s.item.Boxes
	}
	if box, found := s.item.Headline(); found {
		return []data.Net{box}
	}
	return nil
}

// netContrasts compares what is counted together.
func (s Source) netContrasts(nets []data.Net, group, rest data.Tally) ([]Contrast, error) {
	var contrasts []Contrast
	for k, net := range nets {
		var c Comparison
		var err error
		switch {
		case s.item.Kind != data.Multiple:
			c, err = s.contrast(s.item.Places(net), group, rest)
		case group.Nets == nil || rest.Nets == nil:
			c = noComparison()
		default:
			of, item := s, s.item.OfNets()
			of.item = &item
			c, err = of.contrast([]int{k}, *group.Nets, *rest.Nets)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", net.ID, err)
		}
		contrasts = append(contrasts, Contrast{group.Row, net.ID, c})
	}
	return contrasts, nil
}

// contrast compares who chose the option in a place, or one of several that exclude one another.
func (s Source) contrast(places []int, group, rest data.Tally) (Comparison, error) {
	if !s.weighted {
		chose := func(tally data.Tally) (k int) {
			for _, place := range places {
				k += tally.Counts[place]
			}
			return k
		}
		return compareCounts(chose(group), s.Of(group).base(), chose(rest), s.Of(rest).base(), s.options)
	}
	return s.pair(group, rest)(places...)
}

// pair returns how an option, or several that exclude one another, is compared between two groups. Of a sample with a design their clusters are laid out once.
func (s Source) pair(group, rest data.Tally) func(places ...int) (Comparison, error) {
	if !s.weighted {
		return func(places ...int) (Comparison, error) { return s.contrast(places, group, rest) }
	}
	in, err := s.domain(group)
	out, err2 := s.domain(rest)
	if err = errors.Join(err, err2); err != nil {
		return func(...int) (Comparison, error) { return Comparison{}, err }
	}
	groups, err := s.design.Groups(in, out)
	return func(places ...int) (Comparison, error) {
		if err != nil {
			return newWeightedComparison(design.Difference{}, err, s.options)
		}
		difference, err := groups.Difference(places...)
		return newWeightedComparison(difference, err, s.options)
	}
}
