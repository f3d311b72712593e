package problem

import "testing"

func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{
		"plain\ttext\n": "plain\ttext\n", "één €": "één €", "\x1b[31mred": "\ufffd[31mred", "a\x00b": "a\ufffdb", "\u202egnp.exe": "\ufffdgnp.exe",
		"\u009b31m": "\ufffd31m", "a\u2066b\u2069": "a\ufffdb\ufffd", "\a": "\ufffd",
	} {
		if got := Printable(text); got != want || (Hidden(text) != "") != (got != text) {
			t.Errorf("%q became %q, want %q; hidden %q", text, got, want, Hidden(text))
		}
	}
	if got := (Problem{File: "a\x1b]0;x\a.csv", Line: 2, Message: "say \x1b[2J"}).String(); got != "a\ufffd]0;x\ufffd.csv:2: say \ufffd[2J" {
		t.Errorf("%q", got)
	}
}

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"":                      "",
		"één antwoord\t|\r\nx":  "één antwoord\t|\r\nx",
		"pon\bAden\x1b[31m":     "ponAden[31m",
		"a\u202eb\u2066c\u0085": "abc",
		"a\u200bb\u00ad":        "a\u200bb\u00ad", // not shown, but it changes nothing
	} {
		if got := Visible(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
