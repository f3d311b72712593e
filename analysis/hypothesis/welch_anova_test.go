package hypothesis

import (
	"errors"
	"math"
	"testing"
)

// R 4.2.2: oneway.test(x ~ g, data.frame(x = c(3,5,4,6,8,9,7,12,2,2,3,1,4), g = rep(1:3, c(4, 4, 5)))), and t.test of the first two.
func TestWelchANOVA(t *testing.T) {
	groups := []GroupMean{{4, 4.5, math.Sqrt(5.0 / 3)}, {4, 9, math.Sqrt(14.0 / 3)}, {5, 2.4, math.Sqrt(1.3)}}
	r, numerator, denominator, err := WelchANOVA(groups)
	if err != nil || numerator != 2 {
		t.Fatal(numerator, err)
	}
	near := func(what string, got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 1e-10*math.Abs(want) {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	near("F", r.Statistic, 14.276799994443397)
	near("denominator", denominator, 5.8422622732535459)
	near("p", r.P, 0.0056356974082718888)
	two, _, degrees, err := WelchANOVA(groups[:2])
	if err != nil {
		t.Fatal(err)
	}
	near("F of two", two.Statistic, 12.789473684210526)
	near("degrees of two", degrees, 4.9004524886877814)
	near("p of two", two.P, 0.016491871466285963)
	near("p of two by t", Welch(4.5-9, math.Sqrt(5.0/3/4), 3, math.Sqrt(14.0/3/4), 3), two.P)
	for name, wrong := range map[string][]GroupMean{"one value": {{4, 1, 0}, {4, 2, 1}}, "one respondent": {{1, 1, 1}, {4, 2, 1}}} {
		if _, _, _, err := WelchANOVA(wrong); !errors.Is(err, ErrNoSpread) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, _, err := WelchANOVA(groups[:1]); err == nil {
		t.Error("one group")
	}
}
