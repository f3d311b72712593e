package reports

import (
	"fmt"
	"strings"

	"spoor/analysis/claims"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/internal/reasons"
)

var holdsWords = struct {
	title, lead, reasoning, about, claim, verdict, figure, section, note, figures data.Text
}{
	title: data.Text{NL: "Wat houdt stand", EN: "What holds"},
	lead: data.Text{
		NL: "Een oordeel zegt of deze cijfers een conclusie ondersteunen, niet of zij waar is. Open een regel voor de onderbouwing. Een percentage is een aandeel van de respondenten; waar ‘gemiddeld’ staat, is het het gemiddelde van wat zij antwoordden.",
		EN: "A verdict says whether these figures support a conclusion, not whether it is true. Open a line for its reasoning. A percentage is a share of the respondents; where it says ‘on average’, it is the mean of what they answered.",
	},
	reasoning: data.Text{NL: "Onderbouwing per conclusie", EN: "The reasoning behind each verdict"},
	about: data.Text{
		NL: "Een oordeel geldt op het niveau %s. Antwoorden op één vraag komen van dezelfde respondenten; waar niet bekend is hoeveel van hen twee antwoorden samen gaven, geldt een oordeel voor elk aantal dat mogelijk is. Waar een interval exact heet, is het dat van Clopper-Pearson, dat iets breder is dan in de hoofdstukken. Een p is de kans op zo'n verschil of een groter als alleen toeval meespeelt; ‘volgens Holm’ wil zeggen dat is meegewogen hoeveel verschillen er zijn getoetst.",
		EN: "A verdict holds at the level %s. Answers to one question come from the same respondents; where it is not known how many of them gave two answers together, a verdict holds for every number that is possible. Where an interval is called exact, it is that of Clopper-Pearson, a little wider than in the chapters. A p is the chance of such a difference or a larger one if nothing but chance is at work; ‘by Holm’ means that the number of differences tested was allowed for.",
	},
	claim:   data.Text{NL: "Conclusie", EN: "Conclusion"},
	verdict: data.Text{NL: "Oordeel", EN: "Verdict"},
	figure:  data.Text{NL: "Cijfers", EN: "Figures"},
	section: data.Text{NL: "paragraaf %s", EN: "section %s"},
	note:    data.Text{NL: "Let op: ", EN: "Note: "},
	figures: data.Text{NL: "De cijfers staan bij ", EN: "The figures are in "},
}

// holdsView is the chapter on which conclusions hold; it has no groups when there are none.
type holdsView struct {
	Title, Lead            string
	About                  string // how the verdicts were reached
	Reasoning              string // heads the reasoning of all where it stands together, on paper
	Verdict, Claim, Figure string // head the columns
	Groups                 []holdsGroup
	Note                   string
	Figures                string
}

// claimView is a claim with its verdict, and links to the chapters on what it is about.
type claimView struct {
	Anchor   string
	Verdict  claims.Verdict
	Line     string // the claim on one line
	Measured string // the percentages that it is about, none for some
	Text     string // the claim in full
	Section  string
	Sentence string
	Notes    []string
	Links    []linkView
}

type linkView struct{ Anchor, Title string }

// holdsGroup is the claims with one verdict.
type holdsGroup struct {
	Verdict        claims.Verdict
	Label, Meaning string
	Claims         []claimView
}

// holds puts the decisions into words, by verdict from the strongest.
func (d Document) holds() holdsView {
	v := holdsView{Title: holdsWords.title.In(d.Lang), Note: holdsWords.note.In(d.Lang), Figures: holdsWords.figures.In(d.Lang)}
	if len(d.Decisions) == 0 {
		return v
	}
	v.Verdict, v.Claim, v.Figure, v.Reasoning = holdsWords.verdict.In(d.Lang), holdsWords.claim.In(d.Lang), holdsWords.figure.In(d.Lang), holdsWords.reasoning.In(d.Lang)
	v.Lead, v.About = holdsWords.lead.In(d.Lang), d.say(holdsWords.about, number.Level(d.Options.Level, d.Lang))
	for _, verdict := range claims.Verdicts() {
		group := holdsGroup{Verdict: verdict, Label: prose.Capital(verdict.Label().In(d.Lang)), Meaning: verdict.Meaning().In(d.Lang)}
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
	view := claimView{Anchor: "claim-" + decision.Claim.ID, Verdict: decision.Verdict, Line: decision.Claim.OneLine(d.Lang), Measured: d.measured(decision), Text: decision.Claim.Text.In(d.Lang), Sentence: reasons.Sentence(decision, d.Lang)}
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
			view.Links = append(view.Links, linkView{anchor(item), table.Item.Heading(d.Lang)})
		}
	}
	return view
}

// sectionOf says where a claim stands, with the words that decide how strong it is: "paragraaf 3.4: “een derde”".
func sectionOf(claim claims.Claim, lang data.Lang) string {
	section := fmt.Sprintf(holdsWords.section.In(lang), claim.Section)
	if claim.Wording == "" {
		return section
	}
	return section + ": “" + claim.Wording + "”"
}

// CountVerdict counts the decisions with a verdict.
func CountVerdict(decisions []claims.Decision, verdict claims.Verdict) int {
	n := 0
	for _, d := range decisions {
		if d.Verdict == verdict {
			n++
		}
	}
	return n
}

// VerdictCounts counts decisions by verdict, from the strongest: "ondersteund (2), weersproken (1)".
func VerdictCounts(decisions []claims.Decision, lang data.Lang) string {
	var counts []string
	for _, verdict := range claims.Verdicts() {
		if n := CountVerdict(decisions, verdict); n > 0 {
			counts = append(counts, fmt.Sprintf("%s (%d)", verdict.Label().In(lang), n))
		}
	}
	return strings.Join(counts, ", ")
}
