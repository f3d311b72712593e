package design

import "fmt"

// Proportion is the weighted share of the respondents of a domain who chose an option.
type Proportion struct {
	Estimate
	Count int // respondents who chose it, unweighted
}

// Proportion returns the share sum(wy)/sum(w) of one option, numbered from 0, with its Taylor-linearised standard error.
// It is exactly 0 where nobody chose the option and exactly 1 where everybody did; the standard error is 0 there, and
// the intervals are not. It returns ErrNoRespondents for an empty domain and an error that wraps ErrLonelyStratum for a
// stratum with one cluster.
func (s *Sums) Proportion(option int, d Design) (Proportion, error) {
	if err := s.checkOption(option); err != nil {
		return Proportion{}, err
	}
	l, err := d.layout(s)
	if err != nil {
		return Proportion{}, err
	}
	return s.proportion(option, s.total(), l)
}

// Proportions returns the shares of all options, in codebook order.
func (s *Sums) Proportions(d Design) ([]Proportion, error) {
	if s.kind == number {
		return nil, s.checkOption(0)
	}
	l, err := d.layout(s)
	if err != nil {
		return nil, err
	}
	total := s.total()
	proportions := make([]Proportion, s.options)
	for j := range proportions {
		if proportions[j], err = s.proportion(j, total, l); err != nil {
			return nil, err
		}
	}
	return proportions, nil
}

func (s *Sums) proportion(option int, total *Cell, l layout) (Proportion, error) {
	p := Proportion{Count: total.Counts[option]}
	share := shareOf(total, option)
	variance := l.variance([]*Sums{s}, s.shareScore(option, share, total.Weight))
	estimate, err := newEstimate(share, variance, share*(1-share), total, l)
	p.Estimate = estimate
	return p, err
}

// shareScore is the linearised score w(y-p)/sum(w) of the share of an option in its own domain.
func (s *Sums) shareScore(option int, share, weight float64) functional {
	score := make([]float64, s.options+1)
	// The counts decide, so that the rounding of sums made elsewhere cannot look like variance.
	if share > 0 && share < 1 {
		score[0], score[option+1] = -share/weight, 1/weight
	}
	return functional{score}
}

// shareOf is the weighted share of an option, exactly 0 or 1 where the counts say so.
func shareOf(total *Cell, option int) float64 {
	switch total.Counts[option] {
	case 0:
		return 0
	case total.Respondents:
		return 1
	}
	return min(total.Picked[option]/total.Weight, 1)
}

func (s *Sums) checkOption(option int) error {
	if s.kind == number {
		return fmt.Errorf("these are sums of a number: use Mean, or make the sums with NewSingle or NewMultiple")
	}
	if option < 0 || option >= s.options {
		return fmt.Errorf("option %d does not exist: the item has options 0 to %d", option, s.options-1)
	}
	return nil
}
