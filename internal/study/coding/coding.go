// Package coding counts what respondents typed by the codes that people gave it.
package coding

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"spoor/analysis/agreement"
	"spoor/analysis/estimate"
	"spoor/data"
	"spoor/data/problem"
	"spoor/data/records"
	"spoor/data/writing"
	"spoor/internal/spreadsheet"
	"spoor/reports/open"
)

// File is a file of codes: CSV or XLSX with the columns text and code.
type File struct {
	Name    string // what messages call it
	Content io.Reader
}

// codes are the codes of texts as [writing.Fold] has them; a blank code is none.
type codes map[string]string

func (c codes) of(text string) string { return c[writing.Fold(text)] }

// spellings are codes as they were first written, by what [writing.Fold] makes of them: capitals and spaces make no other code.
type spellings map[string]string

func (s spellings) of(code string) string {
	key := writing.Fold(code)
	if _, known := s[key]; !known {
		s[key] = code
	}
	return s[key]
}

// read reads the code of each text, spelled as in what was read before.
func (f File) read(spelled spellings) (codes, error) {
	reader, err := records.Open(f.Name, f.Content, records.Options{})
	if err != nil {
		return nil, problem.Listed(err)
	}
	header, err := reader.Read()
	if err != nil {
		return nil, problem.Listed(err)
	}
	place := map[string]int{}
	for i, cell := range header.Cells {
		place[writing.Fold(cell.Text)] = i
	}
	text, hasText := place[open.Columns[0]]
	code, hasCode := place[open.Columns[1]]
	near, hasNear := place[open.NearColumn]
	if !hasText || !hasCode {
		return nil, data.Problems{{File: f.Name, Line: header.Line, Message: "the first line must name the columns text and code; spoor open list ITEM --format csv makes such a file"}}
	}
	found, like := codes{}, map[string]string{}
	var problems data.Problems
	for {
		record, err := reader.Read()
		var wrong *problem.Problem
		switch {
		case errors.Is(err, io.EOF) && len(problems) > 0:
			return nil, problems
		case errors.Is(err, io.EOF):
			for key, leader := range like {
				found[key] = found[leader]
			}
			return found, nil
		case errors.As(err, &wrong) && wrong.Severity == problem.Fatal, err != nil && wrong == nil:
			return nil, problem.Listed(err)
		case err != nil:
			problems = append(problems, data.Problem{File: f.Name, Line: record.Line, Message: wrong.Message})
			continue
		case max(text, code) >= len(record.Cells):
			problems = append(problems, data.Problem{File: f.Name, Line: record.Line, Message: "the record has no cell for text and code"})
			continue
		}
		key, value := writing.Fold(spreadsheet.Text(record.Cells[text].Text)), spelled.of(strings.TrimSpace(spreadsheet.Text(record.Cells[code].Text)))
		if before, known := found[key]; known && before != value {
			problems = append(problems, data.Problem{File: f.Name, Line: record.Line, Column: open.Columns[1],
				Message: fmt.Sprintf("the text has code %q here and %q above; give it one", value, before)})
		}
		found[key] = value
		if hasNear && value == "" && near < len(record.Cells) {
			like[key] = writing.Fold(spreadsheet.Text(record.Cells[near].Text))
		}
	}
}

// Together returns different texts once, with how many respondents typed each, the most frequent first.
func Together(typed []string) open.Texts {
	texts := open.Texts{}
	place := map[string]int{}
	for _, one := range typed {
		key := writing.Fold(one)
		i, known := place[key]
		if !known {
			i = len(texts)
			place[key] = i
			texts = append(texts, open.Text{Text: one})
		}
		texts[i].Respondents++
	}
	slices.SortStableFunc(texts, func(a, b open.Text) int { return cmp.Compare(b.Respondents, a.Respondents) })
	return texts
}

// Estimator estimates the share of respondents with each code, given what code a text has, "" for none.
type Estimator func(codes []string, of func(text string) string) ([]estimate.Estimate, error)

