package study

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/disclosure"
	"spoor/data"
	"spoor/internal/surveytest"
)

// shuffledReport makes the report, under a rule, of respondents whose answers to each question, and to each row of the battery, are
// dealt out to them anew: every count stays what it is.
func shuffledReport(t *testing.T, made, dealt uint64) []File {
	t.Helper()
	random, deal := rand.New(rand.NewPCG(made, 1)), rand.New(rand.NewPCG(dealt, 2))
	columns := []string{"role", "region", "contact.employer", "contact.doctor", "hours"}
	respondents := 35 + random.IntN(15)
	answers := make([][]string, len(columns))
	for c, column := range columns {
		for range respondents {
			answer := fmt.Sprintf("o%d", min(random.IntN(5), random.IntN(5)))
			switch {
			case column == "hours":
				answer = fmt.Sprint(20 + random.IntN(20))
			case column == "region":
				answer = fmt.Sprintf("o%d", random.IntN(2))
			case random.IntN(12) == 0:
				answer = ""
			}
			answers[c] = append(answers[c], answer)
		}
		deal.Shuffle(respondents, func(i, j int) { answers[c][i], answers[c][j] = answers[c][j], answers[c][i] })
	}
	var rows strings.Builder
	rows.WriteString("respondent," + strings.Join(columns, ",") + "\n")
	for i := range respondents {
		fmt.Fprint(&rows, i+1)
		for c := range columns {
			rows.WriteString("," + answers[c][i])
		}
		rows.WriteString("\n")
	}
	options := func(n int) string {
		var list []string
		for o := range n {
			list = append(list, fmt.Sprintf("{id: o%d, label: {nl: O%d}}", o, o))
		}
		return "[" + strings.Join(list, ", ") + "]"
	}
	files := surveytest.NewMemory(map[string]string{
		"codebook.yaml": "id: s\nitems:\n- {id: role, kind: single, text: {nl: Rol}, options: " + options(5) + "}\n- {id: region, kind: single, text: {nl: Regio}, options: " + options(2) + "}\n" +
			"- {id: contact, kind: rating, text: {nl: Contact}, scale: " + options(5) + ", rows: [{id: employer, label: {nl: Werkgever}}, {id: doctor, label: {nl: Arts}}]}\n" +
			"- {id: hours, kind: number, range: [0, 100], text: {nl: Uren}}\n",
		"claims.yaml":         "claims:\n- {id: more, text: {nl: Meer, en: More}, wording: meer, asserts: [{more_often: {share: {item: region, options: [o0]}, than: [{item: region, options: [o1]}]}}]}\n",
		"waves/1/wave.yaml":   "id: \"1\"\nprovenance: observed\nfiles: [{name: answers.csv, items: [role, region, contact, hours]}]\n",
		"waves/1/answers.csv": rows.String(),
	})
	opened, err := Open(t.Context(), Source{Files: files.Survey, Disclosure: disclosure.PresetDefault})
	if err != nil {
		t.Fatal(err)
	}
	report, err := opened.Report(t.Context(), ReportRequest{Options: analysis.DefaultOptions(), Lang: data.Dutch, Formats: []string{"md", "html"}})
	if err != nil {
		t.Fatal(err)
	}
	return report.Files
}

// A report under a rule, with its figures, files, checksums and conclusions, is made of the counts of each question and row alone: who gave
// which answers together changes no byte of it.
func TestReportTellsCountsAlone(t *testing.T) {
	t.Parallel()
	for made := range uint64(2) {
		one, other := shuffledReport(t, made, 1), shuffledReport(t, made, 2)
		for i, file := range one {
			if !slices.Equal(file.Content, other[i].Content) {
				t.Errorf("survey %d: %s depends on what was answered together", made, file.Name)
			}
		}
	}
}
