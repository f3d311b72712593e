package frame

import (
	"bytes"
	"encoding/csv"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/internal/inorder"
)

// CountRespondents tallies every item of the codebook that a file of respondents has columns of, in codebook order. The file
// is one as [Survey.Count] reads, outside a survey. Problems and errors are those of Count.
func CountRespondents(file string, source []byte, codebook data.Codebook) ([]data.Tally, data.Problems, error) {
	header, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(source, []byte("\ufeff")))).Read()
	if err != nil {
		return nil, nil, data.Problems{answers.QuoteProblem(file, err, answers.NoColumns)}
	}
	items := data.ItemsIn(header, codebook)
	var columns []string
	for _, item := range items {
		columns = append(columns, item.Columns()...)
	}
	responses, problems, err := readResponses(file, source, columns, data.Wave{})
	if err != nil {
		return nil, nil, err
	}
	var all []answers.Answers
	var ofUnits []data.Problems
	for _, item := range items {
		if item.Kind == data.Open {
			continue
		}
		for _, u := range answers.Units(item) {
			given, found := responses.answers(u)
			all, ofUnits = append(all, given), append(ofUnits, found)
		}
	}
	problems = append(problems, responses.route(all, ofUnits)...)
	inorder.By(problems, func(a, b data.Problem) int { return a.Line - b.Line })
	drawn, _ := responses.sample(data.Design{}) // without a design everybody counts, and nothing can be wrong
	var tallies []data.Tally
	for _, given := range all {
		tally, err := tallyOf(given, "", drawn, false, func(int) bool { return true })
		if err != nil {
			return nil, nil, err
		}
		tallies = append(tallies, tally)
	}
	return tallies, problems, nil
}
