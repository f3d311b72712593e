package data

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"spoor/data/sums"
)

// Tally counts the answers to one item, or to one row of a battery, in one wave and one group of respondents.
//
// Answered + Unusable is at most Asked; the rest was asked and skipped the question, did not know or refused. Those who
// were never asked are in no count. Tallies of different respondents add up: see [Tally.Add].
type Tally struct {
	Wave     string
	Item     string
	Row      string // id of the row, empty for an item without rows
	Group    string // id of the group, empty for all respondents
	Asked    int    // could answer
	Answered int    // did answer; the base of percentages
	Unusable int    // answered, but the answer has a problem and counts nowhere else
	Counts   []int  // how many chose each option, in codebook order; of a number item empty
	Spans    []Span // what is known of each count where some are hidden, and Counts holds the least; nil otherwise

	// Nets counts, of a multiple item with nets, who picked any option of each: the tally of the same respondents to the item
	// [Item.OfNets]. It is nil where the answers of respondents are not at hand, and then who picked what together is not known.
	Nets *Tally

	// Patterns are, of a multiple item, the options that respondents chose together, weighted where there are weights. It is nil
	// where which answers belong together is not known or invented, for a part of the respondents, and where clusters of them
	// were drawn, of whom Sums says what they chose.
	Patterns *sums.Patterns

	// Sum is the sum of the values of a number item, in the unit of its range.
	Sum float64
	// SumOfSquares is the sum of their squares. It is 0, and SpreadKnown false, when only the mean was published.
	SumOfSquares float64
	SpreadKnown  bool

	// Sums are those of the respondents who answered, for each stratum and cluster; nil where everybody counts the same
	// and nobody asked for them. Others are those of all other respondents who were drawn, of [sums.NewSample]: with their weight and no
	// answer if they were asked, with weight 0 if not. A respondent of weight 0 is in these only, and in no count above.
	Sums, Others *sums.Sums
	// Population of each stratum, and of each cluster where part of it was drawn, see [Design]; nil without finite populations.
	Population map[string]float64
	Within     map[sums.Cluster]float64
	// Drawn are all respondents who were drawn, whatever they were asked, where their weights were raked; nil otherwise.
	Drawn *sums.Sums
	// Values are those of a number item, where the answers of respondents were counted; nil otherwise.
	Values *sums.Values
}

// Add returns the tally of two sets of respondents that have nobody in common. The sum of two groups belongs to no group.
// It is an error to add tallies of different waves, items, rows or numbers of options, one with sums to one without, and
// tallies that do not agree on the population of a stratum.
func (t Tally) Add(other Tally) (Tally, error) {
	if t.Wave != other.Wave || t.Item != other.Item || t.Row != other.Row {
		return Tally{}, fmt.Errorf("cannot add the tallies of %s and %s; they must be of the same wave, item and row", t.name(), other.name())
	}
	if len(t.Counts) != len(other.Counts) {
		return Tally{}, fmt.Errorf("cannot add two tallies of %s, of %d and of %d options; count both with the same codebook", t.name(), len(t.Counts), len(other.Counts))
	}
	if t.Group != other.Group {
		t.Group = ""
	}
	t.Spans = addSpans(t, other)
	t.Counts = slices.Clone(t.Counts)
	for i, count := range other.Counts {
		t.Counts[i] += count
	}
	t.Asked += other.Asked
	t.Answered += other.Answered
	t.Unusable += other.Unusable
	t.Sum += other.Sum
	t.SumOfSquares += other.SumOfSquares
	t.SpreadKnown = t.SpreadKnown && other.SpreadKnown
	if t.Nets != nil && other.Nets != nil {
		nets, err := t.Nets.Add(*other.Nets)
		if err != nil {
			return Tally{}, err
		}
		t.Nets = &nets
	} else {
		t.Nets = nil
	}
	t.Patterns = addTogether(t.Patterns, other.Patterns)
	err := t.addSums(other)
	if err == nil {
		err = t.addValues(other)
	}
	if err != nil {
		return Tally{}, fmt.Errorf("cannot add two tallies of %s: %w", t.name(), err)
	}
	return t, nil
}

// addTogether returns the patterns of both; where those of one are not known, neither are those of both.
func addTogether(first, second *sums.Patterns) *sums.Patterns {
	if first == nil || second == nil {
		return nil
	}
	both := first.Clone()
	both.Merge(second)
	return both
}

// addValues replaces the values by those of both; where those of one are not known, neither are those of both.
func (t *Tally) addValues(other Tally) error {
	if t.Values == nil || other.Values == nil {
		t.Values = nil
		return nil
	}
	t.Values = t.Values.Clone()
	return t.Values.Merge(other.Values)
}

// addSums replaces the sums by those of both, which share nothing with either.
func (t *Tally) addSums(other Tally) error {
	if (t.Sums == nil) != (other.Sums == nil) {
		return errors.New("one has weights and the other has not; count both with the same design")
	}
	if t.Sums == nil {
		return nil
	}
	if (t.Drawn == nil) != (other.Drawn == nil) {
		return errors.New("one has raked weights and the other has not; count both with the same design")
	}
	t.Sums, t.Others = t.Sums.Clone(), t.Others.Clone()
	if err := t.Sums.Merge(other.Sums); err != nil {
		return err
	}
	if err := t.Others.Merge(other.Others); err != nil {
		return err
	}
	if t.Drawn != nil {
		t.Drawn = t.Drawn.Clone()
		if err := t.Drawn.Merge(other.Drawn); err != nil {
			return err
		}
	}
	var err error
	if t.Population, err = addPopulations(t.Population, other.Population, func(stratum string) string { return fmt.Sprintf("stratum %q", stratum) }); err != nil {
		return err
	}
	t.Within, err = addPopulations(t.Within, other.Within, func(c sums.Cluster) string { return fmt.Sprintf("cluster %q", c.Cluster) })
	return err
}

// addPopulations returns the populations of both, which must agree on those that they share.
func addPopulations[K comparable](first, second map[K]float64, name func(K) string) (map[K]float64, error) {
	if (first == nil) != (second == nil) {
		return nil, errors.New("one has finite populations and the other has not; count both with the same design")
	}
	var wrong []string
	both := maps.Clone(first)
	for key, population := range second {
		if known, found := both[key]; found && known != population {
			wrong = append(wrong, fmt.Sprintf("the population of %s is %v in one and %v in the other", name(key), known, population))
		}
		both[key] = population
	}
	if len(wrong) > 0 {
		return nil, errors.New(slices.Min(wrong))
	}
	return both, nil
}

func (t Tally) name() string { return "wave " + t.Wave + ", " + UnitID{t.Item, t.Row}.String() }

// Tallied reports whether one of the tallies is of the item.
func Tallied(item string, tallies []Tally) bool {
	return slices.ContainsFunc(tallies, func(tally Tally) bool { return tally.Item == item })
}
