// Package multinomial draws how often each of several kinds turns up among a number of draws with replacement.
package multinomial

import (
	"math"
	"math/rand/v2"
)

// Sampler draws from kinds with given counts: each of the draws is of kind j with chance counts[j]/sum. Make it with New.
//
// One draw after another takes as long as there are draws. Above that numbers that are Poisson distributed are drawn for each
// kind first, with a sum that is nearly always a little below the draws, and the few that are left one after another: given its
// sum m, independent Poisson numbers are multinomial of m draws, and the sum of two multinomial numbers is multinomial too. Where
// the sum is above the draws, all are drawn anew. So the result is exact, but for chances that are rounded to 2⁻³².
type Sampler struct {
	draws int
	each  alias
	often []rate // kinds for which numbers are drawn; none where draws are made one after another
	rare  rare
}

// rate is a kind and how often it turns up.
type rate struct {
	kind int
	poisson
}

// rare are the kinds that turn up less than once in the mean: a number of all together is drawn, and then which they are.
type rare struct {
	kinds []int
	all   poisson
	each  alias
}

// short is by how many standard deviations the Poisson numbers fall short of the draws in the mean, so that one time in 40 their
// sum is above.
const short = 2

// New returns a sampler of so many draws. Counts are not negative and not all 0.
func New(counts []int, draws int) *Sampler {
	total := 0.0
	for _, count := range counts {
		total += float64(count)
	}
	chances := make([]float64, len(counts))
	for j, count := range counts {
		chances[j] = float64(count) / total
	}
	s := &Sampler{draws: draws, each: newAlias(chances)}
	mean := float64(draws) - short*math.Sqrt(float64(draws))
	if draws <= 3*len(counts) || mean <= 0 {
		return s
	}
	var few []float64
	sum := 0.0
	for j, chance := range chances {
		switch times := mean * chance; {
		case times >= 1:
			s.often = append(s.often, rate{j, newPoisson(times)})
		case times > 0:
			s.rare.kinds, few = append(s.rare.kinds, j), append(few, times)
			sum += times
		}
	}
	if sum > 0 {
		for i := range few {
			few[i] /= sum
		}
		s.rare.all, s.rare.each = newPoisson(sum), newAlias(few)
	}
	return s
}

// Draw fills in how often each kind was drawn; there is room for every kind.
func (s *Sampler) Draw(random *rand.PCG, drawn []int) {
	left := s.draws
	clear(drawn)
	for len(s.often) > 0 {
		rare := 0
		if s.rare.kinds != nil {
			rare = s.rare.all.draw(random)
		}
		left = s.draws - rare
		for i := range s.often {
			of := &s.often[i]
			drawn[of.kind] = of.draw(random)
			left -= drawn[of.kind]
		}
		if left < 0 {
			continue
		}
		for range rare {
			drawn[s.rare.kinds[s.rare.each.draw(random)]]++
		}
		break
	}
	for range left {
		drawn[s.each.draw(random)]++
	}
}

// alias draws one of several kinds in two steps, however many there are.
//
// A. J. Walker, An efficient method for generating discrete random variables with general distributions, ACM Transactions on
// Mathematical Software 3 (1977); M. D. Vose, A linear algorithm for generating random numbers with a given distribution, IEEE
// Transactions on Software Engineering 17 (1991).
type alias []column

// column is a kind that is kept where 32 random bits are below the threshold, and another one that is taken otherwise.
type column struct {
	threshold uint32
	other     int32
}

func newAlias(chances []float64) alias {
	n := len(chances)
	table, scaled := make(alias, n), make([]float64, n)
	var small, large []int
	for j, chance := range chances {
		scaled[j] = chance * float64(n)
		if scaled[j] < 1 {
			small = append(small, j)
		} else {
			large = append(large, j)
		}
	}
	for len(small) > 0 && len(large) > 0 {
		less, more := small[len(small)-1], large[len(large)-1]
		small = small[:len(small)-1]
		table[less] = column{uint32(math.Min(scaled[less]*(1<<32), 1<<32-1)), int32(more)}
		if scaled[more] -= 1 - scaled[less]; scaled[more] < 1 {
			large = large[:len(large)-1]
			small = append(small, more)
		}
	}
	for _, rest := range [][]int{large, small} {
		for _, j := range rest {
			table[j] = column{math.MaxUint32, int32(j)}
		}
	}
	return table
}

func (a alias) draw(random *rand.PCG) int {
	bits := random.Uint64()
	at := (bits >> 32) * uint64(len(a)) >> 32
	c := a[at]
	kept := int(at)
	if uint32(bits) >= c.threshold { // a choice without a jump, as no processor foresees it
		kept = int(c.other)
	}
	return kept
}
