package release

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"spoor/analysis/disclosure"
	"spoor/analysis/disclosure/system"
	"spoor/internal/inorder"
)

// Protect returns new tables with as much more hidden in them as keeps every small count of the wave hidden from whoever has what was
// published earlier too. Where hiding one count more does not help, all groups of the table are hidden, or all of one without groups; at
// the end what need not be hidden is shown again. It stops where the context ends.
func Protect(ctx context.Context, wave Wave, rule disclosure.Rule, beside Beside, tables []Table) ([]Table, error) {
	p := protector{ctx: ctx, wave: wave, rule: rule}
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
	for first := 0; ; {
		unsafe, err := p.unsafe(nil)
		if err != nil {
			return nil, err
		}
		first = max(first, len(unsafe))
		if len(unsafe) == 0 {
			if err := p.uncover(before, first); err != nil {
				return nil, err
			}
			break
		}
		p.progress(first-len(unsafe), first+1)
		more, err := p.hide(unsafe[0])
		if err != nil {
			return nil, err
		}
		if !more {
			break
		}
	}
	if err := p.skipped(); err != nil {
		return nil, err
	}
	err := p.nested()
	return p.tables, err
}

// uncover shows again what was hidden and need not have been, now that all else is: first tables that are hidden whole, without their
// counts, then counts, the largest first. So many counts were protected.
func (p *protector) uncover(before []Table, protected int) error {
	try := func(i int, t Table, wanted func(hiddenCell) bool) error {
		was := p.tables[i]
		p.tables[i] = t
		unsafe, err := p.unsafe(wanted)
		if err != nil || len(unsafe) > 0 {
			p.tables[i] = was
		}
		return err
	}
	for i, t := range before {
		if t.Base == nil || p.tables[i].Base != nil {
			continue
		}
		bare := t.clone()
		for at, count := range t.Counts {
			if count != nil && *count > 0 {
				bare.hide(at)
			}
		}
		if err := try(i, bare, nil); err != nil {
			return err
		}
	}
	var hidden []place
	for i, t := range before {
		for at, count := range t.Counts {
			if count != nil && p.tables[i].Base != nil && p.tables[i].Counts[at] == nil {
				hidden = append(hidden, place{t, at})
			}
		}
	}
	if len(hidden) == 0 {
		if protected > 0 {
			p.progress(protected, protected)
		}
		return nil
	}
	now, err := p.judge(slices.Concat(p.earlier, p.tables), nil)
	if err != nil {
		return err
	}
	open, err := now.model.Open()
	if err != nil {
		return err
	}
	inorder.By(hidden, func(a, b place) int { return *b.table.Counts[b.at] - *a.table.Counts[a.at] })
	for n, h := range hidden {
		c, _, err := now.model.cells(h.table)
		if err != nil {
			return err
		}
		i := p.find(h.table)
		if err := try(i, p.tables[i].with(h), func(other hiddenCell) bool {
			return open.Tied(other.cell, c.counts[h.at]) || now.rings.closed(other.table.unit())
		}); err != nil {
			return err
		}
		p.progress(protected+n+1, protected+len(hidden))
	}
	return nil
}

func (p *protector) progress(done, total int) {
	if p.wave.Progress != nil {
		p.wave.Progress(done, total)
	}
}

// with returns a table with a count shown again, and the nets that hold it and of which nothing else is hidden for another's sake.
func (t Table) with(shown place) Table {
	t = t.clone()
	t.Counts[shown.at] = shown.table.Counts[shown.at]
	for _, net := range shown.table.Nets {
		hides := slices.ContainsFunc(net.Places, func(place int) bool { return t.Counts[place] == nil && shown.table.Counts[place] != nil })
		if !hides && !slices.ContainsFunc(t.Nets, func(n Net) bool { return slices.Equal(n.Places, net.Places) }) {
			t.Nets = append(t.Nets, net)
		}
	}
	return t
}

// protector is tables in the protecting.
type protector struct {
	ctx             context.Context
	wave            Wave
	rule            disclosure.Rule
	earlier, tables []Table
	known           *model    // of all counts that these are of, without what they show
	files           [][]Table // published of other files, of fewer or more of the same respondents
}

// place is a count of a table.
type place struct {
	table Table
	at    int
}

// unsafe returns the small counts that can be narrowed too far, of all tables or of those that are wanted, and could not by what was
// published before: what is out is out.
func (p *protector) unsafe(wanted func(hiddenCell) bool) ([]place, error) {
	now, err := p.judge(slices.Concat(p.earlier, p.tables), wanted)
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
				was, err := before.leeway(h.place, h.of(c))
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

// hiddenCell is a small count that is hidden, and its cell: of who chose an answer, or of who did not choose it.
type hiddenCell struct {
	place
	cell system.Cell
	left bool
}

// of is the same count among those of its table.
func (h hiddenCell) of(c counted) system.Cell {
	if h.left {
		return c.left[h.at]
	}
	return c.counts[h.at]
}

// model makes the system of what tables show, and returns the small counts that they hide: all, or those that are wanted.
func (p *protector) model(tables []Table, wanted func(hiddenCell) bool) (*model, []hiddenCell, error) {
	if p.known == nil {
		p.known = newModel(p.wave)
		for _, t := range slices.Concat(p.earlier, p.tables, tables) {
			if _, _, err := p.known.cells(t); err != nil {
				return nil, nil, err
			}
		}
	}
	m := p.known.clone()
	var all []hiddenCell
	seen := map[system.Cell]bool{}
	add := func(one hiddenCell) {
		if !seen[one.cell] && (wanted == nil || wanted(one)) {
			seen[one.cell] = true
			all = append(all, one)
		}
	}
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
			if count == nil && m.sensitive(item, c, i, p.rule) && m.leads(t.By, item) != i { // routing tells it
				add(hiddenCell{place{t, i}, c.counts[i], false})
			}
		}
	}
	for _, id := range p.sized(tables) {
		item, _ := p.wave.Codebook.Item(id)
		c, found := m.all(item, "")
		for i := 0; found && i < len(c.counts); i++ {
			at := place{Table{Item: id, Counts: make([]*int, len(c.counts))}, i}
			if p.rule.Small(m.truth[c.counts[i]]) {
				add(hiddenCell{at, c.counts[i], false})
			}
			if c.left != nil && p.rule.NearlyAll(m.truth[c.counts[i]], m.truth[c.base]) {
				add(hiddenCell{at, c.left[i], true})
			}
		}
	}
	return m, all, nil
}

// sized are the items of which tables tell how many gave an answer, by how many are in a group or were asked what comes after it.
func (p *protector) sized(tables []Table) (ids []string) {
	for _, t := range tables {
		item, _ := p.wave.Codebook.Item(t.Item)
		parent, _, _ := strings.Cut(item.AskedIf, ".")
		for _, id := range []string{t.By, parent} {
			if t.shows() && id != "" && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
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
	inorder.By(shown, func(a, b place) int { // groups before all respondents, and small counts before large ones
		return cmp.Or(strings.Compare(order(a.table), order(b.table)), cmp.Compare(*a.table.Counts[a.at], *b.table.Counts[b.at]))
	})
	for _, try := range shown[:min(len(shown), mostTries)] {
		at := p.find(try.table)
		before := p.tables[at].clone()
		p.tables[at].hide(try.at)
		still, err := p.unsafe(func(h hiddenCell) bool { return h.at == unsafe.at && h.table.same(unsafe.table) })
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
