package sums

import (
	"fmt"
	"iter"
	"slices"
)

// Detail says what is kept of the sample beyond what one stage of sampling needs.
func (v *Values) Detail() Detail { return v.detail }

// Kept reports whether the values are all known: false where there are too many to keep.
func (v *Values) Kept() bool { return !v.inPlace().full }

// Placed reports whether it is known in which part of the sample each value was given.
func (v *Values) Placed() bool {
	v = v.inPlace()
	return !v.full && !v.scattered
}

// Respondents is how many gave a value, of a positive weight.
func (v *Values) Respondents() int { return v.respondents }

// Range returns the least and the greatest value, 0 and 0 where there is none.
func (v *Values) Range() (least, greatest float64) { return v.least, v.greatest }

// Ascending yields the values from the least to the greatest, each once, none where they are not kept.
func (v *Values) Ascending() iter.Seq[Value] {
	v = v.inPlace()
	return func(yield func(Value) bool) {
		for i := 0; i < len(v.given); {
			g, w, _ := v.at(i)
			value := Value{g.y, g.respondents, w.sum}
			for i++; i < len(v.given) && v.given[i].y == value.Y; i++ {
				more, w, _ := v.at(i)
				value.Respondents += more.respondents
				value.Weight += w.sum
			}
			if !yield(value) {
				return
			}
		}
	}
}

// All returns the values by stratum, cluster and margins, from the least to the greatest in each.
func (v *Values) All() []PlacedValue {
	out := v.inPlace().placed()
	slices.SortStableFunc(out, func(a, b PlacedValue) int { return compareKeys(keyOf(a.At), keyOf(b.At)) })
	return out
}

// placed returns the values in order.
func (v *Values) placed() []PlacedValue {
	out := make([]PlacedValue, len(v.given))
	for i := range v.given {
		g, w, replicates := v.at(i)
		out[i] = PlacedValue{v.parts[g.part], Value{g.y, g.respondents, w.sum}, w.squared, w.before, replicates}
	}
	return out
}

// UpTo returns the sums of a single choice: option i is that of who gave a value up to cuts[i], and none of those before. The cuts are
// ascending. It refuses values of which the parts of the sample are not kept.
func (v *Values) UpTo(cuts ...float64) (*Sums, error) {
	v = v.inPlace()
	if !v.Placed() {
		return nil, fmt.Errorf("%d values in too many strata and clusters to keep which was given where", v.respondents)
	}
	out := NewSingle(len(cuts)).WithDetail(v.detail)
	out.Expect(len(v.parts))
	cells, order := make([]*Cell, len(v.parts)), make([]int, len(v.parts))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return compareKeys(keyOf(v.parts[a]), keyOf(v.parts[b])) })
	for _, i := range order {
		cells[i] = out.cell(v.parts[i])
	}
	option := 0
	for i := range v.given {
		g, w, replicates := v.at(i)
		for option < len(cuts) && g.y > cuts[option] {
			option++
		}
		c := cells[g.part]
		c.Respondents += g.respondents
		c.Weight += w.sum
		c.SquaredWeight += w.squared
		if w.before != 0 {
			c.Before += w.before
		}
		if option < len(cuts) {
			c.choose(option, g.respondents, w)
		}
		if len(replicates) > 0 {
			out.replicated.prepare(len(replicates), len(cuts))
			addTo(out.replicated.Weights, replicates)
			if option < len(cuts) {
				addTo(out.replicated.Picked[option], replicates)
			}
		}
	}
	out.Sort()
	return out, nil
}

// choose counts respondents for an option.
func (c *Cell) choose(option, respondents int, w weights) {
	c.Counts[option] += respondents
	c.Picked[option] += w.sum
	if c.SquaredPicked != nil {
		c.SquaredPicked[option] += w.squared
	}
	if c.PickedBefore != nil {
		c.PickedBefore[option] += w.before
	}
}
