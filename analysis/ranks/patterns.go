package ranks

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"spoor/analysis/hypothesis"
	"spoor/analysis/multinomial"
)

// Resamples is how often a sample is drawn again. The chances that come from it have a standard error of at most 0.005.
const Resamples = 10_000

// Pattern are the respondents who chose the same options together.
type Pattern struct {
	Picks       []int // options, numbered from 0; none for those who chose another answer
	Respondents int
}

// FromPatterns returns the ranks of so many options, given the patterns of everybody in the base; each pattern may stand there more
// than once. The chance to be in the top comes from a bootstrap over whole respondents with that seed: a sample of as many
// respondents, drawn with replacement, has each pattern as often as a multinomial draw says, so that the work does not grow with
// the respondents; options of which that is certain are not drawn, see [contested]. The same seed gives the same result. The rank sets use McNemar's exact test.
//
// It refuses an empty base with ErrNoBase, and options that do not exist.
func FromPatterns(patterns []Pattern, options, top int, level float64, seed uint64) ([]Rank, error) {
	if err := checkTop(options, top, level); err != nil {
		return nil, err
	}
	base, both := 0, make([][]int, options)
	for i := range both {
		both[i] = make([]int, options)
	}
	for _, pattern := range patterns {
		base += pattern.Respondents
		for _, i := range pattern.Picks {
			if i < 0 || i >= options {
				return nil, fmt.Errorf("option %d does not exist: there are options 0 to %d", i, options-1)
			}
			for _, j := range pattern.Picks {
				both[i][j] += pattern.Respondents
			}
		}
	}
	if base == 0 {
		return nil, ErrNoBase
	}
	counts, shares := make([]int, options), make([]float64, options)
	for i := range counts {
		counts[i], shares[i] = both[i][i], float64(both[i][i])
	}
	ranks, err := rankSets(counts, shares, level, func(i, j int) (float64, error) {
		result, err := hypothesis.McNemarExact(counts[i]-both[i][j], counts[j]-both[i][j])
		return result.P, err
	})
	if err != nil {
		return nil, err
	}
	open := contested(ranks, both, top)
	if len(open) > 0 {
		setChances(ranks, open, top, seed, newResampling(among(patterns, open), len(open), base).draw)
	}
	return ranks, nil
}

// certain is the chance below which something does not happen in all draws together.
const certain = 1e-15

// contested sets the chances of options that are in the top for certain, or not, to 1 and 0. It returns the options that have to be drawn for
// the others: those, and whatever is not certain to be above or below one of them. A sample in which b chose only the one and c < b only
// the other has the two the other way round, or equal, with a chance of at most exp(-(√b - √c)²), Chernoff's bound.
func contested(ranks []Rank, both [][]int, top int) []option {
	sure := func(i, j int) bool { // that i is above j
		gap := math.Sqrt(float64(both[i][i]-both[i][j])) - math.Sqrt(float64(both[j][j]-both[i][j]))
		return gap > 0 && math.Exp(-gap*gap) < certain
	}
	var drawn []option
	needed := make([]bool, len(ranks))
	for i := range ranks {
		over, maybe := 0, 0
		for j := range ranks {
			if j != i && sure(j, i) {
				over++
			} else if j != i && !sure(i, j) {
				maybe++
			}
		}
		switch {
		case over >= top:
			ranks[i].TopLow, ranks[i].TopHigh = 0, 0
		case over+maybe < top:
			ranks[i].TopLow, ranks[i].TopHigh = 1, 1
		default:
			needed[i] = true
			drawn = append(drawn, option{at: i, contested: true})
		}
	}
	for _, of := range drawn {
		for j := range ranks {
			if !needed[j] && !sure(of.at, j) && !sure(j, of.at) {
				needed[j] = true
				drawn = append(drawn, option{at: j})
			}
		}
	}
	for k := range drawn {
		for j := range ranks {
			if !needed[j] && sure(j, drawn[k].at) {
				drawn[k].over++
			}
		}
	}
	return drawn
}

