package platform_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"spoor/data/platform"
	"spoor/data/problem"
	"spoor/data/records"
	"spoor/internal/exporttest"
)

func openBytes(t *testing.T, name string, content []byte, o platform.Options) *platform.Export {
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

// toEnd reads all responses, and returns those that stand after one of the same person and how the reading ended.
func toEnd(e *platform.Export) (after []int, err error) {
	for {
		response, err := e.Next()
		var found *problem.Problem
		if err != nil && (!errors.As(err, &found) || found.Severity == problem.Fatal) {
			return after, err
		}
		if response.Before > 0 {
			after = append(after, response.Line)
		}
	}
}

// Ten people in twenty rows are no twenty respondents, whatever the column is called that numbers them.
func TestSeveralRowsOfOnePerson(t *testing.T) {
	for header, number := range map[string]string{
		"record_id|redcap_event_name": "%d", "Deelnemer|Meting": "P%02d", "Respondentnummer|Ronde": "%d", "Participant Id|Visit": "NL-%03d",
		"studie-id|moment": "s%d", "Cliëntnummer|Traject": "%d", "subject|wave": "abc%d", "Nr.|Moment": "%d", "patient_id|redcap_repeat_instance": "%d",
	} {
		rows := exporttest.Rows(header + "|Oordeel")
		for person := 1; person <= 10; person++ {
			id := fmt.Sprintf(number, person)
			rows = append(rows, []string{id, "T0", "goed"}, []string{id, "T1", []string{"goed", "slecht"}[person%2]})
		}
		exporttest.Both(t, rows, func(t *testing.T, name string, content []byte) {
			_, err := toEnd(openBytes(t, name, content, platform.Options{}))
			if err == nil || !strings.Contains(err.Error(), "there are 20 rows of 10 people: lines 2 and 3 are of the same one") {
				t.Errorf("%s: %v", header, err)
			}
			column, _, _ := strings.Cut(header, "|")
			if _, err := toEnd(openBytes(t, name, content, platform.Options{KeepColumns: []string{column}})); !errors.Is(err, io.EOF) {
				t.Errorf("%s, kept: %v", header, err)
			}
		})
	}
}

// Events and repeated forms of REDCap, by codes and by labels, are rows of one person, even where one record of many has them; an export of
// one event, or with columns for repeats that nobody used, is not.
func TestEventsOfREDCap(t *testing.T) {
	t.Parallel()
	const codes, labels = "record_id|redcap_event_name|redcap_repeat_instrument|redcap_repeat_instance|oordeel|intake_complete", "Record ID|Event Name|Repeat Instrument|Repeat Instance|Oordeel|Complete?"
	for name, c := range map[string]struct {
		extra []string // rows besides those of the first event
		stops bool
	}{
		"one event":                         {nil, false},
		"two events of one record":          {[]string{"7|eind_arm_1|||slecht|2"}, true},
		"a repeated form of one record":     {[]string{"7|start_arm_1|bezoek|1|matig|2", "7|start_arm_1|bezoek|2|goed|0"}, true},
		"a repeated event of every record":  {[]string{"1|start_arm_1||2|goed|2", "2|start_arm_1||2|slecht|2", "3|start_arm_1||2|goed|1"}, true},
		"an event that is all of a new one": {[]string{"41|eind_arm_1|||slecht|2"}, false},
	} {
		for _, header := range []string{codes, labels} {
			rows := exporttest.Rows(header)
			for person := 1; person <= 40; person++ {
				rows = append(rows, []string{fmt.Sprint(person), "start_arm_1", "", "", []string{"goed", "slecht", "matig"}[person%3], "2"})
			}
			rows = append(rows, exporttest.Rows(c.extra...)...)
			exporttest.Both(t, rows, func(t *testing.T, file string, content []byte) {
				export := openBytes(t, file, content, platform.Options{})
				_, err := toEnd(export)
				if stops := err != nil && strings.Contains(err.Error(), "export one event, without repeated forms"); export.Platform != platform.REDCap || stops != c.stops || !stops && !errors.Is(err, io.EOF) {
					t.Errorf("%s, %s: %s, %v", name, header, export.Platform, err)
				}
			})
		}
	}
}

// What numbers no people repeats without a problem: a kind of respondent, a yes or no, a company, a number for each row.
func TestColumnsThatNumberNobody(t *testing.T) {
	for _, column := range []string{
		"Respondent|werkgever|werknemer|werkgever|werkgever|werknemer|werkgever|werknemer|werkgever|werkgever|werknemer|werkgever|werknemer",
		"Cliënt|1|2|1|1|2|1|2|1|1|1|2|2", "Nr|1|1|1|1|1|1|1|1|1|1|1|1", "bedrijf_id|1|1|2|2|3|3|4|4|5|5|6|6", "id|1|2|3|4|5|6|7|8|9|10|11|12",
	} {
		cells := strings.Split(column, "|")
		rows := [][]string{{cells[0], "Oordeel"}}
		for i, cell := range cells[1:] {
			rows = append(rows, []string{cell, []string{"goed", "slecht", "matig"}[i%3]})
		}
		exporttest.Both(t, rows, func(t *testing.T, name string, content []byte) {
			if after, err := toEnd(openBytes(t, name, content, platform.Options{})); !errors.Is(err, io.EOF) || len(after) > 0 {
				t.Errorf("%s: %v, %v", cells[0], after, err)
			}
		})
	}
}

// One id that stands twice among many is a slip: the second is said to stand twice, and all others count.
func TestOneIdTwice(t *testing.T) {
	rows := [][]string{{"Respondentnummer", "Oordeel"}}
	for i := range 40 {
		rows = append(rows, []string{fmt.Sprint(i), []string{"goed", "slecht", "matig"}[i%3]})
	}
	rows[30][0] = rows[5][0]
	exporttest.Both(t, rows, func(t *testing.T, name string, content []byte) {
		if after, err := toEnd(openBytes(t, name, content, platform.Options{})); !errors.Is(err, io.EOF) || len(after) != 1 || after[0] != 31 {
			t.Errorf("%v, %v", after, err)
		}
	})
}

// Records that are the same in everything, at the same moment, are said; the same answers at another moment are not, nor where
// LimeSurvey writes the same moment for everybody.
func TestIdenticalRecords(t *testing.T) {
	for name, c := range map[string]struct {
		rows [][]string
		want string
	}{
		"twice":             {exporttest.Rows("Tijdstempel|Oordeel", "31-8-2026 14:20:53|goed", "31-8-2026 14:21:10|goed", "31-8-2026 14:20:53|goed"), "1 record is the same as an earlier one"},
		"with another id":   {exporttest.Rows("id|Oordeel|Ingevuld op", "1|goed|2026-08-31 14:20", "2|slecht|2026-08-31 14:20", "3|goed|2026-08-31 14:20", "4|slecht|2026-08-31 14:20"), "2 records are the same as an earlier one"},
		"at another moment": {exporttest.Rows("Tijdstempel|Oordeel", "31-8-2026 14:20:53|goed", "31-8-2026 14:21:10|goed"), ""},
		"anonymous":         {exporttest.Rows("id|submitdate|lastpage|startlanguage|Oordeel", "1|1980-01-01 00:00:00|3|nl|goed", "2|1980-01-01 00:00:00|3|nl|goed"), ""},
		"without a moment":  {exporttest.Rows("Oordeel|Werk", "goed|ja", "goed|ja"), ""},
	} {
		exporttest.Both(t, c.rows, func(t *testing.T, file string, content []byte) {
			e := openBytes(t, file, content, platform.Options{})
			_, _ = toEnd(e) // to the end
			doubts := strings.Join(e.Summary().Doubts, "\n")
			if !strings.Contains(doubts, c.want) || c.want == "" && doubts != "" {
				t.Errorf("%s: %q, want %q", name, doubts, c.want)
			}
		})
	}
}
