package estimate

import (
	"fmt"
	"slices"

	"spoor/data"
)

// Part holds the estimates of one row of a battery, or of the whole item when it has no rows.
type Part struct {
	Row       string // id of the row, empty for an item without rows
	Asked     int    // how many could answer
	Answered  int    // how many did: the base, unless the options name another
	Estimates []Estimate
	Nets      []Estimate // what is counted together, see [data.Item.Combined]: boxes of a scale, nets of options
	Rating    *Rating    // of a scale with boxes, values or four points or more; nil where nobody answered, or a count is hidden
	Unusable  Unusable   // answers that cannot be used
	Notes     []Note     // cautions on this row

	BaseHidden bool   // not even the base is shown, to protect respondents; Asked and Answered are then 0 and mean nothing
	source     Source // what it was made from, for the comparison of whole scales
}

// CheckTally says why a tally cannot be one of the item: made with another codebook, or counts that contradict each other.
func CheckTally(item data.Item, tally data.Tally) error {
	if got, want := len(tally.Counts), len(item.Answers()); got != want {
		return fmt.Errorf("it has %d counts and the codebook %d options; count again with this codebook", got, want)
	}
	if tally.Answered < 0 || tally.Unusable < 0 || tally.Answered+tally.Unusable > tally.Asked {
		return fmt.Errorf("%d answered and %d unusable cannot be of %d asked", tally.Answered, tally.Unusable, tally.Asked)
	}
	if (tally.Sums == nil) != (tally.Others == nil) {
		return fmt.Errorf("it has the sums of who answered or of the others, and needs both or neither")
	}
	chosen := 0
	for i, count := range tally.Counts {
		if count < 0 || count > tally.Answered {
			return fmt.Errorf("%d of %d respondents chose %s; a count lies between 0 and the base", count, tally.Answered, item.Answers()[i].ID)
		}
		chosen += count
	}
	if tally.Spans != nil {
		return checkSpans(tally)
	}
	if (item.Kind == data.Single || item.Scaled()) && chosen != tally.Answered {
		return fmt.Errorf("the counts add up to %d and %d respondents answered; each gives one answer", chosen, tally.Answered)
	}
	return nil
}

// checkSpans says why bounds of counts cannot be those of a tally.
func checkSpans(tally data.Tally) error {
	if len(tally.Spans) != len(tally.Counts) {
		return fmt.Errorf("it has %d counts and %d bounds of counts", len(tally.Counts), len(tally.Spans))
	}
	for i, span := range tally.Spans {
		if span.Low != tally.Counts[i] || span.High < span.Low || span.High > tally.Answered {
			return fmt.Errorf("a count lies from %d to %d and %d of %d are counted", span.Low, span.High, tally.Counts[i], tally.Answered)
		}
	}
	return nil
}

// Part estimates an item, or a row of it, to be printed with the decimals of the options.
func (s Source) Part() (Part, error) {
	part, err := s.estimatePart()
	for _, estimates := range [][]Estimate{part.Estimates, part.Nets} {
		for i := range estimates {
			estimates[i].digits = s.options.Digits
			s.doubt(&estimates[i])
		}
	}
	return part, err
}

func (s Source) estimatePart() (Part, error) {
	part := Part{Row: s.tally.Row, Asked: s.tally.Asked, Answered: s.tally.Answered, Unusable: unusable(s.tally), source: s}
	if s.tally.Unusable > 0 {
		part.Notes = append(part.Notes, part.Unusable.note())
	}
	if s.weighted {
		if zero := s.tally.Sums.Total().ZeroWeight; zero > 0 {
			part.Notes = append(part.Notes, zeroWeightNote(zero))
		}
	}
	var err error
	if s.item.Kind == data.Number {
		var mean Estimate
		mean, err = s.mean()
		part.Estimates = []Estimate{mean}
	} else {
		part.Estimates, err = s.shares()
	}
	if err != nil {
		return Part{}, err
	}
	switch census := slices.ContainsFunc(part.Estimates, func(e Estimate) bool { return e.Census }); {
	case census:
		part.Notes = append(part.Notes, censusNote())
	case s.item.Kind != data.Number && s.tally.Answered > 0 && s.tally.Answered < SmallBase:
		part.Notes = append(part.Notes, smallBaseNote(s.tally.Answered))
	}
	if part.Nets, err = s.nets(); err != nil {
		return Part{}, err
	}
	if part.Rating, err = s.rating(); err != nil {
		return Part{}, err
	}
	part.hideSpans(s.tally)
	return part, nil
}

// WithoutPopulation reports whether the population of clusters is not used, because nothing says that the clusters were taken
// whole.
func (p Part) WithoutPopulation() bool { return p.source.partly }

// Headline returns the estimate that stands for a row of a scale where there is room for one: the box that heads it
// ([data.Item.Headline]), or the best point of a scale without boxes. Of another item it is the first estimate.
func (p Part) Headline() Estimate {
	item := p.source.item
	if box, found := item.Headline(); found {
		for _, net := range p.Nets {
			if net.Option == box.ID {
				return net
			}
		}
	}
	if item.Scaled() {
		return p.Estimates[len(p.Estimates)-1]
	}
	return p.Estimates[0]
}

// Compared returns the estimates that are set against those of other respondents: of a scale its boxes, or its headline where the
// item names none; of another item its options or mean, and its nets.
func (p Part) Compared() []Estimate {
	switch item := p.source.item; {
	case !item.Scaled():
		return slices.Concat(p.Estimates, p.Nets)
	case len(item.Boxes) > 0:
		return p.Nets
	}
	return []Estimate{p.Headline()}
}
