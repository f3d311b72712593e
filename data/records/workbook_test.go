package records_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"spoor/data/records"
)

// book is a workbook of the parts that matter.
type book struct {
	sheets  map[string]string // sheetData by name, in the order of names
	order   []string
	strings string
	styles  string
	pr      string
}

func (b book) zip(t testing.TB) string {
	t.Helper()
	parts := [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
	}
	list, relations := "", ""
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	for i, name := range b.order {
		state, plain := "", strings.TrimPrefix(name, "hidden:")
		if plain != name {
			state = ` state="hidden"`
		}
		list += fmt.Sprintf(`<sheet name="%s" sheetId="%d" r:id="rId%d"%s/>`, plain, i+1, i+1, state)
		relations += fmt.Sprintf(`<Relationship Id="rId%d" Type="%sworksheet" Target="worksheets/sheet%d.xml"/>`, i+1, kind, i+1)
		parts = append(parts, [2]string{fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), b.sheets[name]})
	}
	if b.strings != "" {
		relations += `<Relationship Id="s" Type="` + kind + `sharedStrings" Target="/xl/sharedStrings.xml"/>`
		parts = append(parts, [2]string{"xl/sharedStrings.xml", b.strings})
	}
	if b.styles != "" {
		relations += `<Relationship Id="t" Type="` + kind + `styles" Target="styles.xml"/>`
		parts = append(parts, [2]string{"xl/styles.xml", b.styles})
	}
	parts = append(parts,
		[2]string{"xl/workbook.xml", `<workbook xmlns:r="` + kind + `">` + b.pr + `<sheets>` + list + `</sheets></workbook>`},
		[2]string{"xl/_rels/workbook.xml.rels", `<Relationships>` + relations + `</Relationships>`})
	return archive(t, parts)
}

