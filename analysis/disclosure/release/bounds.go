package release

import (
	"context"

	"spoor/analysis/disclosure"
	"spoor/analysis/disclosure/system"
	"spoor/data"
)

// Derived is what can be derived of a table: of each of its counts, no wider than the count itself where it is shown, and of each of the
// nets of its item, of which each respondent gives one answer. Of a table without a base, and of nets of a multiple choice, it is empty.
type Derived struct{ Counts, Nets []disclosure.Run }

// Bounds returns, for each table, what whoever has these tables and knows the questionnaire and the rule can derive of it. It rests on
// what is shown alone, so that printing it tells nothing new. It stops where the context ends.
func Bounds(ctx context.Context, wave Wave, tables []Table) ([]Derived, error) {
	p := protector{wave: wave}
	m, _, err := p.model(tables, nil)
	if err != nil {
		return nil, err
	}
	all, nets := make([]Derived, len(tables)), make([][]system.Cell, len(tables))
	counts := make([][]system.Cell, len(tables))
	for i, t := range tables {
		c, found, err := m.cells(t)
		if err != nil {
			return nil, err
		}
		if !found || t.Base == nil {
			all[i].Counts = make([]disclosure.Run, len(t.Counts))
			continue
		}
		item, _ := wave.Codebook.Item(t.Item)
		counts[i], nets[i] = c.counts, m.nets(item, c)
	}
	open, err := m.Open()
	if err != nil {
		return nil, err
	}
	for i := range tables {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for _, cell := range counts[i] {
			all[i].Counts = append(all[i].Counts, open.Bounds(cell))
		}
		for _, cell := range nets[i] {
			all[i].Nets = append(all[i].Nets, open.Bounds(cell))
		}
	}
	return all, nil
}

// nets adds the sums of the nets of an item of which each respondent gives one answer.
func (m *model) nets(item data.Item, c counted) []system.Cell {
	if item.Kind == data.Multiple {
		return nil
	}
	var all []system.Cell
	for _, net := range item.Combined() {
		sum, of := 0, []system.Cell(nil)
		for _, place := range item.Places(net) {
			sum, of = sum+m.truth[c.counts[place]], append(of, c.counts[place])
		}
		cell := m.add(sum)
		m.state(system.Less(system.Of(of...), cell), 0, 0)
		all = append(all, cell)
	}
	return all
}
