package audit

import (
	"strings"
	"testing"

	"spoor/analysis/audit"
	"spoor/analysis/audit/transcript"
	"spoor/analysis/publication"
	"spoor/data"
	"spoor/internal/texttest"
)

func alone(t *testing.T, table audit.Table, printed ...string) publication.Figure {
	t.Helper()
	table.ID = "a"
	for i, percentage := range printed {
		table.Cells = append(table.Cells, audit.Cell{ID: string(rune('p' + i)), Printed: percentage})
	}
	figures, err := publication.AuditTables(t.Context(), []transcript.Table{{Item: "a", Table: table}})
	if err != nil {
		t.Fatal(err)
	}
	return figures[0]
}

// TestAuditLines checks what is said of tables that a person can work out: of 3, 33% and 67% are 1 and 2.
func TestAuditLines(t *testing.T) {
	tests := []struct {
		figure     publication.Figure
		dutch      string
		english    string
		notInDutch string
	}{
		{alone(t, audit.Table{Kind: audit.Single, Base: 3}, "33", "67"),
			"Regel: iedere respondent gaf één antwoord", "Counts: 1, 2 of 3 (the only solution at this base)", "Zonder antwoord"},
		{alone(t, audit.Table{Kind: audit.Single, Base: 3, Respondents: 5}, "33", "67"),
			"Zonder antwoord: 2 van de 5 respondenten", "Bases that fit: 3", "Correctie"},
		{alone(t, audit.Table{Kind: audit.Single, Respondents: 6}, "33", "67"),
			"Zonder antwoord: 0–3 van de 6 respondenten, naargelang de basis", "Verdict: can be right, at more than one base", "Aantallen"},
		{alone(t, audit.Table{Kind: audit.Single, Base: 4, Respondents: 6}, "33", "67"),
			"Oordeel: kan bij n = 4 niet kloppen, wel bij een andere basis", "Repair 1: ", "Aantallen"},
		{alone(t, audit.Table{Kind: audit.Multiple, Base: 3}, "33", "67"), "koos minstens één antwoord", "at least one answer", "keer"},
		{alone(t, audit.Table{Kind: audit.Multiple, Base: 3, MaxPicks: 2}, "33", "67", "67"), "koos 1 tot 2 antwoorden", "at most 2 times", "geen;"},
		{alone(t, audit.Table{Kind: audit.Multiple, Base: 3, MayPickNone: true}, "33", "67"), "koos geen, één of meer", "no, one or several", "keer"},
		{alone(t, audit.Table{Kind: audit.Multiple, Base: 3, MaxPicks: 2, MayPickNone: true}, "33", "67", "0"), "hoogstens 2 antwoorden of geen", "at most 2 answers, or none", "minstens"},
		{alone(t, audit.Table{Kind: audit.Single, Base: 3, Rounding: audit.HalfEven}, "33", "67"), "halven afgerond naar even", "halves rounded to even", "afgekapt"},
		// Of 200, 33% are 65 (32.5, half up) or 66, and 67% are 133 (66.5) or 134: together 200 are 66 and 134, or 67 and 133
		// if 67 of 200, 33.5, printed as 33; it prints as 34. One solution.
		{alone(t, audit.Table{Kind: audit.Single, Base: 200}, "33", "67"), "Aantallen: 66, 134 van 200", "66, 134 of 200", "oplossingen"},
		// Of 300, 33% are 98 to 100 and 67% are 200 to 202: 98 + 202, 99 + 201, 100 + 200.
		{alone(t, audit.Table{Kind: audit.Single, Base: 300}, "33", "67"), "3 oplossingen bij basis 300: 98, 202; 99, 201; 100, 200", "3 solutions", "niet"},
		{alone(t, audit.Table{Kind: audit.Single, Base: 3}, "0,5", "99.5"), "Gepubliceerd: 0,5; 99,5", "Printed: 0.5, 99.5", "0.5"},
	}
	for i, test := range tests {
		said := map[data.Lang]string{}
		for _, lang := range []data.Lang{data.Dutch, data.English} {
			for _, line := range Lines(test.figure, lang) {
				said[lang] += line[0] + ": " + line[1] + "\n"
			}
		}
		if !strings.Contains(said[data.Dutch], test.dutch) || !strings.Contains(said[data.English], test.english) || strings.Contains(said[data.Dutch], test.notInDutch) {
			t.Errorf("%d:\n%s\n%s\nlacks %q or %q, or has %q", i, said[data.Dutch], said[data.English], test.dutch, test.english, test.notInDutch)
		}
	}
}

func TestWords(t *testing.T) { texttest.Complete(t, words) }

func TestRuns(t *testing.T) {
	if got := runs([]int{3, 5, 6, 8, 9, 10, 12}); got != "3, 5, 6, 8–10, 12" {
		t.Errorf("%q", got)
	}
}
