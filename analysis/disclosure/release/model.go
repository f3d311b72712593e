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
	left   []system.Cell // of a multiple choice, by option: who of the base did not choose it
	asked  *system.Cell  // who was asked: everybody, or another count; nil where none is of those respondents
	passed []system.Cell // who was not asked for want of a tick, of those who ticked something
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
