package reports

import (
	"strings"
)

// HTML returns the document as one page that needs nothing beside it: figures and style stand in it.
func (d Document) HTML() ([]byte, error) { return html("report.html.tmpl", d.Lang, d.view()) }

// plainMark turns a superscript into digits, for a sup element.
func plainMark(mark string) string {
	return strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9").Replace(mark)
}
