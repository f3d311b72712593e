// Package written reads counts, shares and levels as people write them: 35/43, 81%/43, 0.5, 50%.
package written

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"spoor/analysis/audit"
	"spoor/internal/pattern"
)

// LargestCount bounds what a user can ask for; sums of counts stay far below the largest int.
const LargestCount = 1_000_000_000_000

// smallestMargin is the smallest margin of equivalence that still reads as one.
const smallestMargin = 1e-6

// Counted is a count of a base, which is at least 1.
type Counted struct {
	Count, Base int
	Printed     string // the percentage that the count was recovered from, or ""
}

// Share is the count divided by the base.
func (c Counted) Share() float64 { return float64(c.Count) / float64(c.Base) }

// Printed is a percentage with its base, and the counts from Low to High that print so.
type Printed struct {
	Printed         string // "" for one count
	Low, High, Base int
}

// ParseCounted reads 35/43, or 81%/43 where that can only be one count.
func ParseCounted(arg string) (Counted, error) {
	p, err := ParsePrinted(arg)
	if err != nil {
		return Counted{}, err
	}
	if p.Low < p.High {
		return Counted{}, fmt.Errorf("%s: every count from %d to %d prints as %s; give the count", arg, p.Low, p.High, p.Printed)
	}
	return Counted{p.Low, p.Base, p.Printed}, nil
}

// ParsePrinted reads 35/43 as the one count 35, and 81%/43 as the counts that print so, halves rounded up.
func ParsePrinted(arg string) (Printed, error) {
	left, right, found := strings.Cut(arg, "/")
	left, right = strings.TrimSpace(left), strings.TrimSpace(right)
	if !found || left == "" || right == "" {
		return Printed{}, fmt.Errorf("%q: give a count and its base, such as 35/43, or a percentage and its base, such as 81%%/43", arg)
	}
	base, err := ParseWhole(right)
	if err != nil {
		return Printed{}, err
	}
	if base == 0 {
		return Printed{}, fmt.Errorf("%s: the base is 0; give the number of respondents who answered", arg)
	}
	if strings.HasSuffix(left, "%") {
		return recoverCounts(arg, left, base)
	}
	count, err := ParseWhole(left)
	if err != nil {
		return Printed{}, err
	}
	if count > base {
		return Printed{}, fmt.Errorf("%s: the count is larger than its base; a count comes first, as in 35/43", arg)
	}
	return Printed{Low: count, High: count, Base: base}, nil
}

func recoverCounts(arg, printed string, base int) (Printed, error) {
	percentage, err := audit.ParsePercentage(printed)
	if err != nil {
		return Printed{}, fmt.Errorf("%s: %w", arg, err)
	}
	low, high, ok := audit.CountRange(percentage, base, audit.HalfUp)
	if ok {
		return Printed{Printed: printed, Low: low, High: high, Base: base}, nil
	}
	if base > 1_000_000_000 {
		return Printed{}, fmt.Errorf("%s: a percentage takes a base of at most 10^9; give the count", arg)
	}
	if low, _, ok := audit.CountRange(percentage, base, audit.Truncation); ok {
		return Printed{}, fmt.Errorf("%s: no count of %d rounds to %s; %d does if decimals were cut off: give the count", arg, base, printed, low)
	}
	return Printed{}, fmt.Errorf("%s: no count of %d rounds to %s; check the base", arg, base, printed)
}

// scientific is a number such as 1e6 or 2.5e3.
var scientific = pattern.New(`^[0-9]+(\.[0-9]+)?[eE]\+?[0-9]+$`)

// ParseWhole reads a count: digits, or digits with an exponent. Thousands separators are refused, because 1.000 could
// be one or a thousand.
func ParseWhole(text string) (int, error) {
	text = strings.TrimSpace(text)
	value, err := strconv.ParseFloat(text, 64)
	switch {
	case strings.HasPrefix(text, "-") && err == nil:
		return 0, fmt.Errorf("%s: a count cannot be negative", text)
	case strings.Trim(text, "0123456789") != "" && !scientific.MatchString(text):
		return 0, fmt.Errorf("%q is not a count: give a whole number, without thousands separators", text)
	case text == "":
		return 0, fmt.Errorf("a count is missing: give whole numbers, such as 24,12,4,3")
	case err != nil || value > LargestCount:
		return 0, fmt.Errorf("%s is above the largest count, 10^12", text)
	case value != math.Trunc(value):
		return 0, fmt.Errorf("%s is not a whole number", text)
	}
	return int(value), nil
}

// ParseWholes reads several counts.
func ParseWholes(texts []string) ([]int, error) {
	var counts []int
	for _, text := range texts {
		count, err := ParseWhole(text)
		if err != nil {
			return nil, err
		}
		counts = append(counts, count)
	}
	return counts, nil
}

// ParseShare reads a share as 50%, 0.5 or 0,5.
func ParseShare(flag, text string) (float64, error) {
	digits, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	share, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(digits), ",", ".", 1), 64)
	if err != nil || math.IsNaN(share) {
		return 0, fmt.Errorf("%s %s: give a share such as 0.5 or 50%%", flag, text)
	}
	if percent {
		share /= 100
	}
	if share < 0 || share > 1 {
		return 0, fmt.Errorf("%s %s: a share lies between 0 and 1; write a percentage with its sign, such as 50%%", flag, text)
	}
	return share, nil
}

// ParseMargin reads a margin of equivalence, which lies strictly between 0 and 1.
func ParseMargin(text string) (float64, error) {
	margin, err := ParseShare("--margin", text)
	if err != nil {
		return 0, err
	}
	if margin < smallestMargin || margin == 1 {
		return 0, fmt.Errorf("--margin %s: give a difference between 0 and 1, such as 0.1 for ten percentage points", text)
	}
	return margin, nil
}
