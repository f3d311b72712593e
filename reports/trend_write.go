package reports

import (
	"bytes"
	"fmt"

	"spoor/analysis"
	"spoor/analysis/trend"
	"spoor/data"
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

// TrendMarkdown returns trends of the same waves as Markdown, with a figure for each where there are any.
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
	document.trends().markdown(&text)
	return bytes.TrimLeft(text.Bytes(), "\n"), nil
}
