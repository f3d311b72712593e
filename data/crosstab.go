package data

import (
	"fmt"
	"slices"
)

// Crosstab holds the tallies of one item for all respondents and for each group of them. All its tallies have sums.
type Crosstab struct {
	Item   Item
	By     Item    // the item whose options are the groups, or several crossed, see [spoor/data/cross]; without groups its id is empty
	Makers []Item  // the items that make the groups: By itself, or those that are crossed in it; without groups none
	Whole  []Tally // of all respondents, those in no group included: one for each row of the item
	Groups []Group // one for each option of By, in codebook order; of a multiple item they overlap
	// Patterns are the combinations of options that were picked, in codebook order of the first option that differs. Only
	// for a multiple item in groups that do not overlap: a test of them all needs to know who picked what together.
	Patterns []Pattern
	Without  int // crossed groups that nobody is in, which are not among the others, see [Crosstab.Filled]
}

// Group is the part of the respondents who chose one option of the item that makes the groups.
type Group struct {
	ID      string
	Tallies []Tally // one for each row of the item
	Rest    []Tally // of those who answered the item that makes the groups, and did not choose this option
}

// Pattern is one combination of options and how many respondents of each group picked exactly that.
type Pattern struct {
	Picks  []int // places of the options in the codebook, ascending
	Counts []int // one for each group
}

// Overlapping reports whether a respondent can be in several groups.
func (c Crosstab) Overlapping() bool { return c.By.Kind == Multiple }

// Filled returns the crosstab without the crossed groups that nobody is in. One by a single item keeps all its groups, which are the
// answers that could be given, and one of nobody too.
func (c Crosstab) Filled() Crosstab {
	var kept []int
	for g, group := range c.Groups {
		if slices.ContainsFunc(group.Tallies, func(t Tally) bool { return t.Asked > 0 }) {
			kept = append(kept, g)
		}
	}
	if len(c.Makers) < 2 || len(kept) == 0 || len(kept) == len(c.Groups) {
		return c
	}
	c.Without = len(c.Groups) - len(kept)
	c.Groups, c.By.Options, c.Patterns = atPlaces(c.Groups, kept), atPlaces(c.By.Options, kept), slices.Clone(c.Patterns)
	for i, pattern := range c.Patterns {
		c.Patterns[i].Counts = atPlaces(pattern.Counts, kept)
	}
	return c
}

func atPlaces[T any](all []T, places []int) []T {
	some := make([]T, len(places))
	for i, place := range places {
		some[i] = all[place]
	}
	return some
}

// Add returns the crosstab of two sets of respondents that have nobody in common. It is an error when they are not of the
// same wave, item and groups, and where [Tally.Add] makes one.
func (c Crosstab) Add(other Crosstab) (Crosstab, error) {
	if c.Item.ID != other.Item.ID || c.By.ID != other.By.ID || len(c.Groups) != len(other.Groups) {
		return Crosstab{}, fmt.Errorf("cannot add a crosstab of %s by %s to one of %s by %s; they must be of the same items", other.Item.ID, other.By.ID, c.Item.ID, c.By.ID)
	}
	var err error
	if c.Whole, err = AddAll(c.Whole, other.Whole); err != nil {
		return Crosstab{}, err
	}
	c.Groups = slices.Clone(c.Groups)
	for g := range c.Groups {
		group, more := &c.Groups[g], other.Groups[g]
		if group.Tallies, err = AddAll(group.Tallies, more.Tallies); err != nil {
			return Crosstab{}, err
		}
		if group.Rest, err = AddAll(group.Rest, more.Rest); err != nil {
			return Crosstab{}, err
		}
	}
	c.Patterns = addPatterns(c.Patterns, other.Patterns)
	return c, nil
}

// AddAll adds the tallies of two sets of respondents that have nobody in common, row by row. It is an error when the rows differ.
func AddAll(first, second []Tally) (sum []Tally, err error) {
	if len(first) != len(second) {
		return nil, fmt.Errorf("cannot add %d tallies to %d; both must have every row of the item", len(second), len(first))
	}
	sum = make([]Tally, len(first))
	for i := range first {
		if sum[i], err = first[i].Add(second[i]); err != nil {
			return nil, err
		}
	}
	return sum, nil
}

func addPatterns(first, second []Pattern) []Pattern {
	sum := make([]Pattern, 0, len(first)+len(second))
	for _, pattern := range slices.Concat(first, second) {
		at, found := slices.BinarySearchFunc(sum, pattern.Picks, func(p Pattern, picks []int) int { return slices.Compare(p.Picks, picks) })
		if !found {
			sum = slices.Insert(sum, at, Pattern{pattern.Picks, make([]int, len(pattern.Counts))})
		}
		for g, count := range pattern.Counts {
			sum[at].Counts[g] += count
		}
	}
	return sum
}
