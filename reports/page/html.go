package page

import (
	"crypto/sha256"
	_ "embed" // the style and the script of a page
	"encoding/base64"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/problem"
	"spoor/internal/pattern"
)

//go:embed style.css
var light string

// dark are the colours of a page and of its drawings on a dark screen.
//
//go:embed dark.css
var dark string

var style = light + dark

//go:embed script.js
var script string

var (
	made = data.Text{NL: "Gemaakt met spoor %s.", EN: "Made with spoor %s."}
	skip = data.Text{NL: "Naar de inhoud", EN: "Skip to the content"}
)

// toolWords are what the buttons under a figure say, and what is said after.
var toolWords = struct{ copy, copied, svg, png, csv, kept, failed, figure data.Text }{
	copy:   data.Text{NL: "Kopieer", EN: "Copy"},
	copied: data.Text{NL: "Gekopieerd", EN: "Copied"},
	svg:    data.Text{NL: "Download SVG", EN: "Download SVG"},
	png:    data.Text{NL: "Download PNG", EN: "Download PNG"},
	csv:    data.Text{NL: "Download CSV", EN: "Download CSV"},
	kept:   data.Text{NL: "Bewaard bij de downloads", EN: "Kept with the downloads"},
	figure: data.Text{NL: "Figuur", EN: "Figure"},
	failed: data.Text{NL: "Dat lukt in deze browser niet", EN: "This browser cannot do that"},
}

// policy lets a page use its own script and style and what stands in it, and nothing from anywhere else.
func policy() string {
	sum := sha256.Sum256([]byte(script))
	return "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; form-action 'none'; base-uri 'none'"
}

// Made says which version of the program made a document.
func Made(version string, lang data.Lang) string { return made.Say(lang, version) }

// HTML is a page under construction, which needs nothing beside it: its style and its figures stand in it.
type HTML struct {
	b     strings.Builder
	lang  data.Lang
	named map[string]int // how many tables have that name
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
`, string(lang))
	h.b.WriteString(`<meta http-equiv="Content-Security-Policy" content="` + policy() + "\">\n")
	h.Put("<title>%s – %s</title>\n", title, subtitle)
	h.b.WriteString("<style>" + style + "</style>\n</head>\n<body>\n")
	if first != "" {
		h.Put("<a class=\"skip\" href=\"#%s\">%s</a>\n", first, skip.In(lang))
	}
	return h
}

// Put writes markup with a value in each %s of it. A value is escaped for where it stands: as text, or as an attribute, which
// has to stand in double quotes; as a fragment after href="#, and as the name of a file beside the page after href=".
// It panics where places and values differ in number, or where an attribute is without quotes.
func (h *HTML) Put(m markup, values ...string) {
	var within string // the markup so far
	fill(&h.b, m, values, func(before, value string) string {
		within += before
		escaped := escapeHTML(before, value)
		if strings.LastIndexByte(within, '<') > strings.LastIndexByte(within, '>') || unbroken.MatchString(before) {
			return escaped
		}
		return numbers.ReplaceAllString(escaped, `<span class="nb">$0</span>`)
	})
}

var (
	// numbers are what no line may break within: "n = 43", "14–36%", "top 3".
	numbers = pattern.New(`\bn = [<>]?[\d.,]+|\b[Tt]op \d+|[\d.,]+%?–[\d.,]+%?`)
	// bases and tops are those of them with spaces, ranges those with a dash.
	bases  = pattern.New(`\bn = ([<>]?\d)`)
	tops   = pattern.New(`\b([Tt]op) (\d)`)
	ranges = pattern.New(`([\d.,]%?–)([<>−]?\d)`)
	// unbroken are the places that take text alone, and cells, which take hard spaces.
	unbroken = pattern.New(`<(title|option|td|textarea)[^<>]*>$`)
)

// Unbroken returns a text whose numbers keep their sign on their line, "n = 43" and "top 3", for programs that break lines themselves.
func Unbroken(text string) string {
	return tops.ReplaceAllString(bases.ReplaceAllString(text, "n\u00a0=\u00a0$1"), "$1\u00a0$2")
}

// Pieces returns the pieces of an unbroken text between which no line may break either: a range behind its dash, "14–" and "36%".
func Pieces(text string) []string {
	return strings.Split(ranges.ReplaceAllString(Unbroken(text), "$1"+Joiner+"$2"), Joiner)
}

// Joiner (WORD JOINER) stands between pieces of a text that stay on one line, and is not seen. Fonts that lack it leave it to another
// one, of which the height must not count: it is written as small as letters can be, in a font that has it.
const (
	Joiner     = "\u2060"
	JoinerFont = "Tahoma"
)

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

