package study

import (
	"encoding/json"
	"fmt"
	"html"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/ooxml"
)

// numbersOfResults are the estimates of results.json, and what its rows are called.
type numbersOfResults struct {
	Estimates []struct {
		Item, Row, Option, Label string
		Count, Answered          *int
		Proportion, Mean         *float64
		Low, High                float64
	}
	Items []struct {
		Item string
		Rows []struct{ Row, Label string }
	}
}

// marks are what stands among numbers without being one: the sign that keeps a range on its line, and hard spaces.
var marks = strings.NewReplacer("\u2060", "", "\u00a0", " ", "\u202f", " ")

// rowsShown are the rows of all tables of a page or a document, each cell as a reader sees it, and all that it says.
func rowsShown(t *testing.T, form string, content []byte) (rows [][]string, all string) {
	t.Helper()
	text, row, cell, run := string(content), `(?s)<tr[ >].*?</tr>`, `(?s)<t[dh][ >].*?</t[dh]>`, `>([^<]+)`
	if form == "docx" {
		files, err := ooxml.Read(content)
		if err != nil {
			t.Fatal(err)
		}
		text, row, cell, run = string(files["word/document.xml"]), `(?s)<w:tr>.*?</w:tr>`, `(?s)<w:tc>.*?</w:tc>`, `<w:t(?: [^>]*)?>([^<]*)`
	}
	runs := regexp.MustCompile(run)
	read := func(part string) string {
		said := ""
		for _, found := range runs.FindAllStringSubmatch(part, -1) {
			said += found[1]
		}
		return marks.Replace(html.UnescapeString(said))
	}
	cells := regexp.MustCompile(cell)
	for _, found := range regexp.MustCompile(row).FindAllString(text, -1) {
		var one []string
		for _, cell := range cells.FindAllString(found, -1) {
			one = append(one, strings.TrimSpace(read(cell)))
		}
		rows = append(rows, one)
	}
	return rows, read(text)
}

// rounded is a share in whole percents; one that is not 0 or 100% is not written as if it were.
func rounded(share float64) string {
	switch percent := math.Round(share * 100); {
	case percent == 0 && share > 0:
		return "<1"
	case percent == 100 && share < 1:
		return ">99"
	default:
		return strconv.Itoa(int(percent))
	}
}

// Every percentage and mean of a table and of a report stands in the page and in the document with the interval and the base that it has in
// JSON, and in the workbook to the last digit.
func TestFormsHaveTheNumbersOfTheResults(t *testing.T) {
	t.Parallel()
	s := builtIn(t)
	for _, item := range []string{"interim_results", "success_definition", "collaboration", "trajectory_shares", ""} {
		render := func(form string) []byte {
			var content []byte
			var err error
			if item == "" {
				request := reportRequest(data.Dutch)
				request.Formats = []string{form}
				content, err = s.ReportFile(t.Context(), request)
			} else {
				var table analysis.Table
				if table, err = s.Table(t.Context(), TableRequest{Item: item, Options: analysis.DefaultOptions()}); err == nil {
					content, err = Look{}.Written(form, data.Dutch, "", func(form string) ([]byte, error) { return s.RenderTable(table, data.Dutch, form) })
				}
			}
			if err != nil {
				t.Fatal(err)
			}
			return content
		}
		var results numbersOfResults
		if err := json.Unmarshal(render("json"), &results); err != nil || len(results.Estimates) == 0 {
			t.Fatal(err)
		}
		names := map[string]string{}
		for _, of := range results.Items {
			for _, row := range of.Rows {
				names[of.Item+"."+row.Row] = row.Label
			}
		}
		for _, form := range []string{"html", "docx"} {
			rows, all := rowsShown(t, form, render(form))
			for _, e := range results.Estimates {
				at, low, high, label, parts := 0.0, e.Low, e.High, e.Label, []string(nil)
				if e.Mean != nil {
					at, low, high = *e.Mean/100, low/100, high/100
				} else {
					at = *e.Proportion
				}
				share, interval := rounded(at)+"%", rounded(low)+"–"+rounded(high)
				battery := e.Row != "" && e.Mean == nil
				switch {
				case battery:
					label, parts = names[e.Item+"."+e.Row], []string{strconv.Itoa(*e.Answered)}
				case e.Mean != nil:
					parts = []string{share, interval + "%", strconv.Itoa(*e.Answered)}
				default:
					parts = []string{share, interval + "%", strconv.Itoa(*e.Count)}
				}
				has := func(row []string, part string) bool {
					return slices.ContainsFunc(row, func(cell string) bool { return cell == part || cell == part+"*" })
				}
				shows := func(row []string) bool {
					if !strings.HasPrefix(row[0], label) || battery && !has(row, share+" ("+interval+")") && !has(row, share+"* ("+interval+")") {
						return false
					}
					return !slices.ContainsFunc(parts, func(part string) bool { return !has(row, part) })
				}
				if !slices.ContainsFunc(rows, shows) {
					t.Errorf("%s as %s: no row %q with %s (%s) and %q", item, form, label, share, interval, parts)
				}
				if base := fmt.Sprintf("n = %d", *e.Answered); !battery && e.Mean == nil && !strings.Contains(all, base) {
					t.Errorf("%s as %s: %s is not said of %s", item, form, base, e.Item)
				}
			}
		}
		numbered := numbersShown(t, render("xlsx"))
		for _, e := range results.Estimates {
			want := []float64{e.Low, e.High, float64(*e.Answered)}
			if e.Mean != nil {
				want = []float64{e.Low / 100, e.High / 100, float64(*e.Answered), *e.Mean / 100}
			} else {
				want = append(want, *e.Proportion, float64(*e.Count))
			}
			if !slices.ContainsFunc(numbered, func(row []float64) bool {
				return !slices.ContainsFunc(want, func(one float64) bool {
					return !slices.ContainsFunc(row, func(cell float64) bool { return math.Abs(cell-one) < 1e-12 })
				})
			}) {
				t.Errorf("%s as workbook: no row with %v of %s %s", item, want, e.Row, e.Label)
			}
		}
	}
}

// numbersShown are the numbers of each row of a workbook, without the sheet of all results.
func numbersShown(t *testing.T, content []byte) [][]float64 {
	t.Helper()
	sheets, _ := readWorkbook(t, content)
	var rows [][]float64
	for name, sheet := range sheets {
		if name == "Alle uitkomsten" {
			continue
		}
		of := map[string][]float64{}
		for place, cell := range sheet {
			if value, err := strconv.ParseFloat(cell.Value, 64); err == nil {
				row := strings.TrimLeft(place, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
				of[row] = append(of[row], value)
			}
		}
		for _, row := range of {
			rows = append(rows, row)
		}
	}
	return rows
}
