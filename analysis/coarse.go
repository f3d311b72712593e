package analysis

import (
	"math"

	"spoor/analysis/estimate"
)

// coarse returns an estimate with its share and interval in whole percentages, and without what is told of the weights: see
// [Table.ProtectWeighted]. A mean keeps its unit, and is told without its total. An estimate that is not shown, or is
// of a sample without weights, is returned as it is.
func coarse(e Estimate) Estimate {
	if e.Weighted == nil || !e.Known() {
		return e
	}
	precision := *e.Weighted
	precision.Private = true
	e.Weighted = &precision
	if e.Number != nil {
		number := *e.Number
		number.Total = nil
		e.Number = &number
		return e
	}
	e.Proportion, e.Interval.Low, e.Interval.High = toPercent(e.Proportion), toPercent(e.Interval.Low), toPercent(e.Interval.High)
	return e
}

// coarseComparison returns a comparison with its difference and interval in whole percentage points, and p-values in three decimals. Those of
// means keep their unit.
func coarseComparison(c estimate.Comparison) estimate.Comparison {
	c.P, c.AdjustedP = toThousandth(c.P), toThousandth(c.AdjustedP)
	if c.OfMeans() {
		return c
	}
	c.Difference, c.Interval.Estimate = toPercent(c.Difference), toPercent(c.Interval.Estimate)
	c.Interval.Low, c.Interval.High, c.EffectSize = toPercent(c.Interval.Low), toPercent(c.Interval.High), toPercent(c.EffectSize)
	return c
}

// coarseRating returns a rating with its net and mean in two decimals.
func coarseRating(r estimate.Rating) *estimate.Rating {
	r.Mean = toPercent(r.Mean)
	if r.Net != nil {
		net := *r.Net
		net.Estimate, net.Low, net.High = toPercent(net.Estimate), toPercent(net.Low), toPercent(net.High)
		r.Net = &net
	}
	if r.Rank != nil {
		rank := coarse(*r.Rank)
		r.Rank = &rank
	}
	return &r
}

func toPercent(share float64) float64 { return math.Round(share*100) / 100 }

func toThousandth(p float64) float64 { return math.Round(p*1000) / 1000 }
