package claims

import "spoor/data"

// Verdict says what the counts make of a claim. The package documentation says which test or interval decides each.
type Verdict string

// The verdicts, from the strongest to the weakest.
const (
	Supported        Verdict = "supported"
	NeedsRespondents Verdict = "needs-respondents"
	DirectionOnly    Verdict = "direction-only"
	SaysMore         Verdict = "says-more"
	NoFigure         Verdict = "no-figure"
	NotEstablished   Verdict = "not-established"
	Contradicted     Verdict = "contradicted"
	ArithmeticWrong  Verdict = "arithmetic-wrong"
)

// Verdicts lists every verdict from the strongest to the weakest.
func Verdicts() []Verdict {
	return []Verdict{Supported, NeedsRespondents, DirectionOnly, SaysMore, NoFigure, NotEstablished, Contradicted, ArithmeticWrong}
}

// verdictWords are a verdict as readers see it: its shape is drawn where there is room for a picture, and else a sign.
type verdictWords struct {
	shape, sign    string
	label, meaning data.Text
}

var words = map[Verdict]verdictWords{
	Supported: {
		"ok", "✔",
		data.Text{NL: "houdt stand", EN: "holds"},
		data.Text{NL: "De cijfers wijzen deze kant op en toeval is geen aannemelijke verklaring; een genoemd getal klopt.",
			EN: "The figures point this way, and chance is not a plausible explanation; a number that is named is right."},
	},
	NeedsRespondents: {
		"open", "◌",
		data.Text{NL: "onbeslist", EN: "undecided"},
		data.Text{NL: "De cijfers wijzen deze kant op, maar of het meer is dan toeval, is pas te zeggen met de antwoorden per respondent.",
			EN: "The figures point this way, but only the answers of each respondent can tell whether it is more than chance."},
	},
	DirectionOnly: {
		"half", "◐",
		data.Text{NL: "aanwijzing", EN: "indication"},
		data.Text{NL: "De cijfers wijzen deze kant op, maar bij dit aantal respondenten kan dat toeval zijn.",
			EN: "The figures point this way, but with this number of respondents that may be chance."},
	},
	SaysMore: {
		"more", "⊕",
		data.Text{NL: "zegt te veel", EN: "says too much"},
		data.Text{NL: "Wat de cijfers erover zeggen, wijst deze kant op, maar een deel van de uitspraak is niet gevraagd of niet gemeten.",
			EN: "What the figures say about it points this way, but a part of the claim was not asked or not measured."},
	},
	NoFigure: {
		"blank", "⊖",
		data.Text{NL: "geen cijfer", EN: "no figure"},
		data.Text{NL: "De vragenlijst vroeg hier niet naar, of de antwoorden zijn niet gepubliceerd.",
			EN: "The questionnaire did not ask about it, or the answers were not published."},
	},
	NotEstablished: {
		"none", "○",
		data.Text{NL: "geen aanwijzing", EN: "no indication"},
		data.Text{NL: "De cijfers wijzen deze kant niet op, maar sluiten de uitspraak ook niet uit.",
			EN: "The figures do not point this way, but do not exclude the claim either."},
	},
	Contradicted: {
		"cross", "☒",
		data.Text{NL: "weersproken", EN: "contradicted"},
		data.Text{NL: "De cijfers wijzen de andere kant op en toeval is geen aannemelijke verklaring.",
			EN: "The figures point the other way, and chance is not a plausible explanation."},
	},
	ArithmeticWrong: {
		"cross", "☒",
		data.Text{NL: "rekenfout", EN: "wrong sum"},
		data.Text{NL: "Het genoemde getal volgt niet uit de cijfers.", EN: "The number that is named does not follow from the figures."},
	},
}

// Shape returns the name of the picture that stands with the word: no verdict is told by colour alone.
func (v Verdict) Shape() string { return words[v].shape }

// Sign returns the same shape as a letter, for text.
func (v Verdict) Sign() string { return words[v].sign }

// Label returns the verdict as a reader sees it, in lower case.
func (v Verdict) Label() data.Text { return words[v].label }

// Meaning returns one sentence for readers on what the verdict means.
func (v Verdict) Meaning() data.Text { return words[v].meaning }

// strength is 0 for the weakest verdict.
func (v Verdict) strength() int {
	all := Verdicts()
	for i, verdict := range all {
		if verdict == v {
			return len(all) - 1 - i
		}
	}
	return 0
}

// Weakest returns the weakest of the verdicts.
func Weakest(verdicts ...Verdict) Verdict {
	result := Supported
	for _, v := range verdicts {
		if v.strength() < result.strength() {
			result = v
		}
	}
	return result
}

// overReadings is the verdict on a claim that has these under the readings of the source.
func overReadings(verdicts []Verdict) Verdict {
	against := 0
	for _, v := range verdicts {
		if v == Contradicted || v == ArithmeticWrong {
			against++
		}
	}
	if against > 0 && against < len(verdicts) {
		return NeedsRespondents
	}
	return Weakest(verdicts...)
}

// overall is the verdict on a claim of which the assertions have this one. What no figure bears on cannot make a claim
// stronger, nor save one that the figures do not point to.
func overall(claim Claim, asserted Verdict) Verdict {
	switch {
	case len(claim.Asserts) == 0:
		return NoFigure
	case claim.Beyond != (data.Text{}):
		return Weakest(SaysMore, asserted)
	}
	return asserted
}

// judge is the verdict on one part: the direction of the counts (1 as claimed, -1 the other way, 0 neither) and the range
// of its p-value over everything that is possible.
func judge(direction int, p Bounds, alpha float64) Verdict {
	// The level is a decimal fraction: 1 - 0.95 is a hair more than 0.05, 1 - 0.9 a hair less than 0.1.
	alpha += 1e-12
	switch {
	case direction > 0 && p.High <= alpha:
		return Supported
	case direction > 0 && p.Low <= alpha:
		return NeedsRespondents
	case direction > 0:
		return DirectionOnly
	case direction < 0 && p.High <= alpha:
		return Contradicted
	}
	return NotEstablished
}

// WeakestPart returns the part with the weakest verdict and of those the one with the largest p-value.
func WeakestPart(parts []Evidence) Evidence {
	found := parts[0]
	for _, part := range parts[1:] {
		weaker, same := part.Verdict.strength() < found.Verdict.strength(), part.Verdict == found.Verdict
		if weaker || same && (part.AdjustedP.High > found.AdjustedP.High || part.AdjustedP.High == found.AdjustedP.High && part.P.High > found.P.High) {
			found = part
		}
	}
	return found
}

// P returns the p-value of the weakest part on the first reading, adjusted by Holm, and false when nothing is tested.
func (d Decision) P() (Bounds, bool) {
	var tested []Evidence
	for _, part := range d.Evidence {
		if part.AdjustedP != nil {
			tested = append(tested, part)
		}
	}
	if len(tested) == 0 {
		return Bounds{}, false
	}
	return *WeakestPart(tested).AdjustedP, true
}
