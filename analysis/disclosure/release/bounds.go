package release

import "spoor/analysis/disclosure"

// Bounds returns, for each table and each of its counts, what whoever has these tables and knows the questionnaire and the rule can
// derive of it: no wider than the count itself where it is shown. They rest on what is shown alone, so that printing them tells nothing
// new. Of a table without a base they are empty.
func Bounds(wave Wave, tables []Table) ([][]disclosure.Run, error) {
	p := protector{wave: wave}
	m, _, err := p.model(tables, nil)
	if err != nil {
		return nil, err
	}
	derived, err := m.Derive()
	if err != nil {
		return nil, err
	}
	all := make([][]disclosure.Run, len(tables))
	for i, t := range tables {
		all[i] = make([]disclosure.Run, len(t.Counts))
		c, found, err := m.cells(t)
		if err != nil {
			return nil, err
		}
		if !found || t.Base == nil {
			continue
		}
		for at, cell := range c.counts {
			all[i][at] = derived[cell]
		}
	}
	return all, nil
}
