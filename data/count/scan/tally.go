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
	order := parts.inOrder()
	t := data.Tally{Wave: wave, Item: c.Item.ID, Row: c.Row, Counts: make([]int, len(c.Item.Answers())), SpreadKnown: c.Item.Kind == data.Number}
	for _, domain := range in {
		t.Unusable += c.unusable[domain]
	}
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
	var byPart map[int][]int
	if c.patterns && !c.perPart {
		byPart = c.partPatterns(in)
	}
	if c.withSums && c.singly.of == nil {
		t.Sums.Expect(parts.Len())
	}
	var room sums.Cell
	for _, part := range order {
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
func (c *Count) addPart(t *data.Tally, base *sums.Cell, part int, name [2]string, in, combinations []int) error {
	at := named(name)
	if base.Picked == nil || (base.Cluster == "") != (at.Cluster == "") {
		*base = c.empty.NewCell(at)
	} else {
		base.Clear(at)
	}
	others := &sums.Cell{Stratum: at.Stratum, Cluster: at.Cluster}
	none := c.plannedUnit.options()
	for _, domain := range in {
		codes, beside := c.codes.of(part)[domain*c.given():][:none+1], c.beside.of(part)[domain*c.besides():][:c.besides()]
		for code, of := range codes[:none] {
			c.addAnswered(t, base, code, of)
		}
		last := len(beside) - 1
		for code, of := range beside[:last] {
			base.ZeroWeight += of.zero
			base.SquaredWeight += of.square
			if !c.perPart && base.SquaredPicked != nil && c.counts() {
				base.SquaredPicked[code] += of.square
			}
		}
		t.Asked += codes[none].n
		others.Respondents, others.Weight = others.Respondents+codes[none].n, others.Weight+codes[none].w
		others.ZeroWeight, others.SquaredWeight = others.ZeroWeight+beside[last].zero, others.SquaredWeight+beside[last].square
		if c.options.kept() {
			for k, s := range c.options.of(part)[domain*len(c.Item.Options):][:len(c.Item.Options)] {
				t.Counts[k] += s.n
				base.Counts[k] += s.n
				base.Picked[k] += s.w
			}
		}
		if c.Item.Kind == data.Number {
			c.values.of(part)[domain].in(base)
		}
	}
	if !c.options.kept() {
		c.addPatterns(t, base, combinations)
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

// addAnswered adds the respondents who gave one answer.
func (c *Count) addAnswered(t *data.Tally, base *sums.Cell, code int, of counted) {
	t.Asked, t.Answered = t.Asked+of.n, t.Answered+of.n
	base.Respondents, base.Weight = base.Respondents+of.n, base.Weight+of.w
	if c.counts() {
		t.Counts[code] += of.n
		base.Counts[code] += of.n
		base.Picked[code] += of.w
	}
}

// counts reports whether a code that is an answer is that of an option.
func (c *Count) counts() bool { return c.Item.Kind != data.Multiple && c.Item.Kind != data.Number }

// partPatterns returns the places of the combinations of some domains, for each part, in an order that is always the same.
func (c *Count) partPatterns(in []int) map[int][]int {
	out := map[int][]int{}
	for order := c.combined.sorted(in); len(order) > 0; {
		part, end := c.combined.keys[order[0]].part, 1
		for end < len(order) && c.combined.keys[order[end]].part == part {
			end++
		}
		out[part], order = order[:end], order[end:]
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

// addPatterns adds what was picked together to a cell of respondents who are a cluster each.
func (c *Count) addPatterns(t *data.Tally, base *sums.Cell, combinations []int) {
	for _, i := range combinations {
		picked, of := c.combined.keys[i].picked, c.combined.sums[i]
		for rest := picked; rest != 0; rest &= rest - 1 {
			k := bits.TrailingZeros64(rest)
			t.Counts[k] += of.n
			base.Counts[k] += of.n
			base.Picked[k] += of.w
			base.SquaredPicked[k] += of.square
			for before := picked & (1<<k - 1); before != 0; before &= before - 1 {
				base.SquaredPairs[sums.Pair(bits.TrailingZeros64(before), k, len(c.Item.Options))] += of.square
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
