package main

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"spoor/analysis/audit"
)

// largestCount bounds what a user can ask for; sums of counts stay far below the largest int.
const largestCount = 1_000_000_000_000

// smallestMargin is the smallest margin of equivalence that still reads as one.
const smallestMargin = 1e-6

// counted is a count of a base as a user gave it.
type counted struct {
	count, base int
	printed     string // the percentage that the count was recovered from, or ""
}

func (c counted) share() float64 { return float64(c.count) / float64(c.base) }

// printedShare is a percentage with its base, and the counts from low to high that print so.
type printedShare struct {
	printed         string
	low, high, base int
}

func (p printedShare) at(count int) counted { return counted{count, p.base, p.printed} }

// parseCounted reads 35/43, or 81%/43 where that can only be one count.
func parseCounted(arg string) (counted, error) {
	p, err := parsePrinted(arg)
	if err != nil {
		return counted{}, err
	}
	if p.low < p.high {
		return counted{}, usage("%s: every count from %d to %d prints as %s; give the count", arg, p.low, p.high, p.printed)
	}
	return p.at(p.low), nil
}

// parsePrinted reads 35/43 as the one count 35, and 81%/43 as the counts that print so, halves rounded up.
func parsePrinted(arg string) (printedShare, error) {
	left, right, found := strings.Cut(arg, "/")
	left, right = strings.TrimSpace(left), strings.TrimSpace(right)
	if !found || left == "" || right == "" {
		return printedShare{}, usage("%q: give a count and its base, such as 35/43, or a percentage and its base, such as 81%%/43", arg)
	}
	base, err := parseWhole(right)
	if err != nil {
		return printedShare{}, err
	}
	if base == 0 {
		return printedShare{}, usage("%s: the base is 0; give the number of respondents who answered", arg)
	}
	if strings.HasSuffix(left, "%") {
		return recoverCounts(arg, left, base)
	}
	count, err := parseWhole(left)
	if err != nil {
		return printedShare{}, err
	}
	if count > base {
		return printedShare{}, usage("%s: the count is larger than its base; a count comes first, as in 35/43", arg)
	}
	return printedShare{low: count, high: count, base: base}, nil
}

func recoverCounts(arg, printed string, base int) (printedShare, error) {
	percentage, err := audit.ParsePercentage(printed)
	if err != nil {
		return printedShare{}, usage("%s: %w", arg, err)
	}
	low, high, ok := audit.CountRange(percentage, base, audit.HalfUp)
	if ok {
		return printedShare{printed: printed, low: low, high: high, base: base}, nil
	}
	if base > 1_000_000_000 {
		return printedShare{}, usage("%s: a percentage takes a base of at most 10^9; give the count", arg)
	}
	if low, _, ok := audit.CountRange(percentage, base, audit.Truncation); ok {
		return printedShare{}, usage("%s: no count of %d rounds to %s; %d does if decimals were cut off: give the count", arg, base, printed, low)
	}
	return printedShare{}, usage("%s: no count of %d rounds to %s; check the base", arg, base, printed)
}

// scientific is a number such as 1e6 or 2.5e3.
var scientific = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?[eE]\+?[0-9]+$`)

// parseWhole reads a count: digits, or digits with an exponent. Thousands separators are refused, because 1.000 could
// be one or a thousand.
func parseWhole(text string) (int, error) {
	text = strings.TrimSpace(text)
	value, err := strconv.ParseFloat(text, 64)
	switch {
	case strings.HasPrefix(text, "-") && err == nil:
		return 0, usage("%s: a count cannot be negative", text)
	case strings.Trim(text, "0123456789") != "" && !scientific.MatchString(text):
		return 0, usage("%q is not a count: give a whole number, without thousands separators", text)
	case text == "":
		return 0, usage("a count is missing: give whole numbers, such as 24,12,4,3")
	case err != nil || value > largestCount:
		return 0, usage("%s is above the largest count, 10^12", text)
	case value != math.Trunc(value):
		return 0, usage("%s is not a whole number", text)
	}
	return int(value), nil
}

// parseWholes reads counts with commas between them.
func parseWholes(arg string) ([]int, error) {
	var counts []int
	for _, text := range strings.Split(arg, ",") {
		count, err := parseWhole(text)
		if err != nil {
			return nil, err
		}
		counts = append(counts, count)
	}
	return counts, nil
}

// parseShare reads a share as 50%, 0.5 or 0,5.
func parseShare(flag, text string) (float64, error) {
	digits, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	share, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(digits), ",", ".", 1), 64)
	if err != nil || math.IsNaN(share) {
		return 0, usage("%s %s: give a share such as 0.5 or 50%%", flag, text)
	}
	if percent {
		share /= 100
	}
	if share < 0 || share > 1 {
		return 0, usage("%s %s: a share lies between 0 and 1; write a percentage with its sign, such as 50%%", flag, text)
	}
	return share, nil
}

// parseMargin reads a margin of equivalence, which lies strictly between 0 and 1.
func parseMargin(text string) (float64, error) {
	margin, err := parseShare("--margin", text)
	if err != nil {
		return 0, err
	}
	if margin < smallestMargin || margin == 1 {
		return 0, usage("--margin %s: give a difference between 0 and 1, such as 0.1 for ten percentage points", text)
	}
	return margin, nil
}
