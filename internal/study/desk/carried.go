package desk

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing/fstest"

	"spoor/analysis/aggregate"
	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/internal/spreadsheet"
	"spoor/internal/study"
)

// Carried is the survey that a page carries, as text: the codebook, the claims and the counts of one wave, never the answers of a
// respondent. It is empty for the built-in survey, which the engine has.
type Carried string

// errDesign is returned for a wave whose counts do not tell its percentages, or how certain those are.
var errDesign = errors.New("a page carries counts, and those of a weighted sample, or one of strata or clusters, do not tell its percentages and how certain they are; write a report of it")

// Carry makes what a page of a wave carries, with small counts hidden by a rule; nil for none. Questions on numbers and open ones stay
// behind: left names those.
func Carry(s *study.Study, tallies []data.Tally, rule *disclosure.Rule) (carried Carried, left []string, err error) {
	if s.Source.Files == nil && rule == nil {
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
	var counted []string
	var counts string
	counts, counted, left, err = countsOf(s.Codebook, tallies, rule)
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

func countsOf(codebook data.Codebook, tallies []data.Tally, rule *disclosure.Rule) (content string, counted, left []string, err error) {
	records := [][]string{{"item", "row", "option", "count", "low", "high", "base"}}
	var kept []data.Tally
	for _, tally := range tallies {
		item, _ := codebook.Item(tally.Item)
		if item.Kind != data.Single && item.Kind != data.Multiple && item.Kind != data.Rating {
			if !slices.Contains(left, tally.Item) {
				left = append(left, tally.Item)
			}
			continue
		}
		kept = append(kept, tally)
		if !slices.Contains(counted, tally.Item) {
			counted = append(counted, tally.Item)
		}
		if rule != nil {
			continue
		}
		for i, answer := range item.Answers() {
			records = append(records, []string{tally.Item, tally.Row, answer.ID, fmt.Sprint(tally.Counts[i]), "", "", fmt.Sprint(tally.Answered)})
		}
	}
	if rule != nil {
		shown, _, err := aggregate.New(codebook.ID, codebook, kept, *rule)
		if err != nil {
			return "", nil, nil, err
		}
		records, counted = append(records, hiddenRecords(shown)...), shownItems(shown)
	}
	var b strings.Builder
	w := spreadsheet.NewWriter(&b)
	for _, record := range records {
		if err := w.Write(record); err != nil {
			return "", nil, nil, err
		}
	}
	err = w.Flush()
	return b.String(), counted, left, err
}

// hiddenRecords are the counts of an aggregate, of a hidden one the bounds that an outsider derives.
func hiddenRecords(shown aggregate.Aggregate) [][]string {
	var records [][]string
	for _, table := range shown.Tables {
		for _, cell := range table.Cells {
			record := []string{table.Item, table.Row, cell.Option, "", "", "", fmt.Sprint(table.Base)}
			if cell.Count != nil {
				record[3] = fmt.Sprint(*cell.Count)
			} else {
				low, high := bounds(shown.Attack, table, cell.Option)
				record[4], record[5] = fmt.Sprint(low), fmt.Sprint(high)
			}
			records = append(records, record)
		}
	}
	return records
}

func bounds(attack []aggregate.Derived, table aggregate.Table, option string) (low, high int) {
	for _, d := range attack {
		if d.Item == table.Item && d.Row == table.Row && d.Option == option && len(d.Outsider) > 0 {
			return d.Outsider[0].Low, d.Outsider[len(d.Outsider)-1].High
		}
	}
	return 0, table.Base
}

func shownItems(shown aggregate.Aggregate) []string {
	var items []string
	for _, table := range shown.Tables {
		if !slices.Contains(items, table.Item) {
			items = append(items, table.Item)
		}
	}
	return items
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
