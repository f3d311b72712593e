package analysis

import "spoor/analysis/estimate"

// The parts of a table, as package spoor/analysis/estimate has them.
type (
	Options    = estimate.Options
	Part       = estimate.Part
	Estimate   = estimate.Estimate
	Interval   = estimate.Interval
	Comparison = estimate.Comparison
	Note       = estimate.Note
)

// DefaultOptions are the Wilson interval at 95% of the respondents who answered.
func DefaultOptions() Options { return estimate.DefaultOptions() }
