package study

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"spoor/data"
	"spoor/internal/ooxml"
)

// shareOfResults is a percentage of results.json with its interval.
type shareOfResults struct {
	Item, Row, Option, Label string
	Proportion               *float64
	Low, High                float64
}

// officeReport is the report of the built-in survey in one form for an office program.
func officeReport(t *testing.T, form string, look Look) map[string][]byte {
	t.Helper()
	request := reportRequest(data.Dutch)
	request.Formats, request.Look = []string{form}, look
	content, err := builtIn(t).ReportFile(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	files, err := ooxml.Read(content)
	if err != nil {
		t.Fatal(err)
	}
	for name, part := range files {
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			if err := xml.Unmarshal(part, &struct{}{}); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if strings.HasSuffix(name, ".rels") {
			continue
		}
		for _, r := range ooxml.Relationships(files, name) {
			if files[r.Target] == nil {
				t.Errorf("%s leads to %s, which is not there", name, r.Target)
			}
		}
	}
	return files
}

var (
	seriesOf  = regexp.MustCompile(`(?s)<c:ser>.*?</c:ser>`)
	valuesOf  = regexp.MustCompile(`(?s)<c:val>.*?</c:val>`)
	plusOf    = regexp.MustCompile(`(?s)<c:plus>.*?</c:plus>`)
	minusOf   = regexp.MustCompile(`(?s)<c:minus>.*?</c:minus>`)
	pointsOf  = regexp.MustCompile(`<c:pt idx="\d+"><c:v>([^<]*)</c:v>`)
	categorie = regexp.MustCompile(`(?s)<c:cat>.*?</c:cat>`)
)

func numbersIn(t *testing.T, part string) []float64 {
	t.Helper()
	var numbers []float64
	for _, found := range pointsOf.FindAllStringSubmatch(part, -1) {
		value, err := strconv.ParseFloat(found[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		numbers = append(numbers, value)
	}
	return numbers
}

// Every percentage of results.json that a bar shows stands in a chart of the document with both ends of its interval, beside its label,
// and in a table with the number that a reader sees.
func TestDocumentHasTheNumbersOfTheResults(t *testing.T) {
	t.Parallel()
	request := reportRequest(data.Dutch)
	request.Formats = []string{"json"}
	content, err := builtIn(t).ReportFile(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	var results struct{ Estimates []shareOfResults }
	if err := json.Unmarshal(content, &results); err != nil {
		t.Fatal(err)
	}
	files := officeReport(t, "docx", Look{})
	type whisker struct{ at, low, high float64 }
	drawn := map[string][]whisker{}
	for name, part := range files {
		if !strings.HasPrefix(name, "word/charts/chart") {
			continue
		}
		for _, series := range seriesOf.FindAllString(string(part), -1) {
			if !strings.Contains(series, "<c:errBars>") {
				continue
			}
			values, plus, minus := numbersIn(t, valuesOf.FindString(series)), numbersIn(t, plusOf.FindString(series)), numbersIn(t, minusOf.FindString(series))
			labels := pointsOf.FindAllStringSubmatch(categorie.FindString(series), -1)
			for i := range values {
				if len(values) == len(labels) {
					drawn[labels[i][1]] = append(drawn[labels[i][1]], whisker{values[i], values[i] - minus[i], values[i] + plus[i]})
				}
			}
		}
	}
	checked := 0
	rows := strings.Split(string(files["word/document.xml"]), "</w:tr>")
	for _, e := range results.Estimates {
		if e.Proportion == nil || e.Row != "" || !slices.Contains([]string{"outcomes", "interim_results", "positive_factors", "negative_factors", "improvements"}, e.Item) {
			continue
		}
		near := func(w whisker) bool {
			return w.at == *e.Proportion && math.Abs(w.low-e.Low) < 1e-12 && math.Abs(w.high-e.High) < 1e-12
		}
		if !slices.ContainsFunc(drawn[ooxml.Escaped(e.Label)], near) {
			t.Errorf("%s, %s is drawn as %v, want %v (%v, %v)", e.Item, e.Label, drawn[ooxml.Escaped(e.Label)], *e.Proportion, e.Low, e.High)
		}
		label, shown := "<w:t>"+ooxml.Escaped(e.Label)+"</w:t>", "<w:t>"+strconv.Itoa(int(math.Round(*e.Proportion*100)))+"%"
		if !slices.ContainsFunc(rows, func(row string) bool { return strings.Contains(row, label) && strings.Contains(row, shown) }) {
			t.Errorf("%s, %s has no row with %v", e.Item, e.Label, *e.Proportion)
		}
		checked++
	}
	if checked < 30 {
		t.Errorf("only %d percentages were compared", checked)
	}
}

// The presentation has a slide for each item beside the first one, with its chart; pictures take the place of charts where they are asked for.
func TestPresentation(t *testing.T) {
	t.Parallel()
	files := officeReport(t, "pptx", Look{})
	slides, charts := 0, 0
	for name := range files {
		if strings.HasPrefix(name, "ppt/slides/slide") {
			slides++
		}
		if strings.HasPrefix(name, "ppt/charts/chart") {
			charts++
		}
	}
	if slides != 10 || charts != 9 {
		t.Errorf("%d slides, %d charts", slides, charts)
	}
	third := string(files["ppt/slides/slide6.xml"])
	for _, want := range []string{"noemt 81%", "n = 43; ", "Bron: OVAL/KoM 2021", `descr="`} {
		if !strings.Contains(third, want) {
			t.Errorf("no %q on the slide of an item", want)
		}
	}
	pictures := officeReport(t, "pptx", Look{Pictures: true})
	if pictures["ppt/charts/chart1.xml"] != nil || !bytes.HasPrefix(pictures["ppt/media/figure1.png"], []byte("\x89PNG")) {
		t.Error("pictures do not take the place of charts")
	}
}

// The same report gives the same bytes, and a template changes its look and nothing that it says.
func TestOfficeReportsAreTheSameAgain(t *testing.T) {
	t.Parallel()
	for _, form := range []string{"docx", "pptx"} {
		request := reportRequest(data.Dutch)
		request.Formats = []string{form}
		first, err := builtIn(t).ReportFile(t.Context(), request)
		if err != nil {
			t.Fatal(err)
		}
		second, err := builtIn(t).ReportFile(t.Context(), request)
		if err != nil || !bytes.Equal(first, second) {
			t.Errorf("the same %s gives other bytes, %v", form, err)
		}
		template := Template{Name: "huisstijl." + form, Content: first}
		request.Look = Look{Word: template, Slides: template}
		styled, err := builtIn(t).ReportFile(t.Context(), request)
		if err != nil {
			t.Fatalf("with itself as its template: %v", err)
		}
		plain, _ := ooxml.Read(first)
		files, err := ooxml.Read(styled)
		if err != nil || string(files["ppt/slides/slide4.xml"]) != string(plain["ppt/slides/slide4.xml"]) || len(files["word/charts/chart3.xml"]) != len(plain["word/charts/chart3.xml"]) {
			t.Errorf("a template changes what %s says, %v", form, err)
		}
		request.Look = Look{Word: Template{"x.docx", []byte("no zip")}, Slides: Template{"x.pptx", []byte("no zip")}}
		if _, err := builtIn(t).ReportFile(t.Context(), request); err == nil || err.Error() != "x."+form+": it is no Office document: it cannot be opened as a zip file" {
			t.Errorf("a template that is none: %v", err)
		}
	}
}
