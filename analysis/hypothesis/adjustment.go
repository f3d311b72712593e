package hypothesis

import (
	"fmt"
	"slices"
	"strings"
)

// AdjustNone leaves the p-values of comparisons that are made together as they are.
const AdjustNone Method = "none"

// Adjustments lists the ways to adjust p-values that are computed together, the default first.
func Adjustments() []Method {
	return []Method{MethodHolm, MethodBenjaminiHochberg, MethodTarone, AdjustNone}
}

// ParseAdjustment reads the name of an adjustment; bh is short for Benjamini-Hochberg.
func ParseAdjustment(name string) (Method, error) {
	method := Method(strings.ToLower(strings.TrimSpace(name)))
	if method == "bh" {
		return MethodBenjaminiHochberg, nil
	}
	if slices.Contains(Adjustments(), method) {
		return method, nil
	}
	return "", fmt.Errorf("unknown adjustment %q: choose one of holm, bh (benjamini-hochberg), tarone, none", name)
}

// Adjust returns the p-values of tests that are made together, adjusted by Holm's or Benjamini and Hochberg's procedure, or not at all.
// Tarone's takes more than p-values: see [Tarone].
func Adjust(method Method, p []float64) ([]float64, error) {
	if method == AdjustNone {
		return slices.Clone(p), nil
	}
	at := slices.IndexFunc(rows, func(r Row) bool { return r.Method == method && r.adjust != nil })
	if at < 0 {
		return nil, fmt.Errorf("%q does not adjust p-values by themselves: use %s or %s", method, MethodHolm, MethodBenjaminiHochberg)
	}
	return rows[at].adjust(p)
}
