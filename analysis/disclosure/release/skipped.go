package release

import (
	"slices"

	"spoor/analysis/disclosure/system"
	"spoor/data"
)

// skipped hides the groups that a multiple choice makes where they tell, beside the table of all respondents, what few who skipped it
// answered: everybody in one of the groups ticked something, so that groups that can hardly overlap leave those who ticked nothing. Of
// other groups who is in none is protected where they are made.
func (p *protector) skipped() error {
	for _, t := range slices.Clone(p.tables) {
		by, _ := p.wave.Codebook.Item(t.By)
		if at := p.find(t); by.Kind != data.Multiple || !p.tables[at].shows() {
			continue
		}
		tells, err := p.tellsSkipped(t)
		if err != nil {
			return err
		}
		for i := range p.tables {
			if o := &p.tables[i]; tells && o.Item == t.Item && o.By == t.By {
				o.hideAll()
			}
		}
	}
	return nil
}

// tellsSkipped reports whether the groups of a table narrow what those who are in none of them answered, and too far.
func (p *protector) tellsSkipped(of Table) (bool, error) {
	item, _ := p.wave.Codebook.Item(of.Item)
	tables := slices.Concat(p.earlier, p.tables)
	others := slices.DeleteFunc(slices.Clone(tables), func(t Table) bool { return t.Item == of.Item && t.By == of.By })
	var models [2]*model
	var opened [2]*system.Open
	var left [2][]system.Cell
	for i, shown := range [][]Table{others, tables} {
		m, _, err := p.model(shown, nil)
		if err != nil {
			return false, err
		}
		whole, found := m.all(item, of.Row)
		if !found {
			return false, nil
		}
		pair, turned, err := m.pair(item, of.Row, of.By)
		if err != nil {
			return false, err
		}
		chose := pair.options
		if turned {
			chose = pair.groups
		}
		for o, cell := range chose {
			skipped := m.add(m.truth[whole.counts[o]] - m.truth[cell])
			m.say(system.Less(system.Of(whole.counts[o]), cell, skipped), 0, 0)
			left[i] = append(left[i], skipped)
		}
		if opened[i], err = m.Open(); err != nil {
			return false, err
		}
		models[i] = m
	}
	for o := range left[0] {
		if !p.rule.Small(models[1].truth[left[1][o]]) {
			continue
		}
		was, is := opened[0].Leeway(models[0].truth, left[0][o], p.rule.Width), opened[1].Leeway(models[1].truth, left[1][o], p.rule.Width)
		if is.High-is.Low < min(p.rule.Width, was.High-was.Low) {
			return true, nil
		}
	}
	return false, nil
}
