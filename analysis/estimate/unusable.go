package estimate

import (
	"fmt"
	"strconv"

	"spoor/data"
	"spoor/internal/number"
)

// mostUnusable is the share of the answers above which those that cannot be used could change what the others say. They are not
// missing at random: an option that was reworded takes all who chose it out.
const mostUnusable = 0.05

// Unusable says how many of the answers to an item, or to a row of it, cannot be used.
type Unusable struct {
	Count int // at most Of
	Of    int // answers, with those
}

func unusable(tally data.Tally) Unusable {
	return Unusable{tally.Unusable, tally.Answered + tally.Unusable}
}

// TooMany reports whether more than 5% of the answers cannot be used: nothing is tested then, and estimates carry bounds.
func (u Unusable) TooMany() bool { return float64(u.Count) > mostUnusable*float64(u.Of) }

// Bounds returns what the share of answers could have been: as if nobody, and as if everybody whose answer cannot be used belongs to
// it. Share is that of the answers that can be used, in [0, 1]. Where no answer can be used it may be anything.
func (u Unusable) Bounds(share float64) (low, high float64) {
	if u.Of == 0 {
		return 0, 1
	}
	used := share * float64(u.Of-u.Count)
	return used / float64(u.Of), (used + float64(u.Count)) / float64(u.Of)
}

// note says how many answers cannot be used, and what follows.
func (u Unusable) note() Note {
	if !u.TooMany() {
		return unusableNote(u.Count)
	}
	share, are := float64(u.Count)/float64(u.Of), "zijn"
	if u.Count == 1 {
		are = "is"
	}
	return Note{
		NL: fmt.Sprintf("%d van de %d antwoorden (%s) %s niet bruikbaar. Dat is te veel om iets te toetsen; de percentages gelden binnen de grenzen die erbij staan.", u.Count, u.Of, number.Percent(share, 0, data.Dutch), are),
		EN: fmt.Sprintf("%d of the %d answers (%s) cannot be used. That is too many to test anything; the percentages hold within the bounds given with them.", u.Count, u.Of, number.Percent(share, 0, data.English)),
	}
}

// doubt enters how many answers cannot be used in an estimate, with the bounds where those are too many. Of a share of the responses
// there are none, as nobody knows how many responses are missing.
func (s Source) doubt(e *Estimate) {
	e.Unusable = unusable(s.tally)
	if !e.Unusable.TooMany() || !e.Known() || s.options.Base == BaseResponses {
		return
	}
	low, high := e.Unusable.Bounds(e.Proportion)
	if s.options.Base == BaseAsked { // which counts them already, as if nobody belongs to it
		low, high = e.Proportion, min(1, e.Proportion+float64(e.Unusable.Count)/float64(e.Base))
	}
	if e.mean {
		low, high = s.item.Range[0]+low*e.width, s.item.Range[0]+high*e.width
	}
	e.Doubt = &Doubt{Low: low, High: high}
	e.Notes = append(e.Notes, e.doubtNote())
}

// Doubt is what an estimate is at least and at most, whatever the answers were that cannot be used: a share in [0, 1], a mean in the
// unit of its item.
type Doubt struct{ Low, High float64 }

// doubtNote says between which ends an estimate lies whatever the answers were that cannot be used.
func (e Estimate) doubtNote() Note {
	text := func(end float64, lang data.Lang) string {
		if e.mean {
			return number.Written(strconv.FormatFloat(end, 'f', 1, 64), lang)
		}
		return number.Percent(end, e.Digits(), lang)
	}
	return Note{
		NL: fmt.Sprintf("Met de antwoorden die niet bruikbaar zijn: ten minste %s, ten hoogste %s.", text(e.Doubt.Low, data.Dutch), text(e.Doubt.High, data.Dutch)),
		EN: fmt.Sprintf("With the answers that cannot be used: at least %s, at most %s.", text(e.Doubt.Low, data.English), text(e.Doubt.High, data.English)),
	}
}

// untestedNote says why there is no test.
func untestedNote() Note {
	return Note{
		NL: "Geen toets: meer dan 5% van de antwoorden is niet bruikbaar, en wie dat zijn is geen toeval.",
		EN: "No test: more than 5% of the answers cannot be used, and whose those are is no chance.",
	}
}

// unlessUnusable takes the test out of a comparison where too many answers on either side cannot be used.
func (c Comparison) unlessUnusable(first, second Unusable) Comparison {
	if !c.known || !first.TooMany() && !second.TooMany() {
		return c
	}
	c.P, c.AdjustedP, c.FisherP, c.SmallestP, c.tested = 1, 1, 1, 1, false
	c.Notes = []Note{untestedNote()}
	return c
}
