package release

import (
	"slices"

	"spoor/data"
)

// told is a table that others tell without its being shown, and the places of those.
type told struct {
	Table
	from []int
}

// implied returns what the groups of tables tell together: an item by another is that other by the first as well, and the groups are
// counts of the other. It needs groups of which each respondent is in one.
func (p *protector) implied(tables []Table) []told {
	var all []told
	var open [][]int // sets of groups of one item by another
	for i, t := range tables {
		if t.By == "" {
			continue
		}
		at := slices.IndexFunc(open, func(set []int) bool {
			first := tables[set[0]]
			return first.Item == t.Item && first.Row == t.Row && first.By == t.By
		})
		switch {
		case at < 0:
			open = append(open, []int{i})
		case slices.ContainsFunc(open[at], func(k int) bool { return tables[k].Group == t.Group }): // of another file
			all = append(all, p.turned(tables, open[at])...)
			open[at] = []int{i}
		default:
			open[at] = append(open[at], i)
		}
	}
	for _, set := range open {
		all = append(all, p.turned(tables, set)...)
	}
	return all
}

// turned returns what all groups of an item by another tell: how many are in each, how many gave each answer, and the groups of those who
// gave it. A count that is hidden tells nothing, and neither does a base.
func (p *protector) turned(tables []Table, set []int) []told {
	first := tables[set[0]]
	item, _ := p.wave.Codebook.Item(first.Item)
	by, _ := p.wave.Codebook.Item(first.By)
	if by.Kind != data.Single || len(set) != len(by.Options) {
		return nil
	}
	groups := make([]Table, len(by.Options))
	for _, i := range set {
		place := slices.IndexFunc(by.Options, func(o data.Option) bool { return o.ID == tables[i].Group })
		if place < 0 {
			return nil
		}
		groups[place] = tables[i]
	}
	bases := make([]*int, len(groups))
	for g := range groups {
		bases[g] = groups[g].Base
	}
	both := total(bases)
	all := []told{{Table{Item: by.ID, Base: both, Counts: bases}, set}}
	whole := Table{Item: first.Item, Row: first.Row, Base: both, Counts: make([]*int, len(first.Counts))}
	for o := range first.Counts {
		chose := make([]*int, len(groups))
		for g := range groups {
			chose[g] = groups[g].Counts[o]
		}
		whole.Counts[o] = total(chose)
		if first.Row == "" && o < len(item.Options) {
			all = append(all, told{Table{Item: by.ID, By: first.Item, Group: item.Options[o].ID, Base: whole.Counts[o], Counts: chose}, set})
		}
	}
	return append(all, told{whole, set})
}

// total is the sum of counts, nil where one is hidden.
func total(counts []*int) *int {
	sum := 0
	for _, k := range counts {
		if k == nil {
			return nil
		}
		sum += *k
	}
	return &sum
}

// everything is what tables tell: themselves, and what their groups do together.
func (p *protector) everything(tables []Table) []told {
	var all []told
	for i, t := range tables {
		all = append(all, told{t, []int{i}})
	}
	return append(all, p.implied(tables)...)
}
