// Package collapse shows sums of answers where the answers apart cannot be shown: the boxes of a scale, or the nets of a single choice.
// That says more than a table in which most answers are hidden, and tells as little of few respondents.
package collapse

import (
	"slices"

	"spoor/analysis/disclosure"
	"spoor/analysis/disclosure/system"
)

// Table is the answers to a single choice or to a row of a rating: each respondent of the base gave one.
type Table struct {
	Counts []int   // of the answers
	Base   int     // their sum
	Nets   [][]int // places of the answers that count together; those that have an answer in common with an earlier one are passed over
}

// Shown says what of a table is shown.
type Shown struct {
	Answers  []bool           // by place
	Nets     []bool           // by place in the table; one that is passed over is not shown
	Possible []disclosure.Run // what someone who knows the rule can derive of each answer
}

// Hides reports whether an answer is hidden.
func (s Shown) Hides() bool { return slices.Contains(s.Answers, false) }

// block is answers that count together, or one that counts alone; its net is -1 then.
type block struct {
	places []int
	net    int
	count  int
}

// collapsing is a table in the making: what is hidden of it so far.
type collapsing struct {
	Table
	blocks  []block
	answers []bool // hidden, by place
	whole   []bool // hidden, by block
}

// Collapse hides what the rule asks for, sums before answers last: first the sums are protected among each other, then within each sum
// that is shown the answers. It reports false where the rule allows no sum of two answers or more that way. Under a preset with a lower
// threshold at least as much is shown, as [disclosure.Rule.Nested] has it.
func Collapse(t Table, rule disclosure.Rule) (Shown, bool) {
	c := collapsing{Table: t, answers: make([]bool, len(t.Counts))}
	c.divide()
	c.whole = make([]bool, len(c.blocks))
	for _, rule := range rule.Nested() {
		if !c.under(rule) {
			return Shown{}, false
		}
	}
	shown := Shown{Answers: make([]bool, len(t.Counts)), Nets: make([]bool, len(t.Nets))}
	for i, hidden := range c.answers {
		shown.Answers[i] = !hidden
	}
	some := false
	for b, block := range c.blocks {
		if block.net >= 0 {
			shown.Nets[block.net] = !c.whole[b]
			some = some || !c.whole[b]
		}
	}
	s, _ := c.system()
	open, err := s.Open()
	if err != nil || !some {
		return Shown{}, false
	}
	for p := range c.answers {
		shown.Possible = append(shown.Possible, open.Bounds(system.Cell(p)))
	}
	return shown, true
}

// divide makes blocks of the nets, and of each answer that is in none.
func (c *collapsing) divide() {
	taken := make([]bool, len(c.Counts))
	for n, places := range c.Nets {
		if len(places) < 2 || slices.ContainsFunc(places, func(p int) bool { return taken[p] }) {
			continue
		}
		one := block{places: places, net: n}
		for _, p := range places {
			taken[p] = true
			one.count += c.Counts[p]
		}
		c.blocks = append(c.blocks, one)
	}
	for p, k := range c.Counts {
		if !taken[p] {
			c.blocks = append(c.blocks, block{[]int{p}, -1, k})
		}
	}
}

// under hides what one rule asks for beside what is hidden already.
func (c *collapsing) under(rule disclosure.Rule) bool {
	plain, err := disclosure.SuppressWith(disclosure.Table{Kind: disclosure.Single, Base: c.Base, Counts: c.Counts}, rule, c.answers)
	if err == nil && len(plain.Hidden) == 0 {
		return true
	}
	for {
		if !c.sums(rule) || !c.within(rule) {
			return false
		}
		if c.protected(rule) {
			return true
		}
		if !c.hideNext() {
			return false
		}
	}
}

// sums hides blocks among each other.
func (c *collapsing) sums(rule disclosure.Rule) bool {
	table := disclosure.Table{Kind: disclosure.Single, Base: c.Base}
	for _, block := range c.blocks {
		table.Counts = append(table.Counts, block.count)
	}
	release, err := disclosure.SuppressWith(table, rule, c.whole)
	if err != nil {
		return false
	}
	for _, h := range release.Hidden {
		c.whole[h.Column] = true
	}
	return true
}

// within hides the answers of each hidden block, and within each block that is shown those that the rule asks for. A block in which that
// cannot be done is hidden whole.
func (c *collapsing) within(rule disclosure.Rule) bool {
	for b, block := range c.blocks {
		if c.whole[b] || block.count == 0 {
			c.hideAnswers(b)
			continue
		}
		table, kept := disclosure.Table{Kind: disclosure.Single, Base: block.count}, []bool(nil)
		for _, p := range block.places {
			table.Counts, kept = append(table.Counts, c.Counts[p]), append(kept, c.answers[p])
		}
		release, err := disclosure.SuppressWith(table, rule, kept)
		if err != nil {
			c.whole[b] = true
			return c.sums(rule) && c.within(rule)
		}
		for _, h := range release.Hidden {
			c.answers[block.places[h.Column]] = true
		}
	}
	return true
}

func (c *collapsing) hideAnswers(b int) {
	for _, p := range c.blocks[b].places {
		c.answers[p] = c.answers[p] || c.whole[b] && c.Counts[p] > 0
	}
}

// hideNext hides the smallest block that is shown, and reports whether there was one.
func (c *collapsing) hideNext() bool {
	next := -1
	for b, block := range c.blocks {
		if !c.whole[b] && block.count > 0 && (next < 0 || block.count < c.blocks[next].count) {
			next = b
		}
	}
	if next >= 0 {
		c.whole[next] = true
	}
	return next >= 0
}

// system is everything that is shown, over the answers and then the blocks; that an answer is hidden tells that it is not 0.
func (c *collapsing) system() (s *system.System, truth []int) {
	s = &system.System{}
	for p, k := range c.Counts {
		low, high := k, k
		if c.answers[p] {
			low, high = min(1, k), c.Base
		}
		s.Add(low, high)
		truth = append(truth, k)
	}
	all := make([]system.Cell, len(c.Counts))
	for p := range all {
		all[p] = system.Cell(p)
	}
	s.State(system.Of(all...), c.Base, c.Base)
	for b, block := range c.blocks {
		sum := s.Add(0, c.Base)
		truth = append(truth, block.count)
		var places []system.Cell
		for _, p := range block.places {
			places = append(places, system.Cell(p))
		}
		s.State(system.Less(system.Of(places...), sum), 0, 0)
		if !c.whole[b] {
			s.State(system.Of(sum), block.count, block.count)
		}
	}
	return s, truth
}

// protected reports whether every small answer and sum that is hidden keeps the interval that the rule asks for.
func (c *collapsing) protected(rule disclosure.Rule) bool {
	s, truth := c.system()
	open, err := s.Open()
	safe := func(cell int) bool {
		if err != nil {
			return false
		}
		run := open.Leeway(truth, system.Cell(cell), rule.Width)
		return run.High-run.Low >= rule.Width
	}
	for p, hidden := range c.answers {
		if hidden && rule.Small(c.Counts[p]) && !safe(p) {
			return false
		}
	}
	for b, hidden := range c.whole {
		if hidden && rule.Small(c.blocks[b].count) && !safe(len(c.Counts)+b) {
			return false
		}
	}
	return true
}
