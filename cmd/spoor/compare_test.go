package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spoor/internal/clicked"
)

// workbook returns an Excel file with one sheet of texts and numbers.
func workbook(t *testing.T, records [][]any) []byte {
	t.Helper()
	var sheet strings.Builder
	sheet.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	for r, record := range records {
		fmt.Fprintf(&sheet, `<row r="%d">`, r+1)
		for c, value := range record {
			place := fmt.Sprintf("%c%d", 'A'+c, r+1)
			if text, ok := value.(string); ok {
				fmt.Fprintf(&sheet, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, place, text)
			} else {
				fmt.Fprintf(&sheet, `<c r="%s"><v>%v</v></c>`, place, value)
			}
		}
		sheet.WriteString(`</row>`)
	}
	sheet.WriteString(`</sheetData></worksheet>`)
	const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	parts := [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + relations + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + relations + `"><sheets><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + relations + `/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", sheet.String()},
	}
	var file bytes.Buffer
	archive := zip.NewWriter(&file)
	for _, part := range parts {
		w, err := archive.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(part[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// A member keeps its counts in Excel and has a page in one command.
func TestCompareReadsExcel(t *testing.T) {
	file := filepath.Join(t.TempDir(), "own.xlsx")
	records := [][]any{{"Antwoord", "Aantal"}, {"Proefplaatsing", 9}, {"Vrijwilligerswerk", 4}, {"Detachering", 3}, {"Anders", 3}, {"(Om)scholing", 4}, {"Basis", 12}}
	if err := os.WriteFile(file, workbook(t, records), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	code := run(t.Context(), []string{"compare", file, "--item", "interim_results", "--format", "csv"}, streams{out: &out, err: &errs})
	if code != exitDone || errs.Len() > 0 {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	if !strings.Contains(out.String(), "trial_placement,Proefplaatsing,respondents,9,12,0.75,") {
		t.Errorf("%s", out.String())
	}
}

// A file that is dragged onto the program becomes a command that writes what is opened.
func TestDraggedFileIsCompared(t *testing.T) {
	example, err := filepath.Abs("../../docs/examples/own-counts.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	command, opens := clicked.CommandOf([]string{example}, t.TempDir())
	if code := start(command); code != exitDone {
		t.Fatalf("code %d", code)
	}
	if _, err := os.Stat(opens); err != nil {
		t.Error(err)
	}
}
