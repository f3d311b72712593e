package data

import (
	"context"
	"fmt"
	"slices"
)

// Crosstab holds the tallies of one item for all respondents and for each group of them. All its tallies have sums.
type Crosstab struct {
	Item   Item
	By     Item    // the item whose options are the groups; without groups its id is empty
	Whole  []Tally // of all respondents, those in no group included: one for each row of the item
	Groups []Group // one for each option of By, in codebook order; of a multiple item they overlap

	// Patterns are the combinations of options that were picked, in codebook order of the first option that differs. Only
	// for a multiple item in groups that do not overlap: a test of them all needs to know who picked what together.
	Patterns []Pattern
}

// Group is the part of the respondents who chose one option of the item that makes the groups.
type Group struct {
	ID      string
	Tallies []Tally // one for each row of the item
	Rest    []Tally // of those who answered the item that makes the groups, and did not choose this option
}

// Pattern is one combination of options and how many respondents of each group picked exactly that.
type Pattern struct {
	Picks  []int // places of the options in the codebook, ascending
	Counts []int // one for each group
}

// Overlapping reports whether a respondent can be in several groups.
func (c Crosstab) Overlapping() bool { return c.By.Kind == Multiple }

// Crosstab counts one item of a wave, for all respondents and, unless by is empty, for each option of the item by.
//
// It refuses a wave of reconstructed answers and items of different files, because nobody knows there which answers belong
// to the same respondent. Problems and the error are those of [Survey.Count].
func (s *Survey) Crosstab(ctx context.Context, wave Wave, item, by string) (Crosstab, Problems, error) {
	if err := ctx.Err(); err != nil {
		return Crosstab{}, nil, err
	}
	s = s.asAsked(wave)
	file, err := s.crosstabFile(wave, item, by)
	if err != nil {
		return Crosstab{}, nil, err
	}
	tables, problems, err := s.crosstabs(ctx, wave, file, []string{item}, by)
	if err != nil {
		return Crosstab{}, nil, err
	}
	return tables[0], problems, nil
}