// Count counts texts by the codes of the first of one or two files, with Wilson intervals, or by the estimator of a weighted sample
// where there is one. Of two files, it says how far their coders agree over the different texts that both coded, and with differ on
// which not.
func Count(item string, texts open.Texts, files []File, level float64, differ bool, weighted Estimator) (open.Coded, error) {
	var coders []codes
	spelled := spellings{}
	for _, file := range files {
		read, err := file.read(spelled)
		if err != nil {
			return open.Coded{}, err
		}
		coders = append(coders, read)
	}
	result, err := countOf(item, texts, coders, files[0].Name, level, weighted)
	if err != nil || len(coders) < 2 {
		return result, err
	}
	both, kappa, err := compare(texts, coders, level)
	if err != nil {
		return result, fmt.Errorf("compare %s and %s: %w", files[0].Name, files[1].Name, err)
	}
	result.Agreement = &kappa
	if err := together(&result, texts, coders, level, weighted); err != nil {
		return result, err
	}
	for _, text := range both {
		if differ && text[1] != text[2] {
			result.Differ = append(result.Differ, text)
		}
	}
	return result, nil
}

// countOf counts by the codes of the first coder. A code that only another gave stands there with a count of 0.
func countOf(item string, texts open.Texts, coders []codes, file string, level float64, weighted Estimator) (open.Coded, error) {
	coder := coders[0]
	result := open.Coded{Item: item, Level: level, Codes: []open.Code{}, Weighted: weighted != nil}
	counts := map[string]int{}
	base := 0
	for _, text := range texts {
		code := coder.of(text.Text)
		if code == "" {
			result.Uncoded += text.Respondents
			continue
		}
		counts[code] += text.Respondents
		base += text.Respondents
		for _, other := range coders[1:] {
			if code := other.of(text.Text); code != "" {
				counts[code] += 0
			}
		}
	}
	if base == 0 {
		return result, fmt.Errorf("%s has no code for any text of item %q; write a code behind each text", file, item)
	}
	used := slices.Sorted(maps.Keys(counts))
	if weighted == nil {
		weighted = func([]string, func(string) string) ([]estimate.Estimate, error) {
			return unweighted(used, counts, base, level)
		}
	}
	estimates, err := weighted(used, coder.of)
	if err != nil {
		return result, err
	}
	for i, e := range estimates {
		result.Codes = append(result.Codes, open.Code{Code: used[i], Count: e.Count, Base: e.Base, Share: e.Proportion, Low: e.Interval.Low, High: e.Interval.High, Precise: e.Precise()})
	}
	slices.SortStableFunc(result.Codes, func(a, b open.Code) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(b.Count, a.Count))
	})
	return result, nil
}

func unweighted(codes []string, counts map[string]int, base int, level float64) ([]estimate.Estimate, error) {
	estimates := make([]estimate.Estimate, len(codes))
	options := estimate.DefaultOptions()
	options.Level = level
	for i, code := range codes {
		var err error
		if estimates[i], err = estimate.NewShare(code, counts[code], base, options); err != nil {
			return nil, err
		}
	}
	return estimates, nil
}

// compare returns the texts that two coders both coded, each with its codes, and how far they agree.
func compare(texts open.Texts, coders []codes, level float64) ([][3]string, agreement.Kappa, error) {
	used := map[string]int{}
	var both [][3]string
	for _, text := range texts {
		first, second := coders[0].of(text.Text), coders[1].of(text.Text)
		if first != "" && second != "" {
			used[first], used[second] = 0, 0
			both = append(both, [3]string{text.Text, first, second})
		}
	}
	for i, code := range slices.Sorted(maps.Keys(used)) {
		used[code] = i
	}
	table := make([][]int, len(used))
	for i := range table {
		table[i] = make([]int, len(used))
	}
	for _, text := range both {
		table[used[text[1]]][used[text[2]]]++
	}
	kappa, err := agreement.Cohen(table, level)
	return both, kappa, err
}
