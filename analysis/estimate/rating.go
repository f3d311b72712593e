package estimate

import (
	"math"
	"slices"

	"spoor/analysis/design"
	"spoor/analysis/interval"
	"spoor/data"
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
	// Net is the share of one box minus that of another ([data.Item.Score]), in [-1, 1], with the interval for two shares of the
	// same respondents (Newcombe; of a weighted sample its form by Zou and Donner). Where everybody is in neither box it is 0 and
	// its interval keeps a width. It is nil where the item has no such boxes.
	Net *interval.Difference

	// Median is what the point counts for ([data.Item.Points]) at or below which half of the answers lie; halfway between two
	// points where exactly half lies at or below the first of them and none between.
	Median float64
	Mean   float64 // of what the points count for; of 1, 2, ... it supposes that they lie equally far apart

	// Rank is the mean rank of an option of a ranking over those who ranked it, with its interval; nil of another scale. Median and
	// Mean are then over the same.
	Rank *Estimate
}

// rating summarizes a scale that has boxes, values or four points or more. It is nil where nobody answered.
func (s *Source) rating() (*Rating, error) {
	if s.item.Kind == data.Ranking {
		return s.ranking()
	}
	valued := slices.ContainsFunc(s.item.Scale, func(point data.Option) bool { return point.Value != nil })
	if s.tally.Answered == 0 || !s.item.Scaled() || len(s.item.Combined()) == 0 && !valued {
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
	points := s.item.Points()
	rating := Rating{Median: medianPoint(points, weights), Mean: meanPoint(points, weights)}
	score, found := s.item.Score()
	if !found {
		return &rating, nil
	}
	net, err := s.net(score)
	rating.Net = &net
	return &rating, err
}

func (s *Source) net(score data.Balance) (interval.Difference, error) {
	of, _ := s.item.Net(score.Of)
	minus, _ := s.item.Net(score.Minus)
	if s.weighted {
		return s.weightedNet(s.item.Places(of), s.item.Places(minus))
	}
	top, bottom := 0, 0
	for _, place := range s.item.Places(of) {
		top += s.tally.Counts[place]
	}
	for _, place := range s.item.Places(minus) {
		bottom += s.tally.Counts[place]
	}
	return interval.PairedNewcombe(0, top, bottom, s.base()-top-bottom, s.options.Level)
}

func (s *Source) weightedNet(of, minus []int) (interval.Difference, error) {
	domain, err := s.laid()
	if err != nil {
		return interval.Difference{}, err
	}
	d, err := domain.DifferenceOfOptions(of, minus)
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

// CompareScores returns the net score of a row of a scale minus that of other respondents, such as another wave or the sector, and
// false where either has none.
func CompareScores(first, second Part) (interval.Difference, bool) {
	if first.Rating == nil || first.Rating.Net == nil || second.Rating == nil || second.Rating.Net == nil {
		return interval.Difference{}, false
	}
	return interval.Between(*first.Rating.Net, *second.Rating.Net), true
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

// medianPoint returns the median of points with these weights, of which one at least is above 0.
func medianPoint(points, weights []float64) float64 {
	half, below := total(weights)/2, 0.0
	for i, weight := range weights {
		below += weight
		switch {
		case math.Abs(below-half) <= hair*half:
			next := i + 1 + slices.IndexFunc(weights[i+1:], func(w float64) bool { return w > 0 })
			return (points[i] + points[next]) / 2
		case below > half:
			return points[i]
		}
	}
	return points[len(points)-1]
}

func meanPoint(points, weights []float64) float64 {
	sum := 0.0
	for i, weight := range weights {
		sum += points[i] * weight
	}
	return sum / total(weights)
}
