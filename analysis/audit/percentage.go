package audit

import (
	"fmt"
	"strconv"
	"strings"
)

// maxDecimals bounds the decimals of a printed percentage. More than this is a computed number, not a printed one, and
// the bound keeps every product in this package inside 64 bits.
const maxDecimals = 4

// Percentage is a percentage as it was printed: Digits / 10^Decimals percent.
//
// "66" has Digits 66 and Decimals 0; "66.0" has Digits 660 and Decimals 1, which says more about the count.
type Percentage struct {
	Digits   int // from 0 to 100 * 10^Decimals
	Decimals int // from 0 to 4
	Lost     bool
}

// ParsePercentage reads a printed percentage: digits, at most one decimal point or comma with one to four decimals
// after it, and an optional percent sign, with spaces around either. The empty string is a lost label: a bar that is
// drawn and whose number cannot be read. A "0" is a printed zero, or a segment that the figure does not have.
//
// It is an error if the number is negative, above 100, or not a number.
func ParsePercentage(printed string) (Percentage, error) {
	text := strings.TrimSpace(printed)
	if text == "" {
		return Percentage{Lost: true}, nil
	}
	text = strings.TrimSpace(strings.TrimSuffix(text, "%"))
	if strings.HasPrefix(text, "-") || strings.HasPrefix(text, "\u2212") {
		return Percentage{}, fmt.Errorf("printed percentage %q is negative: expected 0 to 100", printed)
	}
	whole, fraction, decimal := strings.Cut(strings.Replace(text, ",", ".", 1), ".")
	if !allDigits(whole) || decimal && !allDigits(fraction) {
		return Percentage{}, fmt.Errorf(`printed percentage %q is not a number: expected digits such as "66", "66%%" or "66.5", or nothing for a lost label`, printed)
	}
	if len(fraction) > maxDecimals {
		return Percentage{}, fmt.Errorf("printed percentage %q has %d decimals: at most %d can be read", printed, len(fraction), maxDecimals)
	}
	p := Percentage{Decimals: len(fraction)}
	digits, err := strconv.Atoi(whole + fraction)
	if err != nil || digits > p.scale() {
		return Percentage{}, fmt.Errorf("printed percentage %q is over 100: expected 0 to 100", printed)
	}
	p.Digits = digits
	return p, nil
}

func allDigits(text string) bool {
	for _, r := range text {
		if r < '0' || r > '9' {
			return false
		}
	}
	return text != ""
}

// String prints the percentage without a percent sign and with a decimal point, "" for a lost label.
func (p Percentage) String() string {
	if p.Lost {
		return ""
	}
	return formatUnits(p.Digits, p.Decimals)
}

// formatUnits prints units / 10^decimals exactly; units may be negative.
func formatUnits(units, decimals int) string {
	if decimals == 0 {
		return strconv.Itoa(units)
	}
	sign := ""
	if units < 0 {
		sign, units = "-", -units
	}
	unit := power10(decimals)
	return fmt.Sprintf("%s%d.%0*d", sign, units/unit, decimals, units%unit)
}

// scale is what 100 percent is in the digits of p.
func (p Percentage) scale() int { return 100 * power10(p.Decimals) }

func power10(exponent int) int {
	power := 1
	for range exponent {
		power *= 10
	}
	return power
}
