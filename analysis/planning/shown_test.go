package planning

import (
	"testing"

	"spoor/analysis/hypothesis"
)

// TestShownFrom has its numbers from R 4.2.2: for each multiple m of the own group of k of n, Boschloo's p by enumeration,
// P <- outer(0:n1, 0:(n*m), fisher's two-sided p from dhyper); max over p of sum(outer(dbinom(0:n1, n1, p), dbinom(0:(n*m), n*m, p))[P <= P.observed]).
// It is above the level for every multiple before these, and at most the level for every one from them up to 120 or more.
func TestShownFrom(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		k1, n1, k2, n2 int
		alpha          float64
		want           int
	}{
		{4, 47, 4, 12, 0.01, 27}, {20, 47, 3, 12, 0.05, 76}, {6, 42, 0, 5, 0.05, 30},
		{21, 47, 4, 12, 0.05, 0}, // not at 120 or fewer in R, nor at 1,000 here
		{10, 40, 3, 12, 0.05, 0}, // equal
	} {
		o := DefaultOptions()
		o.Alpha = test.alpha
		design, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := design.ShownFrom(test.k1, test.n1, test.k2, test.n2); err != nil || got != test.want {
			t.Errorf("%+v: %d, %v", test, got, err)
		}
	}
}

// What the search skips is worked out here one by one.
func TestShownFromAgainstEveryNumber(t *testing.T) {
	t.Parallel()
	for _, test := range [][4]int{{26, 47, 9, 12}, {13, 47, 3, 6}, {8, 43, 5, 11}, {1, 20, 1, 3}, {30, 47, 1, 5}} {
		design, err := New(DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		got, err := design.ShownFrom(test[0], test[1], test[2], test[3])
		if err != nil {
			t.Fatal(err)
		}
		want, step := 0, test[3]/divisor(test[2], test[3])
		for n := 150 / step * step; n > test[3]; n -= step {
			result, err := hypothesis.Boschloo(test[0], test[1], test[2]*n/test[3], n, hypothesis.TwoSided)
			if err != nil {
				t.Fatal(err)
			}
			if result.P > 0.05 {
				break
			}
			want = n
		}
		if got != want {
			t.Errorf("%v: from %d, and one by one from %d", test, got, want)
		}
	}
}

func TestShownFromRefuses(t *testing.T) {
	t.Parallel()
	design, err := New(DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range [][4]int{{1, 0, 1, 2}, {1, 2, 1, 0}, {3, 2, 1, 2}, {1, 2, -1, 2}} {
		if got, err := design.ShownFrom(test[0], test[1], test[2], test[3]); err == nil {
			t.Errorf("%v: %d", test, got)
		}
	}
	o := DefaultOptions()
	o.Test = hypothesis.MethodScore
	if design, err = New(o); err != nil {
		t.Fatal(err)
	}
	if got, err := design.ShownFrom(1, 10, 1, 2); err == nil {
		t.Errorf("the score test: %d", got)
	}
}
