package estimate

import (
	"fmt"
	"slices"

	"spoor/analysis/disclosure"
	"spoor/data"
)

func (p Part) Hides() bool {
	return slices.ContainsFunc(slices.Concat(p.Estimates, p.Ends), func(e Estimate) bool { return e.Hidden })
}

// Hide returns the estimate without anything that tells its count; notes of the wave on it may name the count.
func (e Estimate) Hide(possible data.Span) Estimate {
	return Estimate{Option: e.Option, Base: e.Base, Hidden: true, Possible: possible}
}

// HideAll hides everything of a part, its base too.
func (p *Part) HideAll(rule disclosure.Rule) {
	for _, estimates := range [][]Estimate{p.Estimates, p.Ends} {
		for i, e := range estimates {
			e.Base = 0
			estimates[i] = e.Hide(data.Span{})
		}
	}
	p.Asked, p.Answered, p.Rating, p.BaseHidden = 0, 0, nil, true
	p.Notes = []Note{tooFewToShowNote(rule.Threshold)}
}

// HideEnds hides the ends of a scale of which a point is hidden, and what the counts of all points could be derived from.
func (p *Part) HideEnds() {
	if p.Hides() {
		p.Rating = nil
	}
	last := len(p.Estimates) - 1
	for i, end := range p.Ends {
		first, second := p.Estimates[0], p.Estimates[1]
		if end.Option == Top2 {
			first, second = p.Estimates[last], p.Estimates[last-1]
		}
		if first.Hidden || second.Hidden {
			p.Ends[i] = end.Hide(data.Span{Low: first.least() + second.least(), High: min(p.Answered, first.most()+second.most())})
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
			p.Estimates[i] = p.Estimates[i].Hide(span)
		}
	}
	p.HideEnds()
}

func tooFewToShowNote(threshold int) Note {
	return Note{
		NL: fmt.Sprintf("Niet getoond: minder dan %d respondenten, of te weinig om kleine aantallen tussen te verbergen.", threshold),
		EN: fmt.Sprintf("Not shown: fewer than %d respondents, or too few to hide small counts among.", threshold),
	}
}
