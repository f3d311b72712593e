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
		var groups answers.Answers
		for _, given := range read.Answers {
			if given.Item.ID == table.By.ID {
				groups = given
			}
		}
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
func addRow(c *data.Crosstab, wave string, drawn sample, given, groups answers.Answers) error {
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
		in, err := tally(group.ID, func(i int) bool { return groups.Has(i, g) })
		if err != nil {
			return err
		}
		rest, err := tally("", func(i int) bool { return groups.State[i] == data.Answered && !groups.Has(i, g) })
		if err != nil {
			return err
		}
		group.Tallies, group.Rest = append(group.Tallies, in), append(group.Rest, rest)
	}
	if len(c.Groups) > 0 && given.Item.Kind == data.Multiple && !c.Overlapping() {
		c.Patterns = patterns(drawn, given, groups)
	}
	return nil
}

// patterns counts who picked what together in each group.
func patterns(drawn sample, given, groups answers.Answers) []data.Pattern {
	at := map[string]int{}
	var found []data.Pattern
	for i, state := range given.State {
		if state != data.Answered || groups.State[i] != data.Answered || !drawn.placed[i].Counts() {
			continue
		}
		picks := given.Picks(i)
		key := fmt.Sprint(picks)
		if _, known := at[key]; !known {
			at[key] = len(found)
			found = append(found, data.Pattern{Picks: picks, Counts: make([]int, len(groups.Item.Options))})
		}
		found[at[key]].Counts[groups.Code[i]]++
	}
	slices.SortFunc(found, func(a, b data.Pattern) int { return slices.Compare(a.Picks, b.Picks) })
	return found
}
