package draft_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"spoor/data"
	"spoor/data/draft"
	"spoor/data/importing"
	"spoor/data/platform"
	"spoor/data/records"
	"spoor/internal/exporttest"
)

func openContent(t testing.TB, name string, content []byte, o platform.Options) *platform.Export {
	t.Helper()
	reader, err := records.Open(name, bytes.NewReader(content), records.Options{})
	if err != nil {
		t.Fatal(err)
	}
	export, err := platform.Open(reader, o)
	if err != nil {
		t.Fatal(err)
	}
	return export
}

// counted drafts a codebook of an export, reads the export by it and returns what was counted: a line an item or row of it, with its
// kind, the count of each option by its label, and the base. No answer may have a problem.
func counted(t testing.TB, name string, content []byte, o platform.Options) (lines []string, codebook string) {
	t.Helper()
	d, err := draft.Read(t.Context(), openContent(t, name, content, o), func() {})
	if err != nil {
		t.Fatal(err)
	}
	text := d.YAML(name, data.Dutch, false)
	parsed, err := data.ParseCodebook("codebook.yaml", text)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	o.Groups = nil // the draft names the columns
	importer, err := importing.Open(name, openContent(t, name, content, o), parsed, importing.Options{})
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	counts := map[string]int{}
	for {
		record, err := importer.Next(t.Context())
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		for k, column := range importer.Header() {
			counts[column+"="+record.Cells[k]]++
		}
	}
	for _, group := range importer.Problems().Groups() {
		t.Errorf("%v in\n%s", group, text)
	}
	for _, item := range parsed.Items {
		rows := item.Rows
		if len(rows) == 0 {
			rows = []data.Option{{}}
		}
		for _, row := range rows {
			base := importing.Base{Item: item.ID, Row: row.ID}
			for _, one := range importer.Bases() {
				switch {
				case one.Item != base.Item:
				case one.Row == base.Row:
					base = one
				case item.Kind == data.Ranking:
					base.Answered = one.Answered
				}
			}
			line := string(item.Kind)
			if row.ID != "" {
				line += " " + row.Label.NL + ":"
			}
			for _, option := range item.Answers() {
				key := base.Name() + "=" + option.ID
				if item.Kind == data.Multiple {
					key = item.ID + "." + option.ID + "=1"
				}
				line += fmt.Sprintf(" %s=%d", option.Label.NL, counts[key])
			}
			lines = append(lines, fmt.Sprintf("%s of %d", line, base.Answered))
		}
	}
	return lines, string(text)
}

// checkCounts compares what is counted of an export as text and as a workbook.
func checkCounts(t *testing.T, rows [][]string, o platform.Options, want string) {
	t.Helper()
	exporttest.Both(t, rows, func(t *testing.T, name string, content []byte) {
		got, codebook := counted(t, name, content, o)
		if joined := strings.Join(got, "\n"); joined != want {
			t.Errorf("got\n%s\nwant\n%s\nin\n%s", joined, want, codebook)
		}
	})
}

// headers are the ways in which platforms and people write that columns are options of one question.
var headers = map[string][3]string{
	"a dash":              {"Wat helpt? - Scholing", "Wat helpt? - Coaching", "Wat helpt? - Stage"},
	"a long dash":         {"Wat helpt – Scholing", "Wat helpt – Coaching", "Wat helpt – Stage"},
	"brackets":            {"Wat helpt? [Scholing]", "Wat helpt? [Coaching]", "Wat helpt? [Stage]"},
	"a colon":             {"Wat helpt: Scholing", "Wat helpt: Coaching", "Wat helpt: Stage"},
	"a question mark":     {"Wat helpt? Scholing", "Wat helpt? Coaching", "Wat helpt? Stage"},
	"R without brackets":  {"helpt.Scholing.", "helpt.Coaching.", "helpt.Stage."},
	"R with dots":         {"Wat.helpt...Scholing", "Wat.helpt...Coaching", "Wat.helpt...Stage"},
	"a slash":             {"helpt/Scholing", "helpt/Coaching", "helpt/Stage"},
	"a group and a slash": {"groep/helpt/Scholing", "groep/helpt/Coaching", "groep/helpt/Stage"},
	"an underscore":       {"helpt_Scholing", "helpt_Coaching", "helpt_Stage"},
	"Castor":              {"helpt#Scholing", "helpt#Coaching", "helpt#Stage"},
	"labels of REDCap":    {"Wat helpt? (choice=Scholing)", "Wat helpt? (choice=Coaching)", "Wat helpt? (choice=Stage)"},
}

