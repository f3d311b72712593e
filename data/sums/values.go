package sums

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
)

// How much [Values] keep, so that their size does not grow with the sample.
const (
	MostValues       = 10_000 // different values
	MostPlacedValues = 50_000 // different values in every stratum, cluster and crossing of margins, together
	mostReplicated   = 2_000_000
)

// Values are how often each value of a number was given, and by whom in the sample: what a median, quartiles and their
// intervals are made from. They add up like [Sums], in whatever order.
//
// Where there are more than MostPlacedValues (or 2,000,000 sums of replicate weights) it is no longer kept in which part of the
// sample a value was given, and Placed is false. Where there are more than MostValues only the least and the greatest are kept,
// and Kept is false.
type Values struct {
	detail Detail
	parts  []Drawn
	keys   map[key]int32 // place of each part of the sample in parts, where there are more than one
	// The first settled ones are in order of value and part, each once; after them stands what came since and was not among them. Limits
	// were checked when there were so many.
	given            []given
	settled, checked int
	next             int         // where the one after the last stands that was found, which is often given then
	weights          []weights   // of what was given; nil where each respondent has weight 1
	replicates       [][]float64 // likewise the sums of replicate weights; nil without
	replicated       int         // how many
	respondents      int
	least, greatest  float64
	scattered        bool // in too many parts of the sample to keep in which
	full             bool
}

// given are the respondents who gave one value in one part of the sample.
type given struct {
	y           float64
	part        int32
	respondents int
}

func compareGiven(a, b given) int {
	switch {
	case a.y < b.y || a.y == b.y && a.part < b.part:
		return -1
	case a.y == b.y && a.part == b.part:
		return 0
	}
	return 1
}

// weights are sums of their weights, of the squares and of the weights before raking.
type weights struct{ sum, squared, before float64 }

func weightsOf(p PlacedValue) weights { return weights{p.Weight, p.SquaredWeight, p.Before} }

// ones are those of so many respondents of weight 1.
func ones(respondents int) weights { return weights{float64(respondents), float64(respondents), 0} }

func (w *weights) add(other weights) {
	w.sum += other.sum
	w.squared += other.squared
	w.before += other.before
}

// Value is how often one value was given.
type Value struct {
	Y           float64
	Respondents int     // with a positive weight
	Weight      float64 // sum of their weights
}

// PlacedValue is how often a value was given in one stratum, cluster and crossing of margins.
type PlacedValue struct {
	At Drawn // without weights
	Value
	SquaredWeight float64   // sum of the squares of the weights
	Before        float64   // sum of the weights before raking
	Replicates    []float64 // of each replicate the sum of its weights; nil without replicate weights
}

// NewValues returns empty values of a sample of that detail.
func NewValues(d Detail) *Values { return &Values{detail: d} }

// Grow makes room for so many values in the parts of the sample, where that is known before they are added.
func (v *Values) Grow(values int) { v.given = slices.Grow(v.given, values) }

// Add counts one respondent, whose replicate weights are nil in a sample without. Who has weight 0 gave no value that counts.
func (v *Values) Add(at Drawn, replicates []float64, y float64) error {
	if err := at.check(v.detail); err != nil || at.Weight == 0 {
		return err
	}
	return v.AddPlaced(PlacedValue{at, Value{y, 1, at.Weight}, at.Weight * at.Weight, at.Before, replicates})
}

// AddPlaced counts respondents who gave the same value in one part of the sample.
func (v *Values) AddPlaced(p PlacedValue) error { return v.AddTo(v.Part(p.At), p) }

// Of takes over the strata, clusters and crossings of margins of the sample, each once, for values that are to be added by AddTo to their
// places. There are no values yet.
func (v *Values) Of(parts []Drawn) { v.parts = slices.Clip(parts) }

// Part returns the place of a stratum, cluster and crossing of margins, for AddTo.
func (v *Values) Part(at Drawn) int {
	if v.full || v.scattered {
		return 0
	}
	k, last := keyOf(at), len(v.parts)-1
	if last >= 0 && keyOf(v.parts[last]) == k {
		return last
	}
	part, known := v.keys[k]
	if !known {
		if v.keys == nil {
			v.keys = map[key]int32{}
			for i, part := range v.parts {
				v.keys[keyOf(part)] = int32(i)
			}
		}
		part = int32(len(v.parts))
		v.keys[k] = part
		v.parts = append(v.parts, Drawn{Stratum: k.stratum, Cluster: k.cluster, Margins: k.margins})
	}
	return int(part)
}

// AddTo is AddPlaced where Part gave the place, or Of.
func (v *Values) AddTo(part int, p PlacedValue) error {
	if math.IsNaN(p.Y) || math.IsInf(p.Y, 0) {
		return fmt.Errorf("value %v is not a number: leave the respondent out of the base", p.Y)
	}
	if p.Respondents == 0 {
		return nil
	}
	v.extend(p.Respondents, p.Y, p.Y)
	if v.full {
		return nil
	}
	if v.scattered {
		part, p.Replicates = 0, nil
	}
	v.give(given{p.Y + 0, int32(part), p.Respondents}, weightsOf(p), p.Replicates) // so that -0 is 0
	if len(v.given)-v.checked >= max(v.checked, 256) {
		v.Settle()
	}
	return nil
}

