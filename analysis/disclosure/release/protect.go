package release

import (
	"cmp"
	"slices"
	"strings"

	"spoor/analysis/disclosure"
	"spoor/analysis/disclosure/system"
)

// Protect returns new tables with as much more hidden in them as keeps every small count of the wave hidden from whoever has what was
// published earlier too. Where hiding one count more does not help, all groups of the table are hidden, or all of one without groups; at
// the end what need not be hidden is shown again.
func Protect(wave Wave, rule disclosure.Rule, beside Beside, tables []Table) ([]Table, error) {
	p := protector{wave: wave, rule: rule}
	for _, t := range tables {
		p.tables = append(p.tables, t.clone())
	}
	if err := p.grown(beside); err != nil {
		return nil, err
	}
	p.onePartition()
	if err := p.refuseCircles(); err != nil {
		return nil, err
	}
	before := slices.Clone(p.tables)
	for i := range before {
		before[i] = before[i].clone()
	}
	for {
		unsafe, err := p.unsafe(nil)
		switch {
		case err != nil:
			return nil, err
		case len(unsafe) == 0:
			return p.tables, p.uncover(before)
		}
		more, err := p.hide(unsafe[0])
		if err != nil || !more {
			return p.tables, err
		}
	}
}

// uncover shows again what was hidden and need not have been, now that all else is: first tables that are hidden whole, without their
// counts, then counts, the largest first.
func (p *protector) uncover(before []Table) error {
	try := func(i int, t Table) error {
		was := p.tables[i]
		p.tables[i] = t
		unsafe, err := p.unsafe(nil)
		if err != nil || len(unsafe) > 0 {
			p.tables[i] = was
		}
		return err
	}
	var hidden []place
	for i, t := range before {
		if t.Base != nil && p.tables[i].Base == nil {
			bare := t.clone()
			for at, count := range t.Counts {
				if count != nil && *count > 0 {
					bare.hide(at)
				}
			}
			if err := try(i, bare); err != nil {
				return err
			}
		}
		for at, count := range t.Counts {
			if count != nil && p.tables[i].Base != nil && p.tables[i].Counts[at] == nil {
				hidden = append(hidden, place{t, at})
			}
		}
	}
	slices.SortStableFunc(hidden, func(a, b place) int { return *b.table.Counts[b.at] - *a.table.Counts[a.at] })
	for _, h := range hidden {
		i := p.find(h.table)
		more := p.tables[i].clone()
		more.Counts[h.at] = h.table.Counts[h.at]
		for _, net := range h.table.Nets {
			known := !slices.ContainsFunc(net.Places, func(place int) bool { return more.Counts[place] == nil && h.table.Counts[place] != nil })
			if known && !slices.ContainsFunc(more.Nets, func(n Net) bool { return slices.Equal(n.Places, net.Places) }) {
				more.Nets = append(more.Nets, net)
			}
		}
		if err := try(i, more); err != nil {
			return err
		}
	}
	return nil
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
	now, err := p.judge(slices.Concat(p.earlier, p.tables), only)
	if err != nil {
		return nil, err
	}
	var unsafe []place
	var before *judge
	for _, h := range now.hidden {
		left, err := now.leeway(h.place, h.cell)
		switch {
		case err != nil:
			return nil, err
		case left >= p.rule.Width:
			continue
		case before == nil && len(p.earlier) > 0:
			if before, err = p.judge(p.earlier, nil); err != nil {
				return nil, err
			}
		}
		if before != nil {
			c, found, err := before.model.cells(h.table)
			if err != nil {
				return nil, err
			}
			if found {
				before.open = nil // it may have a count more
				was, err := before.leeway(h.place, c.counts[h.at])
				if err != nil {
					return nil, err
				}
				if left >= was {
					continue
				}
			}
		}
		unsafe = append(unsafe, h.place)
	}
	return unsafe, nil
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

// hide hides the smallest count that makes one safe, or else what closed the circle that it is in, or else everything of the new tables
// that are linked with it and show most; it reports whether there was something to hide.
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
	rings := p.links(slices.Concat(p.earlier, p.tables))
	opened := rings.closed(unsafe.table.unit()) && p.openCircle(rings, unsafe.table)
	return opened || p.hideLinked(unsafe.table) || p.hideAny(), nil
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
