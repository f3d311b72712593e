package reports

import (
	"fmt"

	"spoor/analysis/claims"
	"spoor/data"
	"spoor/internal/number"
)

var holdsPhrases = map[string]data.Text{
	"title": {NL: "Wat houdt stand", EN: "What holds"},
	"lead": {
		NL: "De publicatie trekt %d conclusies uit haar onderzoek. Het oordeel van de cijfers: %s (niveau %s).",
		EN: "The publication draws %d conclusions from its survey. The verdict of the figures: %s (level %s).",
	},
	"ownLead": {
		NL: "Van elke uitspraak is nagegaan of de cijfers die dragen: %s (niveau %s).",
		EN: "Each claim was checked against the figures: %s (level %s).",
	},
	"about": {
		NL: "Een oordeel zegt wat deze cijfers dragen, en niet of een conclusie waar is. Antwoorden op één vraag komen van dezelfde respondenten; waar niet bekend is hoeveel van hen twee antwoorden samen gaven, geldt een oordeel voor elk aantal dat mogelijk is. De intervallen zijn hier exact (Clopper-Pearson) en daardoor iets breder dan in de hoofdstukken. Een p is de kans op zo'n verschil of een groter als alleen toeval meespeelt; ‘volgens Holm’ wil zeggen dat is meegewogen hoeveel verschillen er zijn getoetst.",
		EN: "A verdict says what these figures carry, and not whether a conclusion is true. Answers to one question come from the same respondents; where it is not known how many of them gave two answers together, a verdict holds for every number that is possible. The intervals are exact here (Clopper-Pearson), and so a little wider than in the chapters. A p is the chance of such a difference or a larger one if nothing but chance is at work; ‘by Holm’ means that the number of differences tested was allowed for.",
	},
	"section": {NL: "paragraaf %s", EN: "section %s"},
	"note":    {NL: "Let op: ", EN: "Note: "},
	"figures": {NL: "De cijfers staan bij ", EN: "The figures are in "},
}

// holdsView is the chapter on which conclusions hold; it has no groups when there are none.
type holdsView struct {
	Title   string
	Lead    []string
	Groups  []holdsGroup
	Note    string
	Figures string
}

// holdsGroup is the claims with one verdict.
type holdsGroup struct {
	Label, Meaning string
	Claims         []claimView
}

// holds puts the decisions into words, by verdict from the strongest.
func (d Document) holds() holdsView {
	phrase := func(key string) string { return holdsPhrases[key].In(d.Lang) }
	v := holdsView{Title: phrase("title"), Note: phrase("note"), Figures: phrase("figures")}
	if len(d.Decisions) == 0 {
		return v
	}
	counts, level := verdictCounts(d.Decisions, d.Lang), number.Level(d.Options.Level, d.Lang)
	lead := fmt.Sprintf(phrase("ownLead"), counts, level)
	if n := len(d.Decisions); d.Printed.Total > 0 && n > 1 {
		lead = fmt.Sprintf(phrase("lead"), n, counts, level)
	}
	v.Lead = []string{lead, phrase("about")}
	for _, verdict := range claims.Verdicts() {
		group := holdsGroup{Label: capitalize(verdict.Label().In(d.Lang)), Meaning: verdict.Meaning().In(d.Lang)}
		for _, decision := range d.Decisions {
			if decision.Verdict == verdict {
				group.Claims = append(group.Claims, d.claim(decision))
			}
		}
		if len(group.Claims) > 0 {
			v.Groups = append(v.Groups, group)
		}
	}
	return v
}

// claim is a decision with links to the chapters that it is about. The notes of those stand there; here stand its
// own: how it is read, and what the counts do not say.
func (d Document) claim(decision claims.Decision) claimView {
	view := claimView{Text: decision.Claim.Text.In(d.Lang), Sentence: decision.Sentence.In(d.Lang)}
	if decision.Claim.Section != "" {
		view.Section = sectionOf(decision.Claim, d.Lang)
	}
	for _, text := range []data.Text{decision.Claim.Reading, decision.Claim.Note} {
		if note := text.In(d.Lang); note != "" {
			view.Notes = append(view.Notes, note)
		}
	}
	for _, item := range decision.Uses {
		if table, found := d.table(item); found {
			view.Links = append(view.Links, linkView{"item-" + item, table.Item.Heading(d.Lang)})
		}
	}
	return view
}

// sectionOf says where a claim stands, with the words that decide how strong it is: "paragraaf 3.4: “een derde”".
func sectionOf(claim claims.Claim, lang data.Lang) string {
	section := fmt.Sprintf(holdsPhrases["section"].In(lang), claim.Section)
	if claim.Wording == "" {
		return section
	}
	return section + ": “" + claim.Wording + "”"
}
