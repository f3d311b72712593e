package hypothesis

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// tests.csv comes from R 4.2.2: fisher.test, prop.test(correct = FALSE), binom.test, chisq.test(correct = FALSE). R
// keeps about ten digits at 10^6, where TestLargeBases is stricter.
func TestAgainstR(t *testing.T) {
	seen := map[string]int{}
	for _, rec := range readFixture(t, "tests.csv") {
		r := runCounts(t, rec)
		seen[rec["test"]]++
		tolerance := 1e-12
		if slices.Max(counts(t, rec["counts"])) > 1000 {
			tolerance = 1e-10
		}
		if want := rec.float(t, "p"); !near(r.P, want, tolerance, 1e-9) {
			t.Errorf("%v: p = %.17g", rec, r.P)
		}
		if want := rec.float(t, "statistic"); math.Abs(math.Abs(r.Statistic)-want) > 10*tolerance*max(1, want) {
			t.Errorf("%v: statistic = %.17g", rec, r.Statistic)
		}
	}
	if len(seen) != 6 {
		t.Errorf("fixture covers %v", seen)
	}
}

// large.csv comes from Python's decimal with 60 digits.
func TestLargeBases(t *testing.T) {
	for _, rec := range readFixture(t, "large.csv") {
		r := runCounts(t, rec)
		if want := rec.float(t, "p"); !near(r.P, want, 1e-12, 1e-10) {
			t.Errorf("%v: p = %.17g", rec, r.P)
		}
		if rec["statistic"] == "" {
			continue
		}
		if want := rec.float(t, "statistic"); math.Abs(r.Statistic-want) > 1e-12*max(1, math.Abs(want)) {
			t.Errorf("%v: statistic = %.17g", rec, r.Statistic)
		}
	}
}

// runCounts runs the test that the record names on its counts.
func runCounts(t *testing.T, rec record) Result {
	t.Helper()
	test, side, k := rec["test"], rec.alternative(t), counts(t, rec["counts"])
	var r Result
	var err error
	switch test {
	case "fisher":
		r, err = Fisher(k[0], k[1], k[2], k[3], side)
	case "score":
		r, err = Score(k[0], k[1], k[2], k[3], side)
	case "binomial":
		r, err = Binomial(k[0], k[1], rec.float(t, "p0"), side)
	case "mcnemar-exact":
		r, err = McNemarExact(k[0], k[1])
	case "mcnemar-midp":
		r, err = McNemarMidP(k[0], k[1])
	case "chi-square":
		table := make([][]int, k[0])
		for i := range table {
			table[i] = k[2+i*k[1]:][:k[1]]
		}
		r, err = ChiSquare(table)
	default:
		t.Fatalf("unknown test %q", test)
	}
	if err != nil {
		t.Fatalf("%v: %v", rec, err)
	}
	if string(r.Method) != test || r.Switched {
		t.Errorf("%v: method %q, switched %v", rec, r.Method, r.Switched)
	}
	return r
}

// linear.csv comes from R 4.2.2 (prop.trend.test, wilcox.test, kruskal.test) and coin 1.4-2 (independence_test and
// wilcox_test with distribution = exact).
func TestLinearAgainstR(t *testing.T) {
	for _, rec := range readFixture(t, "linear.csv") {
		side := rec.alternative(t)
		var groups [][]int
		for _, g := range strings.Split(rec["groups"], "/") {
			groups = append(groups, counts(t, g))
		}
		var scores []float64
		for _, s := range strings.Fields(rec["scores"]) {
			scores = append(scores, number(t, s))
		}
		var r Result
		var err error
		switch rec["test"] {
		case "trend":
			r, err = Trend(groups[0], groups[1], scores, side)
		case "trend-exact":
			r, err = TrendExact(groups[0], groups[1], scores, side)
			r.Statistic = 0 // coin standardises it
		case "mann-whitney":
			r, err = MannWhitney(groups[0], groups[1], side)
		case "mann-whitney-exact":
			r, err = MannWhitneyExact(groups[0], groups[1], side)
		case "kruskal-wallis":
			r, err = KruskalWallis(groups)
		}
		if err != nil {
			t.Fatalf("%v: %v", rec, err)
		}
		if string(r.Method) != rec["test"] || r.Switched {
			t.Errorf("%v: method %q, switched %v", rec, r.Method, r.Switched)
		}
		if want := rec.float(t, "p"); !near(r.P, want, 1e-12, 1e-9) {
			t.Errorf("%v: p = %.17g", rec, r.P)
		}
		if want := rec.float(t, "statistic"); math.Abs(r.Statistic-want) > 1e-10*max(1, math.Abs(want)) {
			t.Errorf("%v: statistic = %.17g", rec, r.Statistic)
		}
	}
}

// boschloo.csv comes from enumerating every table, and one-sided from scipy 1.10.1's boschloo_exact.
func TestBoschlooAgainstEnumeration(t *testing.T) {
	for _, rec := range readFixture(t, "boschloo.csv") {
		r, err := Boschloo(rec.int(t, "k1"), rec.int(t, "n1"), rec.int(t, "k2"), rec.int(t, "n2"), rec.alternative(t))
		if err != nil {
			t.Fatalf("%v: %v", rec, err)
		}
		if want := rec.float(t, "p"); !near(r.P, want, 1e-9, 1e-8) {
			t.Errorf("%v: p = %.17g", rec, r.P)
		}
		// scipy's search sometimes stops at a lower local maximum, never at a higher value.
		if rec["scipy"] != "" {
			if want := rec.float(t, "scipy"); r.P < want-1e-9 || r.P > want+1e-4 {
				t.Errorf("%v: p = %.17g against scipy", rec, r.P)
			}
		}
	}
}

