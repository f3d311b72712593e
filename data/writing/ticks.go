package writing

import (
	"iter"
	"slices"
)

// TickColumn is the column of one option: what the option is called, and cells of the column.
type TickColumn struct {
	Labels []string
	Cells  iter.Seq[string]
}

// TickStyle says how the columns of one question tell which options were picked, where one cell does not: 0 in the column of an option
// that is itself called 0 is a no beside columns of 1 and 0, and the option where each column holds its own code; and 2 is a no where
// every column holds 1 and 2, and the option 2 where each holds its own code. The zero value is that of columns of which nothing is known.
type TickStyle struct {
	Named  bool // each column holds the name of its option, also where that reads as a no
	Second bool // every column holds 1 for yes and 2 for no
}

// TicksOf returns the style of the columns of one question with these cells. Cells that say why there is no answer tell nothing.
func TicksOf(columns []TickColumn) TickStyle {
	foreign, named := false, false // a sign in the column of another option, a name in its own that is no sign of two meanings
	ones, twos, others := false, false, false
	for _, column := range columns {
		one, two, own := false, false, isNamed("2", column.Labels)
		for cell := range column.Cells {
			folded := Fold(cell)
			if _, missing := Missing(cell); missing || folded == "" {
				continue
			}
			one, two, others = one || folded == "1", two || folded == "2", others || folded != "1" && folded != "2"
			if isNamed(folded, column.Labels) {
				named = named || folded != "0" && folded != "1"
			} else {
				foreign = foreign || Picked[folded] || NotPicked[folded]
			}
		}
		ones, twos = ones || one, twos || two && (one || !own)
	}
	return TickStyle{Named: named && !foreign, Second: ones && twos && !others}
}

// Read reads the cell of one option: a yes or a no, 1 or 0, a check mark, or the option itself by one of its labels. A blank cell
// is not picked; whether that is an answer depends on the other options of the question. Known is false for anything else.
func (s TickStyle) Read(cell string, labels ...string) (picked, known bool) {
	folded := Fold(cell)
	switch {
	case s.Second && folded == "2":
		return false, true
	case folded != "" && isNamed(folded, labels) && (s.Named || !NotPicked[folded]):
		return true, true
	case s.Named && folded != "" && slices.ContainsFunc(labels, func(label string) bool { return NotPicked[Fold(label)] && Fold(label) != "" }):
		return false, false // a sign where the name of the option reads as one
	}
	return Picked[folded], Picked[folded] || NotPicked[folded]
}

// Tick reads the cell of one option of which the column tells nothing, see [TickStyle.Read].
func Tick(cell string, labels ...string) (picked, known bool) {
	return TickStyle{}.Read(cell, labels...)
}

func isNamed(folded string, labels []string) bool {
	return slices.ContainsFunc(labels, func(label string) bool { return folded == Fold(label) })
}
