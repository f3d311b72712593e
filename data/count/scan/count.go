package scan

import (
	"math/bits"

	"spoor/data"
	"spoor/data/count/answers"
	"spoor/data/count/scan/distinct"
	"spoor/data/sums"
)

// domains say in which groups each respondent is counted. Without groups there is one domain, of everybody.
type domains struct {
	by      int // the unit that makes the groups, -1 without; the first of several that are crossed
	crossed []crossed
	groups  int
	overlap bool // a respondent can be in several groups
}

// number of domains: everybody; or each group and those in none; or, where groups overlap, everybody, each group and each
// rest.
func (d domains) number() int {
	switch {
	case d.by < 0:
		return 1
	case d.overlap:
		return 1 + 2*d.groups
	}
	return d.groups + 1
}

// one returns the domain of a record, where it is in one only.
func (d domains) one(b *batch, record int) int {
	if d.by < 0 {
		return 0
	}
	if len(d.crossed) == 0 {
		return min(int(b.codes[record*len(b.plan.units)+d.by]), d.groups)
	}
	return d.cross(b, record)
}

// of adds the domains of a record.
func (d domains) of(b *batch, record int, to []int) []int {
	if !d.overlap {
		return append(to, d.one(b, record))
	}
	to = append(to, 0)
	if len(d.crossed) > 0 {
		return d.crossAll(b, record, to)
	}
	if b.codes[record*len(b.plan.units)+d.by] != 0 {
		return to
	}
	picked := b.picked[record*len(b.plan.multiple)+b.plan.units[d.by].slot]
	for g := range d.groups {
		if picked>>g&1 == 1 {
			to = append(to, 1+g)
		} else {
			to = append(to, 1+d.groups+g)
		}
	}
	return to
}

// everybody returns the domains that together hold every respondent.
func (d domains) everybody() []int {
	if d.by < 0 || d.overlap {
		return []int{0}
	}
	return append(d.rest(d.groups), d.groups)
}

// members returns the domains of a group.
func (d domains) members(group int) []int {
	if d.overlap {
		return []int{1 + group}
	}
	return []int{group}
}

// rest returns the domains of those who are in another group, and not in this one.
func (d domains) rest(group int) []int {
	if d.overlap {
		return []int{1 + d.groups + group}
	}
	var out []int
	for g := range d.groups {
		if g != group {
			out = append(out, g)
		}
	}
	return out
}

// Count counts the answers to one unit in all domains, and for each stratum and cluster where there are sums.
type Count struct {
	plannedUnit
	at       int // among the units of the plan
	in       domains
	domains  int
	withSums bool
	plain    bool // everybody counts the same
	placed   bool // in strata or clusters
	perPart  bool // respondents were drawn in clusters, of which nothing is known but what they add up to
	patterns bool // combinations are counted, for the pairs of options or for themselves
	needed   bool // for the pairs of options, or by group
	wanted   bool // for themselves, see [data.Tally]
	lost     bool // they were too many to count for themselves

	nets  *Count   // of a multiple item with nets: who picked an option of each
	masks []uint64 // of a count of nets: the options of each

	codes    byPart[counted]   // by domain and answer, after which come those who gave none
	beside   byPart[beside]    // of the same: see besides
	unusable []int             // by domain
	options  byPart[counted]   // of a multiple item, by domain and option: only where combinations are not counted
	combined combinations      // of a multiple item
	table    *distinct.Table   // of a number
	settled  bool              // its values are in the sums
	moments  []answers.Moments // of a number by domain
	values   byPart[valueSums] // of a number by domain

	empty  *sums.Sums // of the item, for its cells; without what raking takes, which is counted singly
	detail sums.Detail
	singly singly // with replicate weights or raked ones

	plainPatterns []int // where everybody counts the same and combinations are few, until the end: by domain and combination
}

// weighed are the sums over respondents who gave the same answer.
type weighed struct {
	n, zero   int // with a positive weight, and of weight 0
	w, square float64
}

func (s *weighed) merge(other weighed) {
	s.n, s.zero = s.n+other.n, s.zero+other.zero
	s.w, s.square = s.w+other.w, s.square+other.square
}

