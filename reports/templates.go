package reports

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"

	htmltemplate "github.com/DataDog/datadog-agent/pkg/template/html"
	texttemplate "github.com/DataDog/datadog-agent/pkg/template/text"

	"spoor/data"
)

// The packages above are those of the standard library without calls of methods. Where a template can call a method by its
// name, the linker keeps every method of every type, which makes the program half as large again.

//go:embed templates
var templates embed.FS

// html returns a page that needs nothing beside it, by the template of that name.
func html(name string, lang data.Lang, view any) ([]byte, error) {
	style, err := fs.ReadFile(templates, "templates/style.css")
	if err != nil {
		return nil, fmt.Errorf("read the style: %w", err)
	}
	parsed, err := htmltemplate.New(name).Funcs(htmltemplate.FuncMap{
		"phrase": Document{Lang: lang}.phrase,
		"plain":  plainMark,
		"next":   func(i int) int { return i + 1 },
		"left":   tableView.left,
		"style":  func() htmltemplate.CSS { return htmltemplate.CSS(style) },
		// The figures were drawn by this program and their text is escaped there.
		"svg": func(inline string) htmltemplate.HTML { return htmltemplate.HTML(inline) },
	}).ParseFS(templates, "templates/*.html.tmpl")
	if err != nil {
		return nil, fmt.Errorf("read the HTML templates: %w", err)
	}
	var page bytes.Buffer
	if err := parsed.Execute(&page, view); err != nil {
		return nil, fmt.Errorf("write HTML: %w", err)
	}
	return page.Bytes(), nil
}

// markdown returns Markdown by the template of that name.
func markdown(name string, lang data.Lang, view any) ([]byte, error) {
	parsed, err := texttemplate.New("").Funcs(texttemplate.FuncMap{
		"phrase": Document{Lang: lang}.phrase,
		"text":   markdownText,
		"left":   tableView.left,
	}).ParseFS(templates, "templates/*.md.tmpl")
	if err != nil {
		return nil, fmt.Errorf("read the Markdown templates: %w", err)
	}
	var text bytes.Buffer
	if err := parsed.ExecuteTemplate(&text, name, view); err != nil {
		return nil, fmt.Errorf("write Markdown: %w", err)
	}
	return text.Bytes(), nil
}
