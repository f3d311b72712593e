// Package claims says which claims the counts of a survey carry, and which ones new surveys could decide.
package claims

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

// Decided are claims with their verdicts, and what they were decided on.
type Decided struct {
	Decisions []claims.Decision
	Basis     claims.Basis
}

// words are the fixed texts of decisions on claims.
var words = struct {
	title, claim, verdict, why, section, note, count, counts, meaning, bounds data.Text
}{
	title:   data.Text{NL: "Wat de cijfers ondersteunen", EN: "What the figures support"},
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

// summary counts the decisions by verdict, from the strongest.
func (d Decided) summary(lang data.Lang) string {
	var counts []string
	for _, verdict := range claims.Verdicts() {
		n := 0
		for _, decision := range d.Decisions {
			if decision.Verdict == verdict {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, fmt.Sprintf("%s (%d)", verdict.Label().In(lang), n))
		}
	}
	counted := words.counts
	if len(d.Decisions) == 1 {
		counted = words.count
	}
	return counted.Say(lang, len(d.Decisions), number.Level(d.Basis.Level, lang)) + ": " + strings.Join(counts, ", ") + "."
}

// Title is what a document of decisions is called.
func Title(lang data.Lang) string { return words.title.In(lang) }

// Text returns the decisions as plain text.
func (d Decided) Text(lang data.Lang) []byte {
	var text bytes.Buffer
	for _, decision := range d.Decisions {
		fmt.Fprintf(&text, "%s: %s\n", decision.Claim.ID, page.VerdictSign(decision.Verdict, lang))
		fmt.Fprint(&text, folded("‘"+decision.Claim.Text.In(lang)+"’"+inSection(decision.Claim, lang)), folded(reasons.Sentence(decision, lang)))
		for _, note := range decision.Notes {
			fmt.Fprint(&text, folded(words.note.In(lang)+note.In(lang)))
		}
		text.WriteByte('\n')
	}
	fmt.Fprintln(&text, d.summary(lang))
	fmt.Fprintln(&text, prose.Source(d.Basis.Wave, lang))
	return text.Bytes()
}

func inSection(claim claims.Claim, lang data.Lang) string {
	if claim.Section == "" {
		return ""
	}
	section := words.section.Say(lang, claim.Section)
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

// Markdown returns the decisions as Markdown.
func (d Decided) Markdown(lang data.Lang) []byte {
	var text page.Markdown
	text.Put("# %s\n\n*%s*\n\n%s %s\n\n", words.title.In(lang), prose.Capital(prose.Wave(d.Basis.Wave, lang)), d.summary(lang), words.bounds.In(lang))
	text.Put("| %s | %s | %s |\n| --- | --- | --- |\n", words.claim.In(lang), words.verdict.In(lang), words.why.In(lang))
	var notes prose.Footnotes
	for _, decision := range d.Decisions {
		text.Put("| %s | **%s** | %s", decision.Claim.Text.In(lang)+inSection(decision.Claim, lang), page.VerdictSign(decision.Verdict, lang), reasons.Sentence(decision, lang))
		for _, note := range decision.Notes {
			text.Put("[^%s]", fmt.Sprint(notes.Number(note.In(lang))))
		}
		text.Put(" |\n")
	}
	if len(notes.Texts()) > 0 {
		text.Put("\n")
	}
	for i, note := range notes.Texts() {
		text.Put("[^%s]: %s\n", fmt.Sprint(i+1), note)
	}
	text.Put("\n## %s\n\n", words.meaning.In(lang))
	for _, verdict := range claims.Verdicts() {
		text.Put("- **%s**: %s\n", page.VerdictSign(verdict, lang), verdict.Meaning().In(lang))
	}
	text.Put("\n%s\n", prose.Source(d.Basis.Wave, lang))
	return text.Bytes()
}

// CSV returns the decisions as a tidy table, one claim a line.
func (d Decided) CSV(lang data.Lang) ([]byte, error) {
	frame, err := reasons.Frame(d.Decisions, d.Basis, lang)
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	err = frame.WriteCSV(&text)
	return text.Bytes(), err
}