// counted is how many respondents of a positive weight gave the same answer, and the sum of their weights; beside are the respondents of
// weight 0, and the sum of the squares of the weights.
type (
	counted struct {
		n int
		w float64
	}
	beside struct {
		zero   int
		square float64
	}
)

func (s weighed) counted() counted { return counted{s.n, s.w} }

func (s *counted) merge(other counted) { s.n, s.w = s.n+other.n, s.w+other.w }

// given is how many sums there are of a domain: one for each code that is an answer, and one of all who gave none.
func (c *Count) given() int { return c.plannedUnit.options() + 1 }

// besides is how many there are beside them: as many, but where no square of an answer is asked for one of all who answered and one of
// all others.
func (c *Count) besides() int {
	if c.perPart {
		return 2
	}
	return c.given()
}

// besideOf is the place of what is beside the sums of an answer, or of all who gave none.
func (c *Count) besideOf(at int) int {
	switch {
	case !c.perPart:
		return at
	case at < c.plannedUnit.options():
		return 0
	}
	return 1
}

// addCode counts respondents with a code. The weights of who was not asked are in no sum.
func (c *Count) addCode(part, domain, code int, s weighed) {
	none := c.plannedUnit.options()
	at := min(code, none)
	switch c.state(uint16(code)) {
	case data.NotAsked:
		s = weighed{zero: s.n + s.zero}
	case data.Unusable:
		c.unusable[domain] += s.n
	}
	c.codes.of(part)[domain*c.given()+at].merge(s.counted())
	b := &c.beside.of(part)[domain*c.besides()+c.besideOf(at)]
	b.zero, b.square = b.zero+s.zero, b.square+s.square
}

// one is a respondent of that weight.
func one(weight float64) weighed {
	if weight == 0 {
		return weighed{zero: 1}
	}
	return weighed{1, 0, weight, weight * weight}
}

// alike are the sums of n respondents of weight 1.
func alike(n int) weighed { return weighed{n, 0, float64(n), float64(n)} }

// fewOptions is the number of options of which all combinations have a place of their own.
const fewOptions = 10

func newCount(p *plan, at int, d domains, withSums bool) *Count {
	count := func(unit plannedUnit) *Count { return newCountOf(p, unit, at, d, withSums) }
	return count(p.units[at]).withNets(count)
}

func newCountOf(p *plan, unit plannedUnit, at int, d domains, withSums bool) *Count {
	c := &Count{plannedUnit: unit, at: at, in: d, domains: d.number(), withSums: withSums, plain: p.design.IsZero(), placed: p.strata >= 0 || p.cluster >= 0,
		perPart: p.cluster >= 0 && p.within < 0, detail: p.design.Detail()}
	c.empty = answers.NewSums(c.Item, sums.Detail{Within: c.detail.Within})
	if c.Item.Kind == data.Multiple {
		c.want(p.design)
		if c.plain && len(c.Item.Options) <= fewOptions {
			c.patterns = true
			c.plainPatterns = make([]int, c.domains<<len(c.Item.Options))
		}
	}
	if p.singly() {
		c.singly = newSingly(c.Item, c.domains, c.detail)
	}
	c.grow(0)
	return c
}

// want decides whether combinations are counted.
func (c *Count) want(design data.Design) {
	c.needed = c.withSums && (!c.perPart || c.in.by >= 0 && !c.in.overlap)
	c.wanted = c.in.by < 0 && design.Cluster == ""
	c.patterns = c.needed || c.wanted
}

// grow makes room for a part.
func (c *Count) grow(part int) {
	if c.unusable == nil {
		c.unusable = make([]int, c.domains)
	}
	c.codes.grow(part, c.domains*c.given())
	c.beside.grow(part, c.domains*c.besides())
	switch c.Item.Kind {
	case data.Multiple:
		if !c.patterns || c.perPart {
			c.options.grow(part, c.domains*len(c.Item.Options))
		}
	case data.Number:
		if c.table == nil {
			greatest := 0.0
			if len(c.Item.Range) == 2 {
				greatest = c.Item.Range[1]
			}
			c.table, c.moments = distinct.New(c.domains, c.placed, !c.plain, greatest, c.addLoose), make([]answers.Moments, c.domains)
		}
		c.values.grow(part, c.domains)
	}
}

