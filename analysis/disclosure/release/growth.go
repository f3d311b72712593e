package release

import (
	"errors"
	"slices"

	"spoor/analysis/disclosure"
	"spoor/data"
)

// grown hides the new tables that tell too much beside what was published of the wave when its file was another one, of fewer or more
// respondents: an interim and a final file of one fieldwork. Those earlier tables say nothing of the counts that the file has now, so
// each is set against the new one alone.
func (p *protector) grown() error {
	var now []Table
	for _, before := range p.earlier {
		older, err := p.older(before)
		if err != nil {
			return err
		}
		if !older {
			now = append(now, before)
			continue
		}
		for i := range p.tables {
			if t := &p.tables[i]; t.same(before) && p.differs(before, *t) {
				t.hideAll()
			}
		}
	}
	p.earlier = now
	return nil
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
	return false, nil
}

// differs reports whether two tables of different files tell too much of who is in one of them only.
func (p *protector) differs(before, now Table) bool {
	if before.Base == nil || now.Base == nil || len(before.Counts) != len(now.Counts) {
		return false
	}
	early, late := p.published(before), p.published(now)
	if late.Base < early.Base {
		early, late = late, early
	}
	if added := late.Base - early.Base; added > 0 && added < p.rule.Threshold {
		return true
	}
	if early.Base == late.Base && slices.EqualFunc(before.Counts, now.Counts, sameCount) {
		return false
	}
	d, err := disclosure.Subtract(early, late, p.rule, disclosure.Respondents)
	if err != nil { // no table that grew: other respondents, as far as the counts tell
		return early.Base == late.Base
	}
	return errors.Is(d.Err(), disclosure.ErrDifference)
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
