package data

import (
	"bytes"
	"encoding/csv"
	"slices"
)

// HoldsRespondents reports whether a header is that of a file of respondents of this codebook: it has their ids and at
// least one column of an item.
func HoldsRespondents(header []string, codebook Codebook) bool {
	return slices.Contains(header, RespondentColumn) && len(itemsIn(header, codebook)) > 0
}

func itemsIn(header []string, codebook Codebook) []Item {
	var items []Item
	for _, item := range codebook.Items {
		if slices.ContainsFunc(item.Columns(), func(column string) bool { return slices.Contains(header, column) }) {
			items = append(items, item)
		}
	}
	return items
}

// CountRespondents tallies every item of the codebook that a file of respondents has columns of, in codebook order. The file
// is one as [Survey.Count] reads, outside a survey. Problems and errors are those of Count.
func CountRespondents(file string, source []byte, codebook Codebook) ([]Tally, Problems, error) {
	header, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(source, []byte("\ufeff")))).Read()
	if err != nil {
		return nil, nil, Problems{quoteProblem(file, err, noColumns)}
	}
	items := itemsIn(header, codebook)
	var columns []string
	for _, item := range items {
		columns = append(columns, item.Columns()...)
	}
	responses, problems, err := readResponses(file, source, columns, nil)
	if err != nil {
		return nil, nil, err
	}
	var all []Answers
	for _, item := range items {
		if item.Kind == Open {
			continue
		}
		for _, u := range units(item) {
			answers, found := responses.answers(u)
			all, problems = append(all, answers), append(problems, found...)
		}
	}
	markNotAsked(all)
	slices.SortStableFunc(problems, func(a, b Problem) int { return a.Line - b.Line })
	drawn, _ := responses.sample(Design{}) // without a design everybody counts, and nothing can be wrong
	var tallies []Tally
	for _, answers := range all {
		tally, err := answers.tally("", drawn, false, func(int) bool { return true })
		if err != nil {
			return nil, nil, err
		}
		tallies = append(tallies, tally)
	}
	return tallies, problems, nil
}
