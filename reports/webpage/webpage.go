// Package webpage writes a document that was written as Markdown as one page of HTML that needs nothing beside it, with the same words
// and numbers.
package webpage

import (
	"slices"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/reports/blocks"
	"spoor/reports/page"
)

// Write returns a document as a page: its first heading of level 1 is the title, and a line of emphasis under it says more of it.
// figures are those that it names.
func Write(markdown []byte, lang data.Lang, figures []page.Figure) []byte {
	w := writer{figures: figures, all: blocks.Read(markdown)}
	title, subtitle := w.head()
	about := subtitle
	if about == "" {
		about = "spoor"
	}
	w.HTML = page.NewHTML(lang, title, about, "")
	w.Put("<header>\n<h1>%s</h1>\n", title)
	if subtitle != "" {
		w.Put("<p class=\"subtitle\">%s</p>\n", subtitle)
	}
	w.Put("</header>\n<main>\n")
	for len(w.all) > 0 {
		w.next()
	}
	return w.Close()
}

// writer is a page that is being written.
type writer struct {
	*page.HTML
	figures []page.Figure
	all     []blocks.Block // that are still to be written
	tables  int
}

// head takes the title and what stands under it.
func (w *writer) head() (title, subtitle string) {
	if len(w.all) == 0 || w.all[0].Kind != blocks.Heading {
		return "", ""
	}
	title, w.all = blocks.Plain(w.all[0].Text), w.all[1:]
	if len(w.all) > 0 {
		if emphasised, is := w.all[0].Emphasised(); is {
			subtitle, w.all = blocks.Plain(emphasised), w.all[1:]
		}
	}
	return title, subtitle
}

// take takes the blocks of one kind that stand first.
func (w *writer) take(kind blocks.Kind) []blocks.Block {
	end := slices.IndexFunc(w.all, func(b blocks.Block) bool { return b.Kind != kind })
	if end < 0 {
		end = len(w.all)
	}
	taken := w.all[:end]
	w.all = w.all[end:]
	return taken
}

// next writes the block that stands first, a list or notes as a whole.
func (w *writer) next() {
	b := w.all[0]
	switch b.Kind {
	case blocks.Bullet:
		w.Put("<ul>\n")
		w.items(w.take(b.Kind))
		w.Put("</ul>\n")
		return
	case blocks.Numbered:
		w.Put("<ol>\n")
		w.items(w.take(b.Kind))
		w.Put("</ol>\n")
		return
	case blocks.Note:
		var notes []page.Note
		for _, note := range w.take(b.Kind) {
			notes = append(notes, page.Note{Mark: note.Mark, Text: blocks.Plain(note.Text)})
		}
		w.Put("<div class=\"notes\">\n")
		w.Notes(notes)
		w.Put("</div>\n")
		return
	}
	w.all = w.all[1:]
	switch b.Kind {
	case blocks.Heading:
		w.heading(b)
	case blocks.Table:
		w.table(b)
	case blocks.Figure:
		w.Figures(slices.DeleteFunc(slices.Clone(w.figures), func(f page.Figure) bool { return f.Name != b.Name }))
	default:
		if strings.HasPrefix(b.Text, `\*`) { // what the mark of percentages means
			w.Put("<p class=\"notes\">")
		} else {
			w.Put("<p>")
		}
		w.inline(b.Text)
		w.Put("</p>\n")
	}
}

func (w *writer) heading(b blocks.Block) {
	if b.Level > 2 {
		w.Put("<h3>")
		w.inline(b.Text)
		w.Put("</h3>\n")
		return
	}
	w.Put("<h2>")
	w.inline(b.Text)
	w.Put("</h2>\n")
}

func (w *writer) items(items []blocks.Block) {
	for _, item := range items {
		w.Put("<li>")
		w.inline(item.Text)
		w.Put("</li>\n")
	}
}

// inline writes text with its emphasis.
func (w *writer) inline(text string) {
	for _, run := range blocks.Runs(text, func(string) bool { return true }) {
		switch {
		case run.Mark != "":
			w.Put("<sup>%s</sup>", page.Digits(run.Mark))
		case run.Bold:
			w.Put("<strong>%s</strong>", run.Text)
		case run.Italic:
			w.Put("<em>%s</em>", run.Text)
		case run.Code:
			w.Put("<code>%s</code>", run.Text)
		default:
			w.Put("%s", run.Text)
		}
	}
}

// table writes a table, whose cells hold text alone.
func (w *writer) table(b blocks.Block) {
	w.tables++
	t := page.Table{ID: "t" + strconv.Itoa(w.tables), Caption: blocks.Plain(b.Caption)}
	for i, cells := range b.Rows {
		plain := make([]string, len(cells))
		for k, cell := range cells {
			plain[k] = blocks.Plain(cell)
			if i == 0 && k > 0 && k < len(b.Left) && b.Left[k] {
				t.Words = append(t.Words, k)
			}
		}
		if i == 0 {
			t.Header = plain
			continue
		}
		t.Rows = append(t.Rows, page.Row{Name: plain[0], Cells: plain[1:]})
	}
	w.Table(t)
}
