package main

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"spoor/analysis/claims"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/internal/reasons"
	"spoor/reports/page"
)

// claimsWords are the fixed texts of decisions on claims.
var claimsWords = struct {
	title, claim, verdict, why, section, note, count, counts, meaning, bounds data.Text
}{
	title:   data.Text{NL: "Wat de cijfers dragen", EN: "What the figures carry"},
	claim:   data.Text{NL: "Uitspraak", EN: "Claim"},
	verdict: data.Text{NL: "Oordeel", EN: "Verdict"},
	why:     data.Text{NL: "Waarop het oordeel berust", EN: "What decides it"},
	section: data.Text{NL: "paragraaf %s", EN: "section %s"},
	note:    data.Text{NL: "Let op: ", EN: "Note: "},
	count:   data.Text{NL: "%d uitspraak getoetst (niveau %s)", EN: "%d claim decided (level %s)"},
	counts:  data.Text{NL: "%d uitspraken beoordeeld (niveau %s)", EN: "%d claims decided (level %s)"},
	meaning: data.Text{NL: "Wat de oordelen betekenen", EN: "What the verdicts mean"},
	bounds: data.Text{
		NL: "Antwoorden op één vraag komen van dezelfde respondenten. Waar niet bekend is hoeveel van hen twee antwoorden samen gaven, geldt een oordeel voor elk aantal dat mogelijk is.",
		EN: "Answers to one question come from the same respondents. Where it is not known how many of them gave two answers together, a verdict holds for every number that is possible.",
	},
}

// claimsSummary counts the decisions by verdict, from the strongest.
func claimsSummary(decisions []claims.Decision, basis claims.Basis, lang data.Lang) string {
	var counts []string
	for _, verdict := range claims.Verdicts() {
		n := 0
		for _, d := range decisions {
			if d.Verdict == verdict {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, fmt.Sprintf("%s (%d)", verdict.Label().In(lang), n))
		}
	}
	counted := claimsWords.counts
	if len(decisions) == 1 {
		counted = claimsWords.count
	}
	return counted.Say(lang, len(decisions), number.Level(basis.Level, lang)) + ": " + strings.Join(counts, ", ") + "."
}

func claimsText(decisions []claims.Decision, basis claims.Basis, lang data.Lang) []byte {
	var text bytes.Buffer
	for _, d := range decisions {
		fmt.Fprintf(&text, "%s: %s\n", d.Claim.ID, d.Verdict.Label().In(lang))
		fmt.Fprint(&text, folded("‘"+d.Claim.Text.In(lang)+"’"+inSection(d.Claim, lang)), folded(reasons.Sentence(d, lang)))
		for _, note := range d.Notes {
			fmt.Fprint(&text, folded(claimsWords.note.In(lang)+note.In(lang)))
		}
		text.WriteByte('\n')
	}
	fmt.Fprintln(&text, claimsSummary(decisions, basis, lang))
	fmt.Fprintln(&text, prose.Source(basis.Wave, lang))
	return text.Bytes()
}

func inSection(claim claims.Claim, lang data.Lang) string {
	if claim.Section == "" {
		return ""
	}
	section := claimsWords.section.Say(lang, claim.Section)
	if claim.Wording != "" {
		section += ": “" + claim.Wording + "”"
	}
	return " (" + section + ")"
}

// folded breaks a paragraph into lines of at most 100 letters, indented by two.
func folded(paragraph string) string {
	const width = 100
	var b strings.Builder
	length := 0
	for i, word := range strings.Fields(paragraph) {
		letters := utf8.RuneCountInString(word)
		switch {
		case i == 0 || length+1+letters > width:
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString("  ")
			length = 2
		default:
			b.WriteByte(' ')
			length++
		}
		b.WriteString(word)
		length += letters
	}
	b.WriteByte('\n')
	return b.String()
}

func claimsMarkdown(decisions []claims.Decision, basis claims.Basis, lang data.Lang) []byte {
	var text bytes.Buffer
	fmt.Fprintf(&text, "# %s\n\n%s %s\n\n", claimsWords.title.In(lang), claimsSummary(decisions, basis, lang), claimsWords.bounds.In(lang))
	fmt.Fprintf(&text, "| %s | %s | %s |\n| --- | --- | --- |\n", claimsWords.claim.In(lang), claimsWords.verdict.In(lang), claimsWords.why.In(lang))
	var notes prose.Footnotes
	for _, d := range decisions {
		why := page.MarkdownText(reasons.Sentence(d, lang))
		for _, note := range d.Notes {
			why += fmt.Sprintf("[^%d]", notes.Number(note.In(lang)))
		}
		fmt.Fprintf(&text, "| %s | **%s** | %s |\n", page.MarkdownText(d.Claim.Text.In(lang)+inSection(d.Claim, lang)), d.Verdict.Label().In(lang), why)
	}
	if len(notes.Texts()) > 0 {
		text.WriteByte('\n')
	}
	for i, note := range notes.Texts() {
		fmt.Fprintf(&text, "[^%d]: %s\n", i+1, note)
	}
	fmt.Fprintf(&text, "\n## %s\n\n", claimsWords.meaning.In(lang))
	for _, verdict := range claims.Verdicts() {
		fmt.Fprintf(&text, "- **%s**: %s\n", verdict.Label().In(lang), verdict.Meaning().In(lang))
	}
	fmt.Fprintf(&text, "\n%s\n", prose.Source(basis.Wave, lang))
	return text.Bytes()
}
