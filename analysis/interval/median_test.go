package interval

import "testing"

// R 4.2.2: the low rank is qbinom((1 - level)/2, n, 0.5), 0 where there is no interval.
func TestMedianRanks(t *testing.T) {
	for _, c := range []struct {
		n     int
		level float64
		low   int
	}{
		{1, 0.9, 0}, {4, 0.9, 0}, {5, 0.9, 1}, {6, 0.9, 1}, {7, 0.9, 1}, {8, 0.9, 2}, {9, 0.9, 2}, {10, 0.9, 2}, {43, 0.9, 16}, {56, 0.9, 22}, {200, 0.9, 88}, {1001, 0.9, 474}, {1e6, 0.9, 499178},
		{1, 0.95, 0}, {4, 0.95, 0}, {5, 0.95, 0}, {6, 0.95, 1}, {7, 0.95, 1}, {8, 0.95, 1}, {9, 0.95, 2}, {10, 0.95, 2}, {43, 0.95, 15}, {56, 0.95, 21}, {200, 0.95, 86}, {1001, 0.95, 470}, {1e6, 0.95, 499020},
		{1, 0.99, 0}, {6, 0.99, 0}, {7, 0.99, 0}, {8, 0.99, 1}, {9, 0.99, 1}, {10, 0.99, 1}, {43, 0.99, 13}, {56, 0.99, 18}, {200, 0.99, 82}, {1001, 0.99, 460}, {1e6, 0.99, 498712},
	} {
		low, high, known := MedianRanks(c.n, c.level)
		if low != c.low || known != (c.low > 0) || low+high != c.n+1 {
			t.Errorf("%d at %v: %d to %d, %v; want %d", c.n, c.level, low, high, known, c.low)
		}
	}
	for _, level := range []float64{0, 1, -1, 2} {
		if _, _, known := MedianRanks(50, level); known {
			t.Errorf("level %v", level)
		}
	}
	if _, _, known := MedianRanks(0, 0.95); known {
		t.Error("nobody")
	}
}
