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
)

var claimsPhrases = map[string]data.Text{
	"title":   {NL: "Wat de cijfers dragen", EN: "What the figures carry"},
	"claim":   {NL: "Uitspraak", EN: "Claim"},
	"verdict": {NL: "Oordeel", EN: "Verdict"},
	"why":     {NL: "Waarop het oordeel berust", EN: "What decides it"},
	"section": {NL: "paragraaf %s", EN: "section %s"},
	"note":    {NL: "Let op: ", EN: "Note: "},
	"count":   {NL: "%d uitspraak getoetst (niveau %s)", EN: "%d claim decided (level %s)"},
	"counts":  {NL: "%d uitspraken beoordeeld (niveau %s)", EN: "%d claims decided (level %s)"},
	"meaning": {NL: "Wat de oordelen betekenen", EN: "What the verdicts mean"},
	"bounds": {
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
	phrase := "counts"
	if len(decisions) == 1 {
		phrase = "count"
	}
	return fmt.Sprintf(claimsPhrases[phrase].In(lang), len(decisions), number.Level(basis.Level, lang)) + ": " + strings.Join(counts, ", ") + "."
}

func claimsText(decisions []claims.Decision, basis claims.Basis, lang data.Lang) []byte {
	var text bytes.Buffer
	for _, d := range decisions {
		fmt.Fprintf(&text, "%s: %s\n", d.Claim.ID, d.Verdict.Label().In(lang))
		fmt.Fprint(&text, folded("‘"+d.Claim.Text.In(lang)+"’"+inSection(d.Claim, lang)), folded(d.Sentence.In(lang)))
		for _, note := range d.Notes {
			fmt.Fprint(&text, folded(claimsPhrases["note"].In(lang)+note.In(lang)))
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
	section := fmt.Sprintf(claimsPhrases["section"].In(lang), claim.Section)
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
	phrase := func(key string) string { return claimsPhrases[key].In(lang) }
	fmt.Fprintf(&text, "# %s\n\n%s %s\n\n", phrase("title"), claimsSummary(decisions, basis, lang), phrase("bounds"))
	fmt.Fprintf(&text, "| %s | %s | %s |\n| --- | --- | --- |\n", phrase("claim"), phrase("verdict"), phrase("why"))
	var notes []string
	for _, d := range decisions {
		why := markdownCell(d.Sentence.In(lang))
		for _, note := range d.Notes {
			why += footnote(&notes, note.In(lang))
		}
		fmt.Fprintf(&text, "| %s | **%s** | %s |\n", markdownCell(d.Claim.Text.In(lang)+inSection(d.Claim, lang)), d.Verdict.Label().In(lang), why)
	}
	if len(notes) > 0 {
		text.WriteByte('\n')
	}
	for i, note := range notes {
		fmt.Fprintf(&text, "[^%d]: %s\n", i+1, note)
	}
	fmt.Fprintf(&text, "\n## %s\n\n", phrase("meaning"))
	for _, verdict := range claims.Verdicts() {
		fmt.Fprintf(&text, "- **%s**: %s\n", verdict.Label().In(lang), verdict.Meaning().In(lang))
	}
	fmt.Fprintf(&text, "\n%s\n", prose.Source(basis.Wave, lang))
	return text.Bytes()
}

// footnote returns the mark of a note; the same text keeps its number.
func footnote(notes *[]string, note string) string {
	for i, known := range *notes {
		if known == note {
			return fmt.Sprintf("[^%d]", i+1)
		}
	}
	*notes = append(*notes, note)
	return fmt.Sprintf("[^%d]", len(*notes))
}

// markdownCell keeps the text of a claim within its cell.
func markdownCell(text string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ", "*", `\*`, "<", "&lt;", "[", `\[`).Replace(text)
}
