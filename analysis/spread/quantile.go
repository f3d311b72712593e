// Package spread says how the values of a number lie: median and quartiles, with their intervals, of a simple random sample and of a
// weighted one with its design or replicate weights.
package spread

import (
	"fmt"
	"iter"
	"math"
	"slices"

	"spoor/analysis/design"
	"spoor/analysis/interval"
	"spoor/data/sums"
)

// Quantile returns the value up to which a share p of the weight lies, of values from the least to the greatest: the first at which
// more than p lies at or below it, and halfway to the next where exactly p does. That is the usual median, and for other quantiles
// type 2 of Hyndman and Fan (1996), qrule = "school" in R's survey package. It is 0 where there are no values.
func Quantile(sorted iter.Seq[sums.Value], p float64) float64 {
	total, below := 0.0, 0.0
	for v := range sorted {
		total += v.Weight
	}
	first, halfway := 0.0, false
	for v := range sorted {
		if halfway {
			return (first + v.Y) / 2
		}
		below += v.Weight
		switch {
		case math.Abs(below-p*total) <= 1e-9*total:
			first, halfway = v.Y, true
		case below > p*total:
			return v.Y
		}
	}
	return first
}

// A Point is a quantile of the values of a number, in their unit.
type Point struct {
	Value float64
	// Interval is nil in a census, and where there are too few respondents for one, or too few clusters.
	Interval *interval.Interval
	// Beyond is how many respondents gave a value at or below the lower limit, or at or above the upper one where those are
	// fewer: what a rule of disclosure asks. It is 0 without an interval.
	Beyond int
}

// Quartiles are the values at or below which a quarter, half and three quarters of the respondents lie, or of the population that
// their weights stand for.
type Quartiles struct{ Lower, Median, Upper Point }

// Points are the three from the lowest on.
func (q *Quartiles) Points() [3]*Point { return [3]*Point{&q.Lower, &q.Median, &q.Upper} }

// Protected returns the quartiles without the intervals that end at the answers of fewer respondents than a threshold.
func (q Quartiles) Protected(threshold int) Quartiles {
	for _, point := range q.Points() {
		if point.Beyond < threshold {
			point.Interval = nil
		}
	}
	return q
}

// Methods lists the methods of the intervals, each once.
func (q Quartiles) Methods() []interval.Method {
	var used []interval.Method
	for _, point := range q.Points() {
		if point.Interval != nil && !slices.Contains(used, point.Interval.Method) {
			used = append(used, point.Interval.Method)
		}
	}
	return used
}

// OfSample returns the quartiles of independent respondents: [Quantile], with exact intervals from order statistics,
// [interval.QuantileRanks]. It is not for values that are not kept.
func OfSample(values *sums.Values, level float64) Quartiles {
	sorted := values.Ascending()
	at := func(p float64) Point {
		point := Point{Value: Quantile(sorted, p)}
		low, high, known := interval.QuantileRanks(values.Respondents(), p, level)
		if !known {
			return point
		}
		return point.with(interval.Interval{Low: atRank(sorted, low), High: atRank(sorted, high), Level: level, Method: interval.MethodOrderStatistics}, sorted)
	}
	return Quartiles{at(1. / 4), at(1. / 2), at(3. / 4)}
}

// OfDesign returns the quartiles of a weighted sample, each with the interval of Woodruff. It is not for values that are not kept.
// Its error is that of a design without a variance.
func OfDesign(d design.Design, values *sums.Values, level float64) (Quartiles, error) {
	sorted := slices.Values(slices.Collect(values.Ascending())) // of which there are fewer than in all clusters
	q := alone(sorted)
	if !values.Placed() || values.Respondents() == 0 {
		return q, nil
	}
	var cuts []float64
	var groups [][]int // options up to each of the quartiles
	for i, point := range q.Points() {
		cuts = append(cuts, point.Value)
		groups = append(groups, []int{0, 1, 2}[:i+1])
	}
	upTo, err := values.UpTo(cuts...)
	if err != nil {
		return Quartiles{}, fmt.Errorf("shares up to the quartiles: %w", err)
	}
	domain, err := d.Domain(upTo)
	if err != nil {
		return Quartiles{}, fmt.Errorf("shares up to the quartiles: %w", err)
	}
	shares, err := domain.Proportions(groups...)
	if err != nil {
		return Quartiles{}, fmt.Errorf("shares up to the quartiles: %w", err)
	}
	for i, point := range q.Points() {
		bounds, known, err := woodruff(shares[i], sorted, point.Value, level)
		if err != nil {
			return Quartiles{}, err
		}
		if known {
			*point = point.with(bounds, sorted)
		}
	}
	return q, nil
}

// Alone returns the quartiles of a census: they are known.
func Alone(values *sums.Values) Quartiles {
	return alone(values.Ascending())
}

func alone(sorted iter.Seq[sums.Value]) Quartiles {
	return Quartiles{Point{Value: Quantile(sorted, 1./4)}, Point{Value: Quantile(sorted, 1./2)}, Point{Value: Quantile(sorted, 3./4)}}
}

// with returns a quantile with its interval.
func (p Point) with(bounds interval.Interval, sorted iter.Seq[sums.Value]) Point {
	below, above := 0, 0
	for v := range sorted {
		if v.Y <= bounds.Low {
			below += v.Respondents
		}
		if v.Y >= bounds.High {
			above += v.Respondents
		}
	}
	p.Interval, p.Beyond = &bounds, min(below, above)
	return p
}

// atRank is the value of a respondent by rank, counted from 1.
func atRank(sorted iter.Seq[sums.Value], rank int) (y float64) {
	for v := range sorted {
		y = v.Y
		if rank -= v.Respondents; rank <= 0 {
			break
		}
	}
	return y
}

// woodruff returns the interval of a quantile of a number: the t interval of the share of respondents up to it, each
// end looked up in the values, as svyquantile of R's survey package does. It is not known where an end lies below 0 or above 1, as
// in small samples, where there are no degrees of freedom, and where it is not kept in which clusters values were given.
//
// R. S. Woodruff, Confidence intervals for medians and other position measures, JASA 47 (1952).
func woodruff(share design.Proportion, sorted iter.Seq[sums.Value], value, level float64) (bounds interval.Interval, known bool, err error) {
	bounds = interval.Interval{Low: value, High: value, Level: level, Method: design.MethodWoodruff}
	switch {
	case share.Census(), share.Fixed():
		return bounds, true, nil
	case share.DegreesOfFreedom < 1 || share.StandardError == 0:
		return interval.Interval{}, false, nil
	}
	low, high, err := share.Student(level)
	if err != nil || low < 0 || high > 1 {
		return interval.Interval{}, false, err
	}
	bounds.Low, bounds.High = Quantile(sorted, low), Quantile(sorted, high)
	return bounds, true, nil
}
