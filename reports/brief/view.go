package brief

import (
	"fmt"
	"strings"

	"spoor/analysis/claims"
	"spoor/analysis/topics"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/internal/reasons"
	"spoor/reports"
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
	Verdict  claims.Verdict
	Sentence string
	Notes    []string
}

type verdictView struct {
	Verdict claims.Verdict
	Meaning string
}

type planView struct {
	Title   string
	Lead    string
	Table   page.Table
	Cluster string
	Command string
}

func (b Brief) say(text data.Text, args ...any) string { return text.Say(b.Lang, args...) }

// view puts the brief into words.
func (b Brief) view() briefView {
	v := briefView{Title: b.Topic.Title.In(b.Lang), Subtitle: b.say(words.kicker), About: b.Topic.About.In(b.Lang)}
	if b.Published && b.Topic.Section != "" {
		v.Subtitle += b.say(words.section, b.Topic.Section)
	}
	v.EvidenceLead = b.say(words.evidenceLead, prose.IntervalName(b.Options.Level, b.Lang))
	v.SizesLead = b.say(words.sizesLead)
	for _, item := range b.Evidence {
		v.Evidence = append(v.Evidence, b.evidence(item))
	}
	for _, figure := range b.External {
		v.Others = append(v.Others, fmt.Sprintf("%s: %s. %s", number.Percent(figure.Percent/100, 0, b.Lang), figure.About.In(b.Lang), b.say(words.source, figure.Source.In(b.Lang))))
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
			v.Reading = b.say(words.planReading)
		}
	}
	switch {
	case len(b.Plans) == 0:
		v.SizesLead = b.say(words.noPlan)
	case b.Topic.Sizing != (data.Text{}):
		v.SizesLead = b.Topic.Sizing.In(b.Lang) + " " + v.SizesLead
	}
	v.Limits = b.limits()
	for _, outcome := range b.Topic.Outcomes {
		v.Outcomes = append(v.Outcomes, outcome.In(b.Lang))
	}
	v.Before = []string{b.say(words.outcomesPrimary), b.say(words.outcomesLot), b.say(words.outcomesDropouts)}
	v.Method = []string{b.say(words.methodIntervals, prose.Method(b.Options.Method, b.Lang), number.Level(b.Options.Level, b.Lang))}
	if len(b.Decisions) > 0 {
		v.Method = append(v.Method, b.say(words.methodVerdicts, number.Level(1-b.Options.Level, b.Lang)))
	}
	if len(b.Plans) > 0 {
		v.Method = append(v.Method, b.say(words.methodSizes, number.Percent(topics.Power, 0, b.Lang)))
	}
	v.Source = prose.Source(b.Wave, b.Lang)
	v.Closing = page.Made(b.Version, b.Lang)
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
		lines = append(lines, b.say(words.shortClaim, b.Decisions[0].Verdict.Label().In(b.Lang)))
	default:
		var counts []string
		for _, verdict := range claims.Verdicts() {
			if n := reports.CountVerdict(b.Decisions, verdict); n > 0 {
				counts = append(counts, b.say(words.times, n, verdict.Label().In(b.Lang)))
			}
		}
		lines = append(lines, b.say(words.shortClaims, len(b.Decisions), strings.Join(counts, ", ")))
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
			return text + b.say(words.shortOther, number.Percent(size.From, 0, b.Lang), plan.External.Source.In(b.Lang), number.Percent(size.To, 0, b.Lang), number.Count(size.Group, b.Lang))
		}
	}
	return text
}

// shortSizes says what a medium effect takes.
func (b Brief) shortSizes(plan Plan) string {
	if len(plan.Sizes) < 2 || !plan.Sizes[1].Estimate.Possible {
		return ""
	}
	medium := plan.Sizes[1]
	text := b.say(words.shortSizes, b.answer(plan), number.Percent(medium.Estimate.From, 0, b.Lang), number.Percent(medium.Estimate.To, 0, b.Lang), number.Count(medium.Estimate.Group, b.Lang))
	if medium.Most() > medium.Estimate.Group {
		return text + b.say(words.shortWorst, number.Count(medium.Most(), b.Lang), number.Percent(medium.Estimate.From, 0, b.Lang), number.Percent(medium.Largest().From, 0, b.Lang))
	}
	return text + "."
}

func (b Brief) claimsLead() string {
	switch n := len(b.Decisions); {
	case n == 0 && len(b.Topic.Claims) > 0:
		return b.say(words.undecided)
	case n == 0:
		return b.say(words.noClaims)
	case !b.Published:
		return b.say(words.ownClaimsLead)
	case n == 1:
		return b.say(words.claimLead)
	default:
		return b.say(words.claimsLead, n)
	}
}

func (b Brief) limits() []string {
	var limits []string
	for _, limit := range b.Topic.Limits {
		limits = append(limits, limit.In(b.Lang))
	}
	if population := b.Wave.Population.In(b.Lang); population != "" {
		limits = append(limits, b.say(words.limitPopulation, population))
	}
	if when := prose.Fieldwork(b.Wave.Fieldwork, b.Lang); when != "" {
		limits = append(limits, b.say(words.limitCause, when))
	}
	limits = append(limits, b.say(words.limitChance))
	if b.Wave.Provenance == data.Reconstructed {
		limits = append(limits, b.say(words.limitReconstructed))
	}
	return limits
}

// claimViews puts decisions into words.
func claimViews(decisions []claims.Decision, lang data.Lang) []claimView {
	var views []claimView
	for _, d := range decisions {
		view := claimView{Text: d.Claim.Text.In(lang), Verdict: d.Verdict, Sentence: reasons.Sentence(d, lang)}
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
		if reports.CountVerdict(decisions, verdict) > 0 {
			views = append(views, verdictView{verdict, verdict.Meaning().In(lang)})
		}
	}
	return views
}
