package estimate

import (
	"fmt"
	"slices"

	"spoor/analysis/disclosure"
	"spoor/data"
)

func (p Part) Hides() bool {
	hidden := func(e Estimate) bool { return e.Hidden }
	return slices.ContainsFunc(p.Estimates, hidden) || slices.ContainsFunc(p.Nets, hidden)
}

// Hide returns the estimate without anything that tells its count; notes of the wave on it may name the count.
func (e Estimate) Hide(possible data.Span) Estimate {
	return Estimate{Option: e.Option, Base: e.Base, Hidden: true, Possible: possible, counted: e.counted || !e.Hidden && e.Weighted == nil, digits: e.digits}
}

// HiddenShare returns between which shares, in [0, 1], the share of a hidden count lies for whoever has all that is shown beside it. It is
// not told where that says nothing, and of a weighted sample, in which a share is not the count over the base.
func (e Estimate) HiddenShare() (low, high float64, told bool) {
	if !e.Hidden || !e.counted || e.Base == 0 || e.Possible.High == 0 || e.Possible.Low <= 1 && e.Possible.High >= e.Base-1 {
		return 0, 0, false
	}
	return float64(e.Possible.Low) / float64(e.Base), float64(e.Possible.High) / float64(e.Base), true
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
	if !p.Hides() {
		return
	}
	p.Rating = nil
	item := p.source.item
	for i, estimate := range p.Nets {
		net, _ := item.Net(estimate.Option)
		if item.Kind == data.Multiple || estimate.Hidden {
			continue // with answers that may be chosen together the counts give bounds only
		}
		places := item.Places(net)
		if slices.ContainsFunc(places, func(place int) bool { return p.Estimates[place].Hidden }) {
			p.Nets[i] = estimate.Hide(p.span(places))
		}
	}
}

// Within sets what can be derived of each hidden answer, and of each hidden net of answers of which one is given.
func (p *Part) Within(counts, nets []data.Span) {
	if p.BaseHidden || len(counts) != len(p.Estimates) {
		return
	}
	for i := range p.Estimates {
		if p.Estimates[i].Hidden {
			p.Estimates[i].Possible = counts[i]
		}
	}
	for i := range min(len(nets), len(p.Nets)) {
		if p.Nets[i].Hidden {
			p.Nets[i].Possible = nets[i]
		}
	}
}

// span is what answers at these places add up to, of which one is given.
func (p *Part) span(places []int) data.Span {
	sum := data.Span{}
	for _, place := range places {
		sum = data.Span{Low: sum.Low + p.Estimates[place].least(), High: min(p.Answered, sum.High+p.Estimates[place].most())}
	}
	return sum
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
