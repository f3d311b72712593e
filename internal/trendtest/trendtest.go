// Package trendtest holds trends that tests of what is written of them share.
package trendtest

import (
	"testing"

	"spoor/analysis"
	"spoor/analysis/trend"
	"spoor/data"
)

// Invented is a questionnaire of three items, asked in three waves: the third offers another option in the first item.
func Invented(t testing.TB) []trend.Trend {
	t.Helper()
	text := func(nl, en string) data.Text { return data.Text{NL: nl, EN: en} }
	codebook := data.Codebook{Items: []data.Item{
		{ID: "helps", Kind: data.Multiple, Title: text("Wat helpt", "What helps"), Text: text("Wat helpt?", "What helps?"),
			Options: []data.Option{{ID: "time", Label: text("Tijd", "Time")}, {ID: "money", Label: text("Geld", "Money")}, {ID: "other", Label: text("Anders", "Other"), Open: true}}},
		{ID: "rated", Kind: data.Rating, Title: text("Oordeel", "Rating"), Text: text("Hoe gaat het met:", "How is it going with:"),
			Scale: []data.Option{{ID: "vb", Label: text("Zeer slecht", "Very bad")}, {ID: "b", Label: text("Slecht", "Bad")}, {ID: "g", Label: text("Goed", "Good")}, {ID: "vg", Label: text("Zeer goed", "Very good")}},
			Rows:  []data.Option{{ID: "boss", Label: text("Werkgever", "Employer")}, {ID: "doctor", Label: text("Bedrijfsarts", "Doctor")}}},
		{ID: "hours", Kind: data.Number, Title: text("Uren", "Hours"), Text: text("Hoeveel uur?", "How many hours?"), Range: []float64{0, 40}},
	}}
	waves := []data.Wave{{ID: "2021", Fieldwork: data.Fieldwork{Year: 2021}}, {ID: "2023", Fieldwork: data.Fieldwork{Year: 2023}}, {ID: "2026", Fieldwork: data.Fieldwork{Year: 2026}}}
	for i := range waves {
		waves[i].Source, waves[i].Label, waves[i].Provenance = text("voorbeeld", "example"), text("golf "+waves[i].ID, "wave "+waves[i].ID), data.Observed
		waves[i].Files = []data.WaveFile{{Items: []string{"helps", "rated", "hours"}}}
	}
	waves[0].Provenance = data.Reconstructed
	waves[2].Items = []data.WaveItem{{Item: "helps", Options: []data.Option{codebook.Items[0].Options[0], {ID: "rest", Label: text("Rust", "Rest")}, codebook.Items[0].Options[2]}}}
	tally := func(item, row string, n int, counts ...int) data.Tally {
		return data.Tally{Item: item, Row: row, Asked: n, Answered: n, Counts: counts}
	}
	tallies := [][]data.Tally{
		{tally("helps", "", 43, 20, 6, 1), tally("rated", "boss", 12, 4, 6, 1, 1), tally("rated", "doctor", 12, 3, 3, 3, 3), {Item: "hours", Asked: 20, Answered: 20, Sum: 500}},
		{tally("helps", "", 50, 10, 15, 7), tally("rated", "boss", 11, 3, 3, 3, 2), tally("rated", "doctor", 11, 2, 3, 3, 3), {Item: "hours", Asked: 25, Answered: 25, Sum: 700}},
		{tally("helps", "", 40, 20, 10, 5), tally("rated", "boss", 12, 1, 2, 4, 5), tally("rated", "doctor", 12, 3, 4, 2, 3), {Item: "hours", Asked: 30, Answered: 30, Sum: 600}},
	}
	var tables []analysis.Table
	for i, wave := range waves {
		for _, item := range codebook.AsAsked(wave).Items {
			table, err := analysis.NewTable(wave, item, tallies[i], analysis.DefaultOptions())
			if err != nil {
				t.Fatal(err)
			}
			tables = append(tables, table)
		}
	}
	var trends []trend.Trend
	for _, item := range codebook.Items {
		followed, err := trend.New(codebook, item.ID, waves, tables, analysis.DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		trends = append(trends, followed)
	}
	return trends
}
