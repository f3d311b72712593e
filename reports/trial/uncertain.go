package trial

import (
	"slices"

	"spoor/analysis/trial"
	"spoor/analysis/trial/shown"
	"spoor/internal/number"
	"spoor/reports/page"
)

func (r Report) hidesPrimary() bool {
	f := r.Findings[0]
	return slices.ContainsFunc(f.Comparisons, func(c trial.Comparison) bool { return r.Hides(f.Outcome, c) })
}

// hidesLost reports whether it is hidden of an arm how many outcomes are missing.
func (r Report) hidesLost() bool {
	for arm := range r.Flow.Arms {
		if r.Shown.Hides(shown.Lost, arm, "") {
			return true
		}
	}
	return false
}

func (r Report) missingSection() section {
	s := section{id: "missing", title: r.say(words.missing)}
	f, lost := r.Findings[0], 0
	for _, arm := range r.Flow.Arms {
		lost += arm.Lost
	}
	if lost == 0 {
		s.text = []string{r.say(words.missingNone)}
		return s
	}
	if r.hidesLost() {
		s.text = []string{r.say(words.missingHidden)}
		return s
	}
	s.text = []string{r.say(words.missingLead, r.count(lost))}
	if f.Outcome.Adjust != "" {
		s.text = append(s.text, r.say(words.missingBare))
	}
	least, most := words.leastShare, words.mostShare
	if f.Outcome.Of.Mean() {
		least, most = words.leastMean, words.mostMean
	}
	t := page.Table{ID: "missing-table", Caption: r.say(words.missingCaption), Header: []string{r.say(words.scenario), r.say(words.difference, number.Level(f.Comparisons[0].Effect.Level, r.Lang)), r.say(words.verdict)}, Words: []int{2}}
	for _, c := range f.Comparisons {
		m := c.Missing
		if m == nil || r.Hides(f.Outcome, c) {
			continue
		}
		other, control := r.ArmName(c.Arm), r.ArmName(0)
		t.Rows = append(t.Rows, page.Row{Name: r.say(least, other, control), Cells: []string{r.Difference(f.Outcome.Of, m.Low), m.Least.Label().In(r.Lang)}},
			page.Row{Name: r.say(most, other, control), Cells: []string{r.Difference(f.Outcome.Of, m.High), m.Most.Label().In(r.Lang)}})
		text := r.tip(*m)
		if m.Searched {
			text += " " + r.say(words.tipSearched)
		}
		s.after = append(s.after, r.ofArm(c.Arm, text))
	}
	switch {
	case len(t.Rows) > 0:
		s.tables = []page.Table{t}
	case r.hidesPrimary():
		s.text = []string{r.say(words.missingUnknown, r.count(lost), r.say(words.effectHidden))}
	default:
		s.text = []string{r.say(words.missingUnknown, r.count(lost), r.say(words.noBounds))}
	}
	return s
}

// tip says at how many outcomes that are missing the verdict would become another.
func (r Report) tip(m trial.Missing) string {
	text := r.say(words.expected, m.Expected.Label().In(r.Lang)) + " "
	switch {
	case !m.Tipped:
		return text + r.say(words.tipNone)
	case m.Tip == 1:
		return text + r.say(words.tipOne, r.count(m.Control+m.Other), m.After.Label().In(r.Lang))
	}
	return text + r.say(words.tip, r.count(m.Tip), r.count(m.Control+m.Other), m.After.Label().In(r.Lang))
}

// headed is what the subgroups of an item are called, with a mark where they were not announced.
func (r Report) headed(parts trial.Parts) string {
	if !parts.Of.Registered {
		return r.say(words.notAnnounced, parts.Of.Item.Heading(r.Lang))
	}
	return parts.Of.Item.Heading(r.Lang)
}

func (r Report) subgroupSection() section {
	s := section{id: "subgroups", title: r.say(words.subgroups)}
	f := r.Findings[0]
	if len(r.Subgroups) == 0 {
		s.text = []string{r.say(words.subgroupNone)}
		return s
	}
	s.text = []string{r.say(words.subgroupLead)}
	for k, c := range f.Comparisons {
		for i, parts := range c.Parts {
			title := r.headed(parts)
			t := page.Table{ID: "subgroups-" + r.count(k+1) + "-" + r.count(i+1), Caption: r.say(words.subgroupCaption, r.Name(f.Outcome), title), Header: []string{r.say(words.subgroup), r.ArmName(0), r.ArmName(c.Arm),
				r.say(words.difference, number.Level(c.Effect.Level, r.Lang))}}
			hidden := r.Shown.Hides(shown.Parts, c.Arm, parts.Of.Item.ID)
			for _, part := range parts.Parts {
				row := page.Row{Name: part.Option.Label.In(r.Lang), Cells: []string{"–", "–", r.say(words.hidden)}}
				if !hidden {
					for i, s := range []trial.Summary{part.Effect.Control, part.Effect.Other} {
						if s.Known > 0 {
							row.Cells[i] = r.valueOf(f.Outcome.Of, s)
						}
					}
					row.Cells[2] = r.Difference(f.Outcome.Of, part.Effect)
				}
				t.Rows = append(t.Rows, row)
			}
			s.tables = append(s.tables, t)
			switch {
			case !parts.Tested && !hidden:
				s.after = append(s.after, r.ofArm(c.Arm, r.say(words.interactionNone, title, parts.Note.In(r.Lang))))
			case !hidden:
				s.after = append(s.after, r.ofArm(c.Arm, r.say(words.interaction, title, number.Probability(parts.Interaction, r.Lang))))
			}
		}
	}
	return s
}
