package claims

import (
	"errors"
	"fmt"
	"slices"

	"spoor/data"
)

// Decision is what the counts make of one claim.
type Decision struct {
	Claim    Claim
	Verdict  Verdict
	Findings []Finding  // its assertions, on the first reading; none where nobody answered
	Evidence []Evidence // the parts of all of them
	Readings []ReadingVerdict
	Other    []OtherAnswer // residual options beside a ranking, taken as one answer each
	Uses     []string      // ids of items, in codebook order; empty when the claim uses none
	Notes    []data.Text   // what must be known besides: the claim's own note, cautions on its items

	Unanswered *Share // the item or row that nobody answered, and that is why nothing is decided; nil otherwise
	Otherwise  string // id of the item that the wave asked with other answers, and that is why there is no figure; "" otherwise
	Basis      Basis  // what it was decided on
}

// ReadingVerdict is the verdict under one combination of the readings of the source.
type ReadingVerdict struct {
	Readings []Reading `json:"readings"`
	Verdict  Verdict   `json:"verdict"`
}

// ErrDesign is returned for a wave with weights, strata or clusters: the exact tests of claims count every respondent once.
var ErrDesign = errors.New("the wave has weights, strata or clusters, and claims are decided on respondents who all count the same; " +
	"leave the design out of wave.yaml to decide them unweighted")

// Decide decides every claim, in the order given. The claims must come from [Parse] with the codebook of the basis.
//
// A claim about an item that nobody answered in this wave is not established, and on one about an item that the wave asked with other answers
// no figure bears. It is an error when the level is not
// between 0 and 1, when counts contradict each other, such as more picks than the pick limit allows, and [ErrDesign] when
// respondents do not all count the same.
func Decide(claims []Claim, basis Basis) ([]Decision, error) {
	if !(basis.Level > 0 && basis.Level < 1) {
		return nil, fmt.Errorf("level %v is not between 0 and 1: give a fraction such as 0.95", basis.Level)
	}
	if !basis.Wave.Design.IsZero() {
		return nil, ErrDesign
	}
	decisions := make([]Decision, len(claims))
	for i, claim := range claims {
		decision, err := decide(claim, basis)
		if err != nil {
			return nil, fmt.Errorf("claim %s: %w", claim.ID, err)
		}
		decisions[i] = decision
	}
	return decisions, nil
}

func decide(claim Claim, basis Basis) (Decision, error) {
	units := basis.units(claim)
	decision := Decision{Claim: claim, Basis: basis, Uses: basis.uses(units), Notes: basis.notes(claim, units)}
	for _, u := range units {
		if slices.Contains(basis.Otherwise, u.item) {
			decision.Verdict, decision.Otherwise = NoFigure, u.item
			return decision, nil
		}
		if _, base := (evaluation{Basis: basis}).counts(u); base == 0 {
			decision.Verdict, decision.Unanswered = NotEstablished, &Share{Item: u.item, Row: u.row}
			return decision, nil
		}
	}
	combinations, err := basis.combinations(units)
	if err != nil {
		return Decision{}, err
	}
	var verdicts []Verdict
	var first []Finding
	for i, chosen := range combinations {
		found, err := evaluation{basis, chosen}.claim(claim)
		if err != nil {
			return Decision{}, err
		}
		if i == 0 {
			first = found
		}
		verdicts = append(verdicts, verdictOf(found))
		if len(combinations) > 1 {
			decision.Readings = append(decision.Readings, ReadingVerdict{inOrder(chosen, units), verdicts[i]})
		}
	}
	decision.Verdict = overall(claim, overReadings(verdicts))
	if decision.Other, err = (evaluation{basis, combinations[0]}).others(claim); err != nil {
		return Decision{}, err
	}
	for _, f := range first {
		decision.Evidence = append(decision.Evidence, f.Parts...)
	}
	decision.Findings = first
	return decision, nil
}

func inOrder(chosen map[unit]Reading, units []unit) []Reading {
	var readings []Reading
	for _, u := range units {
		if reading, found := chosen[u]; found {
			readings = append(readings, reading)
		}
	}
	return readings
}

