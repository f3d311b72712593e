package claims

import (
	"slices"

	"spoor/analysis/hypothesis"
	"spoor/internal/inorder"
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

// Top is the top of one item by its counts.
type Top struct {
	Item   string
	Sure   []Measured // those above the last place, and on it if they are not tied
	Tied   []Measured // those that share the last place with one that is left out, in codebook order
	Places int
}

// Unique reports whether there is one set of the most named.
func (p Top) Unique() bool { return len(p.Tied) == 0 }

// Options returns the ids of a unique top in the order of their counts.
func (p Top) Options() []string { return OptionsOf(p.Sure) }

// OptionsOf returns the first option of each share.
func OptionsOf(measured []Measured) []string {
	out := make([]string, len(measured))
	for i, m := range measured {
		out[i] = m.Options[0]
	}
	return out
}

func (e evaluation) place(id string, places int) (Top, error) {
	item, _ := e.Codebook.Item(id)
	var ranked []Measured
	for _, option := range candidates(item) {
		m, err := e.measure(Share{Item: id, Options: []string{option}})
		if err != nil {
			return Top{}, err
		}
		ranked = append(ranked, m)
	}
	inorder.By(ranked, func(a, b Measured) int { return b.Count - a.Count })
	last := ranked[places-1].Count
	if ranked[places].Count != last {
		return Top{Item: id, Sure: ranked[:places], Places: places}, nil
	}
	found := Top{Item: id, Places: places}
	for _, m := range ranked {
		switch {
		case m.Count > last:
			found.Sure = append(found.Sure, m)
		case m.Count == last:
			found.Tied = append(found.Tied, m)
		}
	}
	return found, nil
}

// mirror tests that the tops of two items are the same. Equal tops must both be established. Different ones contradict the
// claim only if both are, and a shared last place leaves nothing to compare.
func (e evaluation) mirror(m Mirror) ([]Evidence, [2]Top, error) {
	var tops [2]Top
	var parts []Evidence
	for i, id := range m.Items {
		top, err := e.place(id, m.Places)
		if err != nil {
			return nil, tops, err
		}
		tops[i] = top
		if !top.Unique() {
			continue
		}
		tested, err := e.top(KindMirror, Ranking{Item: id, Options: top.Options()})
		if err != nil {
			return nil, tops, err
		}
		parts = append(parts, tested...)
	}
	switch {
	case !tops[0].Unique() || !tops[1].Unique():
		return []Evidence{{Kind: KindMirror}}, tops, nil
	case SameOptions(tops[0].Options(), tops[1].Options()):
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

// SameOptions reports whether two lists hold the same options, in any order.
func SameOptions(a, b []string) bool {
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
