// Package text holds texts in the languages that the program writes.
package text

import (
	"fmt"
	"strings"
)

// Lang is a language that reports and figures are written in.
type Lang string

const (
	Dutch   Lang = "nl"
	English Lang = "en"
)

// ParseLang returns the language with the code nl or en.
func ParseLang(code string) (Lang, error) {
	switch lang := Lang(code); lang {
	case Dutch, English:
		return lang, nil
	}
	return "", fmt.Errorf("unknown language %q: use nl or en", code)
}

// Text is one text in both languages. Either may be empty.
type Text struct {
	NL string `yaml:"nl" json:"nl,omitempty"`
	EN string `yaml:"en" json:"en,omitempty"`
}

// Say returns the text in lang with its verbs filled in by args, as by fmt.Sprintf; without args the text as it is.
func (t Text) Say(lang Lang, args ...any) string {
	if len(args) == 0 {
		return t.In(lang)
	}
	return fmt.Sprintf(t.In(lang), args...)
}

// And joins parts as a sentence does: "a, b and c", "a, b en c".
func And(parts []string, lang Lang) string {
	return enumerate(parts, Text{NL: " en ", EN: " and "}.In(lang))
}

// Or joins parts of which one holds: "a, b or c", "a, b of c".
func Or(parts []string, lang Lang) string {
	return enumerate(parts, Text{NL: " of ", EN: " or "}.In(lang))
}

func enumerate(parts []string, last string) string {
	n := len(parts) - 1
	if n < 1 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:n], ", ") + last + parts[n]
}

// In returns the text in lang, or in the other language when that one is empty.
func (t Text) In(lang Lang) string {
	if (lang == English && t.EN != "") || t.NL == "" {
		return t.EN
	}
	return t.NL
}
