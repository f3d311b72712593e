package analysis

import (
	"errors"
	"fmt"
	"slices"

	"spoor/analysis/disclosure"
	"spoor/data"
)

// Hides reports whether some estimate of the table, of all respondents or of a group, is hidden.
func (t Table) Hides() bool {
	hides := func(parts []Part) bool { return slices.ContainsFunc(parts, Part.hides) }
	return hides(t.Parts) || slices.ContainsFunc(t.Groups, func(g Group) bool { return hides(g.Parts) })
}

func (p Part) hides() bool {
	return slices.ContainsFunc(slices.Concat(p.Estimates, p.Ends), func(e Estimate) bool { return e.Hidden })
}

// hide returns the estimate without anything that tells its count; notes of the wave on it may name the count.
func (e Estimate) hide(possible data.Span) Estimate {
	return Estimate{Option: e.Option, Base: e.Base, Hidden: true, Possible: possible}
}

// hideAll hides everything of a part, its base too.
func (p *Part) hideAll(rule disclosure.Rule) {
	for _, estimates := range [][]Estimate{p.Estimates, p.Ends} {
		for i, e := range estimates {
			e.Base = 0
			estimates[i] = e.hide(data.Span{})
		}
	}
	p.Asked, p.Answered, p.Rating, p.BaseHidden = 0, 0, nil, true
	p.Notes = []Note{tooFewToShowNote(rule.Threshold)}
}

// hideEnds hides the ends of a scale of which a point is hidden, and what the counts of all points could be derived from.
func (p *Part) hideEnds() {
	if p.hides() {
		p.Rating = nil
	}
	last := len(p.Estimates) - 1
	for i, end := range p.Ends {
		first, second := p.Estimates[0], p.Estimates[1]
		if end.Option == Top2 {
			first, second = p.Estimates[last], p.Estimates[last-1]
		}
		if first.Hidden || second.Hidden {
			p.Ends[i] = end.hide(data.Span{Low: first.least() + second.least(), High: min(p.Answered, first.most()+second.most())})
		}
	}
}

func (e Estimate) least() int {
	if e.Hidden {
		return e.Possible.Low
	}
	return e.Count
}

func (e Estimate) most() int {
	if e.Hidden {
		return e.Possible.High
	}
	return e.Count
}

// hideSpans hides the estimates of counts that the tally itself gives within bounds only, such as those of a pool.
func (p *Part) hideSpans(tally data.Tally) {
	for i, span := range tally.Spans {
		if !span.Known() {
			p.Estimates[i] = p.Estimates[i].hide(span)
		}
	}
	p.hideEnds()
}

// protect hides the counts of every part that the rule hides, and those that protect them; of a part that cannot be shown
// at all everything. Means of too few respondents are hidden.
func (t *Table) protect(rule disclosure.Rule) error {
	if err := rule.Validate(); err != nil {
		return err
	}
	for i := range t.Parts {
		part := &t.Parts[i]
		if err := t.protectPart(part, rule); err != nil {
			return fmt.Errorf("protect %s: %w", t.Item.UnitID(part.Row), err)
		}
		if part.hides() { // a note of the wave may name a count
			part.Notes = slices.DeleteFunc(part.Notes, func(note Note) bool {
				return slices.ContainsFunc(t.Wave.Notes, func(of data.WaveNote) bool { return of.Text == note })
			})
		}
	}
	if t.Hides() {
		t.Notes = append(t.Notes, hiddenNote(rule.Threshold))
	}
	return nil
}

func (t *Table) protectPart(part *Part, rule disclosure.Rule) error {
	switch {
	case part.Answered == 0:
		return nil
	case t.Item.Kind == data.Number:
		if part.Answered < rule.Threshold {
			part.hideAll(rule)
		}
		return nil
	case part.hides():
		return keepsRule(*part, t.Item.Kind == data.Multiple, rule)
	}
	release, err := disclosure.Suppress(t.disclosed(*part), rule)
	if errors.Is(err, disclosure.ErrSmallBase) || errors.Is(err, disclosure.ErrUnprotected) {
		part.hideAll(rule)
		return nil
	}
	if err != nil {
		return err
	}
	for _, hidden := range release.Hidden {
		e := &part.Estimates[hidden.Column]
		*e = e.hide(data.Span{Low: hidden.Informed.Low(), High: hidden.Informed.High()})
	}
	part.hideEnds()
	return nil
}

// keepsRule reports whether a part of which some counts are hidden already, by those who shared them, shows none that the rule
// hides: more cannot be hidden in it, because what was hidden may protect less than it seems.
func keepsRule(part Part, multiple bool, rule disclosure.Rule) error {
	for _, e := range part.Estimates {
		if !e.Hidden && (rule.Small(e.Count) || multiple && rule.NearlyAll(e.Count, part.Answered)) {
			return fmt.Errorf("counts below %d are shown in it and others are hidden by those who shared them; ask those to share with threshold %d", rule.Threshold, rule.Threshold)
		}
	}
	return nil
}

// disclosed returns a part as the counts that the rule is about.
func (t Table) disclosed(part Part) disclosure.Table {
	table := disclosure.Table{Kind: disclosure.Single, Base: part.Answered}
	for _, e := range part.Estimates {
		table.Counts = append(table.Counts, e.Count)
	}
	if t.Item.Kind == data.Multiple {
		table.Kind = disclosure.Multiple
		table.Picks = disclosure.Picks{Max: t.Item.MaxPicks, Total: t.Options.Base == BaseResponses}
	}
	return table
}

func hiddenNote(threshold int) Note {
	return Note{
		NL: fmt.Sprintf("Aantallen onder %d zijn verborgen om respondenten te beschermen, en zo nodig andere waaruit ze te herleiden zijn.", threshold),
		EN: fmt.Sprintf("Counts below %d are hidden to protect respondents, and others where needed from which they could be derived.", threshold),
	}
}

func tooFewToShowNote(threshold int) Note {
	return Note{
		NL: fmt.Sprintf("Niet getoond: minder dan %d respondenten, of te weinig om kleine aantallen tussen te verbergen.", threshold),
		EN: fmt.Sprintf("Not shown: fewer than %d respondents, or too few to hide small counts among.", threshold),
	}
}

func boundsNote() Note {
	return Note{
		NL: "Sommige organisaties verbergen hier een klein aantal; het totaal is dan alleen binnen grenzen bekend en wordt niet getoond.",
		EN: "Some organisations hide a small count here; the total is then known within bounds only and is not shown.",
	}
}
