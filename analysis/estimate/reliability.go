package estimate

import (
	"math"

	"spoor/analysis/interval"
)

// Precise reports whether the estimate can be shown without a mark: by [interval.Reliable], of a weighted sample on its effective base. In
// a census nothing is uncertain, nor in a share that the weights were raked to, and neither a mean nor what is not known has a mark.
func (e Estimate) Precise() bool {
	if !e.Known() || e.Option == "" {
		return true
	}
	k, n := e.Count, e.Base
	if e.Weighted != nil {
		if e.Weighted.EffectiveBase == 0 {
			return true
		}
		n = int(min(e.Weighted.EffectiveBase, float64(n)))
		k = int(math.Round(e.Proportion * float64(n)))
	}
	return interval.Reliable(k, n)
}