// add counts the respondents of a batch who were placed.
func (c *Count) add(b *batch) {
	c.grow(max(b.parts-1, 0))
	switch {
	case c.in.overlap:
		c.addOverlapping(b)
	case c.plain:
		c.addPlain(b)
	default:
		c.addWeighed(b)
	}
	if c.singly.of != nil {
		c.addSingly(b)
	}
	c.loosen()
}

func (c *Count) addOverlapping(b *batch) {
	var in []int
	for _, at := range b.placed {
		in = c.in.of(b, at.record, in[:0])
		code := int(b.codes[at.record*len(b.plan.units)+c.at])
		for _, domain := range in {
			c.addCode(at.part, domain, code, one(at.weight))
			if code < c.plannedUnit.options() {
				c.addAnswer(b, at, domain)
			}
		}
	}
}

// addWeighed is add where each is in one domain.
func (c *Count) addWeighed(b *batch) {
	units, codes := len(b.plan.units), b.codes[min(c.at, len(b.codes)):]
	none, given, besides := c.plannedUnit.options(), c.given(), c.besides()
	for i, at := range b.placed {
		domain, code := int(b.groups[i]), int(codes[at.record*units])
		if at.weight == 0 || code >= none {
			c.addCode(at.part, domain, code, one(at.weight))
			continue
		}
		of := &c.codes.of(at.part)[domain*given+code]
		of.n++
		of.w += at.weight
		c.beside.of(at.part)[domain*besides+c.besideOf(code)].square += at.weight * at.weight
	}
	if c.Item.Kind != data.Multiple && c.Item.Kind != data.Number {
		return
	}
	for i, at := range b.placed {
		if codes[at.record*units] == 0 {
			c.addAnswer(b, at, int(b.groups[i]))
		}
	}
}

// addAnswer counts what an answer says beyond its code.
func (c *Count) addAnswer(b *batch, at place, domain int) {
	switch c.Item.Kind {
	case data.Multiple:
		c.addPicked(c.of(b.picked[at.record*len(b.plan.multiple)+c.slot]), at, domain)
	case data.Number:
		c.addValue(b.values[at.record*b.plan.numbers+c.slot], at, domain)
	}
}

// addPlain is add where everybody counts the same, in one domain, and [plainCodes] counts the codes.
func (c *Count) addPlain(b *batch) {
	if c.Item.Kind == data.Number {
		c.addPlainValues(b)
	}
	if c.Item.Kind != data.Multiple {
		return
	}
	units, options, multiples, codes := len(b.plan.units), len(c.Item.Options), len(b.plan.multiple), b.codes[min(c.at, len(b.codes)):]
	for i, at := range b.placed {
		domain := int(b.groups[i])
		switch {
		case codes[at.record*units] > 0:
		case c.plainPatterns != nil:
			c.plainPatterns[domain<<options+int(c.of(b.picked[at.record*multiples+c.slot]))]++
		default:
			c.addPicked(c.of(b.picked[at.record*multiples+c.slot]), at, domain)
		}
	}
}

// settle turns plain counts into sums of weights of 1, and the values that were kept into sums.
func (c *Count) settle() {
	c.settleValues()
	met := 0
	for _, n := range c.plainPatterns {
		met += min(n, 1)
	}
	c.combined.expect(met)
	for i, n := range c.plainPatterns {
		if n > 0 {
			*c.combined.at(combination{0, i >> len(c.Item.Options), uint64(i & (1<<len(c.Item.Options) - 1))}) = alike(n)
		}
	}
}

func (c *Count) addPicked(picked uint64, at place, domain int) {
	if c.patterns {
		part := at.part
		if c.perPart {
			part = 0
		}
		c.combined.at(combination{part, domain, picked}).merge(one(at.weight))
	}
	if c.options.kept() {
		options := c.options.of(at.part)[domain*len(c.Item.Options):]
		for ; picked != 0; picked &= picked - 1 {
			options[bits.TrailingZeros64(picked)].merge(one(at.weight).counted())
		}
	}
}
