package data

import (
	"regexp"
	"testing"
)

// TestIsID compares what an id may be with the expression that the schema of a codebook has for it.
func TestIsID(t *testing.T) {
	form := regexp.MustCompile(IDPattern)
	texts := []string{"", "é", "aé", "a\n", "a_1b", "very_long_id_2"}
	for c := range 256 {
		texts = append(texts, string([]byte{byte(c)}), string([]byte{'a', byte(c)}), string([]byte{'a', byte(c), 'z'}), string([]byte{byte(c), 'a'}))
	}
	for _, text := range texts {
		if got, want := IsID(text), form.MatchString(text); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}
