package data

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
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

	// Sum is the sum of the values of a number item, in the unit of its range.
	Sum float64
	// SumOfSquares is the sum of their squares. It is 0, and SpreadKnown false, when only the mean was published.
	SumOfSquares float64
	SpreadKnown  bool
}

// Add returns the tally of two sets of respondents that have nobody in common. The sum of two groups belongs to no group.
// It is an error to add tallies of different waves, items, rows or numbers of options.
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
	return t, nil
}

func (t Tally) name() string { return "wave " + t.Wave + ", " + unitID{t.Item, t.Row}.String() }

// Count reads the files of a wave and tallies every item in them, in codebook order, rows in the order of the battery.
//
// Answers that have a problem are left out of their item and counted as Unusable; the problems come back beside the
// tallies. A file that cannot be used at all is an error, of type [Problems] when the fault is in its content.
func (s *Survey) Count(ctx context.Context, wave Wave) ([]Tally, Problems, error) {
	var tallies []Tally
	var problems, fatal Problems
	for _, file := range wave.Files {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		counted, found, err := s.countFile(wave, file)
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

func (s *Survey) countFile(wave Wave, file WaveFile) ([]Tally, Problems, error) {
	name := path.Join("waves", wave.ID, file.Name)
	source, err := fs.ReadFile(s.files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, Problems{{File: name, Message: "the file is missing, though wave.yaml lists it"}}
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", name, err)
	}
	var columns []string
	var items []Item
	for _, id := range file.Items {
		item, _ := s.Codebook.Item(id) // checked when the wave was read
		items = append(items, item)
		columns = append(columns, item.Columns()...)
	}
	read, problems, err := readResponses(name, source, columns)
	if err != nil {
		return nil, nil, err
	}
	var all []Answers
	for _, item := range items {
		if item.Kind == Open {
			continue
		}
		for _, u := range units(item) {
			answers, found := read.answers(u)
			problems = append(problems, found...)
			all = append(all, answers)
		}
	}
	markNotAsked(all)
	var tallies []Tally
	for _, answers := range all {
		tallies = append(tallies, answers.tally(wave.ID))
	}
	slices.SortStableFunc(problems, func(a, b Problem) int { return a.Line - b.Line })
	return tallies, problems, nil
}

// tally counts the answers of all respondents.
func (a Answers) tally(wave string) Tally {
	t := Tally{Wave: wave, Item: a.Item.ID, Row: a.Row, Counts: make([]int, len(a.Item.Answers())), SpreadKnown: a.Item.Kind == Number}
	for i, state := range a.State {
		if state != NotAsked {
			t.Asked++
		}
		switch state {
		case Answered:
			t.Answered++
			a.count(&t, i)
		case Unusable:
			t.Unusable++
		}
	}
	return t
}

// count adds the answer of respondent i.
func (a Answers) count(t *Tally, i int) {
	switch a.Item.Kind {
	case Multiple:
		for k := range a.Picked {
			if a.Picked[k][i] {
				t.Counts[k]++
			}
		}
	case Number:
		t.Sum += a.Value[i]
		t.SumOfSquares += a.Value[i] * a.Value[i]
	default:
		t.Counts[a.Code[i]]++
	}
}
