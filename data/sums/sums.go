package sums

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Kind says what the sums are of.
type Kind string

const (
	Single   Kind = "single choice"
	Multiple Kind = "multiple choice"
	Number   Kind = "number"
)

// Sums are the additive sums of one item in one domain, a Cell for every stratum and cluster that has respondents (and where
// weights were raked for every crossing of the margins in it).
// Make it with NewSingle, NewMultiple or NewNumber.
type Sums struct {
	kind    Kind
	options int
	detail  Detail
	order   []*Cell       // as they came
	mixed   bool          // they did not come in the order of stratum, cluster and margins
	cells   map[key]*Cell // the same, where they are mixed
	last    *Cell
	next    int    // where the one after the last stands in the order, which is nearly always asked for then
	spare   *spare // nil before there is a cell

	expected   int // cells
	replicated Replicated
}

type key struct{ stratum, cluster, margins string }

func compareKeys(a, b key) int {
	if order := strings.Compare(a.stratum, b.stratum); order != 0 {
		return order
	}
	if order := strings.Compare(a.cluster, b.cluster); order != 0 {
		return order
	}
	return strings.Compare(a.margins, b.margins)
}

// NewSingle returns empty sums of an item where a respondent chooses at most one of the options.
func NewSingle(options int) *Sums { return newSums(Single, options) }

// NewSample returns empty sums of respondents without answers, which is what [Sums.Sampled] needs.
func NewSample() *Sums { return newSums(Single, 0) }

// NewMultiple returns empty sums of an item where a respondent may choose several options. It also keeps sums for every
// pair of options, from which a difference between two options, or a test over all of them, gets its covariance.
func NewMultiple(options int) *Sums { return newSums(Multiple, options) }

// NewNumber returns empty sums of a numeric variable y. Its cells have two entries, y and y², in that order. Values that
// lie far from 0 compared with their spread lose digits in the squares: subtract a constant, such as a first year.
func NewNumber() *Sums { return newSums(Number, 2) }

func newSums(k Kind, options int) *Sums {
	return &Sums{kind: k, options: max(options, 0)}
}

// WithDetail returns empty sums of the same item that keep more in their cells.
func (s *Sums) WithDetail(d Detail) *Sums {
	empty := newSums(s.kind, s.options)
	empty.detail = d
	return empty
}

// Detail says what the cells keep beyond what one stage of sampling takes.
func (s *Sums) Detail() Detail { return s.detail }

// Kind says what these are the sums of.
func (s *Sums) Kind() Kind { return s.kind }

// Options is the number of options; 2 (y and y²) for a number.
func (s *Sums) Options() int { return s.options }

// Expect makes room for so many strata and clusters, where that is known before they are added.
func (s *Sums) Expect(cells int) {
	s.order = slices.Grow(s.order, cells)
	s.expected = cells
}

// Add counts one respondent who chose the given options, numbered from 0 in codebook order; none is allowed. The
// stratum is "" in an unstratified sample. The cluster is "" where respondents were not drawn in clusters: each is then
// a cluster of its own.
//
// A respondent of weight 0 counts as sampled, and for nothing else. A weight that is negative or not finite is refused,
// as is an option that does not exist or is chosen twice, and a second option in a single choice.
func (s *Sums) Add(stratum, cluster string, weight float64, picks ...int) error {
	return s.AddDrawn(Drawn{Stratum: stratum, Cluster: cluster, Weight: weight}, picks...)
}

