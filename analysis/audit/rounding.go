package audit

import "fmt"

// Rounding is the rule by which the percentages were rounded before they were printed.
type Rounding int

const (
	// HalfUp rounds a half away from zero: 12.5 prints as 13. It is the zero value and what spreadsheets do.
	HalfUp Rounding = iota
	// HalfEven rounds a half to the even neighbour: 12.5 prints as 12. R, Python and Go do this.
	HalfEven
	// Truncation cuts the remaining decimals off: 12.9 prints as 12.
	Truncation
)

var roundingNames = [...]string{HalfUp: "half-up", HalfEven: "half-even", Truncation: "truncation"}

// String returns "half-up", "half-even" or "truncation".
func (r Rounding) String() string {
	if r < 0 || int(r) >= len(roundingNames) {
		return fmt.Sprintf("Rounding(%d)", int(r))
	}
	return roundingNames[r]
}

// ParseRounding is the inverse of String.
func ParseRounding(name string) (Rounding, error) {
	for r, known := range roundingNames {
		if name == known {
			return Rounding(r), nil
		}
	}
	return 0, fmt.Errorf("rounding rule %q is unknown: expected half-up, half-even or truncation", name)
}

// largestBase keeps the products of a base and a printed percentage inside 64 bits.
const largestBase = 1_000_000_000

// CountRange returns the counts from low to high that print as p at the given base, and whether there is any.
//
// With p the digits, d the decimals, S = 100 * 10^d and b the base, in whole numbers:
//
//	half up     ceil(b(2p-1) / 2S) <= k <= ceil(b(2p+1) / 2S) - 1
//	half even   b(2p-1) / 2S <= k <= b(2p+1) / 2S, the ends included if p is even and excluded if p is odd
//	truncation  ceil(bp / S) <= k <= ceil(b(p+1) / S) - 1
//
// clipped to 0..b. The range holds at most one count whenever b <= 10^(d+2). A lost label fits every count from 0 to b.
// There is none for a base below 1 or above a thousand million.
func CountRange(p Percentage, base int, rounding Rounding) (low, high int, ok bool) {
	if base < 1 || base > largestBase {
		return 0, 0, false
	}
	if p.Lost {
		return 0, base, true
	}
	below, above, scale := base*(2*p.Digits-1), base*(2*p.Digits+1), 2*p.scale()
	switch {
	case rounding == Truncation:
		low, high = ceilDivide(2*base*p.Digits, scale), ceilDivide(2*base*(p.Digits+1), scale)-1
	case rounding == HalfEven && p.Digits%2 == 0:
		low, high = ceilDivide(below, scale), above/scale
	case rounding == HalfEven:
		low, high = below/scale+1, ceilDivide(above, scale)-1
	default:
		low, high = ceilDivide(below, scale), ceilDivide(above, scale)-1
	}
	low, high = max(low, 0), min(high, base)
	return low, high, low <= high
}

// ceilDivide returns the smallest whole number not below a / b, for positive b.
func ceilDivide(a, b int) int {
	if a > 0 {
		return (a-1)/b + 1
	}
	return a / b
}

// PrintedAs returns the percentage that count of base prints as, with 0 to 4 decimals.
//
// It is the inverse of CountRange. It is an error if the base is not positive or the count lies outside 0..base.
func PrintedAs(count, base, decimals int, rounding Rounding) (Percentage, error) {
	if base < 1 || base > largestBase || count < 0 || count > base {
		return Percentage{}, fmt.Errorf("%d of %d is no percentage: expected a base from 1 to %d and a count from 0 to the base", count, base, largestBase)
	}
	if decimals < 0 || decimals > maxDecimals {
		return Percentage{}, fmt.Errorf("%d decimals: expected 0 to %d", decimals, maxDecimals)
	}
	return printedAs(count, base, decimals, rounding), nil
}

func printedAs(count, base, decimals int, rounding Rounding) Percentage {
	p := Percentage{Decimals: decimals}
	p.Digits = count * p.scale() / base
	twice := 2 * (count * p.scale() % base)
	switch rounding {
	case Truncation:
	case HalfEven:
		if twice > base || twice == base && p.Digits%2 == 1 {
			p.Digits++
		}
	default:
		if twice >= base {
			p.Digits++
		}
	}
	return p
}
