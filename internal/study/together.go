package study

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/analysis/disclosure/release"
	"spoor/data"
)

// ReleasesName is the name of the file, in the folder of a wave, that lists what was published of it.
const ReleasesName = "releases.json"

// together judges tables of the wave by everything that is published of it, now and before, and hides more where a small count could be
// derived. Groups were counted in the crosstab; without groups it is not looked at.
func (s *Study) together(ctx context.Context, tables []analysis.Table, crosstab data.Crosstab) ([]analysis.Table, error) {
	if len(tables) == 0 || !tables[0].Protected() {
		return tables, nil
	}
	ledger, err := s.releases()
	if err != nil {
		return nil, err
	}
	if _, err := s.Tallies(ctx); err != nil {
		return nil, err
	}
	var shown []release.Table
	for _, table := range tables {
		shown = append(shown, s.shownIn(table)...)
	}
	rule := tables[0].Options.Disclosure
	beside, err := s.beside()
	if err != nil {
		return nil, err
	}
	wave := s.publishing(ctx)
	ledger.Releases = append(slices.Clip(ledger.Releases), release.Release{Preset: s.Preset, Tables: s.published}) // by this command
	kept, err := ledger.Protect(wave, rule, beside, shown)
	if err != nil {
		return nil, s.Source.WithPlace(err)
	}
	bounds, err := release.Bounds(wave, kept)
	if err != nil {
		return nil, s.Source.WithPlace(err)
	}
	tables = slices.Clone(tables)
	at := 0
	for i, table := range tables {
		units := s.units(table)
		n := len(units)
		more := hiddenMore(units, shown[at:at+n], kept[at:at+n])
		if tables[i], err = table.HideMore(more, crosstab); err != nil {
			return nil, err
		}
		tables[i] = tables[i].Within(derived(units, bounds[at:at+n]))
		at += n
	}
	for _, t := range kept {
		if !slices.ContainsFunc(s.published, t.Equal) {
			s.published = append(s.published, t)
		}
	}
	return tables, nil
}

// alone is together for one table that was made without error.
func (s *Study) alone(ctx context.Context, table analysis.Table, crosstab data.Crosstab, err error) (analysis.Table, error) {
	if err != nil {
		return analysis.Table{}, err
	}
	tables, err := s.together(ctx, []analysis.Table{table}, crosstab)
	if err != nil {
		return analysis.Table{}, err
	}
	return tables[0], nil
}

// Releases returns what was published of the wave.
func (s *Study) Releases() (release.Ledger, error) { return s.releases() }

// Forget returns the list of what was published of the wave without one release, counted from 1: the content of [ReleasesName].
func (s *Study) Forget(place int) ([]byte, error) {
	ledger, err := s.releases()
	if err != nil {
		return nil, err
	}
	if place < 1 || place > len(ledger.Releases) {
		return nil, Refuse("release %d: of wave %s %d are known; see spoor release list", place, s.Wave.ID, len(ledger.Releases))
	}
	ledger.Releases = slices.Delete(slices.Clone(ledger.Releases), place-1, place)
	return ledger.JSON()
}

// releases reads what was published of the wave before.
func (s *Study) releases() (release.Ledger, error) {
	if s.ledger != nil {
		return *s.ledger, nil
	}
	ledger, content, err := s.Source.ledger(s.Wave.ID)
	if err != nil {
		return ledger, err
	}
	s.ledger, s.ledgerText = &ledger, content
	return ledger, nil
}

// ledger reads what was published of a wave; of the built-in survey, and of tables in the place of files, no list is kept.
func (s Source) ledger(wave string) (ledger release.Ledger, content []byte, err error) {
	if s.Files == nil || len(s.Tables) > 0 {
		return ledger, nil, nil
	}
	place, content, err := s.Beside(path.Join("waves", wave, ReleasesName))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ledger, nil, nil
	case err != nil:
		return ledger, nil, fmt.Errorf("read %s: %w", place, err)
	}
	if ledger, err = release.Parse(content); err != nil {
		return ledger, nil, Unusable{fmt.Errorf("%s: %w", place, err)}
	}
	return ledger, content, nil
}

