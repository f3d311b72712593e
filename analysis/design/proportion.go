package design

import "spoor/data/sums"

// Proportion is the weighted share of the respondents of a domain who chose an option.
type Proportion struct {
	Estimate
	Count int // respondents who chose it, unweighted
}

// Proportion returns the share sum(wy)/sum(w) of one option, numbered from 0, with its Taylor-linearised standard error.
// It is exactly 0 where nobody chose the option and exactly 1 where everybody did; the standard error is 0 there, and
// the intervals are not. It returns ErrNoRespondents for an empty domain and an error that wraps ErrLonelyStratum for a
// stratum with one cluster.
func (d Design) Proportion(s *sums.Sums, option int) (Proportion, error) {
	if err := s.CheckOption(option); err != nil {
		return Proportion{}, err
	}
	l, err := d.layout(s)
	if err != nil {
		return Proportion{}, err
	}
	return l.proportion(s, option, s.Total())
}

// Proportions returns the shares of all options, in codebook order.
func (d Design) Proportions(s *sums.Sums) ([]Proportion, error) {
	if s.Kind() == sums.Number {
		return nil, s.CheckOption(0)
	}
	l, err := d.layout(s)
	if err != nil {
		return nil, err
	}
	total := s.Total()
	proportions := make([]Proportion, s.Options())
	for j := range proportions {
		if proportions[j], err = l.proportion(s, j, total); err != nil {
			return nil, err
		}
	}
	return proportions, nil
}

func (l layout) proportion(s *sums.Sums, option int, total sums.Cell) (Proportion, error) {
	p := Proportion{Count: total.Counts[option]}
	share := shareOf(total, option)
	score := shareScore(s, option, share, total.Weight)
	variance := l.variances([]*sums.Sums{s}, score)
	var err error
	if p.Estimate, err = newEstimate(share, variance, share*(1-share), total, l); err != nil {
		return Proportion{}, err
	}
	if share > 0 && share < 1 && l.fixes(score, option) {
		p.Estimate = p.certain()
		p.fixed = true
	}
	return p, nil
}

// shareScore is the linearised score w(y-p)/sum(w) of the share of an option in its own domain.
func shareScore(s *sums.Sums, option int, share, weight float64) functional {
	score := make([]float64, s.Options()+1)
	// The counts decide, so that the rounding of sums made elsewhere cannot look like variance.
	if share > 0 && share < 1 {
		score[0], score[option+1] = -share/weight, 1/weight
	}
	return functional{score}
}

// shareOf is the weighted share of an option, exactly 0 or 1 where the counts say so.
func shareOf(total sums.Cell, option int) float64 {
	switch total.Counts[option] {
	case 0:
		return 0
	case total.Respondents:
		return 1
	}
	return min(total.Picked[option]/total.Weight, 1)
}
