package reports

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"strings"
)

// HTML returns the document as one page that needs nothing beside it: figures and style stand in it.
func (d Document) HTML() ([]byte, error) {
	style, err := fs.ReadFile(templates, "templates/style.css")
	if err != nil {
		return nil, fmt.Errorf("read the style: %w", err)
	}
	parsed, err := template.New("report.html.tmpl").Funcs(template.FuncMap{
		"phrase": d.phrase,
		"plain":  plainMark,
		"next":   func(i int) int { return i + 1 },
		"style":  func() template.CSS { return template.CSS(style) },
		// The figures were drawn by this program and their text is escaped there.
		"svg": func(inline string) template.HTML { return template.HTML(inline) },
	}).ParseFS(templates, "templates/report.html.tmpl", "templates/trend.html.tmpl")
	if err != nil {
		return nil, fmt.Errorf("read the HTML template: %w", err)
	}
	var page bytes.Buffer
	if err := parsed.Execute(&page, d.view()); err != nil {
		return nil, fmt.Errorf("write HTML: %w", err)
	}
	return page.Bytes(), nil
}

// plainMark turns a superscript into digits, for a sup element.
func plainMark(mark string) string {
	return strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9").Replace(mark)
}
