package scan

import (
	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/where"
)

// restrict counts only respondents for whom a condition holds, on units that the plan has.
func (p *plan) restrict(condition *where.Condition) {
	p.where = condition
	for _, leaf := range condition.Leaves() {
		p.leaves = append(p.leaves, p.unit(answers.Unit{Item: leaf.Item, Row: leaf.Row}))
	}
}

// restrict takes a respondent for whom the condition does not hold out of the base of every unit, as [answers.MarkOutside] does.
func (b *batch) restrict(codes []uint16, values []float64) {
	picked := b.picked[len(b.picked)-len(b.plan.multiple):]
	holds := b.plan.where.Holds(func(leaf int) where.Given {
		at := b.plan.leaves[leaf]
		u := &b.plan.units[at]
		given := where.Given{Answered: u.state(codes[at]) == data.Answered, Code: int(codes[at])}
		switch {
		case u.Item.Kind == data.Multiple:
			given.Picked = places(picked[u.slot])
		case u.Item.Kind == data.Number:
			given.Value = values[u.slot]
		}
		return given
	})
	if holds {
		return
	}
	for i := range b.plan.units {
		codes[i] = b.plan.units[i].code(data.NotAsked)
	}
	clear(picked)
}
