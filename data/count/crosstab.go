package count

import (
	"context"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/frame"
	"spoor/data/count/scan"
	"spoor/data/count/tables"
	"spoor/data/cross"
	"spoor/data/problem"
	"spoor/internal/nearest"
)

// Crosstab counts one item of a wave, for all respondents and, unless by is empty, for each option of the item by, or of several items
// crossed, see [cross.Parse].
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

// CrosstabsOf counts items of a wave as [Survey.Crosstab] does, in their order. A file is read once for all its items.
func (s *Survey) CrosstabsOf(ctx context.Context, wave data.Wave, items []string, by string) ([]data.Crosstab, data.Problems, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	files := make([]data.WaveFile, len(items))
	for i, item := range items {
		var err error
		if files[i], err = s.crosstabFile(wave, item, by); err != nil {
			return nil, nil, err
		}
	}
	tables := make([]data.Crosstab, len(items))
	var problems data.Problems
	for i, file := range files {
		if tables[i].Item.ID != "" {
			continue // counted with one before it
		}
		var places []int
		var together []string
		for k := i; k < len(items); k++ {
			if placeName(files[k]) == placeName(file) && slices.Equal(files[k].URLs, file.URLs) {
				places, together = append(places, k), append(together, items[k])
			}
		}
		counted, found, err := s.crosstabs(ctx, wave, file, together, by)
		if err != nil {
			return nil, nil, err
		}
		for at, place := range places {
			tables[place] = counted[at]
		}
		problems = append(problems, found...)
	}
	return tables, problems, nil
}

// Crosstabs counts every item that stands in one file with the item by, for all respondents and for each option of it. The
// file is read once. Problems and the error are those of [Survey.Crosstab].
func (s *Survey) Crosstabs(ctx context.Context, wave data.Wave, by string) ([]data.Crosstab, data.Problems, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	items, _, err := s.Crossable(wave, by)
	if err != nil {
		return nil, nil, err
	}
	return s.CrosstabsOf(ctx, wave, items, by)
}

// Crossable returns the items of a wave that stand in one file with what makes the groups, and those that do not: they are in another
// file, or nothing is known of their respondents. Free texts, and what makes the groups, are neither.
func (s *Survey) Crossable(wave data.Wave, by string) (items, apart []string, err error) {
	makers := cross.Parse(by)
	file, err := s.crosstabFile(wave, makers[0], "")
	if err != nil {
		return nil, nil, err
	}
	for _, item := range s.Codebook.Items {
		switch {
		case item.Kind == data.Open || slices.Contains(makers, item.ID):
		case !slices.Contains(file.Items, item.ID):
			apart = append(apart, item.ID)
		default:
			if _, err := s.crosstabFile(wave, item.ID, by); err != nil {
				return nil, nil, err
			}
			items = append(items, item.ID)
		}
	}
	return items, apart, nil
}

// crosstabs counts items of one file, which were found fit to be counted.
func (s *Survey) crosstabs(ctx context.Context, wave data.Wave, file data.WaveFile, items []string, by string) ([]data.Crosstab, data.Problems, error) {
	codebook := s.Codebook.AsAsked(wave)
	tables := make([]data.Crosstab, len(items))
	for i, id := range items {
		item, _ := codebook.Item(id)
		tables[i] = emptyCrosstab(item, makersOf(codebook, by))
	}
	part, err := s.part(wave, file)
	if err != nil {
		return nil, nil, err
	}
	problems, err := s.fillCrosstabs(ctx, part, tables)
	if err != nil {
		return nil, nil, err
	}
	problems = append(problems, answers.ChangedIn(problems, part.Items, totals(tables))...)
	for i, table := range tables {
		tables[i] = table.Filled()
	}
	return tables, problems, nil
}

// makersOf are the items that make groups, none for "".
func makersOf(codebook data.Codebook, by string) []data.Item {
	if by == "" {
		return nil
	}
	var makers []data.Item
	for _, id := range cross.Parse(by) {
		maker, _ := codebook.Item(id)
		makers = append(makers, maker)
	}
	return makers
}

