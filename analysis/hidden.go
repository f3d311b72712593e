package analysis

import (
	"errors"
	"fmt"
	"slices"

	"spoor/analysis/disclosure"
	"spoor/data"
)

// ErrHiddenResponses is the refusal to show percentages of responses under a rule: how many responses there are tells a hidden count, and
// their intervals tell what respondents chose together, which is in no table.
var ErrHiddenResponses = errors.New("percentages of responses tell how many responses there are, and from that a hidden count follows, and their intervals tell what respondents chose together; take percentages of the respondents who answered, or leave --disclosure out for your own screen")

// Hides reports whether some estimate of the table, of all respondents or of a group, is hidden.
func (t Table) Hides() bool {
	hides := func(parts []Part) bool { return slices.ContainsFunc(parts, Part.Hides) }
	return hides(t.Parts) || slices.ContainsFunc(t.Groups, func(g Group) bool { return hides(g.Parts) })
}

// protect hides the counts of every part that the rule hides, and those that protect them; of a part that cannot be shown
// at all everything. Means of too few respondents are hidden.
func (t *Table) protect(rule disclosure.Rule, tallies []data.Tally) error {
	if err := rule.Validate(); err != nil {
		return err
	}
	for i := range t.Parts {
		part := &t.Parts[i]
		if t.Item.Kind == data.Number && slices.ContainsFunc(tallies, func(tally data.Tally) bool {
			return tally.Item == t.Item.ID && tally.Row == part.Row && concentrated(tally)
		}) {
			part.HideAll(rule)
			part.Notes = []Note{concentratedNote()}
		}
		if err := t.protectPart(part, rule); err != nil {
			return fmt.Errorf("protect %s: %w", t.Item.UnitID(part.Row), err)
		}
		if part.Hides() { // a note of the wave may name a count
			part.Notes = slices.DeleteFunc(part.Notes, func(note Note) bool {
				return slices.ContainsFunc(t.Wave.Notes, func(of data.WaveNote) bool { return of.Text == note })
			})
		}
	}
	t.protectRanks(rule)
	if t.Hides() {
		t.Notes = append(t.Notes, hiddenNote(rule.Threshold))
	}
	return nil
}

// protectRanks hides the whole of a ranking of which a count is hidden: the respondents who placed one option first placed no other so, so
// that the ranks of one option follow from those of the others.
func (t *Table) protectRanks(rule disclosure.Rule) {
	if t.Item.Kind != data.Ranking || !t.Hides() {
		return
	}
	for i := range t.Parts {
		t.Parts[i].HideAll(rule)
		t.Parts[i].Notes = []Note{ranksNote()}
	}
}

func ranksNote() Note {
	return Note{
		NL: "Niet getoond: van een rangorde volgen de plaatsen van het ene antwoord uit die van de andere, en een aantal ervan is klein.",
		EN: "Not shown: in a ranking the ranks of one answer follow from those of the others, and one of the counts is small.",
	}
}

func (t *Table) protectPart(part *Part, rule disclosure.Rule) error {
	switch {
	case part.Answered == 0:
		return nil
	case t.Item.Kind == data.Number:
		if part.Answered < rule.Threshold {
			part.HideAll(rule)
		}
		part.ProtectSpread(rule)
		return nil
	case part.Hides():
		return keepsRule(*part, t.Item.Kind == data.Multiple, rule)
	}
	release, err := disclosure.Suppress(t.disclosed(*part), rule)
	if (err != nil || len(release.Hidden) > 0) && t.collapse(part, rule) {
		return nil
	}
	if errors.Is(err, disclosure.ErrSmallBase) || errors.Is(err, disclosure.ErrUnprotected) {
		part.HideAll(rule)
		return nil
	}
	if err != nil {
		return err
	}
	for _, hidden := range release.Hidden {
		e := &part.Estimates[hidden.Column]
		*e = e.Hide(data.Span{Low: hidden.Informed.Low(), High: hidden.Informed.High()})
	}
	part.HideNets()
	return nil
}

