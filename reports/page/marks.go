package page

import (
	_ "embed" // the marks of verdicts

	"spoor/analysis/claims"
	"spoor/data"
	"spoor/internal/prose"
)

//go:embed marks.svg
var marks string

// Marks returns the shapes of verdicts, to stand once in a page before the first of them, and those of an arrow up and down.
func Marks() string { return marks }

// Marks writes the shapes of verdicts, to stand before the first of them.
func (h *HTML) Marks() { h.b.WriteString(marks) }

// Mark writes the shape of a verdict alone, where the word stands beside it.
func (h *HTML) Mark(v claims.Verdict) {
	h.Put(`<svg class="mark" width="18" height="18" aria-hidden="true" focusable="false"><use href="#mark-%s"/></svg>`, v.Shape())
}

// Verdict writes a verdict as a shape and a word.
func (h *HTML) Verdict(v claims.Verdict) {
	h.Put(`<span class="verdict">`)
	h.Mark(v)
	h.Put("%s</span>", VerdictWord(v, h.lang))
}

// VerdictWord returns a verdict as it stands beside its shape: "Houdt stand".
func VerdictWord(v claims.Verdict, lang data.Lang) string { return prose.Capital(v.Label().In(lang)) }

// VerdictSign returns a verdict with its shape as a letter before it, for text: "✔ Houdt stand".
func VerdictSign(v claims.Verdict, lang data.Lang) string {
	return v.Sign() + " " + VerdictWord(v, lang)
}
