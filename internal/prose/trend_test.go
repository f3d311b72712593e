package prose

import (
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/trend"
	"spoor/data"
)

// twoWaves follows an item from one tally to another.
func twoWaves(t *testing.T, item data.Item, own []data.WaveItem, before, after []data.Tally) trend.Trend {
	t.Helper()
	codebook := data.Codebook{Items: []data.Item{item}}
	files := []data.WaveFile{{Items: []string{item.ID}}}
	waves := []data.Wave{{ID: "2021", Files: files}, {ID: "2026", Files: files, Items: own}}
	var tables []analysis.Table
	for i, tallies := range [][]data.Tally{before, after} {
		asked, _ := codebook.AsAsked(waves[i]).Item(item.ID)
		tables = append(tables, mustTable(t, waves[i], asked, tallies...))
	}
	followed, err := trend.New(codebook, item.ID, waves, tables, analysis.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	return followed
}

var helps = data.Item{ID: "q", Kind: data.Multiple, Text: data.Text{NL: "Wat helpt?", EN: "What helps?"},
	Options: []data.Option{{ID: "a", Label: data.Text{NL: "Tijd", EN: "Time"}}, {ID: "b", Label: data.Text{NL: "Geld", EN: "Money"}}}}

func picked(n int, counts ...int) []data.Tally {
	return []data.Tally{{Item: "q", Asked: n, Answered: n, Counts: counts}}
}

// The references of the numbers stand in package analysis/trend: trend_test.go and testdata/trend.py.
func TestTrendFinding(t *testing.T) {
	one := helps
	one.Options = helps.Options[:1]
	other := []data.WaveItem{{Item: "q", Options: []data.Option{{ID: "a"}, {ID: "c"}}}}
	for name, c := range map[string]struct {
		trend trend.Trend
		want  data.Text
	}{
		"established": {twoWaves(t, helps, nil, picked(43, 20, 6), picked(50, 10, 15)), data.Text{
			NL: "Een verandering is aangetoond bij ‘Tijd’, van 47% in 2021 naar 20% in 2026 (−27 procentpunten, 95%-interval −44 tot −7; p = 0,007, na correctie 0,013).",
			EN: "A change is established for ‘Time’, from 47% in 2021 to 20% in 2026 (−27 percentage points, 95% interval −44 to −7; p = 0.007, after correction 0.013)."}},
		"depends": {twoWaves(t, helps, nil, picked(40, 4, 3), picked(40, 12, 3)), data.Text{
			NL: "Van wie in meer golven meedeed, hangt af of er een verandering is aangetoond bij ‘Tijd’, van 10% in 2021 naar 30% in 2026 (+20 procentpunten, 95%-interval +2 tot +37; p = 0,033, na correctie 0,066; van 0,016 tot 0,15 als het dezelfde respondenten kunnen zijn).",
			EN: "Whether a change is established depends on who took part in more than one wave for ‘Time’, from 10% in 2021 to 30% in 2026 (+20 percentage points, 95% interval +2 to +37; p = 0.033, after correction 0.066; from 0.016 to 0.15 if they may be the same respondents)."}},
		"not": {twoWaves(t, helps, nil, picked(43, 20, 2), picked(43, 25, 3)), data.Text{
			NL: "Bij geen van de 2 antwoorden is een verandering aangetoond; dat toont niet aan dat er niets veranderde. Het grootste verschil is dat bij ‘Tijd’, van 47% in 2021 naar 58% in 2026 (+12 procentpunten, 95%-interval −9 tot +31; p = 0,32, na correctie 0,64).",
			EN: "For none of the 2 answers is a change established; that does not show that nothing changed. The largest difference is that for ‘Time’, from 47% in 2021 to 58% in 2026 (+12 percentage points, 95% interval −9 to +31; p = 0.32, after correction 0.64)."}},
		"not, of one": {twoWaves(t, one, nil, picked(43, 20), picked(43, 25)), data.Text{
			NL: "Te vergelijken is alleen ‘Tijd’, van 47% in 2021 naar 58% in 2026 (+12 procentpunten, 95%-interval −9 tot +31; p = 0,32). Een verandering is niet aangetoond; dat toont niet aan dat er niets veranderde.",
			EN: "All that can be compared is ‘Time’, from 47% in 2021 to 58% in 2026 (+12 percentage points, 95% interval −9 to +31; p = 0.32). No change is established; that does not show that nothing changed."}},
		"refused": {twoWaves(t, helps, other, picked(43, 20, 2), picked(43, 25, 3)), data.Text{
			NL: "Bij deze vraag zijn 2021 en 2026 niet te vergelijken: de noten zeggen waarom.",
			EN: "For this question 2021 and 2026 cannot be compared: the notes say why."}},
	} {
		for _, lang := range []data.Lang{data.Dutch, data.English} {
			if got := TrendFinding(c.trend, lang); got != c.want.In(lang) {
				t.Errorf("%s: got  %s\nwant %s", name, got, c.want.In(lang))
			}
		}
	}
}

// A description holds every number that the figure shows.
func TestDescribeTrend(t *testing.T) {
	text := DescribeTrend(twoWaves(t, helps, nil, picked(43, 20, 6), picked(50, 10, 15)), data.English)
	for _, want := range []string{"Time: 2021 47% (33–61%; n = 43), 2026 20% (11–33%; n = 50).", "Money: 2021 14% (7–27%; n = 43), 2026 30% (19–44%; n = 50)."} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
}

func TestChange(t *testing.T) {
	hours := data.Item{Kind: data.Number, Range: []float64{0, 40}}
	share := data.Item{Kind: data.Number, Range: []float64{0, 100}}
	for _, c := range []struct {
		item       data.Item
		difference float64
		want       string
	}{
		{helps, 0.2, "+20 procentpunten"}, {helps, -0.01, "−1 procentpunt"}, {helps, 0, "0 procentpunten"},
		{share, 0.125, "+13 procentpunten"}, {hours, -0.1, "−4,0"}, {hours, 0.0001, "0,0"}, {hours, 0.05, "+2,0"},
	} {
		if got := Change(c.item, c.difference, 0, data.Dutch); got != c.want {
			t.Errorf("%v: %q, want %q", c.difference, got, c.want)
		}
	}
}

// The one mean of a question is no answer among others.
func TestTrendFindingOfAMean(t *testing.T) {
	one := helps
	one.Options = helps.Options[:1]
	followed := twoWaves(t, one, nil, picked(43, 20), picked(43, 25))
	followed.Item.Kind, followed.Item.Range = data.Number, []float64{0, 100}
	if got := TrendFinding(followed, data.Dutch); !strings.HasPrefix(got, "Geen verandering is aangetoond bij het gemiddelde, van 47% in 2021 naar 58% in 2026 (") {
		t.Error(got)
	}
}
