package scan

import (
	"spoor/data"
	"spoor/data/count/answers"
)

// mostNets is the number of nets of an item that a scan can count.
const mostNets = MostOptions

// withNets gives the count of a multiple item with nets one of its nets beside it, of the same respondents.
func (c *Count) withNets(make func(plannedUnit) *Count) *Count {
	if c.Item.Kind != data.Multiple || len(c.Item.Nets) == 0 {
		return c
	}
	unit := c.plannedUnit
	unit.Unit = answers.Unit{Item: c.Item.OfNets()}
	c.nets = make(unit)
	c.nets.wanted, c.nets.patterns = false, c.nets.needed || c.nets.plainPatterns != nil
	c.nets.grow(0)
	for _, net := range c.Item.Nets {
		mask := uint64(0)
		for _, place := range c.Item.Places(net) {
			mask |= 1 << place
		}
		c.nets.masks = append(c.nets.masks, mask)
	}
	return c
}

// all returns the count and that of its nets.
func (c *Count) all() []*Count {
	if c.nets == nil {
		return []*Count{c}
	}
	return []*Count{c, c.nets}
}

// of returns which options of the count were picked by who picked these options of the item: for nets those that hold one of them.
func (c *Count) of(picked uint64) uint64 {
	if c.masks == nil {
		return picked
	}
	return c.netted(picked)
}

func (c *Count) netted(picked uint64) uint64 {
	nets := uint64(0)
	for k, mask := range c.masks {
		if picked&mask != 0 {
			nets |= 1 << k
		}
	}
	return nets
}
