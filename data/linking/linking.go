// Package linking says of waves that their respondents can be known in one another, by links that package
// [spoor/data/linking/keyed] makes.
package linking

import (
	"fmt"

	"spoor/internal/pattern"
)

// Maker makes links with a key.
type Maker interface {
	Link(known string) string // of what a respondent is known by; "" for a blank
	Fingerprint() string      // of the key
}

// Column is the column of a file of answers with the link of each respondent. It is personal: no package, report or shared file has it.
const Column = "design.link"

// Links is what a wave says of the links of its respondents; nil for a wave without.
type Links struct {
	Key string `yaml:"key"` // fingerprint of the key that they were made with: those of one key can be matched
}

// Matches reports whether respondents of two waves can be matched.
func (w *Links) Matches(other *Links) bool { return w != nil && other != nil && w.Key == other.Key }

var shortened = pattern.New(`^[0-9][.,][0-9]+[eE]\+[0-9]+$`)

// Shortened reports whether a cell is a number as a spreadsheet shortens it, such as 1,23E+05: others are shortened to the same.
func Shortened(cell string) bool { return shortened.Regexp().MatchString(cell) }

var fingerprint = pattern.New(`^[0-9a-f]{16}$`)

// Wrong says what is wrong with what a wave says; "" for nothing.
func (w *Links) Wrong() string {
	if w == nil || fingerprint.Regexp().MatchString(w.Key) {
		return ""
	}
	return fmt.Sprintf("link: key %q is no fingerprint of a key, 16 hexadecimal digits; it is written by spoor wave add --link", w.Key)
}
