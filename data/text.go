package data

import "fmt"

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

// In returns the text in lang, or in the other language when that one is empty.
func (t Text) In(lang Lang) string {
	if (lang == English && t.EN != "") || t.NL == "" {
		return t.EN
	}
	return t.NL
}
