package scan

import (
	"math/bits"
	"slices"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/sums"
)

// Tally returns the tally of the respondents in some domains, with that of the nets of the item.
func (c *Count) Tally(wave string, parts *Parts, in ...int) (data.Tally, error) {
	t, err := c.tally(wave, parts, in)
	if err != nil || c.nets == nil {
		return t, err
	}
	nets, err := c.nets.tally(wave, parts, in)
	t.Nets = &nets
	return t, err
}

func (c *Count) tally(wave string, parts *Parts, in []int) (data.Tally, error) {
	c.grow(max(0, parts.Len()-1)) // a part may have come in after the last respondent of this count
	c.settleValues()
	t := data.Tally{Wave: wave, Item: c.Item.ID, Row: c.Row, Counts: make([]int, len(c.Item.Answers())), SpreadKnown: c.Item.Kind == data.Number}
	if c.withSums {
		t.Sums, t.Others = answers.NewSums(c.Item, c.detail), sums.NewSample().WithDetail(c.detail)
		t.Population, t.Within, t.Drawn = parts.placing.Population, parts.placing.Within, parts.drawn
	}
	if c.Item.Kind == data.Number {
		if err := c.addNumbers(&t, parts, in); err != nil {
			return data.Tally{}, err
		}
	}
	if c.Item.Kind == data.Multiple {
		t.Patterns = c.together(parts, in)
	}
	var byPart map[int][]pickedTogether
	if c.patterns && !c.perPart {
		byPart = c.partPatterns(in)
	}
	if c.withSums && c.singly.of == nil {
		t.Sums.Expect(parts.Len())
	}
	var room sums.Cell
	for _, part := range parts.inOrder() {
		if err := c.addPart(&t, &room, part, parts.names[part], in, byPart[part]); err != nil {
			return data.Tally{}, err
		}
	}
	err := c.singly.in(&t, in)
	if c.withSums && err == nil {
		t.Sums.Sort()
		t.Others.Sort()
	}
	return t, err
}

// addPart adds a stratum and cluster to a tally, by way of a cell.
func (c *Count) addPart(t *data.Tally, base *sums.Cell, part int, name [2]string, in []int, patterns []pickedTogether) error {
	at := named(name)
	if base.Picked == nil || (base.Cluster == "") != (at.Cluster == "") {
		*base = c.empty.NewCell(at)
	} else {
		base.Clear(at)
	}
	others := &sums.Cell{Stratum: at.Stratum, Cluster: at.Cluster}
	for _, domain := range in {
		for code, of := range c.codes[part][domain*c.width:][:c.width] {
			c.tallyCode(t, base, others, code, weighed{n: of.n, w: of.w})
		}
		for at, of := range c.beside[part][domain*c.besides():][:c.besides()] {
			if c.perPart && at == 1 {
				others.ZeroWeight, others.SquaredWeight = others.ZeroWeight+of.zero, others.SquaredWeight+of.square
				continue
			}
			c.tallyCode(t, base, others, at, weighed{zero: of.zero, square: of.square})
		}
		if c.options != nil {
			for k, s := range c.options[part][domain*len(c.Item.Options):][:len(c.Item.Options)] {
				t.Counts[k] += s.n
				base.Counts[k] += s.n
				base.Picked[k] += s.w
			}
		}
		if c.Item.Kind == data.Number {
			c.values[part][domain].in(base)
		}
	}
	if c.options == nil {
		c.addPatterns(t, base, patterns)
	}
	if !c.withSums || c.singly.of != nil {
		return nil
	}
	if base.Respondents+base.ZeroWeight > 0 {
		if err := t.Sums.AddCell(*base); err != nil {
			return err
		}
	}
	if others.Respondents+others.ZeroWeight > 0 {
		return t.Others.AddCell(*others)
	}
	return nil
}

// tallyCode adds the respondents with one code.
func (c *Count) tallyCode(t *data.Tally, base, others *sums.Cell, code int, s weighed) {
	switch c.state(uint16(code)) {
	case data.Answered:
		t.Asked, t.Answered = t.Asked+s.n, t.Answered+s.n
		addWeighed(base, s)
		if len(t.Counts) > 0 && c.Item.Kind != data.Multiple {
			t.Counts[code] += s.n
			base.Counts[code] += s.n
			base.Picked[code] += s.w
			if base.SquaredPicked != nil {
				base.SquaredPicked[code] += s.square
			}
		}
		return
	case data.NotAsked:
		s = weighed{zero: s.n + s.zero}
	case data.Unusable:
		t.Unusable += s.n
	}
	t.Asked += s.n
	addWeighed(others, s)
}

func addWeighed(cell *sums.Cell, s weighed) {
	cell.Respondents += s.n
	cell.ZeroWeight += s.zero
	cell.Weight += s.w
	cell.SquaredWeight += s.square
}

// partPatterns adds the combinations of some domains, for each part, in an order that is always the same.
func (c *Count) partPatterns(in []int) map[int][]pickedTogether {
	out := map[int][]pickedTogether{}
	for _, i := range c.combined.sorted(in) {
		key, sum := c.combined.keys[i], c.combined.sums[i]
		of := out[key.part]
		if last := len(of) - 1; last >= 0 && of[last].picked == key.picked {
			of[last].merge(sum)
			continue
		}
		out[key.part] = append(of, pickedTogether{sum, key.picked})
	}
	return out
}

// byGroup returns who picked what together in each group, all strata and clusters at once.
func (c *Count) byGroup(groups int) []data.Pattern {
	at := map[uint64]int{}
	var found []data.Pattern
	for k, key := range c.combined.keys {
		if c.combined.sums[k].n == 0 || key.domain >= groups {
			continue
		}
		i, known := at[key.picked]
		if !known {
			i = len(found)
			at[key.picked] = i
			found = append(found, data.Pattern{Picks: places(key.picked), Counts: make([]int, groups)})
		}
		found[i].Counts[key.domain] += c.combined.sums[k].n
	}
	slices.SortFunc(found, func(a, b data.Pattern) int { return slices.Compare(a.Picks, b.Picks) })
	return found
}

// pickedTogether are the respondents who picked one combination.
type pickedTogether struct {
	weighed
	picked uint64
}

// addPatterns adds what was picked together to a cell of respondents who are a cluster each.
func (c *Count) addPatterns(t *data.Tally, base *sums.Cell, patterns []pickedTogether) {
	for _, p := range patterns {
		picks := places(p.picked)
		for i, k := range picks {
			t.Counts[k] += p.n
			base.Counts[k] += p.n
			base.Picked[k] += p.w
			base.SquaredPicked[k] += p.square
			for _, other := range picks[:i] {
				base.SquaredPairs[sums.Pair(other, k, len(c.Item.Options))] += p.square
			}
		}
	}
}

// places are the options in a combination.
func places(picked uint64) []int {
	var out []int
	for ; picked != 0; picked &= picked - 1 {
		out = append(out, bits.TrailingZeros64(picked))
	}
	return out
}

// named is a stratum and cluster.
func named(part [2]string) sums.Drawn { return sums.Drawn{Stratum: part[0], Cluster: part[1]} }
