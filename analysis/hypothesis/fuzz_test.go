package hypothesis

import (
	"math"
	"slices"
	"testing"
)

// checkResult fails on anything but a p-value in [0, 1] and a finite statistic, or an error without a result.
func checkResult(t *testing.T, name string, r Result, err error) {
	t.Helper()
	if err != nil {
		if err.Error() == "" {
			t.Errorf("%s: an error without a reason", name)
		}
		return
	}
	if !(r.P >= 0 && r.P <= 1) || math.IsNaN(r.Statistic) || math.IsInf(r.Statistic, 0) || r.DF < 0 {
		t.Errorf("%s: %+v", name, r)
	}
	if known := slices.ContainsFunc(rows, func(row Row) bool { return row.Method == r.Method }); !known || r.Switched && len(r.Notes) == 0 {
		t.Errorf("%s: %+v", name, r)
	}
}

func FuzzTwoGroups(f *testing.F) {
	for _, n := range []int{0, 1, 43, 47, 50, 1_000_000, MaxBase, MaxBase + 1, math.MaxInt} {
		for _, k := range []int{-1, 0, 1, n / 2, n - 1, n} {
			f.Add(k, n, n-k, n, 0.05, 0)
			f.Add(k, n, 3, 43, 0.5, 1)
			f.Add(3, 43, k, n, math.NaN(), 2)
		}
	}
	f.Add(5, 10, 5, 10, math.Inf(1), 9)
	f.Fuzz(func(t *testing.T, k1, n1, k2, n2 int, x float64, side int) {
		a := Alternative(side)
		r, err := Fisher(k1, n1, k2, n2, a)
		checkResult(t, "fisher", r, err)
		r, err = Boschloo(k1, n1, k2, n2, a)
		checkResult(t, "boschloo", r, err)
		r, err = Score(k1, n1, k2, n2, a)
		checkResult(t, "score", r, err)
		r, err = ChiSquare([][]int{{k1, n1}, {k2, n2}})
		checkResult(t, "chi-square", r, err)
		r, err = Binomial(k1, n1, x, a)
		checkResult(t, "binomial", r, err)
		r, err = McNemarExact(k1, k2)
		checkResult(t, "mcnemar-exact", r, err)
		r, err = McNemarMidP(k1, k2)
		checkResult(t, "mcnemar-midp", r, err)
		r, err = EquivalenceTwo(k1, n1, k2, n2, x)
		checkResult(t, "equivalence-two", r, err)
		r, err = EquivalenceBenchmark(k1, n1, 0.5, x)
		checkResult(t, "equivalence-benchmark", r, err)
		for _, limit := range []*PickLimit{nil, {Max: n2, Others: []int{k1}}, {Max: k2}, {Max: 3, Others: []int{k2, k1}}} {
			if r, err := McNemarRange(k1, k2, n1, limit); err == nil && !(0 <= r.Low && r.Low <= r.High && r.High <= 1 && r.MinOverlap <= r.MaxOverlap) {
				t.Errorf("range: %+v", r)
			}
		}
		if p, err := MinimumFisher(k1, n1, k2, n2); err == nil && !(p >= 0 && p <= 1) {
			t.Errorf("smallest Fisher p = %v", p)
		}
	})
}

func FuzzOrderedGroups(f *testing.F) {
	f.Add(1, 2, 3, 4, 5, 6, 0.0, 1.0, 0)
	f.Add(0, 0, 0, 43, 50, 60, 2019.0, 2021.5, 1)
	f.Add(MaxBase, MaxBase, MaxBase, MaxBase, MaxBase, MaxBase, 1e9, -1e9, 2)
	f.Add(0, 1, 0, 1, MaxBase, 1, 1e-300, 0.1, 0)
	f.Add(-1, math.MaxInt, 2, math.MinInt, 5, 6, math.NaN(), math.Inf(1), 0)
	f.Add(4, 0, 0, 5, 0, 0, 0.5, 0.25, 0)
	f.Fuzz(func(t *testing.T, a1, a2, a3, b1, b2, b3 int, s1, s2 float64, side int) {
		a := Alternative(side)
		k, n := []int{a1, a2, a3}, []int{b1, b2, b3}
		for name, test := range map[string]func([]int, []int, []float64, Alternative) (Result, error){"trend": Trend, "trend-exact": TrendExact} {
			for _, scores := range [][]float64{nil, {0, s1, s2}} {
				r, err := test(k, n, scores, a)
				checkResult(t, name, r, err)
			}
		}
		r, err := MannWhitney(k, n, a)
		checkResult(t, "mann-whitney", r, err)
		r, err = MannWhitneyExact(k, n, a)
		checkResult(t, "mann-whitney-exact", r, err)
		r, err = KruskalWallis([][]int{k, n, {1, 1, 1}})
		checkResult(t, "kruskal-wallis", r, err)
		r, err = ChiSquare([][]int{k, n, {1, 1, 1}})
		checkResult(t, "chi-square", r, err)
	})
}

func FuzzAdjustments(f *testing.F) {
	f.Add(0.01, 0.5, 1.0, 0.001, 0.05)
	f.Add(0.0, 0.0, 0.0, 0.0, 1e-300)
	f.Add(math.NaN(), -1.0, 2.0, math.Inf(1), 0.9999)
	f.Fuzz(func(t *testing.T, p1, p2, p3, minimum, alpha float64) {
		p := []float64{p1, p2, p3}
		holm, errHolm := Holm(p)
		bh, errBH := BenjaminiHochberg(p)
		if errHolm != nil || errBH != nil {
			return
		}
		for i := range p {
			if !(holm[i] >= bh[i] && bh[i] >= p[i] && holm[i] <= 1) {
				t.Errorf("p = %v, BH %v, Holm %v", p[i], bh[i], holm[i])
			}
		}
		family, err := Tarone(p, []float64{min(p1, minimum), p2 / 2, 0}, alpha)
		if err != nil {
			return
		}
		for i := range p {
			if !(family.Adjusted[i] >= p[i] && family.Adjusted[i] <= 1 && family.StepDown[i] >= p[i] && family.StepDown[i] <= 1) {
				t.Errorf("p = %v: %+v", p, family)
			}
		}
	})
}
