package records_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"spoor/data/records"
)

const odsSheet = "application/vnd.oasis.opendocument.spreadsheet"

// ods is a spreadsheet with these tables, as LibreOffice 7.4 writes one: the mimetype first, names with their prefixes.
func ods(t testing.TB, tables string, more ...[2]string) string {
	return archive(t, append([][2]string{{"mimetype", odsSheet}, {"content.xml", `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:automatic-styles>` +
		`<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>` +
		`</office:automatic-styles><office:body><office:spreadsheet><table:calculation-settings/>` + tables + `<table:named-expressions/></office:spreadsheet></office:body></office:document-content>`}}, more...))
}

func table(name, style, rows string) string {
	return `<table:table table:name="` + name + `" table:style-name="` + style + `"><table:table-column/>` + rows + `</table:table>`
}

func cells(texts ...string) string {
	out := "<table:table-row>"
	for _, text := range texts {
		out += `<table:table-cell office:value-type="string" calcext:value-type="string"><text:p>` + text + `</text:p></table:table-cell>`
	}
	return out + "</table:table-row>"
}

// Every kind of value, as LibreOffice 7.4 writes it; want is what it writes to CSV of the same sheet, dates in ISO form.
func TestODSValues(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ cell, want string }{
		{`<table:table-cell office:value-type="float" office:value="0.30000000000000004"><text:p>0,3</text:p></table:table-cell>`, "0.3"},
		{`<table:table-cell office:value-type="float" office:value="4337951234"><text:p>4,33795E+09</text:p></table:table-cell>`, "4337951234"},
		{`<table:table-cell office:value-type="percentage" office:value="0.36"><text:p>36,00%</text:p></table:table-cell>`, "36%"},
		{`<table:table-cell office:value-type="percentage" office:value="0.125"><text:p>13%</text:p></table:table-cell>`, "12.5%"},
		{`<table:table-cell office:value-type="currency" office:currency="EUR" office:value="1250.5"><text:p>€ 1.250,50</text:p></table:table-cell>`, "1250.5"},
		{`<table:table-cell office:value-type="date" office:date-value="2021-03-04T14:20:52.999999999"><text:p>4-3-21</text:p></table:table-cell>`, "2021-03-04 14:20:53"},
		{`<table:table-cell office:value-type="date" office:date-value="2021-03-05"><text:p>5 maart 2021</text:p></table:table-cell>`, "2021-03-05"},
		{`<table:table-cell office:value-type="time" office:time-value="PT26H02M03.500000000S"><text:p>26:02</text:p></table:table-cell>`, "26:02:04"},
		{`<table:table-cell office:value-type="boolean" office:boolean-value="false"><text:p>ONWAAR</text:p></table:table-cell>`, "FALSE"},
		{`<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>`, "#DIV/0!"},
		{`<table:table-cell table:formula="of:=A1"/>`, records.NoStoredValue},
		{`<table:table-cell office:value-type="string"><text:p>twee <text:s/>spaties<text:tab/>en<text:line-break/>een <text:span>re</text:span>gel</text:p><text:p>
   tweede </text:p></table:table-cell>`, "twee  spaties\ten\neen regel\ntweede"},
		{`<table:table-cell office:value-type="string"><office:annotation><dc:creator>ik</dc:creator><text:p>opmerking</text:p></office:annotation><text:p>antwoord</text:p><draw:frame><draw:text-box><text:p>plaatje</text:p></draw:text-box></draw:frame></table:table-cell>`, "antwoord"},
		{`<table:table-cell office:value-type="string"><text:p><text:a xlink:href="x">koppeling</text:a></text:p></table:table-cell>`, "koppeling"},
	} {
		file := ods(t, table("Blad1", "ta1", cells("Vraag")+"<table:table-row>"+test.cell+"</table:table-row>"))
		got, _ := all(t, strings.NewReader(file), records.Options{})
		if want := [][]string{{"Vraag"}, {test.want}}; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %q, want %q", test.cell, got, want)
		}
	}
}

