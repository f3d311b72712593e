package sums

import (
	"fmt"
	"math"
	"slices"
)

// Collapse returns the sums of a single choice with options put together, such as the top two and the bottom two of a
// rating: option i of the result is chosen by whoever chose one of groups[i]. The base stays the same, so options in no
// group still count in it. It refuses an option that does not exist or is in two groups.
func (s *Sums) Collapse(groups ...[]int) (*Sums, error) {
	if s.kind != Single {
		return nil, fmt.Errorf("these are sums of a %s: only the options of a single choice can be put together", s.kind)
	}
	used := make([]bool, s.options)
	for _, group := range groups {
		for _, option := range group {
			if err := s.CheckOption(option); err != nil {
				return nil, err
			}
			if used[option] {
				return nil, fmt.Errorf("option %d is put in two groups: put it in one", option)
			}
			used[option] = true
		}
	}
	out, factors := NewSingle(len(groups)).WithDetail(s.detail), make([][]float64, len(groups))
	for i, group := range groups {
		factors[i] = make([]float64, s.options)
		for _, option := range group {
			factors[i][option] = 1
		}
	}
	out.replicated = s.replicated.combined(factors)
	out.Expect(len(s.order))
	for _, c := range s.sorted() {
		to := out.recoded(c)
		for i, group := range groups {
			for _, option := range group {
				to.Counts[i] += c.Counts[option]
				to.Picked[i] += c.Picked[option]
				if c.SquaredPicked != nil {
					to.SquaredPicked[i] += c.SquaredPicked[option]
				}
				if c.PickedBefore != nil {
					to.PickedBefore[i] += c.PickedBefore[option]
				}
			}
		}
	}
	return out, nil
}

// Among returns the sums of a single choice over those who chose one of these options, as options in this order: a domain of the
// base. Of a cluster the sum of w² in it is not kept, and is taken in proportion to w: Kish's effect comes from it, no variance does.
func (s *Sums) Among(options []int) (*Sums, error) {
	all, err := s.Collapse(options)
	if err != nil {
		return nil, err
	}
	if all.replicated.Weights != nil {
		all.replicated.Weights = slices.Clone(all.replicated.Picked[0])
	}
	out, factors := NewSingle(len(options)).WithDetail(s.detail), make([][]float64, len(options))
	for i, option := range options {
		factors[i] = make([]float64, s.options)
		factors[i][option] = 1
	}
	out.replicated = s.replicated.combined(factors)
	out.replicated.Weights = all.replicated.Weights
	for _, c := range s.sorted() {
		to := s.placed(c, options)
		if to.Respondents == 0 {
			continue
		}
		out.cell(c.drawn()).add(&to)
	}
	return out, nil
}

// placed is the part of a cell that chose one of the options.
func (s *Sums) placed(c *Cell, options []int) Cell {
	to := Cell{Stratum: c.Stratum, Cluster: c.Cluster, Counts: make([]int, len(options)), Picked: make([]float64, len(options)), Beyond: &Beyond{Margins: c.Margins}}
	if c.SquaredPicked != nil {
		to.SquaredPicked = make([]float64, len(options))
	}
	if c.PickedBefore != nil {
		to.PickedBefore = make([]float64, len(options))
	}
	for i, option := range options {
		to.Counts[i], to.Picked[i] = c.Counts[option], c.Picked[option]
		to.Respondents += c.Counts[option]
		to.Weight += c.Picked[option]
		if c.SquaredPicked != nil {
			to.SquaredPicked[i] = c.SquaredPicked[option]
			to.SquaredWeight += c.SquaredPicked[option]
		}
		if c.PickedBefore != nil {
			to.PickedBefore[i] = c.PickedBefore[option]
			to.Before += c.PickedBefore[option]
		}
	}
	if c.SquaredPicked == nil && c.Weight > 0 {
		to.SquaredWeight = c.SquaredWeight * to.Weight / c.Weight
	}
	return to
}

