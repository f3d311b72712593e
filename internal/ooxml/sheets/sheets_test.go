package sheets

import (
	"archive/zip"
	"bytes"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"

	"spoor/internal/ooxml/chart"
)

func parts(t *testing.T, book Book) map[string]string {
	t.Helper()
	content, err := book.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, file := range archive.File {
		opened, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(opened)
		if err != nil {
			t.Fatal(err)
		}
		all[file.Name] = string(text)
	}
	return all
}

// What begins like a formula is a text, also when somebody edits the cell.
func TestTextsAreNeverFormulas(t *testing.T) {
	t.Parallel()
	texts := []string{"=1+1", "+31 6", "-2+3", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "＝1", "goed"}
	table := Table{Columns: []Column{{Head: "=kop"}}}
	for _, text := range texts {
		table.Rows = append(table.Rows, []Cell{Text(text)})
	}
	all := parts(t, Book{Sheets: []Sheet{{Name: "=blad", Tables: []Table{table}}}})
	sheet := all["xl/worksheets/sheet1.xml"]
	if strings.Contains(sheet, "<f>") || strings.Count(sheet, `t="inlineStr"`) != len(texts)+1 {
		t.Errorf("%s", sheet)
	}
	if strings.Count(all["xl/styles.xml"], `quotePrefix="1"`) != 2 { // of a cell and of a head
		t.Errorf("%s", all["xl/styles.xml"])
	}
}

func TestAHeadIsFrozenFilteredAndPrintedOnEachPage(t *testing.T) {
	t.Parallel()
	sheet := Sheet{Name: "n's", Pinned: 1, Above: []Cell{Text("titel")}, Tables: []Table{{Columns: []Column{{Head: "a"}, {Head: "b"}}, Rows: [][]Cell{{Text("x"), Number(0.5, Percent(0, "*"))}}}}}
	all := parts(t, Book{Lang: "nl-NL", Sheets: []Sheet{sheet}})
	for part, want := range map[string][]string{
		"xl/worksheets/sheet1.xml": {`<pane xSplit="1" ySplit="3" topLeftCell="B4" activePane="bottomRight" state="frozen"/>`, `<autoFilter ref="A3:B4"/>`, `paperSize="9"`, `<v>0.5</v>`},
		"xl/workbook.xml":          {`localSheetId="0">'n''s'!$3:$3<`, `hidden="1">'n''s'!$A$3:$B$4<`},
		"xl/styles.xml":            {`formatCode="0%&quot;*&quot;"`},
	} {
		for _, text := range want {
			if !strings.Contains(all[part], text) {
				t.Errorf("%s has no %s:\n%s", part, text, all[part])
			}
		}
	}
	for _, text := range all {
		if strings.Contains(text, "dcterms:created") {
			t.Error("the workbook has a date")
		}
	}
}

func TestNamesOfSheets(t *testing.T) {
	t.Parallel()
	book := Book{}
	for _, test := range [][2]string{
		{"Samenwerking", "Samenwerking"},
		{"samenwerking", "samenwerking (2)"},
		{"a/b: c?*[d]\\", "a b c d"},
		{"'aan het eind'", "aan het eind"},
		{"", "Blad"},
		{"History", "Blad (2)"},
		{strings.Repeat("x", 40), strings.Repeat("x", 30) + "…"},
		{strings.Repeat("x", 41), strings.Repeat("x", 26) + "… (2)"},
		{strings.Repeat("😀", 20), strings.Repeat("😀", 15) + "…"}, // two units each
	} {
		if got := book.Add(Sheet{Name: test[0]}); got != test[1] {
			t.Errorf("%q is called %q, want %q", test[0], got, test[1])
		}
	}
}

func TestNumbersThatAreNoneAreEmpty(t *testing.T) {
	t.Parallel()
	for _, value := range []float64{math.NaN(), math.Inf(1)} {
		if cell := Number(value, ""); cell != (Cell{}) {
			t.Errorf("%v is %+v", value, cell)
		}
	}
}

