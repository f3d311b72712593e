package sums

import (
	"cmp"
	"fmt"
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
	detail          Detail
	numbers         map[float64]int32 // place of each value in values
	values          []float64
	keys            map[key]int32 // place of each part of the sample in parts
	parts           []Drawn
	cells           map[cellAt]int32 // place in shares
	shares          []share
	respondents     int
	least, greatest float64
	scattered       bool // in too many parts of the sample to keep in which
	full            bool
}

// cellAt is a value in a part of the sample.
type cellAt struct{ part, value int32 }

// share are the respondents who gave one value in one part of the sample.
type share struct {
	cellAt
	respondents             int
	weight, squared, before float64
	replicates              []float64
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
func NewValues(d Detail) *Values {
	return &Values{detail: d, numbers: map[float64]int32{}, keys: map[key]int32{}, cells: map[cellAt]int32{}}
}

// Grow makes room for so many values in the parts of the sample, of which there are so many, where that is known before they are added.
func (v *Values) Grow(values, parts int) {
	if len(v.shares)+len(v.parts) > 0 {
		return
	}
	v.shares, v.cells = make([]share, 0, values), make(map[cellAt]int32, values)
	v.parts, v.keys = make([]Drawn, 0, parts), make(map[key]int32, parts)
}

// Add counts one respondent, whose replicate weights are nil in a sample without. Who has weight 0 gave no value that counts.
func (v *Values) Add(at Drawn, replicates []float64, y float64) error {
	if err := at.check(v.detail); err != nil || at.Weight == 0 {
		return err
	}
	return v.AddPlaced(PlacedValue{at, Value{y, 1, at.Weight}, at.Weight * at.Weight, at.Before, replicates})
}

// AddPlaced counts respondents who gave the same value in one part of the sample.
func (v *Values) AddPlaced(p PlacedValue) error { return v.AddTo(v.Part(p.At), p) }

// Part returns the place of a stratum, cluster and crossing of margins, for AddTo.
func (v *Values) Part(at Drawn) int {
	if v.full || v.scattered {
		return 0
	}
	k := keyOf(at)
	part, known := v.keys[k]
	if !known {
		part = int32(len(v.parts))
		v.keys[k] = part
		v.parts = append(v.parts, Drawn{Stratum: k.stratum, Cluster: k.cluster, Margins: k.margins})
	}
	return int(part)
}

// AddTo is AddPlaced where Part gave the place.
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
	value, known := v.numbers[p.Y]
	if !known {
		value = int32(len(v.values))
		v.numbers[p.Y] = value
		v.values = append(v.values, p.Y)
	}
	if v.scattered {
		part, p.Replicates = 0, nil
	}
	v.share(cellAt{int32(part), value}, p)
	switch {
	case len(v.values) > MostValues:
		v.drop()
	case len(v.shares) > MostPlacedValues || len(v.shares)*len(p.Replicates) > mostReplicated:
		v.scatter()
	}
	return nil
}

// share adds respondents who gave a value in a part of the sample.
func (v *Values) share(in cellAt, p PlacedValue) {
	at, known := v.cells[in]
	if !known {
		at = int32(len(v.shares))
		v.cells[in] = at
		v.shares = append(v.shares, share{cellAt: in})
	}
	s := &v.shares[at]
	s.respondents += p.Respondents
	s.weight += p.Weight
	s.squared += p.SquaredWeight
	s.before += p.Before
	if s.replicates == nil && len(p.Replicates) > 0 {
		s.replicates = make([]float64, len(p.Replicates))
	}
	addTo(s.replicates, p.Replicates)
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
	shares := v.shares
	v.scattered, v.parts, v.keys = true, []Drawn{{}}, nil
	v.cells, v.shares = map[cellAt]int32{}, nil
	for _, s := range shares {
		v.share(cellAt{0, s.value}, PlacedValue{Value: Value{Respondents: s.respondents, Weight: s.weight}, SquaredWeight: s.squared, Before: s.before})
	}
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
	if other.full {
		v.AddUnknown(other.respondents, other.least, other.greatest)
		return nil
	}
	add := v.AddPlaced
	if other.scattered {
		add = v.AddScattered
	}
	for _, s := range other.shares {
		if err := add(other.placed(s)); err != nil {
			return err
		}
	}
	return nil
}