// HideRouted returns the table without anything that tells its base, for an item that was asked after an answer whose count is hidden.
func (t Table) HideRouted() Table {
	hide := func(parts []Part) []Part {
		parts = slices.Clone(parts)
		for p := range parts {
			parts[p].Estimates, parts[p].Nets = slices.Clone(parts[p].Estimates), slices.Clone(parts[p].Nets)
			parts[p].HideAll(t.Options.Disclosure)
			parts[p].Notes = []Note{routedNote()}
		}
		return parts
	}
	t.Parts, t.Groups, t.Notes, t.Associations = hide(t.Parts), slices.Clone(t.Groups), nil, nil
	for g := range t.Groups {
		t.Groups[g] = Group{ID: t.Groups[g].ID, Parts: hide(t.Groups[g].Parts)}
	}
	return t
}

func routedNote() Note {
	return Note{
		NL: "Niet getoond: hoeveel respondenten deze vraag kregen, zou een aantal verraden dat bij een andere vraag verborgen is.",
		EN: "Not shown: how many respondents were asked this would give away a count that is hidden at another question.",
	}
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
		table.Picks = t.picks(table.Base, table.Counts)
	}
	return table
}

// picks is what everybody knows of the picks of a multiple choice: whoever is in the base picked an option, and no more than the
// questionnaire allows. Published counts that fit neither bind nobody.
func (t Table) picks(base int, counts []int) disclosure.Picks {
	total := 0
	for _, k := range counts {
		total += k
	}
	picks := disclosure.Picks{Min: 1, Max: t.Item.MaxPicks}
	if total < base {
		picks.Min = 0
	}
	if picks.Max > 0 && total > picks.Max*base {
		picks.Max = 0
	}
	return picks
}

// concentrated reports whether the mean of a number tells what a respondent answered. Where there are too many different values to
// keep, no few of them have that weight.
func concentrated(tally data.Tally) bool {
	if tally.Values == nil {
		return false
	}
	return disclosure.Concentrated(leftOut(tally))
}

// Tells reports whether the means of a number in a tally and in a part of it together tell what a respondent answered: of who is in the
// tally only there are fewer than the rule allows, or a few make their mean.
func Tells(whole, part data.Tally, rule disclosure.Rule) bool {
	left := whole.Answered - part.Answered
	return left > 0 && (left < rule.Threshold || disclosure.Concentrated(leftOut(whole, part)))
}

// leftOut are the numbers of who is in a tally and in none of some parts of it, whose moments follow from those of the others. It is
// empty where the values are not known.
func leftOut(whole data.Tally, parts ...data.Tally) []disclosure.Value {
	if whole.Values == nil {
		return nil
	}
	taken := map[float64]int{}
	for _, part := range parts {
		if part.Values == nil {
			return nil
		}
		for v := range part.Values.Ascending() {
			taken[v.Y] += v.Respondents
		}
	}
	var values []disclosure.Value
	for v := range whole.Values.Ascending() {
		if left := v.Respondents - taken[v.Y]; left > 0 {
			values = append(values, disclosure.Value{Y: v.Y, Respondents: left})
		}
	}
	return values
}

func concentratedNote() Note {
	return Note{
		NL: "Niet getoond: enkele respondenten bepalen het gemiddelde, of iedereen gaf hetzelfde antwoord.",
		EN: "Not shown: a few respondents make the mean, or everybody gave the same answer.",
	}
}

func hiddenNote(threshold int) Note {
	return Note{
		NL: fmt.Sprintf("Aantallen onder %d zijn verborgen om respondenten te beschermen, en zo nodig andere waaruit ze te herleiden zijn. Waar grenzen bij staan, volgen die uit de andere aantallen.", threshold),
		EN: fmt.Sprintf("Counts below %d are hidden to protect respondents, and others where needed from which they could be derived. Bounds beside one follow from the other counts.", threshold),
	}
}

func boundsNote() Note {
	return Note{
		NL: "Sommige organisaties verbergen hier een klein aantal; het totaal is dan alleen binnen grenzen bekend en wordt niet getoond.",
		EN: "Some organisations hide a small count here; the total is then known within bounds only and is not shown.",
	}
}
