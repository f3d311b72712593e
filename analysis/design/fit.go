package design

import (
	"fmt"
	"math"

	"spoor/data/sums"
)

// Fit tests whether a single choice of a weighted sample comes from a population with the expected shares, which are above 0 and add up to 1.
// Pearson is on the weighted numbers, with both corrections from the covariance of the standardized differences, as svygofchisq of R's
// survey package. SecondOrder refers to F, with the degrees of freedom of the design; svygofchisq takes those to be without end.
func (d Design) Fit(s *sums.Sums, expected []float64) (ChiSquare, error) {
	if s.Kind() != sums.Single || s.Options() != len(expected) || len(expected) < 2 {
		return ChiSquare{}, fmt.Errorf("a test of %d shares needs the sums of a single choice among as many options, not those of a %s with %d", len(expected), s.Kind(), s.Options())
	}
	l, err := d.layout(s)
	if err != nil {
		return ChiSquare{}, err
	}
	total := s.Total() // of nobody the statistic is no number, which is refused
	out := ChiSquare{DegreesOfFreedom: len(expected) - 1}
	functionals := make([]functional, len(expected))
	for i, share := range expected {
		mean := total.Weight * share
		apart := total.Picked[i] - mean
		out.Pearson += apart * apart / mean
		score := make([]float64, s.Options()+1)
		score[0] = -share/math.Sqrt(mean) - apart*share/(2*mean*math.Sqrt(mean))
		score[i+1] = 1 / math.Sqrt(mean)
		functionals[i] = functional{score}
	}
	trace, squared := 0.0, 0.0
	covariance := l.covariance([]*sums.Sums{s}, functionals)
	for i, row := range covariance {
		trace += row[i]
		for k, v := range row {
			squared += v * covariance[k][i]
		}
	}
	return out.complete(trace, squared, l)
}
