package reports

import (
	"bytes"
	"fmt"
	htmltemplate "html/template"
	"io/fs"
	"text/template"

	"spoor/analysis/benchmark"
	"spoor/data"
)

// Comparison is a page that sets own answers beside those of the sector.
type Comparison struct {
	Lang     data.Lang
	Alias    string // what the organisation is called; empty for "uw organisatie"
	Survey   string // title of the survey
	Sector   data.Wave
	Options  benchmark.Options
	LeftOut  bool // the sector is without the own answers
	Items    []ComparedItem
	Funnels  []ComparedFunnel
	External []data.ExternalFigure
	Skipped  []string // why items of the file are not compared
	Version  string   // of the program
}

// ComparedItem is an item of a comparison with its figure.
type ComparedItem struct {
	benchmark.Item
	Figure Figure
}

// ComparedFunnel is one share of several members with its figure.
type ComparedFunnel struct {
	benchmark.Funnel
	Item        data.Item
	Row, Option string
	Figure      Figure
}

// HTML returns the page, which needs nothing beside it: figures and style stand in it.
func (c Comparison) HTML() ([]byte, error) {
	style, err := fs.ReadFile(templates, "templates/style.css")
	if err != nil {
		return nil, fmt.Errorf("read the style: %w", err)
	}
	parsed, err := htmltemplate.New("compare.html.tmpl").Funcs(htmltemplate.FuncMap{
		"phrase": Document{Lang: c.Lang}.phrase,
		"plain":  plainMark,
		"next":   func(i int) int { return i + 1 },
		"style":  func() htmltemplate.CSS { return htmltemplate.CSS(style) },
		// The figures were drawn by this program and their text is escaped there.
		"svg": func(inline string) htmltemplate.HTML { return htmltemplate.HTML(inline) },
	}).ParseFS(templates, "templates/compare.html.tmpl", "templates/report.html.tmpl")
	if err != nil {
		return nil, fmt.Errorf("read the HTML template: %w", err)
	}
	var page bytes.Buffer
	if err := parsed.Execute(&page, c.view()); err != nil {
		return nil, fmt.Errorf("write HTML: %w", err)
	}
	return page.Bytes(), nil
}

// Markdown returns the page as Markdown. Its figures are linked as figures/<name>.svg.
func (c Comparison) Markdown() ([]byte, error) {
	parsed, err := template.New("compare.md.tmpl").Funcs(template.FuncMap{"phrase": Document{Lang: c.Lang}.phrase, "text": markdownText}).
		ParseFS(templates, "templates/compare.md.tmpl", "templates/report.md.tmpl")
	if err != nil {
		return nil, fmt.Errorf("read the Markdown template: %w", err)
	}
	var text bytes.Buffer
	if err := parsed.Execute(&text, c.view()); err != nil {
		return nil, fmt.Errorf("write Markdown: %w", err)
	}
	return text.Bytes(), nil
}
