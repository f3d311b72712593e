package analysis

import (
	"errors"
	"math"
	"slices"

	"spoor/analysis/coarse"
	"spoor/data"
)

// ErrHiddenWeighted is the refusal to show groups of a weighted sample of which a count is hidden: whoever knows the weights finds it from
// the weighted percentages of all respondents.
var ErrHiddenWeighted = errors.New("a count of these groups is hidden, and whoever knows the weights could derive it from the weighted percentages of all respondents; make the groups larger, or leave --disclosure out for your own screen")

// ProtectWeighted returns the table without what tells a hidden count to whoever knows the weight of each kind of respondent: a weighted
// percentage says how the respondents that it counts divide over the weights, and the more exactly it is printed the more it says. Of a
// weighted sample under a rule
//   - groups of which a count is hidden are refused ([ErrHiddenWeighted]),
//   - of a part of which a count is hidden nothing is shown,
//   - shares, differences and their intervals are whole percentages, in figures and files too, means are rounded as far in proportion to
//     their intervals (package coarse), and p-values have three decimals,
//   - sums of weights, standard errors, effective bases and design effects are not shown, nor totals, of which the mean tells the sum of
//     the weights.
//
// Other tables are returned as they are.
func (t Table) ProtectWeighted() (Table, error) {
	if !t.Protected() || t.Wave.Design.IsZero() {
		return t, nil
	}
	if slices.ContainsFunc(t.Groups, func(g Group) bool { return slices.ContainsFunc(g.Parts, Part.Hides) }) {
		return Table{}, ErrHiddenWeighted
	}
	t.Parts, t.Groups = apart(t.Parts), slices.Clone(t.Groups)
	for p := range t.Parts {
		t.protectWeightedPart(&t.Parts[p])
	}
	for g := range t.Groups {
		group := &t.Groups[g]
		group.Parts, group.Contrasts, group.Shifts = apart(group.Parts), slices.Clone(group.Contrasts), nil
		for p := range group.Parts {
			t.protectWeightedPart(&group.Parts[p])
		}
		for c := range group.Contrasts {
			group.Contrasts[c].Comparison = coarse.Comparison(group.Contrasts[c].Comparison, t.Item)
		}
	}
	t.Associations = slices.Clone(t.Associations)
	for a := range t.Associations {
		t.Associations[a].P, t.Associations[a].Statistic = math.Round(t.Associations[a].P*1000)/1000, math.Round(t.Associations[a].Statistic*100)/100
	}
	return t, nil
}

func (t Table) protectWeightedPart(part *Part) {
	for _, e := range part.Estimates {
		if e.Weighted != nil {
			part.Notes = slices.DeleteFunc(slices.Clone(part.Notes), func(n Note) bool { return n == precisionNote(*e.Weighted) })
		}
	}
	if part.Hides() && !part.BaseHidden {
		part.HideAll(t.Options.Disclosure)
		part.Notes = []Note{weightedNote()}
		return
	}
	for _, estimates := range [][]Estimate{part.Estimates, part.Nets} {
		for i, e := range estimates {
			estimates[i] = coarse.Estimate(e, t.Item)
		}
	}
	if part.Rating != nil {
		rating := coarse.Rating(*part.Rating, t.Item)
		part.Rating = &rating
	}
}

func weightedNote() Note {
	return data.Text{
		NL: "Niet getoond: een aantal hiervan is klein, en wie de gewichten kent, zou het uit de gewogen percentages kunnen afleiden.",
		EN: "Not shown: one of these counts is small, and whoever knows the weights could derive it from the weighted percentages.",
	}
}
