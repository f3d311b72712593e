package study

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/study/experiment"
	"spoor/internal/surveytest"
)

// cellRead is one cell of a sheet as it stands in its XML.
type cellRead struct {
	Place  string `xml:"r,attr"`
	Kind   string `xml:"t,attr"`
	Style  int    `xml:"s,attr"`
	Value  string `xml:"v"`
	Inline string `xml:"is>t"`
}

// readWorkbook reads the cells of each sheet by its name, and the part xl/styles.xml.
func readWorkbook(t *testing.T, content []byte) (map[string]map[string]cellRead, map[string]string) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, file := range archive.File {
		if !file.Modified.IsZero() && file.Modified.Year() > 1980 {
			t.Errorf("%s has the time %v", file.Name, file.Modified)
		}
		opened, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(opened)
		if err != nil {
			t.Fatal(err)
		}
		parts[file.Name] = string(text)
	}
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := xml.Unmarshal([]byte(parts["xl/workbook.xml"]), &book); err != nil {
		t.Fatal(err)
	}
	all := map[string]map[string]cellRead{}
	for i, sheet := range book.Sheets {
		var read struct {
			Rows []struct {
				Cells []cellRead `xml:"c"`
			} `xml:"sheetData>row"`
		}
		if err := xml.Unmarshal([]byte(parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)]), &read); err != nil {
			t.Fatal(err)
		}
		cells := map[string]cellRead{}
		for _, row := range read.Rows {
			for _, cell := range row.Cells {
				cells[cell.Place] = cell
			}
		}
		all[sheet.Name] = cells
	}
	return all, parts
}

