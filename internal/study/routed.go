package study

import (
	"context"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/analysis/estimate"
	"spoor/data"
)

// protectRouted hides all of a table of an item that only who gave some answer was asked, where the table of that answer hides how
// many they are: its base would tell.
func (s *Study) protectRouted(ctx context.Context, table analysis.Table) (analysis.Table, error) {
	if table.Options.Disclosure == (disclosure.Rule{}) || table.Item.AskedIf == "" {
		return table, nil
	}
	if _, err := s.Tallies(ctx); err != nil {
		return analysis.Table{}, err
	}
	options := table.Options
	options.Base, options.Joint = estimate.BaseAnswered, ""
	hidden, err := s.routeHidden(ctx, table.Item, table.By.ID, options)
	if err != nil || !hidden {
		return table, err
	}
	return table.HideRouted(), nil
}

// routeHidden reports whether the answer that an item is asked after is hidden, of all respondents or of a group, or is itself one to
// an item that is hidden so.
func (s *Study) routeHidden(ctx context.Context, item data.Item, by string, options analysis.Options) (bool, error) {
	id, option, routed := strings.Cut(item.AskedIf, ".")
	parent, found := s.Codebook.Item(id)
	if !routed || !found || !data.Tallied(id, s.tallies) {
		return false, nil
	}
	if hidden, err := s.routeHidden(ctx, parent, by, options); hidden || err != nil {
		return hidden, err
	}
	whole, err := analysis.NewTable(s.Wave, parent, s.tallies, options)
	if err != nil {
		return false, err
	}
	if hides(whole.Parts, option) || by == "" || by == id {
		return hides(whole.Parts, option), nil
	}
	crosstab, _, err := s.Survey.Crosstab(ctx, s.Wave, id, by) // its problems are those of the table that is asked for, or of no matter to it
	if err != nil {
		return false, s.Source.WithPlace(err)
	}
	table, err := analysis.NewCrosstab(s.Wave, crosstab, options)
	return slices.ContainsFunc(table.Groups, func(g analysis.Group) bool { return hides(g.Parts, option) }), err
}

// hides reports whether the count of an option is not shown.
func hides(parts []analysis.Part, option string) bool {
	return slices.ContainsFunc(parts, func(part analysis.Part) bool {
		return part.BaseHidden || slices.ContainsFunc(part.Estimates, func(e analysis.Estimate) bool { return e.Option == option && e.Hidden })
	})
}
