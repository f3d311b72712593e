package release

import (
	"cmp"
	"slices"
	"strings"

	"spoor/analysis/disclosure"
	"spoor/analysis/disclosure/system"
	"spoor/data"
)

// Protect returns new tables with as much more hidden in them as keeps every small count of the wave hidden from whoever has what was
// published earlier too. Where hiding one count more does not help, all groups of the table are hidden, or all of one without groups.
func Protect(wave Wave, rule disclosure.Rule, beside Beside, tables []Table) ([]Table, error) {
	p := protector{wave: wave, rule: rule}
	for _, t := range tables {
		p.tables = append(p.tables, t.clone())
	}
	if err := p.grown(beside); err != nil {
		return nil, err
	}
	p.onePartition()
	p.refuseCircles()
	for {
		unsafe, err := p.unsafe(nil)
		if err != nil || len(unsafe) == 0 {
			return p.tables, err
		}
		more, err := p.hide(unsafe[0])
		if err != nil || !more {
			return p.tables, err
		}
	}
}

// protector is tables in the protecting.
type protector struct {
	wave            Wave
	rule            disclosure.Rule
	earlier, tables []Table
}

// place is a count of a table.
type place struct {
	table Table
	at    int
}

// unsafe returns the small counts that can be narrowed too far, of all tables or of one place, and could not by what was published
// before: what is out is out.
func (p *protector) unsafe(only *place) ([]place, error) {
	var unsafe []place
	m, hidden, err := p.model(slices.Concat(p.earlier, p.tables), only)
	if err != nil {
		return nil, err
	}
	open, err := m.Open()
	if err != nil {
		return nil, err
	}
	for _, h := range hidden {
		run := open.Leeway(m.truth, h.cell, p.rule.Width)
		if run.High-run.Low >= p.rule.Width {
			continue
		}
		before, known, err := p.before(h.place)
		if err != nil {
			return nil, err
		}
		if !known || run.High-run.Low < before.High-before.Low {
			unsafe = append(unsafe, h.place)
		}
	}
	return unsafe, nil
}

// before is what was left of a count by what was published earlier; known is false where that said nothing of it.
func (p *protector) before(at place) (run disclosure.Run, known bool, err error) {
	if len(p.earlier) == 0 {
		return run, false, nil
	}
	m, _, err := p.model(p.earlier, nil)
	if err != nil {
		return run, false, err
	}
	c, found, err := m.cells(at.table)
	if err != nil || !found {
		return run, false, err
	}
	open, err := m.Open()
	if err != nil {
		return run, false, err
	}
	return open.Leeway(m.truth, c.counts[at.at], p.rule.Width), true, nil
}

// hiddenCell is a small count that is hidden, and its cell.
type hiddenCell struct {
	place
	cell system.Cell
}

// model makes the system of what tables show, and returns the small counts that they hide: all, or one.
func (p *protector) model(tables []Table, only *place) (*model, []hiddenCell, error) {
	m := newModel(p.wave)
	var all []hiddenCell
	seen := map[system.Cell]bool{}
	for _, t := range tables {
		c, found, err := m.cells(t)
		if err != nil {
			return nil, nil, err
		}
		if !found {
			continue
		}
		m.show(t, c)
		item, _ := p.wave.Codebook.Item(t.Item)
		for i, count := range t.Counts {
			wanted := only == nil || only.at == i && only.table.same(t)
			if count == nil && wanted && !seen[c.counts[i]] && m.sensitive(item, c, i, p.rule) {
				seen[c.counts[i]] = true
				all = append(all, hiddenCell{place{t, i}, c.counts[i]})
			}
		}
	}
	return m, all, nil
}

