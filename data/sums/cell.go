package sums

import (
	"fmt"
	"math"
	"slices"
)

// Cell holds the sums of one stratum and cluster in one domain, over the respondents in the base of the item. With w the
// weight and y 1 for a respondent who chose the option (or y the value of a number):
type Cell struct {
	Stratum, Cluster string    // "" without strata, and where each respondent is a cluster of its own
	Respondents      int       // with a positive weight
	ZeroWeight       int       // respondents of weight 0: sampled, in no sum
	Counts           []int     // respondents who chose each option, unweighted; nil for a number
	Weight           float64   // sum of w
	SquaredWeight    float64   // sum of w²
	Picked           []float64 // sum of wy for each option; for a number the sums of wy and wy²
	*Beyond
}

// Beyond is what a cell keeps beyond that: in the cells of [Sums] of each stratum without clusters, and of each cluster where [Detail]
// says so. The cells of other clusters, of which there can be many, share an empty one. Nil is as good as an empty one for [Sums.AddCell].
type Beyond struct {
	Margins       string    // where weights were raked the category in each margin, see [JoinMargins]; "" otherwise
	SquaredPicked []float64 // sum of w²y for each option; for a number of w²y and w²y². Of a cluster only with [Detail.Within]
	// SquaredPairs is the sum of w² of those who chose both options of a pair, in the order 01, 02, ..., 12, ... Only
	// for a multiple choice, and where there is SquaredPicked.
	SquaredPairs []float64
	// Before is the sum of the weights before raking of the respondents with a positive weight, and PickedBefore as Picked
	// under those weights. Only with [Detail.Raked].
	Before       float64
	PickedBefore []float64
}

// nothing is the empty one that cells share: read it only.
var nothing = &Beyond{}

// NewCell returns the empty cell of a place in the sample, as the sums keep it.
func (s *Sums) NewCell(at Drawn) Cell {
	counts, numbers := s.sizes(at)
	return s.shaped(at, make([]int, counts), make([]float64, numbers))
}

// Clear empties a cell and gives it another place, of the same stages of sampling.
func (c *Cell) Clear(at Drawn) {
	*c = Cell{Stratum: at.Stratum, Cluster: at.Cluster, Counts: c.Counts, Picked: c.Picked, Beyond: c.Beyond}
	clear(c.Counts)
	for _, sums := range [][]float64{c.Picked, c.SquaredPicked, c.SquaredPairs, c.PickedBefore} {
		clear(sums)
	}
	if c.Beyond != nothing {
		c.Margins, c.Before = at.Margins, 0
	}
}

// spare is room for the cells that come next, so that not each needs room of its own.
type spare struct {
	cells   []Cell
	counts  []int
	numbers []float64
}

// mostSpare is for how many cells room is made at once.
const mostSpare = 128

func (s *Sums) newCell(at Drawn) *Cell {
	counts, numbers := s.sizes(at)
	room := s.spare
	if room == nil || len(room.cells) == 0 || len(room.counts) < counts || len(room.numbers) < numbers {
		n := min(max(len(s.order), s.expected-len(s.order), 1), mostSpare)
		if n == 1 {
			c := s.NewCell(at)
			return &c
		}
		room = &spare{make([]Cell, n), make([]int, n*counts), make([]float64, n*numbers)}
		s.spare = room
	}
	c := &room.cells[0]
	*c = s.shaped(at, room.counts[:counts:counts], room.numbers[:numbers:numbers])
	room.cells, room.counts, room.numbers = room.cells[1:], room.counts[counts:], room.numbers[numbers:]
	return c
}

// sizes is how many counts and sums a cell has.
func (s *Sums) sizes(at Drawn) (counts, numbers int) {
	numbers = s.options
	if s.kind != Number {
		counts = s.options
	}
	if s.squared(at) {
		numbers += s.options
		if s.kind == Multiple {
			numbers += pairs(s.options)
		}
	}
	if s.detail.Raked {
		numbers += s.options
	}
	return counts, numbers
}

// squared reports whether a cell keeps sums of w²y.
func (s *Sums) squared(at Drawn) bool { return at.Cluster == "" || s.detail.Within }

// shaped is an empty cell of which the sums stand in so many counts and numbers.
func (s *Sums) shaped(at Drawn, counts []int, numbers []float64) Cell {
	take := func(n int) []float64 {
		taken := numbers[:n:n]
		numbers = numbers[n:]
		return taken
	}
	c := Cell{Stratum: at.Stratum, Cluster: at.Cluster, Picked: take(s.options), Beyond: nothing}
	if s.kind != Number {
		c.Counts = counts
	}
	if s.options > 0 && s.squared(at) || s.detail.Raked {
		c.Beyond = &Beyond{Margins: at.Margins}
	}
	if s.options > 0 && s.squared(at) {
		c.SquaredPicked = take(s.options)
		if s.kind == Multiple {
			c.SquaredPairs = take(pairs(s.options))
		}
	}
	if s.detail.Raked {
		c.PickedBefore = take(s.options)
	}
	return c
}

