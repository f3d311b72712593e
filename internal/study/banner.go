package study

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/analysis/estimate"
	"spoor/data"
	"spoor/data/cross"
	"spoor/internal/parallel"
)

// BannerRequest asks for tables of several items, each by several groups.
type BannerRequest struct {
	Items   []string // none for every item that can be set against the groups
	By      []string // each an item whose options are the groups, or several crossed, see [cross.Parse]; none for the whole wave
	Letters bool     // compare groups two by two, see [analysis.Table.WithPairs]
	Options analysis.Options
}

// Banner returns a table for each item by each of the groups, item by item. Where counts are hidden they are judged together. All its
// problems are reported where the counts of the whole wave will do; groups and percentages of responses need the files of respondents
// that hold the items, and only those.
func (s *Study) Banner(ctx context.Context, request BannerRequest) ([]analysis.Table, error) {
	request.Options = s.protected(request.Options)
	if err := s.checkBanner(request); err != nil {
		return nil, err
	}
	b := banner{Study: s, request: request, counted: map[[2]string]data.Crosstab{}}
	if err := b.count(ctx); err != nil {
		return nil, err
	}
	tables, crosstabs, err := b.tables(ctx)
	if err == nil {
		tables, err = s.Together(ctx, tables, crosstabs)
	}
	for i := range tables {
		if err == nil && request.Letters && len(tables[i].Groups) > 0 {
			tables[i], err = tables[i].WithPairs(crosstabs[i])
		}
	}
	return tables, err
}

// checkBanner says what cannot be asked, before anything is counted.
func (s *Study) checkBanner(request BannerRequest) error {
	if err := s.checkMethod(request.Options); err != nil {
		return err
	}
	for _, id := range request.Items {
		if _, err := s.item(id); err != nil {
			return err
		}
	}
	hides := request.Options.Disclosure != (disclosure.Rule{})
	for i, by := range request.By {
		makers := cross.Parse(by)
		for _, id := range makers {
			if _, found := s.Codebook.Item(id); !found && !cross.Row(s.Codebook, id) { // of a row the count says more
				return UnknownItem(cross.Possible(s.Codebook), id, "--by: no item %q to make groups of; %sthose that can are %s")
			}
		}
		switch {
		case slices.ContainsFunc(request.By[:i], func(other string) bool { return slices.Equal(cross.Parse(other), makers) }):
			return Refuse("--by: %s is given twice", strings.TrimSpace(by))
		case hides && len(makers) > 1:
			return Refuse("--by %s goes without --disclosure: whether small counts of crossed groups can be told from the other tables is not judged; give the items one by one", by)
		}
	}
	if hides && request.Options.Base == estimate.BaseResponses {
		return Refused{Err: fmt.Errorf("--base responses: %w", analysis.ErrHiddenResponses)}
	}
	return nil
}

// banner is tables in the making.
type banner struct {
	*Study
	request BannerRequest
	pairs   [][2]string // of an item and what makes the groups, "" for none
	fitted  map[string]analysis.Fitted
	counted map[[2]string]data.Crosstab
}

// count counts the crosstabs, of which each file is read once for each of the groups.
func (b *banner) count(ctx context.Context) error {
	by := b.request.By
	if len(by) == 0 {
		by = []string{""}
	}
	items, err := b.items(ctx)
	if err != nil {
		return err
	}
	b.fitted = analysis.Fit(b.request.Options, b.Codebook, items)
	var problems data.Problems
	for _, groups := range by {
		var needed []string
		for _, id := range items {
			ofResponses := b.fitted[id].Options.Base == estimate.BaseResponses && b.Wave.HoldsRespondents(id)
			if b.sets(id, groups) && (groups != "" || ofResponses) {
				needed = append(needed, id)
			}
		}
		crosstabs, found, err := b.Survey.CrosstabsOf(ctx, b.Wave, needed, groups)
		if err != nil {
			return b.Source.Heard(found, err)
		}
		for i, id := range needed {
			b.counted[[2]string{id, groups}] = crosstabs[i]
		}
		for _, problem := range found {
			if !slices.Contains(problems, problem) {
				problems = append(problems, problem)
			}
		}
	}
	for _, id := range items {
		for _, groups := range by {
			if b.sets(id, groups) {
				b.pairs = append(b.pairs, [2]string{id, groups})
			}
		}
	}
	return b.Source.Heard(problems, nil)
}

// sets reports whether an item is set against groups: of all items, one that makes them is not.
func (b *banner) sets(id, groups string) bool {
	return len(b.request.Items) > 0 || !slices.Contains(cross.Parse(groups), id)
}

// items are those that are asked for, or all that can be set against the groups.
func (b *banner) items(ctx context.Context) ([]string, error) {
	switch {
	case len(b.request.Items) > 0:
		return b.request.Items, nil
	case len(b.request.By) == 0:
		return b.answered(ctx)
	}
	var found, without []string
	for _, by := range b.request.By {
		items, apart, err := b.Survey.Crossable(b.Wave, by)
		if err != nil {
			return nil, b.Source.Heard(nil, err)
		}
		found = append(found, items...)
		without = append(without, apart...)
	}
	var kept, left []string
	for _, item := range b.Codebook.Items {
		hidden := item.Kind == data.Ranking && b.request.Options.Disclosure != (disclosure.Rule{}) // see [analysis.NewCrosstab]
		switch {
		case slices.Contains(without, item.ID) || hidden && slices.Contains(found, item.ID):
			left = append(left, item.ID)
		case slices.Contains(found, item.ID):
			kept = append(kept, item.ID)
		}
	}
	by := strings.Join(b.request.By, ", ")
	if len(left) > 0 {
		b.Source.Listener.Say("left out, as they cannot be set against %s: %s", by, strings.Join(left, ", "))
	}
	if len(kept) == 0 {
		return nil, Refuse("--by: no item of wave %s can be set against %s", b.Wave.ID, by)
	}
	return kept, nil
}

// answered are the items of the wave that were answered.
func (b *banner) answered(ctx context.Context) ([]string, error) {
	tallies, err := b.Tallies(ctx)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, id := range b.Codebook.ItemIDs() {
		if data.Tallied(id, tallies) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// tables returns the tables of the pairs, and the crosstabs of those that are by groups.
func (b *banner) tables(ctx context.Context) ([]analysis.Table, []data.Crosstab, error) {
	if len(b.counted) < len(b.pairs) {
		if _, err := b.Tallies(ctx); err != nil {
			return nil, nil, err
		}
	}
	tables, crosstabs := make([]analysis.Table, len(b.pairs)), make([]data.Crosstab, len(b.pairs))
	err := parallel.Each(len(b.pairs), func(i int) (err error) {
		id, counted := b.pairs[i][0], false
		if crosstabs[i], counted = b.counted[b.pairs[i]]; counted {
			tables[i], err = analysis.NewCrosstab(b.Wave, crosstabs[i], b.fitted[id].Options)
		} else {
			tables[i], err = b.whole(ctx, id, b.fitted[id].Options)
		}
		return err
	})
	for i, of := range b.pairs {
		if err == nil && crosstabs[i].Item.ID != "" { // which may read files again
			tables[i], err = b.protectRouted(ctx, tables[i])
		}
		tables[i].Notes = append(tables[i].Notes, b.fitted[of[0]].Notes...)
	}
	return tables, crosstabs, err
}
