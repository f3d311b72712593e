package frame

import (
	"context"
	"fmt"
	"slices"

	"spoor/data"
	"spoor/data/count/answers"
)

// Crosstabs fills crosstabs by the same item from a frame.
func Crosstabs(ctx context.Context, file answers.File, tables []data.Crosstab) (data.Problems, error) {
	read, problems, err := Read(ctx, file)
	if err != nil {
		return nil, err
	}
	for i := range tables {
		table := &tables[i]
		groups := groupsOf(*table, read.Answers)
		for _, given := range read.Answers {
			if given.Item.ID != table.Item.ID {
				continue
			}
			if err := addRow(table, file.Wave.ID, read.sample, given, groups); err != nil {
				return nil, fmt.Errorf("count %s by %s: %w", table.Item.ID, table.By.ID, err)
			}
		}
	}
	return problems, nil
}

// addRow adds the tallies of one row of the item.
func addRow(c *data.Crosstab, wave string, drawn sample, given answers.Answers, groups groups) error {
	tally := func(group string, member func(i int) bool) (data.Tally, error) {
		t, err := tallyOf(given, wave, drawn, true, member)
		t.Group = group
		return t, err
	}
	whole, err := tally("", func(int) bool { return true })
	if err != nil {
		return err
	}
	c.Whole = append(c.Whole, whole)
	for g := range c.Groups {
		group := &c.Groups[g]
		in, err := tally(group.ID, func(i int) bool { return groups.has(i, g) })
		if err != nil {
			return err
		}
		rest, err := tally("", func(i int) bool { return groups.answered(i) && !groups.has(i, g) })
		if err != nil {
			return err
		}
		group.Tallies, group.Rest = append(group.Tallies, in), append(group.Rest, rest)
	}
	if len(c.Groups) > 0 && given.Item.Kind == data.Multiple && !c.Overlapping() {
		c.Patterns = patterns(drawn, given, groups, len(c.Groups))
	}
	return nil
}

// patterns counts who picked what together in each group.
func patterns(drawn sample, given answers.Answers, groups groups, number int) []data.Pattern {
	at := map[string]int{}
	var found []data.Pattern
	for i, state := range given.State {
		if state != data.Answered || !groups.answered(i) || !drawn.placed[i].Counts() {
			continue
		}
		picks := given.Picks(i)
		key := fmt.Sprint(picks)
		if _, known := at[key]; !known {
			at[key] = len(found)
			found = append(found, data.Pattern{Picks: picks, Counts: make([]int, number)})
		}
		found[at[key]].Counts[groups.one(i)]++
	}
	slices.SortFunc(found, func(a, b data.Pattern) int { return slices.Compare(a.Picks, b.Picks) })
	return found
}

// groups are the answers to the items that make the groups of a crosstab: to one item, or to several that are crossed.
type groups []answers.Answers

func groupsOf(table data.Crosstab, all []answers.Answers) groups {
	var found groups
	for _, maker := range table.Makers {
		at := slices.IndexFunc(all, func(a answers.Answers) bool { return a.Item.ID == maker.ID })
		found = append(found, all[at]) // the file holds every item that makes groups
	}
	return found
}

// answered reports whether a respondent answered every item.
func (g groups) answered(i int) bool {
	return !slices.ContainsFunc(g, func(a answers.Answers) bool { return a.State[i] != data.Answered })
}

// has reports whether a respondent is in a group, of which the last item changes first.
func (g groups) has(i, group int) bool {
	for at := len(g) - 1; at >= 0; at-- {
		options := len(g[at].Item.Options)
		if !g[at].Has(i, group%options) {
			return false
		}
		group /= options
	}
	return true
}

// one is the group of a respondent who answered every item, each with one answer.
func (g groups) one(i int) int {
	group := 0
	for _, a := range g {
		group = group*len(a.Item.Options) + a.Code[i]
	}
	return group
}
