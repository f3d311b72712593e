package platform_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"spoor/data/platform"
	"spoor/data/problem"
	"spoor/data/records"
	"spoor/internal/exporttest"
)

// answers are five respondents below whatever header.
var answers = []string{"1|man|x||x|45", "2|vrouw||x||38", "3|man|x|x||52", "4|vrouw||x||29", "5|man|x|||61"}

// What names the columns is found by what stands below it: titles above, questions above options, codes with texts, levels of
// measurement, and totals at the end.
func TestHeaderRecordsByContent(t *testing.T) {
	const header, columns = "Nr|Geslacht|Scholing|Coaching|Stage|Leeftijd", "Nr, Geslacht, Scholing, Coaching, Stage, Leeftijd"
	for name, c := range map[string]struct {
		above  []string // records above the answers
		below  []string
		merged []string
		want   string // the texts of the columns with their parts
		note   string
		left   int // records below the answers
	}{
		"one header":                {above: []string{header}, want: columns},
		"a title":                   {above: []string{"Onderzoek 2026|||||", header}, want: columns, note: "line 1 is above the header and passed over; the header is line 2 (to make that explicit: --header-rows 2)"},
		"titles and a blank record": {above: []string{"Onderzoek 2026|||||", "Datum: 1 maart|||||", "|||||", header}, want: columns, note: "--header-rows 4"},
		"a merged title":            {above: []string{"Onderzoek 2026|||||", header}, merged: []string{"A1:F1"}, want: columns, note: "--header-rows 2"},
		"questions above options":   {above: []string{"Nr|Geslacht|Wat helpt?|||Leeftijd", "||Scholing|Coaching|Stage|"}, want: "Nr, Geslacht, Wat helpt? [Scholing], Wat helpt? [Coaching], Wat helpt? [Stage], Leeftijd", note: "the header is lines 1 to 2"},
		"merged questions":          {above: []string{"Nr|Geslacht|Wat helpt?|||Leeftijd", "||Scholing|Coaching|Stage|"}, merged: []string{"C1:E1", "A1:A2", "B1:B2", "F1:F2"}, want: "Nr, Geslacht, Wat helpt? [Scholing], Wat helpt? [Coaching], Wat helpt? [Stage], Leeftijd", note: "lines 1 to 2"},
		"a title and questions":     {above: []string{"Onderzoek|||||", "Nr|Geslacht|Wat helpt?|||Leeftijd", "||Scholing|Coaching|Stage|"}, want: "Nr, Geslacht, Wat helpt? [Scholing], Wat helpt? [Coaching], Wat helpt? [Stage], Leeftijd", note: "lines 2 to 3"},
		"codes and texts":           {above: []string{"nr|v1|v2_1|v2_2|v2_3|v3", "Nummer|Wat is uw geslacht?|Wat helpt? - Scholing|Wat helpt? - Coaching|Wat helpt? - Stage|Hoe oud bent u?"}, want: "Nummer, Wat is uw geslacht?, v2 [1], v2 [2], v2 [3], Hoe oud bent u?", note: "lines 1 to 2"},
		"levels of measurement":     {above: []string{header, "schaal|nominaal|nominaal|nominaal|nominaal|ratio"}, want: columns, note: "lines 1 to 2"},
		"levels above":              {above: []string{"string|string|binary|binary|binary|integer", header}, want: columns, note: "lines 1 to 2"},
		"a total":                   {above: []string{header}, below: []string{"Totaal||3|3|1|225"}, want: columns, left: 1},
		"a mean and a remark":       {above: []string{header}, below: []string{"Gemiddelde|||||45", "Bron: eigen onderzoek|||||"}, want: columns, left: 2},
		"a total without a name":    {above: []string{header}, below: []string{"||3|3|1|225"}, want: columns, left: 1},
	} {
		t.Run(name, func(t *testing.T) {
			rows := exporttest.Rows(append(append(append([]string{}, c.above...), answers...), c.below...)...)
			for _, file := range []struct {
				name    string
				content []byte
			}{{"a.csv", exporttest.CSV(t, rows)}, {"a.xlsx", exporttest.Workbook(t, rows, c.merged...)}} {
				e := openBytes(t, file.name, file.content, platform.Options{})
				if _, err := toEnd(e); !errors.Is(err, io.EOF) {
					t.Fatal(err)
				}
				var got []string
				for _, column := range e.Columns {
					text := column.Text
					if column.Part != "" && column.Part != column.Name {
						text += " [" + column.Part + "]"
					} else if column.Part != "" {
						text = column.Part
					}
					got = append(got, text)
				}
				if joined := strings.Join(got, ", "); joined != c.want {
					t.Errorf("%s: got %s, want %s", file.name, joined, c.want)
				}
				if notes := strings.Join(e.Notes, "\n"); !strings.Contains(notes, c.note) || c.note == "" && notes != "" {
					t.Errorf("%s: notes %q, want %q", file.name, notes, c.note)
				}
				left := 0
				for _, count := range e.Summary().LeftOut {
					left += count.N
				}
				if kept := e.Summary().Kept; kept != len(answers) || left != c.left {
					t.Errorf("%s: %d respondents, %d left out; want %d and %d", file.name, kept, left, len(answers), c.left)
				}
			}
		})
	}
}

