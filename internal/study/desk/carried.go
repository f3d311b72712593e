package desk

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing/fstest"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/spreadsheet"
	"spoor/internal/study"
)

// Carried is the survey that a page carries, as text: the codebook, the claims and the counts of one wave, never the answers of a
// respondent. It is empty for the built-in survey, which the engine has.
type Carried string

// errDesign is returned for a wave whose counts do not tell its percentages, or how certain those are.
var errDesign = errors.New("a page carries counts, and those of a weighted sample, or one of strata or clusters, do not tell its percentages and how certain they are; write a report of it")

// ErrNothingCarried is returned for a wave of which the preset shows no count, beside what was published of it before.
var ErrNothingCarried = errors.New("a page would hold no count: all would be hidden, or tell small ones beside what was published of this wave before; see spoor release list")

// Carry makes what a page of a wave carries: its counts, or under a preset what its tables show of them. Questions on numbers and open
// ones stay behind: left names those.
func Carry(s *study.Study, tallies []data.Tally, tables []analysis.Table) (carried Carried, left []string, err error) {
	if s.Source.Files == nil && s.Preset == "" {
		return "", nil, nil
	}
	if !s.Wave.Design.IsZero() {
		return "", nil, errDesign
	}
	files := map[string]string{}
	for _, name := range []string{"codebook.yaml", "claims.yaml", "publication.yaml"} {
		_, content, err := s.Source.Beside(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return "", nil, err
		}
		files[name] = string(content)
	}
	tallies, left = countable(s.Codebook, tallies)
	records, counted := records(s.Codebook, tallies), itemsOf(tallies)
	if s.Preset != "" {
		if records, counted = hiddenRecords(tables); len(counted) == 0 {
			return "", nil, ErrNothingCarried
		}
	}
	counts, err := written(records)
	if err != nil {
		return "", nil, err
	}
	folder := "waves/" + s.Wave.ID + "/"
	files[folder+"counts.csv"] = counts
	wave := data.Wave{ID: s.Wave.ID, Label: s.Wave.Label, Source: s.Wave.Source, Population: s.Wave.Population, Fieldwork: s.Wave.Fieldwork, Provenance: s.Wave.Provenance,
		Counts: []data.WaveFile{{Name: "counts.csv", Items: counted}}}
	description, err := wave.YAML()
	if err != nil {
		return "", nil, err
	}
	files[folder+"wave.yaml"] = string(description)
	text, err := json.Marshal(files)
	return Carried(text), left, err
}

// countable are the tallies that a page can carry, and the items of the others.
func countable(codebook data.Codebook, tallies []data.Tally) (kept []data.Tally, left []string) {
	for _, tally := range tallies {
		item, _ := codebook.Item(tally.Item)
		switch {
		case carries(item):
			kept = append(kept, tally)
		case !slices.Contains(left, tally.Item):
			left = append(left, tally.Item)
		}
	}
	return kept, left
}

func carries(item data.Item) bool {
	return item.Kind == data.Single || item.Kind == data.Multiple || item.Kind == data.Rating
}

func itemsOf(tallies []data.Tally) (items []string) {
	for _, tally := range tallies {
		if !slices.Contains(items, tally.Item) {
			items = append(items, tally.Item)
		}
	}
	return items
}

// records are the counts of tallies.
func records(codebook data.Codebook, tallies []data.Tally) (records [][]string) {
	for _, tally := range tallies {
		item, _ := codebook.Item(tally.Item)
		for i, answer := range item.Answers() {
			records = append(records, []string{tally.Item, tally.Row, answer.ID, fmt.Sprint(tally.Counts[i]), "", "", fmt.Sprint(tally.Answered)})
		}
	}
	return records
}

// hiddenRecords are the counts that tables show, with the bounds of those that they hide, and their items: those of which the base of
// every row is shown.
func hiddenRecords(tables []analysis.Table) (records [][]string, items []string) {
	for _, table := range tables {
		if !carries(table.Item) || slices.ContainsFunc(table.Parts, func(p analysis.Part) bool { return p.BaseHidden }) {
			continue
		}
		items = append(items, table.Item.ID)
		for _, part := range table.Parts {
			for _, e := range part.Estimates {
				record := []string{table.Item.ID, part.Row, e.Option, fmt.Sprint(e.Count), "", "", fmt.Sprint(part.Answered)}
				if e.Hidden {
					record[3], record[4], record[5] = "", fmt.Sprint(e.Possible.Low), fmt.Sprint(e.Possible.High)
				}
				records = append(records, record)
			}
		}
	}
	return records, items
}

// written writes records as a file of counts.
func written(records [][]string) (string, error) {
	var b strings.Builder
	w := spreadsheet.NewWriter(&b)
	for _, record := range slices.Concat([][]string{{"item", "row", "option", "count", "low", "high", "base"}}, records) {
		if err := w.Write(record); err != nil {
			return "", err
		}
	}
	err := w.Flush()
	return b.String(), err
}

// Source is the survey as the engine opens it.
func (c Carried) Source() (study.Source, error) {
	if c == "" {
		return study.Source{}, nil
	}
	var files map[string]string
	if err := json.Unmarshal([]byte(c), &files); err != nil {
		return study.Source{}, err
	}
	folder := fstest.MapFS{}
	for name, content := range files {
		folder[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return study.Source{Files: folder}, nil
}