// cells are the ways in which they write that an option was picked, was not, and that there was no answer.
var cells = map[string]struct{ yes, no, none string }{
	"1 and 0": {"1", "0", ""}, "1 and blank": {"1", "", ""}, "Ja and Nee": {"Ja", "Nee", ""}, "Yes and No with N/A": {"Yes", "No", "N/A"}, "Y and blank": {"Y", "", ""},
	"x": {"x", "", ""}, "checked": {"Checked", "Unchecked", ""}, "selected": {"Selected", "Not selected", ""}, "-99": {"1", "-99", "-99"}, "N.v.t.": {"Ja", "Nee", "N.v.t."},
	"TRUE": {"TRUE", "FALSE", "NA"}, "WAAR": {"WAAR", "ONWAAR", ""}, "the option": {"", "", ""}, "the option or not selected": {"", "Not selected", ""},
}

// Five of whom four chose scholing, two coaching and one stage, and one who did not answer, are that however it is written.
func TestOptionsInColumnsOfTheirOwn(t *testing.T) {
	for header, names := range headers {
		for form, cell := range cells {
			t.Run(header+", "+form, func(t *testing.T) {
				rows := [][]string{{"Nr", "Geslacht", names[0], names[1], names[2], "Leeftijd"}}
				for i, picked := range []string{"100", "110", "101", "010", "100", "..."} {
					row := []string{fmt.Sprint(i + 1), []string{"man", "vrouw"}[i%2]}
					for k, sign := range picked {
						text := map[rune]string{'1': cell.yes, '0': cell.no, '.': cell.none}[sign]
						if sign == '1' && text == "" {
							text = []string{"Scholing", "Coaching", "Stage"}[k]
						}
						row = append(row, text)
					}
					rows = append(rows, append(row, fmt.Sprint(31+7*i)))
				}
				checkCounts(t, rows, platform.Options{}, "single man=3 vrouw=3 of 6\nmultiple Scholing=4 Coaching=2 Stage=1 of 5\nnumber of 6")
			})
		}
	}
}

// Codes in names, and cells that hold the option or its number.
func TestOptionsInNumberedColumns(t *testing.T) {
	for name, c := range map[string]struct {
		header, first, second, third, fourth string
		want                                 string
	}{
		"names of variables": {"v4_1|v4_2|v4_3", "1|0|0", "1|1|0", "0|0|1", "1|0|0", "multiple 1=3 2=1 3=1 of 4"},
		"REDCap":             {"race___1|race___2|race___3", "1|0|0", "1|1|0", "0|0|1", "1|0|0", "multiple 1=3 2=1 3=1 of 4"},
		"the options":        {"v4_1|v4_2|v4_3", "Scholing||", "Scholing|Coaching|", "|Coaching|Stage", "Scholing||Stage", "multiple Scholing=3 Coaching=2 Stage=2 of 4"},
		"their numbers":      {"v4_1|v4_2|v4_3", "1||", "1|2|", "|2|3", "1||3", "multiple 1=3 2=2 3=2 of 4"},
		"letters":            {"v4a|v4b|v4c", "1|0|0", "1|1|0", "0|0|1", "1|0|0", "multiple a=3 b=1 c=1 of 4"},
		"numbers and names":  {"Hulp 1 (scholing)|Hulp 2 (coaching)|Hulp 3 (stage)", "x||", "x|x|", "||x", "x||", "multiple Hulp 1 (scholing)=3 Hulp 2 (coaching)=1 Hulp 3 (stage)=1 of 4"},
		"only names":         {"scholing|coaching|stage", "x||", "x|x|", "||x", "x||", "multiple scholing=3 coaching=1 stage=1 of 4"},
		"names as cells":     {"Scholing|Coaching|Stage", "Scholing||", "Scholing|Coaching|", "||Stage", "Scholing||", "multiple Scholing=3 Coaching=1 Stage=1 of 4"},
		"nobody chose one":   {"v4_1|v4_2|v4_3", "1|0|0", "1|0|1", "0|0|1", "1|0|0", "multiple 1=3 2=0 3=2 of 4"},
		"an option is no":    {"Wat? - Ja|Wat? - Nee|Wat? - Soms", "Ja||", "Ja||Soms", "|Nee|", "||Soms", "multiple Ja=2 Nee=1 Soms=2 of 4"},
	} {
		t.Run(name, func(t *testing.T) {
			rows := exporttest.Rows("Nr|"+c.header+"|Leeftijd", "1|"+c.first+"|31", "2|"+c.second+"|45", "3|"+c.third+"|52", "4|"+c.fourth+"|38")
			checkCounts(t, rows, platform.Options{}, c.want+"\nnumber of 4")
		})
	}
}

