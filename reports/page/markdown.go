package page

import (
	"bytes"
	"net/url"
	"strings"

	"spoor/data/problem"
	"spoor/internal/pattern"
	"spoor/internal/prose"
)

// Markdown is a text under construction. The zero value is empty.
type Markdown struct {
	Alone bool // no pictures are beside it
	b     strings.Builder
}

// Put writes markup with a value in each %s of it. A value is escaped for where it stands: as text that is shown as it is,
// as the address of a link after "](" or "](#" or "](figures/", as code after a backtick, and as an attribute after id=".
// It panics where places and values differ in number.
func (m *Markdown) Put(text markup, values ...string) { fill(&m.b, text, values, escapeMarkdown) }

// Each writes markup with one place for each of the values.
func (m *Markdown) Each(text markup, values []string) {
	for _, value := range values {
		m.Put(text, value)
	}
}

// Figures links pictures as figures/<name>.svg, unless the document is alone.
func (m *Markdown) Figures(figures []Figure) {
	if m.Alone {
		return
	}
	for _, figure := range figures {
		m.Put("\n![%s](figures/%s.svg)\n", figure.Alt, figure.Name)
	}
}

// Notes writes footnotes.
func (m *Markdown) Notes(notes []Note) {
	for _, note := range notes {
		m.Put("\n%s %s\n", note.Mark, note.Text)
	}
}

// Table writes a table after its caption, if it has one.
func (m *Markdown) Table(t Table) {
	if t.Caption != "" {
		m.Put("\n*%s*\n", t.Caption)
	}
	m.Put("\n|")
	m.Each(" %s |", t.Header)
	m.Put("\n|")
	for i := range t.Header {
		if t.left(i) {
			m.Put(":---|")
		} else {
			m.Put("---:|")
		}
	}
	for _, row := range t.Rows {
		m.Put("\n| %s%s |", row.Name, row.Mark)
		m.Each(" %s |", row.Cells)
	}
	m.Put("\n")
}

// Grid writes rows of cells as a table, the first as its header, whose cells begin with a capital. Columns from that place on hold numbers.
func (m *Markdown) Grid(rows [][]string, numbers int) {
	for i, cells := range rows {
		m.Put("|")
		for _, cell := range cells {
			if i == 0 && !strings.HasPrefix(cell, "n ") && cell != "p" { // signs of numbers
				cell = prose.Capital(cell)
			}
			m.Put(" %s |", cell)
		}
		m.Put("\n")
		if i == 0 {
			m.Put(markup("|" + strings.Repeat(" --- |", numbers) + strings.Repeat(" ---: |", len(cells)-numbers) + "\n"))
		}
	}
}

// TablesMarkdown writes a question, the first table, sentences about it, and the other tables.
func TablesMarkdown(question string, notes []Note, foot []string, sentences []string, tables ...Table) []byte {
	var text Markdown
	text.Put("**%s**\n\n", question)
	for i, table := range tables {
		if i > 0 {
			text.Put("\n")
		}
		text.Table(table)
		text.Each("\n%s\n", sentences)
		sentences = nil
	}
	text.Each("\n%s\n", append(Lines(notes), foot...))
	return text.Bytes()
}

// Titled puts a title above Markdown that has none.
func Titled(markdown []byte, title string) []byte {
	if bytes.HasPrefix(markdown, []byte("# ")) {
		return markdown
	}
	var text Markdown
	text.Put("# %s\n\n", title)
	return append(text.Bytes(), markdown...)
}

// Bytes returns the text.
func (m *Markdown) Bytes() []byte { return []byte(m.b.String()) }

func escapeMarkdown(before, value string) string {
	switch {
	case strings.HasSuffix(before, "]("), strings.HasSuffix(before, "](figures/"):
		return address(value)
	case strings.HasSuffix(before, "](#"):
		return strings.TrimPrefix((&url.URL{Fragment: value}).String(), "#")
	case strings.HasSuffix(before, "`"):
		return strings.NewReplacer("`", "'", "\n", " ").Replace(problem.Printable(value))
	case strings.HasSuffix(before, `="`):
		return escapeHTML(before, value)
	}
	return MarkdownText(value)
}

// MarkdownText returns text as Markdown that shows it as it is, also within a cell of a table. A < is a sign of its own
// ("<1%") unless a tag could begin there.
func MarkdownText(text string) string {
	return tagStart.ReplaceAllString(markdownSigns.Replace(problem.Printable(text)), "&lt;$1")
}

var (
	markdownSigns = strings.NewReplacer("\n", " ", `\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`)
	tagStart      = pattern.New(`<([A-Za-z/!?])`)
)
