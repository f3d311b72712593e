package shown

import (
	"math"
	"slices"

	"spoor/analysis/disclosure"
	"spoor/analysis/trial"
)

// Coarse returns a result as it is shown under a rule. Of clusters the mean over clusters, beside the counts of all of them, has digits by which
// the counts of each could be found; so values, differences, intervals and standard errors of clusters are rounded to the largest power of ten that
// is no more than a tenth of the standard error, p-values to three decimals, and other numbers to two. Without clusters nothing changes. What is decided is
// decided before.
func Coarse(r trial.Result, rule disclosure.Rule) trial.Result {
	if rule == (disclosure.Rule{}) || !r.Plan.Clustered() {
		return r
	}
	r.Findings = slices.Clone(r.Findings)
	for i := range r.Findings {
		f := &r.Findings[i]
		f.Comparisons = slices.Clone(f.Comparisons)
		for k := range f.Comparisons {
			c := &f.Comparisons[k]
			c.Effect, c.AdjustedP = coarse(c.Effect), thousandth(c.AdjustedP)
			if c.Protocol != nil {
				per := coarse(*c.Protocol)
				c.Protocol = &per
			}
			if c.Missing != nil {
				missing := *c.Missing
				missing.Low, missing.High = coarse(missing.Low), coarse(missing.High)
				c.Missing = &missing
			}
			c.Parts = slices.Clone(c.Parts)
			for j := range c.Parts {
				c.Parts[j].Parts = slices.Clone(c.Parts[j].Parts)
				for l := range c.Parts[j].Parts {
					c.Parts[j].Parts[l].Effect = coarse(c.Parts[j].Parts[l].Effect)
				}
			}
		}
	}
	if r.ICC != nil {
		icc := *r.ICC
		icc.Estimate, icc.Low, icc.High, icc.Size = hundredth(icc.Estimate), hundredth(icc.Low), hundredth(icc.High), math.Round(icc.Size)
		r.ICC = &icc
	}
	return r
}

func hundredth(x float64) float64 { return math.Round(x*100) / 100 }

func thousandth(x float64) float64 { return math.Round(x*1000) / 1000 }

func coarse(e trial.Effect) trial.Effect {
	unit := 0.01
	if e.Error > 0 {
		unit = math.Pow10(int(math.Floor(math.Log10(e.Error / 10))))
	}
	round := func(x float64) float64 { return math.Round(x/unit) * unit }
	e.Control.Value, e.Other.Value, e.Control.SD, e.Other.SD = round(e.Control.Value), round(e.Other.Value), round(e.Control.SD), round(e.Other.SD)
	e.Estimate, e.Error, e.Interval = round(e.Estimate), round(e.Error), trial.Span{Low: round(e.Interval.Low), High: round(e.Interval.High)}
	e.P = thousandth(e.P)
	if e.Ratio != nil {
		e.Ratio = &trial.Ratio{Estimate: hundredth(e.Ratio.Estimate), Span: trial.Span{Low: hundredth(e.Ratio.Low), High: hundredth(e.Ratio.High)}}
	}
	if b := e.Beside; b != nil {
		e.Beside = &trial.Beside{Test: b.Test, Estimate: round(b.Estimate), Span: trial.Span{Low: round(b.Low), High: round(b.High)}, P: thousandth(b.P)}
	}
	return e
}
