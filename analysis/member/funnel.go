package member

import (
	"fmt"
	"math"
	"sort"

	"spoor/analysis"
	"spoor/analysis/hypothesis"
)

// ControlLevels are the levels of the limits of a funnel: outside the first is worth a look, outside the second is more
// than chance among many members.
//
// D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24 (2005).
var ControlLevels = [2]float64{0.95, 0.998}

// Member is one organisation in a funnel, under its alias.
type Member struct {
	Alias    string
	Estimate analysis.Estimate
	Outside  float64 // the largest of ControlLevels whose limits it lies outside, 0 when it lies within both
}

// Respondents is how many respondents the limits of the member are for: its base, or of a weighted sample its effective base.
func (m Member) Respondents() int { return m.Estimate.Effective() }

// chosen is how many of them chose the option.
func (m Member) chosen() int {
	return int(math.Round(m.Estimate.Proportion * float64(m.Respondents())))
}

// Limits are the shares that a base of N can have by chance around the share of the sector.
type Limits struct {
	N         int
	Low, High [2]float64 // by level of ControlLevels, in [0, 1]
}

// Funnel sets several members around the share of the sector, by their number of respondents.
type Funnel struct {
	Sector  analysis.Estimate
	Members []Member // in the order given
	Curve   []Limits // for every base from 1 to beyond the largest
}

// NewFunnel makes a funnel of members around the share of the sector. The limits are exact binomial ones that take that
// share as known. It is an error when the sector has no share, when there are fewer than two members, and when two have
// the same alias or one has no respondents.
func NewFunnel(sector analysis.Estimate, members []Member) (Funnel, error) {
	if !sector.Known() {
		return Funnel{}, fmt.Errorf("the sector has no share of %s to set members around", sector.Option)
	}
	if len(members) < 2 {
		return Funnel{}, fmt.Errorf("a funnel needs two members or more, not %d", len(members))
	}
	funnel := Funnel{Sector: sector}
	seen := map[string]bool{}
	largest := 0
	for _, member := range members {
		if seen[member.Alias] {
			return Funnel{}, fmt.Errorf("two members have the alias %q; give each its own", member.Alias)
		}
		seen[member.Alias] = true
		if !member.Estimate.Known() {
			return Funnel{}, fmt.Errorf("member %s has no respondents here; leave it out", member.Alias)
		}
		member.Outside = 0
		for i, level := range ControlLevels {
			low, high := controlLimits(member.Respondents(), sector.Proportion, level)
			if chosen := member.chosen(); chosen < low || chosen > high {
				member.Outside = ControlLevels[i]
			}
		}
		largest = max(largest, member.Respondents())
		funnel.Members = append(funnel.Members, member)
	}
	last := int(math.Ceil(float64(largest)*1.1)) + 1
	step := max(1, last/200)
	for n := 1; n <= last; n += step {
		limits := Limits{N: n}
		for i, level := range ControlLevels {
			low, high := controlLimits(n, sector.Proportion, level)
			limits.Low[i], limits.High[i] = float64(low)/float64(n), float64(high)/float64(n)
		}
		funnel.Curve = append(funnel.Curve, limits)
	}
	return funnel, nil
}

// controlLimits returns the smallest and largest count of n that lie within the limits: those with a chance of more than
// (1-level)/2 of a count so small, and so large.
func controlLimits(n int, share, level float64) (low, high int) {
	tail := (1 - level) / 2
	chance := func(k int, alternative hypothesis.Alternative) float64 {
		result, err := hypothesis.Binomial(k, n, share, alternative)
		if err != nil {
			return 1 // cannot be: k is within 0..n and the share was checked when it was estimated
		}
		return result.P
	}
	low = sort.Search(n, func(k int) bool { return chance(k, hypothesis.Less) > tail })
	high = n - sort.Search(n, func(k int) bool { return chance(n-k, hypothesis.Greater) > tail })
	return low, high
}