func archive(t testing.TB, parts [][2]string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range parts {
		f, err := w.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, part[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func oneSheet(rows string) book {
	return book{order: []string{"Blad1"}, sheets: map[string]string{"Blad1": `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`}}
}

func zipBomb(t testing.TB) string {
	return oneSheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>` + strings.Repeat(" ", 80<<20) + `</t></is></c></row>`).zip(t)
}

const dateStyles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-413]d\ mmmm\ yyyy;@"/><numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="&quot;dagen &quot;0"/><numFmt numFmtId="167" formatCode="0.0%"/><numFmt numFmtId="168" formatCode="0&quot;%&quot;"/></numFmts>` +
	`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/><xf numFmtId="9"/><xf numFmtId="10"/><xf numFmtId="167"/><xf numFmtId="168"/></cellXfs></styleSheet>`

func TestWorkbook(t *testing.T) {
	forms := book{order: []string{"hidden:lijst", "Form1", "Blad2"}, styles: dateStyles,
		strings: `<sst><si><t>Id</t></si><si><r><t>Tijd van</t></r><r><t xml:space="preserve"> voltooien</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t>regel_x000D_
twee</t></si></sst>`,
		sheets: map[string]string{
			"hidden:lijst": `<worksheet><sheetData><row><c><v>9</v></c></row></sheetData></worksheet>`,
			"Form1": `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:dimension ref="A1:B1"/><x:sheetData>` +
				`<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="s"><x:v>1</x:v></x:c><x:c r="C1" t="inlineStr"><x:is><x:t>Vraag</x:t></x:is></x:c><x:c r="D1" t="str"><x:v>Leeg</x:v></x:c></x:row>` +
				`<x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c><x:c r="B2" s="1"><x:v>44074.597835648149</x:v></x:c><x:c r="C2" t="s"><x:v>2</x:v></x:c></x:row>` +
				`<x:row r="3"><x:c r="A3" s="1"/></x:row>` +
				`<x:row r="5"><x:c r="A5"><x:v>3</x:v></x:c><x:c r="C5" t="b"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
			"Blad2": `<worksheet><sheetData><row><c t="inlineStr"><is><t>ander</t></is></c></row></sheetData></worksheet>`,
		}}
	got, r := all(t, strings.NewReader(forms.zip(t)), records.Options{})
	want := [][]string{{"Id", "Tijd van voltooien", "Vraag", "Leeg"}, {"1", "2020-08-31 14:20:53", "regel\r\ntwee", ""}, {"3", "", "TRUE", ""}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	d := r.Dialect()
	if d.Format != records.XLSX || d.Sheet != "Form1" || len(d.Notes) != 1 || !strings.Contains(d.Notes[0], `--sheet "Form1"`) || r.Blank() != 1 {
		t.Errorf("got dialect %+v, %d blank", d, r.Blank())
	}
	got, _ = all(t, struct{ io.Reader }{strings.NewReader(forms.zip(t))}, records.Options{Sheet: "Blad2"})
	if want := [][]string{{"ander"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("named sheet: got %q, want %q", got, want)
	}
}

// Serial numbers as Excel shows them; 60 is its 29 February 1900.
func TestWorkbookNumbers(t *testing.T) {
	for _, test := range []struct {
		style, stored, pr, want string
	}{
		{"0", "0.30000000000000004", "", "0.3"},
		{"0", "4337951234.0", "", "4337951234"},
		{"0", "4.33795123456E+11", "", "433795123456"},
		{"0", "1E-3", "", "0.001"},
		{"0", "-2.5", "", "-2.5"},
		{"2", "44074", "", "2020-08-31"},
		{"2", "1", "", "1900-01-01"},
		{"2", "59", "", "1900-02-28"},
		{"2", "61", "", "1900-03-01"},
		{"2", "-1", "", "-1"},
		{"3", "44074", "", "2020-08-31"},
		{"3", "42612", `<workbookPr date1904="1"/>`, "2020-08-31"},
		{"1", "44074.999999", "", "2020-09-01"},
		{"4", "1.5", "", "36:00:00"},
		{"6", "0.75", "", "18:00:00"},
		{"5", "44074", "", "44074"},
		{"99", "44074", "", "44074"},
		{"7", "0.36", "", "36%"},
		{"7", "0.07", "", "7%"},
		{"8", "0.12345", "", "12.345%"},
		{"9", "-1.5", "", "-150%"},
		{"10", "36", "", "36"}, // a sign that is only shown
	} {
		b := oneSheet(`<row><c s="` + test.style + `"><v>` + test.stored + `</v></c></row>`)
		b.styles, b.pr = dateStyles, test.pr
		if got, _ := all(t, strings.NewReader(b.zip(t)), records.Options{}); got[0][0] != test.want {
			t.Errorf("style %s, %s: got %q, want %q", test.style, test.stored, got[0][0], test.want)
		}
	}
}

func TestWorkbookCellsThatCannotBeUsed(t *testing.T) {
	rows := `<row r="1"><c><v>1</v></c><c><v>2</v></c></row>` +
		`<row r="2"><c><v>1</v></c><c><f>A1+1</f></c></row>` +
		`<row r="3"><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="s"><v>7</v></c></row>` +
		`<row r="4"><c><f>1+1</f><v>2</v></c><c t="str"><f>""</f><v></v></c></row>` +
		`<row r="5"><c t="e"><v>#N/A</v></c><c><v>3</v></c></row>`
	r, err := records.Open("test.xlsx", strings.NewReader(oneSheet(rows).zip(t)), records.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		got = append(got, strings.Join(record.Texts(), ","))
	}
	want := []string{"1,2",
		"1,#FORMULA!", // unusable for what its column is of
		`test.xlsx:3: column "B": refers to text "7", which the workbook does not have; save it again as .xlsx`,
		"2,", "#N/A,3"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWorkbookRefusals(t *testing.T) {
	wide := strings.Repeat("<c><v>1</v></c>", 10_000)
	cut := oneSheet(`<row><c><v>1</v></c></row>`)
	cut.sheets["Blad1"] = `<worksheet><sheetData><row><c><v>1`
	lying := oneSheet(`<row><c><v>` + strings.Repeat("1", 5000) + `</v></c></row>`).zip(t)
	for _, test := range []struct {
		name, in string
		o        records.Options
		want     string
	}{
		{"10,000 columns", oneSheet(`<row r="1">` + wide + `</row>`).zip(t), records.Options{}, "test.csv:1: the row has more than 5000 cells"},
		{"place beyond a sheet", oneSheet(`<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>`).zip(t), records.Options{}, `test.csv:1: a cell has the place "ZZZZZZ1", which no sheet has`},
		{"long text", oneSheet(`<row><c t="str"><v>` + random(9<<20) + `</v></c></row>`).zip(t), records.Options{}, "test.csv: part xl/worksheets/sheet1.xml of the workbook has a text longer than 4 MiB"},
		{"no such sheet", oneSheet("").zip(t), records.Options{Sheet: "Blad9"}, `test.csv: has no sheet "Blad9"; its sheets are Blad1`},
		{"empty sheet", oneSheet("").zip(t), records.Options{}, "test.csv: the sheet is empty; its first row must name the columns"},
		{"cut off", cut.zip(t), records.Options{}, "test.csv:1: the sheet is cut off"},
		{"not a workbook", archive(t, [][2]string{{"answers.doc", "a,b\n"}}), records.Options{}, "test.csv: is a zip archive, not a workbook; unpack it and give the file inside. It holds answers.doc"},
		{"half a file", oneSheet("").zip(t)[:200], records.Options{}, "test.csv: the workbook is damaged or cut off; save it again as .xlsx"},
		{"delimiter of a workbook", oneSheet("").zip(t), records.Options{Delimiter: ";"}, "test.csv: is a workbook; leave the delimiter and the encoding out"},
		{"size in the directory is not true", understate(t, lying, "xl/worksheets/sheet1.xml"), records.Options{}, "test.csv: part xl/worksheets/sheet1.xml of the workbook is damaged"},
		{"declared entities are not expanded", oneSheet(`<!DOCTYPE x [<!ENTITY a "aaaa">]><row><c t="str"><v>&a;</v></c></row>`).zip(t), records.Options{}, "test.csv: part xl/worksheets/sheet1.xml of the workbook is damaged"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := read(strings.NewReader(test.in), test.o); err == nil || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

// understate writes a smaller size of one part in the directory of an archive.
func understate(t *testing.T, in, part string) string {
	t.Helper()
	at := strings.LastIndex(in, "PK\x01\x02")
	for ; at >= 0; at = strings.LastIndex(in[:at], "PK\x01\x02") {
		if strings.HasPrefix(in[at+46:], part) {
			return in[:at+24] + "\x10\x00\x00\x00" + in[at+28:]
		}
	}
	t.Fatal("part not found")
	return ""
}
