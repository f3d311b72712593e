// Package trial writes what an experiment showed, beside what was planned: for the leader of a project, in Dutch and English.
//
// It has the items that CONSORT 2010 asks for as far as counts can answer them, and says which a person must add.
package trial

import (
	"math"

	"spoor/analysis/disclosure"
	"spoor/analysis/trial"
	"spoor/analysis/trial/shown"
	"spoor/data"
	"spoor/data/plan"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// Report is an evaluated experiment, to be written.
type Report struct {
	trial.Result
	Lang    data.Lang
	Version string          // of the program
	Sharer  string          // who shares the experiment; empty for who keeps it
	Rule    disclosure.Rule // by which small counts are hidden; the zero value hides nothing
	Shown   shown.Shown     // what it leaves

	Flowing     []page.Figure // the flow of participants
	Differences []page.Figure // of the primary outcome, and of all shares
}

func (r Report) say(text data.Text, args ...any) string { return text.Say(r.Lang, args...) }

// ArmName returns what an arm is called.
func (r Report) ArmName(arm int) string { return r.Plan.Arms[arm].Label.In(r.Lang) }

// Title returns what the experiment is called.
func (r Report) Title() string { return r.Plan.Title.In(r.Lang) }

// Subtitle says which plan it is evaluated by.
func (r Report) Subtitle() string {
	if r.Plan.Checksum == "" {
		return r.say(words.subtitleOpen, r.registered())
	}
	return r.say(words.subtitle, r.registered())
}

// registered is the day of the plan as it stands in a sentence.
func (r Report) registered() string { return prose.Date(data.Date(r.Plan.Registered), r.Lang) }

// Name returns what an outcome is called.
func (r Report) Name(o trial.Outcome) string {
	if label := o.Label.In(r.Lang); label != "" {
		return label
	}
	return r.answer(o.Of)
}

// tabled is the name of an outcome as it stands in a table, with what it is adjusted for.
func (r Report) tabled(o trial.Outcome) string {
	if o.Adjust == "" {
		return r.Name(o)
	}
	return r.say(words.adjusted, r.Name(o), r.answer(o.For))
}

func (r Report) answer(of plan.Answer) string {
	name := of.Item.Heading(r.Lang)
	if of.Row != "" {
		name += ": " + prose.RowLabel(of.Item, of.Row, r.Lang)
	}
	if of.Option != "" {
		name += ": " + prose.Label(of.Item, of.Option, r.Lang)
	}
	return name
}

// decimals of a mean: two on a narrow range, one on a wide one.
func decimals(of plan.Answer) int {
	if len(of.Item.Range) == 2 && of.Item.Range[1]-of.Item.Range[0] > 10 {
		return 1
	}
	return 2
}

// Value writes a share or a mean of so many.
func (r Report) Value(of plan.Answer, value float64, n int) string {
	if of.Mean() {
		return number.Decimals(value, decimals(of), r.Lang)
	}
	return number.Percent(value, number.Digits(n), r.Lang)
}

// signed writes a difference with its sign, in percentage points or in the unit of a mean.
func (r Report) signed(of plan.Answer, difference float64, n int) string {
	if !of.Mean() {
		return number.Points(difference, number.Digits(n), r.Lang)
	}
	text := number.Decimals(math.Abs(difference), decimals(of), r.Lang)
	switch {
	case text == number.Decimals(0, decimals(of), r.Lang):
		return "0"
	case difference < 0:
		return "−" + text
	}
	return "+" + text
}

// unit is what a difference is in.
func (r Report) unit(of plan.Answer) string {
	switch {
	case !of.Mean():
		return r.say(words.points)
	case of.Item.Unit != (data.Text{}):
		return of.Item.Unit.In(r.Lang)
	}
	return r.say(words.pointsOfScale)
}

// span writes an interval of a difference.
func (r Report) span(of plan.Answer, s trial.Span, n int) string {
	return r.say(words.to, r.signed(of, s.Low, n), r.signed(of, s.High, n))
}

// Smallest is the number of the smaller arm, by which digits are chosen.
func Smallest(e trial.Effect) int { return min(e.Control.Known, e.Other.Known) }

// Difference writes an effect with its interval, or why there is none.
func (r Report) Difference(of plan.Answer, e trial.Effect) string {
	n := Smallest(e)
	switch {
	case !e.Estimated:
		return r.say(words.nothing)
	case !e.Bounded:
		return r.signed(of, e.Estimate, n)
	}
	return r.say(words.withSpan, r.signed(of, e.Estimate, n), r.span(of, e.Interval, n))
}

// ratio writes the ratio of two shares with its interval.
func (r Report) ratio(e trial.Effect) string {
	if e.Ratio == nil {
		return "–"
	}
	write := func(x float64) string {
		if math.IsInf(x, 1) {
			return "∞"
		}
		return number.Decimals(x, 2, r.Lang)
	}
	return r.say(words.withSpan, write(e.Ratio.Estimate), r.say(words.to, write(e.Ratio.Low), write(e.Ratio.High)))
}

// needed writes the number of participants in the other arm for one more, or one less, with the outcome. Its interval is that of the
// difference turned over, through infinity where that holds 0.
func (r Report) needed(of plan.Answer, e trial.Effect) string {
	if of.Mean() || !e.Estimated || e.Estimate == 0 {
		return "–"
	}
	bare := func(d float64) string {
		if d == 0 {
			return "∞"
		}
		n := math.Abs(trial.NumberNeeded(d))
		if n >= 100 {
			return number.Decimals(n, 0, r.Lang)
		}
		return number.Decimals(n, 1, r.Lang)
	}
	way := func(d float64) string {
		if d < 0 {
			return r.say(words.fewer, bare(d))
		}
		return r.say(words.more, bare(d))
	}
	near, far := e.Interval.High, e.Interval.Low
	if e.Estimate < 0 {
		near, far = far, near
	}
	switch {
	case !e.Bounded:
		return way(e.Estimate)
	case e.Interval.Low < 0 && e.Interval.High > 0:
		return r.say(words.withSpan, way(e.Estimate), r.say(words.through, way(near), way(far)))
	}
	return r.say(words.withSpan, way(e.Estimate), r.say(words.to, bare(near), bare(far)))
}

// p writes a p-value that was tested.
func (r Report) p(e trial.Effect, p float64) string {
	if !e.Tested {
		return "–"
	}
	return number.BareProbability(p, r.Lang)
}

// Hides reports whether an effect is hidden.
func (r Report) Hides(o trial.Outcome, c trial.Comparison) bool {
	return r.Shown.Hides(shown.Effect, c.Arm, o.Answer)
}
