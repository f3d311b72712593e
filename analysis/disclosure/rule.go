package disclosure

import (
	"errors"
	"fmt"
)

// ErrSmallBase is wrapped by the error for a table whose base is below the threshold: nothing of it may be shown, not
// even the base.
var ErrSmallBase = errors.New("the base is below the threshold")

// ErrUnprotected is wrapped by the error for a table in which some small count can be derived whatever else is hidden.
var ErrUnprotected = errors.New("a small count cannot be protected")

// maxBase bounds bases and totals so that no product overflows.
const maxBase = 1 << 40

// maxThreshold is far above any threshold in use.
const maxThreshold = 1 << 20

// Rule says which counts are too small to show and how wide the interval must be that an attacker can still derive for
// them.
type Rule struct {
	Threshold  int  // counts k with 0 < k < Threshold are hidden, and so is every table with a base below it; at least 3
	Complement bool // an option of a multiple choice is also hidden if n-k < Threshold: it tells what nearly everyone chose
	Width      int  // least High - Low of the interval around a small count; 0 < Width <= Threshold-2
}

// NewRule returns the rule for a threshold t: complement protected, and Width t-2, the most that can be had: whoever
// knows the rule knows that a lone hidden count is one of 1..t-1. It returns an error if t is below 3, since a hidden
// count that can only be 1 is not hidden.
func NewRule(threshold int) (Rule, error) {
	r := Rule{Threshold: threshold, Complement: true, Width: threshold - 2}
	return r, r.Validate()
}

// Validate returns an error if the rule cannot be kept.
func (r Rule) Validate() error {
	switch {
	case r.Threshold < 3:
		return fmt.Errorf("threshold %d hides nothing, since whoever knows it knows the hidden counts; use 3 or more",
			r.Threshold)
	case r.Threshold > maxThreshold:
		return fmt.Errorf("threshold %d is too large; use %d or less", r.Threshold, maxThreshold)
	case r.Width < 1 || r.Width > r.Threshold-2:
		return fmt.Errorf("width %d cannot be kept with threshold %d; use 1 to %d", r.Width, r.Threshold, r.Threshold-2)
	}
	return nil
}

// Small reports whether 0 < k < Threshold.
func (r Rule) Small(k int) bool { return 0 < k && k < r.Threshold }

// NearlyAll reports whether k of n, as an option of a multiple choice, tells the answer of all but a few: n-k is below
// the threshold and the rule protects the complement. Everyone (k = n > 0) is included: it tells the answer of each.
func (r Rule) NearlyAll(k, n int) bool { return r.Complement && k > 0 && n-k < r.Threshold }

// CheckBase returns an error that wraps ErrSmallBase if the base is below the threshold. The message does not tell the
// base, so that it can be printed.
func (r Rule) CheckBase(base int) error {
	if base >= r.Threshold {
		return nil
	}
	return fmt.Errorf("%w of %d: nothing of this table can be shown; pool it with others or collect more answers",
		ErrSmallBase, r.Threshold)
}

// Nested returns the rules of the presets with a lower threshold, the lowest first, and then the rule itself. What is hidden under
// each of them is hidden under the next as well, so that a table under two presets tells no more than under the more open one.
func (r Rule) Nested() []Rule {
	var nested []Rule
	for _, preset := range Presets() {
		if lower := preset.Rule(); lower.Threshold < r.Threshold {
			lower.Complement = r.Complement
			nested = append(nested, lower)
		}
	}
	return append(nested, r)
}
