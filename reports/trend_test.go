package reports

import (
	"bytes"
	"strings"
	"testing"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/goldentest"
	"spoor/internal/texttest"
	"spoor/internal/trendtest"
	"spoor/reports/page"
)

// TestGoldenTrends compares trends with files that were read by a person; see them after -update. The tests in them are those of
// analysis/trend/trend_test.go: 0.0688 and 0.0066 between 2021 and 2023, and 0.0045 for the trend of 2, 5 and 9.
func TestGoldenTrends(t *testing.T) {
	trends := trendtest.Invented(t)
	for _, lang := range []data.Lang{data.Dutch, data.English} {
		text, err := TrendText(trends, lang)
		if err != nil {
			t.Fatal(err)
		}
		markdown, err := TrendMarkdown(trends, analysis.DefaultOptions(), lang, nil)
		if err != nil {
			t.Fatal(err)
		}
		for name, got := range map[string][]byte{"trend." + string(lang) + ".txt": text, "trend." + string(lang) + ".md": markdown} {
			goldentest.Same(t, name, got)
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
	for _, followed := range trendtest.Invented(t) {
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
		string(page): {`<a href="#trends">Ontwikkeling over de golven</a>`, `<section id="trend-helps">`, `<svg id="f">`, "Hieronder worden 2021, 2023 en 2026 vergeleken."},
		string(text): {"## Ontwikkeling over de golven", " Figuur met per golf een punt en een interval.](figures/trend-", "](figures/trend-rated.svg)"},
	} {
		for _, part := range want {
			if !strings.Contains(name, part) {
				t.Errorf("no %q in a document of %d bytes", part, len(name))
			}
		}
	}
}

func TestTrendWords(t *testing.T) { texttest.Complete(t, trendWords) }
