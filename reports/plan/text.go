package plan

import (
	"bytes"
	"fmt"
	"strings"

	"spoor/data"
	"spoor/internal/prose"
	"spoor/reports/page"
)

func (w writer) title() string {
	return map[Kind]data.Text{SampleSize: words.titleSize, Power: words.titlePower, Detectable: words.titleDetectable}[w.Kind].In(w.lang)
}

// baselineLine is the baseline after its name.
func (w writer) baselineLine() string {
	return prose.Capital(words.baseline.In(w.lang)) + ": " + w.baselineText()
}

// table returns the answers as rows of cells, the heading first.
func (w writer) table() [][]string {
	say := func(texts ...data.Text) []string {
		var cells []string
		for _, text := range texts {
			cells = append(cells, text.In(w.lang))
		}
		return cells
	}
	heading := say(words.baseline, words.from)
	switch {
	case w.Kind == Detectable:
		heading = append(heading, say(words.riseTo, words.fallTo)...)
	case w.Design.Arms == 1:
		heading = append(heading, say(words.to, words.participants, words.power)...)
	case w.Design.Arms == 2:
		heading = append(heading, say(words.to, words.control, words.other, words.total, words.power)...)
	default:
		heading = append(heading, say(words.to, words.control, words.eachOther, words.total, words.power)...)
	}
	rows := [][]string{heading}
	for _, row := range w.Rows {
		cells := append([]string{w.place(row.At), w.percent(row.Baseline)}, w.cells(row)...)
		for len(cells) < len(heading) {
			cells = append(cells, none)
		}
		rows = append(rows, cells)
	}
	return rows
}

// none stands in a cell without an answer.
const none = "–"

func (w writer) cells(row Row) []string {
	if row.None != 0 {
		return nil
	}
	if w.Kind == Detectable {
		cells := []string{none, none}
		for i, share := range []*float64{row.Rise, row.Fall} {
			if share != nil {
				cells[i] = w.outward(*share, row.Baseline)
			}
		}
		return cells
	}
	cells := []string{w.percent(*row.Target), w.whole(row.Groups.Control.Recruited)}
	if w.Design.Arms > 1 {
		cells = append(cells, w.whole(row.Groups.Other.Recruited), w.whole(row.Groups.Total))
	}
	return append(cells, w.chance(*row.Power))
}

// Text returns the answer as plain text.
func (a Answer) Text(lang data.Lang) []byte {
	w := writer{a, lang}
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s\n\n%s\n\n%s\n", w.title(), w.baselineLine(), strings.Join(w.conclusions(), "\n"))
	fmt.Fprintf(&out, "\n%s\n%s\n", page.Columns(w.table()), words.assumptions.In(lang))
	for _, line := range w.assumptions() {
		fmt.Fprintf(&out, "- %s\n", line)
	}
	if notes := w.notes(); len(notes) > 0 {
		fmt.Fprintf(&out, "\n%s\n", strings.Join(notes, "\n"))
	}
	return out.Bytes()
}

// Markdown returns the answer as Markdown.
func (a Answer) Markdown(lang data.Lang) []byte {
	w := writer{a, lang}
	var out page.Markdown
	out.Put("# %s\n\n", w.title())
	if w.Baseline.Answer != nil {
		out.Put("*%s*\n\n", prose.Capital(prose.Wave(w.Baseline.Answer.Table.Wave, lang)))
	}
	out.Put("%s\n\n%s\n\n", w.baselineLine(), strings.Join(w.conclusions(), " "))
	out.Grid(w.table(), 1)
	out.Put("\n%s:\n\n", words.assumptions.In(lang))
	out.Each("- %s\n", w.assumptions())
	if notes := w.notes(); len(notes) > 0 {
		out.Put("\n%s\n", strings.Join(notes, " "))
	}
	return out.Bytes()
}