// What rounds to 0 has no sign.
func TestSigned(t *testing.T) {
	for format, want := range map[string]string{
		"0%": `[>=0.005]+0%;[<=-0.005]-0%;"0%"`, "0.0%": `[>=0.0005]+0.0%;[<=-0.0005]-0.0%;"0%"`, "0.00": `[>=0.005]+0.00;[<=-0.005]-0.00;"0"`,
	} {
		if got := Signed(format); got != want {
			t.Errorf("%s: %s, want %s", format, got, want)
		}
	}
}

// A chart stands beside a narrow table, and under a wide one, which is printed without the numbers of the chart.
func TestChartsStandWhereTheyAreSeen(t *testing.T) {
	for name, test := range map[string]struct {
		columns           int
		column, row, area string
	}{
		"narrow": {3, "4", "1", "$A$1:$N$"},
		"wide":   {16, "0", "3", "$A$1:$P$"},
	} {
		table := Table{Rows: [][]Cell{nil}}
		for range test.columns {
			table.Columns = append(table.Columns, Column{Head: "x", Width: 10})
			table.Rows[0] = append(table.Rows[0], Count(1))
		}
		c := chart.Chart{Kind: chart.Bars, Categories: []string{"a"}, Series: []chart.Series{{Name: "s", Values: []float64{1}}}, Height: 4}
		book := Book{Title: "t", Lang: "nl-NL"}
		book.Add(Sheet{Name: "een", Tables: []Table{table}, Charts: []chart.Chart{c}})
		files := parts(t, book)
		drawing, workbook := files["xl/drawings/drawing1.xml"], files["xl/workbook.xml"]
		if !strings.Contains(drawing, "<xdr:col>"+test.column+"</xdr:col>") || !strings.Contains(drawing, "<xdr:row>"+test.row+"</xdr:row>") {
			t.Errorf("%s: the chart stands elsewhere: %s", name, drawing)
		}
		if !strings.Contains(workbook, test.area) {
			t.Errorf("%s: %s is not printed: %s", name, test.area, workbook)
		}
	}
}

// Of a sheet to calculate with, the lines above its numbers are printed alone; one with a chart that fits is one page, and a long one is not.
func TestWhatIsPrinted(t *testing.T) {
	t.Parallel()
	numbers := func(rows int) Table {
		return Table{Columns: []Column{{Head: "x", Width: 60}, {Head: "y", Width: 61}}, Rows: make([][]Cell, rows)}
	}
	c := chart.Chart{Kind: chart.Bars, Categories: []string{"a"}, Series: []chart.Series{{Name: "s", Values: []float64{1}}}, Height: 10}
	book := Book{Title: "t", Lang: "nl-NL"}
	book.Add(Sheet{Name: "bron", Above: []Cell{Text("titel"), Text("uitleg")}, Tables: []Table{numbers(5)}, Source: true})
	book.Add(Sheet{Name: "kort", Tables: []Table{numbers(5)}, Charts: []chart.Chart{c}})
	book.Add(Sheet{Name: "lang", Tables: []Table{numbers(50)}, Charts: []chart.Chart{c}})
	files := parts(t, book)
	if workbook := files["xl/workbook.xml"]; !strings.Contains(workbook, `name="_xlnm.Print_Area" localSheetId="0">'bron'!$A$1:$A$2<`) || strings.Contains(workbook, `name="_xlnm.Print_Titles" localSheetId="0"`) {
		t.Errorf("more of the first sheet is printed: %s", workbook)
	}
	for sheet, down := range map[string]string{"1": "0", "2": "1", "3": "0"} {
		if !strings.Contains(files["xl/worksheets/sheet"+sheet+".xml"], `fitToWidth="1" fitToHeight="`+down+`"`) {
			t.Errorf("sheet %s is not printed on %s pages", sheet, down)
		}
	}
	if sheet := files["xl/worksheets/sheet3.xml"]; !strings.Contains(sheet, `</headerFooter><rowBreaks count="1" manualBreakCount="1"><brk id="52" max="16383" man="1"/></rowBreaks><drawing `) {
		t.Errorf("no page begins above the chart: %s", sheet)
	}
	if strings.Contains(files["xl/worksheets/sheet2.xml"], "<brk ") {
		t.Error("a sheet of one page has a break")
	}
	if !strings.Contains(files["xl/charts/chart1.xml"], `<c:tickLblSkip val="1"/>`) {
		t.Error("a name of a bar may be skipped")
	}
}

