package page

import (
	_ "embed" // the style of a page
	"net/url"
	"strings"

	"spoor/data"
	"spoor/data/problem"
)

//go:embed style.css
var style string

var (
	made = data.Text{NL: "Gemaakt met spoor %s.", EN: "Made with spoor %s."}
	skip = data.Text{NL: "Naar de inhoud", EN: "Skip to the content"}
)

// Made says which version of the program made a document.
func Made(version string, lang data.Lang) string { return made.Say(lang, version) }

// HTML is a page under construction, which needs nothing beside it: its style and its figures stand in it.
type HTML struct {
	b    strings.Builder
	lang data.Lang
}

// NewHTML begins a page: its title in the window, and where to skip to, the id of its first section; none for a short page.
// The caller goes on with what stands within body, and ends with [HTML.Close].
func NewHTML(lang data.Lang, title, subtitle, first string) *HTML {
	h := &HTML{lang: lang}
	h.Put(`<!DOCTYPE html>
<html lang="%s">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s – %s</title>
`, string(lang), title, subtitle)
	h.b.WriteString("<style>" + style + "</style>\n</head>\n<body>\n")
	if first != "" {
		h.Put("<a class=\"skip\" href=\"#%s\">%s</a>\n", first, skip.In(lang))
	}
	return h
}

// Put writes markup with a value in each %s of it. A value is escaped for where it stands: as text, or as an attribute, which
// has to stand in double quotes; as a fragment after href="#, and as the name of a file beside the page after href=".
// It panics where places and values differ in number, or where an attribute is without quotes.
func (h *HTML) Put(m markup, values ...string) { fill(&h.b, m, values, escapeHTML) }

// Each writes markup with one place for each of the values.
func (h *HTML) Each(m markup, values []string) {
	for _, value := range values {
		h.Put(m, value)
	}
}

// List writes values as a list.
func (h *HTML) List(values []string) {
	h.Put("<ul>\n")
	h.Each("<li>%s</li>\n", values)
	h.Put("</ul>\n")
}

// Figures writes pictures, whose texts were escaped where they were drawn.
func (h *HTML) Figures(figures []Figure) {
	for _, figure := range figures {
		h.b.WriteString("<figure>" + figure.Inline + "</figure>\n")
	}
}

// Notes writes footnotes.
func (h *HTML) Notes(notes []Note) {
	for _, note := range notes {
		h.Put("<p><sup>%s</sup> %s</p>\n", digits.Replace(note.Mark), note.Text)
	}
}

// Table writes a table that scrolls within the page.
func (h *HTML) Table(t Table) {
	h.Put("<p class=\"caption\" id=\"%s\">%s</p>\n", t.ID, t.Caption)
	h.Put(`<div class="scroll" tabindex="0" role="region" aria-labelledby="%s"><table aria-labelledby="%s">`+"\n<thead><tr>", t.ID, t.ID)
	for i, name := range t.Header {
		if t.left(i) {
			h.Put(`<th scope="col" class="left">%s</th>`, name)
		} else {
			h.Put(`<th scope="col">%s</th>`, name)
		}
	}
	h.Put("</tr></thead>\n<tbody>\n")
	for _, row := range t.Rows {
		h.Put(`<tr><th scope="row" class="left">%s%s</th>`, row.Name, row.Mark)
		for i, cell := range row.Cells {
			if t.left(i + 1) {
				h.Put(`<td class="left">%s</td>`, cell)
			} else {
				h.Put(`<td>%s</td>`, cell)
			}
		}
		h.Put("</tr>\n")
	}
	h.Put("</tbody></table></div>\n")
}

// Close ends main with the lines of the footer, and returns the page.
func (h *HTML) Close(footer ...string) []byte {
	h.Put("</main>\n<footer>\n")
	h.Each("<p>%s</p>\n", footer)
	h.Put("</footer>\n</body>\n</html>\n")
	return []byte(h.b.String())
}

func escapeHTML(before, value string) string {
	value = problem.Printable(value)
	switch {
	case strings.HasSuffix(before, `href="#`):
		value = strings.TrimPrefix((&url.URL{Fragment: value}).String(), "#")
	case strings.HasSuffix(before, `href="`):
		value = address(value)
	case strings.HasSuffix(before, "="):
		panic("page: an attribute without quotes after " + before)
	}
	return htmlSigns.Replace(value)
}

// address returns the address of a file beside a document, which leads nowhere else whatever its name.
func address(file string) string {
	address := (&url.URL{Path: file}).String()
	if strings.HasPrefix(address, "/") {
		address = "." + address
	}
	return address
}

// htmlSigns are escaped in text and in attributes alike.
var htmlSigns = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;", "+", "&#43;", "\x00", "\uFFFD")

// NewFragment begins a part of a page, which ends with [HTML.Fragment].
func NewFragment(lang data.Lang) *HTML { return &HTML{lang: lang} }

// Fragment returns what was written since [NewFragment].
func (h *HTML) Fragment() string { return h.b.String() }
