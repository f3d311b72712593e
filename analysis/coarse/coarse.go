// Package coarse takes from what is shown of a weighted sample under a rule of disclosure the digits by which whoever knows the weight of
// each respondent could find who answered what. Shares and their intervals are whole percentages; a mean, and what stands beside it, is
// rounded to the largest power of ten that is no more than a tenth of the width of its interval, which of a share comes to whole
// percentages too.
package coarse

import (
	"math"
	"slices"

	"spoor/analysis/estimate"
	"spoor/data"
)

// Estimate returns an estimate of an item so, without the total of a mean, which with it tells the sum of the weights, and without its
// precision. An estimate that is not shown, or is of a sample without weights, is returned as it is.
func Estimate(e estimate.Estimate, item data.Item) estimate.Estimate { return within(e, widthOf(item)) }

func within(e estimate.Estimate, width float64) estimate.Estimate {
	if e.Weighted == nil || e.Weighted.Private || !e.Known() {
		return e
	}
	precision := *e.Weighted
	precision.Private = true
	e.Weighted = &precision
	if e.Number == nil {
		e.Proportion, e.Interval.Low, e.Interval.High = toPercent(e.Proportion), toPercent(e.Interval.Low), toPercent(e.Interval.High)
		return e
	}
	n := *e.Number
	unit := unitOf(n.High-n.Low, width)
	place := func(at, in float64) float64 { return at + (unit.round(in)-in)/width }
	e.Proportion, e.Interval.Low, e.Interval.High = place(e.Proportion, n.Mean), place(e.Interval.Low, n.Low), place(e.Interval.High, n.High)
	n.Mean, n.Low, n.High, n.Total = unit.round(n.Mean), unit.round(n.Low), unit.round(n.High), nil
	if n.Deviation != nil {
		deviation := unit.round(*n.Deviation)
		n.Deviation = &deviation
	}
	if n.Bounded != nil {
		bounds, was := *n.Bounded, estimate.SkewedNote(*n.Bounded)
		bounds.Low, bounds.High = unit.round(bounds.Low), unit.round(bounds.High)
		n.Bounded, e.Notes = &bounds, slices.Clone(e.Notes)
		for i, note := range e.Notes {
			if note == was {
				e.Notes[i] = estimate.SkewedNote(bounds)
			}
		}
	}
	e.Number = &n
	return e
}

// Comparison returns a comparison of estimates of an item as Estimate does an estimate, with p-values in three decimals.
func Comparison(c estimate.Comparison, item data.Item) estimate.Comparison {
	c.P, c.AdjustedP = toThousandth(c.P), toThousandth(c.AdjustedP)
	if !c.OfMeans() {
		c.Difference, c.Interval.Estimate = toPercent(c.Difference), toPercent(c.Interval.Estimate)
		c.Interval.Low, c.Interval.High = toPercent(c.Interval.Low), toPercent(c.Interval.High)
		h := &c.EffectSize
		h.Value, h.Low, h.High = toPercent(h.Value), toPercent(h.Low), toPercent(h.High)
		return c
	}
	d, width := c.InUnit(), widthOf(item)
	unit := unitOf(d.High-d.Low, width)
	c.Difference = unit.round(d.Estimate) / width
	c.Interval.Estimate, c.Interval.Low, c.Interval.High = c.Difference, unit.round(d.Low)/width, unit.round(d.High)/width
	return c
}

// Between is Comparison where one of the two estimates that were compared is coarse.
func Between(c estimate.Comparison, item data.Item, first, second estimate.Estimate) estimate.Comparison {
	for _, e := range []estimate.Estimate{first, second} {
		if e.Weighted != nil && e.Weighted.Private {
			return Comparison(c, item)
		}
	}
	return c
}

// Rating returns a rating of a weighted sample with its net in two decimals, and its mean to a hundredth of the scale at least.
func Rating(r estimate.Rating, item data.Item) estimate.Rating {
	points := item.Points()
	width := slices.Max(points) - slices.Min(points)
	if r.Net != nil {
		net := *r.Net
		net.Estimate, net.Low, net.High = toPercent(net.Estimate), toPercent(net.Low), toPercent(net.High)
		r.Net = &net
	}
	if r.Rank == nil {
		r.Mean = unitOf(0, width).round(r.Mean)
		return r
	}
	rank := within(*r.Rank, width)
	r.Rank, r.Mean = &rank, rank.Number.Mean
	return r
}

// widthOf is that of the range of a number; 0 of another item, of which there are no means.
func widthOf(item data.Item) float64 {
	if item.Kind != data.Number {
		return 0
	}
	return item.Range[1] - item.Range[0]
}

// unit is the power of ten that a mean is rounded to.
type unit int

// unitOf is that of an interval of this width, or of one that has none a hundredth of the range at most.
func unitOf(width, within float64) unit {
	if width <= 0 {
		width = within / 10
	}
	return unit(math.Floor(math.Log10(width / 10)))
}

func (u unit) round(x float64) float64 {
	if u < 0 {
		return math.Round(x*math.Pow10(-int(u))) / math.Pow10(-int(u))
	}
	return math.Round(x/math.Pow10(int(u))) * math.Pow10(int(u))
}

func toPercent(share float64) float64 { return math.Round(share*100) / 100 }

func toThousandth(p float64) float64 { return math.Round(p*1000) / 1000 }