// Rows and cells that stand there many times are read as often; blank ones, up to the end of the sheet, cost nothing. Merged cells of a
// header stand above each of their columns.
func TestODSRepeatedAndMerged(t *testing.T) {
	t.Parallel()
	rows := `<table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1" office:value-type="string"><text:p>Vraag</text:p></table:table-cell><table:covered-table-cell/>` +
		`<table:table-cell office:value-type="string"><text:p>Slot</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16381"/></table:table-row></table:table-header-rows>` +
		`<table:table-row-group><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row></table:table-row-group>` +
		`<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>` +
		cells("x", "", "y") + `<table:table-row table:number-rows-repeated="1048569"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`
	got, r := all(t, strings.NewReader(ods(t, table("Blad1", "ta1", rows))), records.Options{})
	want := [][]string{{"Vraag", "Vraag", "Slot"}, {"1", "1", ""}, {"1", "1", ""}, {"x", "", "y"}}
	if !reflect.DeepEqual(got, want) || r.Blank() != 3 {
		t.Errorf("got %q with %d blank rows, want %q", got, r.Blank(), want)
	}
}

// The first sheet that is not hidden is read, or the one that is named; tables of other files, and those within shapes, are passed over.
func TestODSSheets(t *testing.T) {
	t.Parallel()
	file := ods(t, table("&apos;file:///tmp/a.ods&apos;#$Blad1", "ta1", cells("elders"))+table("Lijst > 1", "ta2", cells("verborgen"))+
		table("Antwoorden", "ta1", "<table:shapes><draw:frame>"+table("plaat", "ta1", cells("nee"))+"</draw:frame></table:shapes>"+cells("Vraag"))+table("Uitleg", "ta1", cells("ander")))
	got, r := all(t, struct{ io.Reader }{strings.NewReader(file)}, records.Options{})
	d := r.Dialect()
	if !reflect.DeepEqual(got, [][]string{{"Vraag"}}) || d.Format != records.ODS || d.Sheet != "Antwoorden" || len(d.Notes) != 1 {
		t.Errorf("got %q, %+v", got, d)
	}
	for name, want := range map[string]string{"Uitleg": "ander", "Lijst > 1": "verborgen"} {
		if got, _ := all(t, strings.NewReader(file), records.Options{Sheet: name}); !reflect.DeepEqual(got, [][]string{{want}}) {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

// What is no spreadsheet, is locked, cut off or made to exhaust the machine is refused in one line.
func TestODSRefused(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 1000)
	for _, test := range []struct{ name, file, want string }{
		{"password", ods(t, "", [2]string{"META-INF/manifest.xml", `<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`}), "has a password"},
		{"password over all", archive(t, [][2]string{{"mimetype", odsSheet}, {"encrypted-package", "x"}}), "has a password"},
		{"text", archive(t, [][2]string{{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<a/>"}}), "is an OpenDocument file, but no spreadsheet"},
		{"no content", archive(t, [][2]string{{"mimetype", odsSheet}}), "lacks its part content.xml"},
		{"no sheet", ods(t, ""), "the workbook has no sheet with cells"},
		{"blank", ods(t, table("A", "ta1", "")), "the sheet is empty"},
		{"no such sheet", ods(t, table("A", "ta1", cells("a"))), `has no sheet "B"; its sheets are A`},
		{"cut off", archive(t, [][2]string{{"mimetype", odsSheet}, {"content.xml", `<office:spreadsheet><table:table table:name="A"><table:table-row>`}}), "the sheet is cut off"},
		{"many columns", ods(t, table("A", "ta1", `<table:table-row><table:table-cell table:number-columns-repeated="2147483647" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>`)), "test.ods:1: the row has more than 5000 cells"},
		{"long row", ods(t, table("A", "ta1", `<table:table-row><table:table-cell table:number-columns-repeated="5000" office:value-type="string"><text:p>`+long+`</text:p></table:table-cell></table:table-row>`)), "test.ods:1: the row is longer than"},
		{"spaces", ods(t, table("A", "ta1", `<table:table-row><table:table-cell office:value-type="string"><text:p><text:s text:c="2147483647"/>x</text:p></table:table-cell></table:table-row>`)), "test.ods:1: the row is longer than"},
		{"many rows", ods(t, table("A", "ta1", cells("a")+strings.Replace(cells(long), "<table:table-row>", `<table:table-row table:number-rows-repeated="2147483647">`, 1))), "expands more than 200 times"},
		{"far rows", ods(t, table("A", "ta1", strings.Repeat(`<table:table-row table:number-rows-repeated="16777216"><table:table-cell/></table:table-row>`, 3)+cells("a"))), "more than 16777216 rows"},
	} {
		sheet := ""
		if test.name == "no such sheet" {
			sheet = "B"
		}
		r, err := records.Open("test.ods", strings.NewReader(test.file), records.Options{Sheet: sheet})
		for err == nil {
			_, err = r.Read()
		}
		if !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %s", test.name, err, test.want)
		}
	}
}

// A compound file that is no workbook of Excel 97 is named by its streams: a workbook with a password, an old one, a document.
func TestCompound(t *testing.T) {
	t.Parallel()
	for stream, want := range map[string]string{"EncryptedPackage": "has a password; open it in Excel", "Book": "is a workbook of Excel 95 or older; open it in Excel or LibreOffice", "WordDocument": "is an old Word document", "Other": "is an old file of Office"} {
		_, err := records.Open("a.xlsx", strings.NewReader(compound(stream)), records.Options{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", stream, err, want)
		}
	}
}

// compound is a compound file with one empty stream.
func compound(stream string) string {
	file := make([]byte, 3*512) // header, table, directory
	copy(file, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	binary.LittleEndian.PutUint16(file[30:], 9)
	binary.LittleEndian.PutUint32(file[48:], 1)
	for at := 60; at < 1024; at += 4 {
		binary.LittleEndian.PutUint32(file[at:], 0xfffffffe)
	}
	binary.LittleEndian.PutUint32(file[76:], 0)
	name := utf16.Encode([]rune(stream))
	for i, unit := range name {
		binary.LittleEndian.PutUint16(file[1024+128+2*i:], unit)
	}
	binary.LittleEndian.PutUint16(file[1024+128+64:], uint16(2*len(name)+2))
	file[1024+128+66] = 2
	return string(file)
}

// TestXLS reads what xlwt and LibreOffice write (see ../biff/testdata/make.py): the sheet that was asked for, dates, truth values, percentages,
// results of formulas, a cell that was merged.
func TestXLS(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"xlwt.xls", "libreoffice.xls"} {
		content, err := os.ReadFile("../biff/testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		reader, err := records.Open(name, bytes.NewReader(content), records.Options{Sheet: "Antwoorden é"})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for {
			record, err := reader.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			line := fmt.Sprint(record.Line)
			for _, cell := range record.Texts() {
				letters := []rune(cell)
				if len(letters) > 20 {
					cell = fmt.Sprintf("%d %s", len(letters), string(letters[len(letters)-3:]))
				}
				line += ";" + cell
			}
			got = append(got, line)
		}
		want := []string{
			"1;Vraag één;getal;datum;moment;waar;deel;tekst",
			"2;ja;1;2026-03-01;2026-03-01 14:20:53;TRUE;36%;5002 xé€",
			"3;nee;2.5;1999-12-31;1999-12-31 00:00:01;FALSE;50%;3300 ééé",
			"4;;-1234567890.125;;;;;4205 ind",
			"5;ja;0.01;;;TRUE;100%;",
			"7;;2;;;#DIV/0!;;0", // which LibreOffice 7.4 stores for a text that it did not compute
			"8;samen;samen;;;;;",
		}
		if name == "xlwt.xls" { // which computes no formula
			want = slices.Delete(want, 5, 6)
		}
		if got, want := strings.Join(got, "\n"), strings.Join(want, "\n"); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
		if d := reader.Dialect(); d.Format != records.XLS || d.Sheet != "Antwoorden é" || len(d.Sheets) != 2 {
			t.Errorf("%s: %+v", name, d)
		}
		if _, err := records.Open(name, bytes.NewReader(content[:len(content)/2]), records.Options{}); err == nil || !strings.Contains(err.Error(), "is damaged or cut off") {
			t.Error(name, err)
		}
	}
}
