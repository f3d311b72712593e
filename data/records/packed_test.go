package records_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"spoor/data/problem"
	"spoor/data/records"
	"spoor/internal/exporttest"
)

// texts returns all records, the cells joined by |.
func texts(t *testing.T, name string, content []byte) (lines []string, notes []string) {
	t.Helper()
	r, err := records.Open(name, strings.NewReader(string(content)), records.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return lines, r.Dialect().Notes
		}
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.Join(record.Texts(), "|"))
	}
}

// A damaged archive is what its name says that it is.
func TestDamagedArchive(t *testing.T) {
	whole := exporttest.Zip(t, [2]string{"a.csv", strings.Repeat("a;b\n", 1000)})
	for _, c := range []struct{ name, want string }{
		{"export.zip", "export.zip: the zip archive is damaged or cut off; download it again"},
		{"export.xlsx", "export.xlsx: the workbook is damaged or cut off; save it again as .xlsx"},
	} {
		_, err := records.Open(c.name, strings.NewReader(string(whole[:len(whole)/2])), records.Options{})
		if err == nil || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

// A zip archive as platforms hand it over holds one export, and what else it holds does not matter.
func TestZipWithOneExport(t *testing.T) {
	workbook := string(exporttest.Workbook(t, exporttest.Rows("Nr|Werk", "1|ja")))
	for name, files := range map[string][][2]string{
		"a text":               {{"Onderzoek.csv", "Nr;Werk\n1;ja\n"}},
		"in a folder of a Mac": {{"map/Onderzoek.csv", "Nr,Werk\n1,ja\n"}, {"__MACOSX/map/._Onderzoek.csv", "x"}, {"map/.DS_Store", "x"}, {"map/leesmij.pdf", "%PDF"}},
		"a workbook":           {{"Onderzoek.xlsx", workbook}},
		"a spreadsheet":        {{"Onderzoek.ods", ods(t, table("A", "ta1", cells("Nr", "Werk")+cells("1", "ja")))}},
		"CSV beside SPSS":      {{"a.sav", "$FL2"}, {"a.csv", "Nr;Werk\n1;ja\n"}},
		"tabs":                 {{"Onderzoek.tsv", "Nr\tWerk\n1\tja\n"}},
	} {
		lines, notes := texts(t, "export.zip", exporttest.Zip(t, files...))
		if got := strings.Join(lines, "\n"); got != "Nr|Werk\n1|ja" || !strings.Contains(strings.Join(notes, "\n"), "read is ") {
			t.Errorf("%s: %q, %q", name, got, notes)
		}
	}
	for name, c := range map[string]struct {
		files [][2]string
		want  string
	}{
		"two exports":           {[][2]string{{"a.csv", "a\n"}, {"b.csv", "b\n"}}, "is a zip archive of 2 exports: a.csv, b.csv; unpack it and give the one with the answers"},
		"none":                  {[][2]string{{"a.por", "x"}}, "is a zip archive, not a workbook; unpack it and give the file inside. It holds a.por"},
		"half an SPSS file":     {[][2]string{{"a.sav", "$FL2"}}, "the SPSS file is damaged or cut off"},
		"an archive in it":      {[][2]string{{"a.xlsx", string(exporttest.Zip(t, [2]string{"b.xlsx", string(exporttest.Zip(t, [2]string{"c.csv", "a\n"}))}))}}, "is an archive in an archive"},
		"something else inside": {[][2]string{{"a.csv", "%PDF-1.4"}}, "a.csv: is a PDF"},
		"a LimeSurvey archive":  {[][2]string{{"survey_1.lss", "<?xml"}, {"survey_1_responses.lsr", "<?xml"}}, "is an archive of a LimeSurvey questionnaire (.lsa)"},
		"a document":            {[][2]string{{"word/document.xml", "<x/>"}}, "is a Word document"},
		"a bomb":                {[][2]string{{"a.csv", strings.Repeat("a;b\n", 20<<20)}}, "expands more than 200 times, which answers never do"},
	} {
		err := read(strings.NewReader(string(exporttest.Zip(t, c.files...))), records.Options{})
		var found *problem.Problem
		if !errors.As(err, &found) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// Files of other kinds are refused as what they are.
func TestFormatsByName(t *testing.T) {
	for in, want := range map[string]string{
		"BZh91AY&SY": "(.bz2)", "\xfd7zXZ\x00\x00": "(.xz)", "7z\xbc\xaf\x27\x1c": "7z archive", "Rar!\x1a\x07": "RAR archive", "\x28\xb5\x2f\xfd": "(.zst)",
		"HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!000000000000000000000000000000  ": "(.xpt)", "ASCII SPSS PORT FILE                    \n": "(.por)",
		"\x72\x02\x01\x00": "Stata file", "RDX3\nX\n": "(.RData)", compress(t, "X\n\x00\x00\x00\x03\x00"): "(.rds)", "SQLite format 3\x00": "SQLite database",
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document>\n<LimeSurveyDocType>Survey</LimeSurveyDocType>": "(.lss)",
		"<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?><Workbook>":                         "the XML of Excel 2003",
		"\ufeff<html><body><table><tr><td>a</td></tr></table>":                                                  "a web page (HTML), whatever its name says",
		"<!-- export -->\n<table border=1><tr><th>Nr</th></tr>":                                                 "a web page (HTML)",
		"<?xml version='1.0'?><responses/>":                                                                     "is XML",
		"[{\"id\":1,\"werk\":\"ja\"}]":                                                                          "is JSON",
		"{\n  \"responses\": [\n":                                                                               "is JSON", "{\"SurveyEntry\":{\"SurveyID\":\"SV_1\"}}": "(.qsf)", "MIME-Version: 1.0\nContent-Type: multipart/related": "web archive",
	} {
		err := read(strings.NewReader(in), records.Options{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %s", in, err, want)
		}
	}
	for _, in := range []string{"[a],b\n1,2\n", "{a};b\n1;2\n", "<5 jaar,>5 jaar\n1,0\n", "Bzz,b\n1,2\n", "\"[\"\"a\"\"]\",b\n1,2\n"} {
		if err := read(strings.NewReader(in), records.Options{}); err != nil {
			t.Errorf("%q: %v", in, err)
		}
	}
}

// Google Sheets writes tab-separated text without quoting it; Excel quotes what holds a quote.
func TestQuotesInTabSeparatedText(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"as Google Sheets writes it": {"Nr\tWaarom\tWerk\n1\t\"Ja\" zei hij\tja\n2\tzo \"is\" het\tnee\n3\t\"half\tja\n", "Nr|Waarom|Werk\n1|\"Ja\" zei hij|ja\n2|zo \"is\" het|nee\n3|\"half|ja"},
		"as Excel writes it":         {"Nr\tWaarom\tWerk\n1\t\"\"\"Ja\"\" zei hij\"\tja\n2\t\"twee\nregels\"\tnee\n", "Nr|Waarom|Werk\n1|\"Ja\" zei hij|ja\n2|twee\nregels|nee"},
		"without quotes":             {"Nr\tWaarom\n1\tja\n", "Nr|Waarom\n1|ja"},
	} {
		if lines, _ := texts(t, "a.tsv", []byte(c.in)); strings.Join(lines, "\n") != c.want {
			t.Errorf("%s: got %q, want %q", name, strings.Join(lines, "\n"), c.want)
		}
	}
}

// Lines above the header do not decide on the delimiter.
func TestDelimiterBelowATitle(t *testing.T) {
	lines, _ := texts(t, "a.csv", []byte("Onderzoek, versie 2\n\nNr;Werk;Uren\n1;ja;1,5\n\n2;nee;2\n"))
	if got := strings.Join(lines, "\n"); got != "Onderzoek, versie 2\nNr|Werk|Uren\n1|ja|1,5\n2|nee|2" {
		t.Errorf("got %q", got)
	}
}

// A merged cell is in each of the rows, and above each of the columns, that it is merged over; a text over several columns of answers
// is that of the first.
func TestMergedCells(t *testing.T) {
	rows := exporttest.Rows("Vraag||Bedrijf", "a|b|", "1|2|X", "3|4|", "5|6|", "7||Y")
	for range 8 {
		rows = append(rows, []string{"9", "9", "Z"})
	}
	rows = append(rows, []string{"samen", "", "Z"})
	lines, _ := texts(t, "a.xlsx", exporttest.Workbook(t, rows, "A1:B1", "C1:C2", "C3:C5", "A15:B15"))
	want := "Vraag|Vraag|Bedrijf\na|b|Bedrijf\n1|2|X\n3|4|X\n5|6|X\n7||Y\n"
	if got := strings.Join(lines, "\n"); !strings.HasPrefix(got, want) || !strings.HasSuffix(got, "\nsamen||Z") {
		t.Errorf("got %s", got)
	}
}