// Scores returns the sums of a number that gives each option of a single choice a value, such as 1 to 5 for a rating. It
// refuses sums with respondents who chose no option, who have no value.
func (s *Sums) Scores(values []float64) (*Sums, error) {
	if s.kind != Single || len(values) != s.options || !allFinite(values) {
		return nil, fmt.Errorf("%d values for a %s with %d options: give each option of a single choice a number", len(values), s.kind, s.options)
	}
	out, squares := NewNumber().WithDetail(s.detail), make([]float64, len(values))
	for i, y := range values {
		squares[i] = y * y
	}
	out.replicated = s.replicated.combined([][]float64{values, squares})
	out.Expect(len(s.order))
	for _, c := range s.sorted() {
		to, chosen := out.recoded(c), 0
		for option, y := range values {
			chosen += c.Counts[option]
			to.Picked[0] += y * c.Picked[option]
			to.Picked[1] += y * y * c.Picked[option]
			if c.SquaredPicked != nil {
				to.SquaredPicked[0] += y * c.SquaredPicked[option]
				to.SquaredPicked[1] += y * y * c.SquaredPicked[option]
			}
			if c.PickedBefore != nil {
				to.PickedBefore[0] += y * c.PickedBefore[option]
				to.PickedBefore[1] += y * y * c.PickedBefore[option]
			}
		}
		if chosen != c.Respondents {
			return nil, fmt.Errorf("%d of %d respondents chose an option: leave the others out of the base for a mean", chosen, c.Respondents)
		}
	}
	return out, nil
}

// recoded is the cell of another item for the same respondents.
func (s *Sums) recoded(from *Cell) *Cell {
	c := s.cell(from.drawn())
	c.base(from)
	return c
}

// base gives the cell the respondents of another, without their answers.
func (c *Cell) base(from *Cell) {
	c.Respondents, c.ZeroWeight = from.Respondents, from.ZeroWeight
	c.Weight, c.SquaredWeight = from.Weight, from.SquaredWeight
	if from.Before != 0 {
		c.Before = from.Before
	}
}

// CheckOption reports why there is no such option.
func (s *Sums) CheckOption(option int) error {
	if s.kind == Number {
		return fmt.Errorf("these are sums of a number: use its mean, or make the sums with NewSingle or NewMultiple")
	}
	if option < 0 || option >= s.options {
		return fmt.Errorf("option %d does not exist: the item has options 0 to %d", option, s.options-1)
	}
	return nil
}

// CheckOptions reports why a respondent cannot have chosen exactly one of these options.
func (s *Sums) CheckOptions(options []int) error {
	if len(options) != 1 && s.kind == Multiple {
		return fmt.Errorf("these are sums of a %s, of which a respondent chooses several options: give one", s.kind)
	}
	for i, option := range options {
		if err := s.CheckOption(option); err != nil {
			return err
		}
		if slices.Contains(options[:i], option) {
			return fmt.Errorf("option %d is given twice: give it once", option)
		}
	}
	return nil
}

func allFinite(values []float64) bool {
	for _, value := range values {
		if math.IsNaN(value) || math.IsInf(value, 0) {
			return false
		}
	}
	return true
}

// Cross returns the sums of a single choice among all pairs of group and option, from the sums of groups that have no
// respondent in common: option j of groups[g] becomes option g*options + j.
// It refuses sums of other kinds and of different items.
func Cross(groups []*Sums) (*Sums, error) {
	if len(groups) == 0 {
		return nil, fmt.Errorf("no groups to cross")
	}
	options := groups[0].options
	out := NewSingle(len(groups) * options).WithDetail(groups[0].detail)
	for g, s := range groups {
		if s.kind != Single || s.options != options || s.detail != out.detail {
			return nil, fmt.Errorf("group %d has sums of a %s with %d options: give those of one single choice in one sample", g, s.kind, s.options)
		}
		factors := make([][]float64, out.options)
		for j := range factors {
			factors[j] = make([]float64, options)
			if option := j - g*options; option >= 0 && option < options {
				factors[j][option] = 1
			}
		}
		if err := out.replicated.merge(s.replicated.combined(factors)); err != nil {
			return nil, err
		}
		for _, from := range s.sorted() {
			cell := out.NewCell(from.drawn())
			cell.base(from)
			copy(cell.Counts[g*options:], from.Counts)
			copy(cell.Picked[g*options:], from.Picked)
			if from.SquaredPicked != nil {
				copy(cell.SquaredPicked[g*options:], from.SquaredPicked)
			}
			if from.PickedBefore != nil {
				copy(cell.PickedBefore[g*options:], from.PickedBefore)
			}
			out.cell(from.drawn()).add(&cell)
		}
	}
	return out, nil
}
