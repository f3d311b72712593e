package claims

import (
	"slices"

	"spoor/analysis/hypothesis"
)

// top tests that the options of a ranking are the most named: each against each of the others.
func (e evaluation) top(kind Kind, r Ranking) ([]Evidence, error) {
	item, _ := e.Codebook.Item(r.Item)
	var parts []Evidence
	for _, option := range r.Options {
		for _, rival := range candidates(item) {
			if slices.Contains(r.Options, rival) {
				continue
			}
			part, err := e.rival(kind, r.Item, option, rival)
			if err != nil {
				return nil, err
			}
			parts = append(parts, part)
		}
	}
	return parts, nil
}

// order tests that each option of a ranking is named more often than the next, and the last more often than all others.
func (e evaluation) order(r Ranking) ([]Evidence, error) {
	var parts []Evidence
	for i := range len(r.Options) - 1 {
		part, err := e.rival(KindOrder, r.Item, r.Options[i], r.Options[i+1])
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	above := len(r.Options) - 1
	item, _ := e.Codebook.Item(r.Item)
	for _, rival := range candidates(item) {
		if slices.Contains(r.Options, rival) {
			continue
		}
		part, err := e.rival(KindOrder, r.Item, r.Options[above], rival)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	return parts, nil
}

func (e evaluation) rival(kind Kind, item, option, rival string) (Evidence, error) {
	a, err := e.measure(Share{Item: item, Options: []string{option}})
	if err != nil {
		return Evidence{}, err
	}
	b, err := e.measure(Share{Item: item, Options: []string{rival}})
	if err != nil {
		return Evidence{}, err
	}
	return e.contrast(kind, a, b)
}

// place is the top of one item by its counts.
type place struct {
	item   string
	sure   []Measured // those above the last place, and on it if they are not tied
	tied   []Measured // those that share the last place with one that is left out, in codebook order
	places int
}

// unique reports whether there is one set of the most named.
func (p place) unique() bool { return len(p.tied) == 0 }

// options returns the ids of a unique top in the order of their counts.
func (p place) options() []string { return optionsOf(p.sure) }

func optionsOf(measured []Measured) []string {
	out := make([]string, len(measured))
	for i, m := range measured {
		out[i] = m.Options[0]
	}
	return out
}

func (e evaluation) place(id string, places int) (place, error) {
	item, _ := e.Codebook.Item(id)
	var ranked []Measured
	for _, option := range candidates(item) {
		m, err := e.measure(Share{Item: id, Options: []string{option}})
		if err != nil {
			return place{}, err
		}
		ranked = append(ranked, m)
	}
	slices.SortStableFunc(ranked, func(a, b Measured) int { return b.Count - a.Count })
	last := ranked[places-1].Count
	if ranked[places].Count != last {
		return place{item: id, sure: ranked[:places], places: places}, nil
	}
	found := place{item: id, places: places}
	for _, m := range ranked {
		switch {
		case m.Count > last:
			found.sure = append(found.sure, m)
		case m.Count == last:
			found.tied = append(found.tied, m)
		}
	}
	return found, nil
}

// mirror tests that the tops of two items are the same. Equal tops must both be established. Different ones contradict the
// claim only if both are, and a shared last place leaves nothing to compare.
func (e evaluation) mirror(m Mirror) ([]Evidence, [2]place, error) {
	var tops [2]place
	var parts []Evidence
	for i, id := range m.Items {
		top, err := e.place(id, m.Places)
		if err != nil {
			return nil, tops, err
		}
		tops[i] = top
		if !top.unique() {
			continue
		}
		tested, err := e.top(KindMirror, Ranking{Item: id, Options: top.options()})
		if err != nil {
			return nil, tops, err
		}
		parts = append(parts, tested...)
	}
	switch {
	case !tops[0].unique() || !tops[1].unique():
		return []Evidence{{Kind: KindMirror}}, tops, nil
	case sameSet(tops[0].options(), tops[1].options()):
		return parts, tops, nil
	}
	all, err := largest(parts)
	return []Evidence{{Kind: KindMirror, Direction: -1, P: &all}}, tops, err
}

// largest returns the largest p-values of parts that must all be established, adjusted for that.
func largest(parts []Evidence) (Bounds, error) {
	adjusted, err := adjust(parts)
	if err != nil {
		return Bounds{}, err
	}
	var all Bounds
	for _, p := range adjusted {
		all.Low, all.High = max(all.Low, p.Low), max(all.High, p.High)
	}
	return all, nil
}

func sameSet(a, b []string) bool {
	return !slices.ContainsFunc(a, func(id string) bool { return !slices.Contains(b, id) }) && len(a) == len(b)
}

// adjust returns the p-values of parts after Holm, both ends by themselves.
func adjust(parts []Evidence) ([]Bounds, error) {
	low, high := make([]float64, len(parts)), make([]float64, len(parts))
	for i, part := range parts {
		low[i], high[i] = part.P.Low, part.P.High
	}
	low, err := hypothesis.Holm(low)
	if err != nil {
		return nil, err
	}
	if high, err = hypothesis.Holm(high); err != nil {
		return nil, err
	}
	adjusted := make([]Bounds, len(parts))
	for i := range parts {
		adjusted[i] = Bounds{low[i], high[i]}
	}
	return adjusted, nil
}
