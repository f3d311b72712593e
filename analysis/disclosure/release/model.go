package release

import (
	"errors"
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
	left   []system.Cell // of a multiple choice, by option: who of the base did not choose it
	asked  *system.Cell  // who was asked: everybody, or another count; nil where none is of those respondents
	passed []system.Cell // who was not asked for want of a tick, of those who ticked something
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
	left     [][]system.Cell // as counts: of a group who did not choose an option of the item, where that is a multiple choice
	outside  [][]system.Cell // as counts: of who chose an option who are not in a group of the other, where that is a multiple choice
}

func newModel(wave Wave) *model {
	m := openModel(wave, wave.respondents())
	m.size()
	return m
}

// openModel is a model of which it is not known how many respondents there are, but that they are so many at most.
func openModel(wave Wave, most int) *model {
	m := &model{wave: wave, most: most, whole: map[data.UnitID]counted{}, pairs: map[pairID]*pair{}}
	m.everyone = m.add(wave.respondents())
	return m
}

// size adds how many respondents there are.
func (m *model) size() { m.say(system.Of(m.everyone), m.truth[m.everyone], m.truth[m.everyone]) }

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
	c.left = m.unticked(item, c.base, c.counts)
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
				c.asked, c.passed = &asked.counts[place], at(asked.left, place)
			}
		}
	}
	m.whole[unit] = c
	return c, true
}

// unticked adds who of a base did not choose each answer of a multiple choice: where nearly all did they are few.
func (m *model) unticked(item data.Item, base system.Cell, counts []system.Cell) []system.Cell {
	if item.Kind != data.Multiple {
		return nil
	}
	left := make([]system.Cell, len(counts))
	for i, count := range counts {
		left[i] = m.add(m.truth[base] - m.truth[count])
		m.state(system.Less(system.Of(base), count, left[i]), 0, 0)
	}
	return left
}

// at is the one count in a place of some, where there are any.
func at(cells []system.Cell, place int) []system.Cell {
	if cells == nil {
		return nil
	}
	return cells[place : place+1]
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
	c, err := m.askedIn(counted{}, item, by, place)
	if err != nil {
		return counted{}, false, err
	}
	if turned {
		c.base, c.counts = p.options[place], p.counts[place]
		if p.outside != nil {
			c.left = p.outside[place]
		}
	} else {
		c.base, c.counts = p.groups[place], column(p.counts, place)
		if p.left != nil {
			c.left = column(p.left, place)
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
