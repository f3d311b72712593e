package trend

import (
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/data"
)

// 42 of 150 answers that were reworded would make a decline from 7% to 0% of what may have been a rise to 28%. Nothing is tested then,
// and every share has the bounds that the answers which cannot be used leave: 0 of 108 may be 0 to 42 of 150.
func TestNoTestWithManyUnusableAnswers(t *testing.T) {
	item := data.Item{ID: "benefit", Kind: data.Single, Options: named("wia", "ww")}
	later := counted("benefit", "", 108, 0, 108)
	later.Asked, later.Unusable = 150, 42
	trend := follow(t, item, surveyed{"2024", 2024, nil, []data.Tally{counted("benefit", "", 150, 11, 139)}}, surveyed{"2025", 2025, nil, []data.Tally{later}},
		surveyed{"2026", 2026, nil, []data.Tally{counted("benefit", "", 150, 20, 130)}})
	for _, line := range trend.Lines {
		for _, change := range line.Changes {
			touched := change.From == 1 || change.To == 1
			if change.Comparison.Tested() == touched || touched && (change.Verdict != NotTested || change.LowP != 1 || change.PairedPossible) {
				t.Errorf("%s from %d to %d: tested %v, %s", line.Option, change.From, change.To, change.Comparison.Tested(), change.Verdict)
			}
		}
		if line.Test.Tested() {
			t.Errorf("%s: a trend is tested", line.Option)
		}
		want := map[string]string{"wia": "ten minste 0%, ten hoogste 28%", "ww": "ten minste 72%, ten hoogste 100%"}[line.Option]
		if notes := line.Points[1].Estimate.Notes; len(notes) == 0 || !strings.Contains(notes[len(notes)-1].NL, want) {
			t.Errorf("%s: notes %v, want %s", line.Option, notes, want)
		}
	}
}

// Up to 5% of the answers that cannot be used are noted, and the rest is tested.
func TestTestWithFewUnusableAnswers(t *testing.T) {
	item := data.Item{ID: "benefit", Kind: data.Single, Options: named("wia", "ww")}
	later := counted("benefit", "", 95, 10, 85)
	later.Asked, later.Unusable = 100, 5
	trend := follow(t, item, surveyed{"2024", 2024, nil, []data.Tally{counted("benefit", "", 150, 11, 139)}}, surveyed{"2025", 2025, nil, []data.Tally{later}})
	if change := trend.Lines[0].Changes[0]; !change.Comparison.Tested() || trend.Family != 2 {
		t.Errorf("5 of 100: %+v", change)
	}
	if !(estimate.Unusable{Count: 6, Of: 101}).TooMany() || (estimate.Unusable{Count: 5, Of: 100}).TooMany() || (estimate.Unusable{}).TooMany() {
		t.Error("more than 5% are too many")
	}
}

// Nor are groups and scales compared, nor an order given.
func TestNoOrderOfUnusableAnswers(t *testing.T) {
	item := data.Item{ID: "helps", Kind: data.Multiple, Options: named("a", "b", "c"), Text: data.Text{NL: "Wat?"}}
	tally := counted("helps", "", 90, 50, 30, 10)
	tally.Asked, tally.Unusable = 100, 10
	table, err := analysis.NewTable(data.Wave{ID: "w"}, item, []data.Tally{tally}, analysis.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := analysis.NewRanking(table, 1, 1); err == nil || !strings.Contains(err.Error(), "cannot be used") {
		t.Errorf("ranked: %v", err)
	}
	scale := data.Item{ID: "rated", Kind: data.Rating, Scale: named("bad", "so", "good", "best"), Rows: named("boss"), Text: data.Text{NL: "Hoe?"}}
	many, few := counted("rated", "boss", 90, 30, 30, 20, 10), counted("rated", "boss", 100, 1, 9, 30, 60)
	many.Asked, many.Unusable = 100, 10
	parts := make([]analysis.Part, 2)
	for i, tally := range []data.Tally{many, few} {
		table, err := analysis.NewTable(data.Wave{ID: "w"}, scale, []data.Tally{tally}, analysis.DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		parts[i] = table.Parts[0]
	}
	for _, pair := range [][2]analysis.Part{{parts[0], parts[1]}, {parts[1], parts[0]}} {
		shift, err := estimate.CompareScales(pair[0], pair[1], analysis.DefaultOptions())
		if err != nil || shift.Tested() || shift.Known() {
			t.Errorf("scales: %+v, %v", shift, err)
		}
	}
}
