package release

import (
	"errors"
	"slices"
	"strings"

	"spoor/analysis/disclosure/system"
	"spoor/data"
)

// pairID names an item, or a row of it, by the groups of another.
type pairID struct{ item, row, by string }

// pair is an item by another: both counts of who chose option o of the item and g of the other. Of an item without rows it is the
// same pair whichever of the two makes the groups.
type pair struct {
	item, by data.Item
	counts   [][]system.Cell // by option of the item and of the other
	both     system.Cell     // who answered both
	groups   []system.Cell   // who answered the item, by option of the other
	options  []system.Cell   // who answered the other, by option of the item
	left     [][]system.Cell // as counts: of a group who did not choose an option of the item, where that is a multiple choice
	outside  [][]system.Cell // as counts: of who chose an option who are not in a group of the other, where that is a multiple choice
}

// askedIn adds how many of a group were asked an item: all of it, or those of it who gave the answer that the item is asked after.
func (m *model) askedIn(c counted, item, by data.Item, place int) (counted, error) {
	group, found := m.all(by, "")
	if !found {
		return c, nil
	}
	parentID, option, routed := strings.Cut(item.AskedIf, ".")
	parent, known := m.wave.Codebook.Item(parentID)
	chosen := slices.IndexFunc(parent.Options, func(o data.Option) bool { return o.ID == option })
	switch {
	case !routed || known && parentID == by.ID && chosen == place:
		c.asked, c.passed = &group.counts[place], at(group.left, place)
		return c, nil
	case !known || chosen < 0 || parentID == by.ID:
		return c, nil
	}
	if _, counted := m.all(parent, ""); !counted {
		return c, nil
	}
	p, turned, err := m.pair(parent, "", by.ID)
	switch {
	case err != nil:
		return c, err
	case turned:
		c.asked, c.passed = &p.counts[place][chosen], p.beside(place, chosen)
	default:
		c.asked, c.passed = &p.counts[chosen][place], p.beside(chosen, place)
	}
	return c, nil
}

// beside is who of a group did not choose an option, and who chose it and is not in the group, as far as these are multiple choices.
func (p *pair) beside(option, group int) (all []system.Cell) {
	if p.left != nil {
		all = append(all, p.left[option][group])
	}
	if p.outside != nil {
		all = append(all, p.outside[option][group])
	}
	return all
}

// pair returns an item by another, and whether it is the other way round.
func (m *model) pair(item data.Item, row, by string) (*pair, bool, error) {
	if p, found := m.pairs[pairID{item.ID, row, by}]; found {
		return p, false, nil
	}
	if p, found := m.pairs[pairID{by, "", item.ID}]; found && row == "" {
		return p, true, nil
	}
	crosstab, err := m.wave.Crosstab(item.ID, by)
	if err != nil {
		return nil, false, err
	}
	at := slices.IndexFunc(crosstab.Whole, func(t data.Tally) bool { return t.Row == row })
	p := m.newPair(crosstab, at)
	m.pairs[pairID{item.ID, row, by}] = p
	return p, false, m.link(p, row)
}

// newPair adds the counts of a row of a crosstab.
func (m *model) newPair(crosstab data.Crosstab, at int) *pair {
	p := &pair{item: crosstab.Item, by: crosstab.By}
	options := len(crosstab.Whole[at].Counts)
	chose, both := make([]int, options), 0 // of who answered both
	p.counts = make([][]system.Cell, options)
	for g, group := range crosstab.Groups {
		tally, rest := group.Tallies[at], group.Rest[at]
		p.groups = append(p.groups, m.add(tally.Answered))
		if g == 0 {
			both = tally.Answered + rest.Answered
		}
		for o, k := range tally.Counts {
			p.counts[o] = append(p.counts[o], m.add(k))
			if g == 0 {
				chose[o] = k + rest.Counts[o]
			}
		}
	}
	p.both = m.add(both)
	for o, k := range chose {
		p.options = append(p.options, m.add(k))
		if outside := m.unticked(p.by, p.options[o], p.counts[o]); outside != nil {
			p.outside = append(p.outside, outside)
		}
	}
	if p.item.Kind == data.Multiple {
		p.left = make([][]system.Cell, options)
		for g, group := range p.groups {
			for o, left := range m.unticked(p.item, group, column(p.counts, g)) {
				p.left[o] = append(p.left[o], left)
			}
		}
	}
	return p
}

// column is what stands in one place of each row.
func column(rows [][]system.Cell, place int) []system.Cell {
	out := make([]system.Cell, len(rows))
	for i, row := range rows {
		out[i] = row[place]
	}
	return out
}

