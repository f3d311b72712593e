package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"spoor/analysis/agreement"
	"spoor/analysis/estimate"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/data/platform"
	"spoor/data/problem"
	"spoor/data/records"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/internal/spreadsheet"
	"spoor/reports/page"
)

// codeColumns are the columns of a file of codes; others may stand beside them.
var codeColumns = []string{"text", "code"}

type openCountOptions struct {
	streams streams
	survey  surveyOptions
	item    string
	files   []string
	level   float64
	texts   bool
	format  string
	out     string
}

func newOpenCountCmd(s streams) *cobra.Command {
	o := openCountOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "count ITEM CODES [SECOND]",
		Short: "Count typed answers by their codes, and compare two coders",
		Long: strings.TrimSpace(`
count reads a CSV or XLSX with the columns text and code, and counts how many respondents typed a text with each code.
With a second file, of another coder, it says how far the two agree: Cohen's kappa over the different texts that both
coded. The counts are those of the first.`),
		Example: `  spoor open count remarks codes.csv --survey oursurvey
  spoor open count remarks codes.csv codes-second.csv --survey oursurvey`,
		Args: arguments(2, 3),
		RunE: func(_ *cobra.Command, args []string) error {
			o.item, o.files = args[0], args[1:]
			return runOpenCount(o)
		},
	}
	o.survey.register(cmd)
	registerLevel(cmd, &o.level, "confidence `level` of the intervals, between 0 and 1")
	cmd.Flags().BoolVar(&o.texts, "texts", false, "list the texts on which two coders differ")
	registerFormat(cmd, &o.format, "text", "csv", "json")
	registerOut(cmd, &o.out)
	return cmd
}

// codeCount is how many respondents typed a text with a code.
type codeCount struct {
	Code  string  `json:"code"`
	Count int     `json:"count"`
	Base  int     `json:"base"` // respondents whose text was coded
	Share float64 `json:"share"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`

	Precise bool `json:"precise"` // by the rule that marks percentages
}

// coded is the result of counting.
type coded struct {
	Item      string           `json:"item"`
	Codes     []codeCount      `json:"codes"`
	Uncoded   int              `json:"uncoded"` // respondents whose text has no code
	Level     float64          `json:"level"`
	Agreement *agreement.Kappa `json:"agreement,omitempty"`
	Differ    [][3]string      `json:"differ,omitempty"` // text, first code, second code
}

func runOpenCount(o openCountOptions) error {
	texts, err := o.survey.texts(o.streams, o.item)
	if err != nil {
		return err
	}
	var coders []map[string]string
	for _, file := range o.files {
		codes, err := readCodes(file)
		if err != nil {
			return err
		}
		coders = append(coders, codes)
	}
	result, err := countCodes(o, texts, coders[0])
	if err != nil {
		return err
	}
	if len(coders) == 2 {
		if err := compareCoders(&result, texts, coders, o); err != nil {
			return err
		}
	}
	content, err := codedText(result, o.format)
	if err != nil {
		return err
	}
	return deliver(o.streams, o.out, content)
}

// readCodes reads the code of each text. Texts are compared as platform.Fold has them; a blank code is none.
func readCodes(path string) (map[string]string, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, reason(err))
	}
	defer file.Close()
	reader, err := records.Open(path, file, records.Options{})
	if err != nil {
		return nil, problem.Listed(err)
	}
	header, err := reader.Read()
	if err != nil {
		return nil, problem.Listed(err)
	}
	place := map[string]int{}
	for i, cell := range header.Cells {
		place[platform.Fold(cell.Text)] = i
	}
	text, hasText := place[codeColumns[0]]
	code, hasCode := place[codeColumns[1]]
	if !hasText || !hasCode {
		return nil, data.Problems{{File: path, Line: header.Line, Message: "the first line must name the columns text and code; spoor open list ITEM --format csv makes such a file"}}
	}
	codes := map[string]string{}
	var problems data.Problems
	for {
		record, err := reader.Read()
		var found *problem.Problem
		switch {
		case errors.Is(err, io.EOF):
			if len(problems) > 0 {
				return nil, problems
			}
			return codes, nil
		case errors.As(err, &found) && found.Severity == problem.Fatal, err != nil && found == nil:
			return nil, problem.Listed(err)
		case err != nil:
			problems = append(problems, data.Problem{File: path, Line: record.Line, Message: found.Message})
			continue
		case max(text, code) >= len(record.Cells):
			problems = append(problems, data.Problem{File: path, Line: record.Line, Message: "the record has no cell for text and code"})
			continue
		}
		key, value := platform.Fold(spreadsheet.Text(record.Cells[text].Text)), strings.TrimSpace(spreadsheet.Text(record.Cells[code].Text))
		if before, known := codes[key]; known && before != value {
			problems = append(problems, data.Problem{File: path, Line: record.Line, Column: codeColumns[1],
				Message: fmt.Sprintf("the text has code %q here and %q above; give it one", value, before)})
		}
		codes[key] = value
	}
}

