package analysis

import (
	"errors"
	"fmt"
	"slices"

	"spoor/analysis/disclosure"
	"spoor/data"
)

// protectIf protects the groups where the options say so.
func (t *Table) protectIf(crosstab data.Crosstab, whole cautions) error {
	if t.Options.Disclosure == (disclosure.Rule{}) {
		return nil
	}
	return t.protectGroups(crosstab, whole, t.Options.Disclosure)
}

// cautions are the notes of a table before it has groups: those on groups and their tests count respondents.
type cautions struct {
	table []Note
	parts [][]Note
}

func (t Table) cautions() cautions {
	c := cautions{table: slices.Clone(t.Notes)}
	for _, part := range t.Parts {
		c.parts = append(c.parts, slices.Clone(part.Notes))
	}
	return c
}

// protectGroups hides counts of groups, beside the table of all respondents that is protected already. Whoever has both can
// subtract, so the groups and who is in none of them are protected together, as a crosstab with its margins; groups that
// overlap each with who is not in it. Where a group, or who is left out of it, is too small, no group is shown. Differences
// of a hidden count, and tests over hidden counts, are hidden with it.
func (t *Table) protectGroups(crosstab data.Crosstab, whole cautions, rule disclosure.Rule) error {
	for p, tally := range crosstab.Whole {
		err := t.protectRow(crosstab, p, rule)
		if errors.Is(err, disclosure.ErrSmallBase) || errors.Is(err, disclosure.ErrUnprotected) || t.Parts[p].Answered == 0 {
			for g := range t.Groups {
				t.Groups[g].Parts[p].HideAll(rule)
			}
			err = nil
		}
		if err != nil {
			return fmt.Errorf("protect %s by %s: %w", t.Item.UnitID(tally.Row), t.By.ID, err)
		}
	}
	if !slices.ContainsFunc(t.Groups, func(g Group) bool { return slices.ContainsFunc(g.Parts, Part.Hides) }) {
		return nil
	}
	t.Associations = nil
	for g := range t.Groups {
		t.Groups[g].Shifts = nil
	}
	t.hideContrasts()
	t.Notes = whole.table
	for p := range t.Parts {
		t.Parts[p].Notes = whole.parts[p]
	}
	if note := hiddenNote(rule.Threshold); !slices.Contains(t.Notes, note) {
		t.Notes = append(t.Notes, note)
	}
	return nil
}

// column is a group of a crosstab, or who is in none of those beside it; then its place is -1.
type column struct {
	place  int
	base   int
	counts []int
}

// protectRow protects one row of the item.
func (t *Table) protectRow(crosstab data.Crosstab, p int, rule disclosure.Rule) error {
	for _, columns := range partitions(crosstab, p) {
		for _, c := range columns {
			if c.base > 0 && c.base < rule.Threshold {
				return fmt.Errorf("a group: %w of %d", disclosure.ErrSmallBase, rule.Threshold)
			}
		}
		columns = slices.DeleteFunc(columns, func(c column) bool { return c.base == 0 })
		if len(columns) == 0 || t.Item.Kind == data.Number {
			continue
		}
		var err error
		if t.Item.Kind == data.Multiple {
			err = t.protectOptions(columns, p, rule)
		} else {
			err = t.protectCrosstab(columns, p, rule)
		}
		if err != nil {
			return err
		}
	}
	for g := range t.Groups {
		t.Groups[g].Parts[p].HideNets()
		t.Groups[g].Parts[p].ProtectSpread(rule)
	}
	return nil
}

// partitions returns the groups of a row with who is in none of them: all groups together, or each apart where they overlap.
func partitions(crosstab data.Crosstab, p int) [][]column {
	rest := func(columns []column) []column {
		left := column{place: -1, base: crosstab.Whole[p].Answered, counts: slices.Clone(crosstab.Whole[p].Counts)}
		for _, c := range columns {
			left.base -= c.base
			for i, k := range c.counts {
				left.counts[i] -= k
			}
		}
		return append(columns, left)
	}
	var all []column
	var apart [][]column
	for g, group := range crosstab.Groups {
		c := column{g, group.Tallies[p].Answered, group.Tallies[p].Counts}
		all, apart = append(all, c), append(apart, rest([]column{c}))
	}
	if crosstab.Overlapping() {
		return apart
	}
	return [][]column{rest(all)}
}

// protectCrosstab protects a single choice, or a row of a rating: options by groups, with the totals that the table of all
// respondents and the bases of the groups show.
func (t *Table) protectCrosstab(columns []column, p int, rule disclosure.Rule) error {
	counts := make([][]int, len(t.Parts[p].Estimates))
	totals := make([]bool, len(counts))
	for i, e := range t.Parts[p].Estimates {
		totals[i] = e.Hidden
		for _, c := range columns {
			counts[i] = append(counts[i], c.counts[i])
		}
	}
	cells, err := disclosure.NewCrosstab(counts)
	if err == nil {
		cells, err = cells.WithTotals(totals, make([]bool, len(columns)))
	}
	if err != nil {
		return err
	}
	release, err := disclosure.SuppressCrosstab(cells, rule)
	if err != nil {
		return err
	}
	for _, hidden := range release.Hidden {
		if hidden.Column < len(columns) && hidden.Row < len(counts) {
			t.hideInGroup(columns[hidden.Column].place, p, hidden.Row, hidden.Informed)
		}
	}
	return nil
}

// protectOptions protects the options of a multiple choice, each as a yes/no question by group.
func (t *Table) protectOptions(columns []column, p int, rule disclosure.Rule) error {
	for i, e := range t.Parts[p].Estimates {
		var chosen, bases []int
		for _, c := range columns {
			chosen, bases = append(chosen, c.counts[i]), append(bases, c.base)
		}
		cells, err := disclosure.NewYesNo(chosen, bases)
		if err == nil {
			cells, err = cells.WithTotals(make([]bool, len(columns)), []bool{e.Hidden, e.Hidden})
		}
		if err != nil {
			return err
		}
		release, err := disclosure.SuppressCrosstab(cells, rule)
		if err != nil {
			return err
		}
		for _, hidden := range release.Hidden {
			if hidden.Column == 0 && hidden.Row < len(columns) {
				t.hideInGroup(columns[hidden.Row].place, p, i, hidden.Informed)
			}
		}
	}
	return nil
}

func (t *Table) hideInGroup(group, p, option int, possible disclosure.Possible) {
	if group < 0 {
		return
	}
	e := &t.Groups[group].Parts[p].Estimates[option]
	*e = e.Hide(data.Span{Low: possible.Low(), High: possible.High()})
}

// hideContrasts hides the differences of every option of which a count is hidden: that of a group follows from those of the
// others and of all respondents.
func (t *Table) hideContrasts() {
	for g := range t.Groups {
		for c := range t.Groups[g].Contrasts {
			contrast := &t.Groups[g].Contrasts[c]
			if t.hidesOption(contrast.Row, contrast.Option) {
				contrast.Comparison = Comparison{P: 1, AdjustedP: 1, FisherP: 1, SmallestP: 1, Family: contrast.Family}
			}
		}
	}
}

// hidesOption reports whether the count of an option is hidden for all respondents or for some group.
func (t Table) hidesOption(row, option string) bool {
	if e, _ := t.At(row, option); e.Hidden {
		return true
	}
	for _, group := range t.Groups {
		for _, part := range group.Parts {
			if part.Row == row && slices.ContainsFunc(slices.Concat(part.Estimates, part.Nets), func(e Estimate) bool { return e.Option == option && e.Hidden }) {
				return true
			}
		}
	}
	return false
}
