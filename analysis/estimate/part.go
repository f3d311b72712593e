package estimate

import (
	"fmt"
	"slices"

	"spoor/data"
)

// Ids of the estimates that sum the ends of a scale.
const (
	Top2    = "top2"    // the two best points together
	Bottom2 = "bottom2" // the two worst points together
)

// Part holds the estimates of one row of a battery, or of the whole item when it has no rows.
type Part struct {
	Row       string // id of the row, empty for an item without rows
	Asked     int    // how many could answer
	Answered  int    // how many did: the base, unless the options name another
	Estimates []Estimate
	Ends      []Estimate // Top2 and Bottom2 of a scale of four points or more, empty otherwise
	Rating    *Rating    // where there are Ends; nil where nobody answered, or a count is hidden
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
	if (item.Kind == data.Single || item.Kind == data.Rating) && chosen != tally.Answered {
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
	for _, estimates := range [][]Estimate{part.Estimates, part.Ends} {
		for i := range estimates {
			estimates[i].digits = s.options.Digits
		}
	}
	return part, err
}

func (s Source) estimatePart() (Part, error) {
	part := Part{Row: s.tally.Row, Asked: s.tally.Asked, Answered: s.tally.Answered, source: s}
	if s.tally.Unusable > 0 {
		part.Notes = append(part.Notes, unusableNote(s.tally.Unusable))
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
	case s.item.Kind != data.Number && s.tally.Answered > 0 && s.tally.Answered < smallBase:
		part.Notes = append(part.Notes, smallBaseNote(s.tally.Answered))
	}
	if s.item.Kind == data.Rating && len(s.item.Scale) >= 4 {
		if part.Ends, err = s.ends(); err != nil {
			return Part{}, err
		}
		if part.Rating, err = s.rating(); err != nil {
			return Part{}, err
		}
	}
	part.hideSpans(s.tally)
	return part, nil
}

// WithoutPopulation reports whether the population of clusters is not used, because nothing says that the clusters were taken
// whole.
func (p Part) WithoutPopulation() bool { return p.source.partly }
