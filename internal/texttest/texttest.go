// Package texttest checks fixed texts in tests.
package texttest

import (
	"reflect"
	"regexp"
	"slices"
	"testing"

	"spoor/data"
)

// english are words that a Dutch text has a word for; one may stand behind it in parentheses.
var english = regexp.MustCompile(`(?i)(^|[^(])\bpower\b`)

var verb = regexp.MustCompile(`%(?:\[\d+\])?[.\d]*[a-z]`)

// Complete checks a struct of texts: each is in both languages, takes as many values in one as in the other, and
// is Dutch where it has to be.
func Complete(t *testing.T, words any) {
	t.Helper()
	value := reflect.ValueOf(words)
	for i := range value.NumField() {
		name := value.Type().Field(i).Name
		text := data.Text{NL: value.Field(i).Field(0).String(), EN: value.Field(i).Field(1).String()}
		if text.NL == "" || text.EN == "" {
			t.Errorf("%s is not in both languages", name)
		}
		if found := english.FindString(text.NL); found != "" {
			t.Errorf("%s has %q in Dutch: %q", name, found, text.NL)
		}
		if places(text.NL) != places(text.EN) {
			t.Errorf("%s takes other values in %q than in %q", name, text.NL, text.EN)
		}
	}
}

// places counts the values that a text is filled in with; one with a number can stand twice.
func places(text string) int {
	numbered, others := []string{}, 0
	for _, found := range verb.FindAllString(text, -1) {
		if found[1] != '[' {
			others++
		} else if !slices.Contains(numbered, found) {
			numbered = append(numbered, found)
		}
	}
	return len(numbered) + others
}