// Crosstabs counts every item that stands in one file with the item by, for all respondents and for each option of it. The
// file is read once. Problems and the error are those of [Survey.Crosstab].
func (s *Survey) Crosstabs(ctx context.Context, wave Wave, by string) ([]Crosstab, Problems, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	s = s.asAsked(wave)
	file, err := s.crosstabFile(wave, by, "")
	if err != nil {
		return nil, nil, err
	}
	var items []string
	for _, item := range s.Codebook.Items {
		if item.ID == by || item.Kind == Open || !slices.Contains(file.Items, item.ID) {
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
func (s *Survey) crosstabs(ctx context.Context, wave Wave, file WaveFile, items []string, by string) ([]Crosstab, Problems, error) {
	tables := make([]Crosstab, len(items))
	for i, item := range items {
		tables[i].Item, _ = s.Codebook.Item(item)
		tables[i].By, _ = s.Codebook.Item(by)
		for _, option := range tables[i].By.Options {
			tables[i].Groups = append(tables[i].Groups, Group{ID: option.ID})
		}
	}
	count, err := s.crosstabCounter(wave, file)
	if err != nil {
		return nil, nil, err
	}
	problems, err := count(ctx, wave, file, tables)
	if err != nil {
		return nil, nil, err
	}
	return tables, problems, nil
}

// crosstabCounter returns how crosstabs of a file or source are filled.
func (s *Survey) crosstabCounter(wave Wave, file WaveFile) (func(context.Context, Wave, WaveFile, []Crosstab) (Problems, error), error) {
	if len(file.URLs) > 0 {
		return s.tableCrosstabs, nil
	}
	scans, err := s.scans(wave, file)
	if scans {
		return s.scanCrosstabs, err
	}
	return s.frameCrosstabs, err
}

// frameCrosstabs fills crosstabs by the same item from a frame.
func (s *Survey) frameCrosstabs(_ context.Context, wave Wave, file WaveFile, tables []Crosstab) (Problems, error) {
	read, problems, err := s.read(wave, file)
	if err != nil {
		return nil, err
	}
	for i := range tables {
		table := &tables[i]
		var groups Answers
		for _, answers := range read.answers {
			if answers.Item.ID == table.By.ID {
				groups = answers
			}
		}
		for _, answers := range read.answers {
			if answers.Item.ID != table.Item.ID {
				continue
			}
			if err := table.count(wave.ID, read.sample, answers, groups); err != nil {
				return nil, fmt.Errorf("count %s by %s: %w", table.Item.ID, table.By.ID, err)
			}
		}
	}
	return problems, nil
}

// crosstabFile returns the file that holds both items, or why there is no crosstab.
func (s *Survey) crosstabFile(wave Wave, item, by string) (WaveFile, error) {
	of, known := s.Codebook.Item(item)
	switch {
	case !known:
		return WaveFile{}, fmt.Errorf("no item %q%s", item, didYouMean(item, s.Codebook.ItemIDs()))
	case of.Kind == Open:
		return WaveFile{}, fmt.Errorf("item %q holds free text, which is not counted", item)
	}
	files := wave.respondents()
	at := slices.IndexFunc(files, func(f WaveFile) bool { return slices.Contains(f.Items, item) })
	if at < 0 {
		return WaveFile{}, fmt.Errorf("wave %s has no answers of respondents to item %q", wave.ID, item)
	}
	if by == "" {
		return files[at], nil
	}
	group, known := s.Codebook.Item(by)
	switch {
	case !known:
		return WaveFile{}, fmt.Errorf("no item %q to make groups of%s", by, didYouMean(by, s.Codebook.ItemIDs()))
	case group.Kind != Single && group.Kind != Multiple:
		return WaveFile{}, fmt.Errorf("item %q is of kind %s; groups are the options of a single or multiple item", by, group.Kind)
	case item == by:
		return WaveFile{}, fmt.Errorf("item %q cannot be set against itself; give another item to make groups of", item)
	case wave.Provenance == Reconstructed:
		return WaveFile{}, fmt.Errorf("wave %s was reconstructed from published percentages: which answers belong to the same respondent is invented, "+
			"so a crosstab of %s by %s would be too; it needs a wave with the answers of respondents", wave.ID, item, by)
	}
	held := slices.IndexFunc(files, func(f WaveFile) bool { return slices.Contains(f.Items, by) })
	switch {
	case held < 0:
		return WaveFile{}, fmt.Errorf("wave %s has no answers of respondents to item %q, so it has no groups by it", wave.ID, by)
	case held != at:
		return WaveFile{}, fmt.Errorf("item %q stands in %s and %q in %s; a crosstab needs both in one file, a row for each respondent",
			item, files[at].place(), by, files[held].place())
	}
	return files[at], nil
}

// place is where answers stand: a file, or a database.
func (f WaveFile) place() string {
	if len(f.URLs) > 0 {
		return "a database"
	}
	return f.Name
}

// count adds the tallies of one row of the item.
func (c *Crosstab) count(wave string, drawn sample, answers, groups Answers) error {
	tally := func(group string, member func(i int) bool) (Tally, error) {
		t, err := answers.tally(wave, drawn, true, member)
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
		in, err := tally(group.ID, func(i int) bool { return groups.has(i, g) })
		if err != nil {
			return err
		}
		rest, err := tally("", func(i int) bool { return groups.State[i] == Answered && !groups.has(i, g) })
		if err != nil {
			return err
		}
		group.Tallies, group.Rest = append(group.Tallies, in), append(group.Rest, rest)
	}
	if len(c.Groups) > 0 && answers.Item.Kind == Multiple && !c.Overlapping() {
		c.Patterns = patterns(drawn, answers, groups)
	}
	return nil
}

// patterns counts who picked what together in each group.
func patterns(drawn sample, answers, groups Answers) []Pattern {
	at := map[string]int{}
	var found []Pattern
	for i, state := range answers.State {
		if state != Answered || groups.State[i] != Answered || !drawn.counted(i) {
			continue
		}
		picks := answers.picks(i)
		key := fmt.Sprint(picks)
		if _, known := at[key]; !known {
			at[key] = len(found)
			found = append(found, Pattern{Picks: picks, Counts: make([]int, len(groups.Item.Options))})
		}
		found[at[key]].Counts[groups.Code[i]]++
	}
	slices.SortFunc(found, func(a, b Pattern) int { return slices.Compare(a.Picks, b.Picks) })
	return found
}

// Add returns the crosstab of two sets of respondents that have nobody in common. It is an error when they are not of the
// same wave, item and groups, and where [Tally.Add] makes one.
func (c Crosstab) Add(other Crosstab) (Crosstab, error) {
	if c.Item.ID != other.Item.ID || c.By.ID != other.By.ID || len(c.Groups) != len(other.Groups) {
		return Crosstab{}, fmt.Errorf("cannot add a crosstab of %s by %s to one of %s by %s; they must be of the same items", other.Item.ID, other.By.ID, c.Item.ID, c.By.ID)
	}
	var err error
	if c.Whole, err = addAll(c.Whole, other.Whole); err != nil {
		return Crosstab{}, err
	}
	c.Groups = slices.Clone(c.Groups)
	for g := range c.Groups {
		group, more := &c.Groups[g], other.Groups[g]
		if group.Tallies, err = addAll(group.Tallies, more.Tallies); err != nil {
			return Crosstab{}, err
		}
		if group.Rest, err = addAll(group.Rest, more.Rest); err != nil {
			return Crosstab{}, err
		}
	}
	c.Patterns = addPatterns(c.Patterns, other.Patterns)
	return c, nil
}

func addAll(first, second []Tally) ([]Tally, error) {
	if len(first) != len(second) {
		return nil, fmt.Errorf("cannot add %d tallies to %d; both must have every row of the item", len(second), len(first))
	}
	sum := make([]Tally, len(first))
	for i := range first {
		var err error
		if sum[i], err = first[i].Add(second[i]); err != nil {
			return nil, err
		}
	}
	return sum, nil
}

func addPatterns(first, second []Pattern) []Pattern {
	sum := make([]Pattern, 0, len(first)+len(second))
	for _, pattern := range slices.Concat(first, second) {
		at, found := slices.BinarySearchFunc(sum, pattern.Picks, func(p Pattern, picks []int) int { return slices.Compare(p.Picks, picks) })
		if !found {
			sum = slices.Insert(sum, at, Pattern{pattern.Picks, slices.Clone(pattern.Counts)})
			continue
		}
		for g, count := range pattern.Counts {
			sum[at].Counts[g] += count
		}
	}
	return sum
}
