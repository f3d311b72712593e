package disclosure

import (
	"fmt"
	"strconv"
	"strings"
)

// maxDecimals bounds the decimals of a printed percentage, so that no product overflows.
const maxDecimals = 4

// PercentageIsCount reports whether every percentage of a base, printed with so many decimals, tells the count exactly,
// which is so up to a base of 10^(decimals+2): 100 for whole percentages. Rounding then hides nothing. Larger bases can
// still give single counts away.
func PercentageIsCount(base, decimals int) bool {
	scale := 100
	for range decimals {
		if scale > base/10 {
			return true
		}
		scale *= 10
	}
	return base <= scale
}

// PercentageTells returns the counts of a base that print as the given percentage, such as "17%", "17,4" or "17.4",
// rounded half up, half down or half to even: all k with |100k/base - p| at most half a unit of the last decimal.
//
// It returns an error if the percentage is not a number of at most 4 decimals in 0..100, the base is not positive, or no
// count prints so.
func PercentageTells(printed string, base int) (Run, error) {
	if base < 1 || base > maxBase {
		return Run{}, fmt.Errorf("a base of %d is outside 1..%d", base, maxBase)
	}
	digits := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(printed), "%"))
	whole, decimals, point := strings.Cut(strings.Replace(digits, ",", ".", 1), ".")
	if point && decimals == "" || len(decimals) > maxDecimals {
		return Run{}, errPrinted(printed)
	}
	value, err := strconv.ParseUint(whole+decimals, 10, 32)
	if err != nil {
		return Run{}, errPrinted(printed)
	}
	scale := 100
	for range decimals {
		scale *= 10
	}
	p := int(value)
	if p > scale {
		return Run{}, errPrinted(printed)
	}
	tells := Run{0, base}
	if p > 0 {
		tells.Low = (base*(2*p-1) + 2*scale - 1) / (2 * scale)
	}
	tells.High = min(base, base*(2*p+1)/(2*scale))
	if tells.empty() {
		return Run{}, fmt.Errorf("no count of %d prints as %q; check the base", base, printed)
	}
	return tells, nil
}

func errPrinted(printed string) error {
	return fmt.Errorf("%q is not a percentage between 0 and 100 with at most %d decimals", printed, maxDecimals)
}
