package analysis

import (
	"slices"

	"spoor/analysis/disclosure"
	"spoor/data"
)

// More is what of a table is to be hidden besides what its rule hides: an option by its place, or with a place of -1 everything of a part
// of a group, or with a group of -1 of all respondents.
type More struct{ Group, Part, Place int }

// HideMore returns the table with more of it hidden, because of what else is published of the same respondents. The crosstab is the one
// that its groups were counted in; of a table without groups it is not looked at.
func (t Table) HideMore(more []More, crosstab data.Crosstab) (Table, error) {
	if len(more) == 0 {
		return t, nil
	}
	rule := t.Options.Disclosure
	t.Parts = apart(t.Parts)
	t.Groups = slices.Clone(t.Groups)
	for g := range t.Groups {
		t.Groups[g].Parts = apart(t.Groups[g].Parts)
		t.Groups[g].Contrasts, t.Groups[g].Shifts = slices.Clone(t.Groups[g].Contrasts), nil
	}
	for _, m := range more {
		part := &t.Parts[m.Part]
		if m.Group >= 0 {
			part = &t.Groups[m.Group].Parts[m.Part]
		}
		if m.Place < 0 {
			part.HideAll(rule)
			part.Notes = []Note{linkedNote()}
			continue
		}
		e := &part.Estimates[m.Place]
		*e = e.Hide(data.Span{Low: 1, High: part.Answered})
		part.HideNets()
	}
	t.Notes = []Note{hiddenNote(rule.Threshold)}
	if len(t.Groups) == 0 {
		return t, nil
	}
	t.Associations = nil
	t.hideContrasts()
	return t, t.adjust(crosstab) // the family is what is shown
}

// Derived is what can be derived of the counts of a part: of a group by its place, or with a group of -1 of all respondents.
type Derived struct {
	Group, Part int
	Counts      []data.Span // by option
	Nets        []data.Span // by net, of which each respondent gives one answer
}

// Within returns the table with these bounds of every count and net that is hidden in it. What was derived before counted on more being
// shown.
func (t Table) Within(derived []Derived) Table {
	t.Parts = apart(t.Parts)
	t.Groups = slices.Clone(t.Groups)
	for g := range t.Groups {
		t.Groups[g].Parts = apart(t.Groups[g].Parts)
	}
	for _, d := range derived {
		if d.Group < 0 {
			t.Parts[d.Part].Within(d.Counts, d.Nets)
		} else {
			t.Groups[d.Group].Parts[d.Part].Within(d.Counts, d.Nets)
		}
	}
	return t
}

// apart returns parts whose estimates are their own.
func apart(parts []Part) []Part {
	parts = slices.Clone(parts)
	for p := range parts {
		parts[p].Estimates, parts[p].Nets = slices.Clone(parts[p].Estimates), slices.Clone(parts[p].Nets)
	}
	return parts
}

func linkedNote() Note {
	return Note{
		NL: "Niet getoond: samen met wat eerder of elders van deze respondenten is gepubliceerd, zou een klein aantal te herleiden zijn.",
		EN: "Not shown: together with what was published of these respondents before or elsewhere a small count could be derived.",
	}
}

// Protected reports whether counts of the table are hidden by a rule.
func (t Table) Protected() bool { return t.Options.Disclosure != (disclosure.Rule{}) }
