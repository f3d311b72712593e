package reports

import (
	"fmt"
	"strings"

	"spoor/analysis/claims"
	"spoor/analysis/topics"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// briefView is a brief with every text in its language.
type briefView struct {
	Title                               string
	Subtitle                            string
	Short                               []string
	About                               string
	EvidenceLead, ClaimsLead, SizesLead string // the paragraph under a heading
	Reading                             string // how to read the plans; none without sizes
	Evidence                            []evidenceView
	Others                              []string
	Written                             []string
	Claims                              []claimView
	Verdicts                            []verdictView
	Plans                               []planView
	Limits                              []string
	Outcomes                            []string
	Before                              []string
	Method                              []string
	Source                              string
	Closing                             string
}

type evidenceView struct {
	Title     string
	Sentences []string
	Figures   []page.Figure
	Notes     []page.Note
}

// claimView is a claim with its verdict.
type claimView struct {
	Text     string
	Section  string
	Verdict  string
	Sentence string
	Notes    []string
	Links    []linkView // to the chapters of a report on what it is about
}

type linkView struct{ Anchor, Title string }

type verdictView struct{ Label, Meaning string }

type planView struct {
	Title   string
	Lead    string
	Table   page.Table
	Cluster string
	Command string
}

func (b Brief) phrase(key string, args ...any) string {
	text, known := briefPhrases[key]
	if !known {
		panic("reports: no phrase " + key)
	}
	if len(args) == 0 {
		return strings.ReplaceAll(text.In(b.Lang), "%%", "%")
	}
	return fmt.Sprintf(text.In(b.Lang), args...)
}

// view puts the brief into words.
func (b Brief) view() briefView {
	v := briefView{Title: b.Topic.Title.In(b.Lang), Subtitle: b.phrase("kicker"), About: b.Topic.About.In(b.Lang)}
	if b.Published && b.Topic.Section != "" {
		v.Subtitle += b.phrase("section", b.Topic.Section)
	}
	v.EvidenceLead = b.phrase("evidenceLead", prose.IntervalName(b.Options.Level, b.Lang))
	v.SizesLead = b.phrase("sizesLead")
	for _, item := range b.Evidence {
		v.Evidence = append(v.Evidence, b.evidence(item))
	}
	for _, figure := range b.External {
		v.Others = append(v.Others, fmt.Sprintf("%s: %s. %s", number.Percent(figure.Percent/100, 0, b.Lang), figure.About.In(b.Lang), b.phrase("source", figure.Source.In(b.Lang))))
	}
	for _, written := range b.Topic.Written {
		v.Written = append(v.Written, written.In(b.Lang))
	}
	v.Claims, v.Verdicts = claimViews(b.Decisions, b.Lang), verdictViews(b.Decisions, b.Lang)
	v.ClaimsLead = b.claimsLead()
	v.Claims = withoutNotes(v.Claims, v.Evidence)
	for _, plan := range b.Plans {
		v.Plans = append(v.Plans, b.plan(plan))
		if len(plan.Sizes) > 0 {
			v.Reading = b.phrase("planReading")
		}
	}
	switch {
	case len(b.Plans) == 0:
		v.SizesLead = b.phrase("noPlan")
	case b.Topic.Sizing != (data.Text{}):
		v.SizesLead = b.Topic.Sizing.In(b.Lang) + " " + v.SizesLead
	}
	v.Limits = b.limits()
	for _, outcome := range b.Topic.Outcomes {
		v.Outcomes = append(v.Outcomes, outcome.In(b.Lang))
	}
	v.Before = []string{b.phrase("outcomesPrimary"), b.phrase("outcomesLot"), b.phrase("outcomesDropouts")}
	v.Method = []string{b.phrase("methodIntervals", prose.Method(b.Options.Method, b.Lang), number.Level(b.Options.Level, b.Lang))}
	if len(b.Decisions) > 0 {
		v.Method = append(v.Method, b.phrase("methodVerdicts", number.Level(1-b.Options.Level, b.Lang)))
	}
	if len(b.Plans) > 0 {
		v.Method = append(v.Method, b.phrase("methodSizes", number.Percent(topics.Power, 0, b.Lang)))
	}
	v.Source = prose.Source(b.Wave, b.Lang)
	v.Closing = Document{Lang: b.Lang}.phrase("generated", b.Version)
	v.Short = b.short(v)
	return v
}

// short is what a reader who reads no further must know.
func (b Brief) short(v briefView) []string {
	var lines []string
	if len(v.Evidence) > 0 {
		lines = append(lines, strings.TrimRight(v.Evidence[0].Sentences[0], "⁰¹²³⁴⁵⁶⁷⁸⁹\u202f"))
	}
	switch len(b.Decisions) {
	case 0:
	case 1:
		lines = append(lines, b.phrase("shortClaim", b.Decisions[0].Verdict.Label().In(b.Lang)))
	default:
		var counts []string
		for _, verdict := range claims.Verdicts() {
			if n := countVerdict(b.Decisions, verdict); n > 0 {
				counts = append(counts, b.phrase("times", n, verdict.Label().In(b.Lang)))
			}
		}
		lines = append(lines, b.phrase("shortClaims", len(b.Decisions), strings.Join(counts, ", ")))
	}
	if b.Topic.Sizing != (data.Text{}) {
		lines = append(lines, b.Topic.Sizing.In(b.Lang))
	} else if sizes := b.shortPlans(); sizes != "" {
		lines = append(lines, sizes)
	}
	if len(b.Topic.Limits) > 0 {
		lines = append(lines, b.Topic.Limits[0].In(b.Lang))
	}
	return lines
}

// shortPlans says what a medium effect takes on the first baseline that has sizes, and what it takes if a figure of others
// is right.
func (b Brief) shortPlans() string {
	text := ""
	for _, plan := range b.Plans {
		switch {
		case plan.External == nil && text == "":
			text = b.shortSizes(plan)
		case plan.External != nil && text != "" && len(plan.Sizes) > 0 && plan.Sizes[0].Estimate.Possible:
			size := plan.Sizes[0].Estimate
			return text + b.phrase("shortOther", number.Percent(size.From, 0, b.Lang), plan.External.Source.In(b.Lang), number.Percent(size.To, 0, b.Lang), number.Count(size.Group, b.Lang))
		}
	}
	return text
}

// shortSizes says what a medium effect takes.
func (b Brief) shortSizes(plan BriefPlan) string {
	if len(plan.Sizes) < 2 || !plan.Sizes[1].Estimate.Possible {
		return ""
	}
	medium := plan.Sizes[1]
	text := b.phrase("shortSizes", b.answer(plan), number.Percent(medium.Estimate.From, 0, b.Lang), number.Percent(medium.Estimate.To, 0, b.Lang), number.Count(medium.Estimate.Group, b.Lang))
	if medium.Most() > medium.Estimate.Group {
		return text + b.phrase("shortWorst", number.Count(medium.Most(), b.Lang), number.Percent(medium.Estimate.From, 0, b.Lang), number.Percent(medium.Largest().From, 0, b.Lang))
	}
	return text + "."
}

func (b Brief) claimsLead() string {
	switch n := len(b.Decisions); {
	case n == 0 && len(b.Topic.Claims) > 0:
		return b.phrase("undecided")
	case n == 0:
		return b.phrase("noClaims")
	case !b.Published:
		return b.phrase("ownClaimsLead")
	case n == 1:
		return b.phrase("claimLead")
	default:
		return b.phrase("claimsLead", n)
	}
}

func (b Brief) limits() []string {
	var limits []string
	for _, limit := range b.Topic.Limits {
		limits = append(limits, limit.In(b.Lang))
	}
	if population := b.Wave.Population.In(b.Lang); population != "" {
		limits = append(limits, b.phrase("limitPopulation", population))
	}
	if b.Wave.Fieldwork.Year > 0 {
		limits = append(limits, b.phrase("limitCause", b.Wave.Fieldwork.Year))
	}
	limits = append(limits, b.phrase("limitChance"))
	if b.Wave.Provenance == data.Reconstructed {
		limits = append(limits, b.phrase("limitReconstructed"))
	}
	return limits
}

// claimViews puts decisions into words.
func claimViews(decisions []claims.Decision, lang data.Lang) []claimView {
	var views []claimView
	for _, d := range decisions {
		view := claimView{Text: d.Claim.Text.In(lang), Verdict: d.Verdict.Label().In(lang), Sentence: d.Sentence.In(lang), Section: d.Claim.Section}
		for _, note := range d.Notes {
			view.Notes = append(view.Notes, note.In(lang))
		}
		views = append(views, view)
	}
	return views
}

// withoutNotes leaves out notes that the evidence or an earlier claim has already.
func withoutNotes(views []claimView, evidence []evidenceView) []claimView {
	told := map[string]bool{}
	for _, e := range evidence {
		for _, note := range e.Notes {
			told[note.Text] = true
		}
	}
	for i, view := range views {
		var notes []string
		for _, note := range view.Notes {
			if !told[note] {
				notes = append(notes, note)
			}
			told[note] = true
		}
		views[i].Notes = notes
	}
	return views
}

// verdictViews explains the verdicts that occur.
func verdictViews(decisions []claims.Decision, lang data.Lang) []verdictView {
	var views []verdictView
	for _, verdict := range claims.Verdicts() {
		if countVerdict(decisions, verdict) > 0 {
			views = append(views, verdictView{verdict.Label().In(lang), verdict.Meaning().In(lang)})
		}
	}
	return views
}

func countVerdict(decisions []claims.Decision, verdict claims.Verdict) int {
	n := 0
	for _, d := range decisions {
		if d.Verdict == verdict {
			n++
		}
	}
	return n
}

// verdictCounts counts decisions by verdict, from the strongest: "ondersteund (2), weersproken (1)".
func verdictCounts(decisions []claims.Decision, lang data.Lang) string {
	var counts []string
	for _, verdict := range claims.Verdicts() {
		if n := countVerdict(decisions, verdict); n > 0 {
			counts = append(counts, fmt.Sprintf("%s (%d)", verdict.Label().In(lang), n))
		}
	}
	return strings.Join(counts, ", ")
}
