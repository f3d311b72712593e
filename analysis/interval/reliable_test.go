package interval

import "testing"

// TestReliable is worked out from binom.test(k, n)$conf.int in R 4.2.2: the width, and the width over k/n.
func TestReliable(t *testing.T) {
	for _, c := range []struct {
		k, n int
		want bool
	}{
		{35, 43, true},    // 0.250, 0.31
		{24, 43, false},   // 0.310: wider than 30 points
		{18, 43, false},   // 0.309
		{10, 43, true},    // 0.269, 1.16
		{1, 43, false},    // 0.122, 5.26
		{0, 43, false},    // 0.082 and not at most 5 points
		{0, 100, true},    // 0.036: at most 5 points
		{5, 100, false},   // 0.096, 1.93
		{500, 1000, true}, // 0.063, 0.13
		{2, 1000, true},   // 0.007
		{29, 29, false},   // a base below 30
		{0, 0, false},     // no base
		{-1, 10, false},   // no count
	} {
		if got := Reliable(c.k, c.n); got != c.want {
			t.Errorf("Reliable(%d, %d) = %v", c.k, c.n, got)
		}
	}
}