// AddDrawn is Add of a respondent of whom more may be known.
func (s *Sums) AddDrawn(at Drawn, picks ...int) error {
	if s.kind == Number {
		return fmt.Errorf("these are sums of a number: use AddNumber instead of Add")
	}
	if err := at.check(s.detail); err != nil {
		return err
	}
	if s.kind == Single && len(picks) > 1 {
		return fmt.Errorf("%d options picked in a single choice: make the sums with NewMultiple", len(picks))
	}
	for i, pick := range picks {
		if pick < 0 || pick >= s.options {
			return fmt.Errorf("option %d does not exist: the item has options 0 to %d", pick, s.options-1)
		}
		if slices.Contains(picks[:i], pick) {
			return fmt.Errorf("option %d is picked twice by one respondent: count it once", pick)
		}
	}
	c, weight := s.cell(at), at.Weight
	if !c.addRespondent(at) {
		return nil
	}
	for i, pick := range picks {
		c.Counts[pick]++
		c.Picked[pick] += weight
		if c.PickedBefore != nil {
			c.PickedBefore[pick] += at.Before
		}
		if c.SquaredPicked == nil {
			continue
		}
		c.SquaredPicked[pick] += weight * weight
		for _, other := range picks[:i] {
			c.SquaredPairs[Pair(other, pick, s.options)] += weight * weight
		}
	}
	return nil
}

// AddNumber counts one respondent with value y. Stratum, cluster and weight are those of Add.
func (s *Sums) AddNumber(stratum, cluster string, weight, y float64) error {
	return s.AddDrawnNumber(Drawn{Stratum: stratum, Cluster: cluster, Weight: weight}, y)
}

// AddDrawnNumber is AddNumber of a respondent of whom more may be known.
func (s *Sums) AddDrawnNumber(at Drawn, y float64) error {
	if s.kind != Number {
		return fmt.Errorf("these are sums of a %s: use Add instead of AddNumber", s.kind)
	}
	if err := at.check(s.detail); err != nil {
		return err
	}
	if math.IsNaN(y) || math.IsInf(y, 0) {
		return fmt.Errorf("value %v is not a number: leave the respondent out of the base", y)
	}
	c, weight := s.cell(at), at.Weight
	if !c.addRespondent(at) {
		return nil
	}
	c.Picked[0] += weight * y
	c.Picked[1] += weight * y * y
	if c.PickedBefore != nil {
		c.PickedBefore[0] += at.Before * y
		c.PickedBefore[1] += at.Before * y * y
	}
	if c.SquaredPicked != nil {
		c.SquaredPicked[0] += weight * weight * y
		c.SquaredPicked[1] += weight * weight * y * y
	}
	return nil
}

// Merge adds other to s. Both must be of the same kind of item with the same number of options, unless other is of respondents
// without answers, [NewSample].
func (s *Sums) Merge(other *Sums) error {
	unanswered := other.kind == Single && other.options == 0
	if !unanswered && (s.kind != other.kind || s.options != other.options) {
		return fmt.Errorf("cannot add sums of a %s with %d options to sums of a %s with %d: they are different items",
			other.kind, other.options, s.kind, s.options)
	}
	if s.detail != other.detail {
		return fmt.Errorf("cannot add sums of samples that were drawn or weighted in different ways: count both with the same design")
	}
	if len(other.replicated.Weights) > 0 {
		s.replicated.prepare(len(other.replicated.Weights), s.options)
	}
	if err := s.replicated.merge(other.replicated); err != nil {
		return err
	}
	for _, c := range other.sorted() {
		s.cell(c.drawn()).add(c)
	}
	if s.mixed {
		s.Sort()
	}
	return nil
}

// AddCell adds the sums of one stratum and cluster, such as one row of a GROUP BY. It refuses a cell that could not be
// the sum of respondents, and says why.
func (s *Sums) AddCell(c Cell) error {
	if c.Beyond == nil {
		c.Beyond = nothing
	}
	if err := s.checkCell(&c); err != nil {
		return fmt.Errorf("stratum %q, cluster %q: %w", c.Stratum, c.Cluster, err)
	}
	s.cell(c.drawn()).add(&c)
	return nil
}

// Clone returns a copy that shares nothing with s.
func (s *Sums) Clone() *Sums {
	clone := s.WithDetail(s.detail)
	for _, c := range s.sorted() {
		clone.cell(c.drawn()).add(c)
	}
	clone.replicated = s.replicated.clone()
	return clone
}

