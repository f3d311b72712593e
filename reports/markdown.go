package reports

import (
	"regexp"
	"strings"
)

// Markdown returns the document as Markdown. Its figures are linked as figures/<name>.svg.
func (d Document) Markdown() ([]byte, error) { return markdown("report.md.tmpl", d.Lang, d.view()) }

// markdownText returns text as Markdown that shows it as it is, also within a cell of a table. A < is a sign of its own
// ("<1%") unless a tag could begin there.
func markdownText(text string) string {
	return tagStart.ReplaceAllString(markdownSigns.Replace(text), "&lt;$1")
}

var (
	markdownSigns = strings.NewReplacer("\n", " ", `\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`)
	tagStart      = regexp.MustCompile(`<([A-Za-z/!?])`)
)
