package release

import (
	"maps"
	"slices"
	"strings"

	"spoor/analysis/disclosure"
	"spoor/analysis/disclosure/system"
	"spoor/data"
)

// model is the system of everything that is shown, with the true counts.
type model struct {
	system.System
	rules    []fact      // of the questionnaire: they hold for any respondents
	everyone system.Cell // how many respondents there are
	most     int         // what no count is above
	wave     Wave
	truth    []int
	whole    map[data.UnitID]counted
	pairs    map[pairID]*pair
}

// fact is a statement: a sum lies from low to high.
type fact struct {
	terms     []system.Term
	low, high int
}

// counted is a base and counts of it.
type counted struct {
	base   system.Cell
	counts []system.Cell
	asked  *system.Cell // who was asked: everybody, or another count; nil where none is of those respondents
}

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
}

func newModel(wave Wave) *model {
	m := openModel(wave, wave.respondents())
	m.say(system.Of(m.everyone), wave.respondents(), wave.respondents())
	return m
}

// openModel is a model of which it is not known how many respondents there are, but that they are so many at most.
func openModel(wave Wave, most int) *model {
	m := &model{wave: wave, most: most, whole: map[data.UnitID]counted{}, pairs: map[pairID]*pair{}}
	m.everyone = m.add(wave.respondents())
	return m
}

// clone returns a model that knows the same, and can be told more by itself.
func (m *model) clone() *model {
	return &model{System: m.System.Clone(), rules: slices.Clip(m.rules), everyone: m.everyone, most: m.most, wave: m.wave, truth: slices.Clip(m.truth), whole: maps.Clone(m.whole), pairs: maps.Clone(m.pairs)}
}

// add adds a count that lies within the number of respondents.
func (m *model) add(truth int) system.Cell {
	m.truth = append(m.truth, truth)
	return m.Add(0, max(m.most, truth))
}

// state adds a statement of the questionnaire.
func (m *model) state(terms []system.Term, low, high int) {
	if m.say(terms, low, high) {
		m.rules = append(m.rules, fact{terms, low, high})
	}
}

// say adds a statement, and reports whether the true counts satisfy it: if they do not, it binds nobody and is left out.
func (m *model) say(terms []system.Term, low, high int) bool {
	sum := 0
	for _, term := range terms {
		sum += term.Times * m.truth[term.Cell]
	}
	holds := low <= sum && sum <= high
	if holds {
		m.State(terms, low, high)
	}
	return holds
}

// known adds that counts are those of an item: of a single choice they add up to the base; of a multiple choice none is above it, and
// everybody in it picked something and no more than is allowed. Of both whoever is taken off a larger number is taken off the base.
func (m *model) known(item data.Item, base []system.Term, counts [][]system.Term) {
	all := slices.Concat(counts...)
	if item.Kind != data.Multiple {
		m.state(minus(all, base, 1), 0, 0)
		return
	}
	for _, count := range counts {
		m.state(minus(base, count, 1), 0, system.Unlimited)
		m.state(count, 0, system.Unlimited)
	}
	m.state(minus(all, base, 1), 0, system.Unlimited)
	if item.MaxPicks > 0 {
		m.state(minus(all, base, item.MaxPicks), -system.Unlimited, 0)
	}
}

// minus takes a sum off another so many times.
func minus(from, take []system.Term, times int) []system.Term {
	out := slices.Clone(from)
	for _, term := range take {
		out = append(out, system.Term{Cell: term.Cell, Times: -times * term.Times})
	}
	return out
}

// apart returns the cells as sums of one.
func apart(cells []system.Cell) [][]system.Term {
	out := make([][]system.Term, len(cells))
	for i, cell := range cells {
		out[i] = system.Of(cell)
	}
	return out
}

// all returns the counts of an item for all respondents.
func (m *model) all(item data.Item, row string) (counted, bool) {
	unit := data.UnitID{Item: item.ID, Row: row}
	if c, found := m.whole[unit]; found {
		return c, true
	}
	tally, found := m.wave.tally(item.ID, row)
	if !found {
		return counted{}, false
	}
	c := counted{base: m.add(tally.Answered), asked: &m.everyone}
	for _, k := range tally.Counts {
		c.counts = append(c.counts, m.add(k))
	}
	m.whole[unit] = c
	m.known(item, system.Of(c.base), apart(c.counts))
	m.state(system.Less(system.Of(m.everyone), c.base), 0, system.Unlimited)
	parentID, option, routed := strings.Cut(item.AskedIf, ".")
	if routed {
		c.asked = nil
	}
	if parent, known := m.wave.Codebook.Item(parentID); routed && known {
		if asked, counted := m.all(parent, ""); counted {
			place := slices.IndexFunc(parent.Options, func(o data.Option) bool { return o.ID == option })
			if place >= 0 {
				m.state(system.Less(system.Of(asked.counts[place]), c.base), 0, system.Unlimited)
				c.asked = &asked.counts[place]
			}
		}
	}
	m.whole[unit] = c
	return c, true
}

