package estimate

import (
	"spoor/analysis/design"
	"spoor/data"
	"spoor/data/sums"
)

// Weighted reports whether the sample has a design, of which there are sums to estimate from.
func (p Part) Weighted() bool { return p.source.weighted }

// Order returns some options of a single or multiple item of a sample with a design, ready to be put in order. Errors are those of
// [design.Design.Order].
func (p Part) Order(options []int) (*design.Order, error) {
	return p.source.design.Order(p.source.tally.Sums, options, p.source.tally.Patterns)
}

// Patterns returns which options respondents chose together, nil where that is not known: of a single item the options themselves.
func (p Part) Patterns() *sums.Patterns {
	tally := p.source.tally
	if p.source.item.Kind != data.Single {
		return tally.Patterns
	}
	found := &sums.Patterns{}
	for option, count := range tally.Counts {
		found.Add(sums.Pattern{Picks: []int{option}, Respondents: count, Weight: float64(count), SquaredWeight: float64(count)})
	}
	return found
}
