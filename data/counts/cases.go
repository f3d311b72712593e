package counts

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/problem"
	"spoor/data/records"
	"spoor/internal/nearest"
)

// The names that a column with the outcome of a trajectory may have, in lower case, beside the id of its item.
var outcomeColumns = []string{"outcome", "uitkomst", "resultaat", "result"}

// HoldsCases reports whether a header is that of a file with one closed trajectory a row: it has one column with the outcome.
func HoldsCases(header []string, codebook data.Codebook) bool {
	return outcomeColumn(header, codebook) >= 0 && !IsHeader(header)
}

func outcomeColumn(header []string, codebook data.Codebook) int {
	return slices.IndexFunc(header, func(name string) bool {
		item, known := codebook.Item(strings.TrimSpace(name))
		return slices.Contains(outcomeColumns, fold(name)) || known && countsCases(item)
	})
}

// countsCases reports whether trajectories can be counted by an item: a number item whose rows are their outcomes.
func countsCases(item data.Item) bool { return item.Kind == data.Number && len(item.Rows) > 0 }

// ReadCases counts the outcomes of a file with one closed trajectory a row. The outcome is the id or label of a row of the
// item, or other; a row without one is left out, with a note. Without an item it is the only one that can count them. The
// error is a [Problems] when it is about the content.
func ReadCases(reader *records.Reader, codebook data.Codebook, item string) (data.Cases, []string, error) {
	counted, err := casesItem(codebook, item)
	if err != nil {
		return data.Cases{}, nil, err
	}
	first, err := reader.Read()
	if err != nil {
		return data.Cases{}, nil, problem.Listed(err)
	}
	column := outcomeColumn(first.Texts(), codebook)
	if column < 0 {
		return data.Cases{}, nil, data.Problems{{File: reader.Name(), Line: first.Line, Message: "no column holds the outcome; name it " + outcomeColumns[0] + " or " + outcomeColumns[1]}}
	}
	known := answers.Values(counted.Rows)
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
			value = strings.TrimSpace(record.Cells[column].Text)
		}
		place, found := known[value]
		switch {
		case value == "":
			open++
			continue
		case found:
			cases.Counts[place]++
		case !isOther(value):
			problems = append(problems, data.Problem{File: reader.Name(), Line: record.Line, Column: strings.TrimSpace(first.Cells[column].Text),
				Message: fmt.Sprintf("%s is not an outcome of %q (%s, other)%s", problem.Quoted(value), counted.ID, strings.Join(data.IDs(counted.Rows), ", "), nearest.DidYouMean(value, data.IDs(counted.Rows)))})
			continue
		}
		cases.Base++
	}
	if len(problems) == 0 && cases.Base == 0 {
		problems = data.Problems{{File: reader.Name(), Message: "there is no closed trajectory in it"}}
	}
	if len(problems) > 0 {
		return data.Cases{}, nil, problems
	}
	var notes []string
	if open > 0 {
		notes = append(notes, fmt.Sprintf("%s: rows without an outcome are left out: %d", reader.Name(), open))
	}
	return cases, notes, nil
}

func casesItem(codebook data.Codebook, id string) (data.Item, error) {
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
		return data.Item{}, errors.New("no item of the codebook has the outcomes of trajectories as its rows")
	case !slices.Contains(fits, id):
		return data.Item{}, fmt.Errorf("outcomes of trajectories stand beside %s; name one of those", strings.Join(fits, ", "))
	}
	item, _ := codebook.Item(id)
	return item, nil
}