// Finding is one assertion of a claim with its parts.
type Finding struct {
	Assertion Assertion
	Parts     []Evidence
	Tops      [2]Top // of a mirror
}

// Verdict is the weakest verdict on its parts.
func (f Finding) Verdict() Verdict { return verdictOf([]Finding{f}) }

// claim decides the parts of a claim on one combination of readings.
func (e evaluation) claim(claim Claim) ([]Finding, error) {
	findings := make([]Finding, len(claim.Asserts))
	var tested []*Evidence
	for i, assertion := range claim.Asserts {
		found, err := e.assertion(assertion)
		if err != nil {
			return nil, err
		}
		findings[i] = found
		for p := range found.Parts {
			part := &found.Parts[p]
			switch {
			case part.P != nil:
				tested = append(tested, part)
			case part.Verdict == "":
				part.Verdict = NotEstablished
			}
		}
	}
	parts := make([]Evidence, len(tested))
	for i, part := range tested {
		parts[i] = *part
	}
	adjusted, err := adjust(parts)
	if err != nil {
		return nil, err
	}
	for i, part := range tested {
		part.AdjustedP = &adjusted[i]
		part.Verdict = judge(part.Direction, adjusted[i], 1-e.Level)
	}
	return findings, nil
}

func (e evaluation) assertion(a Assertion) (Finding, error) {
	found := Finding{Assertion: a}
	var err error
	switch {
	case a.Majority != nil:
		found.Parts, err = e.majority(*a.Majority)
	case a.Printed != nil:
		found.Parts, err = e.printed(*a.Printed)
	case a.About != nil:
		found.Parts, err = e.about(*a.About)
	case a.MoreOften != nil:
		found.Parts, err = e.comparison(KindMoreOften, *a.MoreOften)
	case a.LessOften != nil:
		found.Parts, err = e.comparison(KindLessOften, *a.LessOften)
	case a.Top != nil:
		found.Parts, err = e.top(KindTop, *a.Top)
	case a.Order != nil:
		found.Parts, err = e.order(*a.Order)
	case a.Mirror != nil:
		found.Parts, found.Tops, err = e.mirror(*a.Mirror)
	case a.Answered != nil:
		found.Parts = []Evidence{e.answered(*a.Answered)}
	case a.Arithmetic != nil:
		found.Parts = []Evidence{a.Arithmetic.check()}
	default:
		err = errors.New("an assertion is empty; claims come from Parse")
	}
	return found, err
}

func verdictOf(findings []Finding) Verdict {
	result := Supported
	for _, f := range findings {
		for _, part := range f.Parts {
			result = Weakest(result, part.Verdict)
		}
	}
	return result
}

// units returns the items and rows that a claim is about, in codebook order.
func (b Basis) units(claim Claim) []unit {
	named := map[unit]bool{}
	for _, a := range claim.Asserts {
		for _, shares := range a.Shares() {
			for _, share := range shares.Each() {
				named[unit{share.Item, share.Row}] = true
			}
		}
	}
	var units []unit
	for _, item := range b.Codebook.Items {
		for _, row := range append([]data.Option{{}}, item.Rows...) {
			if u := (unit{item.ID, row.ID}); named[u] {
				units = append(units, u)
			}
		}
	}
	return units
}

func (b Basis) uses(units []unit) []string {
	items := []string{}
	for _, u := range units {
		if !slices.Contains(items, u.item) {
			items = append(items, u.item)
		}
	}
	return items
}

// notes returns how the claim is read, its own note and the cautions of the wave on what it is about.
func (b Basis) notes(claim Claim, units []unit) []data.Text {
	var notes []data.Text
	for _, note := range []data.Text{claim.Reading, claim.Note} {
		if note != (data.Text{}) {
			notes = append(notes, note)
		}
	}
	for _, u := range units {
		for _, note := range b.Wave.Notes {
			if note.Item == u.item && (note.Row == "" || note.Row == u.row) && !slices.Contains(notes, note.Text) {
				notes = append(notes, note.Text)
			}
		}
	}
	return notes
}
