package interval

import (
	"math"
	"testing"
)

// Of two Wilson intervals it is Newcombe's interval: statsmodels 0.13.5, confint_proportions_2indep(20, 40, 15, 50, method="newcomb").
// Of one known exactly it is the interval of the other, moved; by hand: 0.5 (0.2 to 0.7) minus 0.1 is 0.4 (0.1 to 0.6).
func TestBetween(t *testing.T) {
	share := func(k, n int) Difference {
		w, err := Wilson(k, n, 0.95)
		if err != nil {
			t.Fatal(err)
		}
		return Difference{Estimate: float64(k) / float64(n), Low: w.Low, High: w.High, Level: 0.95}
	}
	for _, c := range []struct {
		got                 Difference
		estimate, low, high float64
	}{
		{Between(share(20, 40), share(15, 50)), 0.2, -0.0020213208769091218, 0.3837897030035635},
		{Between(Difference{Estimate: 0.5, Low: 0.2, High: 0.7}, Difference{Estimate: 0.1, Low: 0.1, High: 0.1}), 0.4, 0.1, 0.6},
	} {
		if math.Abs(c.got.Estimate-c.estimate) > 1e-12 || math.Abs(c.got.Low-c.low) > 1e-12 || math.Abs(c.got.High-c.high) > 1e-12 || c.got.Method != MethodMover {
			t.Errorf("%+v, want %+v", c.got, c)
		}
	}
}
