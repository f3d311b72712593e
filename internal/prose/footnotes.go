package prose

import "slices"

// Footnotes numbers notes in the order in which they are first met; the same text keeps its number. The zero value is empty.
type Footnotes struct {
	texts []string
}

// Number returns the number of a note, from 1, which it gets the first time.
func (f *Footnotes) Number(text string) int {
	if i := slices.Index(f.texts, text); i >= 0 {
		return i + 1
	}
	f.texts = append(f.texts, text)
	return len(f.texts)
}

// Texts returns the notes in the order of their numbers.
func (f *Footnotes) Texts() []string { return f.texts }
