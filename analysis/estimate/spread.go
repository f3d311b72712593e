package estimate

import (
	"spoor/analysis/design"
	"spoor/analysis/disclosure"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/data/sums"
)

// Spread is what the values of a number say beside their mean, in the unit of the item.
type Spread struct {
	Least, Greatest *float64   // nil under a rule of disclosure: each is the answer of one respondent
	Quartiles       *Quartiles // nil where there are too many different values to keep, or too few respondents to show
}

// Quartiles are the values at or below which a quarter, half and three quarters of the respondents lie, or of the population that
// their weights stand for: see [design.Quantile].
type Quartiles struct {
	Lower, Median, Upper float64
	// Interval is that of the median: from order statistics, exact whatever the distribution, and of a weighted sample
	// Woodruff's. It is nil in a census, and where there are too few respondents for one.
	Interval *Interval
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
	sorted := values.Sorted()
	q := Quartiles{Lower: design.Quantile(sorted, 0.25), Median: design.Quantile(sorted, 0.5), Upper: design.Quantile(sorted, 0.75)}
	if !e.Census {
		bounds, known, err := s.medianInterval(values, sorted)
		if err != nil {
			return err
		}
		if known {
			q.Interval = &bounds
		}
	}
	e.Number.Spread.Quartiles = &q
	return nil
}

func (s Source) medianInterval(values *sums.Values, sorted []sums.Value) (Interval, bool, error) {
	if s.weighted {
		return s.design.QuantileInterval(values, 0.5, s.options.Level)
	}
	low, high, known := interval.MedianRanks(values.Respondents(), s.options.Level)
	if !known {
		return Interval{}, false, nil
	}
	return Interval{Low: atRank(sorted, low), High: atRank(sorted, high), Level: s.options.Level, Method: interval.MethodOrderStatistics}, true, nil
}

// atRank is the value of a respondent by rank, counted from 1.
func atRank(sorted []sums.Value, rank int) float64 {
	for _, v := range sorted {
		if rank -= v.Respondents; rank <= 0 {
			return v.Y
		}
	}
	return sorted[len(sorted)-1].Y
}

// ProtectSpread takes from the means what single respondents could be read from under a rule: the least and the greatest value
// always, and median and quartiles where fewer respondents than its threshold lie at or below the lowest value that they name.
func (p *Part) ProtectSpread(rule disclosure.Rule) {
	for i, e := range p.Estimates {
		if e.Number == nil || e.Number.Spread == nil {
			continue
		}
		kept := *e.Number
		spread := Spread{Quartiles: e.Number.Spread.Quartiles}
		low, _, known := interval.MedianRanks(p.Answered, e.Interval.Level)
		if p.Answered < 4*rule.Threshold || known && low < rule.Threshold {
			spread.Quartiles = nil
		}
		kept.Spread = &spread
		p.Estimates[i].Number = &kept
	}
}

func manyValuesNote() Note {
	return data.Text{
		NL: "Er zijn zoveel verschillende waarden dat ze niet één voor één worden bewaard: mediaan en kwartielen ontbreken.",
		EN: "There are so many different values that they are not kept one by one: median and quartiles are not given.",
	}
}