// Cells returns a copy of the cells, ordered by stratum, cluster and margins.
func (s *Sums) Cells() []Cell {
	cells := make([]Cell, 0, len(s.order))
	for _, c := range s.sorted() {
		cells = append(cells, c.clone())
	}
	return cells
}

// All returns the cells, ordered by stratum, cluster and margins. They are those of s: read them only.
func (s *Sums) All() []*Cell { return s.sorted() }

// Total adds all cells into one of no stratum and no cluster. Where respondents were drawn in clusters its sums of w²y are
// those of the other respondents, so leave them alone.
func (s *Sums) Total() Cell {
	total := s.NewCell(Drawn{})
	for _, c := range s.sorted() {
		total.add(c)
	}
	return total
}

// Sampled is that of all respondents in the sums. Taken over the whole sample it is what a design asks for when a domain is estimated.
func (s *Sums) Sampled() map[string]int { return Of(s).Sampled() }

// SampledWithin is that of all respondents in the sums. Taken over the whole sample it is what a design of two stages asks for.
func (s *Sums) SampledWithin() map[Cluster]int { return Of(s).SampledWithin() }

func (s *Sums) cell(at Drawn) *Cell {
	if s.last != nil && s.last.Stratum == at.Stratum && s.last.Cluster == at.Cluster && s.last.Margins == at.Margins {
		return s.last
	}
	c := s.found(at)
	if c == nil {
		c = s.newCell(at)
		if last := len(s.order) - 1; last >= 0 && !s.mixed && comparePlaces(s.order[last], c) > 0 {
			s.mixed, s.cells = true, make(map[key]*Cell, 2*len(s.order))
			for _, other := range s.order {
				s.cells[keyOf(other.drawn())] = other
			}
		}
		if s.mixed {
			s.cells[keyOf(at)] = c
		}
		s.order = append(s.order, c)
		s.next = len(s.order)
	}
	s.last = c
	return c
}

// found returns the cell of a place, nil where there is none yet.
func (s *Sums) found(at Drawn) *Cell {
	if s.mixed {
		return s.cells[keyOf(at)]
	}
	if s.next >= len(s.order) || s.order[s.next].from(at) != 0 {
		if last := len(s.order) - 1; last < 0 || s.order[last].from(at) < 0 {
			return nil
		}
		var there bool
		if s.next, there = slices.BinarySearchFunc(s.order, at, (*Cell).from); !there {
			return nil
		}
	}
	s.next++
	return s.order[s.next-1]
}

// sorted are the cells in the order of stratum, cluster and margins: read them only.
func (s *Sums) sorted() []*Cell {
	if !s.mixed {
		return slices.Clip(s.order)
	}
	cells := slices.Clone(s.order)
	slices.SortFunc(cells, comparePlaces)
	return cells
}

// Sort puts the cells in order once, which whatever reads them needs and would do again each time. Results are the same without it.
func (s *Sums) Sort() {
	s.order, s.mixed, s.cells, s.next = s.sorted(), false, nil, 0
}

func comparePlaces(a, b *Cell) int { return a.from(b.drawn()) }

// from compares the place of a cell with another.
func (c *Cell) from(at Drawn) int {
	if order := strings.Compare(c.Stratum, at.Stratum); order != 0 {
		return order
	}
	if order := strings.Compare(c.Cluster, at.Cluster); order != 0 {
		return order
	}
	return strings.Compare(c.Margins, at.Margins)
}

// CheckWeight reports why a weight cannot be one.
func CheckWeight(weight float64) error {
	if math.IsNaN(weight) || math.IsInf(weight, 0) {
		return fmt.Errorf("weight %v is not a number: give every respondent a weight, 0 to leave one out", weight)
	}
	if weight < 0 {
		return fmt.Errorf("weight %v is negative: a weight is the number of people a respondent stands for", weight)
	}
	return nil
}
