// Package against sets an item of a wave against what is known of the population.
package against

import (
	"context"
	"fmt"
	"slices"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/analysis/fit"
	"spoor/analysis/hypothesis"
	"spoor/data"
	"spoor/data/population"
	"spoor/internal/ooxml/sheets"
	"spoor/internal/study"
	"spoor/reports/against"
	"spoor/reports/workbook"
)

// Request asks to set an item against a file of its population.
type Request struct {
	Item    string
	File    string // what messages call it
	Content []byte
	Options analysis.Options
}

// mostPermuted is the number of people above which chi-square takes the place of permutations, which would take long.
const mostPermuted = 20_000

// Run sets a single choice against the shares, or the numbers of people, of a file.
func Run(ctx context.Context, s *study.Study, request Request) (against.Result, error) {
	item, err := study.Countable(s.Codebook, request.Item)
	if err != nil {
		return against.Result{}, err
	}
	if item.Kind != data.Single {
		return against.Result{}, study.Refuse("--against is for an item of one answer each, of which the shares add up to 100%%; %s is of kind %s", item.ID, item.Kind)
	}
	if request.Options.Base != "" && request.Options.Base != estimate.BaseAnswered {
		return against.Result{}, study.Refuse("--against is for percentages of those who answered; leave --base %s out", request.Options.Base)
	}
	known, err := population.Read(request.File, request.Content, item)
	if err != nil {
		return against.Result{}, study.Unusable{Err: err}
	}
	table, err := s.Table(ctx, study.TableRequest{Item: item.ID, Options: request.Options})
	if err != nil {
		return against.Result{}, err
	}
	tallies, err := s.Tallies(ctx)
	if err != nil {
		return against.Result{}, err
	}
	tally := tallies[slices.IndexFunc(tallies, func(t data.Tally) bool { return t.Item == item.ID })]
	if table.Hides() || tally.Spans != nil {
		return against.Result{}, study.Refuse("--against: some of the counts of %s are hidden, and a test of them all would tell them", item.ID)
	}
	result := against.Result{Table: table, File: request.File, Known: known}
	if err := within(tally, known, item, request.File); err != nil {
		return against.Result{}, study.Unusable{Err: err}
	}
	if result.Fit, err = fit.Test(s.Wave, item, tally, known.Shares, request.Options); err != nil {
		return against.Result{}, err
	}
	if known.People != nil && s.Wave.Design.IsZero() {
		result.Response, err = response(tally.Counts, known.People, request.Options.Seed)
	}
	return result, err
}

// within says which answers more respondents gave than there are people.
func within(tally data.Tally, known population.Known, item data.Item, file string) error {
	var problems data.Problems
	for i, count := range tally.Counts {
		option := item.Options[i].ID
		switch {
		case known.Shares[i] == 0 && count > 0:
			problems = append(problems, data.Problem{File: file, Message: fmt.Sprintf("%s: the population has nobody, and %d chose it", option, count)})
		case known.People != nil && count > known.People[i]:
			problems = append(problems, data.Problem{File: file, Message: fmt.Sprintf("%s: the population has %d, and %d chose it", option, known.People[i], count)})
		}
	}
	if len(problems) == 0 {
		return nil
	}
	return problems
}

// response tests whether the people of some answers answered more often than those of others: by chi-square, or where expected counts are
// small by dealing the people out to those who answered and those who did not.
func response(counts, people []int, seed uint64) (*against.Response, error) {
	out := &against.Response{Counts: counts}
	var table [][]int
	var patterns []hypothesis.Pattern
	answered, silent := 0, 0
	for i, k := range counts {
		if people[i] > 0 {
			table = append(table, []int{k, people[i] - k})
			patterns = append(patterns, hypothesis.Pattern{Picks: []int{len(patterns)}, Counts: []int{k, people[i] - k}})
			answered, silent = answered+k, silent+people[i]-k
		}
	}
	if answered == 0 || silent == 0 || len(table) < 2 {
		return out, nil // everybody did, or nobody
	}
	result, err := hypothesis.ChiSquare(table)
	if err == nil && len(result.Notes) > 0 && answered+silent <= mostPermuted {
		result, err = hypothesis.Permutation(patterns, len(patterns), hypothesis.Permutations{Number: 9999, Seed: seed})
	}
	out.Test = &result
	return out, err
}

// Render writes a result in the form text, md, xlsx, csv or json.
func Render(result against.Result, lang data.Lang, form string) ([]byte, error) {
	switch form {
	case "text":
		return result.Text(lang), nil
	case "md":
		return result.Markdown(lang), nil
	case "csv":
		return result.CSV(lang)
	case "json":
		return result.JSON(lang)
	}
	found, err := result.JSON(lang)
	if err != nil {
		return nil, err
	}
	sheet := result.Sheet(lang)
	return workbook.Sheets(sheet.Name, []sheets.Sheet{sheet}, nil, found, lang, study.Office(lang))
}
