package release

import (
	"slices"

	"spoor/data"
)

// Beside is what is known besides new tables: what they are judged with.
type Beside struct {
	Earlier []Table // published of the wave before
	Same    []Table // published of other waves of the same fieldwork, such as an interim file
	Perhaps []Table // published of other waves that may be of the same respondents: nothing says that they are not
}

// grown tells what was published when the file was another one, of fewer or more respondents, from what is so of the file as it is: an
// interim and a final file of one fieldwork, in one wave or in two. It hides the new tables that cannot be of such files, see [nested].
func (p *protector) grown(beside Beside) error {
	for _, other := range []struct {
		tables []Table
		wave   bool // another one
		same   bool // of the same respondents
	}{{beside.Earlier, false, true}, {p.countable(beside.Same), true, true}, {p.countable(beside.Perhaps), true, false}} {
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
		}
		withOlder(other.tables, older, other.wave)
		var others []Table
		for i, before := range other.tables {
			if !older[i] {
				p.earlier = append(p.earlier, before)
				continue
			}
			others = append(others, before)
			if now := p.find(before); now >= 0 && other.same && differs(before, p.tables[now]) {
				p.tables[now].hideAll()
			}
		}
		p.files = append(p.files, apartByFile(others)...)
	}
	return nil
}

// withOlder takes tables for older that show what is so of the file as it is, and were published with one that does not: by another wave,
// before it, or of the same groups.
func withOlder(tables []Table, older []bool, wave bool) {
	last := len(older) - 1
	for last >= 0 && !older[last] {
		last--
	}
	if last >= 0 && wave {
		last = len(older) - 1
	}
	for i := range older {
		older[i] = older[i] || i <= last || slices.ContainsFunc(tables[:last+1], func(t Table) bool {
			return t.Item == tables[i].Item && t.Row == tables[i].Row && t.By == tables[i].By && t.By != ""
		}) && !slices.ContainsFunc(tables[:last+1], tables[i].same)
	}
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

// differs reports whether two tables of as many respondents of different files are not alike: somebody answered otherwise, or one came
// and one went.
func differs(before, now Table) bool {
	if before.Base == nil || now.Base == nil || *before.Base != *now.Base {
		return false
	}
	return !slices.EqualFunc(before.Counts, now.Counts, sameCount) || before.Mean != nil && now.Mean != nil && *before.Mean != *now.Mean
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
