package release

import (
	"slices"
	"strings"

	"spoor/analysis/disclosure/system"
	"spoor/data"
)

// A circle is items of which each stands in tables by another, and the last by the first: what such tables tell together is more than
// they tell two by two, and not every way of changing two of them leaves the others possible. A count in a circle is safe where enough is
// left of it when the answers to one item alone change, and every respondent keeps all others: then nothing else that is published
// changes, and all that holds the item is a system of counts of it by all items that it stands with at once.
const (
	mostPartners = 4   // items that one stands with
	mostTogether = 200 // groups that these make together
)

// moving is an item of which the answers may change, with the counts of it by all items that it stands with, of who answered all of
// them; of a multiple choice it is about one option.
type moving struct {
	system.System
	truth    []int
	unit     data.UnitID
	option   int // of a multiple choice; -1 otherwise
	partners []data.Item
	cells    []together
}

// together is who gave one answer to the item and these to its partners.
type together struct {
	cell   system.Cell
	answer int
	others [][]int // places of the options chosen, by partner
}

// combination is how many gave these answers to an item, one but for a multiple choice, and to its partners.
type combination struct {
	own    []int
	others [][]int
	n      int
}

// partners are the items that one stands with in tables that show something; it is false where one of them is of another kind than a
// choice.
func (p *protector) partners(tables []Table, unit data.UnitID) ([]data.Item, bool) {
	var ids []string
	for _, t := range tables {
		other := ""
		switch {
		case t.Base == nil || t.By == "" || t.Item == t.By:
			continue
		case t.Item == unit.Item && t.Row == unit.Row:
			other = t.By
		case t.By == unit.Item && unit.Row == "":
			if t.Row != "" {
				return nil, false
			}
			other = t.Item
		default:
			continue
		}
		if !slices.Contains(ids, other) {
			ids = append(ids, other)
		}
	}
	groups := 1
	var items []data.Item
	for _, id := range ids {
		item, _ := p.wave.Codebook.Item(id)
		if item.Kind != data.Single && item.Kind != data.Multiple {
			return nil, false
		}
		items, groups = append(items, item), groups*len(item.Options)
	}
	return items, len(items) > 0 && len(items) <= mostPartners && groups <= mostTogether
}

// combinations returns who gave which answers to an item and its partners, of those who answered all. It is false where that cannot be
// counted: of more than one multiple choice it is not known what was chosen together.
func (p *protector) combinations(item data.Item, row string, partners []data.Item) ([]combination, bool, error) {
	multiple := slices.IndexFunc(partners, func(i data.Item) bool { return i.Kind == data.Multiple })
	of, makers := item, partners
	switch {
	case multiple >= 0 && (item.Kind != data.Single || row != ""):
		return nil, false, nil
	case multiple >= 0:
		of = partners[multiple]
		makers = append(slices.Delete(slices.Clone(partners), multiple, multiple+1), item)
	}
	if slices.ContainsFunc(makers, func(i data.Item) bool { return i.Kind == data.Multiple }) {
		return nil, false, nil
	}
	ids, groups := []string(nil), 1
	for _, maker := range makers {
		ids, groups = append(ids, maker.ID), groups*len(maker.Options)
	}
	if groups > mostTogether {
		return nil, false, nil
	}
	crosstab, err := p.wave.Crosstab(of.ID, strings.Join(ids, "*"))
	if err != nil {
		return nil, false, err
	}
	at := slices.IndexFunc(crosstab.Whole, func(t data.Tally) bool { return t.Row == row })
	if of.Kind == data.Multiple && len(crosstab.Patterns) == 0 || at < 0 || len(crosstab.Groups) != groups {
		return nil, false, nil
	}
	var all []combination
	for g, group := range crosstab.Groups {
		chosen := make([][]int, len(makers)) // the last item changes first
		for m, left := len(makers)-1, g; m >= 0; m-- {
			chosen[m] = []int{left % len(makers[m].Options)}
			left /= len(makers[m].Options)
		}
		if of.Kind != data.Multiple {
			for o, n := range group.Tallies[at].Counts {
				all = append(all, combination{[]int{o}, chosen, n})
			}
			continue
		}
		for _, pattern := range crosstab.Patterns {
			one := combination{pattern.Picks, chosen, pattern.Counts[g]}
			if multiple >= 0 {
				one.own, one.others = chosen[len(makers)-1], slices.Insert(slices.Clone(chosen[:len(makers)-1]), multiple, pattern.Picks)
			}
			all = append(all, one)
		}
	}
	return slices.DeleteFunc(all, func(c combination) bool { return c.n == 0 && of.Kind == data.Multiple }), true, nil
}