// emptyCrosstab is a crosstab before it is filled.
func emptyCrosstab(item data.Item, makers []data.Item) data.Crosstab {
	table := data.Crosstab{Item: item, By: cross.Of(makers), Makers: makers}
	for _, option := range table.By.Options {
		table.Groups = append(table.Groups, data.Group{ID: option.ID})
	}
	return table
}

// totals are the tallies of all respondents in crosstabs by one item, and how many answered that; of items that are crossed, how many
// answered all of them.
func totals(crosstabs []data.Crosstab) []data.Tally {
	var all []data.Tally
	for i, c := range crosstabs {
		all = append(all, c.Whole...)
		if i > 0 || len(c.Groups) == 0 {
			continue
		}
		if first := c.Groups[0]; len(first.Tallies) > 0 && len(first.Rest) > 0 {
			for _, maker := range c.Makers {
				all = append(all, data.Tally{Item: maker.ID, Answered: first.Tallies[0].Asked + first.Rest[0].Asked})
			}
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
		return data.WaveFile{}, problem.Refuse("no item %q%s", item, nearest.DidYouMean(item, s.Codebook.ItemIDs()))
	case of.Kind == data.Open:
		return data.WaveFile{}, problem.Refuse("item %q holds free text, which is not counted", item)
	}
	files := wave.RespondentFiles()
	at := slices.IndexFunc(files, func(f data.WaveFile) bool { return slices.Contains(f.Items, item) })
	if at < 0 {
		return data.WaveFile{}, problem.Refuse("wave %s has no answers of respondents to item %q", wave.ID, item)
	}
	if by == "" {
		return files[at], nil
	}
	groups, makers := 1, cross.Parse(by)
	for i, maker := range makers {
		group, err := s.maker(wave, of, maker)
		switch {
		case err != nil:
			return data.WaveFile{}, err
		case slices.Contains(makers[:i], maker):
			return data.WaveFile{}, problem.Refuse("item %q cannot be crossed with itself in %q; give two items", maker, by)
		}
		groups *= len(group.Options)
		held := slices.IndexFunc(files, func(f data.WaveFile) bool { return slices.Contains(f.Items, maker) })
		switch {
		case held < 0:
			return data.WaveFile{}, problem.Refuse("wave %s has no answers of respondents to item %q, so it has no groups by it", wave.ID, maker)
		case held != at:
			return data.WaveFile{}, problem.Refuse("item %q stands in %s and %q in %s; a crosstab needs both in one file, a row for each respondent",
				item, placeName(files[at]), maker, placeName(files[held]))
		}
	}
	if len(makers) > 1 && groups > mostGroups {
		return data.WaveFile{}, problem.Refuse("%s makes %d groups; at most %d are counted", by, groups, mostGroups)
	}
	return files[at], nil
}

// mostGroups is the largest number of groups that items are crossed to.
const mostGroups = 200

// maker finds an item to make groups of, for a crosstab of another item.
func (s *Survey) maker(wave data.Wave, item data.Item, by string) (data.Item, error) {
	group, known := s.Codebook.Item(by)
	others := func() string { return strings.Join(cross.Possible(s.Codebook).ItemIDs(), ", ") }
	switch {
	case cross.Row(s.Codebook, by):
		return data.Item{}, problem.Refuse("%q is a row of an item and makes no groups; those are made by %s; who gave one answer to it are counted with --where '%s = answer'", by, others(), by)
	case !known:
		return data.Item{}, problem.Refuse("no item %q to make groups of%s", by, nearest.DidYouMean(by, s.Codebook.ItemIDs()))
	case group.Kind != data.Single && group.Kind != data.Multiple:
		return data.Item{}, problem.Refuse("item %q is of kind %s; groups are the options of a single or multiple item: %s", by, group.Kind, others())
	case item.ID == by:
		return data.Item{}, problem.Refuse("item %q cannot be set against itself; give another item to make groups of", by)
	case wave.Provenance == data.Reconstructed:
		return data.Item{}, problem.Refuse("wave %s was reconstructed from published percentages: which answers belong to the same respondent is invented, "+
			"so a crosstab of %s by %s would be too; it needs a wave with the answers of respondents", wave.ID, item.ID, by)
	}
	return group, nil
}

// place is where answers stand: a file, or a database.
func placeName(f data.WaveFile) string {
	if len(f.URLs) > 0 {
		return "a database"
	}
	return f.Name
}
