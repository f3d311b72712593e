package design

import (
	"fmt"

	"gonum.org/v1/gonum/floats"

	"spoor/data/sums"
)

// ShareOfResponses returns the share that one option has of all picks of a multiple choice, sum(wy)/sum(wm) with m the number of options
// that a respondent picked, with its standard error, Taylor-linearised or from the share in each replicate: the picks of one respondent
// are not independent. Count is the number of picks of the option, Respondents those who answered; the design effect and the effective
// base are relative to that many respondents with one pick each. That base may exceed the respondents: who picks one option leaves
// fewer picks for another, so that a small variance is no luck here.
//
// It refuses sums of other kinds, and answers without a single pick, which have no shares.
func (d Design) ShareOfResponses(s *sums.Sums, option int) (Proportion, error) {
	if s.Kind() != sums.Multiple {
		return Proportion{}, notMultiple(s)
	}
	if err := s.CheckOption(option); err != nil {
		return Proportion{}, err
	}
	l, err := d.layout(s)
	if err != nil {
		return Proportion{}, err
	}
	return l.shareOfResponses(s, option, s.Total())
}

// SharesOfResponses returns the shares of all options, in codebook order.
func (d Design) SharesOfResponses(s *sums.Sums) ([]Proportion, error) {
	if s.Kind() != sums.Multiple {
		return nil, notMultiple(s)
	}
	l, err := d.layout(s)
	if err != nil {
		return nil, err
	}
	shares, total := make([]Proportion, s.Options()), s.Total()
	for option := range shares {
		if shares[option], err = l.shareOfResponses(s, option, total); err != nil {
			return nil, err
		}
	}
	return shares, nil
}

func notMultiple(s *sums.Sums) error {
	return fmt.Errorf("these are sums of a %s: only a multiple choice has more responses than respondents", s.Kind())
}

func (l layout) shareOfResponses(s *sums.Sums, option int, total sums.Cell) (Proportion, error) {
	picks, weight := 0, 0.0
	for j, count := range total.Counts {
		picks, weight = picks+count, weight+total.Picked[j]
	}
	if picks == 0 {
		return Proportion{}, fmt.Errorf("nobody picked an option: there are no responses to take a share of")
	}
	share := total.Picked[option] / weight
	score := make([]float64, s.Options()+1)
	switch total.Counts[option] {
	case 0:
		share = 0
	case picks:
		share = 1
	default:
		for j := range s.Options() {
			score[j+1] = -share / weight
		}
		score[option+1] += 1 / weight
	}
	variance := l.variances([]*sums.Sums{s}, functional{score})
	if l.replicates != nil {
		replicates := *l.replicates
		picked := s.Replicated().Picked
		all := make([]float64, len(picked[option]))
		for _, of := range picked {
			floats.Add(all, of)
		}
		v, known, err := replicates.Ratio(share, picked[option], all)
		if err != nil {
			return Proportion{}, err
		}
		if !known {
			replicates.DegreesOfFreedom = 0
		}
		l.replicates, variance = &replicates, variances{finite: v, replaced: v}
	}
	variance.unbounded = true
	estimate, err := newEstimate(share, variance, share*(1-share), total, l)
	return Proportion{Estimate: estimate, Count: total.Counts[option]}, err
}
