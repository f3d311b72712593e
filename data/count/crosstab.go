package count

import (
	"context"
	"fmt"
	"slices"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/frame"
	"spoor/data/count/scan"
	"spoor/data/count/tables"
	"spoor/internal/nearest"
)

// Crosstab counts one item of a wave, for all respondents and, unless by is empty, for each option of the item by.
//
// It refuses a wave of reconstructed answers and items of different files, because nobody knows there which answers belong
// to the same respondent. Problems and the error are those of [Survey.Count].
func (s *Survey) Crosstab(ctx context.Context, wave data.Wave, item, by string) (data.Crosstab, data.Problems, error) {
	if err := ctx.Err(); err != nil {
		return data.Crosstab{}, nil, err
	}
	file, err := s.crosstabFile(wave, item, by)
	if err != nil {
		return data.Crosstab{}, nil, err
	}
	tables, problems, err := s.crosstabs(ctx, wave, file, []string{item}, by)
	if err != nil {
		return data.Crosstab{}, nil, err
	}
	return tables[0], problems, nil
}

// Crosstabs counts every item that stands in one file with the item by, for all respondents and for each option of it. The
// file is read once. Problems and the error are those of [Survey.Crosstab].
func (s *Survey) Crosstabs(ctx context.Context, wave data.Wave, by string) ([]data.Crosstab, data.Problems, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	file, err := s.crosstabFile(wave, by, "")
	if err != nil {
		return nil, nil, err
	}
	var items []string
	for _, item := range s.Codebook.Items {
		if item.ID == by || item.Kind == data.Open || !slices.Contains(file.Items, item.ID) {
			continue
		}
		if _, err := s.crosstabFile(wave, item.ID, by); err != nil {
			return nil, nil, err
		}
		items = append(items, item.ID)
	}
	return s.crosstabs(ctx, wave, file, items, by)
}

// crosstabs counts items of one file, which were found fit to be counted.
func (s *Survey) crosstabs(ctx context.Context, wave data.Wave, file data.WaveFile, items []string, by string) ([]data.Crosstab, data.Problems, error) {
	codebook := s.Codebook.AsAsked(wave)
	tables := make([]data.Crosstab, len(items))
	for i, item := range items {
		tables[i].Item, _ = codebook.Item(item)
		tables[i].By, _ = codebook.Item(by)
		for _, option := range tables[i].By.Options {
			tables[i].Groups = append(tables[i].Groups, data.Group{ID: option.ID})
		}
	}
	part, err := s.part(wave, file)
	if err != nil {
		return nil, nil, err
	}
	problems, err := s.fillCrosstabs(ctx, part, tables)
	if err != nil {
		return nil, nil, err
	}
	return tables, append(problems, answers.ChangedIn(problems, part.Items, totals(tables))...), nil
}

// totals are the tallies of all respondents in crosstabs by one item, and how many answered that.
func totals(crosstabs []data.Crosstab) []data.Tally {
	var all []data.Tally
	for i, c := range crosstabs {
		all = append(all, c.Whole...)
		if i > 0 || len(c.Groups) == 0 {
			continue
		}
		if first := c.Groups[0]; len(first.Tallies) > 0 && len(first.Rest) > 0 {
			all = append(all, data.Tally{Item: c.By.ID, Answered: first.Tallies[0].Asked + first.Rest[0].Asked})
		}
	}
	return all
}

// fillCrosstabs fills crosstabs by the same item, of one file or source.
func (s *Survey) fillCrosstabs(ctx context.Context, file answers.File, crosstabs []data.Crosstab) (data.Problems, error) {
	if err := checkRankings(ctx, file); err != nil {
		return nil, err
	}
	if len(file.Of.URLs) > 0 {
		return tables.Crosstabs(ctx, file, crosstabs)
	}
	scans, err := s.scans(file)
	switch {
	case err != nil:
		return nil, err
	case scans:
		return scan.Crosstabs(ctx, file, crosstabs)
	}
	return frame.Crosstabs(ctx, file, crosstabs)
}

// crosstabFile returns the file that holds both items, or why there is no crosstab.
func (s *Survey) crosstabFile(wave data.Wave, item, by string) (data.WaveFile, error) {
	of, known := s.Codebook.Item(item)
	switch {
	case !known:
		return data.WaveFile{}, fmt.Errorf("no item %q%s", item, nearest.DidYouMean(item, s.Codebook.ItemIDs()))
	case of.Kind == data.Open:
		return data.WaveFile{}, fmt.Errorf("item %q holds free text, which is not counted", item)
	}
	files := wave.RespondentFiles()
	at := slices.IndexFunc(files, func(f data.WaveFile) bool { return slices.Contains(f.Items, item) })
	if at < 0 {
		return data.WaveFile{}, fmt.Errorf("wave %s has no answers of respondents to item %q", wave.ID, item)
	}
	if by == "" {
		return files[at], nil
	}
	group, known := s.Codebook.Item(by)
	switch {
	case !known:
		return data.WaveFile{}, fmt.Errorf("no item %q to make groups of%s", by, nearest.DidYouMean(by, s.Codebook.ItemIDs()))
	case group.Kind != data.Single && group.Kind != data.Multiple:
		return data.WaveFile{}, fmt.Errorf("item %q is of kind %s; groups are the options of a single or multiple item", by, group.Kind)
	case item == by:
		return data.WaveFile{}, fmt.Errorf("item %q cannot be set against itself; give another item to make groups of", item)
	case wave.Provenance == data.Reconstructed:
		return data.WaveFile{}, fmt.Errorf("wave %s was reconstructed from published percentages: which answers belong to the same respondent is invented, "+
			"so a crosstab of %s by %s would be too; it needs a wave with the answers of respondents", wave.ID, item, by)
	}
	held := slices.IndexFunc(files, func(f data.WaveFile) bool { return slices.Contains(f.Items, by) })
	switch {
	case held < 0:
		return data.WaveFile{}, fmt.Errorf("wave %s has no answers of respondents to item %q, so it has no groups by it", wave.ID, by)
	case held != at:
		return data.WaveFile{}, fmt.Errorf("item %q stands in %s and %q in %s; a crosstab needs both in one file, a row for each respondent",
			item, placeName(files[at]), by, placeName(files[held]))
	}
	return files[at], nil
}

// place is where answers stand: a file, or a database.
func placeName(f data.WaveFile) string {
	if len(f.URLs) > 0 {
		return "a database"
	}
	return f.Name
}
