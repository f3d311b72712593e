package scan

import (
	"slices"

	"spoor/data"
	"spoor/data/count/answers"
)

// combined is a combination of two numbers, by the places of their units and its own.
type combined struct {
	answers.Combination
	at, slot int
	of       [2]int
}

// combine adds a unit for each combination of numbers that the plan has, after all others.
func (p *plan) combine(all []answers.Combination) {
	for _, c := range all {
		p.combinations = append(p.combinations, combined{c, len(p.units), p.numbers, [2]int{p.unit(c.Of[0]), p.unit(c.Of[1])}})
		p.units = append(p.units, plannedUnit{Unit: c.Unit(), width: 1 + int(data.Unusable), slot: p.numbers, condition: -1})
		p.numbers++
	}
}

// unit is the place of a unit.
func (p *plan) unit(of answers.Unit) int {
	return slices.IndexFunc(p.units, func(u plannedUnit) bool { return u.Item.ID == of.Item.ID && u.Row == of.Row })
}

// combine makes the combinations of the record at hand, of who gave both numbers.
func (b *batch) combine(codes []uint16, values []float64) {
	for _, c := range b.plan.combinations {
		first, second := c.of[0], c.of[1]
		codes[c.at] = codes[first]
		if codes[first] == 0 { // the code of every number that is given
			codes[c.at] = codes[second]
		}
		values[c.slot] = c.Value(values[b.plan.units[first].slot], values[b.plan.units[second].slot])
	}
}
