package data

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"

	"spoor/data/sums"
)

// Tally counts the answers to one item, or to one row of a battery, in one wave and one group of respondents.
//
// Answered + Unusable is at most Asked; the rest was asked and skipped the question, did not know or refused. Those who
// were never asked are in no count. Tallies of different respondents add up: see [Tally.Add].
type Tally struct {
	Wave     string
	Item     string
	Row      string // id of the row, empty for an item without rows
	Group    string // id of the group, empty for all respondents
	Asked    int    // could answer
	Answered int    // did answer; the base of percentages
	Unusable int    // answered, but the answer has a problem and counts nowhere else
	Counts   []int  // how many chose each option, in codebook order; of a number item empty
	Spans    []Span // what is known of each count where some are hidden, and Counts holds the least; nil otherwise

	// Sum is the sum of the values of a number item, in the unit of its range.
	Sum float64
	// SumOfSquares is the sum of their squares. It is 0, and SpreadKnown false, when only the mean was published.
	SumOfSquares float64
	SpreadKnown  bool

	// Sums are those of the respondents who answered, for each stratum and cluster; nil where everybody counts the same
	// and nobody asked for them. Others are those of all other respondents who were drawn: with their weight and no
	// answer if they were asked, with weight 0 if not. A respondent of weight 0 is in these only, and in no count above.
	Sums, Others *sums.Sums
	// Population of each stratum, see [Design]; nil without finite populations.
	Population map[string]float64
}

// Add returns the tally of two sets of respondents that have nobody in common. The sum of two groups belongs to no group.
// It is an error to add tallies of different waves, items, rows or numbers of options, one with sums to one without, and
// tallies that do not agree on the population of a stratum.
func (t Tally) Add(other Tally) (Tally, error) {
	if t.Wave != other.Wave || t.Item != other.Item || t.Row != other.Row {
		return Tally{}, fmt.Errorf("cannot add the tallies of %s and %s; they must be of the same wave, item and row", t.name(), other.name())
	}
	if len(t.Counts) != len(other.Counts) {
		return Tally{}, fmt.Errorf("cannot add two tallies of %s, of %d and of %d options; count both with the same codebook", t.name(), len(t.Counts), len(other.Counts))
	}
	if t.Group != other.Group {
		t.Group = ""
	}
	t.Spans = addSpans(t, other)
	t.Counts = slices.Clone(t.Counts)
	for i, count := range other.Counts {
		t.Counts[i] += count
	}
	t.Asked += other.Asked
	t.Answered += other.Answered
	t.Unusable += other.Unusable
	t.Sum += other.Sum
	t.SumOfSquares += other.SumOfSquares
	t.SpreadKnown = t.SpreadKnown && other.SpreadKnown
	if err := t.addSums(other); err != nil {
		return Tally{}, fmt.Errorf("cannot add two tallies of %s: %w", t.name(), err)
	}
	return t, nil
}

// addSums replaces the sums by those of both, which share nothing with either.
func (t *Tally) addSums(other Tally) error {
	if (t.Sums == nil) != (other.Sums == nil) {
		return errors.New("one has weights and the other has not; count both with the same design")
	}
	if t.Sums == nil {
		return nil
	}
	t.Sums, t.Others, t.Population = t.Sums.Clone(), t.Others.Clone(), maps.Clone(t.Population)
	if err := t.Sums.Merge(other.Sums); err != nil {
		return err
	}
	if err := t.Others.Merge(other.Others); err != nil {
		return err
	}
	if (t.Population == nil) != (other.Population == nil) {
		return errors.New("one has finite populations and the other has not; count both with the same design")
	}
	for _, stratum := range slices.Sorted(maps.Keys(other.Population)) {
		if known, found := t.Population[stratum]; found && known != other.Population[stratum] {
			return fmt.Errorf("the population of stratum %q is %v in one and %v in the other", stratum, known, other.Population[stratum])
		}
		t.Population[stratum] = other.Population[stratum]
	}
	return nil
}

func (t Tally) name() string { return "wave " + t.Wave + ", " + unitID{t.Item, t.Row}.String() }

// Count reads the files of a wave and tallies every item in them, in codebook order, rows in the order of the battery.
//
// Answers that have a problem are left out of their item and counted as Unusable; the problems come back beside the
// tallies. A file that cannot be used at all is an error, of type [Problems] when the fault is in its content.
func (s *Survey) Count(ctx context.Context, wave Wave) ([]Tally, Problems, error) {
	s = s.asAsked(wave)
	var tallies []Tally
	var problems, fatal Problems
	for _, file := range wave.respondents() {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		count, err := s.counter(wave, file)
		if err != nil {
			return nil, nil, err
		}
		counted, found, err := count(ctx, wave, file)
		var unusable Problems
		switch {
		case errors.As(err, &unusable):
			fatal = append(fatal, unusable...)
		case err != nil:
			return nil, nil, err
		}
		tallies = append(tallies, counted...)
		problems = append(problems, found...)
	}
	for _, file := range wave.Counts {
		counted, err := s.countTable(wave, file)
		var unusable Problems
		switch {
		case errors.As(err, &unusable):
			fatal = append(fatal, unusable...)
		case err != nil:
			return nil, nil, err
		}
		tallies = append(tallies, counted...)
	}
	if len(fatal) > 0 {
		return nil, nil, append(problems, fatal...)
	}
	for _, mean := range wave.Means {
		tallies = append(tallies, Tally{Wave: wave.ID, Item: mean.Item, Row: mean.Row, Asked: mean.N, Answered: mean.N, Sum: mean.Mean * float64(mean.N)})
	}
	order := map[unitID]int{}
	for _, item := range s.Codebook.Items {
		for _, u := range units(item) {
			order[unitID{item.ID, u.row}] = len(order)
		}
	}
	slices.SortStableFunc(tallies, func(a, b Tally) int {
		return order[unitID{a.Item, a.Row}] - order[unitID{b.Item, b.Row}]
	})
	return tallies, problems, nil
}