// link adds what is known of a pair: each of the two is an item to who gave one answer to the other, to who answered both, and to who
// answered it alone.
func (m *model) link(p *pair, row string) error {
	both := system.Of(p.both)
	m.known(p.item, both, apart(p.options))
	m.known(p.by, both, apart(p.groups))
	for g, group := range p.groups {
		counts := column(p.counts, g)
		m.known(p.item, system.Of(group), apart(counts))
		m.known(p.item, minus(both, system.Of(group), 1), differences(p.options, counts))
	}
	for o, option := range p.options {
		m.known(p.by, system.Of(option), apart(p.counts[o]))
		m.known(p.by, minus(both, system.Of(option), 1), differences(p.groups, p.counts[o]))
	}
	if of, found := m.all(p.item, row); found {
		m.known(p.item, minus(system.Of(of.base), both, 1), differences(of.counts, p.options))
		m.state(minus(system.Of(of.base), both, 1), 0, system.Unlimited)
		m.each(differences(of.counts, p.options))
	}
	if of, found := m.all(p.by, ""); found {
		m.known(p.by, minus(system.Of(of.base), both, 1), differences(of.counts, p.groups))
		m.state(minus(system.Of(of.base), both, 1), 0, system.Unlimited)
		m.each(differences(of.counts, p.groups))
	}
	if item, by := m.whole[data.UnitID{Item: p.item.ID, Row: row}], m.whole[data.UnitID{Item: p.by.ID}]; item.counts != nil && by.counts != nil {
		m.state(system.Less(system.Of(m.everyone, p.both), item.base, by.base), 0, system.Unlimited)
	}
	m.route(data.UnitID{Item: p.item.ID, Row: row}, p.by, p.both, p.options, p.groups, func(o, g int) system.Cell { return p.counts[o][g] })
	m.route(data.UnitID{Item: p.by.ID}, p.item, p.both, p.groups, p.options, func(g, o int) system.Cell { return p.counts[o][g] })
	if p.item.ID == p.by.ID {
		for g, group := range p.groups {
			m.state(system.Less(system.Of(group), p.counts[g][g]), 0, 0)
		}
	}
	if err := m.within(p.by, p.item, row, p.both, p.options); err != nil || row != "" {
		return err
	}
	return m.within(p.item, p.by, "", p.both, p.groups)
}

// route adds what routing tells of two items: whoever answered one that is asked after an answer to the other gave that answer. Both is
// who answered the two; ours and theirs are who of those gave each answer to the one and to the other.
func (m *model) route(unit data.UnitID, after data.Item, both system.Cell, ours, theirs []system.Cell, count func(our, their int) system.Cell) {
	at := m.leads(unit.Item, after)
	if at < 0 || at >= len(theirs) {
		return
	}
	m.state(system.Less(system.Of(both), theirs[at]), 0, 0)
	for o, our := range ours {
		m.state(system.Less(system.Of(our), count(o, at)), 0, 0)
	}
	if of, found := m.whole[unit]; found {
		m.state(system.Less(system.Of(of.base), both), 0, 0)
	}
}

// within adds what routing tells of an item that is asked after an answer to a third: who answered it and another item are of those who gave
// that answer and answered the other, which has so many of each answer in both. Where the other and the third are apart it tells no more than
// the counts of each by itself.
func (m *model) within(routed, other data.Item, row string, both system.Cell, counts []system.Cell) error {
	parent, option, _ := strings.Cut(routed.AskedIf, ".")
	of, known := m.wave.Codebook.Item(parent)
	at := slices.IndexFunc(of.Options, func(o data.Option) bool { return o.ID == option })
	if !known || at < 0 || parent == other.ID {
		return nil
	}
	p, turned, err := m.pair(other, row, parent)
	var gave system.Cell
	var from []system.Cell
	switch {
	case errors.Is(err, ErrApart):
		return nil
	case err != nil:
		return err
	case turned:
		gave, from = p.options[at], p.counts[at]
	default:
		gave, from = p.groups[at], column(p.counts, at)
	}
	m.known(other, minus(system.Of(gave), system.Of(both), 1), differences(from, counts))
	m.state(minus(system.Of(gave), system.Of(both), 1), 0, system.Unlimited)
	m.each(differences(from, counts))
	return nil
}

// leads returns the answer to an item that whoever was asked another has given, by the routing; -1 where there is none.
func (m *model) leads(id string, to data.Item) int {
	for range m.wave.Codebook.Items { // a circle in it leads nowhere
		item, _ := m.wave.Codebook.Item(id)
		parent, option, routed := strings.Cut(item.AskedIf, ".")
		switch {
		case !routed:
			return -1
		case parent == to.ID:
			return slices.IndexFunc(to.Options, func(o data.Option) bool { return o.ID == option })
		}
		id = parent
	}
	return -1
}