// askedIn is how many of a group were asked an item: all of it, or those of it who gave the answer that the item is asked after.
func (m *model) askedIn(item, by data.Item, place int) (*system.Cell, error) {
	group, found := m.all(by, "")
	if !found {
		return nil, nil
	}
	parentID, option, routed := strings.Cut(item.AskedIf, ".")
	parent, known := m.wave.Codebook.Item(parentID)
	at := slices.IndexFunc(parent.Options, func(o data.Option) bool { return o.ID == option })
	switch {
	case !routed:
		return &group.counts[place], nil
	case !known || at < 0 || parentID == by.ID && at != place:
		return nil, nil
	case parentID == by.ID:
		return &group.counts[place], nil
	}
	if _, counted := m.all(parent, ""); !counted {
		return nil, nil
	}
	p, turned, err := m.pair(parent, "", by.ID)
	switch {
	case err != nil:
		return nil, err
	case turned:
		return &p.counts[place][at], nil
	}
	return &p.counts[at][place], nil
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
	m.link(p, row)
	return p, false, nil
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
	for _, k := range chose {
		p.options = append(p.options, m.add(k))
	}
	return p
}

// link adds what is known of a pair: each of the two is an item to who gave one answer to the other, to who answered both, and to who
// answered it alone.
func (m *model) link(p *pair, row string) {
	both := system.Of(p.both)
	m.known(p.item, both, apart(p.options))
	m.known(p.by, both, apart(p.groups))
	for g, group := range p.groups {
		column := make([]system.Cell, len(p.counts))
		for o := range p.counts {
			column[o] = p.counts[o][g]
		}
		m.known(p.item, system.Of(group), apart(column))
		m.known(p.item, minus(both, system.Of(group), 1), differences(p.options, column))
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
	if p.item.ID == p.by.ID {
		for g, group := range p.groups {
			m.state(system.Less(system.Of(group), p.counts[g][g]), 0, 0)
		}
	}
}

// each adds that no sum is below 0.
func (m *model) each(sums [][]system.Term) {
	for _, sum := range sums {
		m.state(sum, 0, system.Unlimited)
	}
}

// differences takes each count off another.
func differences(from, take []system.Cell) [][]system.Term {
	out := make([][]system.Term, len(from))
	for i := range from {
		out[i] = system.Less(system.Of(from[i]), take[i])
	}
	return out
}

// cells returns the counts that a table is of.
func (m *model) cells(t Table) (counted, bool, error) {
	item, known := m.wave.Codebook.Item(t.Item)
	if !known {
		return counted{}, false, nil
	}
	if t.By == "" {
		c, found := m.all(item, t.Row)
		return c, found && len(c.counts) == len(t.Counts), nil
	}
	by, _ := m.wave.Codebook.Item(t.By)
	place := m.groupOf(t)
	if place < 0 {
		return counted{}, false, nil
	}
	p, turned, err := m.pair(item, t.Row, t.By)
	if err != nil {
		return counted{}, false, err
	}
	asked, err := m.askedIn(item, by, place)
	if err != nil {
		return counted{}, false, err
	}
	c := counted{asked: asked}
	if turned {
		c.base, c.counts = p.options[place], p.counts[place]
	} else {
		c.base = p.groups[place]
		for o := range p.counts {
			c.counts = append(c.counts, p.counts[o][place])
		}
	}
	return c, len(c.counts) == len(t.Counts), nil
}

// groupOf is the place of the option that makes the group of a table; -1 without groups.
func (m *model) groupOf(t Table) int {
	by, _ := m.wave.Codebook.Item(t.By)
	return slices.IndexFunc(by.Options, func(o data.Option) bool { return o.ID == t.Group })
}

// show adds what a table shows: that a count is hidden tells that it is not 0. A mean, an interval or a p-value is not shown beside a
// count that is hidden, so that none says more than the counts it was made of.
func (m *model) show(t Table, c counted) {
	for _, said := range t.says(c) {
		m.say(said.terms, said.low, said.high)
	}
}

// says is what a table states of the counts that it is of.
func (t Table) says(c counted) (all []fact) {
	say := func(terms []system.Term, low, high int) { all = append(all, fact{terms, low, high}) }
	if t.Base != nil {
		say(system.Of(c.base), *t.Base, *t.Base)
	}
	if t.Asked != nil && c.asked != nil {
		say(system.Of(*c.asked), *t.Asked, *t.Asked)
	}
	if c.asked != nil {
		say(system.Less(system.Of(*c.asked), c.base), 0, system.Unlimited)
	}
	for i, count := range t.Counts {
		switch {
		case count != nil:
			say(system.Of(c.counts[i]), *count, *count)
		case t.Base != nil:
			say(system.Of(c.counts[i]), 1, system.Unlimited)
		}
	}
	rest, left := slices.Clone(c.counts), 0 // what the base leaves to the answers in no net
	for _, net := range t.Nets {
		var cells []system.Cell
		for _, place := range net.Places {
			cells = append(cells, c.counts[place])
		}
		say(system.Of(cells...), net.Count, net.Count)
		if !slices.ContainsFunc(cells, func(cell system.Cell) bool { return !slices.Contains(rest, cell) }) {
			rest = slices.DeleteFunc(rest, func(cell system.Cell) bool { return slices.Contains(cells, cell) })
			left += net.Count
		}
	}
	if left > 0 && t.Base != nil {
		say(system.Of(rest...), *t.Base-left, *t.Base-left)
	}
	return all
}

// sensitive reports whether a count of a table is hidden for its own sake.
func (m *model) sensitive(item data.Item, c counted, place int, rule disclosure.Rule) bool {
	k, n := m.truth[c.counts[place]], m.truth[c.base]
	return rule.Small(k) || item.Kind == data.Multiple && rule.NearlyAll(k, n)
}
