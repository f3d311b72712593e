package interval

import (
	"math"
	"testing"
)

// Expected values are those of R 4.2.2: X from chisq.test(table, correct = FALSE), V by the formula of Bergsma (2013), and the ends
// sqrt(ncp/(n k)) with ncp from uniroot(function(l) pchisq(X, df, l) - p, c(0, 1e4), tol = 1e-12) for p of 0.975 and 0.025: what
// DescTools::CramerV(table, conf.level = 0.95, method = "ncchisq", correct = TRUE) computes. Without the correction V is
// sqrt(X/(n k)), as vcd::assocstats (1.4-11) prints: 0.398795562756954 of the first table.
func TestCramersV(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		x, n          float64
		rows, columns int
		v, low, high  float64
		tolerance     float64
	}{
		{15.58571428571428541, 98, 3, 2, 0.37398022988131296, 0.18192951648767788, 0.58621309653789400, 1e-9},
		{18.8237791591886, 64, 3, 3, 0.345102237284698, 0.164332189870457, 0.530673963320604, 1e-9},
		{0, 22, 2, 2, 0, 0, 0, 0},
		{494.949494949495, 1000, 2, 2, 0.703166717300516, 0.641546967450994, 0.765505973911905, 1e-8},
		{3.503614577143989, 52, 3, 3, 0, 0, 0.314432384240500, 1e-9},
	} {
		v, bounds, err := CramersV(c.x, c.n, c.rows, c.columns, 0.95)
		if err != nil || math.Abs(v-c.v) > c.tolerance || math.Abs(bounds.Low-c.low) > c.tolerance || math.Abs(bounds.High-c.high) > c.tolerance {
			t.Errorf("%g of %g: %.12g, %+v, %v; want %+v", c.x, c.n, v, bounds, err, c)
		}
	}
	if v, bounds, err := CramersV(20, 20, 2, 2, 0.95); err != nil || v != 1 || bounds.High != 1 {
		t.Errorf("one follows from the other: %g, %+v, %v", v, bounds, err)
	}
	for name, err := range map[string]error{"one row": third(CramersV(1, 9, 1, 3, 0.95)), "nobody": third(CramersV(0, 0, 2, 2, 0.95)), "level": third(CramersV(1, 9, 2, 2, 1))} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func third(_ float64, _ Interval, err error) error { return err }
