package weighting

import (
	"strings"
	"testing"

	"spoor/analysis/design"
	"spoor/analysis/weighting"
	"spoor/data"
)

func TestWeighingWords(t *testing.T) {
	item := data.Item{ID: "sector", Title: data.Text{NL: "In welke sector?", EN: "Sector"}}
	w := weighting.Weights{
		Wave: data.Wave{ID: "p1"}, Respondents: 3000, Total: 8.9e6,
		Caps:    design.RakeOptions{Upper: 3},
		Margins: []weighting.Fitted{{Item: item, Source: "register."}},
		Raking:  design.Raking{Weights: make([]float64, 3000), Iterations: 1, Converged: true, Capped: 1234, KishBefore: 1, KishAfter: 1},
	}
	for lang, wants := range map[data.Lang][]string{
		data.Dutch: {
			"Weging van p1: 3.000 respondenten naar één", "In welke sector? Bron: register.\n", "passen na 1 ronde bij", "tellen op tot 8.900.000.",
			"zeggen 3.000 respondenten evenveel als 3.000,0 zonder", "gewichten op een grens: 1.234.",
		},
		data.English: {
			"Weighting of p1: 3,000 respondents to one", "Sector. Source: register.\n", "After 1 round the", "add up to 8,900,000.",
			"3,000 respondents tell as much as 3,000.0 unweighted", "weights at a cap: 1,234.",
		},
	} {
		text, err := Text(w, Digits, lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range wants {
			if !strings.Contains(string(text), want) {
				t.Errorf("%s: no %q in\n%s", lang, want, text)
			}
		}
	}
	w.Iterations, w.Converged = 1000, false
	if text, err := Text(w, Digits, data.Dutch); err != nil || !strings.Contains(string(text), "passen na 1.000 ronden niet bij") {
		t.Errorf("%s, %v", text, err)
	}
}
