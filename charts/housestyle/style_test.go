package housestyle

import (
	"math"
	"testing"
)

// By definition an inch is 96 CSS pixels, 2.54 cm and 72 points.
func TestParseWidth(t *testing.T) {
	for text, want := range map[string]float64{"800": 800, "800px": 800, " 16 CM ": 604.724, "16,5cm": 623.622, "160mm": 604.724, "6.3in": 604.8, "454pt": 605.333, "4cm": 151.181} {
		if got, err := ParseWidth(text); err != nil || math.Abs(got-want) > 0.001 {
			t.Errorf("%q is %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "cm", "wide", "-16cm", "0", "NaN", "inf", "1e3px", "0x200", "150px", "3cm", "3m", "1,000.5px", "10000", "16 cm px"} {
		if got, err := ParseWidth(text); err == nil {
			t.Errorf("%q is %v", text, got)
		}
	}
}
