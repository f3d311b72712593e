package release

import (
	"errors"
	"slices"

	"spoor/analysis/disclosure"
	"spoor/analysis/disclosure/system"
)

// nested hides the new tables that tell too much beside those of other files, such as an interim one: of who is in both, of who is in one
// only, or of a small count of either. For each of those files it takes the worlds in which one file holds the respondents of the other;
// where there are none the files are of others, as far as the counts tell.
func (p *protector) nested() error {
	for _, file := range p.files {
		for {
			told, err := p.toldBeside(file)
			if err != nil {
				return err
			}
			more := false
			for _, t := range told {
				more = p.hideLinked(t) || more
			}
			if len(told) == 0 || !more && !p.hideAny() {
				break
			}
		}
	}
	return nil
}

// apartByFile parts tables into those that can be of one file: a table that was shown otherwise is of the next.
func apartByFile(tables []Table) [][]Table {
	var all [][]Table
	for _, t := range tables {
		last := len(all) - 1
		if last < 0 || slices.ContainsFunc(all[last], func(o Table) bool { return o.same(t) && !o.Equal(t) }) {
			all, last = append(all, nil), last+1
		}
		all[last] = append(all[last], t)
	}
	return all
}

// besides is the file of the wave beside another, of which one holds the other: each count of the larger is one of the smaller and one of
// who came in.
type besides struct {
	*model
	rule        disclosure.Rule
	other, came []system.Cell        // of each count of the file of the wave
	nets        []system.Cell        // of who came in: those who gave an answer of a net
	was, is     *system.Open         // what is told without the new tables, and with them
	narrowed    map[system.Cell]bool // of counts that were looked at, whether they are narrowed too far
	work        int                  // that is left, in counts that those looked at are tied to
}

// beyond times the largest number of respondents is more than anybody thinks of who may be in a file of which that is not shown.
const beyond = 4

// mostWork is how many counts are looked at beside another file, each as often as there are counts that statements tie it to.
const mostWork = 20000

// toldBeside returns the tables of which the new ones tell a count too closely beside those of another file.
func (p *protector) toldBeside(file []Table) (told []Table, err error) {
	most := p.wave.respondents()
	for _, t := range file {
		for _, k := range []*int{t.Base, t.Asked} {
			if k != nil {
				most = max(most, *k)
			}
		}
	}
	m := openModel(p.wave, beyond*most)
	of := func(tables []Table, strangers bool) (kept []Table, all []counted, err error) {
		for _, t := range tables {
			c, found, err := m.cells(t)
			switch {
			case err != nil && strangers: // these groups cannot be counted in this wave
				continue
			case err != nil:
				return nil, nil, err
			case found:
				kept, all = append(kept, t), append(all, c)
			}
		}
		return kept, all, nil
	}
	file, others, err := of(file, true)
	if err != nil {
		return nil, err
	}
	now, counts, err := of(slices.Concat(p.earlier, p.tables), false)
	if err != nil {
		return nil, err
	}
	b := besides{model: m, rule: p.rule, work: mostWork, narrowed: map[system.Cell]bool{}}
	if !b.tie(file, others) {
		return nil, nil
	}
	for i, t := range slices.Concat(now, file) {
		b.combine(t, slices.Concat(counts, others)[i])
	}
	for i, t := range now {
		if slices.ContainsFunc(p.earlier, t.Equal) {
			m.show(t, counts[i])
		}
	}
	m.size()
	for _, open := range []**system.Open{&b.was, &b.is} {
		*open, err = m.Open()
		if errors.Is(err, system.ErrContradiction) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		for i, t := range now {
			m.show(t, counts[i])
		}
	}
	for i, t := range now {
		mean := t.Mean != nil && slices.ContainsFunc(file, func(o Table) bool { return o.same(t) && o.Mean != nil })
		if b.tells(t, counts[i], false) || mean && b.few(b.came[counts[i].base]) {
			told = append(told, t)
		}
	}
	if at := slices.IndexFunc(now, func(t Table) bool { return len(t.Nets) > 0 && slices.ContainsFunc(b.nets, b.tight) }); at >= 0 {
		told = append(told, now[at])
	}
	for i, t := range file {
		if b.tells(t, others[i], true) {
			told = append(told, t)
		}
	}
	return told, nil
}

