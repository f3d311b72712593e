package estimate

import (
	"fmt"

	"spoor/analysis/disclosure"
	"spoor/analysis/spread"
	"spoor/data"
	"spoor/data/sums"
)

// Spread is what the values of a number say beside their mean, in the unit of the item.
type Spread struct {
	Least, Greatest *float64          // nil under a rule of disclosure: each is the answer of one respondent
	Quartiles       *spread.Quartiles // nil where there are too many different values to keep, or too few respondents to show
}

// addSpread fills in what the values say, where they are known and there is a mean.
func (s Source) addSpread(e *Estimate) error {
	values := s.tally.Values
	if e.Number == nil || values == nil || values.Respondents() == 0 {
		return nil
	}
	least, greatest := values.Range()
	e.Number.Spread = &Spread{Least: &least, Greatest: &greatest}
	if !values.Kept() {
		e.Notes = append(e.Notes, manyValuesNote())
		return nil
	}
	q, err := s.quartiles(values, e.Census)
	if err != nil {
		return fmt.Errorf("quartiles of %s: %w", s.item.ID, err)
	}
	e.Number.Spread.Quartiles = &q
	return nil
}

func (s Source) quartiles(values *sums.Values, census bool) (spread.Quartiles, error) {
	switch {
	case census:
		return spread.Alone(values), nil
	case s.weighted:
		return spread.OfDesign(s.design, values, s.options.Level)
	}
	return spread.OfSample(values, s.options.Level), nil
}

// ProtectSpread takes from the means what single respondents could be read from under a rule: the least and the greatest value
// always, median and quartiles where a quarter of the respondents is fewer than its threshold, and their intervals where an end is
// the answer of fewer.
func (p *Part) ProtectSpread(rule disclosure.Rule) {
	for i, e := range p.Estimates {
		if e.Number == nil || e.Number.Spread == nil {
			continue
		}
		kept := *e.Number
		protected := Spread{}
		if q := e.Number.Spread.Quartiles; q != nil && p.Answered >= 4*rule.Threshold {
			shown := q.Protected(rule.Threshold)
			protected.Quartiles = &shown
		}
		kept.Spread = &protected
		p.Estimates[i].Number = &kept
	}
}

func manyValuesNote() Note {
	return data.Text{
		NL: "Er zijn zoveel verschillende waarden dat ze niet één voor één worden bewaard: mediaan en kwartielen ontbreken.",
		EN: "There are so many different values that they are not kept one by one: median and quartiles are not given.",
	}
}