// The first respondent is no header, however odd the answers are.
func TestFirstRespondentIsNoHeader(t *testing.T) {
	for name, rows := range map[string][][]string{
		"answers that return":    exporttest.Rows("Oordeel|Werk|Uren", "goed|ja|12", "slecht|nee|8", "goed|ja|20"),
		"the only one of a kind": exporttest.Rows("Oordeel|Werk|Uren", "matig|soms|12", "slecht|nee|8", "goed|ja|20", "goed|ja|8", "slecht|nee|20"),
		"a word among numbers":   exporttest.Rows("Oordeel|Werk|Uren", "goed|ja|ongeveer 12", "slecht|nee|8", "goed|ja|20"),
		"texts":                  exporttest.Rows("Waarom|Werk", "omdat het zo is|ja", "geen idee waarom|nee", "vraag het een ander|ja"),
		"one column":             exporttest.Rows("Oordeel", "goed", "slecht", "goed"),
		"two columns":            exporttest.Rows("Oordeel|Werk", "goed|", "slecht|nee", "|ja"),
	} {
		exporttest.Both(t, rows, func(t *testing.T, file string, content []byte) {
			e := openBytes(t, file, content, platform.Options{})
			if _, err := toEnd(e); !errors.Is(err, io.EOF) || e.Summary().Kept != len(rows)-1 || e.Columns[0].Name != rows[0][0] {
				t.Errorf("%s: %d respondents, %v, column %q", name, e.Summary().Kept, err, e.Columns[0].Name)
			}
		})
	}
}

// Answers that look like a total are one when a list of answers has them.
func TestLastRespondentIsNoTotal(t *testing.T) {
	for name, rows := range map[string][][]string{
		"an answer called total": exporttest.Rows("Soort|Uren", "totaal|12", "deel|8", "totaal|20", "deel|7", "totaal|3", "totaal|5", "deel|1", "totaal|9"),
		"only an opinion":        exporttest.Rows("Oordeel|Werk|Uren", "goed|ja|12", "slecht|nee|8", "goed||"),
		"nothing but a text":     exporttest.Rows("Waarom|Werk|Uren", "zomaar|ja|12", "geen idee|nee|8", "ik weet het niet zeker|ja|3", "omdat het moest||"),
		"without a number":       exporttest.Rows("Nr|Werk|Uren", "1|ja|12", "2|nee|8", "3|ja|3", "|nee|12"),
	} {
		exporttest.Both(t, rows, func(t *testing.T, file string, content []byte) {
			e := openBytes(t, file, content, platform.Options{})
			if _, err := toEnd(e); !errors.Is(err, io.EOF) || e.Summary().Kept != len(rows)-1 {
				t.Errorf("%s: %d respondents, %v", name, e.Summary().Kept, err)
			}
		})
	}
}

// In a file that is larger than what is read ahead, the total at the end is found as well.
func TestTotalBelowManyRespondents(t *testing.T) {
	var in strings.Builder
	in.WriteString("Nr;Werk;Uren\n")
	for i := range 80_000 {
		in.WriteString([]string{"1", "2", "3"}[i%3] + "0" + string(rune('0'+i%10)) + ";ja;12\n")
	}
	in.WriteString("Totaal;;960000\n\nBron: eigen onderzoek;;\n")
	e := mustOpen(t, in.String(), platform.Options{KeepColumns: []string{"Nr"}})
	if _, err := toEnd(e); !errors.Is(err, io.EOF) || e.Summary().Kept != 80_000 || e.Summary().Read != 80_002 {
		t.Errorf("%+v, %v", e.Summary(), err)
	}
}

