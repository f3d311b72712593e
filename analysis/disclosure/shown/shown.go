// Package shown says what a table shows as statements that a release is judged by, and hides in it what a release is not to show.
package shown

import (
	"slices"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/analysis/disclosure/release"
	"spoor/data"
)

// Hide returns the table with what is kept of what it showed, before and kept as of [In], and with the bounds of what is hidden. Its groups were counted in the crosstab; without groups it is not looked at.
func Hide(table analysis.Table, tallies []data.Tally, crosstab data.Crosstab, before, kept []release.Table, bounds []release.Derived) (analysis.Table, error) {
	of := units(table, tallies)
	table, err := table.HideMore(hiddenMore(of, before, kept), crosstab)
	if err != nil {
		return analysis.Table{}, err
	}
	return table.Within(derived(of, bounds)), nil
}

// unit is a part of a table, of all respondents (-1) or of a group.
type unit struct{ group, part int }

// units lists the parts of a table that counts are shown of: not what was shared within bounds.
func units(table analysis.Table, tallies []data.Tally) []unit {
	var all []unit
	for g := -1; g < len(table.Groups); g++ {
		for p, part := range table.Parts {
			exact := slices.ContainsFunc(tallies, func(t data.Tally) bool {
				return t.Item == table.Item.ID && t.Row == part.Row && t.Spans == nil
			})
			if exact {
				all = append(all, unit{g, p})
			}
		}
	}
	return all
}

func partOf(table analysis.Table, u unit) analysis.Part {
	if u.group < 0 {
		return table.Parts[u.part]
	}
	return table.Groups[u.group].Parts[u.part]
}

// In is what a table shows of what was tallied.
func In(table analysis.Table, tallies []data.Tally) []release.Table {
	var all []release.Table
	for _, u := range units(table, tallies) {
		part := partOf(table, u)
		shown := release.Table{Item: table.Item.ID, Row: part.Row}
		if u.group >= 0 {
			shown.By, shown.Group = table.By.ID, table.Groups[u.group].ID
		}
		if !part.BaseHidden {
			shown.Base, shown.Asked = &part.Answered, &part.Asked
		}
		if table.Item.Kind == data.Number {
			shown.Mean = meanShown(part)
			all = append(all, shown)
			continue
		}
		for _, e := range part.Estimates {
			count := e.Count
			if e.Hidden {
				shown.Counts = append(shown.Counts, nil)
				continue
			}
			shown.Counts = append(shown.Counts, &count)
		}
		shown.Nets = netsShown(table.Item, part)
		all = append(all, shown)
	}
	return all
}

// meanShown is the mean of a part of a number, nil where it is not shown.
func meanShown(part analysis.Part) *float64 {
	for _, e := range part.Estimates {
		if e.Number != nil && !e.Hidden {
			return &e.Number.Mean
		}
	}
	return nil
}

// netsShown are the nets of a part of which the count is shown, where each respondent gives one answer.
func netsShown(item data.Item, part analysis.Part) []release.Net {
	if item.Kind == data.Multiple || part.BaseHidden {
		return nil
	}
	var nets []release.Net
	for _, e := range part.Nets {
		if net, found := item.Net(e.Option); found && !e.Hidden {
			nets = append(nets, release.Net{Places: item.Places(net), Count: e.Count})
		}
	}
	return nets
}

// hiddenMore is what is hidden after and was shown before, of parts of a table.
func hiddenMore(units []unit, before, after []release.Table) []analysis.More {
	var more []analysis.More
	for at, u := range units {
		was, is := before[at], after[at]
		if was.Base != nil && is.Base == nil {
			more = append(more, analysis.More{Group: u.group, Part: u.part, Place: -1})
			continue
		}
		for i := range was.Counts {
			if was.Counts[i] != nil && is.Counts[i] == nil {
				more = append(more, analysis.More{Group: u.group, Part: u.part, Place: i})
			}
		}
	}
	return more
}

// derived is what the tables of one result tell together of each count and net that they hide, by part.
func derived(units []unit, bounds []release.Derived) []analysis.Derived {
	var all []analysis.Derived
	for at, u := range units {
		all = append(all, analysis.Derived{Group: u.group, Part: u.part, Counts: spans(bounds[at].Counts), Nets: spans(bounds[at].Nets)})
	}
	return all
}

func spans(runs []disclosure.Run) []data.Span {
	var all []data.Span
	for _, run := range runs {
		all = append(all, data.Span{Low: run.Low, High: run.High})
	}
	return all
}
