package hypothesis

import (
	"errors"
	"fmt"
	"math"
	"testing"
)

// grid calls f for the tables of small bases, all of them.
func grid(f func(k1, n1, k2, n2 int)) {
	for _, n := range [][2]int{{1, 1}, {1, 4}, {5, 5}, {6, 9}} {
		for k1 := 0; k1 <= n[0]; k1++ {
			for k2 := 0; k2 <= n[1]; k2++ {
				f(k1, n[0], k2, n[1])
			}
		}
	}
}

var twoGroupTests = map[string]func(k1, n1, k2, n2 int, a Alternative) (Result, error){
	"fisher": Fisher, "boschloo": Boschloo, "score": Score,
	"trend": func(k1, n1, k2, n2 int, a Alternative) (Result, error) {
		return Trend([]int{k2, k1}, []int{n2, n1}, nil, a)
	},
	"trend-exact": func(k1, n1, k2, n2 int, a Alternative) (Result, error) {
		return TrendExact([]int{k2, k1}, []int{n2, n1}, nil, a)
	},
	"mann-whitney": func(k1, n1, k2, n2 int, a Alternative) (Result, error) {
		return MannWhitney([]int{n1 - k1, k1}, []int{n2 - k2, k2}, a)
	},
	"mann-whitney-exact": func(k1, n1, k2, n2 int, a Alternative) (Result, error) {
		return MannWhitneyExact([]int{n1 - k1, k1}, []int{n2 - k2, k2}, a)
	},
}

// Every test of two groups: p in [0, 1]; swapping the groups, or counting those who did not choose the option, turns the
// direction around; equal proportions are never significant.
func TestTwoGroupSymmetry(t *testing.T) {
	must := mustP(t)
	reverse := map[Alternative]Alternative{TwoSided: TwoSided, Less: Greater, Greater: Less}
	for name, test := range twoGroupTests {
		grid(func(k1, n1, k2, n2 int) {
			for a, b := range reverse {
				r := must(test(k1, n1, k2, n2, a))
				if !(r.P >= 0 && r.P <= 1) || math.IsNaN(r.Statistic) || math.IsInf(r.Statistic, 0) {
					t.Errorf("%s %d/%d %d/%d %v: %+v", name, k1, n1, k2, n2, a, r)
				}
				if swapped := must(test(k2, n2, k1, n1, b)); math.Abs(swapped.P-r.P) > 1e-9 {
					t.Errorf("%s %d/%d %d/%d %v: p = %v, groups swapped %v", name, k1, n1, k2, n2, a, r.P, swapped.P)
				}
				if others := must(test(n1-k1, n1, n2-k2, n2, b)); math.Abs(others.P-r.P) > 1e-9 {
					t.Errorf("%s %d/%d %d/%d %v: p = %v, option negated %v", name, k1, n1, k2, n2, a, r.P, others.P)
				}
				if k1*n2 == k2*n1 && a == TwoSided && r.P < 0.4 {
					t.Errorf("%s: equal proportions %d/%d %d/%d give p = %v", name, k1, n1, k2, n2, r.P)
				}
			}
		})
	}
}

func TestRelationsBetweenTests(t *testing.T) {
	must := mustP(t)
	grid(func(k1, n1, k2, n2 int) {
		where := fmt.Sprintf("%d/%d %d/%d", k1, n1, k2, n2)
		for _, a := range []Alternative{TwoSided, Less, Greater} {
			fisher, boschloo := must(Fisher(k1, n1, k2, n2, a)).P, must(Boschloo(k1, n1, k2, n2, a)).P
			if boschloo > fisher {
				t.Errorf("%s %v: Boschloo %v is above Fisher %v", where, a, boschloo, fisher)
			}
			// A trend over two groups given the margins, one-sided, is Fisher's test.
			if exact := must(twoGroupTests["trend-exact"](k1, n1, k2, n2, a)).P; a != TwoSided && math.Abs(exact-fisher) > 1e-12 {
				t.Errorf("%s %v: exact trend %v, Fisher %v", where, a, exact, fisher)
			}
			score, trend := must(Score(k1, n1, k2, n2, a)), must(twoGroupTests["trend"](k1, n1, k2, n2, a))
			if math.Abs(score.Statistic-trend.Statistic) > 1e-12 {
				t.Errorf("%s: score z %v, trend z %v", where, score.Statistic, trend.Statistic)
			}
		}
		minimum, err := MinimumFisher(k1, n1, k2, n2)
		if p := must(Fisher(k1, n1, k2, n2, TwoSided)).P; err != nil || p < minimum-1e-15 {
			t.Errorf("%s: smallest Fisher p %v is above %v, %v", where, minimum, p, err)
		}
		table := [][]int{{k1, n1 - k1}, {k2, n2 - k2}}
		square, err := ChiSquare(table)
		z := must(Score(k1, n1, k2, n2, TwoSided))
		switch {
		case k1+k2 == 0 || k1+k2 == n1+n2:
			if err == nil || z.P != 1 {
				t.Errorf("%s: chi-square accepts an empty column, or score p is %v", where, z.P)
			}
		case math.Abs(square.P-z.P) > 1e-12 || math.Abs(square.Statistic-z.Statistic*z.Statistic) > 1e-12:
			t.Errorf("%s: chi-square %+v, score %+v", where, square, z)
		}
		h := must(KruskalWallis(table))
		if u := must(MannWhitney(table[0], table[1], TwoSided)); math.Abs(h.P-u.P) > 1e-12 {
			t.Errorf("%s: Kruskal-Wallis %v, Mann-Whitney %v", where, h.P, u.P)
		}
	})
}