func countCodes(o openCountOptions, texts []typedText, codes map[string]string) (coded, error) {
	result := coded{Item: o.item, Level: o.level, Codes: []codeCount{}}
	counts := map[string]int{}
	base := 0
	for _, text := range texts {
		code := codes[platform.Fold(text.Text)]
		if code == "" {
			result.Uncoded += text.Respondents
			continue
		}
		counts[code] += text.Respondents
		base += text.Respondents
	}
	if base == 0 {
		return result, fmt.Errorf("%s has no code for any text of item %q; write a code behind each text", o.files[0], o.item)
	}
	for _, code := range slices.Sorted(maps.Keys(counts)) {
		wilson, err := interval.Wilson(counts[code], base, o.level)
		if err != nil {
			return result, err
		}
		result.Codes = append(result.Codes, codeCount{code, counts[code], base, float64(counts[code]) / float64(base), wilson.Low, wilson.High, estimate.Reliable(counts[code], base)})
	}
	slices.SortStableFunc(result.Codes, func(a, b codeCount) int { return cmp.Compare(b.Count, a.Count) })
	return result, nil
}

// compareCoders compares the codes of two coders over the different texts that both coded.
func compareCoders(result *coded, texts []typedText, coders []map[string]string, o openCountOptions) error {
	used := map[string]int{}
	var both [][3]string
	for _, text := range texts {
		first, second := coders[0][platform.Fold(text.Text)], coders[1][platform.Fold(text.Text)]
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
		if o.texts && text[1] != text[2] {
			result.Differ = append(result.Differ, text)
		}
	}
	kappa, err := agreement.Cohen(table, o.level)
	if err != nil {
		return fmt.Errorf("compare %s and %s: %w", o.files[0], o.files[1], err)
	}
	result.Agreement = &kappa
	return nil
}

func codedText(result coded, format string) ([]byte, error) {
	var text bytes.Buffer
	switch format {
	case "json":
		encoder := json.NewEncoder(&text)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		err := encoder.Encode(result)
		return text.Bytes(), err
	case "csv":
		decimal := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
		rows := [][]string{{"code", "count", "base", "share", "low", "high", "level", "precise"}}
		for _, c := range result.Codes {
			rows = append(rows, []string{c.Code, strconv.Itoa(c.Count), strconv.Itoa(c.Base), decimal(c.Share), decimal(c.Low), decimal(c.High), decimal(result.Level), strconv.FormatBool(c.Precise)})
		}
		err := spreadsheet.NewWriter(&text).WriteAll(rows)
		return text.Bytes(), err
	}
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "n\tof\tshare\tinterval\t  code")
	starred := false
	for _, c := range result.Codes {
		mark := ""
		if !c.Precise {
			mark, starred = prose.Imprecise, true
		}
		fmt.Fprintf(table, "%d\t%d\t%s\t%s\t  %s\n", c.Count, c.Base, number.Percent(c.Share, number.Digits(c.Base), data.English)+mark, number.Range(c.Low, c.High, number.Digits(c.Base), data.English), c.Code)
	}
	table.Flush()
	fmt.Fprintf(&text, "\n%s interval by Wilson's method. Respondents whose text has no code: %d.\n", number.Level(result.Level, data.English), result.Uncoded)
	if starred {
		fmt.Fprintln(&text, page.ImpreciseNote(data.English).Line())
	}
	if k := result.Agreement; k != nil {
		decimals := func(x float64) string { return number.Decimals(x, 2, data.English) }
		fmt.Fprintf(&text, "Two coders gave %s of the %d different texts the same code; Cohen's kappa %s (%s to %s).\n",
			number.Percent(k.Observed, 0, data.English), k.Texts, decimals(k.Kappa), decimals(k.Low), decimals(k.High))
	}
	for _, difference := range result.Differ {
		fmt.Fprintf(&text, "  %s / %s: %s\n", difference[1], difference[2], strings.Join(strings.Fields(difference[0]), " "))
	}
	return text.Bytes(), nil
}