// Clone returns a copy that shares nothing with v.
func (v *Values) Clone() *Values {
	clone := NewValues(v.detail)
	_ = clone.Merge(v) // of the same detail, and of values that were added before
	return clone
}

// Detail says what is kept of the sample beyond what one stage of sampling needs.
func (v *Values) Detail() Detail { return v.detail }

// Kept reports whether the values are all known: false where there are too many to keep.
func (v *Values) Kept() bool { return !v.full }

// Placed reports whether it is known in which part of the sample each value was given.
func (v *Values) Placed() bool { return !v.full && !v.scattered }

// Respondents is how many gave a value, of a positive weight.
func (v *Values) Respondents() int { return v.respondents }

// Range returns the least and the greatest value, 0 and 0 where there is none.
func (v *Values) Range() (least, greatest float64) { return v.least, v.greatest }

// Sorted returns the values from the least to the greatest, none where they are not kept.
func (v *Values) Sorted() []Value {
	out := make([]Value, len(v.values))
	for i, y := range v.values {
		out[i].Y = y
	}
	for _, s := range v.shares {
		out[s.value].Respondents += s.respondents
		out[s.value].Weight += s.weight
	}
	slices.SortFunc(out, func(a, b Value) int { return cmp.Compare(a.Y, b.Y) })
	return out
}

// All returns the values by stratum, cluster and margins, from the least to the greatest in each.
func (v *Values) All() []PlacedValue {
	out := make([]PlacedValue, len(v.shares))
	for i, s := range v.shares {
		out[i] = v.placed(s)
	}
	slices.SortFunc(out, func(a, b PlacedValue) int {
		return cmp.Or(compareKeys(keyOf(a.At), keyOf(b.At)), cmp.Compare(a.Y, b.Y))
	})
	return out
}

func (v *Values) placed(s share) PlacedValue {
	return PlacedValue{v.parts[s.part], Value{v.values[s.value], s.respondents, s.weight}, s.squared, s.before, s.replicates}
}

// UpTo returns the sums of a single choice among one option, which those chose who gave a value up to y. It refuses values of
// which the parts of the sample are not kept.
func (v *Values) UpTo(y float64) (*Sums, error) {
	if !v.Placed() {
		return nil, fmt.Errorf("%d values in too many strata and clusters to keep which was given where", v.respondents)
	}
	out := NewSingle(1).WithDetail(v.detail)
	cells := make([]Cell, len(v.parts))
	for i, at := range v.parts {
		cells[i] = out.NewCell(at)
	}
	for _, s := range v.shares {
		c, upTo := &cells[s.part], v.values[s.value] <= y
		c.Respondents += s.respondents
		c.Weight += s.weight
		c.SquaredWeight += s.squared
		c.Before += s.before
		if upTo {
			c.choose(s)
		}
		if len(s.replicates) > 0 {
			out.replicated.prepare(len(s.replicates), 1)
			addTo(out.replicated.Weights, s.replicates)
			if upTo {
				addTo(out.replicated.Picked[0], s.replicates)
			}
		}
	}
	for _, c := range cells {
		if err := out.AddCell(c); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// choose counts a share for the one option.
func (c *Cell) choose(s share) {
	c.Counts[0] += s.respondents
	c.Picked[0] += s.weight
	if c.SquaredPicked != nil {
		c.SquaredPicked[0] += s.squared
	}
	if c.PickedBefore != nil {
		c.PickedBefore[0] += s.before
	}
}