// The region at alpha holds exactly the tables whose own p-value is at most alpha.
func TestRegionHoldsTheSignificantTables(t *testing.T) {
	must := mustP(t)
	for _, a := range []Alternative{TwoSided, Less, Greater} {
		for _, alpha := range []float64{0.01, 0.05, 0.2} {
			fisher, err := FisherRegion(14, 19, alpha, a)
			if err != nil {
				t.Fatal(err)
			}
			for k1 := 0; k1 <= 14; k1++ {
				for k2 := 0; k2 <= 19; k2++ {
					if want := must(Fisher(k1, 14, k2, 19, a)).P <= alpha; fisher.Rejects(k1, k2) != want {
						t.Errorf("Fisher %v %v: %d, %d rejected is %v", a, alpha, k1, k2, !want)
					}
				}
			}
			for p := 0.0; p <= 1; p += 0.01 {
				if power, err := fisher.Power(p, p); err != nil || power > alpha+1e-12 || power > fisher.Size()+1e-12 {
					t.Errorf("Fisher %v %v: size %v at %v, %v", a, alpha, power, p, err)
				}
			}
			if fisher.Rejects(-1, 0) || fisher.Rejects(0, 20) {
				t.Error("a table that does not exist is rejected")
			}
		}
	}
}

func TestSwitches(t *testing.T) {
	must := mustP(t)
	const million = 1_000_000
	for _, c := range []struct {
		name   string
		r      Result
		method Method
		p      float64
	}{
		// R 4.2.2: prop.test(c(500000, 501500), c(1e6, 1e6), correct = FALSE)$p.value
		{"large", must(Boschloo(500_000, million, 501_500, million, TwoSided)), MethodScore, 0.03389465282999552},
		// Python decimal, large.csv: fisher 3/10^6 against 12/10^6
		{"rare", must(Boschloo(3, million, 12, million, TwoSided)), MethodFisher, 0.0351555834977600228},
		// R 4.2.2: prop.trend.test(c(500000, 500300, 501000), rep(1e6, 3))$p.value
		{"trend", must(TrendExact([]int{500_000, 500_300, 501_000}, []int{million, million, million}, nil, TwoSided)), MethodTrend, 0.1572990511542778},
		{"ratings", must(MannWhitneyExact([]int{300, 400, 300}, []int{310, 400, 290}, TwoSided)), MethodMannWhitney, -1},
	} {
		if c.r.Method != c.method || !c.r.Switched || len(c.r.Notes) == 0 {
			t.Errorf("%s: %+v", c.name, c.r)
		}
		if c.p >= 0 && math.Abs(c.r.P-c.p) > 1e-12 {
			t.Errorf("%s: p = %.17g, want %.17g", c.name, c.r.P, c.p)
		}
	}
	if r := must(TrendExact([]int{1, 2, 3}, []int{5, 5, 5}, []float64{0, math.Sqrt2, 7}, TwoSided)); !r.Switched {
		t.Errorf("scores on no grid: %+v", r)
	}
	if r := must(Boschloo(20, 4000, 40, 5000, TwoSided)); r.Switched || !r.Exact {
		t.Errorf("9,000 respondents: %+v", r)
	}
}

// Nothing varies: other tools return NaN here.
func TestNoVariation(t *testing.T) {
	must := mustP(t)
	for name, r := range map[string]Result{
		"fisher":             must(Fisher(0, 43, 0, 50, TwoSided)),
		"boschloo":           must(Boschloo(43, 43, 50, 50, TwoSided)),
		"score":              must(Score(0, 43, 0, 50, TwoSided)),
		"trend":              must(Trend([]int{0, 0, 0}, []int{43, 50, 60}, nil, Greater)),
		"trend-exact":        must(TrendExact([]int{43, 50}, []int{43, 50}, nil, TwoSided)),
		"mann-whitney":       must(MannWhitney([]int{0, 43}, []int{0, 50}, TwoSided)),
		"mann-whitney-exact": must(MannWhitneyExact([]int{0, 43}, []int{0, 50}, TwoSided)),
		"kruskal-wallis":     must(KruskalWallis([][]int{{0, 43, 0}, {0, 50, 0}, {0, 1, 0}})),
		"mcnemar-exact":      must(McNemarExact(0, 0)),
		"mcnemar-midp":       must(McNemarMidP(0, 0)),
	} {
		if r.P != 1 {
			t.Errorf("%s: p = %v", name, r.P)
		}
	}
}

