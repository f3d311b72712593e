package sums

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// MostPatterns is the largest number of patterns, in all strata together, that are kept of one item. Beyond it none is.
const MostPatterns = 1 << 16

// Pattern are the respondents of a stratum who chose the same options of a multiple choice together. With w the weight, 1 without
// weights:
type Pattern struct {
	Stratum       string // "" without strata
	Picks         []int  // places of the options in the codebook, ascending
	Respondents   int    // with a positive weight
	Weight        float64
	SquaredWeight float64 // sum of w²
}

// Patterns are what respondents chose together, added up: whatever is asked of the options together (an order, an overlap, a test of
// two of them) follows from these, however many respondents there are. The zero value is of nobody.
type Patterns struct {
	of   map[string]*Pattern
	key  []byte
	lost bool
}

// Add counts respondents of a pattern. Those of weight 0 are in none.
func (p *Patterns) Add(of Pattern) {
	if p.lost || of.Respondents == 0 {
		return
	}
	p.key = binary.AppendUvarint(p.key[:0], uint64(len(of.Stratum)))
	p.key = append(p.key, of.Stratum...)
	for _, pick := range of.Picks {
		p.key = binary.AppendUvarint(p.key, uint64(pick))
	}
	known := p.of[string(p.key)]
	switch {
	case known != nil:
		known.Respondents += of.Respondents
		known.Weight += of.Weight
		known.SquaredWeight += of.SquaredWeight
	case len(p.of) == MostPatterns:
		p.Lose()
	default:
		if p.of == nil {
			p.of = map[string]*Pattern{}
		}
		of.Picks = slices.Clone(of.Picks)
		p.of[string(p.key)] = &of
	}
}

// Lose says that there are more than [MostPatterns], none of which are kept.
func (p *Patterns) Lose() { p.of, p.lost = nil, true }

// Kept reports whether the patterns are known: whether there are at most [MostPatterns].
func (p *Patterns) Kept() bool { return !p.lost }

// Merge adds the patterns of other respondents.
func (p *Patterns) Merge(other *Patterns) {
	if other.lost {
		p.Lose()
	}
	for _, of := range other.All() {
		p.Add(of)
	}
}

// Clone returns a copy that shares nothing with p.
func (p *Patterns) Clone() *Patterns {
	clone := &Patterns{}
	clone.Merge(p)
	return clone
}

// All returns the patterns by stratum and, within one, in the order of the first option that differs. Their picks are those of p:
// read them only.
func (p *Patterns) All() []Pattern {
	all := make([]Pattern, 0, len(p.of))
	for _, of := range p.of {
		all = append(all, *of)
	}
	slices.SortFunc(all, func(a, b Pattern) int {
		if order := strings.Compare(a.Stratum, b.Stratum); order != 0 {
			return order
		}
		return slices.Compare(a.Picks, b.Picks)
	})
	return all
}

// ErrTooManyPatterns is the refusal to say anything of options together where their patterns were not kept.
var ErrTooManyPatterns = fmt.Errorf("the answers make more than %d different combinations of options, which are not counted apart", MostPatterns)