// region.csv comes from enumerating every table with its own p-value.
func TestRegionAgainstEnumeration(t *testing.T) {
	for _, rec := range readFixture(t, "region.csv") {
		if rec["method"] != string(MethodFisher) {
			continue // those of Boschloo's test are for whoever plans with it
		}
		n1, n2, alpha := rec.int(t, "n1"), rec.int(t, "n2"), rec.float(t, "alpha")
		r, err := FisherRegion(n1, n2, alpha, rec.alternative(t))
		if err != nil {
			t.Fatalf("%v: %v", rec, err)
		}
		rejected := 0
		for k1 := 0; k1 <= n1; k1++ {
			for k2 := 0; k2 <= n2; k2++ {
				if r.Rejects(k1, k2) {
					rejected++
				}
			}
		}
		if rejected != rec.int(t, "rejected") {
			t.Errorf("%v: rejects %d tables", rec, rejected)
		}
		power, err := r.Power(rec.float(t, "p1"), rec.float(t, "p2"))
		if want := rec.float(t, "power"); err != nil || math.Abs(power-want) > 1e-12 {
			t.Errorf("%v: power = %.17g, %v", rec, power, err)
		}
		if r.Size() > alpha*(1+1e-9) {
			t.Errorf("%v: size %v is above alpha", rec, r.Size())
		}
	}
}

// equivalence.csv comes from exact fractions, checked against Farrington & Manning's cubic, and from scipy 1.10.1's
// binomial for a benchmark.
func TestEquivalenceAgainstFractions(t *testing.T) {
	for _, rec := range readFixture(t, "equivalence.csv") {
		var r Result
		var err error
		margin := rec.float(t, "margin")
		if rec["kind"] == "two" {
			r, err = EquivalenceTwo(rec.int(t, "k1"), rec.int(t, "n1"), rec.int(t, "k2"), rec.int(t, "n2"), margin)
		} else {
			r, err = EquivalenceBenchmark(rec.int(t, "k1"), rec.int(t, "n1"), rec.float(t, "p0"), margin)
		}
		if err != nil {
			t.Fatalf("%v: %v", rec, err)
		}
		if want := rec.float(t, "p"); !near(r.P, want, 1e-9, 1e-7) {
			t.Errorf("%v: p = %.17g", rec, r.P)
		}
	}
}

// cohen.csv comes from statsmodels 0.13.5's proportion_effectsize.
func TestCohensH(t *testing.T) {
	for _, rec := range readFixture(t, "cohen.csv") {
		h, err := CohensH(Sized{rec.float(t, "p1"), 0}, Sized{rec.float(t, "p2"), 0}, 0, 0.95)
		if want := rec.float(t, "h"); err != nil || math.Abs(h.Value-want) > 1e-14 || h.Low != h.Value || h.High != h.Value {
			t.Errorf("%v: h = %.17g, %v", rec, h, err)
		}
	}
}

// The intervals are those of cohens_h(matrix(c(k1, n1 - k1, k2, n2 - k2), 2), ci = level) in R 4.2.2 with effectsize 0.8.3.
func TestIntervalOfCohensH(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		k1, n1, k2, n2, level, low, high float64
	}{
		{10, 43, 20, 50, 0.95, -0.770646138673, 0.044621738918},
		{1, 10, 9, 12, 0.9, -2.15517824013, -0.746609747065},
		{40, 43, 1, 7, 0.99, 0.781955145142, 2.88161444372},
		{300, 1000, 310, 1000, 0.95, -0.109372803651, 0.0659317044644},
		{9, 10, 1, 10, 0.999999, -0.333016794597, math.Pi}, // effectsize gives 4.0421976666, which h cannot be
	} {
		h, err := CohensH(Sized{test.k1 / test.n1, test.n1}, Sized{test.k2 / test.n2, test.n2}, 0, test.level)
		if err != nil || math.Abs(h.Low-test.low) > 1e-9 || math.Abs(h.High-test.high) > 1e-9 {
			t.Errorf("%+v: %.12g, %v", test, h, err)
		}
	}
	// Of estimates that go up and down together the difference is known better, of a known share as of one sample.
	alone, _ := CohensH(Sized{0.5, 25}, Sized{0.5, 0}, 0, 0.95)
	paired, _ := CohensH(Sized{0.5, 50}, Sized{0.5, 50}, 0.5, 0.95)
	for name, c := range map[string][2]float64{"known": {alone.High, 1.959963985 / 5}, "correlated": {paired.High, 1.959963985 / math.Sqrt(50)}} {
		if math.Abs(c[0]-c[1]) > 1e-9 {
			t.Errorf("%s: %v, not %v", name, c[0], c[1])
		}
	}
}

// adjust.csv comes from R 4.2.2's p.adjust.
func TestAdjustments(t *testing.T) {
	sets := map[string][]record{}
	for _, rec := range readFixture(t, "adjust.csv") {
		sets[rec["set"]] = append(sets[rec["set"]], rec)
	}
	for name, set := range sets {
		var p []float64
		for _, rec := range set {
			p = append(p, rec.float(t, "p"))
		}
		holm, errHolm := Holm(p)
		bh, errBH := BenjaminiHochberg(p)
		if errHolm != nil || errBH != nil {
			t.Fatal(errHolm, errBH)
		}
		for i, rec := range set {
			if !near(holm[i], rec.float(t, "holm"), 1e-15, 1e-14) || !near(bh[i], rec.float(t, "BH"), 1e-15, 1e-14) {
				t.Errorf("set %s: %v: holm %v, BH %v", name, rec, holm[i], bh[i])
			}
		}
	}
}
