// Package exporttest writes the same small exports as text and as workbooks, for tests of whatever reads them, and reads raw cells
// back by code of its own, so that counts can be checked that do not come from what is tested.
package exporttest

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Rows takes lines apart at | into cells.
func Rows(lines ...string) [][]string {
	rows := make([][]string, len(lines))
	for i, line := range lines {
		rows[i] = strings.Split(line, "|")
	}
	return rows
}

// CSV writes rows as Excel in Dutch does.
func CSV(t testing.TB, rows [][]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.Comma = ';'
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// stored is a number as a workbook stores it.
var stored = regexp.MustCompile(`^-?(0|[1-9]\d{0,14})(\.\d+)?$`)

// Workbook writes rows as a workbook of one sheet: numbers as numbers, the rest as texts, blank cells not at all. Merged are
// ranges such as B1:D1.
func Workbook(t testing.TB, rows [][]string, merged ...string) []byte {
	t.Helper()
	return Package(t, Sheet(rows, merged...), "")
}

// Sheet is the XML of a sheet with rows.
func Sheet(rows [][]string, merged ...string) string {
	var sheet strings.Builder
	sheet.WriteString(`<worksheet><sheetData>`)
	for r, row := range rows {
		fmt.Fprintf(&sheet, `<row r="%d">`, r+1)
		for c, cell := range row {
			switch at := Place(r, c); {
			case cell == "":
			case stored.MatchString(cell):
				fmt.Fprintf(&sheet, `<c r="%s"><v>%s</v></c>`, at, cell)
			default:
				fmt.Fprintf(&sheet, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, at, escaped(cell))
			}
		}
		sheet.WriteString(`</row>`)
	}
	sheet.WriteString(`</sheetData>`)
	if len(merged) > 0 {
		fmt.Fprintf(&sheet, `<mergeCells count="%d">`, len(merged))
		for _, area := range merged {
			fmt.Fprintf(&sheet, `<mergeCell ref="%s"/>`, area)
		}
		sheet.WriteString(`</mergeCells>`)
	}
	sheet.WriteString(`</worksheet>`)
	return sheet.String()
}

// Package makes a workbook of the XML of one sheet, and of its styles.
func Package(t testing.TB, sheet, styles string) []byte {
	t.Helper()
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	parts := [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", `<Relationships><Relationship Id="rId1" Type="` + kind + `officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns:r="` + kind + `"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Type="` + kind + `worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + kind + `styles" Target="styles.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", sheet},
		{"xl/styles.xml", `<styleSheet>` + styles + `</styleSheet>`},
	}
	return Zip(t, parts...)
}

// Zip makes a zip archive of names and contents.
func Zip(t testing.TB, files ...[2]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, file := range files {
		f, err := w.Create(file[0])
		if err == nil {
			_, err = io.WriteString(f, file[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Place is the reference of a cell, counting from 0.
func Place(row, column int) string {
	letters := ""
	for column++; column > 0; column = (column - 1) / 26 {
		letters = string(rune('A'+(column-1)%26)) + letters
	}
	return letters + strconv.Itoa(row+1)
}

func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes everything
	return b.String()
}

// Both runs a test on the rows as text and as a workbook.
func Both(t *testing.T, rows [][]string, test func(t *testing.T, name string, content []byte)) {
	t.Helper()
	t.Run("csv", func(t *testing.T) { test(t, "export.csv", CSV(t, rows)) })
	t.Run("xlsx", func(t *testing.T) { test(t, "export.xlsx", Workbook(t, rows)) })
}
