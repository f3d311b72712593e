package shown

import (
	"math"
	"slices"

	"spoor/analysis/trial"
	"spoor/data"
	"spoor/data/plan"
)

// most is the number of points from which nothing is worked out: so many give a mean and a spread in too many ways.
const most = 11

// points returns the values that an answer can have, in their order; nil where there are more than [most], or no list of them.
func points(of plan.Answer) []float64 {
	var all []float64
	switch {
	case of.Item.Kind == data.Rating:
		for i := range of.Item.Scale {
			all = append(all, trial.PointValue(of.Item, i))
		}
	case of.Item.Kind == data.Number && len(of.Item.Range) == 2:
		for v := math.Ceil(of.Item.Range[0]); v <= of.Item.Range[1] && len(all) <= most; v++ {
			all = append(all, v)
		}
	}
	if len(all) > most {
		return nil
	}
	slices.Sort(all)
	return all
}

// tellsPoints reports whether the mean of answers on a scale, with their number and spread, tells of a point at which there are few how many.
// Who reads them knows the number, the sum and the sum of squares, the sums over those sets of points that are printed as shares, and at which
// points there is nobody; what else the counts of points can be is truth plus whole multiples of (1, -3, 3, -1) on four points next to each
// other. On more than seven points only multiples of two such moves are tried, which may hide more than need be; and a scale whose points do not
// lie equally far apart tells whatever is small.
func (m *model) tellsPoints(of plan.Answer, values []float64, sets [][]int) bool {
	scale := points(of)
	counts := make([]int, len(scale))
	for _, v := range values {
		at := slices.Index(scale, v)
		if at < 0 {
			return false // between the points, so that there are more of them
		}
		counts[at]++
	}
	if !slices.ContainsFunc(counts, m.rule.Small) {
		return false
	}
	moves := len(counts) - 3
	for i := 2; i < len(scale); i++ {
		if math.Abs(scale[i]-2*scale[i-1]+scale[i-2]) > 1e-9 {
			moves = 0
		}
	}
	low, high := slices.Clone(counts), slices.Clone(counts)
	at, moved := slices.Clone(counts), 0
	kept := func() bool {
		for i, n := range at {
			if n < 0 || counts[i] == 0 && n > 0 {
				return false
			}
		}
		for _, set := range sets {
			change := 0
			for _, i := range set {
				change += at[i] - counts[i]
			}
			if change != 0 {
				return false
			}
		}
		return true
	}
	var try func(from int)
	try = func(from int) {
		if from >= moves {
			if kept() {
				for i, n := range at {
					low[i], high[i] = min(low[i], n), max(high[i], n)
				}
			}
			return
		}
		try(from + 1)
		if len(counts) > 7 && moved == 2 {
			return
		}
		moved++
		for _, times := range []int{-1, 1} {
			for range m.rule.Threshold {
				shift(at[from:], times)
				try(from + 1)
			}
			shift(at[from:], -times*m.rule.Threshold)
		}
		moved--
	}
	try(0)
	for i, n := range counts {
		if m.rule.Small(n) && high[i]-low[i] < m.rule.Width {
			return true
		}
	}
	return false
}

// shift adds a multiple of the move that keeps the number, the sum and the sum of squares.
func shift(counts []int, times int) {
	for i, by := range []int{1, -3, 3, -1} {
		counts[i] += by * times
	}
}

// tellsMean reports whether the mean of an answer in an arm tells few at a point, of those who are meant.
func (m *model) tellsMean(r trial.Result, of plan.Answer, arm int, value func(trial.Participant) trial.Value, sets [][]int) bool {
	if !of.Mean() || points(of) == nil {
		return false
	}
	var values []float64
	for _, p := range r.Participants {
		if v := value(p); p.Arm == arm && v.Known {
			values = append(values, v.Of)
		}
	}
	return m.tellsPoints(of, values, sets)
}

// printedSets are the points of the shares that are printed of the item, and row, of an answer.
func printedSets(r trial.Result, of plan.Answer) [][]int {
	var sets [][]int
	add := func(other plan.Answer) {
		if of.Item.Kind != data.Rating || other.Mean() || other.Item.ID != of.Item.ID || other.Row != of.Row {
			return
		}
		scale := points(of)
		var set []int
		for i, point := range of.Item.Scale {
			if slices.Contains(other.Options, point.ID) {
				set = append(set, slices.Index(scale, trial.PointValue(of.Item, i)))
			}
		}
		sets = append(sets, set)
	}
	for _, f := range r.Findings {
		add(f.Outcome.Of)
	}
	for _, b := range r.Balance {
		add(b.Of)
	}
	return sets
}

// within restricts a value to participants who are meant.
func within(value func(trial.Participant) trial.Value, meant func(trial.Participant) bool) func(trial.Participant) trial.Value {
	return func(p trial.Participant) trial.Value {
		v := value(p)
		v.Known = v.Known && meant(p)
		return v
	}
}
