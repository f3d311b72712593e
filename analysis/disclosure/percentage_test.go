package disclosure

import (
	"fmt"
	"math"
	"testing"
)

// Up to a base of 100 every whole percentage tells the count, and the count that printed it.
func TestPercentageTells(t *testing.T) {
	for _, c := range []struct{ base, decimals int }{{1, 0}, {43, 0}, {99, 0}, {100, 0}, {101, 0}, {640, 0}, {640, 1}, {1000, 1}, {1001, 1}, {7001, 2}} {
		exact := true
		for k := range c.base + 1 {
			printed := fmt.Sprintf("%.*f%%", c.decimals, 100*float64(k)/float64(c.base))
			tells, err := PercentageTells(printed, c.base)
			if err != nil || k < tells.Low || k > tells.High {
				t.Fatalf("%d of %d prints as %s and tells %v, %v", k, c.base, printed, tells, err)
			}
			exact = exact && tells.Low == tells.High
		}
		if exact != PercentageIsCount(c.base, c.decimals) {
			t.Errorf("base %d, %d decimals: every percentage tells the count: %t, want %t", c.base, c.decimals, exact,
				PercentageIsCount(c.base, c.decimals))
		}
	}
}

func TestPercentageTellsErrors(t *testing.T) {
	for _, c := range []struct {
		printed string
		base    int
	}{{"", 43}, {"%", 43}, {"-1%", 43}, {"101", 43}, {"1.", 43}, {"1.2.3", 43}, {"1.23456", 43}, {"NaN", 43}, {"1e1", 43},
		{"17", 0}, {"17", -1}, {"17", math.MaxInt}, {"50", 43}, {"99999999999999999999", 43}} {
		if tells, err := PercentageTells(c.printed, c.base); err == nil {
			t.Errorf("%q of %d tells %v", c.printed, c.base, tells)
		}
	}
	for _, printed := range []string{"17%", " 17 % ", "17", "16,7"} { // 7 of 42 is 16.67%
		if tells, err := PercentageTells(printed, 42); err != nil || tells != (Run{7, 7}) {
			t.Errorf("%q of 42 tells %v, %v", printed, tells, err)
		}
	}
	if !PercentageIsCount(math.MaxInt, 30) || PercentageIsCount(math.MaxInt, 4) {
		t.Error("very large bases are judged wrongly")
	}
}