// give adds respondents to those who gave the same value in the same part of the sample, or puts them after the others.
func (v *Values) give(g given, w weights, replicates []float64) {
	if w != ones(g.respondents) && v.weights == nil {
		v.weights = make([]weights, len(v.given), cap(v.given))
		for i, other := range v.given {
			v.weights[i] = ones(other.respondents)
		}
	}
	if len(replicates) > 0 && v.replicates == nil {
		v.replicates, v.replicated = make([][]float64, len(v.given), cap(v.given)), len(replicates)
	}
	after := v.settled == 0 || compareGiven(v.given[v.settled-1], g) < 0
	if !after {
		at, known := v.settled-1, compareGiven(v.given[v.settled-1], g) == 0
		if !known {
			at, known = v.next, v.next < v.settled && compareGiven(v.given[v.next], g) == 0
		}
		if !known {
			at, known = slices.BinarySearchFunc(v.given[:v.settled], g, compareGiven)
		}
		if known {
			v.merge(at, g.respondents, w, replicates)
			v.next = at + 1
			return
		}
	}
	if after && v.settled == len(v.given) {
		v.settled++
	}
	v.given = append(v.given, g)
	if v.weights != nil {
		v.weights = append(v.weights, w)
	}
	if v.replicates != nil {
		v.replicates = append(v.replicates, slices.Clone(replicates))
	}
}

// merge adds respondents to those at a place.
func (v *Values) merge(at, respondents int, w weights, replicates []float64) {
	v.given[at].respondents += respondents
	if v.weights != nil {
		v.weights[at].add(w)
	}
	if len(replicates) > 0 {
		if v.replicates[at] == nil {
			v.replicates[at] = make([]float64, len(replicates))
		}
		addTo(v.replicates[at], replicates)
	}
}

// Settle puts the values in order once, which whatever reads them needs and would do again each time. Results are the same without it.
func (v *Values) Settle() {
	if v.settled < len(v.given) {
		v.order()
	}
	v.checked = len(v.given)
	switch {
	case len(v.given) > MostValues && v.different() > MostValues:
		v.drop()
	case !v.scattered && (len(v.given) > MostPlacedValues || len(v.given)*v.replicated > mostReplicated):
		v.scatter()
	}
}

// order puts what was given in order, and adds up those of one value and part, as they came.
func (v *Values) order() {
	order := make([]int32, len(v.given))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Or(compareGiven(v.given[a], v.given[b]), cmp.Compare(a, b)) })
	old := *v
	v.given, v.settled = make([]given, 0, len(order)), 0
	if v.weights != nil {
		v.weights = make([]weights, 0, len(order))
	}
	if v.replicates != nil {
		v.replicates = make([][]float64, 0, len(order))
	}
	for _, i := range order {
		g, w, replicates := old.at(int(i))
		if last := v.settled - 1; last >= 0 && compareGiven(v.given[last], g) == 0 {
			v.merge(last, g.respondents, w, replicates)
			continue
		}
		v.give(g, w, replicates)
	}
}

func (v *Values) at(i int) (g given, w weights, replicates []float64) {
	g = v.given[i]
	w = ones(g.respondents)
	if v.weights != nil {
		w = v.weights[i]
	}
	if v.replicates != nil {
		replicates = v.replicates[i]
	}
	return g, w, replicates
}

// different is the number of different values.
func (v *Values) different() int {
	n := 0
	for i, g := range v.given {
		if i == 0 || v.given[i-1].y != g.y {
			n++
		}
	}
	return n
}

// inPlace returns the values in order: v itself, or a copy where it is not.
func (v *Values) inPlace() *Values {
	if v.checked == len(v.given) {
		return v
	}
	clone := v.Clone()
	clone.Settle()
	return clone
}

// AddScattered counts respondents who gave the same value, in whatever parts of the sample.
func (v *Values) AddScattered(p PlacedValue) error {
	if !v.scattered && !v.full {
		v.scatter()
	}
	return v.AddTo(0, p)
}

// scatter lets go of the parts of the sample.
func (v *Values) scatter() {
	v.scattered, v.parts, v.keys, v.replicates, v.replicated = true, []Drawn{{}}, nil, nil, 0
	for i := range v.given {
		v.given[i].part = 0
	}
	v.order()
	v.checked = len(v.given)
}

// AddUnknown counts respondents of whose values only the least and the greatest are known, because there are too many.
func (v *Values) AddUnknown(respondents int, least, greatest float64) {
	if respondents > 0 {
		v.extend(respondents, least, greatest)
		v.drop()
	}
}

func (v *Values) extend(respondents int, least, greatest float64) {
	if v.respondents == 0 {
		v.least, v.greatest = least, greatest
	}
	v.least, v.greatest = min(v.least, least), max(v.greatest, greatest)
	v.respondents += respondents
}

// drop lets go of all but the least and the greatest.
func (v *Values) drop() {
	*v = Values{detail: v.detail, respondents: v.respondents, least: v.least, greatest: v.greatest, full: true}
}

// Merge adds other to v. Both must be of samples that were drawn and weighted in the same way.
func (v *Values) Merge(other *Values) error {
	if v.detail != other.detail {
		return fmt.Errorf("cannot add values of samples that were drawn or weighted in different ways: count both with the same design")
	}
	other = other.inPlace()
	if other.full {
		v.AddUnknown(other.respondents, other.least, other.greatest)
		return nil
	}
	add := v.AddPlaced
	if other.scattered {
		add = v.AddScattered
	}
	for _, p := range other.placed() {
		if err := add(p); err != nil {
			return err
		}
	}
	v.Settle()
	return nil
}

// Clone returns a copy that shares nothing with v.
func (v *Values) Clone() *Values {
	clone := *v
	clone.parts, clone.keys, clone.given, clone.weights = slices.Clone(v.parts), maps.Clone(v.keys), slices.Clone(v.given), slices.Clone(v.weights)
	clone.replicates = slices.Clone(v.replicates)
	for i, replicates := range clone.replicates {
		clone.replicates[i] = slices.Clone(replicates)
	}
	return &clone
}
