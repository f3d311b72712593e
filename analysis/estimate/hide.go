package estimate

import (
	"fmt"
	"slices"

	"spoor/analysis/disclosure"
	"spoor/data"
)

func (p Part) Hides() bool {
	return slices.ContainsFunc(slices.Concat(p.Estimates, p.Nets), func(e Estimate) bool { return e.Hidden })
}

// Hide returns the estimate without anything that tells its count; notes of the wave on it may name the count.
func (e Estimate) Hide(possible data.Span) Estimate {
	return Estimate{Option: e.Option, Base: e.Base, Hidden: true, Possible: possible}
}

// HideAll hides everything of a part, its base too.
func (p *Part) HideAll(rule disclosure.Rule) {
	for _, estimates := range [][]Estimate{p.Estimates, p.Nets} {
		for i, e := range estimates {
			e.Base = 0
			estimates[i] = e.Hide(data.Span{})
		}
	}
	p.Asked, p.Answered, p.Unusable, p.Rating, p.BaseHidden = 0, 0, Unusable{}, nil, true
	p.Notes = []Note{tooFewToShowNote(rule.Threshold)}
}

// HideNets hides the nets of which an answer is hidden, and what the counts of all points of a scale could be derived from.
func (p *Part) HideNets() {
	if p.Hides() {
		p.Rating = nil
	}
	item := p.source.item
	for i, estimate := range p.Nets {
		net, _ := item.Net(estimate.Option)
		if item.Kind == data.Multiple || estimate.Hidden {
			continue // with answers that may be chosen together the counts give bounds only
		}
		hidden, span := false, data.Span{}
		for _, place := range item.Places(net) {
			answer := p.Estimates[place]
			hidden = hidden || answer.Hidden
			span = data.Span{Low: span.Low + answer.least(), High: min(p.Answered, span.High+answer.most())}
		}
		if hidden {
			p.Nets[i] = estimate.Hide(span)
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
	p.HideNets()
}

func tooFewToShowNote(threshold int) Note {
	return Note{
		NL: fmt.Sprintf("Niet getoond: minder dan %d respondenten, of te weinig om kleine aantallen tussen te verbergen.", threshold),
		EN: fmt.Sprintf("Not shown: fewer than %d respondents, or too few to hide small counts among.", threshold),
	}
}
