package estimate

import (
	"math"
	"slices"

	"spoor/analysis/design"
	"spoor/analysis/interval"
)

// Names of what summarizes a rating beside its distribution, in files.
const (
	Net    = "net"
	Median = "median"
	Mean   = "mean"
)

// Rating summarizes the answers to a row of a scale. It is read beside the distribution, never instead of it: half at one
// end and half at the other has the mean of everybody in the middle.
type Rating struct {
	// Net is the share of Top2 minus that of Bottom2, with the interval for two shares of the same respondents (Newcombe;
	// of a weighted sample its form by Zou and Donner). Where everybody is neutral it is 0 and its interval keeps a width.
	Net interval.Difference

	// Median is the point, from 1 for the worst, at or below which half of the answers lie; halfway between two points
	// where exactly half lies at or below the first of them and none between.
	Median float64
	Mean   float64 // of the points 1, 2, ..., which supposes that they lie equally far apart
}

// rating summarizes a scale of which the ends are known. It is nil where nobody answered.
func (s Source) rating() (*Rating, error) {
	if s.tally.Answered == 0 {
		return nil, nil
	}
	weights := make([]float64, len(s.tally.Counts))
	for i, count := range s.tally.Counts {
		weights[i] = float64(count)
	}
	if s.weighted {
		weights = s.tally.Sums.Total().Picked
	}
	if total(weights) == 0 {
		return nil, nil
	}
	net, err := s.net()
	if err != nil {
		return nil, err
	}
	return &Rating{Net: net, Median: medianPoint(weights), Mean: meanPoint(weights)}, nil
}

func (s Source) net() (interval.Difference, error) {
	if s.weighted {
		return s.weightedNet()
	}
	counts, last := s.tally.Counts, len(s.tally.Counts)-1
	top, bottom := counts[last]+counts[last-1], counts[0]+counts[1]
	return interval.PairedNewcombe(0, top, bottom, s.base()-top-bottom, s.options.Level)
}

func (s Source) weightedNet() (interval.Difference, error) {
	last := len(s.tally.Counts) - 1
	collapsed, err := s.collapsed([]int{last - 1, last}, []int{0, 1})
	if err != nil {
		return interval.Difference{}, err
	}
	domain, err := s.domain(collapsed)
	if err != nil {
		return interval.Difference{}, err
	}
	d, err := s.design.DifferenceOfOptions(domain, 0, 1)
	if err != nil {
		return interval.Difference{}, err
	}
	net := interval.Difference{Estimate: d.Value, Low: -1, High: 1, Level: s.options.Level, Method: interval.MethodNewcombePaired}
	if noVariance(d.First) {
		return net, nil
	}
	net.Low, net.High, err = d.Interval(s.options.Level)
	return net, err
}

// noVariance reports whether a sample leaves nothing to estimate a variance from.
func noVariance(share design.Proportion) bool {
	census := share.DesignEffect == 0
	return !census && (share.DegreesOfFreedom < 1 || share.Respondents < 2)
}

func total(weights []float64) float64 {
	sum := 0.0
	for _, weight := range weights {
		sum += weight
	}
	return sum
}

// medianPoint returns the median of points 1, 2, ... with these weights, of which one at least is above 0.
func medianPoint(weights []float64) float64 {
	half, below := total(weights)/2, 0.0
	for i, weight := range weights {
		below += weight
		switch {
		case math.Abs(below-half) <= hair*half:
			next := i + 1 + slices.IndexFunc(weights[i+1:], func(w float64) bool { return w > 0 })
			return float64(i+1+next+1) / 2
		case below > half:
			return float64(i + 1)
		}
	}
	return float64(len(weights))
}

func meanPoint(weights []float64) float64 {
	sum := 0.0
	for i, weight := range weights {
		sum += float64(i+1) * weight
	}
	return sum / total(weights)
}