// A sheet too wide for one page is printed over several beside each other, with its head and its pinned columns on each.
func TestWideSheetsAreReadableInPrint(t *testing.T) {
	for columns, want := range map[int][2]string{
		11: {`fitToWidth="1"`, `>&#39;een&#39;!$1:$1<`},
		12: {`fitToWidth="2"`, `>&#39;een&#39;!$A:$B,&#39;een&#39;!$1:$1<`},
	} {
		table := Table{Rows: [][]Cell{{Number(0.0004, Probability("< 0,001"))}}}
		for range columns {
			table.Columns = append(table.Columns, Column{Head: "x", Width: 20})
		}
		book := Book{Title: "t", Lang: "nl-NL"}
		book.Add(Sheet{Name: "een", Tables: []Table{table}, Pinned: 2})
		files := parts(t, book)
		if sheet := files["xl/worksheets/sheet1.xml"]; !strings.Contains(sheet, want[0]) {
			t.Errorf("%d columns: not %s: %s", columns, want[0], sheet)
		}
		if workbook := strings.ReplaceAll(files["xl/workbook.xml"], "'", "&#39;"); !strings.Contains(workbook, want[1]) {
			t.Errorf("%d columns: not %s: %s", columns, want[1], workbook)
		}
		if styles := files["xl/styles.xml"]; !strings.Contains(styles, `formatCode="[&lt;0.001]&quot;&lt; 0,001&quot;;0.000"`) {
			t.Errorf("a small p-value is shown as it is: %s", styles)
		}
	}
}

// A dash among numbers stands under them, the name of a group of columns takes the room of all of them, and one column of texts fits a page.
func TestTextsAmongNumbers(t *testing.T) {
	t.Parallel()
	dash := Table{Columns: []Column{{Head: "naam"}, {Head: "n", Group: "Uw organisatie"}, {Head: "%", Group: "Uw organisatie"}},
		Rows: [][]Cell{{Text("a"), Count(1), Number(0.5, "0%")}, {Text("b"), Text("–"), Text("verborgen")}}}
	book := Book{Title: "t", Lang: "nl-NL"}
	book.Add(Sheet{Name: "een", Tables: []Table{dash}})
	book.Add(Sheet{Name: "twee", Above: []Cell{Text("uitleg").As(Note)}})
	files := parts(t, book)
	styles := strings.Split(files["xl/styles.xml"], "<xf ")
	right := func(cell string) bool {
		_, after, _ := strings.Cut(files["xl/worksheets/sheet1.xml"], `<c r="`+cell+`" s="`)
		number, _, _ := strings.Cut(after, `"`)
		at, err := strconv.Atoi(number)
		return err == nil && strings.Contains(styles[at+2], `horizontal="right"`) // the first one is that of the named style
	}
	for cell, want := range map[string]bool{"B2": true, "B4": true, "C4": true, "A4": false} {
		if right(cell) != want {
			t.Errorf("%s stands to the right: %v", cell, !want)
		}
	}
	if !strings.Contains(files["xl/worksheets/sheet1.xml"], `<row r="1"><c`) {
		t.Errorf("the row of groups is higher than its names: %s", files["xl/worksheets/sheet1.xml"])
	}
	// 0.636 of 11 points is a digit of DejaVu Sans, the widest that office programs fall back on; a page has 7.27 inches between its margins
	if _, after, _ := strings.Cut(files["xl/worksheets/sheet2.xml"], ` width="`); !strings.HasPrefix(after, "74\"") || 74*0.636*11 > 7.27*72 {
		t.Errorf("a column wider than a page: %.20s", after)
	}
}
