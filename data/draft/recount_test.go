package draft_test

import (
	"bytes"
	"encoding/csv"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/charmap"

	"spoor/data"
	"spoor/data/count"
	"spoor/data/draft"
	"spoor/data/importing"
	"spoor/data/platform"
	"spoor/data/records"
)

// rawExport is an export as encoding/csv reads it: nothing here knows what the program makes of it.
type rawExport struct {
	names [][]string // what each column is called, by the header rows
	cells [][]string // by column, of the responses that count
}

func plainText(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(strings.ToValidUTF8(text, "?"), "\u00a0", " ")), " "))
}

// onlyLetters is what a name is without spaces and signs, so that it does not matter how a question and its option are joined.
func onlyLetters(text string) string {
	return strings.Map(func(r rune) rune {
		if r > 127 || strings.ContainsRune(" \t\n-_[](){}.,:;!?'\"/\\*&", r) {
			return -1
		}
		return r
	}, strings.ToLower(text))
}

func readRaw(t *testing.T, content []byte, comma rune, headers int, keep func(row map[string]string) bool) rawExport {
	t.Helper()
	content = bytes.ReplaceAll(bytes.TrimPrefix(content, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	reader := csv.NewReader(bytes.NewReader(bytes.ReplaceAll(content, []byte("\r"), []byte("\n"))))
	reader.Comma, reader.FieldsPerRecord, reader.LazyQuotes = comma, -1, comma == '\t'
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	raw := rawExport{names: make([][]string, len(rows[0])), cells: make([][]string, len(rows[0]))}
	last := ""
	for c, name := range rows[0] {
		if name != "" {
			last = name
		}
		raw.names[c] = []string{onlyLetters(last)}
		if code, rest, found := strings.Cut(last, ". "); found { // a code before the question
			raw.names[c] = append(raw.names[c], onlyLetters(code), onlyLetters(rest))
		}
		for h := 1; h < headers; h++ {
			raw.names[c] = append(raw.names[c], onlyLetters(rows[h][c]), onlyLetters(last+rows[h][c]))
		}
	}
	for _, row := range rows[headers:] {
		named := map[string]string{}
		for c, cell := range row[:min(len(row), len(rows[0]))] {
			named[rows[0][c]] = cell
		}
		if len(row) < 2 || keep != nil && !keep(named) {
			continue
		}
		for c := range raw.cells {
			cell := ""
			if c < len(row) {
				cell = row[c]
			}
			raw.cells[c] = append(raw.cells[c], plainText(cell))
		}
	}
	return raw
}

// called returns the columns with one of these names, all where none has.
func (r rawExport) called(names []string) []int {
	var found, all []int
	for c, of := range r.names {
		all = append(all, c)
		if slices.ContainsFunc(names, func(name string) bool { return slices.Contains(of, onlyLetters(name)) }) {
			found = append(found, c)
		}
	}
	if len(found) == 0 {
		return all
	}
	return found
}

func textsOf(option data.Option) []string {
	var texts []string
	for _, text := range append([]string{option.Label.NL, option.Label.EN}, option.Aliases...) {
		if text != "" {
			texts = append(texts, plainText(text))
		}
	}
	return texts
}

func times(cells []string, is func(cell string) bool) (n int) {
	for _, cell := range cells {
		if is(cell) {
			n++
		}
	}
	return n
}

// ticked is how often a column of one option is ticked: by a word for yes, or by the option itself.
func ticked(cells []string, option data.Option) int {
	yes := append(textsOf(option), "1", "y", "yes", "ja", "true", "waar", "selected", "checked")
	return times(cells, func(cell string) bool { return slices.Contains(yes, cell) })
}

// listed is how often an option stands in the lists of a column.
func listed(cells []string, option data.Option, separator string) int {
	separator = strings.TrimSpace(separator)
	return times(cells, func(cell string) bool {
		cell = strings.Trim(cell, "[]")
		pieces := strings.Fields(cell)
		for _, sign := range []string{separator, ";", ","} {
			if sign != "" {
				for piece := range strings.SplitSeq(cell, sign) {
					pieces = append(pieces, strings.Trim(piece, " '"))
				}
			}
		}
		return slices.ContainsFunc(textsOf(option), func(text string) bool { return slices.Contains(pieces, text) })
	})
}

// recount says where a tally is not what the raw cells hold.
func (r rawExport) recount(item data.Item, tally data.Tally) string {
	names := item.Headers
	if row, found := item.Row(tally.Row); found && tally.Row != "" {
		names = row.Headers
	}
	if item.Kind == data.Number {
		for _, c := range r.called(names) {
			n, sum := 0, 0.0
			for _, cell := range r.cells[c] {
				if value, err := strconv.ParseFloat(strings.ReplaceAll(cell, ",", "."), 64); err == nil && !slices.ContainsFunc(item.Missing.Values(), func(m data.MissingValue) bool { return plainText(m.Text) == cell }) {
					n, sum = n+1, sum+value
				}
			}
			if n == tally.Answered && math.Abs(sum-tally.Sum) < 1e-6*math.Max(1, math.Abs(sum)) {
				return ""
			}
		}
		return "the numbers do not add up to it"
	}
	split := item.Kind == data.Multiple && slices.ContainsFunc(item.Options, func(o data.Option) bool { return len(o.Headers) > 0 })
	if split {
		for k, option := range item.Options {
			if len(option.Headers) == 0 || option.Open { // typed beside the others
				continue
			}
			if !slices.ContainsFunc(r.called(option.Headers), func(c int) bool { return ticked(r.cells[c], option) == tally.Counts[k] }) {
				return option.ID + " is not ticked as often"
			}
		}
		return ""
	}
	fits := func(c int) bool {
		for k, option := range item.Answers() {
			n := times(r.cells[c], func(cell string) bool { return slices.Contains(textsOf(option), cell) })
			if item.Kind == data.Multiple {
				n = listed(r.cells[c], option, item.Separator)
			}
			if n != tally.Counts[k] && !option.Open && option.ID != data.Unplaced { // who ranked others stands in no cell of this one
				return false
			}
		}
		return true
	}
	if !slices.ContainsFunc(r.called(names), fits) {
		return "no column holds these answers as often"
	}
	return ""
}

// Every count of every real export that is here, and of the fixtures of this project, is that of its raw cells.
func TestRecountOfExports(t *testing.T) {
	sent := func(column string) func(map[string]string) bool {
		return func(row map[string]string) bool { return row[column] != "" }
	}
	for _, file := range []struct {
		name    string
		comma   rune
		headers int
		keep    func(map[string]string) bool
		mac     bool
		tests   bool
		own     bool // of this project
	}{
		{name: "docs/examples/wave-2026.csv", comma: ',', headers: 1, keep: sent("Datum verstuurd"), own: true},
		{name: "data/questionnaire/testdata/kobo.csv", comma: ';', headers: 1, own: true},
		{name: "data/questionnaire/testdata/lime.csv", comma: ',', headers: 1, keep: sent("submitdate"), own: true},
		{name: "data/questionnaire/testdata/qualtrics.csv", comma: ',', headers: 3, own: true},
		{name: "data/questionnaire/testdata/redcap_data.csv", comma: ',', headers: 1, own: true},
		{name: "excel/538_poll-of-pollsters-anonymous-answers-7.tsv", comma: '\t', headers: 1, mac: true},
		{name: "googleforms/nl_ads_formulierreacties1.csv", comma: '\t', headers: 1},
		{name: "limesurvey/sealuzh_results-survey.csv", comma: ',', headers: 1, keep: sent("Date submitted")},
		{name: "limesurvey/rse_nl2017.csv", comma: ',', headers: 1},
		{name: "odk/safi_odk_final_results.csv", comma: ',', headers: 1},
		{name: "qualtrics/qt_Multiple_Answer_MC_Questions.csv", comma: ',', headers: 2, tests: true},
		{name: "qualtrics/qt_Multiple_Answer_MC_Questions_Insights_.csv", comma: ',', headers: 3, tests: true},
		{name: "qualtrics/qt_Single_Answer_Matrix_Questions_Insights_.csv", comma: ',', headers: 3, tests: true},
		{name: "qualtrics/qualtRics_sample.csv", comma: ',', headers: 3, tests: true},
		{name: "qualtrics/qualtRics_sample_legacy.csv", comma: ',', headers: 2, tests: true},
		{name: "surveymonkey/538_StarWars.csv", comma: ',', headers: 2, mac: true},
		{name: "surveymonkey/538_weather-check.csv", comma: ',', headers: 1},
	} {
		t.Run(file.name, func(t *testing.T) {
			folder := exports
			if file.own {
				folder = "../.."
			}
			content, err := os.ReadFile(filepath.Join(folder, file.name))
			if os.IsNotExist(err) && !file.own {
				t.Skip("the real exports are not here")
			}
			if err != nil {
				t.Fatal(err)
			}
			o := platform.Options{}
			if file.tests {
				o.Keep = []platform.Reason{platform.TestRun}
			}
			codebook, tallies := countWhole(t, filepath.Base(file.name), content, o)
			if file.mac {
				if content, err = charmap.Macintosh.NewDecoder().Bytes(content); err != nil {
					t.Fatal(err)
				}
			}
			raw := readRaw(t, content, file.comma, file.headers, file.keep)
			for _, tally := range tallies {
				item, _ := codebook.Item(tally.Item)
				if wrong := raw.recount(item, tally); wrong != "" {
					t.Errorf("%s.%s: %s: %d answered, %v", tally.Item, tally.Row, wrong, tally.Answered, tally.Counts)
				}
				if sum := 0; item.Kind == data.Single || item.Scaled() {
					for _, k := range tally.Counts {
						sum += k
					}
					if sum != tally.Answered || tally.Unusable > 0 {
						t.Errorf("%s.%s: %d of %d, %d unusable", tally.Item, tally.Row, sum, tally.Answered, tally.Unusable)
					}
				}
			}
		})
	}
}

// countWhole takes an export the whole way: drafted, read by its draft, stored, and counted.
func countWhole(t *testing.T, name string, content []byte, o platform.Options) (data.Codebook, []data.Tally) {
	t.Helper()
	open := func() *platform.Export {
		reader, err := records.Open(name, bytes.NewReader(content), records.Options{})
		if err != nil {
			t.Fatal(err)
		}
		export, err := platform.Open(reader, o)
		if err != nil {
			t.Fatal(err)
		}
		return export
	}
	d, err := draft.Read(t.Context(), open(), func() {})
	if err != nil {
		t.Fatal(err)
	}
	text := d.YAML(name, data.English, false)
	codebook, err := data.ParseCodebook("codebook.yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	importer, err := importing.Open(name, open(), codebook, importing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var stored bytes.Buffer
	writer := csv.NewWriter(&stored)
	records := [][]string{importer.Header()}
	for {
		record, err := importer.Next(t.Context())
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		records = append(records, slices.Clone(record.Cells))
	}
	if err := writer.WriteAll(records); err != nil {
		t.Fatal(err)
	}
	survey, err := count.Open(fstest.MapFS{
		"codebook.yaml":     {Data: text},
		"waves/w/wave.yaml": {Data: []byte("id: w\nprovenance: observed\nfiles: [{name: a.csv, items: [" + strings.Join(importer.Items(), ", ") + "]}]\n")},
		"waves/w/a.csv":     {Data: stored.Bytes()},
	})
	if err != nil {
		t.Fatal(err)
	}
	tallies, problems, err := survey.Count(t.Context(), survey.Waves[0])
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	return survey.Codebook, tallies
}
