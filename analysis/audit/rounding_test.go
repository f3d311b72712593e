package audit

import (
	"math/big"
	"testing"
)

var roundings = []Rounding{HalfUp, HalfEven, Truncation}

// roundedDigits rounds 100 * 10^decimals * count / base with rational numbers, straight from the words of the rule.
func roundedDigits(count, base, decimals int, rounding Rounding) int {
	scale := int64(100)
	for range decimals {
		scale *= 10
	}
	exact := big.NewRat(int64(count)*scale, int64(base))
	floor := new(big.Int).Div(exact.Num(), exact.Denom())
	whole := int(floor.Int64())
	fraction := new(big.Rat).Sub(exact, new(big.Rat).SetInt(floor))
	half := fraction.Cmp(big.NewRat(1, 2))
	switch {
	case rounding == Truncation || half < 0:
		return whole
	case half == 0 && rounding == HalfEven && whole%2 == 0:
		return whole
	}
	return whole + 1
}

func TestCountRangeHoldsExactlyTheCountsThatPrintSo(t *testing.T) {
	bases := []int{1, 2, 3, 7, 8, 40, 43, 99, 100, 101, 160, 200, 333, 1000, 1600}
	for _, rounding := range roundings {
		for decimals := range 2 {
			for _, base := range bases {
				want := make(map[int][]int)
				for count := range base + 1 {
					digits := roundedDigits(count, base, decimals, rounding)
					want[digits] = append(want[digits], count)
					if got, err := PrintedAs(count, base, decimals, rounding); err != nil || got != (Percentage{Digits: digits, Decimals: decimals}) {
						t.Fatalf("PrintedAs(%d, %d, %d, %v) = %+v, %v; want digits %d", count, base, decimals, rounding, got, err, digits)
					}
				}
				for digits := range (Percentage{Decimals: decimals}).scale() + 1 {
					low, high, ok := CountRange(Percentage{Digits: digits, Decimals: decimals}, base, rounding)
					w := want[digits]
					if ok != (len(w) > 0) || ok && (low != w[0] || high != w[len(w)-1]) {
						t.Fatalf("CountRange(%d with %d decimals, %d, %v) = %d, %d, %t; want %v", digits, decimals, base, rounding, low, high, ok, w)
					}
					if base <= 100*power10(decimals) && ok && low != high {
						t.Fatalf("CountRange(%d with %d decimals, %d, %v): %d to %d, want one count", digits, decimals, base, rounding, low, high)
					}
				}
			}
		}
	}
}

func TestCountRangeEdges(t *testing.T) {
	if low, high, ok := CountRange(Percentage{Lost: true}, 43, HalfUp); !ok || low != 0 || high != 43 {
		t.Errorf("a lost label: %d to %d, %t; want 0 to 43", low, high, ok)
	}
	for _, base := range []int{0, -1, largestBase + 1} {
		if low, high, ok := CountRange(Percentage{Digits: 5}, base, HalfUp); ok {
			t.Errorf("base %d: %d to %d; want none", base, low, high)
		}
	}
	// At the largest base and four decimals the products stay inside 64 bits: 12.3456% of 10^9 is 123,456,000.
	if low, high, ok := CountRange(Percentage{Digits: 123456, Decimals: 4}, largestBase, HalfUp); !ok || low != 123455500 || high != 123456499 {
		t.Errorf("largest base: %d to %d, %t; want 123455500 to 123456499", low, high, ok)
	}
}

func TestPrintedAsRefuses(t *testing.T) {
	for _, test := range []struct{ count, base, decimals int }{{-1, 43, 0}, {44, 43, 0}, {0, 0, 0}, {1, -2, 0}, {1, 2, 5}, {1, 2, -1}} {
		if got, err := PrintedAs(test.count, test.base, test.decimals, HalfUp); err == nil {
			t.Errorf("PrintedAs(%d, %d, %d) = %v; want an error", test.count, test.base, test.decimals, got)
		}
	}
}

func TestNamesRoundTrip(t *testing.T) {
	for _, rounding := range roundings {
		if got, err := ParseRounding(rounding.String()); err != nil || got != rounding {
			t.Errorf("ParseRounding(%q) = %v, %v", rounding, got, err)
		}
	}
	for _, kind := range []Kind{Single, Rating, Multiple} {
		if got, err := ParseKind(kind.String()); err != nil || got != kind {
			t.Errorf("ParseKind(%q) = %v, %v", kind, got, err)
		}
	}
	if _, err := ParseRounding("up"); err == nil {
		t.Error(`ParseRounding("up"): want an error`)
	}
	for _, name := range []string{"", "open"} {
		if _, err := ParseKind(name); err == nil {
			t.Errorf("ParseKind(%q): want an error", name)
		}
	}
	if got := Rounding(9).String() + Kind(9).String(); got != "Rounding(9)Kind(9)" {
		t.Errorf("names of unknown values: %s", got)
	}
}
