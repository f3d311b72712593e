package prose

import (
	"strings"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/data"
	"spoor/internal/number"
)

// TableBase is how many the percentages of a part are of, or that it is hidden.
func TableBase(table analysis.Table, part analysis.Part, lang data.Lang) string {
	switch {
	case part.BaseHidden:
		return HiddenWord(lang)
	case len(part.Estimates) > 0:
		return number.Count(part.Estimates[0].Base, lang)
	case table.Options.Base == estimate.BaseAsked:
		return number.Count(part.Asked, lang)
	}
	return number.Count(part.Answered, lang)
}

// WithBounds puts the interval and the base of an estimate behind it in brackets; without sampling error there is no interval.
func WithBounds(value string, e analysis.Estimate, bounds, base string) string {
	if e.Exact() {
		bounds, base = "", strings.TrimPrefix(base, "; ")
	}
	if bounds+base == "" {
		return value
	}
	return value + " (" + bounds + base + ")"
}
