package coarse

import "spoor/analysis/ratio"

// Ratio returns a ratio rounded as a mean is, without its standard error and what it is made of. One without an interval is returned
// without its value: nothing says how far to round it.
func Ratio(r ratio.Ratio) ratio.Ratio {
	out := ratio.Ratio{Group: r.Group, Respondents: r.Respondents, Hidden: r.Hidden, Coarse: true, DegreesOfFreedom: r.DegreesOfFreedom}
	if r.Low == nil || *r.High <= *r.Low {
		out.Hidden = true
		return out
	}
	unit := unitOf(*r.High-*r.Low, 0)
	low, high := unit.round(*r.Low), unit.round(*r.High)
	out.Known, out.Value, out.Low, out.High = r.Known, unit.round(r.Value), &low, &high
	return out
}
