package reports

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/trend"
	"spoor/data"
	"spoor/internal/texttest"
	"spoor/reports/page"
)

// invented is a questionnaire of three items, asked in three waves: the third offers another option in the first item.
func invented(t *testing.T) []trend.Trend {
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

// TestGoldenTrends compares trends with files that were read by a person; see them after -update. The tests in them are those of
// analysis/trend/trend_test.go: 0.0688 and 0.0066 between 2021 and 2023, and 0.0045 for the trend of 2, 5 and 9.
func TestGoldenTrends(t *testing.T) {
	trends := invented(t)
	for _, lang := range []data.Lang{data.Dutch, data.English} {
		text, err := TrendText(trends, lang)
		if err != nil {
			t.Fatal(err)
		}
		markdown, err := TrendMarkdown(trends, analysis.DefaultOptions(), lang)
		if err != nil {
			t.Fatal(err)
		}
		for name, got := range map[string][]byte{"trend." + string(lang) + ".txt": text, "trend." + string(lang) + ".md": markdown} {
			path := filepath.Join("testdata", name)
			if *update {
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s is not what it was; look at the difference after go test ./reports -update", name)
			}
		}
	}
}

// A report of a wave with others before it has a chapter on them, in both forms, and one without has none.
func TestDocumentWithDevelopments(t *testing.T) {
	document := builtIn(t, data.Dutch)
	before, err := document.HTML()
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(before, []byte("Ontwikkeling over de golven")) {
		t.Error("a chapter on waves without any")
	}
	for _, followed := range invented(t) {
		document.Developments = append(document.Developments, Development{followed, page.Figure{Name: "trend-" + followed.Item.ID, Inline: `<svg id="f"></svg>`}})
	}
	page, err := document.HTML()
	if err != nil {
		t.Fatal(err)
	}
	text, err := document.Markdown()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]string{
		string(page): {`<a href="#trends">Ontwikkeling over de golven</a>`, `<section id="trend-helps">`, `<svg id="f">`, "Dit hoofdstuk vergelijkt 2021, 2023 en 2026."},
		string(text): {"## Ontwikkeling over de golven", "![Figuur met per golf een punt en een interval", "](figures/trend-rated.svg)"},
	} {
		for _, part := range want {
			if !strings.Contains(name, part) {
				t.Errorf("no %q in a document of %d bytes", part, len(name))
			}
		}
	}
}

func TestTrendJSON(t *testing.T) {
	text, err := TrendJSON(invented(t), data.English)
	if err != nil {
		t.Fatal(err)
	}
	var got trendsRecord
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	helps, hours := got.Trends[0], got.Trends[2]
	if got.Schema != "spoor/trend/1" || helps.Item != "helps" || *helps.Waves[2].Strand != 1 || helps.Waves[2].AskedAs != data.OptionsChanged {
		t.Errorf("%+v", helps.Waves)
	}
	for _, line := range helps.Lines {
		if line.Option != "time" {
			continue
		}
		change := line.Changes[0]
		if len(line.Changes) != 1 || change.From != "2021" || change.To != "2023" || *change.P < 0.006634 || *change.P > 0.006635 || change.LowP != nil || change.Verdict != trend.Established {
			t.Errorf("time: %+v", line.Changes)
		}
	}
	if change := hours.Lines[0].Changes[0]; change.P != nil || change.Method != "widest-case" || hours.Lines[0].Points[0].Count != nil {
		t.Errorf("hours: %+v", hours.Lines[0])
	}
	if test := got.Trends[1].Lines[0].Test; test == nil || test.P < 0.0045009 || test.P > 0.0045010 || !test.Rising {
		t.Errorf("trend of boss: %+v", test)
	}
}

func TestTrendWords(t *testing.T) { texttest.Complete(t, trendWords) }
