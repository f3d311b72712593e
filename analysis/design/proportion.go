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
	domain, err := d.Domain(s)
	if err != nil {
		return Proportion{}, err
	}
	shares, err := domain.Proportions([]int{option})
	if err != nil {
		return Proportion{}, err
	}
	return shares[0], nil
}

// Domain is a part of a sample whose strata and clusters are laid out, once for all that is asked of it. Make it with [Design.Domain].
type Domain struct {
	sums   *sums.Sums
	total  sums.Cell
	layout layout
}

// Domain returns a domain ready to be estimated. Its errors are those of [Design.Proportion].
func (d Design) Domain(s *sums.Sums) (*Domain, error) {
	l, err := d.layout(s)
	if err != nil {
		return nil, err
	}
	return &Domain{s, s.Total(), l}, nil
}

// Proportions returns the shares of those who chose one of some options of a single choice, or the one option of another item, for each
// of these groups of options. They may have options in common.
func (o *Domain) Proportions(groups ...[]int) (proportions []Proportion, err error) {
	for _, options := range groups {
		if err := o.sums.CheckOptions(options); err != nil {
			return nil, err
		}
	}
	proportions = make([]Proportion, len(groups))
	for i, options := range groups {
		if proportions[i], err = o.layout.proportion(o.sums, o.total, options...); err != nil {
			return nil, err
		}
	}
	return proportions, nil
}

func (l layout) proportion(s *sums.Sums, total sums.Cell, options ...int) (Proportion, error) {
	p := Proportion{Count: chose(total, options)}
	share := shareOf(total, options...)
	score := shareScore(s, share, total.Weight, options...)
	variance := l.variances([]*sums.Sums{s}, score)
	var err error
	if p.Estimate, err = newEstimate(share, variance, share*(1-share), total, l); err != nil {
		return Proportion{}, err
	}
	if share > 0 && share < 1 && l.fixes(score, options) {
		p.Estimate = p.certain()
		p.fixed = true
	}
	return p, nil
}

// shareScore is the linearised score w(y-p)/sum(w) of the share of an option, or of some that exclude one another, in its own domain.
func shareScore(s *sums.Sums, share, weight float64, options ...int) functional {
	score := make([]float64, s.Options()+1)
	// The counts decide, so that the rounding of sums made elsewhere cannot look like variance.
	if share > 0 && share < 1 {
		score[0] = -share / weight
		for _, option := range options {
			score[option+1] = 1 / weight
		}
	}
	return functional{score}
}

// chose is how many respondents chose one of some options that exclude one another.
func chose(c sums.Cell, options []int) (count int) {
	for _, option := range options {
		count += c.Counts[option]
	}
	return count
}

// shareOf is the weighted share of an option, or of some that exclude one another, exactly 0 or 1 where the counts say so.
func shareOf(total sums.Cell, options ...int) float64 {
	switch chose(total, options) {
	case 0:
		return 0
	case total.Respondents:
		return 1
	}
	picked := 0.0
	for _, option := range options {
		picked += total.Picked[option]
	}
	return min(picked/total.Weight, 1)
}