// option is one that is drawn.
type option struct {
	at        int  // among all options
	contested bool // whether it is in the top is not certain
	over      int  // options that are not drawn and above it for certain
}

// among returns the patterns of some options alone, numbered in their order.
func among(patterns []Pattern, some []option) []Pattern {
	out := make([]Pattern, len(patterns))
	for i, pattern := range patterns {
		out[i].Respondents = pattern.Respondents
		for k, option := range some {
			if slices.Contains(pattern.Picks, option.at) {
				out[i].Picks = append(out[i].Picks, k)
			}
		}
	}
	return out
}

// setChances draws a sample again and again, and sets the chance of each contested option to be in the top to how often fewer than top options
// have more than it. Numbers within rounding of each other are equal.
func setChances(ranks []Rank, drawn []option, top int, seed uint64, draw func(random *rand.PCG, totals []float64)) {
	random := rand.NewPCG(seed, 0)
	hits, totals, ascending := make([]int, len(drawn)), make([]float64, len(drawn)), make([]float64, len(drawn))
	for range Resamples {
		draw(random, totals)
		copy(ascending, totals)
		slices.Sort(ascending)
		for k, option := range drawn {
			if option.contested && !above(ascending[len(ascending)-top+option.over], totals[k]) { // the least of the top
				hits[k]++
			}
		}
	}
	for k, option := range drawn {
		if option.contested {
			of := &ranks[option.at]
			of.TopLow = float64(hits[k]) / Resamples
			of.TopHigh = of.TopLow
		}
	}
}

// resampling draws respondents by their patterns.
type resampling struct {
	sampler *multinomial.Sampler
	drawn   []int
	lanes   [][]uint64 // of each pattern: several options a number, each in some of its bits, which are 1 if it holds the option
	sums    []uint64
	lane    int // bits of an option: what can be counted in it is not below the base
}

func newResampling(patterns []Pattern, options, base int) *resampling {
	merged, counts := merge(patterns)
	r := &resampling{drawn: make([]int, len(counts)), lane: 32}
	if base < 1<<16 {
		r.lane = 16
	}
	each := 64 / r.lane
	r.sums = make([]uint64, (options+each-1)/each)
	if base <= math.MaxInt32 {
		r.sampler = multinomial.New(counts, base)
	} else {
		r.sampler = multinomial.New(counts, math.MaxInt32) // of two thousand million respondents the order is as certain
	}
	for _, picks := range merged {
		lanes := make([]uint64, len(r.sums))
		for _, option := range picks {
			lanes[option/each] |= 1 << (option % each * r.lane)
		}
		r.lanes = append(r.lanes, lanes)
	}
	return r
}

// merge returns each combination of options once, in their order, and how many respondents chose it.
func merge(patterns []Pattern) (picks [][]int, counts []int) {
	sorted := make([]Pattern, len(patterns))
	for i, pattern := range patterns {
		sorted[i] = Pattern{slices.Sorted(slices.Values(pattern.Picks)), pattern.Respondents}
	}
	slices.SortFunc(sorted, func(a, b Pattern) int { return slices.Compare(a.Picks, b.Picks) })
	for i, pattern := range sorted {
		if i > 0 && slices.Equal(pattern.Picks, sorted[i-1].Picks) {
			counts[len(counts)-1] += pattern.Respondents
			continue
		}
		picks, counts = append(picks, pattern.Picks), append(counts, pattern.Respondents)
	}
	return picks, counts
}

func (r *resampling) draw(random *rand.PCG, totals []float64) {
	r.sampler.Draw(random, r.drawn)
	clear(r.sums)
	for j, times := range r.drawn {
		if times == 0 {
			continue
		}
		lanes := r.lanes[j]
		for i := range r.sums {
			r.sums[i] += uint64(times) * lanes[i]
		}
	}
	each, mask := 64/r.lane, uint64(1)<<r.lane-1
	for option := range totals {
		totals[option] = float64(r.sums[option/each] >> (option % each * r.lane) & mask)
	}
}
