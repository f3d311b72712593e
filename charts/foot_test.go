package charts

import (
	"slices"
	"testing"

	"spoor/analysis"
	"spoor/data"
)

func TestFootnotes(t *testing.T) {
	a, b, c := analysis.Note{NL: "a"}, analysis.Note{NL: "b"}, analysis.Note{NL: "c"}
	general, every := analysis.Note{NL: "general"}, analysis.Note{NL: "every row"}
	rows := [][]analysis.Note{{every, a}, {b, every, a, a}, {every}, {every, c, general}}
	notes := newFootnotes(newFigure(Options{Lang: data.Dutch}), []analysis.Note{general}, rows)
	var marks []string
	for _, row := range rows {
		marks = append(marks, notes.mark(row))
	}
	if want := []string{"1", "2,1", "", "3"}; !slices.Equal(marks, want) {
		t.Errorf("marks %q, want %q", marks, want)
	}
	if want := []string{"general", "every row"}; !slices.Equal(notes.general, want) {
		t.Errorf("general notes %q, want %q", notes.general, want)
	}
	if want := []string{"a", "b", "c"}; !slices.Equal(notes.numbered.Texts(), want) {
		t.Errorf("numbered notes %q, want each once: %q", notes.numbered.Texts(), want)
	}
}
