package counts

import (
	"errors"
	"io"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/counts/layout"
	"spoor/data/problem"
	"spoor/data/records"
	"spoor/data/writing"
)

// The names that a column with the outcome of a trajectory may have, in lower case, beside the id of its item.
var outcomeColumns = []string{"outcome", "uitkomst", "resultaat", "result"}

// HoldsCases reports whether a header is that of a file with one closed trajectory a row: it has one column with the outcome.
func HoldsCases(header []string, codebook data.Codebook) bool {
	return outcomeColumn(header, codebook) >= 0
}

func outcomeColumn(header []string, codebook data.Codebook) int {
	return slices.IndexFunc(header, func(name string) bool {
		item, known := codebook.Item(strings.TrimSpace(name))
		return slices.Contains(outcomeColumns, layout.Fold(name)) || known && countsCases(item)
	})
}

// countsCases reports whether trajectories can be counted by an item: a number item whose rows are their outcomes.
func countsCases(item data.Item) bool { return item.Kind == data.Number && len(item.Rows) > 0 }

// ReadCases counts the outcomes of a file with one closed trajectory a row. The outcome is the label or id of a row of the
// item, or other, or what meant reads as one; a row without one is left out, with a note. Without an item it is the only one that can count them. The
// error is a [data.Problems] when it is about the content.
func ReadCases(reader *records.Reader, codebook data.Codebook, item string, lang data.Lang, meant Meant) (data.Cases, []string, error) {
	counted, err := casesItem(codebook, item, lang)
	if err != nil {
		return data.Cases{}, nil, err
	}
	first, err := reader.Read()
	if err != nil {
		return data.Cases{}, nil, problem.Listed(err)
	}
	column := outcomeColumn(first.Texts(), codebook)
	if column < 0 {
		names := `"` + strings.Join(outcomeColumns[:2], `"`+say.or.In(lang)+`"`) + `"`
		return data.Cases{}, nil, data.Problems{{File: reader.Name(), Line: first.Line, Lang: string(lang), Message: say.noOutcome.Say(lang, names)}}
	}
	known := layout.NewLabels(counted.Rows, layout.Spellings{})
	names := known.In(lang)
	cases := data.Cases{Item: counted.ID, Counts: make([]int, len(counted.Rows))}
	open := 0
	var problems data.Problems
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return data.Cases{}, nil, problem.Listed(err)
		}
		value := ""
		if column < len(record.Cells) {
			value = meant.read(layout.Tidy(record.Cells[column].Text))
		}
		place := known.Find(value).Place
		_, missing := writing.Missing(value)
		switch {
		case place >= 0:
			cases.Counts[place]++
		case value == "", missing:
			open++
			continue
		case !layout.IsOther(value):
			near := known.Meant(value, lang)
			slip := problem.Slip{Text: value, Meant: near}
			if near == "" {
				slip = problem.Slip{}
			}
			problems = append(problems, data.Problem{Slip: slip, File: reader.Name(), Line: record.Line, Column: strings.TrimSpace(first.Cells[column].Text), Lang: string(lang),
				Message: say.notAnOutcome.Say(lang, problem.Quoted(value), (&layout.Question{Item: counted}).Quoted(lang), strings.Join(names, ", "), otherOutcome.In(lang), suggested(near, lang))})
			continue
		}
		cases.Base++
	}
	if len(problems) == 0 && cases.Base == 0 {
		problems = data.Problems{{File: reader.Name(), Lang: string(lang), Message: say.noTrajectory.In(lang)}}
	}
	if len(problems) > 0 {
		return data.Cases{}, nil, problems
	}
	var notes []string
	if open > 0 {
		notes = append(notes, say.withoutOutcome.Say(lang, reader.Name(), open))
	}
	return cases, notes, nil
}

var otherOutcome = data.Text{NL: "anders", EN: "other"}

func casesItem(codebook data.Codebook, id string, lang data.Lang) (data.Item, error) {
	var fits []string
	for _, item := range codebook.Items {
		if countsCases(item) {
			fits = append(fits, item.ID)
		}
	}
	switch {
	case id == "" && len(fits) == 1:
		id = fits[0]
	case len(fits) == 0:
		return data.Item{}, errors.New(say.noTrajectoryItem.In(lang))
	case !slices.Contains(fits, id):
		return data.Item{}, errors.New(say.whichTrajectoryItem.Say(lang, strings.Join(fits, ", ")))
	}
	item, _ := codebook.Item(id)
	return item, nil
}