func TestRefusals(t *testing.T) {
	for name, err := range map[string]error{
		"no base":              second(Fisher(0, 0, 1, 5, TwoSided)),
		"count above base":     second(Boschloo(6, 5, 1, 5, TwoSided)),
		"negative count":       second(Score(-1, 5, 1, 5, TwoSided)),
		"negative base":        second(Fisher(0, -1, 1, 5, TwoSided)),
		"huge base":            second(Fisher(0, MaxBase+1, 1, 5, TwoSided)),
		"alternative":          second(Fisher(1, 5, 1, 5, Alternative(7))),
		"empty row":            second(ChiSquare([][]int{{0, 0}, {1, 2}})),
		"empty column":         second(ChiSquare([][]int{{0, 4}, {0, 2}})),
		"ragged":               second(ChiSquare([][]int{{1, 4}, {2}})),
		"negative cell":        second(ChiSquare([][]int{{1, 4}, {2, -1}})),
		"one row":              second(ChiSquare([][]int{{1, 4}})),
		"no table":             second(ChiSquare(nil)),
		"benchmark":            second(Binomial(1, 5, 1.2, TwoSided)),
		"benchmark NaN":        second(Binomial(1, 5, math.NaN(), TwoSided)),
		"discordant":           second(McNemarExact(-1, 5)),
		"trend lengths":        second(Trend([]int{1, 2}, []int{5}, nil, TwoSided)),
		"trend of one":         second(Trend([]int{1}, []int{5}, nil, TwoSided)),
		"trend empty wave":     second(Trend([]int{1, 0}, []int{5, 0}, nil, TwoSided)),
		"trend equal scores":   second(Trend([]int{1, 2}, []int{5, 5}, []float64{3, 3}, TwoSided)),
		"trend NaN score":      second(TrendExact([]int{1, 2}, []int{5, 5}, []float64{3, math.NaN()}, TwoSided)),
		"trend score count":    second(Trend([]int{1, 2}, []int{5, 5}, []float64{3}, TwoSided)),
		"scales differ":        second(MannWhitney([]int{1, 2}, []int{5}, TwoSided)),
		"empty group":          second(KruskalWallis([][]int{{1, 2}, {0, 0}})),
		"one group":            second(KruskalWallis([][]int{{1, 2}})),
		"no categories":        second(MannWhitneyExact(nil, nil, TwoSided)),
		"margin 0":             second(EquivalenceTwo(1, 5, 2, 5, 0)),
		"margin too wide":      second(EquivalenceBenchmark(1, 5, 0.5, 0.5)),
		"p above 1":            second(Holm([]float64{0.5, 1.1})),
		"p NaN":                second(BenjaminiHochberg([]float64{math.NaN()})),
		"region too large":     second(FisherRegion(6_000, 6_000, 0.05, TwoSided)),
		"region level":         second(FisherRegion(10, 10, 0, TwoSided)),
		"effect size":          second(CohensH(Sized{0.5, 9}, Sized{-0.1, 9}, 0, 0.95)),
		"effect size base":     second(CohensH(Sized{0.5, 9}, Sized{0.1, -9}, 0, 0.95)),
		"effect size level":    second(CohensH(Sized{0.5, 9}, Sized{0.1, 9}, 0, 1)),
		"effect size r":        second(CohensH(Sized{0.5, 9}, Sized{0.1, 9}, 2, 0.95)),
		"tarone lengths":       second(Tarone([]float64{0.5}, nil, 0.05)),
		"tarone level":         second(Tarone([]float64{0.5}, []float64{0.5}, 1)),
		"tarone impossible p":  second(Tarone([]float64{0.01}, []float64{0.5}, 0.05)),
		"range count":          second(McNemarRange(44, 1, 43, nil)),
		"range limit":          second(McNemarRange(4, 1, 43, &PickLimit{Max: 0})),
		"range too many picks": second(McNemarRange(43, 43, 43, &PickLimit{Max: 2, Others: []int{1}})),
	} {
		if err == nil {
			t.Errorf("%s is accepted", name)
		}
	}
	if err := second(Fisher(0, 0, 1, 5, TwoSided)); !errors.Is(err, ErrNoBase) {
		t.Errorf("%v is not ErrNoBase", err)
	}
	if err := second(KruskalWallis([][]int{{1}, {0}})); !errors.Is(err, ErrNoBase) {
		t.Errorf("%v is not ErrNoBase", err)
	}
	region, err := FisherRegion(5, 5, 0.05, TwoSided)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := region.Power(0.5, 2); err == nil {
		t.Error("a true proportion of 2 is accepted")
	}
}

func second[T any](_ T, err error) error { return err }

func TestRows(t *testing.T) {
	seen := map[Method]bool{}
	for _, row := range Rows() {
		if seen[row.Method] {
			t.Errorf("%s has two rows", row.Method)
		}
		seen[row.Method] = true
		if row.Name.NL == "" || row.Name.EN == "" || row.Assumes.NL == "" || row.Assumes.EN == "" || row.Source == "" || (row.Short.NL == "") != (row.Short.EN == "") {
			t.Errorf("%s is not fully described: %+v", row.Method, row)
		}
	}
}
