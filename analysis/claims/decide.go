package claims

import (
	"errors"
	"fmt"
	"slices"

	"spoor/data"
)

// Decision is what the counts make of one claim.
type Decision struct {
	Claim    Claim            `json:"claim"`
	Verdict  Verdict          `json:"verdict"`
	Sentence data.Text        `json:"sentence"` // what decides it, with the numbers
	Evidence []Evidence       `json:"evidence"` // its parts, on the first reading
	Readings []ReadingVerdict `json:"readings,omitempty"`
	Other    []OtherAnswer    `json:"other,omitempty"` // residual options beside a ranking, taken as one answer each
	Uses     []string         `json:"uses"`            // ids of items, in codebook order; empty when the claim uses none
	Notes    []data.Text      `json:"notes,omitempty"` // what must be known besides: the claim's own note, cautions on its items
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
// A claim about an item that nobody answered in this wave is not established. It is an error when the level is not
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
	decision := Decision{Claim: claim, Uses: basis.uses(units), Notes: basis.notes(claim, units)}
	for _, u := range units {
		if _, base := (evaluation{Basis: basis}).counts(u); base == 0 {
			decision.Verdict, decision.Sentence = NotEstablished, noAnswers(basis.Codebook, u)
			return decision, nil
		}
	}
	combinations, err := basis.combinations(units)
	if err != nil {
		return Decision{}, err
	}
	var verdicts []Verdict
	var first []finding
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
		decision.Evidence = append(decision.Evidence, f.parts...)
	}
	decision.Sentence = basis.sentence(first, decision)
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

// finding is one assertion of a claim with its parts.
type finding struct {
	assertion Assertion
	parts     []Evidence
	tops      [2]place // of a mirror
}

// claim decides the parts of a claim on one combination of readings.
func (e evaluation) claim(claim Claim) ([]finding, error) {
	findings := make([]finding, len(claim.Asserts))
	var tested []*Evidence
	for i, assertion := range claim.Asserts {
		found, err := e.assertion(assertion)
		if err != nil {
			return nil, err
		}
		findings[i] = found
		for p := range found.parts {
			part := &found.parts[p]
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

func (e evaluation) assertion(a Assertion) (finding, error) {
	found := finding{assertion: a}
	var err error
	switch {
	case a.Majority != nil:
		found.parts, err = e.majority(*a.Majority)
	case a.Printed != nil:
		found.parts, err = e.printed(*a.Printed)
	case a.About != nil:
		found.parts, err = e.about(*a.About)
	case a.MoreOften != nil:
		found.parts, err = e.comparison(KindMoreOften, *a.MoreOften)
	case a.LessOften != nil:
		found.parts, err = e.comparison(KindLessOften, *a.LessOften)
	case a.Top != nil:
		found.parts, err = e.top(KindTop, *a.Top)
	case a.Order != nil:
		found.parts, err = e.order(*a.Order)
	case a.Mirror != nil:
		found.parts, found.tops, err = e.mirror(*a.Mirror)
	case a.Answered != nil:
		found.parts = []Evidence{e.answered(*a.Answered)}
	case a.Arithmetic != nil:
		found.parts = []Evidence{a.Arithmetic.check()}
	default:
		err = errors.New("an assertion is empty; claims come from Parse")
	}
	return found, err
}

func verdictOf(findings []finding) Verdict {
	result := Supported
	for _, f := range findings {
		for _, part := range f.parts {
			result = weakest(result, part.Verdict)
		}
	}
	return result
}

// units returns the items and rows that a claim is about, in codebook order.
func (b Basis) units(claim Claim) []unit {
	named := map[unit]bool{}
	for _, a := range claim.Asserts {
		for _, shares := range a.shares() {
			for _, share := range shares.each() {
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
