package brief

import (
	"strings"

	"spoor/reports/page"
)

// Markdown returns the brief as Markdown, with its figures where those stand beside it.
func (b Brief) Markdown() ([]byte, error) { return b.markdown(b.Linked) }

// Figured returns the brief as Markdown with its figures, for a document that holds them.
func (b Brief) Figured() ([]byte, error) { return b.markdown(true) }

func (b Brief) markdown(figured bool) ([]byte, error) {
	v := b.view()
	var m page.Markdown
	m.Put("# %s\n\n*%s*\n", v.Title, v.Subtitle)
	if b.Linked {
		m.Put("\n[%s](index.md)\n", b.say(words.back))
	}
	m.Put("\n## %s\n", b.say(words.short))
	m.Each("\n- %s", v.Short)
	m.Put("\n")
	if v.About != "" {
		m.Put("\n## %s\n\n%s\n", b.say(words.about), v.About)
	}
	b.evidenceMarkdown(&m, v, figured)
	b.claimsMarkdown(&m, v)
	b.sizesMarkdown(&m, v)
	b.registeredMarkdown(&m, b.registered())
	m.Put("\n## %s\n", b.say(words.limits))
	m.Each("\n- %s", v.Limits)
	m.Put("\n\n## %s\n\n%s\n", b.say(words.outcomes), b.say(words.outcomesEach))
	m.Each("\n- %s", v.Outcomes)
	m.Put("\n\n%s\n", b.say(words.outcomesBefore))
	m.Each("\n- %s", v.Before)
	m.Put("\n\n## %s\n\n%s\n\n%s %s\n", b.say(words.method), strings.Join(v.Method, " "), v.Source, v.Closing)
	return m.Bytes(), nil
}

func (b Brief) evidenceMarkdown(m *page.Markdown, v briefView, figured bool) {
	m.Put("\n## %s\n\n%s\n", b.say(words.evidence), v.EvidenceLead)
	for _, e := range v.Evidence {
		m.Put("\n### %s\n", e.Title)
		m.Each("\n- %s", e.Sentences)
		m.Put("\n")
		if figured {
			m.Figures(e.Figures)
		}
		m.Notes(e.Notes)
	}
	if len(v.Others) > 0 {
		m.Put("\n### %s\n\n%s\n", b.say(words.others), b.say(words.othersLead))
		m.Each("\n- %s", v.Others)
		m.Put("\n")
	}
	if len(v.Written) > 0 {
		m.Put("\n### %s\n", b.say(words.written))
		m.Each("\n- %s", v.Written)
		m.Put("\n")
	}
}

func (b Brief) claimsMarkdown(m *page.Markdown, v briefView) {
	m.Put("\n## %s\n\n%s\n", b.say(words.claims), v.ClaimsLead)
	for _, claim := range v.Claims {
		m.Put("\n- **%s**: *%s.* %s", page.VerdictSign(claim.Verdict, b.Lang), claim.Text, claim.Sentence)
		for _, note := range claim.Notes {
			m.Put("\n  - %s%s", b.say(words.noteMark), note)
		}
	}
	m.Put("\n")
	if len(v.Verdicts) > 0 {
		m.Put("\n%s:\n", b.say(words.verdicts))
		for _, verdict := range v.Verdicts {
			m.Put("\n- *%s*: %s", page.VerdictSign(verdict.Verdict, b.Lang), verdict.Meaning)
		}
		m.Put("\n")
	}
}

func (b Brief) sizesMarkdown(m *page.Markdown, v briefView) {
	m.Put("\n## %s\n\n%s\n", b.say(words.sizes), v.SizesLead)
	for _, plan := range v.Plans {
		m.Put("\n### %s\n\n%s\n", plan.Title, plan.Lead)
		if len(plan.Table.Rows) == 0 {
			continue
		}
		m.Table(plan.Table)
		if plan.Cluster != "" {
			m.Put("\n%s\n", plan.Cluster)
		}
		m.Put("\n%s `%s`\n", b.say(words.planCommand), plan.Command)
	}
	if v.Reading != "" {
		m.Put("\n%s\n", v.Reading)
	}
}