// counter returns how a file or source is counted.
func (s *Survey) counter(wave Wave, file WaveFile) (func(context.Context, Wave, WaveFile) ([]Tally, Problems, error), error) {
	if len(file.URLs) > 0 {
		return s.countTables, nil
	}
	scans, err := s.scans(wave, file)
	if scans {
		return s.scanFile, err
	}
	return s.countFile, err
}

// columnsOf returns the columns that a file with these items holds beside that of the respondents.
func columnsOf(items []Item, design Design) []string {
	var columns []string
	for _, item := range items {
		columns = append(columns, item.Columns()...)
	}
	for _, column := range design.columns() {
		if !slices.Contains(columns, column) {
			columns = append(columns, column)
		}
	}
	return columns
}

func (s *Survey) countFile(_ context.Context, wave Wave, file WaveFile) ([]Tally, Problems, error) {
	read, problems, err := s.read(wave, file)
	if err != nil {
		return nil, nil, err
	}
	var tallies []Tally
	for _, answers := range read.answers {
		tally, err := answers.tally(wave.ID, read.sample, !wave.Design.IsZero(), func(int) bool { return true })
		if err != nil {
			return nil, nil, fmt.Errorf("count %s: %w", unitID{answers.Item.ID, answers.Row}, err)
		}
		tallies = append(tallies, tally)
	}
	return tallies, problems, nil
}

// fileAnswers are the answers in one file, open ones left out, and how its respondents were drawn.
type fileAnswers struct {
	answers []Answers
	sample  sample
}

// read reads a file of a wave. The problems are in the order of lines.
func (s *Survey) read(wave Wave, file WaveFile) (fileAnswers, Problems, error) {
	s = s.asAsked(wave)
	responses, problems, err := s.responsesOf(wave, file)
	if err != nil {
		return fileAnswers{}, nil, err
	}
	var out fileAnswers
	for _, id := range file.Items {
		item, _ := s.Codebook.Item(id) // checked when the wave was read
		if item.Kind == Open {
			continue
		}
		for _, u := range units(item) {
			answers, found := responses.answers(u)
			problems = append(problems, found...)
			out.answers = append(out.answers, answers)
		}
	}
	markNotAsked(out.answers)
	drawn, found := responses.sample(wave.Design)
	out.sample = drawn
	problems = append(problems, found...)
	slices.SortStableFunc(problems, func(a, b Problem) int { return a.Line - b.Line })
	return out, problems, nil
}

// responsesOf reads the cells of a file of a wave, as the wave asked its items.
func (s *Survey) responsesOf(wave Wave, file WaveFile) (*responses, Problems, error) {
	name := path.Join("waves", wave.ID, file.Name)
	source, err := fs.ReadFile(s.files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, Problems{{File: name, Message: absentFile}}
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", name, err)
	}
	if source, err = s.uncompress(wave, file, source); err != nil {
		return nil, nil, gunzip(name, err)
	}
	return readResponses(name, source, columnsOf(s.itemsOf(file), wave.Design), wave.unused)
}

// tally counts the answers of those respondents who are members, with sums if asked.
func (a Answers) tally(wave string, drawn sample, withSums bool, member func(i int) bool) (Tally, error) {
	t := Tally{Wave: wave, Item: a.Item.ID, Row: a.Row, Counts: make([]int, len(a.Item.Answers())), SpreadKnown: a.Item.Kind == Number}
	if withSums {
		t.Sums, t.Others, t.Population = newSums(a.Item), newSums(a.Item), drawn.population
	}
	var values moments
	for i, state := range a.State {
		if !member(i) {
			continue
		}
		if withSums {
			if err := drawn.addTo(&t, a, i); err != nil {
				return Tally{}, err
			}
		}
		if !drawn.counted(i) {
			continue
		}
		if state != NotAsked {
			t.Asked++
		}
		switch state {
		case Answered:
			t.Answered++
			a.count(&t, &values, i)
		case Unusable:
			t.Unusable++
		}
	}
	values.in(&t)
	return t, nil
}

// count adds the answer of respondent i, a number to the values.
func (a Answers) count(t *Tally, values *moments, i int) {
	switch a.Item.Kind {
	case Multiple:
		for k := range a.Picked {
			if a.Picked[k][i] {
				t.Counts[k]++
			}
		}
	case Number:
		values.add(a.Value[i])
	default:
		t.Counts[a.Code[i]]++
	}
}
