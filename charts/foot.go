package charts

import (
	"slices"
	"strconv"
	"strings"

	"spoor/analysis"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/prose"
)

// footnotes are the notes under a figure: general ones, and numbered ones that belong to a row. Each text stands there once.
type footnotes struct {
	lang      data.Lang
	general   []string
	numbered  prose.Footnotes
	described string // what they add to the description of the figure
	beside    bool   // they stand beside the figure, which has no marks
}

// newFootnotes starts with the notes on the table as a whole. A note that every row carries needs no mark either.
func newFootnotes(f *frame, table []analysis.Note, rows [][]analysis.Note) *footnotes {
	notes := &footnotes{lang: f.Lang, beside: f.Page}
	for _, note := range table {
		notes.add(note)
	}
	if len(rows) == 0 {
		return notes
	}
	for _, note := range rows[0] {
		if !slices.ContainsFunc(rows, func(row []analysis.Note) bool { return !slices.Contains(row, note) }) {
			notes.add(note)
		}
	}
	return notes
}

func (n *footnotes) add(note analysis.Note) {
	if text := picture.Plain(note.In(n.lang)); !slices.Contains(n.general, text) {
		n.general = append(n.general, text)
	}
}

// mark numbers the notes of a row and returns the mark to put at its label, such as "1" or "1,3".
func (n *footnotes) mark(row []analysis.Note) string {
	var marks []string
	for _, note := range row {
		text := picture.Plain(note.In(n.lang))
		if slices.Contains(n.general, text) {
			continue
		}
		mark := strconv.Itoa(n.numbered.Number(text))
		if !slices.Contains(marks, mark) {
			marks = append(marks, mark)
		}
	}
	if n.beside {
		return ""
	}
	return strings.Join(marks, ",")
}

// external marks a figure of others with the number of the note that says where it is from.
func (n *footnotes) external(note string) string {
	mark := strconv.Itoa(n.numbered.Number(note))
	if n.beside {
		return ""
	}
	return mark
}

// explainMark says what the mark of percentages that are not precise means, where there is one.
func (f *frame) explainMark(notes *footnotes) {
	if f.imprecise {
		notes.general = append(notes.general, words.imprecise.In(f.Lang))
	}
}
