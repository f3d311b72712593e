package scan

import (
	"slices"

	"spoor/data"
)

// crossed is one of several items of which the answers together make the groups.
type crossed struct {
	unit    int
	options int
}

// domainsOf are the domains of groups that items make, by the units of a plan; without items there are none.
func domainsOf(units []plannedUnit, makers []data.Item) domains {
	in := domains{by: -1}
	for i, maker := range makers {
		one := crossed{slices.IndexFunc(units, func(u plannedUnit) bool { return u.Item.ID == maker.ID }), len(maker.Options)}
		if i == 0 {
			in.by, in.groups = one.unit, 1
		}
		in.groups, in.crossed = in.groups*one.options, append(in.crossed, one)
		in.overlap = in.overlap || maker.Kind == data.Multiple
	}
	if len(makers) == 1 {
		in.crossed = nil
	}
	return in
}

// cross returns the domain of a record by several items of one answer each: the last changes first.
func (d domains) cross(b *batch, record int) int {
	group := 0
	for _, c := range d.crossed {
		code := int(b.codes[record*len(b.plan.units)+c.unit])
		if code >= c.options {
			return d.groups
		}
		group = group*c.options + code
	}
	return group
}

// crossAll adds the groups and rests of a record by several items of which one takes several answers at least; of who did not answer
// all of them there is none.
func (d domains) crossAll(b *batch, record int, to []int) []int {
	masks := make([]uint64, 0, 8)
	for _, c := range d.crossed {
		u := &b.plan.units[c.unit]
		code := b.codes[record*len(b.plan.units)+c.unit]
		if u.state(code) != data.Answered {
			return to
		}
		picked := uint64(1) << code
		if u.Item.Kind == data.Multiple {
			picked = b.picked[record*len(b.plan.multiple)+u.slot]
		}
		masks = append(masks, picked)
	}
	for g := range d.groups {
		if d.within(masks, g) {
			to = append(to, 1+g)
		} else {
			to = append(to, 1+d.groups+g)
		}
	}
	return to
}

// within reports whether what was picked of each item puts a respondent in a group.
func (d domains) within(masks []uint64, group int) bool {
	for at := len(masks) - 1; at >= 0; at-- {
		options := d.crossed[at].options
		if masks[at]>>(group%options)&1 == 0 {
			return false
		}
		group /= options
	}
	return true
}
