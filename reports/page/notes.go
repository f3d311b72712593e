package page

import (
	"strconv"
	"strings"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/prose"
)

// Note is a footnote with its mark, a superscript.
type Note struct{ Mark, Text string }

// Line returns the note as a line of plain text.
func (n Note) Line() string { return n.Mark + " " + n.Text }

// Lines returns notes as lines of plain text.
func Lines(notes []Note) []string {
	lines := make([]string, len(notes))
	for i, note := range notes {
		lines[i] = note.Line()
	}
	return lines
}

// Footnotes marks notes with superscripts; the same text keeps its number.
type Footnotes struct {
	lang      data.Lang
	numbered  prose.Footnotes
	imprecise bool // some percentage is marked
}

var imprecise = data.Text{
	NL: "Niet nauwkeurig: het exacte 95%-interval (Clopper-Pearson) is 30 procentpunten breed of meer, of breder dan 5 procentpunten en dan 130% van het percentage zelf, of de basis is kleiner dan 30.",
	EN: "Not precise: the exact 95% interval (Clopper-Pearson) is 30 percentage points wide or more, or wider than 5 points and than 130% of the percentage itself, or the base is below 30.",
}

// ImpreciseNote says what the mark of percentages that are not precise means.
func ImpreciseNote(lang data.Lang) Note { return Note{prose.Imprecise, imprecise.In(lang)} }

// NewFootnotes returns footnotes in a language.
func NewFootnotes(lang data.Lang) *Footnotes { return &Footnotes{lang: lang} }

// Mark returns the marks of notes, to stand behind what they are about.
func (f *Footnotes) Mark(notes ...data.Text) string {
	var marks []string
	for _, note := range notes {
		marks = append(marks, superscript(f.numbered.Number(note.In(f.lang))))
	}
	return strings.Join(marks, "\u202f")
}

// Share returns an estimate as a percentage, marked where it is not precise.
func (f *Footnotes) Share(e analysis.Estimate) string {
	f.imprecise = f.imprecise || !e.Precise()
	return prose.Share(e, f.lang)
}

// Notes returns the notes in the order of their numbers, and what the mark of percentages means where there is one.
func (f *Footnotes) Notes() []Note {
	var notes []Note
	for i, text := range f.numbered.Texts() {
		notes = append(notes, Note{superscript(i + 1), text})
	}
	if f.imprecise {
		notes = append(notes, ImpreciseNote(f.lang))
	}
	return notes
}

var (
	superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")
	digits       = strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9")
)

// Digits returns the mark of a footnote as plain digits.
func Digits(mark string) string { return digits.Replace(mark) }

func superscript(n int) string { return superscripts.Replace(strconv.Itoa(n)) }
