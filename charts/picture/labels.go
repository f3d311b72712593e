package picture

import (
	"slices"
	"strings"
)

const (
	LabelLines     = 3 // the most lines that a label may take
	MostLabelLines = 6 // where it would otherwise look like another
)

// WrapLabels lays out labels below each other, each within its width. Labels that differ only behind what there is room for take
// more lines, and where they are too long for that leave out words in the middle: "Ondersteuning van het … buiten de eigen regio".
func WrapLabels(labels []string, width func(i int) float64) [][]string {
	return WrapApart(LabelStyle.Balance, labels, width, LabelLines, MostLabelLines)
}

// WrapApart is WrapLabels with another way to wrap, and another number of lines.
func WrapApart(wrap func(string, float64, int) []string, labels []string, width func(i int) float64, lines, most int) [][]string {
	wrapped := make([][]string, len(labels))
	for i, label := range labels {
		wrapped[i] = wrap(label, width(i), lines)
	}
	for i, others := range alike(labels, wrapped) {
		fits := func(text string) bool { return len(wrap(text, width(i), most+1)) <= most }
		wrapped[i] = wrap(shortened(labels[i], others, fits), width(i), most)
	}
	return wrapped
}

// alike returns, of each label that looks like another one, those which it looks like.
func alike(labels []string, wrapped [][]string) map[int][]string {
	found := map[int][]string{}
	for i, label := range labels {
		for k, other := range labels {
			if label != other && slices.Equal(wrapped[i], wrapped[k]) {
				found[i] = append(found[i], other)
			}
		}
	}
	return found
}

// shortened leaves out of a label what it shares with others, from the end of that on, until it fits. Where there are no words to
// leave out, as in the ids of waves, those are letters.
func shortened(label string, others []string, fits func(string) bool) string {
	if fits(label) {
		return label
	}
	words := strings.Fields(label)
	shared := sharedBeginning(words, others, strings.Fields)
	if shared < 1 {
		letters := strings.Split(label, "")
		at := sharedBeginning(letters, others, func(text string) []string { return strings.Split(text, "") })
		return "…" + strings.Join(letters[at:], "")
	}
	tail := "… " + strings.Join(words[shared:], " ")
	for keep := shared - 1; keep > 0; keep-- {
		if text := strings.Join(words[:keep], " ") + " " + tail; fits(text) {
			return text
		}
	}
	return tail
}

// sharedBeginning is how many pieces of a label the others begin with too, or the most of them; a piece of its own is left.
func sharedBeginning(pieces, others []string, split func(string) []string) int {
	shared := 0
	for _, other := range others {
		theirs, n := split(other), 0
		for n < min(len(pieces)-1, len(theirs)) && pieces[n] == theirs[n] {
			n++
		}
		shared = max(shared, n)
	}
	return shared
}
