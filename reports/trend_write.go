package reports

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/trend"
	"spoor/data"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// TrendText returns trends of the same waves as plain text in columns, after a table of how each item was asked.
func TrendText(trends []trend.Trend, lang data.Lang) ([]byte, error) {
	w := trendWriter{lang}
	var text bytes.Buffer
	asked := w.asked(trends)
	fmt.Fprintf(&text, "%s\n\n", asked.Caption)
	asked.WriteColumns(&text)
	for _, followed := range trends {
		view := w.item(followed)
		fmt.Fprintf(&text, "\n%s\n%s\n", view.Question, view.Finding)
		for _, table := range view.Tables {
			fmt.Fprintf(&text, "\n%s\n\n", table.Caption)
			table.WriteColumns(&text)
		}
		fmt.Fprintln(&text)
		for _, line := range append(page.Lines(view.Notes), view.Source) {
			fmt.Fprintln(&text, line)
		}
	}
	return text.Bytes(), nil
}

// TrendsTitle is what a document of trends is called.
func TrendsTitle(lang data.Lang) string { return trendWords.heading.In(lang) }

// waveNames names the waves of trends, one that has the name of another once.
func waveNames(trends []trend.Trend, lang data.Lang) string {
	var names []string
	for _, followed := range trends {
		for _, wave := range followed.Waves {
			if name := prose.Wave(wave.Wave, lang); wave.Strand >= 0 && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, "; ")
}

// TrendMarkdown returns trends of the same waves as a document in Markdown, with a figure for each where there are any. It is the chapter
// of a report, with headings one level up.
func TrendMarkdown(trends []trend.Trend, options analysis.Options, lang data.Lang, figures []page.Figure) ([]byte, error) {
	document := Document{Lang: lang, Options: options}
	for i, followed := range trends {
		development := Development{Trend: followed}
		if i < len(figures) {
			development.Figure = figures[i]
		}
		document.Developments = append(document.Developments, development)
	}
	var text page.Markdown
	view := document.trends()
	view.Subtitle = prose.Capital(waveNames(trends, lang))
	view.markdown(&text)
	raised := bytes.ReplaceAll(text.Bytes(), []byte("\n## "), []byte("\n# "))
	raised = bytes.ReplaceAll(raised, []byte("\n### "), []byte("\n## "))
	return bytes.TrimLeft(raised, "\n"), nil
}
