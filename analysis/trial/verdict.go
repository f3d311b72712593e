package trial

import "spoor/data"

// Verdict says what an experiment shows of one outcome.
type Verdict string

// The verdicts, from the strongest to the weakest.
const (
	Shown           Verdict = "shown"            // better, and chance is no plausible explanation
	NotInferior     Verdict = "not-inferior"     // not worse by the margin or more
	DirectionOnly   Verdict = "direction-only"   // better, which may be chance; the planned difference is still possible
	NotShown        Verdict = "not-shown"        // not better, and the planned difference is still possible
	MarginOpen      Verdict = "margin-open"      // whether it is worse by the margin cannot be told
	PlannedExcluded Verdict = "planned-excluded" // not shown, and a difference as large as planned does not fit
	Inferior        Verdict = "inferior"         // worse by more than the margin
	OtherWay        Verdict = "other-way"        // worse, and chance is no plausible explanation
	Untested        Verdict = "untested"         // nothing to test by
)

// Verdicts lists every verdict.
func Verdicts() []Verdict {
	return []Verdict{Shown, NotInferior, DirectionOnly, NotShown, MarginOpen, PlannedExcluded, Inferior, OtherWay, Untested}
}

type verdictWords struct{ label, meaning data.Text }

var verdictTexts = map[Verdict]verdictWords{
	Shown: {data.Text{NL: "aangetoond", EN: "shown"}, data.Text{
		NL: "Het verschil gaat de gehoopte kant op en toeval is geen aannemelijke verklaring.",
		EN: "The difference goes the way that was hoped for, and chance is not a plausible explanation."}},
	NotInferior: {data.Text{NL: "niet slechter", EN: "not inferior"}, data.Text{
		NL: "Slechter dan de afgesproken marge is uitgesloten.",
		EN: "Worse than the margin that was agreed is excluded."}},
	DirectionOnly: {data.Text{NL: "alleen de richting", EN: "direction only"}, data.Text{
		NL: "Niet aangetoond: het verschil gaat de gehoopte kant op, maar bij dit aantal kan dat toeval zijn.",
		EN: "Not shown: the difference goes the way that was hoped for, but at this n that may be chance."}},
	NotShown: {data.Text{NL: "niet aangetoond bij dit aantal", EN: "not shown at this n"}, data.Text{
		NL: "Het verschil gaat niet de gehoopte kant op, maar het geplande verschil is ook niet uitgesloten.",
		EN: "The difference does not go the way that was hoped for, but the planned difference is not excluded either."}},
	MarginOpen: {data.Text{NL: "marge niet uitgesloten bij dit aantal", EN: "margin not excluded at this n"}, data.Text{
		NL: "Of het slechter is dan de afgesproken marge, is bij dit aantal niet te zeggen.",
		EN: "Whether it is worse than the margin that was agreed cannot be told at this n."}},
	PlannedExcluded: {data.Text{NL: "gepland verschil uitgesloten", EN: "planned difference excluded"}, data.Text{
		NL: "Een verschil is niet aangetoond, en een zo groot verschil als gepland past niet bij de uitkomst.",
		EN: "No difference is shown, and one as large as planned does not fit the outcome."}},
	Inferior: {data.Text{NL: "slechter dan de marge", EN: "worse than the margin"}, data.Text{
		NL: "Het is slechter dan de afgesproken marge.",
		EN: "It is worse than the margin that was agreed."}},
	OtherWay: {data.Text{NL: "andersom aangetoond", EN: "shown the other way"}, data.Text{
		NL: "Het verschil gaat de andere kant op en toeval is geen aannemelijke verklaring.",
		EN: "The difference goes the other way, and chance is not a plausible explanation."}},
	Untested: {data.Text{NL: "niet te toetsen", EN: "cannot be tested"}, data.Text{
		NL: "Er zijn te weinig uitkomsten of clusters, of geen spreiding.",
		EN: "There are too few outcomes or clusters, or there is no spread."}},
}

// Label returns the verdict as a reader sees it.
func (v Verdict) Label() data.Text { return verdictTexts[v].label }

// Meaning returns one sentence for readers on what the verdict means.
func (v Verdict) Meaning() data.Text { return verdictTexts[v].meaning }

// Aim is what an outcome was to do.
type Aim struct {
	Raise      bool
	Difference float64 // planned, without sign, as a share or in the unit of a mean; 0 where none was
	Margin     float64 // 0 where it is to be better
	Alpha      float64 // two-sided
}

// sign is 1 for an outcome that is hoped to rise, -1 for one that is hoped to fall.
func (a Aim) sign() float64 {
	if a.Raise {
		return 1
	}
	return -1
}

// toward returns the interval as it lies on the way that is hoped for.
func (a Aim) toward(s Span) Span {
	if a.Raise {
		return s
	}
	return Span{-s.High, -s.Low}
}

// alphaSlack is because a level is a decimal fraction: 1 - 0.95 is a hair more than 0.05, 1 - 0.9 a hair less than 0.1.
const alphaSlack = 1e-12

// Judge says what an effect shows, with p as it counts among others that are tested with it. A margin is judged by the interval alone:
// its two-sided level is that of a one-sided test at half of alpha.
func (a Aim) Judge(e Effect, p float64) Verdict {
	alpha := a.Alpha + alphaSlack
	good, span := a.sign()*e.Estimate, a.toward(e.Interval)
	switch {
	case a.Margin > 0 && !e.Bounded, !e.Tested:
		return Untested
	case a.Margin > 0 && span.Low > -a.Margin:
		return NotInferior
	case a.Margin > 0 && span.High < -a.Margin:
		return Inferior
	case a.Margin > 0:
		return MarginOpen
	case p <= alpha && good > 0:
		return Shown
	case p <= alpha && good < 0:
		return OtherWay
	case a.Difference > 0 && e.Bounded && span.High < a.Difference:
		return PlannedExcluded
	case good > 0:
		return DirectionOnly
	}
	return NotShown
}
