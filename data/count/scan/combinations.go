package scan

import (
	"cmp"
	"math/bits"
	"slices"

	"spoor/data/count/scan/distinct"
	"spoor/data/sums"
)

// combination is what a respondent picked together, in a part and domain.
type combination struct {
	part, domain int
	picked       uint64
}

// combinations are the sums over the respondents of each combination. The zero value holds none.
type combinations struct {
	keys  []combination
	sums  []weighed
	slots []int32 // by hash the place of a key plus 1; 0 for none
}

// at returns the sums of a combination, empty ones where it is new. They stay where they are until the next one is asked for.
func (c *combinations) at(key combination) *weighed {
	if 2*len(c.keys) >= len(c.slots) {
		c.enlarge(max(64, 2*len(c.slots)))
	}
	slot := c.slot(key)
	if c.slots[slot] == 0 {
		c.keys, c.sums = append(c.keys, key), append(c.sums, weighed{})
		c.slots[slot] = int32(len(c.keys))
	}
	return &c.sums[c.slots[slot]-1]
}

// slot returns the slot of a combination, or the one where it is to come.
func (c *combinations) slot(key combination) int {
	mask := len(c.slots) - 1
	slot := int(distinct.Hash(key.picked, uint64(key.part)<<24+uint64(key.domain)+1)) & mask
	for ; c.slots[slot] != 0; slot = (slot + 1) & mask {
		if c.keys[c.slots[slot]-1] == key {
			break
		}
	}
	return slot
}

// expect makes room for so many, where that is known before.
func (c *combinations) expect(n int) {
	if n == 0 {
		return
	}
	c.keys, c.sums = slices.Grow(c.keys, n), slices.Grow(c.sums, n)
	c.enlarge(max(64, 1<<bits.Len(uint(2*n))))
}

func (c *combinations) enlarge(slots int) {
	c.slots = make([]int32, slots)
	for i, key := range c.keys {
		c.slots[c.slot(key)] = int32(i + 1)
	}
}

// sorted returns the places of the combinations of some domains, by part, options and domain.
func (c *combinations) sorted(in []int) []int {
	n := 0
	for _, key := range c.keys {
		if slices.Contains(in, key.domain) {
			n++
		}
	}
	places := make([]int, 0, n)
	for i, key := range c.keys {
		if slices.Contains(in, key.domain) {
			places = append(places, i)
		}
	}
	slices.SortFunc(places, func(i, j int) int {
		a, b := c.keys[i], c.keys[j]
		return cmp.Or(cmp.Compare(a.part, b.part), cmp.Compare(a.picked, b.picked), cmp.Compare(a.domain, b.domain))
	})
	return places
}

// loosen lets go of combinations that nothing but the order of the options needs, once they are too many to keep: from there on
// the options are counted alone.
func (c *Count) loosen() {
	if c.needed || c.lost || len(c.combined.keys) <= sums.MostPatterns {
		return
	}
	c.lost, c.patterns = true, false
	c.grow(c.codes.parts - 1)
	for i, key := range c.combined.keys {
		options := c.options.of(key.part)[key.domain*len(c.Item.Options):]
		for _, k := range places(key.picked) {
			options[k].merge(c.combined.sums[i].counted())
		}
	}
	c.combined = combinations{}
}

// together are the patterns of everybody, for what is asked of options together; nil where nobody asks for them.
func (c *Count) together(parts *Parts, in []int) *sums.Patterns {
	if !c.wanted {
		return nil
	}
	found := &sums.Patterns{}
	if c.lost {
		found.Lose()
	}
	for _, i := range c.combined.sorted(in) {
		key, sum := c.combined.keys[i], c.combined.sums[i]
		found.Add(sums.Pattern{Stratum: parts.names[key.part][0], Picks: places(key.picked), Respondents: sum.n, Weight: sum.w, SquaredWeight: sum.square})
	}
	return found
}