// Figures writes pictures, whose texts were escaped where they were drawn: the wide one, a narrow one for a narrow page if there
// is one, and what can be done with it where scripts run.
func (h *HTML) Figures(figures []Figure) {
	for _, figure := range figures {
		if h.b.WriteString("<figure>"); figure.Narrow == "" {
			h.Put("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"%s\">", toolWords.figure.In(h.lang)) // it may have to be scrolled
		} else {
			h.b.WriteString("<div class=\"wide\">")
		}
		h.b.WriteString(figure.Inline + "</div>\n")
		if figure.Narrow != "" {
			h.b.WriteString("<div class=\"narrow\">" + figure.Narrow + "</div>\n")
		}
		h.Put("<p class=\"tools\" data-name=\"%s\" data-failed=\"%s\" hidden>", figure.Name, toolWords.failed.In(h.lang))
		for _, tool := range []struct {
			do         string
			name, done data.Text
		}{
			{"copy", toolWords.copy, toolWords.copied}, {"svg", toolWords.svg, toolWords.kept}, {"png", toolWords.png, toolWords.kept}, {"csv", toolWords.csv, toolWords.kept},
		} {
			h.Put("<button type=\"button\" data-do=\"%s\" data-done=\"%s\">%s</button>", tool.do, tool.done.In(h.lang), tool.name.In(h.lang))
		}
		h.Put("<span role=\"status\"></span></p></figure>\n")
	}
}

// Images writes figures as images, each with its drawing for a narrow page where it has one.
func (h *HTML) Images(figures []Figure) {
	for _, figure := range figures {
		h.Put("<figure class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"%s\"><picture>", figure.Title)
		if figure.Narrow != "" {
			h.Put(`<source media="screen and (max-width: 760px)" srcset="%s">`, imageOf(figure.Narrow))
		}
		h.Put("<img src=\"%s\" alt=\"%s\"></picture></figure>\n", imageOf(figure.Inline), figure.Alt)
	}
}

// imageOf is the address of a drawing that is an image of its own: with the colours of a dark screen, which those of the page do not reach.
func imageOf(svg string) string {
	head, body, _ := strings.Cut(svg, ">\n")
	return "data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString([]byte(head+">\n<style>"+dark+"</style>\n"+body))
}

// Notes writes footnotes.
func (h *HTML) Notes(notes []Note) {
	for _, note := range notes {
		h.Put("<p><sup>%s</sup> %s</p>\n", Digits(note.Mark), note.Text)
	}
}

// Table writes a table that scrolls within the page. What stands in a cell beside the head of its column is one piece, which keeps "33%
// (25–43)" together.
func (h *HTML) Table(t Table) {
	if t.Caption != "" {
		h.Put("<p class=\"caption\" id=\"%s\">%s</p>\n", t.ID, t.Caption)
	}
	stacks, opens := t.stacks(), "<table"
	if stacks {
		opens = `<table class="stacks"`
	}
	if name := h.nameOf(t); name == t.Caption {
		h.Put(`<div class="scroll" tabindex="0" role="region" aria-labelledby="%s">`, t.ID)
		h.b.WriteString(opens)
		h.Put(` aria-labelledby="%s">`+"\n<thead><tr>", t.ID)
	} else {
		h.Put(`<div class="scroll" tabindex="0" role="region" aria-label="%s">`, name)
		h.b.WriteString(opens)
		h.Put(` aria-label="%s">`+"\n<thead><tr>", name)
	}
	for i, name := range t.Header {
		if name == "" {
			h.Put(`<td></td>`) // the corner heads nothing
		} else if t.left(i) {
			h.Put(`<th scope="col" class="left">%s</th>`, name)
		} else {
			h.Put(`<th scope="col">%s</th>`, name)
		}
	}
	h.Put("</tr></thead>\n<tbody>\n")
	for _, row := range t.Rows {
		h.Put(`<tr><th scope="row" class="left">%s%s</th>`, row.Name, row.Mark)
		for i, cell := range row.Cells {
			whole := Unbroken(cell)
			switch {
			case stacks && t.left(i+1):
				h.Put(`<td class="left" data-head="%s"><span>%s</span></td>`, t.Header[i+1], whole)
			case stacks:
				h.Put(`<td data-head="%s"><span>%s</span></td>`, t.Header[i+1], whole)
			case t.left(i + 1):
				h.Put(`<td class="left">%s</td>`, whole)
			default:
				h.Put(`<td>%s</td>`, whole)
			}
		}
		h.Put("</tr>\n")
	}
	h.Put("</tbody></table></div>\n")
}

// nameOf returns by what a reader who hears the page knows a table: its caption, or its columns where it has none, with a number where
// another table of the page has that name.
func (h *HTML) nameOf(t Table) string {
	name := t.Caption
	if name == "" {
		name = strings.Join(slices.DeleteFunc(slices.Clone(t.Header), func(column string) bool { return column == "" }), ", ")
	}
	if h.named == nil {
		h.named = map[string]int{}
	}
	if h.named[name]++; h.named[name] > 1 {
		return fmt.Sprintf("%s (%d)", name, h.named[name])
	}
	return name
}

// Close ends main with the lines of the footer, where there are any, and returns the page.
func (h *HTML) Close(footer ...string) []byte {
	h.Put("</main>\n")
	if len(footer) > 0 {
		h.Put("<footer>\n")
		h.Each("<p>%s</p>\n", footer)
		h.Put("</footer>\n")
	}
	h.b.WriteString("<script>" + script + "</script>\n</body>\n</html>\n")
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
