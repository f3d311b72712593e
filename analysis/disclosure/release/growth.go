package release

import (
	"errors"
	"slices"

	"spoor/analysis/disclosure"
	"spoor/data"
)

// Beside is what is known besides new tables: what they are judged with.
type Beside struct {
	Earlier []Table // published of the wave before
	Same    []Table // published of other waves of the same fieldwork, such as an interim file
	Perhaps []Table // published of other waves that may be of the same respondents: nothing says that they are not
}

// grown hides the new tables that tell too much beside what was published when the file was another one, of fewer or more respondents:
// an interim and a final file of one fieldwork, in one wave or in two. Those tables say nothing of the counts that the file has now, so
// each is set against the new one alone; those that do are judged with the new ones.
func (p *protector) grown(beside Beside) error {
	for _, other := range []struct {
		tables  []Table
		wave    bool // another one
		differs func(before, now Table) bool
	}{{beside.Earlier, false, p.differs}, {p.countable(beside.Same), true, p.differs}, {p.countable(beside.Perhaps), true, p.grew}} {
		older := make([]bool, len(other.tables))
		for i, before := range other.tables {
			if other.wave && before.By != "" && !slices.ContainsFunc(p.tables, before.same) { // groups that may not be counted here
				older[i] = true
				continue
			}
			var err error
			if older[i], err = p.older(before); err != nil {
				return err
			}
			if !older[i] {
				p.earlier = append(p.earlier, before)
			}
		}
		for _, before := range p.everything(other.tables) {
			if !slices.ContainsFunc(before.from, func(i int) bool { return older[i] }) {
				continue
			}
			for _, now := range p.everything(p.tables) {
				if now.same(before.Table) && (other.differs(before.Table, now.Table) || p.netsDiffer(before.Table, now.Table)) {
					for _, i := range now.from {
						p.tables[i].hideAll()
					}
				}
			}
		}
	}
	return nil
}

// countable are the tables of other waves of items that this one has.
func (p *protector) countable(tables []Table) []Table {
	return slices.DeleteFunc(slices.Clone(tables), func(t Table) bool {
		_, counted := p.wave.tally(t.Item, t.Row)
		return !counted
	})
}

// older reports whether a table shows what is not so of the file of the wave as it is.
func (p *protector) older(t Table) (bool, error) {
	m := newModel(p.wave)
	c, found, err := m.cells(t)
	if err != nil || !found {
		return !found, err
	}
	if t.Base != nil && *t.Base != m.truth[c.base] {
		return true, nil
	}
	for i, k := range t.Counts {
		if k != nil && *k != m.truth[c.counts[i]] {
			return true, nil
		}
	}
	for _, net := range t.Nets {
		sum := 0
		for _, place := range net.Places {
			sum += m.truth[c.counts[place]]
		}
		if sum != net.Count {
			return true, nil
		}
	}
	at := p.find(t)
	return at >= 0 && t.Mean != nil && p.tables[at].Mean != nil && *t.Mean != *p.tables[at].Mean, nil
}

// differs reports whether two tables of different files tell too much of who is in one of them only, or answered otherwise in one.
func (p *protector) differs(before, now Table) bool {
	early, late, both := p.ordered(before, now)
	if !both {
		return false
	}
	if added := late.Base - early.Base; added > 0 && added < p.rule.Threshold {
		return true
	}
	if early.Base == late.Base && slices.EqualFunc(before.Counts, now.Counts, sameCount) {
		return before.Mean != nil && now.Mean != nil && *before.Mean != *now.Mean
	}
	if len(now.Counts) == 0 {
		return false
	}
	d, err := disclosure.Subtract(early, late, p.rule, disclosure.Respondents)
	if err != nil { // no table that grew: other respondents, as far as the counts tell
		return early.Base == late.Base
	}
	return errors.Is(d.Err(), disclosure.ErrDifference)
}

// grew is differs for tables of which nothing but their counts tells whether they are of the same respondents: where one cannot have
// grown from the other they are not.
func (p *protector) grew(before, now Table) bool {
	early, late, both := p.ordered(before, now)
	switch {
	case !both:
		return false
	case len(now.Counts) == 0:
		return early.Base < late.Base && late.Base-early.Base < p.rule.Threshold
	}
	d, err := disclosure.Subtract(early, late, p.rule, disclosure.Respondents)
	return err == nil && errors.Is(d.Err(), disclosure.ErrDifference)
}

// netsDiffer is grew for the nets of two tables: each is a question to all whether they gave one of its answers.
func (p *protector) netsDiffer(before, now Table) bool {
	early, late, both := p.ordered(before, now)
	if !both || len(now.Counts) == 0 {
		return false
	}
	if *before.Base > *now.Base {
		before, now = now, before
	}
	early.Kind, early.Cells, early.Picks = disclosure.Multiple, nil, disclosure.Picks{}
	late.Kind, late.Cells, late.Picks = disclosure.Multiple, nil, disclosure.Picks{}
	for _, net := range slices.Concat(before.Nets, now.Nets) {
		was, known := before.net(net.Places)
		is, also := now.net(net.Places)
		if known && also {
			early.Cells, late.Cells = append(early.Cells, disclosure.Shown(was)), append(late.Cells, disclosure.Shown(is))
		}
	}
	if len(early.Cells) == 0 {
		return false
	}
	d, err := disclosure.Subtract(early, late, p.rule, disclosure.Respondents)
	return err == nil && errors.Is(d.Err(), disclosure.ErrDifference)
}

// net is how many gave one of these answers, where the table tells.
func (t Table) net(places []int) (count int, known bool) {
	for _, net := range t.Nets {
		if slices.Equal(net.Places, places) {
			return net.Count, true
		}
	}
	for _, place := range places {
		if t.Counts[place] == nil {
			return 0, false
		}
		count += *t.Counts[place]
	}
	return count, true
}

// ordered is two tables as [disclosure.Subtract] takes them, that of fewer respondents first; both is false where the base of one is
// hidden, or they have other options.
func (p *protector) ordered(before, now Table) (early, late disclosure.Published, both bool) {
	if before.Base == nil || now.Base == nil || len(before.Counts) != len(now.Counts) {
		return early, late, false
	}
	early, late = p.published(before), p.published(now)
	if late.Base < early.Base {
		early, late = late, early
	}
	return early, late, true
}

// published is a table as [disclosure.Subtract] takes it.
func (p *protector) published(t Table) disclosure.Published {
	item, _ := p.wave.Codebook.Item(t.Item)
	published := disclosure.Published{Kind: disclosure.Single, Base: *t.Base}
	if item.Kind == data.Multiple {
		published.Kind, published.Picks.Max = disclosure.Multiple, item.MaxPicks
	}
	for _, k := range t.Counts {
		if k == nil {
			published.Cells = append(published.Cells, disclosure.Hidden())
		} else {
			published.Cells = append(published.Cells, disclosure.Shown(*k))
		}
	}
	return published
}

// onePartition hides the groups of the new tables of a number that has groups by another item already: means by two items tell, by
// addition, the mean of who is in one group and not in another, however few they are.
func (p *protector) onePartition() {
	by := map[string]string{}
	for i, t := range slices.Concat(p.earlier, p.tables) {
		item, _ := p.wave.Codebook.Item(t.Item)
		if item.Kind != data.Number || t.By == "" || t.Base == nil {
			continue
		}
		if first, found := by[t.Item]; found && first != t.By && i >= len(p.earlier) {
			p.tables[i-len(p.earlier)].hideAll()
			continue
		}
		by[t.Item] = t.By
	}
}