// Whoever knows better says how many records the header has.
func TestHeaderRecordsThatArePersonNames(t *testing.T) {
	rows := exporttest.Rows("Onderzoek|2026|", "Werk|Oordeel|Uren", "ja|goed|12", "nee|slecht|8")
	exporttest.Both(t, rows, func(t *testing.T, file string, content []byte) {
		for n, want := range map[int]string{1: "Onderzoek", 2: "Onderzoek [Werk]", 3: "Onderzoek - Werk [ja]"} {
			e := openBytes(t, file, content, platform.Options{HeaderRecords: n})
			if _, err := toEnd(e); !errors.Is(err, io.EOF) || e.Summary().Kept != len(rows)-n || e.HeaderRecords != n || e.Columns[0].Name != want {
				t.Errorf("%d: %d respondents below %d records, %v, column %q, want %q", n, e.Summary().Kept, e.HeaderRecords, err, e.Columns[0].Name, want)
			}
		}
		reader, err := records.Open(file, bytes.NewReader(content), records.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err = platform.Open(reader, platform.Options{HeaderRecords: 4}); err == nil || !strings.Contains(err.Error(), "has 4 records, and no answers below a header of 4") {
			t.Error(err)
		}
	})
}

// What is no answers of respondents is refused as what it is.
func TestFilesWithoutAnswers(t *testing.T) {
	for name, c := range map[string]struct {
		rows [][]string
		want string
	}{
		"an XLSForm":             {exporttest.Rows("type|name|label", "start|start|", "select_one ja_nee|werk|Werkt u?", "integer|uren|Hoeveel uur?", "begin group|g|Groep"), "is a questionnaire (XLSForm), not the answers to it"},
		"its choices":            {exporttest.Rows("list_name|name|label::Nederlands", "ja_nee|ja|Ja", "ja_nee|nee|Nee"), "is a questionnaire (XLSForm)"},
		"a dictionary of REDCap": {exporttest.Rows("Variable / Field Name|Form Name|Field Type|Field Label", "record_id|f|text|ID"), "is a data dictionary of REDCap"},
		"percentages":            {exporttest.Rows("Antwoord|Percentage", "Goed|40%", "Matig|25%", "Slecht|35%"), "is a table of percentages, not of respondents"},
		"counts with a total":    {exporttest.Rows("Antwoord|Aantal|%", "Goed|40|40%", "Slecht|60|60%", "Totaal|100|100%"), "is a table of counts, not of respondents"},
		"percentages by group":   {exporttest.Rows("|Man|Vrouw", "Goed|40%|35%", "Matig|25%|25%", "Slecht|35%|40%"), "is a table of percentages"},
		"counts by age":          {exporttest.Rows("Leeftijd|Aantal|Percentage", "18-30|40|40%", "31-50|35|35%", "51-67|25|25%"), "is a table of counts, not of respondents"},
		"numbers as percentages": {exporttest.Rows("Antwoord|Percentage", "Goed|40", "Matig|25", "Slecht|35"), "is a table of percentages"},
	} {
		exporttest.Both(t, c.rows, func(t *testing.T, file string, content []byte) {
			reader, err := records.Open(file, bytes.NewReader(content), records.Options{})
			if err != nil {
				t.Fatal(err)
			}
			_, err = platform.Open(reader, platform.Options{})
			var refused *problem.Problem
			if !errors.As(err, &refused) || !strings.Contains(refused.Message, c.want) || !strings.Contains(refused.Message, "give the platform plain") {
				t.Errorf("%s: %v, want %s", name, err, c.want)
			}
			if _, err := platform.Open(mustReader(t, file, content), platform.Options{Platform: platform.Plain}); err != nil {
				t.Errorf("%s, as plain: %v", name, err)
			}
		})
	}
}

// Scores of respondents are no table of counts, whatever their columns are called.
func TestScoresAreNoCounts(t *testing.T) {
	for name, rows := range map[string][][]string{
		"scores alone":        exporttest.Rows("Score|Percentage|Totaal", "60|11%|100", "61|18%|101", "62|25%|102", "63|32%|103"),
		"codes and scores":    exporttest.Rows("Deelnemer|Totaal|Percentage", "P001|12|60%", "P002|15|75%", "P003|9|45%"),
		"a questionnaire too": exporttest.Rows("Nr|Werkt u?|Score|Percentage", "1|Ja|4|40%", "2|Nee|8|80%", "3|Ja|5|50%"),
	} {
		exporttest.Both(t, rows, func(t *testing.T, file string, content []byte) {
			if _, err := platform.Open(mustReader(t, file, content), platform.Options{}); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		})
	}
}

func mustReader(t *testing.T, name string, content []byte) *records.Reader {
	t.Helper()
	reader, err := records.Open(name, bytes.NewReader(content), records.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return reader
}

// FuzzHeader checks that whatever is taken for a header, every record is a header, a respondent, or counted as left out.
func FuzzHeader(f *testing.F) {
	f.Add("Titel;;\n\nNr;Werk;Uren\n1;ja;12\n2;nee;8\nTotaal;;20\n", 0)
	f.Add("a;b;\n;x;y\n1;1;\n2;;1\n", 2)
	f.Add("schaal;nominaal\nq1;q2\n1;ja\n2;nee\n", 3)
	f.Add("\n;\n;;;\na\n", 1)
	f.Fuzz(func(t *testing.T, in string, headers int) {
		reader, err := records.Open("a.csv", strings.NewReader(in), records.Options{})
		if err != nil {
			return
		}
		all := 0
		for {
			_, err := reader.Read()
			var found *problem.Problem
			if err != nil && (!errors.As(err, &found) || found.Severity == problem.Fatal) {
				if !errors.Is(err, io.EOF) {
					return
				}
				break
			}
			all++
		}
		export, err := platform.Open(mustReader(t, "a.csv", []byte(in)), platform.Options{HeaderRecords: max(0, headers%5)})
		if err != nil {
			return
		}
		_, err = toEnd(export)
		s := export.Summary()
		counted := s.Kept + s.Unusable
		for _, left := range s.LeftOut {
			counted += left.N
		}
		var several *problem.Problem
		if !errors.Is(err, io.EOF) && !errors.As(err, &several) || counted != s.Read || s.Read+export.HeaderRecords > all {
			t.Errorf("%d records, %d of the header, %+v, %v", all, export.HeaderRecords, s, err)
		}
	})
}
