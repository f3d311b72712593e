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

// estimateOfResults is a percentage or mean of results.json with its interval.
type estimateOfResults struct {
	Item, Row, Option, Label string
	Proportion, Mean         *float64
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
	pointsOf  = regexp.MustCompile(`<c:pt idx="(\d+)"><c:v>([^<]*)</c:v>`)
	categorie = regexp.MustCompile(`(?s)<c:cat>.*?</c:cat>`)
)

// drawnValue is one value of a chart: of which series, at which category, with the ends of its interval where it has one.
type drawnValue struct {
	series, category string
	at, low, high    float64
}

// drawnIn reads the values of all bars in the charts of a document.
func drawnIn(t *testing.T, files map[string][]byte) []drawnValue {
	t.Helper()
	var all []drawnValue
	for name, part := range files {
		if !strings.Contains(name, "/charts/chart") || !strings.Contains(string(part), "<c:barChart>") {
			continue
		}
		for _, series := range seriesOf.FindAllString(string(part), -1) {
			called := pointsOf.FindStringSubmatch(series)
			labels := pointsOf.FindAllStringSubmatch(categorie.FindString(series), -1)
			plus, minus := numbersAt(t, plusOf.FindString(series)), numbersAt(t, minusOf.FindString(series))
			for i, at := range numbersAt(t, valuesOf.FindString(series)) {
				all = append(all, drawnValue{called[2], labels[i][2], at, at - minus[i], at + plus[i]})
			}
		}
	}
	return all
}

// numbersAt reads the numbers of a part of a series by their places.
func numbersAt(t *testing.T, part string) map[int]float64 {
	t.Helper()
	numbers := map[int]float64{}
	for _, found := range pointsOf.FindAllStringSubmatch(part, -1) {
		place, _ := strconv.Atoi(found[1])
		value, err := strconv.ParseFloat(found[2], 64)
		if err != nil {
			t.Fatal(err)
		}
		numbers[place] = value
	}
	return numbers
}

// Every percentage and mean of results.json stands in a chart of the document and of the presentation, under its label, with both ends of
// its interval where it has whiskers; and in the document in a row of a table, as a reader sees it.
func TestDocumentsHaveTheNumbersOfTheResults(t *testing.T) {
	t.Parallel()
	request := reportRequest(data.Dutch)
	request.Formats = []string{"json"}
	content, err := builtIn(t).ReportFile(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	var results struct {
		Estimates []estimateOfResults
		Items     []struct {
			Item string
			Rows []struct{ Row, Label string }
		}
	}
	if err := json.Unmarshal(content, &results); err != nil {
		t.Fatal(err)
	}
	rowLabels := map[string]string{}
	for _, item := range results.Items {
		for _, row := range item.Rows {
			if row.Row != "" {
				rowLabels[item.Item+"."+row.Row] = row.Label
			}
		}
	}
	for _, form := range []string{"docx", "pptx"} {
		files := officeReport(t, form, Look{})
		drawn := drawnIn(t, files)
		rows := strings.Split(string(files["word/document.xml"]), "</w:tr>")
		whiskers := 0
		for _, e := range results.Estimates {
			at, low, high, label := 0.0, e.Low, e.High, ooxml.Escaped(e.Label)
			if e.Mean != nil {
				at, low, high = *e.Mean/100, low/100, high/100
			} else {
				at = *e.Proportion
			}
			if e.Option == data.Bottom2 { // which no figure shows
				continue
			}
			row := ooxml.Escaped(rowLabels[e.Item+"."+e.Row])
			shows := func(d drawnValue) bool {
				switch {
				case math.Abs(d.at-at) > 1e-12 || row != "" && e.Mean == nil && d.category != row:
					return false
				case !strings.EqualFold(d.series, label) && !strings.HasPrefix(d.series, label+": ") && d.category != label:
					return false
				}
				return d.low == d.at && d.high == d.at || math.Abs(d.low-low) < 1e-12 && math.Abs(d.high-high) < 1e-12
			}
			found := slices.IndexFunc(drawn, shows)
			if found < 0 {
				t.Errorf("%s: %s %s %s, %v (%v, %v), is not drawn", form, e.Item, row, e.Label, at, low, high)
				continue
			}
			if slices.ContainsFunc(drawn, func(d drawnValue) bool { return shows(d) && d.low < d.high }) {
				whiskers++
			}
			shown := "<w:t>" + strconv.Itoa(int(math.Round(at*100))) + "%"
			named := label
			if row != "" && e.Mean == nil {
				named = row
			}
			if form == "docx" && !slices.ContainsFunc(rows, func(text string) bool { return strings.Contains(text, "<w:t>"+named) && strings.Contains(text, shown) }) {
				t.Errorf("%s, %s has no row with %s", e.Item, named, shown)
			}
		}
		if len(results.Estimates) < 100 || whiskers < 50 {
			t.Errorf("%s: %d estimates, %d with whiskers", form, len(results.Estimates), whiskers)
		}
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
	for _, want := range []string{"noemt 81%", "n\u00a0=\u00a043; ", "Bron: OVAL/KoM 2021", `descr="`} {
		if !strings.Contains(third, want) {
			t.Errorf("no %q on the slide of an item", want)
		}
	}
	if first := string(files["ppt/slides/slide2.xml"]); !strings.Contains(first, `(14–</a:t></a:r><a:r><a:rPr lang="nl-NL" sz="100"><a:latin typeface="Tahoma"/></a:rPr><a:t>`+"\u2060"+`</a:t></a:r>`) {
		t.Error("a range in a title can break behind its dash")
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
