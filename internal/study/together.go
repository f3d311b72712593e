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
	"spoor/analysis/disclosure/shown"
	"spoor/data"
)

// ReleasesName is the name of the file, in the folder of a wave, that lists what was published of it.
const ReleasesName = "releases.json"

// Together judges tables of the wave by everything that is published of it, now and before, and hides more where a small count could be
// derived. Groups of a table were counted in the crosstab in its place; without groups it is not looked at, and there may be none. Tables
// that no rule protects come back as they are.
func (s *Study) Together(ctx context.Context, tables []analysis.Table, crosstabs []data.Crosstab) ([]analysis.Table, error) {
	if len(tables) == 0 || !tables[0].Protected() {
		return tables, nil
	}
	tables, err := protectWeighted(tables)
	if err != nil {
		return nil, err
	}
	if _, err := s.Tallies(ctx); err != nil {
		return nil, err
	}
	var all []release.Table
	places := make([][]int, len(tables)) // of what each shows: several tables of one item show all respondents once
	for i, table := range tables {
		for _, part := range shown.In(table, s.tallies) {
			at := slices.IndexFunc(all, part.Equal)
			if at < 0 {
				at, all = len(all), append(all, part)
			}
			places[i] = append(places[i], at)
		}
	}
	wave := s.publishing(ctx)
	kept, err := s.judge(ctx, wave, tables[0].Options.Disclosure, all)
	if err != nil {
		return nil, err
	}
	bounds, err := release.Bounds(ctx, wave, kept)
	if err != nil {
		return nil, s.Source.WithPlace(err)
	}
	tables = slices.Clone(tables)
	for i, table := range tables {
		var crosstab data.Crosstab
		if len(table.Groups) > 0 {
			crosstab = crosstabs[i]
		}
		if tables[i], err = shown.Hide(table, s.tallies, crosstab, of(places[i], all), of(places[i], kept), of(places[i], bounds)); err != nil {
			return nil, err
		}
	}
	if tables, err = protectWeighted(tables); err != nil {
		return nil, err
	}
	s.publish(kept)
	return tables, nil
}

// judge returns what of tables can be shown beside everything that is published of the wave, now and before.
func (s *Study) judge(ctx context.Context, wave release.Wave, rule disclosure.Rule, tables []release.Table) ([]release.Table, error) {
	ledger, err := s.releases()
	if err != nil {
		return nil, err
	}
	beside, err := s.beside()
	if err != nil {
		return nil, err
	}
	ledger.Releases = append(slices.Clip(ledger.Releases), release.Release{Preset: s.Preset, Tables: s.published}) // by this command
	kept, err := ledger.Protect(ctx, wave, rule, beside, tables)
	return kept, s.Source.WithPlace(err)
}

// publish adds what this study shows.
func (s *Study) publish(tables []release.Table) {
	for _, t := range tables {
		if !slices.ContainsFunc(s.published, t.Equal) {
			s.published = append(s.published, t)
		}
	}
}

// Shows returns an error where the rule of the wave would hide something of tables that are shown as they are, beside everything that is
// published of it; otherwise they count as shown.
func (s *Study) Shows(ctx context.Context, tables []release.Table) error {
	if s.Preset == "" {
		return nil
	}
	if _, err := s.Tallies(ctx); err != nil {
		return err
	}
	kept, err := s.judge(ctx, s.publishing(ctx), s.Preset.Rule(), tables)
	if err != nil {
		return err
	}
	if !slices.EqualFunc(kept, tables, release.Table.Equal) {
		return errHiddenBeside
	}
	s.publish(kept)
	return nil
}

// protectWeighted takes out of tables of a weighted sample what the weights tell.
func protectWeighted(tables []analysis.Table) ([]analysis.Table, error) {
	out := make([]analysis.Table, len(tables))
	for i, table := range tables {
		one, err := table.ProtectWeighted()
		if err != nil {
			return nil, Refused{Err: fmt.Errorf("item %s by %s: %w", table.Item.ID, table.By.ID, err)}
		}
		out[i] = one
	}
	return out, nil
}

// of returns the values in these places.
func of[T any](places []int, all []T) []T {
	out := make([]T, len(places))
	for i, at := range places {
		out[i] = all[at]
	}
	return out
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
	return release.Wave{Codebook: s.Codebook, Tallies: s.tallies, Progress: s.Source.Listener.done("small counts"), Crosstab: func(item, by string) (data.Crosstab, error) {
		if crosstab, found := counted[[2]string{item, by}]; found {
			return crosstab, nil
		}
		crosstab, _, err := s.Survey.Crosstab(ctx, s.Wave, item, by) // its problems were said when it was asked for
		if err != nil {
			if !slices.ContainsFunc(s.Wave.RespondentFiles(), func(f data.WaveFile) bool { return slices.Contains(f.Items, item) && slices.Contains(f.Items, by) }) {
				err = fmt.Errorf("%w: %w", release.ErrApart, err)
			}
			return crosstab, err
		}
		counted[[2]string{item, by}] = crosstab
		return crosstab, nil
	}}
}

// Opened is the waves that a command opened, in the order in which it did.
type Opened struct{ Waves []*Study }

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