// hide hides the smallest count that makes one safe, or else everything of the new tables that are linked with it and show most; it
// reports whether there was something to hide.
func (p *protector) hide(unsafe place) (bool, error) {
	var shown []place
	for _, t := range p.tables {
		for i, count := range t.Counts {
			if count != nil && *count > 0 && (t.Item == unsafe.table.Item && t.Row == unsafe.table.Row || t.By == unsafe.table.Item || t.Item == unsafe.table.By) {
				shown = append(shown, place{t, i})
			}
		}
	}
	slices.SortStableFunc(shown, func(a, b place) int { // groups before all respondents, and small counts before large ones
		return cmp.Or(strings.Compare(order(a.table), order(b.table)), cmp.Compare(*a.table.Counts[a.at], *b.table.Counts[b.at]))
	})
	for _, try := range shown[:min(len(shown), mostTries)] {
		at := p.find(try.table)
		before := p.tables[at].clone()
		p.tables[at].hide(try.at)
		still, err := p.unsafe(&unsafe)
		if err != nil {
			return false, err
		}
		if len(still) == 0 {
			return true, nil
		}
		p.tables[at] = before
	}
	return p.hideLinked(unsafe.table) || p.hideAny(), nil
}

// hideAny hides one more new table: groups first, and of those the last.
func (p *protector) hideAny() bool {
	for _, groups := range []bool{true, false} {
		for i := len(p.tables) - 1; i >= 0; i-- {
			if t := &p.tables[i]; (t.By != "") == groups && t.shows() {
				t.hideAll()
				return true
			}
		}
	}
	return false
}

func order(t Table) string {
	if t.By == "" {
		return "all"
	}
	return ""
}

// mostTries is how many single counts are tried before a table is hidden whole.
const mostTries = 40

func (p *protector) find(t Table) int {
	return slices.IndexFunc(p.tables, func(o Table) bool { return o.same(t) })
}

// hideLinked hides the groups of the new tables of an item, or without groups the tables themselves.
func (p *protector) hideLinked(of Table) bool {
	for _, groups := range []bool{true, false} {
		more := false
		for i := range p.tables {
			t := &p.tables[i]
			if (t.By != "") == groups && (t.Item == of.Item || t.By == of.Item || t.Item == of.By) && t.shows() {
				t.hideAll()
				more = true
			}
		}
		if more {
			return true
		}
	}
	return false
}

// shows reports whether something of the table is shown.
func (t Table) shows() bool {
	return t.Base != nil || t.Asked != nil || slices.ContainsFunc(t.Counts, func(k *int) bool { return k != nil })
}

// refuseCircles hides the groups of new tables that close a circle of items by one another in which a count is hidden: what such
// tables tell together is more than their counts say one by one. A multiple choice by two items is such a circle, through its options.
func (p *protector) refuseCircles() {
	joined := map[string]string{}
	var root func(string) string
	root = func(id string) string {
		if up, found := joined[id]; found && up != id {
			return root(up)
		}
		return id
	}
	links := map[string]int{}
	hides := map[string]bool{}
	seen := map[[2]string]bool{}
	for i, t := range slices.Concat(p.earlier, p.tables) {
		edge := [2]string{min(t.Item, t.By), max(t.Item, t.By)}
		if t.By == "" || t.Item == t.By {
			continue
		}
		hides[t.Item], hides[t.By] = hides[t.Item] || t.hides(), hides[t.By] || t.hides()
		if seen[edge] {
			continue
		}
		closes := root(edge[0]) == root(edge[1]) || p.multiple(t.Item) && links[t.Item] > 0 || p.multiple(t.By) && links[t.By] > 0
		if closes && i >= len(p.earlier) && p.hidesAmong(root, root(edge[0]), root(edge[1])) {
			p.hidePair(t.Item, t.By)
			continue
		}
		seen[edge] = true
		links[t.Item]++
		links[t.By]++
		joined[root(edge[0])] = root(edge[1])
	}
}

func (p *protector) multiple(id string) bool {
	item, _ := p.wave.Codebook.Item(id)
	return item.Kind == data.Multiple
}

// hidesAmong reports whether a table of groups hides a count of items that are linked with one of two.
func (p *protector) hidesAmong(root func(string) string, a, b string) bool {
	return slices.ContainsFunc(slices.Concat(p.earlier, p.tables), func(t Table) bool {
		at := root(t.Item)
		return t.hides() && (at == a || at == b)
	})
}

// hidePair hides the groups of new tables of one item by another.
func (p *protector) hidePair(item, by string) {
	for i := range p.tables {
		if t := &p.tables[i]; t.Item == item && t.By == by {
			t.hideAll()
		}
	}
}