// moving makes the system of an item whose answers change; of a multiple choice those to one option. It is nil where there is none that
// can be counted.
func (p *protector) moving(m *model, tables []Table, unit data.UnitID, option int) (*moving, error) {
	partners, ok := p.partners(tables, unit)
	if !ok {
		return nil, nil
	}
	item, _ := p.wave.Codebook.Item(unit.Item)
	combinations, ok, err := p.combinations(item, unit.Row, partners)
	if err != nil || !ok {
		return nil, err
	}
	v := &moving{unit: unit, option: -1, partners: partners}
	if item.Kind == data.Multiple {
		v.option = option
		v.choice(item, combinations, p.leadsOn(tables, item.ID, option))
	} else {
		v.single(combinations, func(answer int) bool { return unit.Row == "" && p.leadsOn(tables, item.ID, answer) })
	}
	for _, t := range tables {
		if !p.fits(t, v) {
			return nil, nil
		}
		if err := v.show(m, t); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// leadsOn reports whether something is shown of an item that is asked after an answer: it may not change then.
func (p *protector) leadsOn(tables []Table, parent string, option int) bool {
	item, _ := p.wave.Codebook.Item(parent)
	if option >= len(item.Options) {
		return false
	}
	return slices.ContainsFunc(tables, func(t Table) bool {
		of, _ := p.wave.Codebook.Item(t.Item)
		by, _ := p.wave.Codebook.Item(t.By)
		after := parent + "." + item.Options[option].ID
		return of.AskedIf == after || by.AskedIf == after
	})
}

// single adds the counts of a single choice or of a row of a rating: who gave the same answers to all partners remain as many.
func (v *moving) single(combinations []combination, fixed func(answer int) bool) {
	of := map[string][]together{}
	for _, c := range combinations {
		one := together{v.add(c.n), c.own[0], c.others}
		if fixed(one.answer) {
			v.State(system.Of(one.cell), c.n, c.n)
		}
		v.cells = append(v.cells, one)
		key := keyOf(c.others)
		of[key] = append(of[key], one)
	}
	for _, c := range combinations {
		key := keyOf(c.others)
		all, n := []system.Cell(nil), 0
		for _, one := range of[key] {
			all, n = append(all, one.cell), n+v.truth[one.cell]
		}
		if len(all) > 0 {
			v.State(system.Of(all...), n, n)
		}
		delete(of, key)
	}
}

// choice adds the counts of one option of a multiple choice. Who chose nothing else keeps it, and who may choose no more does not get it;
// one that is chosen alone stays as it is.
func (v *moving) choice(item data.Item, combinations []combination, fixed bool) {
	type chosen struct {
		others                [][]int
		yes, forced, possible int
	}
	var all []*chosen
	of := map[string]*chosen{}
	for _, c := range combinations {
		key := keyOf(c.others)
		if of[key] == nil {
			of[key] = &chosen{others: c.others}
			all = append(all, of[key])
		}
		one := of[key]
		exclusive := item.Options[v.option].Exclusive || slices.ContainsFunc(c.own, func(o int) bool { return item.Options[o].Exclusive })
		switch yes := slices.Contains(c.own, v.option); {
		case yes:
			one.yes, one.possible = one.yes+c.n, one.possible+c.n
			if len(c.own) == 1 || fixed {
				one.forced += c.n
			}
		case !exclusive && !fixed && (item.MaxPicks == 0 || len(c.own) < item.MaxPicks):
			one.possible += c.n
		}
	}
	for _, one := range all {
		v.truth = append(v.truth, one.yes)
		v.cells = append(v.cells, together{v.Add(one.forced, one.possible), v.option, one.others})
	}
}

func (v *moving) add(truth int) system.Cell {
	v.truth = append(v.truth, truth)
	return v.Add(0, system.Unlimited)
}

// keyOf is one text for the same answers.
func keyOf(others [][]int) string {
	var key strings.Builder
	for _, picks := range others {
		for _, pick := range picks {
			key.WriteRune(rune(pick + 1))
		}
		key.WriteRune(0)
	}
	return key.String()
}

// fits reports whether a table stays as it is when the answers to the item change, but for what [moving.show] says.
func (p *protector) fits(t Table, v *moving) bool {
	if t.Base == nil || t.By != v.unit.Item || v.unit.Row != "" {
		return true
	}
	item, _ := p.wave.Codebook.Item(t.Item)
	return item.AskedIf == "" && (item.Kind == data.Single || item.Kind == data.Multiple)
}

// counted are the cells that a count of a table is made of: of these places of its item, or with none of its base.
func (v *moving) counted(t Table, group int, places ...int) []system.Cell {
	var all []system.Cell
	for _, c := range v.cells {
		in := true
		if t.Item == v.unit.Item {
			in = slices.Contains(places, c.answer)
			if t.By != "" {
				in = in && slices.Contains(c.others[v.partner(t.By)], group)
			}
		} else {
			in = c.answer == group && (len(places) == 0 || slices.ContainsFunc(places, func(place int) bool {
				return slices.Contains(c.others[v.partner(t.Item)], place)
			}))
		}
		if in {
			all = append(all, c.cell)
		}
	}
	return all
}

func (v *moving) partner(id string) int {
	return slices.IndexFunc(v.partners, func(i data.Item) bool { return i.ID == id })
}

// of reports whether a table is of the item, or by it.
func (v *moving) of(t Table) bool {
	return t.Item == v.unit.Item && t.Row == v.unit.Row && t.By != t.Item || t.By == v.unit.Item && v.unit.Row == "" && t.By != t.Item
}

// show adds what a table shows of the counts.
func (v *moving) show(m *model, t Table) error {
	if t.Base == nil || !v.of(t) {
		return nil
	}
	group := m.groupOf(t)
	if t.By == v.unit.Item {
		if v.option >= 0 && group != v.option {
			return nil
		}
		v.keep(v.counted(t, group)) // the base, and who was asked
	}
	c, found, err := m.cells(t)
	if err != nil || !found {
		return err
	}
	for place, count := range t.Counts {
		cells := v.counted(t, group, place)
		switch truth := m.truth[c.counts[place]]; {
		case count != nil:
			v.keep(cells)
		case truth > 0: // with who did not answer all of them it is not 0
			v.State(system.Of(cells...), 1-(truth-v.sum(cells)), system.Unlimited)
		}
	}
	for _, net := range t.Nets {
		v.keep(v.counted(t, group, net.Places...))
	}
	return nil
}

// keep states that a sum is as it is.
func (v *moving) keep(cells []system.Cell) { v.State(system.Of(cells...), v.sum(cells), v.sum(cells)) }

func (v *moving) sum(cells []system.Cell) int {
	sum := 0
	for _, cell := range cells {
		sum += v.truth[cell]
	}
	return sum
}

// leeway is how far a hidden count of a table of the item, or by it, can move when the answers to the item change, to width at most.
func (v *moving) leeway(m *model, at place, width int) (int, error) {
	cells := v.counted(at.table, m.groupOf(at.table), at.at)
	target := v.add(v.sum(cells))
	v.State(system.Less(system.Of(cells...), target), 0, 0)
	open, err := v.Open()
	if err != nil {
		return 0, err
	}
	run := open.Leeway(v.truth, target, width)
	return run.High - run.Low, nil
}
