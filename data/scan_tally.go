package data

import (
	"cmp"
	"math/bits"
	"slices"

	"spoor/data/sums"
)

// tally returns the tally of the respondents in some domains.
func (c *scanCount) tally(wave string, d *scanDraw, in ...int) (Tally, error) {
	t := Tally{Wave: wave, Item: c.item.ID, Row: c.row, Counts: make([]int, len(c.item.Answers())), SpreadKnown: c.item.Kind == Number}
	if c.withSums {
		t.Sums, t.Others, t.Population = newSums(c.item), newSums(c.item), d.population
	}
	var values moments
	for _, domain := range in {
		if c.item.Kind == Number {
			values.merge(c.moments[domain])
		}
	}
	values.in(&t)
	var byPart map[int][]pickedTogether
	if c.patterns && !c.perPart {
		byPart = c.partPatterns(in)
	}
	for part := range d.names {
		if err := c.addPart(&t, part, d.names[part], in, byPart[part]); err != nil {
			return Tally{}, err
		}
	}
	return t, nil
}

// addPart adds a stratum and cluster to a tally.
func (c *scanCount) addPart(t *Tally, part int, name [2]string, in []int, patterns []pickedTogether) error {
	base, others := c.cell(name), c.cell(name)
	for _, domain := range in {
		at := part*c.domains + domain
		for code, s := range c.codes[at*c.width:][:c.width] {
			c.addCode(t, &base, &others, code, s)
		}
		if c.options != nil {
			for k, s := range c.options[at*len(c.item.Options):][:len(c.item.Options)] {
				t.Counts[k] += s.n
				base.Counts[k] += s.n
				base.Picked[k] += s.w
			}
		}
		if c.item.Kind == Number {
			c.values[at].in(&base)
		}
	}
	if c.options == nil {
		c.addPatterns(t, &base, patterns)
	}
	if !c.withSums {
		return nil
	}
	if base.Respondents+base.ZeroWeight > 0 {
		if err := t.Sums.AddCell(base); err != nil {
			return err
		}
	}
	if others.Respondents+others.ZeroWeight > 0 {
		return t.Others.AddCell(others)
	}
	return nil
}

// addCode adds the respondents with one code.
func (c *scanCount) addCode(t *Tally, base, others *sums.Cell, code int, s weighed) {
	switch c.state(uint16(code)) {
	case Answered:
		t.Asked, t.Answered = t.Asked+s.n, t.Answered+s.n
		addWeighed(base, s)
		if len(t.Counts) > 0 && c.item.Kind != Multiple {
			t.Counts[code] += s.n
			base.Counts[code] += s.n
			base.Picked[code] += s.w
			if base.SquaredPicked != nil {
				base.SquaredPicked[code] += s.square
			}
		}
		return
	case NotAsked:
		s = weighed{zero: s.n + s.zero}
	case Unusable:
		t.Unusable += s.n
	}
	t.Asked += s.n
	addWeighed(others, s)
}

func (v weighedValues) in(cell *sums.Cell) {
	cell.Picked[0] += v[0]
	cell.Picked[1] += v[1]
	if cell.SquaredPicked != nil {
		cell.SquaredPicked[0] += v[2]
		cell.SquaredPicked[1] += v[3]
	}
}

func addWeighed(cell *sums.Cell, s weighed) {
	cell.Respondents += s.n
	cell.ZeroWeight += s.zero
	cell.Weight += s.w
	cell.SquaredWeight += s.square
}

// partPatterns adds the combinations of some domains, for each part, in an order that is always the same.
func (c *scanCount) partPatterns(in []int) map[int][]pickedTogether {
	var keys []combination
	for key := range c.combined {
		if slices.Contains(in, key.domain) {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b combination) int {
		return cmp.Or(cmp.Compare(a.part, b.part), cmp.Compare(a.picked, b.picked), cmp.Compare(a.domain, b.domain))
	})
	out := map[int][]pickedTogether{}
	for _, key := range keys {
		of := out[key.part]
		if last := len(of) - 1; last >= 0 && of[last].picked == key.picked {
			of[last].merge(*c.combined[key])
			continue
		}
		out[key.part] = append(of, pickedTogether{*c.combined[key], key.picked})
	}
	return out
}

// together returns who picked what together in each group, all strata and clusters at once.
func (c *scanCount) together(groups int) []Pattern {
	at := map[uint64]int{}
	var found []Pattern
	for key, sum := range c.combined {
		if sum.n == 0 || key.domain >= groups {
			continue
		}
		i, known := at[key.picked]
		if !known {
			i = len(found)
			at[key.picked] = i
			found = append(found, Pattern{Picks: places(key.picked), Counts: make([]int, groups)})
		}
		found[i].Counts[key.domain] += sum.n
	}
	slices.SortFunc(found, func(a, b Pattern) int { return slices.Compare(a.Picks, b.Picks) })
	return found
}

// pickedTogether are the respondents who picked one combination.
type pickedTogether struct {
	weighed
	picked uint64
}

// addPatterns adds what was picked together to a cell of respondents who are a cluster each.
func (c *scanCount) addPatterns(t *Tally, base *sums.Cell, patterns []pickedTogether) {
	for _, p := range patterns {
		picks := places(p.picked)
		for i, k := range picks {
			t.Counts[k] += p.n
			base.Counts[k] += p.n
			base.Picked[k] += p.w
			base.SquaredPicked[k] += p.square
			for _, other := range picks[:i] {
				base.SquaredPairs[sums.Pair(other, k, len(c.item.Options))] += p.square
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

// cell returns an empty cell of sums.
func (c *scanCount) cell(name [2]string) sums.Cell {
	options := len(c.item.Answers())
	cell := sums.Cell{Stratum: name[0], Cluster: name[1]}
	if c.item.Kind == Number {
		options = 2
	} else {
		cell.Counts = make([]int, options)
	}
	cell.Picked = make([]float64, options)
	if name[1] == "" {
		cell.SquaredPicked = make([]float64, options)
		if c.item.Kind == Multiple {
			cell.SquaredPairs = make([]float64, options*(options-1)/2)
		}
	}
	return cell
}