// rowsOf returns the rows of a sheet from the row of its head, each value by the head of its column.
func rowsOf(sheet map[string]cellRead, head int) []map[string]cellRead {
	heads := map[string]string{}
	last := 0
	for place, cell := range sheet {
		letters := strings.TrimRight(place, "0123456789")
		row, _ := strconv.Atoi(place[len(letters):])
		last = max(last, row)
		if row == head {
			heads[letters] = cell.Inline
		}
	}
	var rows []map[string]cellRead
	for at := head + 1; at <= last; at++ {
		row := map[string]cellRead{}
		for letters, name := range heads {
			if cell, found := sheet[letters+strconv.Itoa(at)]; found {
				row[name] = cell
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// Every number, text and truth value of results.json stands on the sheet of all results, and each percentage with its interval on the
// sheet of its item, to the last digit.
func TestTheWorkbookHoldsTheResults(t *testing.T) {
	t.Parallel()
	s, err := Open(context.Background(), Source{})
	if err != nil {
		t.Fatal(err)
	}
	request := reportRequest(data.Dutch)
	request.Formats = []string{"xlsx"}
	first, err := s.ReportFile(context.Background(), request)
	if err != nil {
		t.Fatal(err)
	}
	second, err := s.ReportFile(context.Background(), request)
	if err != nil || !bytes.Equal(first, second) {
		t.Errorf("made twice the workbook differs (%v)", err)
	}
	request.Formats = []string{"json"}
	text, err := s.ReportFile(context.Background(), request)
	if err != nil {
		t.Fatal(err)
	}
	var document map[string]any
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	sheets, parts := readWorkbook(t, first)
	flat := map[string]map[string]cellRead{}
	for _, row := range rowsOf(sheets["Alle uitkomsten"], 5) {
		flat[row["deel"].Inline+"|"+row["nummer"].Inline] = row
	}
	leaves := 0
	var walk func(list, number, name string, value any)
	walk = func(list, number, name string, value any) {
		cell := flat[list+"|"+number][name]
		switch value := value.(type) {
		case map[string]any:
			for part, of := range value {
				walk(list, number, strings.TrimPrefix(name+"."+part, "."), of)
			}
		case []any:
			for i, of := range value {
				if _, is := of.(map[string]any); is {
					walk(strings.TrimPrefix(list+"."+name, "."), strings.TrimPrefix(number+"."+strconv.Itoa(i+1), "."), "", of)
				}
			}
		case float64:
			leaves++
			if got, err := strconv.ParseFloat(cell.Value, 64); err != nil || got != value || cell.Kind != "" {
				t.Errorf("%s %s %s is %v and stands there as %+v", list, number, name, value, cell)
			}
		case string:
			leaves++
			if want := strings.TrimSpace(strings.ReplaceAll(value, "\n", " ")); strings.TrimSpace(cell.Inline) != want {
				t.Errorf("%s %s %s is %q and stands there as %+v", list, number, name, value, cell)
			}
		case bool:
			leaves++
			if cell.Kind != "b" || cell.Value != map[bool]string{true: "1", false: "0"}[value] {
				t.Errorf("%s %s %s is %v and stands there as %+v", list, number, name, value, cell)
			}
		}
	}
	walk("", "", "", document)
	if leaves < 1500 {
		t.Errorf("only %d values were looked at", leaves)
	}
	itemSheets(t, sheets, document)
	if charts := strings.Count(strings.Join(names(parts), " "), "xl/charts/chart"); charts < 9 {
		t.Errorf("%d charts", charts)
	}
	if !strings.Contains(parts["xl/charts/chart3.xml"], "c:errBars") {
		t.Error("a chart has no error bars")
	}
}

// itemSheets looks for each estimate of the results on the sheet of its item, under the name of its answer.
func itemSheets(t *testing.T, sheets map[string]map[string]cellRead, document map[string]any) {
	t.Helper()
	found := 0
	for _, one := range document["estimates"].([]any) {
		e := one.(map[string]any)
		share, is := e["proportion"].(float64)
		if e["item"] != "positive_factors" || !is {
			continue
		}
		for _, row := range rowsOf(sheets["Bevorderende factoren"], 6) {
			if row["Antwoord"].Inline != e["label"] {
				continue
			}
			found++
			for head, want := range map[string]float64{"Percentage": share, "95%-interval, laag": e["low"].(float64), "95%-interval, hoog": e["high"].(float64), "Aantal": e["count"].(float64),
				"n": e["answered"].(float64), "gezamenlijk interval, laag": e["joint"].(map[string]any)["low"].(float64)} {
				if got, err := strconv.ParseFloat(row[head].Value, 64); err != nil || got != want {
					t.Errorf("%v: %s is %v, want %v", e["label"], head, row[head], want)
				}
			}
		}
	}
	if found < 8 {
		t.Errorf("%d answers on the sheet of an item", found)
	}
}

func names(parts map[string]string) []string {
	var all []string
	for name := range parts {
		all = append(all, name)
	}
	return all
}

// Each point and each change of the trends in results.json stands on the sheet of its item, to the last digit.
func TestTheWorkbookHoldsTheTrends(t *testing.T) {
	t.Parallel()
	s, err := Open(t.Context(), Source{Files: surveytest.Ours(), Place: "ours", Wave: "2026"})
	if err != nil {
		t.Fatal(err)
	}
	request := reportRequest(data.Dutch)
	files := map[string][]byte{}
	for _, form := range []string{"xlsx", "json"} {
		request.Formats = []string{form}
		if files[form], err = s.ReportFile(t.Context(), request); err != nil {
			t.Fatal(err)
		}
	}
	var results struct {
		Trends []struct {
			Item  string
			Waves []struct{ Wave string }
			Lines []struct {
				Label  string
				Points []struct {
					Base                         float64
					Count, Proportion, Low, High *float64
				}
				Changes []struct {
					Difference, Low, High *float64
					P                     *float64
					Fisher                *float64 `json:"p_fisher"`
					Adjusted              *float64 `json:"p_adjusted"`
				}
			}
		}
	}
	if err := json.Unmarshal(files["json"], &results); err != nil {
		t.Fatal(err)
	}
	sheets, parts := readWorkbook(t, files["xlsx"])
	looked := 0
	for _, followed := range results.Trends {
		heading, _ := s.Survey.Codebook.Item(followed.Item)
		sheet := sheets["Golven, "+heading.Heading(data.Dutch)]
		if sheet == nil {
			t.Fatalf("no sheet of %s among %v", followed.Item, names(parts))
		}
		same := func(row map[string]cellRead, head string, want *float64) {
			t.Helper()
			if want == nil {
				return
			}
			looked++
			if got, err := strconv.ParseFloat(row[head].Value, 64); err != nil || got != *want {
				t.Errorf("%s, %s: %s is %+v, want %v", followed.Item, row["Antwoord"].Inline, head, row[head], *want)
			}
		}
		changes := rowsOf(sheet, rowWith(sheet, "D", "Verandering"))
		for _, line := range followed.Lines {
			at := rowWith(sheet, "A", line.Label)
			for k, point := range line.Points {
				if point.Proportion == nil { // a mean, in the unit of its item
					continue
				}
				for i, want := range []*float64{point.Count, &point.Base, point.Proportion, point.Low, point.High} {
					same(map[string]cellRead{"cell": sheet[string(rune('B'+5*k+i))+strconv.Itoa(at)]}, "cell", want)
				}
			}
			of := slices.DeleteFunc(slices.Clone(changes), func(row map[string]cellRead) bool { return row["Antwoord"].Inline != line.Label })
			for i, change := range line.Changes {
				if i >= len(of) {
					continue // of a row or a mean, which has another head
				}
				same(of[i], "Verandering", change.Difference)
				same(of[i], "95%-interval, laag", change.Low)
				same(of[i], "p", change.P)
				same(of[i], "p (Fisher)", change.Fisher)
				same(of[i], "p, gecorrigeerd", change.Adjusted)
			}
		}
	}
	if looked < 80 {
		t.Errorf("only %d numbers were looked at", looked)
	}
}

// rowWith is the first row in which the cell of a column has that text.
func rowWith(sheet map[string]cellRead, column, text string) int {
	for row := 1; row <= len(sheet); row++ {
		if sheet[column+strconv.Itoa(row)].Inline == text {
			return row
		}
	}
	return 0
}

// The numbers of a margin are numbers in its workbook: 510 at 95% for 5 points is that of Thompson (1987), table 1.
func TestMarginAsWorkbook(t *testing.T) {
	content, err := PlanMargin(experiment.MarginRequest{Margin: "5%", Together: experiment.Whole, Level: 0.95}, data.English, "xlsx", Look{})
	if err != nil {
		t.Fatal(err)
	}
	all, _ := readWorkbook(t, content)
	for _, sheet := range all {
		for place, cell := range sheet {
			if place[0] == 'A' && cell.Kind == "" && cell.Value == "0.05" {
				row := place[1:]
				if sheet["B"+row].Value != "403" || sheet["C"+row].Value != "510" || sheet["D"+row].Value != "788" || sheet["C"+row].Kind != "" {
					t.Errorf("row %s: %+v", row, sheet)
				}
				return
			}
		}
	}
	t.Errorf("no margin of 5%% in %+v", all)
}