// tie adds the counts of another file, with what its tables show, and those of who came in between; it reports false where neither file
// can hold the other by their bases, or they are the same.
func (b *besides) tie(file []Table, counts []counted) bool {
	more, fewer := false, false
	for i, t := range file {
		if t.Base != nil {
			more, fewer = more || *t.Base > b.truth[counts[i].base], fewer || *t.Base < b.truth[counts[i].base]
		}
		if t.Asked != nil && counts[i].asked != nil {
			more, fewer = more || *t.Asked > b.truth[*counts[i].asked], fewer || *t.Asked < b.truth[*counts[i].asked]
		}
	}
	if more && fewer {
		return false
	}
	for cell := range b.truth {
		other, came := b.Add(0, b.most), b.Add(0, b.most)
		b.other, b.came = append(b.other, other), append(b.came, came)
		if more {
			b.State(system.Less(system.Of(other), system.Cell(cell), came), 0, 0)
		} else {
			b.State(system.Less(system.Of(system.Cell(cell)), other, came), 0, 0)
		}
	}
	for _, cells := range [][]system.Cell{b.other, b.came} {
		for _, rule := range b.rules {
			b.State(in(rule.terms, cells), rule.low, rule.high)
		}
	}
	for i, t := range file {
		for _, said := range t.says(counts[i]) {
			b.State(in(said.terms, b.other), said.low, said.high)
		}
	}
	return true
}

// in puts the cells of another file in the place of those of a statement.
func in(terms []system.Term, cells []system.Cell) []system.Term {
	out := slices.Clone(terms)
	for i := range out {
		out[i].Cell = cells[out[i].Cell]
	}
	return out
}

// combine adds how many of who came in gave one of the answers of each net of a table.
func (b *besides) combine(t Table, c counted) {
	for _, net := range t.Nets {
		var came []system.Cell
		for _, place := range net.Places {
			came = append(came, b.came[c.counts[place]])
		}
		sum := b.Add(0, b.most)
		b.State(system.Less(system.Of(came...), sum), 0, 0)
		b.nets = append(b.nets, sum)
	}
}

// tells reports whether of who came in a count of a table, who of them were asked or who did not choose an answer can be narrowed too far,
// or a small count that the table hides: of the file of the wave, or of the other one.
func (b *besides) tells(t Table, c counted, other bool) bool {
	item, _ := b.wave.Codebook.Item(t.Item)
	hides := func(cell system.Cell, sensitive bool) bool {
		return other && b.tight(b.other[cell]) || !other && sensitive && b.tight(cell)
	}
	came := func(count system.Cell, left ...system.Cell) bool {
		return b.tight(b.came[count]) || b.rule.Complement && b.is.Bounds(b.came[count]).High > 0 &&
			slices.ContainsFunc(left, func(cell system.Cell) bool { return b.narrow(b.came[cell]) })
	}
	if b.tight(b.came[c.base]) {
		return true
	}
	if asked := c.asked; asked != nil && *asked != b.everyone && (came(*asked, c.passed...) || t.Asked == nil && hides(*asked, b.rule.Small(b.truth[*asked]))) {
		return true
	}
	for i, cell := range c.counts {
		if came(cell, at(c.left, i)...) || t.Counts[i] == nil && hides(cell, b.sensitive(item, c, i, b.rule)) {
			return true
		}
	}
	return false
}

// few reports whether of a count it is known that it is small, and not 0.
func (b *besides) few(cell system.Cell) bool {
	is := b.is.Bounds(cell)
	return is.Low < b.rule.Threshold && is.High > 0 && is.High-is.Low < b.rule.Width
}

// tight reports whether a count that can be small is narrowed further than the rule allows. That it is 0 may be known.
func (b *besides) tight(cell system.Cell) bool {
	return b.narrow(cell) && (b.work < 0 || b.is.Bounds(cell).High > 0)
}

// narrow reports whether a count that can be small is narrowed further than the rule allows, by the new tables. Once the work is done, every
// count that is open is.
func (b *besides) narrow(cell system.Cell) bool {
	if _, known := b.narrowed[cell]; !known {
		b.narrowed[cell] = b.narrows(cell)
	}
	return b.narrowed[cell]
}

func (b *besides) narrows(cell system.Cell) bool {
	tied := b.is.Among(cell)
	if b.work -= tied; tied > 0 && b.work < 0 {
		return true
	}
	if b.is.Free(cell, b.rule.Width) {
		return false
	}
	is, was := b.is.Bounds(cell), b.was.Bounds(cell)
	return is.Low < b.rule.Threshold && is.High-is.Low < was.High-was.Low
}