// beside is what was published of other waves that may hold the same respondents, before and by this command: those of which the
// fieldwork was not at other times.
func (s *Study) beside() (release.Beside, error) {
	var beside release.Beside
	add := func(wave data.Wave, tables []release.Table) {
		switch mine, other := s.Wave.Fieldwork, wave.Fieldwork; {
		case wave.ID == s.Wave.ID || mine.Apart(other):
		case mine.From != "" && mine == other:
			beside.Same = append(beside.Same, tables...)
		default:
			beside.Perhaps = append(beside.Perhaps, tables...)
		}
	}
	for _, wave := range s.Survey.Waves {
		if wave.ID == s.Wave.ID || s.Wave.Fieldwork.Apart(wave.Fieldwork) {
			continue
		}
		ledger, _, err := s.Source.ledger(wave.ID)
		if err != nil {
			return beside, err
		}
		for _, r := range ledger.Releases {
			add(wave, r.Tables)
		}
	}
	for _, other := range s.Source.Opened.Waves {
		add(other.Wave, other.published)
	}
	return beside, nil
}

// publishing is what the one who protects knows of the wave.
func (s *Study) publishing(ctx context.Context) release.Wave {
	counted := map[[2]string]data.Crosstab{}
	return release.Wave{Codebook: s.Codebook, Tallies: s.tallies, Crosstab: func(item, by string) (data.Crosstab, error) {
		if crosstab, found := counted[[2]string{item, by}]; found {
			return crosstab, nil
		}
		crosstab, _, err := s.Survey.Crosstab(ctx, s.Wave, item, by) // its problems were said when it was asked for
		counted[[2]string{item, by}] = crosstab
		return crosstab, err
	}}
}

// Opened is the waves that a command opened, in the order in which it did.
type Opened struct{ Waves []*Study }

// unit is a part of a table, of all respondents (-1) or of a group.
type unit struct{ group, part int }

// units lists the parts of a table that counts are shown of: not what was shared within bounds.
func (s *Study) units(table analysis.Table) []unit {
	var all []unit
	for g := -1; g < len(table.Groups); g++ {
		for p, part := range table.Parts {
			exact := slices.ContainsFunc(s.tallies, func(t data.Tally) bool {
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

// shownIn is what a table shows.
func (s *Study) shownIn(table analysis.Table) []release.Table {
	var all []release.Table
	for _, u := range s.units(table) {
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

// derived is what the tables of one result tell together of each count that they hide, by part.
func derived(units []unit, bounds [][]disclosure.Run) []analysis.Derived {
	var all []analysis.Derived
	for at, u := range units {
		one := analysis.Derived{Group: u.group, Part: u.part}
		for _, run := range bounds[at] {
			one.Counts = append(one.Counts, data.Span{Low: run.Low, High: run.High})
		}
		all = append(all, one)
	}
	return all
}

// Listing is what is to be listed of a wave before what was made of it goes out.
type Listing struct {
	Before, After []byte // content of [ReleasesName]: as it was when the result was judged, nil for none, and as it is to be
}

// Published returns the list of what was published of the wave, with what this study showed under its rule. It is nil where nothing new
// was shown, or the wave is in no folder.
func (s *Study) Published(command string) (*Listing, error) {
	if s.Preset == "" || len(s.published) == s.listed || s.Source.Files == nil || len(s.Source.Tables) > 0 || s.Source.Audience != Others {
		return nil, nil
	}
	if !slices.ContainsFunc(s.Survey.Waves, func(w data.Wave) bool { return w.ID == s.Wave.ID }) {
		return nil, nil
	}
	ledger, err := s.releases()
	if err != nil {
		return nil, err
	}
	one, err := release.New(command, s.Preset, s.published)
	if err != nil {
		return nil, err
	}
	ledger.Releases = slices.Clip(ledger.Releases)
	if !ledger.Add(one) {
		return nil, nil
	}
	content, err := ledger.JSON()
	return &Listing{s.ledgerText, content}, err
}

// Listed says that a listing stands in the folder of the wave now.
func (s *Study) Listed(listing *Listing) error {
	ledger, err := release.Parse(listing.After)
	s.ledger, s.ledgerText, s.listed = &ledger, listing.After, len(s.published)
	return err
}