func pairs(options int) int { return options * (options - 1) / 2 }

// Pair is the place of two different options, of so many, in SquaredPairs.
func Pair(j, k, options int) int {
	if j > k {
		j, k = k, j
	}
	return j*(2*options-j-1)/2 + k - j - 1
}

// addRespondent adds the weights of a respondent and reports whether the respondent counts.
func (c *Cell) addRespondent(at Drawn) bool {
	if at.Weight == 0 {
		c.ZeroWeight++
		return false
	}
	c.Respondents++
	c.Weight += at.Weight
	c.SquaredWeight += at.Weight * at.Weight
	if c.PickedBefore != nil {
		c.Before += at.Before
	}
	return true
}

// addBase adds respondents without their answers.
func (c *Cell) addBase(other *Cell) {
	c.Respondents += other.Respondents
	c.ZeroWeight += other.ZeroWeight
	c.Weight += other.Weight
	c.SquaredWeight += other.SquaredWeight
	if other.Before != 0 {
		c.Before += other.Before
	}
}

func (c *Cell) add(other *Cell) {
	c.addBase(other)
	for j, count := range other.Counts {
		if count != 0 {
			c.Counts[j] += count
		}
	}
	addTo(c.Picked, other.Picked)
	addTo(c.PickedBefore, other.PickedBefore)
	if c.Cluster == other.Cluster {
		addTo(c.SquaredPicked, other.SquaredPicked)
		addTo(c.SquaredPairs, other.SquaredPairs)
	}
}

// addTo adds sums. Where there is nothing to add it writes nothing, so that memory that nobody wrote to yet need not be there.
func addTo(sums, more []float64) {
	for i, x := range more {
		if x != 0 {
			sums[i] += x
		}
	}
}

func (c *Cell) clone() Cell {
	clone := *c
	clone.Counts = slices.Clone(c.Counts)
	clone.Picked = slices.Clone(c.Picked)
	clone.Beyond = &Beyond{c.Margins, slices.Clone(c.SquaredPicked), slices.Clone(c.SquaredPairs), c.Before, slices.Clone(c.PickedBefore)}
	return clone
}

// checkCell says why a cell cannot be one of these sums.
func (s *Sums) checkCell(c *Cell) error {
	switch counts, numbers := s.sizes(c.drawn()); {
	case len(c.Counts) != counts, len(c.Picked) != s.options, len(c.Picked)+len(c.SquaredPicked)+len(c.SquaredPairs)+len(c.PickedBefore) != numbers,
		(len(c.SquaredPicked) > 0) != (s.options > 0 && s.squared(c.drawn())), (len(c.PickedBefore) > 0) != (s.options > 0 && s.detail.Raked):
		want := s.NewCell(c.drawn())
		return fmt.Errorf("needs %d counts, %d sums of wy, %d of w²y, %d of pairs and %d before raking, and has %d, %d, %d, %d and %d",
			len(want.Counts), len(want.Picked), len(want.SquaredPicked), len(want.SquaredPairs), len(want.PickedBefore),
			len(c.Counts), len(c.Picked), len(c.SquaredPicked), len(c.SquaredPairs), len(c.PickedBefore))
	case !s.detail.Raked && (c.Margins != "" || c.Before != 0):
		return fmt.Errorf("has margins or weights before raking, and the sums are not of raked weights")
	case c.Respondents < 0 || c.ZeroWeight < 0:
		return fmt.Errorf("has a negative number of respondents")
	}
	for j, count := range c.Counts {
		if count < 0 || count > c.Respondents {
			return fmt.Errorf("option %d is chosen by %d of %d respondents", j, count, c.Respondents)
		}
	}
	for _, sums := range [][]float64{{c.Weight, c.SquaredWeight, c.Before}, c.Picked, c.SquaredPicked, c.SquaredPairs, c.PickedBefore} {
		for _, sum := range sums {
			if math.IsNaN(sum) || math.IsInf(sum, 0) || (sum < 0 && s.kind != Number) {
				return fmt.Errorf("has a sum of %v: sums of weights are finite and not negative", sum)
			}
		}
	}
	if (c.Respondents > 0) != (c.Weight > 0) || (c.Respondents > 0) != (c.SquaredWeight > 0) {
		return fmt.Errorf("has %d respondents with weights that sum to %v and squares to %v: count only positive weights",
			c.Respondents, c.Weight, c.SquaredWeight)
	}
	return nil
}
