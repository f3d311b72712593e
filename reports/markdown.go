package reports

import (
	"bytes"
	"embed"
	"fmt"
	"regexp"
	"strings"
	"text/template"
)

//go:embed templates
var templates embed.FS

// Markdown returns the document as Markdown. Its figures are linked as figures/<name>.svg.
func (d Document) Markdown() ([]byte, error) {
	parsed, err := template.New("report.md.tmpl").Funcs(template.FuncMap{
		"phrase": d.phrase, "text": markdownText,
	}).ParseFS(templates, "templates/report.md.tmpl", "templates/trend.md.tmpl")
	if err != nil {
		return nil, fmt.Errorf("read the Markdown template: %w", err)
	}
	var text bytes.Buffer
	if err := parsed.Execute(&text, d.view()); err != nil {
		return nil, fmt.Errorf("write Markdown: %w", err)
	}
	return text.Bytes(), nil
}

// markdownText returns text as Markdown that shows it as it is, also within a cell of a table. A < is a sign of its own
// ("<1%") unless a tag could begin there.
func markdownText(text string) string {
	return tagStart.ReplaceAllString(markdownSigns.Replace(text), "&lt;$1")
}

var (
	markdownSigns = strings.NewReplacer("\n", " ", `\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`)
	tagStart      = regexp.MustCompile(`<([A-Za-z/!?])`)
)
