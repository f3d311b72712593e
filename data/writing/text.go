package writing

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Fold brings a header or a label to the form in which two of them are compared: composed characters, single spaces
// (also for no-break and zero-width ones), lower case.
func Fold(text string) string { return strings.ToLower(Tidy(text)) }

var zeroWidth = strings.NewReplacer("\u200b", "", "\u200c", "", "\u200d", "", "\ufeff", "", "\u00ad", "")

// Tidy composes characters and makes every run of spaces one space, with none at the ends.
func Tidy(text string) string {
	if isTidy(text) { // as nearly every cell is
		return text
	}
	return strings.Join(strings.Fields(norm.NFC.String(zeroWidth.Replace(text))), " ")
}

// isTidy reports whether a text is plain ASCII with single spaces within it.
func isTidy(text string) bool {
	space := true
	for i := range len(text) {
		if text[i] < ' ' || text[i] >= 0x7f || text[i] == ' ' && space {
			return false
		}
		space = text[i] == ' '
	}
	return !space || text == ""
}

// Set returns texts as a set.
func Set(names ...string) map[string]bool {
	out := map[string]bool{}
	for _, name := range names {
		out[name] = true
	}
	return out
}
