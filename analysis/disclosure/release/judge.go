package release

import (
	"slices"

	"spoor/analysis/disclosure/system"
	"spoor/data"
)

// judge says what tables leave of each count that they hide.
type judge struct {
	*protector
	tables []Table
	model  *model
	open   *system.Open // of the model, once it is asked for
	hidden []hiddenCell // small counts: those to be judged
	rings  links
	moved  map[movable]*moving
}

// movable is an item of which the answers may change; of a multiple choice those to one option.
type movable struct {
	unit   data.UnitID
	option int
}

// judge looks at tables for all small counts that they hide, or for those that are wanted.
func (p *protector) judge(tables []Table, wanted func(hiddenCell) bool) (*judge, error) {
	if err := p.ctx.Err(); err != nil {
		return nil, err
	}
	j := &judge{protector: p, tables: tables, rings: p.links(tables), moved: map[movable]*moving{}}
	var err error
	j.model, j.hidden, err = p.model(tables, wanted)
	return j, err
}

// leeway is how far a count can move, to the width of the rule at most: where its item is in a circle, as far as the answers to that or
// to what makes the groups can change.
func (j *judge) leeway(at place, cell system.Cell) (int, error) {
	if err := j.ctx.Err(); err != nil {
		return 0, err
	}
	t := at.table
	if !j.rings.closed(t.unit()) {
		return j.apart(cell)
	}
	most, shown := 0, false
	for _, end := range j.ends(at) {
		v, err := j.movingOf(end)
		if err != nil {
			return 0, err
		}
		if v == nil {
			continue
		}
		if other := t.other(end.unit); other != "" && v.partner(other) < 0 {
			continue
		}
		shown = true
		left, err := v.leeway(j.model, at, j.rule.Width)
		if err != nil || left >= j.rule.Width {
			return left, err
		}
		most = max(most, left)
	}
	if !shown && !j.shows(t) { // nothing is told of these two together
		return j.apart(cell)
	}
	return most, nil
}

// apart is how far a count can move by what tables tell two by two.
func (j *judge) apart(cell system.Cell) (int, error) {
	if j.open == nil {
		var err error
		if j.open, err = j.model.Open(); err != nil {
			return 0, err
		}
	}
	run := j.open.Leeway(j.model.truth, cell, j.rule.Width)
	return run.High - run.Low, nil
}

// movingOf is the system of an item whose answers change, made once.
func (j *judge) movingOf(end movable) (*moving, error) {
	v, found := j.moved[end]
	if found {
		return v, nil
	}
	v, err := j.moving(j.model, j.tables, end.unit, end.option)
	j.moved[end] = v
	return v, err
}

// shows reports whether a table of the item of one by its groups shows something, either way round.
func (j *judge) shows(of Table) bool {
	return slices.ContainsFunc(j.tables, func(t Table) bool {
		same := t.unit() == of.unit() && t.By == of.By
		turned := t.Row == "" && of.Row == "" && t.Item == of.By && t.By == of.Item
		return (same || turned) && t.shows()
	})
}

// ends are what of a count can change: the answers to its item, and to what makes the groups.
func (j *judge) ends(at place) []movable {
	end := func(unit data.UnitID, option int) movable {
		if !j.multiple(unit.Item) {
			option = -1
		}
		return movable{unit, option}
	}
	ends := []movable{end(at.table.unit(), at.at)}
	if at.table.By != "" && at.table.By != at.table.Item {
		ends = append(ends, end(data.UnitID{Item: at.table.By}, j.model.groupOf(at.table)))
	}
	return ends
}

func (t Table) unit() data.UnitID { return data.UnitID{Item: t.Item, Row: t.Row} }

// other is the item that a table sets against one of its two; "" without groups.
func (t Table) other(unit data.UnitID) string {
	if t.unit() == unit {
		return t.By
	}
	return t.Item
}

// links says which items, and rows of them, stand by one another in tables, and in which of the groups that these make there is a circle.
type links struct {
	joined map[data.UnitID]data.UnitID
	ring   map[data.UnitID]bool // by root
	closes [][2]data.UnitID     // what closed one, in the order of the tables
}

func (l links) root(unit data.UnitID) data.UnitID {
	for {
		up, found := l.joined[unit]
		if !found {
			return unit
		}
		unit = up
	}
}

// closed reports whether an item is linked with a circle, or in one.
func (l links) closed(unit data.UnitID) bool { return l.ring[l.root(unit)] }

// links links the items of tables that show something. A multiple choice by two items is a circle, through its options.
func (p *protector) links(tables []Table) links {
	l := links{joined: map[data.UnitID]data.UnitID{}, ring: map[data.UnitID]bool{}}
	seen, degree := map[[2]data.UnitID]bool{}, map[data.UnitID]int{}
	for _, t := range tables {
		a, b := t.unit(), data.UnitID{Item: t.By}
		if t.By == "" || t.Item == t.By || !t.shows() || seen[[2]data.UnitID{a, b}] || seen[[2]data.UnitID{b, a}] {
			continue
		}
		seen[[2]data.UnitID{a, b}] = true
		first, second := l.root(a), l.root(b)
		closes := first == second || p.multiple(t.Item) && degree[a] > 0 || p.multiple(t.By) && degree[b] > 0
		degree[a]++
		degree[b]++
		ring := closes || l.ring[first] || l.ring[second]
		if first != second {
			l.joined[first] = second
		}
		l.ring[second] = ring
		if closes {
			l.closes = append(l.closes, [2]data.UnitID{a, b})
		}
	}
	return l
}

func (p *protector) multiple(id string) bool {
	item, _ := p.wave.Codebook.Item(id)
	return item.Kind == data.Multiple
}

// refuseCircles hides the groups of new tables that close a circle in which a count is hidden, where that cannot be judged: neither of
// the two items of the count can be counted by all that it stands with.
func (p *protector) refuseCircles() error {
	for {
		j, err := p.judge(slices.Concat(p.earlier, p.tables), nil)
		if err != nil {
			return err
		}
		refused := false
		for _, h := range j.hidden {
			if !j.rings.closed(h.table.unit()) || !j.shows(h.table) {
				continue
			}
			judged := false
			for _, end := range j.ends(h.place) {
				v, err := j.movingOf(end)
				if err != nil {
					return err
				}
				judged = judged || v != nil
			}
			if !judged && p.openCircle(j.rings, h.table) {
				refused = true
				break
			}
		}
		if !refused {
			return nil
		}
	}
}

// openCircle hides the groups of new tables of the last two items that closed the circle of a table, and reports whether there were any.
func (p *protector) openCircle(l links, of Table) bool {
	for i := len(l.closes) - 1; i >= 0; i-- {
		pair := l.closes[i]
		if l.root(pair[0]) != l.root(of.unit()) {
			continue
		}
		hidden := false
		for k := range p.tables {
			t := &p.tables[k]
			one, other := t.unit(), data.UnitID{Item: t.By}
			if t.shows() && (one == pair[0] && other == pair[1] || one == pair[1] && other == pair[0]) {
				t.hideAll()
				hidden = true
			}
		}
		if hidden {
			return true
		}
	}
	return false
}
