package interval

import (
	"errors"
	"math"
	"testing"
)

// Expected values are those of testdata/superiority.py: scipy 1.10.1 brentq.
func TestSuperiority(t *testing.T) {
	for _, c := range []struct{ estimate, n1, n2, level, low, high float64 }{
		{0.5, 43, 50, 0.95, 0.38549466533415, 0.61450533466585},
		{0.64, 24, 33, 0.95, 0.48695125976264, 0.76566470092795},
		{0.64, 24, 33, 0.99, 0.4405052203797, 0.79586288653865},
		{0.05, 5, 9, 0.9, 0.0075035184654528, 0.29667247897735},
		{1, 5, 5, 0.95, 0.64270282393104, 1},
		{0, 43, 50, 0.95, 0, 0.042962549801645},
		{1, 2, 1, 0.95, 0.28299747209735, 1},
		{0.5, 1e6, 1e6, 0.95, 0.49919984910617, 0.50080015089383},
		{0.7, 12.5, 40.25, 0.95, 0.51517243252247, 0.831543806425},
	} {
		got, err := Superiority(c.estimate, c.n1, c.n2, c.level)
		if err != nil || math.Abs(got.Low-c.low) > 1e-12 || math.Abs(got.High-c.high) > 1e-12 || got.Method != MethodNewcombeSuperiority {
			t.Errorf("%v: %+v, %v", c, got, err)
		}
		mirror, err := Superiority(1-c.estimate, c.n2, c.n1, c.level)
		if err != nil || math.Abs(mirror.Low-(1-got.High)) > 1e-12 || math.Abs(mirror.High-(1-got.Low)) > 1e-12 {
			t.Errorf("%v mirrored: %+v, %v", c, mirror, err)
		}
	}
}

func TestSuperiorityAtTheEdges(t *testing.T) {
	for _, estimate := range []float64{0, 1e-300, 1e-9, 0.2, 0.5, 1 - 1e-16, 1} {
		for _, n := range []float64{1e-3, 1, 2, 43, 1e9} {
			got, err := Superiority(estimate, n, 1, 0.95)
			if err != nil || !(got.Low >= 0 && got.Low <= estimate && got.High >= estimate && got.High <= 1 && got.Width() > 0) {
				t.Errorf("%v of %v: %+v, %v", estimate, n, got, err)
			}
		}
	}
	for _, c := range [][4]float64{{-0.1, 1, 1, 0.95}, {1.1, 1, 1, 0.95}, {math.NaN(), 1, 1, 0.95}, {0.5, -1, 1, 0.95}, {0.5, 1, math.Inf(1), 0.95}, {0.5, 1, 1, 1}} {
		if got, err := Superiority(c[0], c[1], c[2], c[3]); err == nil {
			t.Errorf("%v: %+v", c, got)
		}
	}
	if _, err := Superiority(0.5, 4, 0, 0.95); !errors.Is(err, ErrNoBase) {
		t.Error(err)
	}
}
