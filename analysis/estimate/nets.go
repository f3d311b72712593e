package estimate

import (
	"slices"

	"spoor/analysis/disclosure"
	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
)

// nets estimates what is counted together beside the answers: the boxes of a scale, or the nets of a single or multiple item. Of the
// picks of a multiple item, as the base of percentages, a net has no share: it counts respondents. Nor has it one under a disclosure
// rule: it counts who chose which answers together, which a rule about the count of each answer does not protect.
func (s *Source) nets() ([]Estimate, error) {
	nets := s.item.Combined()
	switch {
	case len(nets) == 0 || s.options.WithoutNets(*s.item):
		return nil, nil
	case s.item.Kind == data.Multiple && (s.tally.Nets == nil || s.tally.Spans != nil):
		return s.boundedNets(nets)
	case s.item.Kind == data.Multiple:
		return s.countedNets(nets)
	case s.weighted:
		return s.weightedNets(nets)
	}
	ids, counts := make([]string, len(nets)), make([]int, len(nets))
	for i, net := range nets {
		ids[i] = net.ID
		for _, place := range s.item.Places(net) {
			counts[i] += s.tally.Counts[place]
		}
	}
	return s.countShares(ids, counts, s.jointNets())
}

// WithoutNets reports whether an item has no nets with these options, though its codebook names them.
func (o Options) WithoutNets(item data.Item) bool {
	return item.Kind == data.Multiple && len(item.Nets) > 0 && (o.Base == BaseResponses || o.Disclosure != (disclosure.Rule{}))
}

// jointNets is the joint method of nets: they are not all categories, and may overlap.
func (s Source) jointNets() interval.Method {
	if s.options.Joint == "" {
		return ""
	}
	return interval.MethodBonferroniWilson
}

// countedNets estimates nets of a multiple item that were counted with its options.
func (s *Source) countedNets(nets []data.Net) ([]Estimate, error) {
	of := s.Of(*s.tally.Nets)
	ofNets := s.item.OfNets()
	of.item = &ofNets
	ids := data.IDs(of.item.Options)
	if s.weighted {
		return of.weightedShares(ids, each(len(ids)))
	}
	return of.countShares(ids, of.tally.Counts, s.jointNets())
}

// weightedNets estimates nets of answers of which each respondent gives one, each by itself as they may overlap.
func (s *Source) weightedNets(nets []data.Net) ([]Estimate, error) {
	ids, groups := make([]string, len(nets)), make([][]int, len(nets))
	for i, net := range nets {
		ids[i], groups[i] = net.ID, s.item.Places(net)
	}
	return s.weightedShares(ids, groups)
}

// boundedNets gives for each net of a multiple item the least and the most respondents it can be of, as only how many chose each
// option is known. The interval runs from that of the least to that of the most.
func (s Source) boundedNets(nets []data.Net) ([]Estimate, error) {
	estimates := make([]Estimate, len(nets))
	for i, net := range nets {
		span, err := s.anyOf(s.item.Places(net))
		if err != nil {
			return nil, err
		}
		estimate := Estimate{Option: net.ID, Base: s.base()}
		switch {
		case s.base() == 0:
			estimate.Notes = []Note{noBaseNote()}
		case s.weighted:
			estimate.Unknown, estimate.Possible = true, span
			estimate.Notes = []Note{netUnknownNote()}
		case span.Known():
			if estimate, err = NewShare(net.ID, span.Low, s.base(), s.options); err != nil {
				return nil, err
			}
		default:
			if estimate.Interval, err = s.around(span); err != nil {
				return nil, err
			}
			estimate.Unknown, estimate.Possible = true, span
			estimate.Notes = []Note{netBoundsNote()}
		}
		estimates[i] = estimate
	}
	return estimates, nil
}

// around returns the interval from that of the lowest count to that of the highest.
func (s Source) around(span data.Span) (Interval, error) {
	low, err := interval.Proportion(s.options.Method, span.Low, s.base(), s.options.Level)
	if err != nil {
		return Interval{}, err
	}
	high, err := interval.Proportion(s.options.Method, span.High, s.base(), s.options.Level)
	low.High = high.High
	return low, err
}

// anyOf returns how many respondents can have chosen one of the options at these places.
func (s Source) anyOf(places []int) (data.Span, error) {
	var least, most []int
	var limit *hypothesis.PickLimit
	if s.item.MaxPicks > 0 && s.tally.Spans == nil {
		limit = &hypothesis.PickLimit{Max: s.item.MaxPicks}
	}
	for i, count := range s.tally.Counts {
		switch {
		case slices.Contains(places, i):
			least, most = append(least, count), append(most, s.tally.SpanAt(i).High)
		case limit != nil:
			limit.Others = append(limit.Others, count)
		}
	}
	low, _, err := hypothesis.AnyOf(least, s.tally.Answered, limit)
	if err != nil {
		return data.Span{}, err
	}
	_, high, err := hypothesis.AnyOf(most, s.tally.Answered, nil)
	return data.Span{Low: low, High: high}, err
}

func netBoundsNote() Note {
	return Note{
		NL: "Bekend is hoe vaak elk antwoord is gekozen, niet welke antwoorden samen. Het aantal dat een van deze antwoorden koos, ligt daarom tussen grenzen; het interval geldt voor beide.",
		EN: "It is known how often each answer was chosen, not which answers together. How many chose any of these answers therefore lies within bounds; the interval holds for both.",
	}
}

func netUnknownNote() Note {
	return Note{
		NL: "Welke antwoorden samen zijn gekozen, is niet bekend; het gewogen aandeel dat een van deze antwoorden koos, is daarom niet te schatten.",
		EN: "Which answers were chosen together is not known; so the weighted share that chose any of these answers cannot be estimated.",
	}
}