// Batteries: rows with one answer set.
func TestRowsOfABattery(t *testing.T) {
	for name, header := range map[string]string{
		"a dash": "Samenwerking - UWV|Samenwerking - Bedrijfsarts|Samenwerking - Verzekeraar", "brackets": "Samenwerking [UWV]|Samenwerking [Bedrijfsarts]|Samenwerking [Verzekeraar]",
		"names of variables": "sam_UWV|sam_Bedrijfsarts|sam_Verzekeraar", "nothing in common": "UWV|Bedrijfsarts|Verzekeraar",
	} {
		t.Run(name, func(t *testing.T) {
			rows := exporttest.Rows("Nr|"+header+"|Leeftijd", "1|Goed|Slecht|Neutraal|31", "2|Goed|Goed|Slecht|45", "3|Neutraal|N.v.t.|Slecht|52", "4|Slecht|Goed||38")
			checkCounts(t, rows, platform.Options{}, "rating UWV: Slecht=1 Neutraal=1 Goed=2 of 4\nrating Bedrijfsarts: Slecht=1 Neutraal=0 Goed=2 of 3\nrating Verzekeraar: Slecht=2 Neutraal=1 Goed=0 of 3\nnumber of 4")
		})
	}
}

// What is not one question stays apart: other answers, other people who were asked, variables that are numbered.
func TestColumnsThatAreQuestionsOfTheirOwn(t *testing.T) {
	for name, c := range map[string]struct {
		rows [][]string
		want string
	}{
		"numbered questions": {exporttest.Rows("vraag_1|vraag_2|vraag_3", "ja|ja|1", "nee|ja|2", "ja|nee|2", "ja|ja|1"), "single ja=3 nee=1 of 4\nsingle ja=3 nee=1 of 4\nsingle 1=2 2=2 of 4"},
		"other answers":      {exporttest.Rows("werk_soort|werk_duur", "vast|kort", "los|lang", "vast|lang", "vast|lang"), "single vast=3 los=1 of 4\nsingle lang=3 kort=1 of 4"},
		"codes":              {exporttest.Rows("geslacht|opleiding|regio", "1|1|2", "2|1|1", "1|2|2", "2|2|1"), "single 1=2 2=2 of 4\nsingle 1=2 2=2 of 4\nsingle 1=2 2=2 of 4"},
		"others were asked":  {exporttest.Rows("Hulp: van UWV|Hulp: van arts", "ja|", "nee|", "ja|", "|ja", "|nee", "|nee", "|ja"), "rating van UWV: ja=2 nee=1 of 3\nrating van arts: ja=2 nee=2 of 4"},
	} {
		t.Run(name, func(t *testing.T) { checkCounts(t, c.rows, platform.Options{}, c.want) })
	}
}

// Texts beside a choice never vanish: they are an option with a text, or a question of their own.
func TestTextsBesideOptions(t *testing.T) {
	for name, c := range map[string]struct {
		rows [][]string
		want string
	}{
		"an option that is only a text": {exporttest.Rows("Wat? - Tijd|Wat? - Geld|Wat? - Anders, namelijk", "1|0|", "1|1|rust nemen", "0|0|een hond", "0|1|"), "multiple Tijd=2 Geld=2 Anders, namelijk=2 of 4"},
		"a text beside its option":      {exporttest.Rows("Wat? - Tijd|Wat? - Anders|Wat? - Anders: tekst", "1|0|", "1|1|rust nemen", "0|1|een hond", "0|0|"), "multiple Tijd=2 Anders=2 of 4"},
		"a comment":                     {exporttest.Rows("Wat? - Tijd|Wat? - Geld|Wat? - Toelichting", "1|0|dat is zo", "1|1|", "0|1|ik weet het wel", "0|0|"), "multiple Tijd=2 Geld=2 of 4\nopen of 2"},
		"after a choice":                {exporttest.Rows("Werk|Anders, namelijk", "vast|", "los|", "vast|", "Anders|zzp met een hond", "Anders|nog iets", "los|"), "single vast=2 los=2 Anders=2 of 6"},
		"without an option":             {exporttest.Rows("Werk|Anders, namelijk", "vast|", "los|", "vast|", "|zzp met een hond", "|nog iets", "los|"), "single vast=2 los=2 Anders, namelijk=2 of 6"},
		"behind ticks":                  {exporttest.Rows("scholing|coaching|Anders, namelijk", "x||", "x|x|", "||een hond", "|x|"), "multiple scholing=2 coaching=2 Anders, namelijk=1 of 4"},
	} {
		t.Run(name, func(t *testing.T) { checkCounts(t, c.rows, platform.Options{}, c.want) })
	}
}

// Whoever knows better says so.
func TestGroupsThatArePersonNames(t *testing.T) {
	rows := exporttest.Rows("v4_a|x|v4_b|Werk", "1|1|0|vast", "0|2|1|los", "1|1|1|vast", "1|2|0|los")
	checkCounts(t, rows, platform.Options{Groups: []string{"v4_*"}}, "multiple a=3 b=2 of 4\nsingle 1=2 2=2 of 4\nsingle vast=2 los=2 of 4")
	reader, err := records.Open("a.csv", bytes.NewReader(exporttest.CSV(t, rows)), records.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err = platform.Open(reader, platform.Options{Groups: []string{"q*"}}); err == nil || !strings.Contains(err.Error(), `no two columns are called as "q*" says`) {
		t.Error(err)
	}
}
