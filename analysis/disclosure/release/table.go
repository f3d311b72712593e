// Package release judges everything that is published of one wave together: the tables of a report, groups by different items, either
// way round, and what went out before. Each table is protected by itself where it is made; here what they tell together is one
// system of statements over the counts of the wave, and more is hidden in what is new until no small count can be narrowed below what
// the rule allows.
//
// What is promised. The informed outsider has everything that was published of the wave, and of other waves that may hold the same
// respondents, under its rule; and knows the rule, the questionnaire, its routing and limits, how many respondents there are, that a
// hidden count is not 0, that whoever is counted in a multiple choice picked something, and that whoever answered a routed question gave
// the answer that it is asked after. Groups tell how many gave each answer to the question that they are made of; such a count is judged
// as if that question were published with it hidden. How many ticked both of two answers follows from the base of a multiple choice that
// has no others, and is not hidden: of groups by it that are hidden, no count is above that. Around every count that is hidden for its
// own sake an interval is left to that one that is at least as wide as the rule asks: 1 under open, 3 under default, 8 under strict.
//
// A participant, who knows the own answers besides, learns nothing more of counts that hold them: that such a count is 1 at least is known
// already. Of a count of several answers that does not hold them it is known to be 1 below the base at least. A coalition of two knows
// of a count that holds both that it is 2 at least, and counts that follow from it lie within bounds that are as much narrower: by
// 2 at most. So under default and strict some doubt is left to them; under open there can be none, and who fears that members compare their
// answers takes default.
//
// Whatever is shown beside counts (percentages, intervals, p-values, means of a scale, scores, ranks, bounds) is made of counts that are
// shown, so that it says no more than those. What respondents chose together is in no table, and nothing made of it is shown: no ranks
// by drawing respondents again, no test of groups on several answers, no paired test. Means of numbers are judged by dominance, by
// equal values, and with what is out: fewer than the threshold may lie between two bases of one number, and groups by one item only.
//
// What is not. Nothing is promised against three or more who pool their answers, nor against who knows the answers of many; nor against
// chance: a guess within the interval can be right. Values within an interval may be impossible. Whoever runs this program on every
// table that fits can exclude more (the minimality attack of package disclosure). The mean and the deviation of few whole numbers can
// leave few sets of answers, of whom is not known. Of a weighted wave percentages are whole numbers and means are rounded as far (package
// coarse), nothing is shown of a part that hides a count, and no groups that hide one; but how the respondents behind a count that is
// shown divide over the weights may follow from its weighted percentage. What was not written with a rule is not known here.
//
// Circles. Items that each stand by another, and the last by the first, such as two items by the same two, or a multiple choice by two,
// tell together more than two by two. In such a circle a count is safe only where other answers of respondents were found that show
// everything alike: those to one item change, of all who answered it and what it stands with, and everything else remains. What that does not find, within a number of
// steps, counts as unsafe. It is not looked for where an item stands with more than 4 others, or these make more than 200 groups together, or two
// multiple choices are among them: then what closed the circle is not shown where a count is hidden in it.
//
// Other files. An interim and a final file of one fieldwork are judged in the worlds in which one holds the respondents of the other: nothing
// may tell a small count of either, nor of who came in between, but for this: where a count is shown in the file that holds the other, it
// is in the other at most so much less as that has fewer respondents; and where everybody gave an answer, so did who came in.
// Beside another file a circle is judged two items at a time, and of numbers
// only how many answered.
package release

import (
	"errors"
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

// ErrApart says that two items cannot be counted by each other: no file has the answers of a respondent to both.
var ErrApart = errors.New("no respondent is known to have answered both")

// Wave is what the one who protects knows of a wave.
type Wave struct {
	Codebook data.Codebook
	Tallies  []data.Tally                                 // of all respondents
	Crosstab func(item, by string) (data.Crosstab, error) // of an item by another, or by several crossed; [ErrApart] where there is none
	Progress func(done, total int)                        // hears how far protecting is, where there is something to protect; nil for nobody
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
		most = max(most, tally.Asked, tally.Answered)
	}
	return most
}
