// Package release judges everything that is published of one wave together: the tables of a report, groups by different items, either
// way round, and what went out before. Each table is protected by itself where it is made; here what they tell together is one
// system of statements over the counts of the wave, and more is hidden in what is new until no small count can be narrowed below what
// the rule allows.
//
// What is promised. Whoever has everything that was published of the wave under its rule, and knows the rule, the questionnaire, its
// routing and limits, how many respondents there are, and that whoever is counted in a multiple choice picked something, is left with
// an interval at least as wide as the rule asks around every count that is hidden for its own sake. A participant knows one answer
// more, and a coalition of two knows two: each can narrow an interval in which they are counted by as many at most.
//
// What is not. Nothing is promised against who knows the answers of many respondents, or pools them; nor against chance: a guess within
// the interval can be right. Values within an interval may be impossible. Means, sums and quartiles of numbers are judged table by
// table. What was not written with a rule, or to a file, is not known here. Tables of three items or more that each stand by the
// others are not judged through: the last of them is not shown where a count is hidden among them.
package release

import (
	"slices"

	"spoor/data"
)

// Table is what one table shows of an item, or of a row of it: of all respondents, or of one group.
type Table struct {
	Item   string   `json:"item"`
	Row    string   `json:"row,omitempty"`
	By     string   `json:"by,omitempty"`    // the item of which an option makes the group; empty for all respondents
	Group  string   `json:"group,omitempty"` // that option
	Base   *int     `json:"base"`            // nil where it is hidden
	Asked  *int     `json:"asked,omitempty"` // who was asked, where it is shown
	Counts []*int   `json:"counts"`          // of the options or points in the order of the codebook; nil where one is hidden; none of a number
	Mean   *float64 `json:"mean,omitempty"`  // of a number, where it is shown
	Nets   []Net    `json:"nets,omitempty"`  // of answers of which each respondent gives one; those that are shown
}

// Net is a sum of counts that is shown.
type Net struct {
	Places []int `json:"places"`
	Count  int   `json:"count"`
}

// same reports whether two tables are of the same counts.
func (t Table) same(other Table) bool {
	return t.Item == other.Item && t.Row == other.Row && t.By == other.By && t.Group == other.Group
}

// Equal reports whether two tables show the same.
func (t Table) Equal(other Table) bool {
	return t.same(other) && sameCount(t.Base, other.Base) && sameCount(t.Asked, other.Asked) && sameMean(t.Mean, other.Mean) && slices.EqualFunc(t.Counts, other.Counts, sameCount) &&
		slices.EqualFunc(t.Nets, other.Nets, func(a, b Net) bool { return a.Count == b.Count && slices.Equal(a.Places, b.Places) })
}

func sameCount(a, b *int) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }

func sameMean(a, b *float64) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }

// hides reports whether something of the table is hidden.
func (t Table) hides() bool { return t.Base == nil || slices.Contains(t.Counts, nil) }

// clone returns a table that shares nothing with another.
func (t Table) clone() Table {
	t.Counts, t.Nets = slices.Clone(t.Counts), slices.Clone(t.Nets)
	return t
}

// hide hides a count, and the nets that hold it.
func (t *Table) hide(place int) {
	t.Counts[place] = nil
	t.Nets = slices.DeleteFunc(t.Nets, func(n Net) bool { return slices.Contains(n.Places, place) })
}

// hideAll hides everything.
func (t *Table) hideAll() {
	t.Base, t.Asked, t.Mean, t.Counts, t.Nets = nil, nil, nil, make([]*int, len(t.Counts)), nil
}

// Wave is what the one who protects knows of a wave.
type Wave struct {
	Codebook data.Codebook
	Tallies  []data.Tally                                 // of all respondents
	Crosstab func(item, by string) (data.Crosstab, error) // of an item by another
}

// tally returns that of an item or a row of it.
func (w Wave) tally(item, row string) (data.Tally, bool) {
	at := slices.IndexFunc(w.Tallies, func(t data.Tally) bool { return t.Item == item && t.Row == row })
	if at < 0 {
		return data.Tally{}, false
	}
	return w.Tallies[at], true
}

// respondents is how many there are, as far as the tallies tell.
func (w Wave) respondents() int {
	most := 0
	for _, tally := range w.Tallies {
		most = max(most, tally.Asked)
	}
	return most
}
