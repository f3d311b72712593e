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
	if t.Item.Kind == data.Ranking {
		return fmt.Errorf("item %q is a ranking, of which small counts by group cannot be hidden: the ranks of one option follow from those of the others; leave the groups or the disclosure out", t.Item.ID)
	}
	if t.Item.Kind == data.Multiple { // the test counts what respondents chose together, which no table shows
		t.Associations = nil
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
	if err := t.adjust(crosstab); err != nil { // the family is what is shown
		return err
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

// protectRow protects one row of the item, and hides under each preset with a lower threshold what that hides.
func (t *Table) protectRow(crosstab data.Crosstab, p int, rule disclosure.Rule) error {
	hidden := newCells(len(t.Parts[p].Estimates), len(crosstab.Groups))
	for _, rule := range rule.Nested() {
		if err := t.protectUnder(crosstab, p, rule, hidden); err != nil {
			return err
		}
	}
	for g := range t.Groups {
		t.Groups[g].Parts[p].HideNets()
		t.Groups[g].Parts[p].ProtectSpread(rule)
	}
	return nil
}

// protectUnder hides in a row what one rule hides, beside what is hidden already.
func (t *Table) protectUnder(crosstab data.Crosstab, p int, rule disclosure.Rule, hidden cells) error {
	parts := partitions(crosstab, p)
	for _, columns := range parts {
		for _, c := range columns {
			switch {
			case c.base > 0 && c.base < rule.Threshold:
				return fmt.Errorf("a group: %w of %d", disclosure.ErrSmallBase, rule.Threshold)
			case c.place < 0 && c.base == 0 && crosstab.By.Kind == data.Multiple && rule.Complement && crosstab.Whole[p].Answered > 0:
				return fmt.Errorf("a group that everybody is in: %w", disclosure.ErrUnprotected)
			case t.Item.Kind != data.Multiple && t.Item.Kind != data.Number && slices.Contains(c.counts, c.base) && c.base > 0:
				return fmt.Errorf("a group of which everybody gave one answer: %w", disclosure.ErrUnprotected)
			}
		}
	}
	if t.Item.Kind == data.Number {
		if slices.ContainsFunc(crosstab.Groups, func(g data.Group) bool {
			return concentrated(g.Tallies[p]) || concentrated(g.Rest[p]) || disclosure.Concentrated(leftOut(crosstab.Whole[p], g.Tallies[p], g.Rest[p]))
		}) {
			return fmt.Errorf("a group of which a few make the mean: %w", disclosure.ErrUnprotected)
		}
		return nil
	}
	either, err := t.eitherWay(crosstab, p, rule)
	if err != nil {
		return err
	}
	hidden.add(either)
	for more := true; more; {
		for _, columns := range parts {
			columns = slices.DeleteFunc(slices.Clone(columns), func(c column) bool { return c.base == 0 })
			if len(columns) == 0 {
				continue
			}
			protect := t.protectCrosstab
			if t.Item.Kind == data.Multiple {
				protect = t.protectOptions
			}
			if err := protect(columns, p, rule, hidden); err != nil {
				return err
			}
		}
		if more, err = t.hideByPicks(crosstab, p, rule, hidden); err != nil {
			return err
		}
	}
	return nil
}

// hideByPicks hides more counts of each group in which what everybody may and must pick tells a hidden one, and reports whether it did:
// the other groups are then to be protected again.
func (t *Table) hideByPicks(crosstab data.Crosstab, p int, rule disclosure.Rule, hidden cells) (more bool, err error) {
	if t.Item.Kind != data.Multiple {
		return false, nil
	}
	for g, group := range crosstab.Groups {
		tally := group.Tallies[p]
		if tally.Answered == 0 {
			continue
		}
		kept := make([]bool, len(hidden))
		for i := range hidden {
			kept[i] = hidden[i][g]
		}
		whole := disclosure.Table{Kind: disclosure.Multiple, Base: tally.Answered, Counts: tally.Counts, Picks: t.picks(tally.Answered, tally.Counts)}
		release, err := disclosure.SuppressWith(whole, rule, kept)
		if err != nil {
			return false, err
		}
		for _, h := range release.Hidden {
			more = more || !hidden[h.Column][g]
			hidden[h.Column][g] = true
		}
	}
	return more, nil
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
func (t *Table) protectCrosstab(columns []column, p int, rule disclosure.Rule, hidden cells) error {
	counts := make([][]int, len(hidden))
	var all []int
	for i := range hidden {
		total := 0
		for _, c := range columns {
			counts[i] = append(counts[i], c.counts[i])
			total += c.counts[i]
		}
		all = append(all, total)
	}
	base := 0
	for _, c := range columns {
		base += c.base
	}
	totals, err := totalsHidden(all, base, rule)
	if err != nil {
		return err
	}
	table, err := disclosure.NewCrosstab(counts)
	if err == nil {
		table, err = table.WithTotals(totals, make([]bool, len(columns)))
	}
	if err == nil {
		table, err = table.WithHidden(hidden.of(columns))
	}
	if err != nil {
		return err
	}
	release, err := disclosure.SuppressCrosstab(table, rule)
	if err != nil {
		return err
	}
	for _, h := range release.Hidden {
		if h.Column < len(columns) && h.Row < len(counts) {
			t.hideInGroup(columns[h.Column].place, p, h.Row, h.Informed, hidden)
		}
	}
	return nil
}

// of returns the cells of columns; who is in no group has none that are hidden already.
func (c cells) of(columns []column) cells {
	picked := newCells(len(c), len(columns))
	for i := range c {
		for j, column := range columns {
			picked[i][j] = column.place >= 0 && c[i][column.place]
		}
	}
	return picked
}

// protectOptions protects the options of a multiple choice, each as a yes/no question by group.
func (t *Table) protectOptions(columns []column, p int, rule disclosure.Rule, hidden cells) error {
	totals, err := t.optionsHidden(columns, rule)
	if err != nil {
		return err
	}
	known := hidden.of(columns)
	for i, total := range totals {
		var chosen, bases []int
		kept := newCells(len(columns), 2)
		for j, c := range columns {
			chosen, bases = append(chosen, c.counts[i]), append(bases, c.base)
			kept[j][0], kept[j][1] = known[i][j], known[i][j]
		}
		table, err := disclosure.NewYesNo(chosen, bases)
		if err == nil {
			table, err = table.WithTotals(make([]bool, len(columns)), []bool{total, total})
		}
		if err == nil {
			table, err = table.WithHidden(kept)
		}
		if err != nil {
			return err
		}
		release, err := disclosure.SuppressCrosstab(table, rule)
		if err != nil {
			return err
		}
		for _, h := range release.Hidden {
			if h.Column == 0 && h.Row < len(columns) {
				t.hideInGroup(columns[h.Row].place, p, i, h.Informed, hidden)
			}
		}
	}
	return nil
}

// optionsHidden says which options the table of all respondents hides.
func (t *Table) optionsHidden(columns []column, rule disclosure.Rule) ([]bool, error) {
	base, counts := 0, make([]int, len(t.Item.Options))
	for _, c := range columns {
		base += c.base
		for i, k := range c.counts {
			counts[i] += k
		}
	}
	release, err := disclosure.Suppress(disclosure.Table{Kind: disclosure.Multiple, Base: base, Counts: counts, Picks: t.picks(base, counts)}, rule)
	if err != nil {
		return nil, err
	}
	totals := make([]bool, len(counts))
	for _, h := range release.Hidden {
		totals[h.Column] = true
	}
	return totals, nil
}

func (t *Table) hideInGroup(group, p, option int, possible disclosure.Possible, hidden cells) {
	if group < 0 {
		return
	}
	hidden[option][group] = true
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
