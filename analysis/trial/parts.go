package trial

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"spoor/data"
)

// Parts is the primary outcome in subgroups.
type Parts struct {
	Of          Subgroups
	Parts       []Part
	Interaction float64 // p-value of whether the effect differs between them
	Tested      bool
	Note        data.Text // why it is not tested
}

// Part is the effect in one subgroup.
type Part struct {
	Option data.Option
	Effect Effect // its p-value is of no use, and not shown
}

// fewestInPart is the number of known outcomes in each arm of a subgroup below which no interaction is tested.
const fewestInPart = 5

// parts compares an arm in each subgroup of each item, and tests whether the effects differ by Cochran's Q,
//
//	sum of (d - D)² / v, D the mean of the d weighted by 1/v,
//
// which without a difference is chi-square with the subgroups minus 1 degrees of freedom. It is an approximation, and of clusters a rough one.
func (d Data) parts(s Spec, arm int) ([]Parts, error) {
	var all []Parts
	s.Test = ""
	for i, of := range d.Subgroups {
		parts := Parts{Of: of}
		for k, option := range of.Item.Options {
			groups := d.groups(0, func(p Participant) bool { return p.Groups[i] == k })
			if len(groups[0])+len(groups[arm]) == 0 {
				continue
			}
			e, err := Compare(s, groups[0], groups[arm])
			if err != nil {
				return nil, err
			}
			parts.Parts = append(parts.Parts, Part{option, e})
		}
		parts.interaction()
		all = append(all, parts)
	}
	return all, nil
}

func (p *Parts) interaction() {
	var weight, sum float64
	for _, part := range p.Parts {
		e := part.Effect
		if e.Control.Known < fewestInPart || e.Other.Known < fewestInPart || e.Error == 0 {
			p.Note = noteSmallParts
			return
		}
		weight += 1 / (e.Error * e.Error)
		sum += e.Estimate / (e.Error * e.Error)
	}
	if len(p.Parts) < 2 {
		p.Note = noteOnePart
		return
	}
	q := 0.0
	for _, part := range p.Parts {
		q += math.Pow((part.Effect.Estimate-sum/weight)/part.Effect.Error, 2)
	}
	p.Interaction, p.Tested = distuv.ChiSquared{K: float64(len(p.Parts) - 1)}.Survival(q), true
}

var (
	noteSmallParts = data.Text{NL: "een van de subgroepen is te klein, of daarin verschilt niemand", EN: "one of the subgroups is too small, or nobody in it differs"}
	noteOnePart    = data.Text{NL: "er is maar één subgroep met deelnemers", EN: "only one subgroup has participants"}
)
