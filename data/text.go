package data

import "spoor/data/text"

// Lang is a language that reports and figures are written in.
type Lang = text.Lang

// Text is one text in both languages.
type Text = text.Text

// Languages.
const (
	Dutch   = text.Dutch
	English = text.English
)

// ParseLang returns the language with the code nl or en.
func ParseLang(code string) (Lang, error) { return text.ParseLang(code) }

// And joins parts as a sentence does: "a, b and c", "a, b en c".
func And(parts []string, lang Lang) string { return text.And(parts, lang) }

// Or joins parts of which one holds: "a, b or c", "a, b of c".
func Or(parts []string, lang Lang) string { return text.Or(parts, lang) }
