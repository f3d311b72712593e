package problem

import (
	"fmt"
	"strings"
	"unicode"
)

// hidden reports whether a character is not shown and changes how others are: one that controls a terminal, or turns the
// direction of the text around. Tabs and line ends are not meant.
func hidden(r rune) bool {
	turns := r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
	return turns || unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r'
}

// Hidden returns the first character of a text that is not shown and changes how others are, as U+001B, or "".
func Hidden(text string) string {
	for _, r := range text {
		if hidden(r) {
			return fmt.Sprintf("U+%04X", r)
		}
	}
	return ""
}

// Printable returns a text with what [Hidden] finds replaced by a mark, so that it cannot change what a terminal or a page shows.
func Printable(text string) string {
	if strings.IndexFunc(text, hidden) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if hidden(r) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

// Visible returns a text without what [Hidden] finds.
func Visible(text string) string {
	plain := func(b byte) bool { return b >= ' ' && b < 0x7f || b == '\n' || b == '\t' || b == '\r' }
	i := 0
	for i < len(text) && plain(text[i]) { // nearly every text, to its end
		i++
	}
	if i == len(text) || strings.IndexFunc(text[i:], hidden) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if hidden(r) {
			return -1
		}
		return r
	}, text)
}
