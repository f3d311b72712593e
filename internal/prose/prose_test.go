package prose

import (
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/internal/sectortest"
)

func mustTable(t *testing.T, wave data.Wave, item data.Item, tallies ...data.Tally) analysis.Table {
	t.Helper()
	table, err := analysis.NewTable(wave, item, tallies, analysis.DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// The percentages are those of the publication; the intervals are R 4.2.2's prop.test(k, n, correct = FALSE), rounded.
func TestFindingsOfThePublication(t *testing.T) {
	want := map[string]data.Text{
		"trajectory_shares": {
			NL: "De gemiddelden zijn 30% voor ‘Re-integratie in eigen werk’ (95%-interval 19–44%), 23% voor ‘Plaatsing in ander werk’ (14–36%), 21% voor ‘IVA of WGA 80-100 beoordeling’ (12–34%) en 14% voor ‘Vaststellingsovereenkomst’ (7–26%); n = 50.",
			EN: "The means are 30% for ‘Reintegration in own work’ (95% interval 19–44%), 23% for ‘Placement in other work’ (14–36%), 21% for ‘IVA or WGA 80-100 assessment’ (12–34%) and 14% for ‘Settlement agreement’ (7–26%); n = 50.",
		},
		"collaboration": {
			NL: "‘Werknemer’ krijgt het vaakst het oordeel (zeer) goed: 84% (95%-interval 70–92%; n = 43). ‘UWV’ krijgt dat oordeel het minst vaak: 14% (7–28%; n = 42).",
			EN: "‘Employee’ gets the rating (very) good most often: 84% (95% interval 70–92%; n = 43). ‘UWV (benefits agency)’ gets it least often: 14% (7–28%; n = 42).",
		},
		"outcomes": {
			NL: "Van de 47 respondenten noemt 66% ‘Herstel in eigen werk’ (95%-interval 52–78%). Daarna volgt ‘Werk bij andere werkgever’ met 60% (45–72%).",
			EN: "Of the 47 respondents, 66% name ‘Recovery in own work’ (95% interval 52–78%). Next comes ‘Work with another employer’ with 60% (45–72%).",
		},
		"personal_traits": {
			NL: "Het vaakst genoemd zijn ‘Negatief zelfbeeld, onzekerheid, denken in onmogelijkheden’ en ‘Passieve houding / starheid’: elk door 36% van de 42 respondenten (95%-interval 23–51%).",
			EN: "Named most often are ‘Negative self-image, insecurity, thinking in impossibilities’ and ‘Passive attitude / rigidity’: each by 36% of the 42 respondents (95% interval 23–51%).",
		},
		"improvements": {
			NL: "Het meest gegeven antwoord is ‘Meer maatwerk: meer menselijke maat, mindere procedures en protocollen’: 26% van de 43 respondenten (95%-interval 15–40%). Daarna volgen ‘Samenwerking belanghebbenden’ en ‘No-risk polis voor nieuwe werkgever (weerstand en risico verlagen nieuwe werkgever)’ met elk 19% (10–33%).",
			EN: "The most frequent answer is ‘More customisation: a human measure, fewer procedures and protocols’: 26% of the 43 respondents (95% interval 15–40%). Next come ‘Cooperation between stakeholders’ and ‘No-risk policy for the new employer’ with 19% each (10–33%).",
		},
	}
	for _, table := range sectortest.BuiltIn(t).Tables {
		for _, lang := range []data.Lang{data.Dutch, data.English} {
			got := Finding(table, lang)
			if expected, given := want[table.Item.ID]; given && got != expected.In(lang) {
				t.Errorf("%s\n%s\nwant\n%s", table.Item.ID, got, expected.In(lang))
			}
			if strings.Contains(got, "%!") || strings.Contains(got, "‘’") || strings.Contains(got, "  ") || !strings.HasSuffix(got, ".") {
				t.Errorf("%s does not read well: %s", table.Item.ID, got)
			}
		}
	}
}

func item(kind data.Kind, labels ...string) data.Item {
	item := data.Item{ID: "q", Kind: kind}
	for _, label := range labels {
		item.Options = append(item.Options, data.Option{ID: strings.ToLower(label), Label: data.Text{NL: label, EN: label}})
	}
	return item
}

func TestChoiceFinding(t *testing.T) {
	for name, c := range map[string]struct {
		kind   data.Kind
		base   int
		counts []int
		nl, en string
	}{
		"one first": {data.Multiple, 40, []int{10, 20, 5, 4},
			"Van de 40 respondenten noemt 50% ‘B’ (95%-interval 35–65%). Daarna volgt ‘A’ met 25% (14–40%).",
			"Of the 40 respondents, 50% name ‘B’ (95% interval 35–65%). Next comes ‘A’ with 25% (14–40%)."},
		// Half named A and half named B, not half both.
		"two first": {data.Multiple, 40, []int{20, 5, 20, 4},
			"Het vaakst genoemd zijn ‘A’ en ‘C’: elk door 50% van de 40 respondenten (95%-interval 35–65%).",
			"Named most often are ‘A’ and ‘C’: each by 50% of the 40 respondents (95% interval 35–65%)."},
		"four first": {data.Single, 40, []int{10, 10, 10, 10},
			"Het vaakst genoemd zijn 4 antwoorden: elk door 25% van de 40 respondenten (95%-interval 14–40%).",
			"Named most often are 4 answers: each by 25% of the 40 respondents (95% interval 14–40%)."},
		"three next": {data.Multiple, 40, []int{20, 10, 10, 10},
			"Van de 40 respondenten noemt 50% ‘A’ (95%-interval 35–65%). Daarna volgen ‘B’, ‘C’ en ‘D’ met elk 25% (14–40%).",
			"Of the 40 respondents, 50% name ‘A’ (95% interval 35–65%). Next come ‘B’, ‘C’ and ‘D’ with 25% each (14–40%)."},
		"everybody the same": {data.Single, 40, []int{0, 40, 0, 0},
			"Het meest gegeven antwoord is ‘B’: 100% van de 40 respondenten (95%-interval 91–100%).",
			"The most frequent answer is ‘B’: 100% of the 40 respondents (95% interval 91–100%)."},
		"nothing picked": {data.Multiple, 40, []int{0, 0, 0, 0},
			"Geen van de 40 respondenten koos een van de antwoorden.", "None of the 40 respondents chose any of the answers."},
		"one respondent": {data.Single, 1, []int{0, 1, 0, 0},
			"Het meest gegeven antwoord is ‘B’: 100% van de ene respondent (95%-interval 21–100%).",
			"The most frequent answer is ‘B’: 100% of the one respondent (95% interval 21–100%)."},
		"thousands": {data.Single, 4000, []int{3000, 1000, 0, 0},
			"Het meest gegeven antwoord is ‘A’: 75,0% van de 4.000 respondenten (95%-interval 73,6–76,3%). Daarna volgt ‘B’ met 25,0% (23,7–26,4%).",
			"The most frequent answer is ‘A’: 75.0% of the 4,000 respondents (95% interval 73.6–76.3%). Next comes ‘B’ with 25.0% (23.7–26.4%)."},
		"nobody": {data.Single, 0, []int{0, 0, 0, 0}, "Niemand heeft deze vraag beantwoord.", "Nobody answered this question."},
	} {
		t.Run(name, func(t *testing.T) {
			table := mustTable(t, data.Wave{}, item(c.kind, "A", "B", "C", "D"), data.Tally{Item: "q", Asked: c.base, Answered: c.base, Counts: c.counts})
			if got := Finding(table, data.Dutch); got != c.nl {
				t.Errorf("%s\nwant\n%s", got, c.nl)
			}
			if got := Finding(table, data.English); got != c.en {
				t.Errorf("%s\nwant\n%s", got, c.en)
			}
		})
	}
}

func scale(labels ...string) data.Item {
	item := item(data.Rating, labels...)
	item.Options, item.Scale = nil, item.Options
	return item
}

func TestRatingFinding(t *testing.T) {
	five := []string{"Zeer slecht", "Slecht", "Neutraal", "Goed", "Zeer goed"}
	for name, c := range map[string]struct {
		scale  []string
		counts [][]int
		nl, en string
	}{
		"one row": {five, [][]int{{10, 10, 0, 10, 10}},
			"‘R1’ krijgt het oordeel (zeer) goed: 50% (95%-interval 35–65%; n = 40).",
			"‘R1’ gets the rating (zeer) goed: 50% (95% interval 35–65%; n = 40)."},
		"all the same": {five, [][]int{{10, 10, 0, 10, 10}, {20, 0, 0, 0, 20}},
			"‘R1’ en ‘R2’ krijgen even vaak het oordeel (zeer) goed: 50% (95%-interval 35–65%; n = 40) en 50% (35–65%; n = 40).",
			"‘R1’ and ‘R2’ get the rating (zeer) goed equally often: 50% (95% interval 35–65%; n = 40) and 50% (35–65%; n = 40)."},
		"two best": {five, [][]int{{10, 10, 0, 10, 10}, {40, 0, 0, 0, 0}, {20, 0, 0, 0, 20}},
			"‘R1’ en ‘R3’ krijgen het vaakst het oordeel (zeer) goed: 50% (95%-interval 35–65%; n = 40) en 50% (35–65%; n = 40). ‘R2’ krijgt dat oordeel het minst vaak: 0% (0–9%; n = 40).",
			"‘R1’ and ‘R3’ get the rating (zeer) goed most often: 50% (95% interval 35–65%; n = 40) and 50% (35–65%; n = 40). ‘R2’ gets it least often: 0% (0–9%; n = 40)."},
		"two worst": {five, [][]int{{40, 0, 0, 0, 0}, {10, 10, 0, 10, 10}, {0, 40, 0, 0, 0}},
			"‘R2’ krijgt het vaakst het oordeel (zeer) goed: 50% (95%-interval 35–65%; n = 40). ‘R1’ en ‘R3’ krijgen dat oordeel het minst vaak: 0% (0–9%; n = 40) en 0% (0–9%; n = 40).",
			"‘R2’ gets the rating (zeer) goed most often: 50% (95% interval 35–65%; n = 40). ‘R1’ and ‘R3’ get it least often: 0% (0–9%; n = 40) and 0% (0–9%; n = 40)."},
		"row without answers": {five, [][]int{{0, 0, 0, 0, 0}, {10, 10, 0, 10, 10}},
			"‘R2’ krijgt het oordeel (zeer) goed: 50% (95%-interval 35–65%; n = 40).",
			"‘R2’ gets the rating (zeer) goed: 50% (95% interval 35–65%; n = 40)."},
		"short scale": {[]string{"Oneens", "Neutraal", "Eens"}, [][]int{{20, 0, 20}, {20, 10, 10}},
			"‘R1’ krijgt het vaakst het oordeel eens: 50% (95%-interval 35–65%; n = 40). ‘R2’ krijgt dat oordeel het minst vaak: 25% (14–40%; n = 40).",
			"‘R1’ gets the rating eens most often: 50% (95% interval 35–65%; n = 40). ‘R2’ gets it least often: 25% (14–40%; n = 40)."},
		"nobody": {five, [][]int{{0, 0, 0, 0, 0}}, "Niemand heeft deze vraag beantwoord.", "Nobody answered this question."},
	} {
		t.Run(name, func(t *testing.T) {
			battery := scale(c.scale...)
			var tallies []data.Tally
			for i, counts := range c.counts {
				id := string(rune('1' + i))
				battery.Rows = append(battery.Rows, data.Option{ID: id, Label: data.Text{NL: "R" + id}})
				sum := 0
				for _, n := range counts {
					sum += n
				}
				tallies = append(tallies, data.Tally{Item: "q", Row: id, Asked: sum, Answered: sum, Counts: counts})
			}
			table := mustTable(t, data.Wave{}, battery, tallies...)
			if got := Finding(table, data.Dutch); got != c.nl {
				t.Errorf("%s\nwant\n%s", got, c.nl)
			}
			if got := Finding(table, data.English); got != c.en {
				t.Errorf("%s\nwant\n%s", got, c.en)
			}
		})
	}
}

func TestMeanFinding(t *testing.T) {
	hours := data.Item{ID: "q", Kind: data.Number, Range: []float64{0, 40}, Text: data.Text{NL: "Hoeveel uur?"}}
	table := mustTable(t, data.Wave{}, hours, data.Tally{Item: "q", Asked: 40, Answered: 40, Sum: 800})
	if got, want := Finding(table, data.Dutch), "Het gemiddelde is 20,0 (95%-interval 14,1–25,9); n = 40."; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	hours.Rows = []data.Option{{ID: "a", Label: data.Text{NL: "A"}}, {ID: "b", Label: data.Text{NL: "B"}}, {ID: "c", Label: data.Text{NL: "C"}}}
	rows := []data.Tally{{Item: "q", Row: "a", Asked: 40, Answered: 40, Sum: 800}, {Item: "q", Row: "b", Asked: 40}, {Item: "q", Row: "c", Asked: 41, Answered: 41, Sum: 820}}
	table = mustTable(t, data.Wave{}, hours, rows...)
	if got, want := Finding(table, data.English), "The means are 20.0 for ‘A’ (95% interval 14.1–25.9) and 20.0 for ‘C’ (14.1–25.9); n = 40–41."; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	table = mustTable(t, data.Wave{}, hours, data.Tally{Item: "q", Row: "a"}, data.Tally{Item: "q", Row: "b"}, data.Tally{Item: "q", Row: "c"})
	if got := Finding(table, data.Dutch); got != "Niemand heeft deze vraag beantwoord." {
		t.Errorf("got %s", got)
	}
}

func TestLabels(t *testing.T) {
	dutch := scale("Zeer slecht", "Slecht", "Neutraal", "Goed", "Zeer goed")
	agree := scale("Helemaal oneens", "Oneens", "Neutraal", "Eens", "Helemaal eens")
	often := scale("Never", "Rarely", "Often", "Always")
	for _, c := range []struct{ got, want string }{
		{Label(dutch, data.Top2, data.Dutch), "(zeer) goed"}, {Label(dutch, data.Bottom2, data.Dutch), "(zeer) slecht"},
		{Label(agree, data.Top2, data.Dutch), "(helemaal) eens"}, {Label(agree, data.Bottom2, data.Dutch), "(helemaal) oneens"},
		{Label(often, data.Top2, data.English), "often or always"}, {Label(often, data.Bottom2, data.English), "rarely or never"},
		{Label(often, data.Top2, data.Dutch), "often of always"}, {Label(often, data.Bottom2, data.Dutch), "rarely of never"},
		{Label(dutch, data.Top2, data.Dutch), "(zeer) goed"}, {Label(dutch, data.Bottom2, data.Dutch), "(zeer) slecht"},
		{Label(dutch, "neutraal", data.Dutch), "Neutraal"},
		{IntervalName(0.9, data.English), "90% interval"}, {IntervalName(0.995, data.Dutch), "99,5%-interval"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestEveryMethodHasAName(t *testing.T) {
	for _, method := range append(interval.Methods(), interval.MethodWidestCase) {
		for _, lang := range []data.Lang{data.Dutch, data.English} {
			if Method(method, lang) == "" {
				t.Errorf("%s has no name in %s", method, lang)
			}
		}
	}
}

func TestSource(t *testing.T) {
	for _, c := range []struct {
		wave   data.Wave
		nl, en string
	}{
		{data.Wave{ID: "w", Source: data.Text{NL: "OVAL"}, Label: data.Text{NL: "ledenonderzoek", EN: "member survey"}, Provenance: data.Observed},
			"Bron: OVAL, ledenonderzoek.", "Source: OVAL, member survey."},
		{data.Wave{ID: "w", Label: data.Text{NL: "ledenonderzoek"}, Provenance: data.Reconstructed},
			"Bron: ledenonderzoek (antwoorden gereconstrueerd uit de gepubliceerde percentages).",
			"Source: ledenonderzoek (answers reconstructed from the published percentages)."},
		{data.Wave{ID: "2026", Provenance: data.Observed}, "Bron: 2026.", "Source: 2026."},
	} {
		if got := Source(c.wave, data.Dutch); got != c.nl {
			t.Errorf("got %q, want %q", got, c.nl)
		}
		if got := Source(c.wave, data.English); got != c.en {
			t.Errorf("got %q, want %q", got, c.en)
		}
	}
}

func TestDescribe(t *testing.T) {
	table := mustTable(t, data.Wave{}, item(data.Single, "A", "B"), data.Tally{Item: "q", Asked: 40, Answered: 40, Counts: []int{10, 30}})
	want := "Het meest gegeven antwoord is ‘B’: 75% van de 40 respondenten (95%-interval 60–86%). Daarna volgt ‘A’ met 25% (14–40%). " +
		"Alle cijfers, met interval: B 75% (60–86%); A 25% (14–40%); n = 40."
	if got := Describe(table, data.Dutch); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
