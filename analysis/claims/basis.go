package claims

import (
	"fmt"
	"slices"

	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/number"
)

// Basis is what claims are decided on: the counts of one wave.
type Basis struct {
	Codebook data.Codebook // as the wave asked it, and as claims name it where the wave asked otherwise
	Wave     data.Wave
	Tallies  []data.Tally
	Readings []Reading // further counts that the publication fits as well, see [Readings]; empty for answers of respondents
	Pairs    Pairs     // nil when only the counts of each share are known
	Level    float64   // two-sided confidence level, in (0, 1)
	Digits   *int      // decimals of percentages; nil for those that each base carries

	Otherwise []string // ids of items that the wave asked with other answers, of which no claim is decided
}

// Measured is a share with the counts behind it.
type Measured struct {
	Share
	Count      int               `json:"count"` // 0 for a mean
	Base       int               `json:"base"`
	Proportion float64           `json:"proportion"` // in [0, 1]; of a mean its place within the range of the item
	Interval   interval.Interval `json:"interval"`   // Clopper-Pearson, of a mean the widest case

	digits *int
}

// Digits returns how many decimals the share is printed with as a percentage.
func (m Measured) Digits() int {
	if m.digits != nil {
		return *m.digits
	}
	return number.Digits(m.Base)
}

// unit is an item or one row of it.
type unit struct{ item, row string }

// evaluation decides claims on one reading of every unit.
type evaluation struct {
	Basis
	chosen map[unit]Reading
}

// counts returns the counts of a unit and their base; both are empty when the wave has no answers to it.
func (e evaluation) counts(u unit) ([]int, int) {
	if reading, found := e.chosen[u]; found {
		return reading.Counts, reading.Base
	}
	tally, _ := e.tally(u)
	return tally.Counts, tally.Answered
}

func (e evaluation) tally(u unit) (data.Tally, bool) {
	for _, tally := range e.Tallies {
		if tally.Item == u.item && tally.Row == u.row && tally.Group == "" {
			return tally, true
		}
	}
	return data.Tally{}, false
}

// measure counts a share. With nobody in the base it has no proportion and no interval.
func (e evaluation) measure(share Share) (Measured, error) {
	item, _ := e.Codebook.Item(share.Item)
	if item.Kind == data.Number {
		return e.mean(item, share)
	}
	counts, base := e.counts(unit{share.Item, share.Row})
	m := Measured{Share: share, Base: base, digits: e.Digits}
	if base == 0 {
		return m, nil
	}
	if len(counts) != len(item.Answers()) {
		return Measured{}, fmt.Errorf("item %s has %d counts and %d options; decide on the codebook that the wave was counted with",
			item.ID, len(counts), len(item.Answers()))
	}
	for i, option := range item.Answers() {
		if slices.Contains(share.Options, option.ID) {
			m.Count += counts[i]
		}
	}
	m.Proportion = float64(m.Count) / float64(base)
	bounds, err := interval.ClopperPearson(m.Count, base, e.Level)
	if err != nil {
		return Measured{}, fmt.Errorf("share of %s: %w", share.Item, err)
	}
	m.Interval = bounds
	return m, nil
}

func (e evaluation) mean(item data.Item, share Share) (Measured, error) {
	tally, _ := e.tally(unit{share.Item, share.Row})
	m := Measured{Share: share, Base: tally.Answered, digits: e.Digits}
	if m.Base == 0 {
		return m, nil
	}
	low, high := item.Range[0], item.Range[1]
	m.Proportion = min(max((tally.Sum/float64(m.Base)-low)/(high-low), 0), 1)
	bounds, err := interval.WidestMean(m.Proportion, m.Base, e.Level)
	if err != nil {
		return Measured{}, fmt.Errorf("mean of %s: %w", share.Item, err)
	}
	m.Interval = bounds
	return m, nil
}

// measureAll measures one share for each row of several.
func (e evaluation) measureAll(shares ...Shares) ([]Measured, error) {
	var all []Measured
	for _, s := range shares {
		for _, share := range s.Each() {
			m, err := e.measure(share)
			if err != nil {
				return nil, err
			}
			all = append(all, m)
		}
	}
	return all, nil
}

// Same reports whether two shares are of the same options of one item or row.
func (m Measured) Same(other Measured) bool {
	return m.Item == other.Item && m.Row == other.Row && slices.Equal(m.Options, other.Options)
}
