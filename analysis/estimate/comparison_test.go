package estimate

import (
	"math"
	"strings"
	"testing"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
)

func TestComparison(t *testing.T) {
	for _, c := range []struct {
		k1, n1, k2, n2            int
		boschloo, fisher          float64
		low, high, difference, es float64
		note                      string
	}{
		// Fisher: R 4.2.2 fisher.test. Newcombe: statsmodels 0.13.5 confint_proportions_2indep(method = "newcomb").
		// Boschloo: every table enumerated with scipy 1.10.1 fisher_exact, the common proportion by minimize_scalar.
		{6, 43, 15, 50, 0.06880375955586066, 0.08340183971158567, -0.31660577852432387, 0.01154979515150903, 6./43 - 15./50, -0.3936268494843296, ""},
		{20, 43, 10, 50, 0.006634402762879185, 0.00797342759293936, 0.07380969342956106, 0.4351269906956651, 20./43 - 10./50, 0.5736769438099222, ""},
		{0, 5, 5, 5, 0.001953125, 0.00793650793650794, -1, -0.38554900569034356, -1, -math.Pi, ""},
		{7, 9, 2, 9, 0.030883789062499993, 0.056684491978609634, 0.09566913200137639, 0.7804114321143595, 5. / 9, 1.1780619404325474, "0.0309 by Boschloo and 0.0567 by Fisher"},
		{1, 43, 7, 50, 0.06108318176828366, 0.06468999241025694, -0.24009986112508608, 0.0034348717865614053, 1./43 - 7./50, -0.4608021622881576, ""},
	} {
		got, err := compareCounts(c.k1, c.n1, c.k2, c.n2, DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		for name, pair := range map[string][2]float64{
			"P": {got.P, c.boschloo}, "adjusted P": {got.AdjustedP, c.boschloo}, "Fisher": {got.FisherP, c.fisher},
			"low": {got.Interval.Low, c.low}, "high": {got.Interval.High, c.high}, "difference": {got.Difference, c.difference},
		} {
			if math.Abs(pair[0]-pair[1]) > 1e-9 {
				t.Errorf("%d/%d and %d/%d: %s is %v, want %v", c.k1, c.n1, c.k2, c.n2, name, pair[0], pair[1])
			}
		}
		if math.Abs(got.EffectSize.Value-c.es) > 1e-12 || !got.Known() || !got.Tested() || got.Family != 1 || got.Test != hypothesis.MethodBoschloo {
			t.Errorf("%d/%d and %d/%d: %+v", c.k1, c.n1, c.k2, c.n2, got)
		}
		if (c.note == "") != (len(got.Notes) == 0) || c.note != "" && !strings.Contains(got.Notes[0].EN, c.note) {
			t.Errorf("%d/%d and %d/%d: notes %v, want %q", c.k1, c.n1, c.k2, c.n2, got.Notes, c.note)
		}
	}
}

func TestComparisonSaysWhenIntervalAndTestDisagree(t *testing.T) {
	// References as above: p is 0.06108407 and the interval -35.8 to -0.9 points.
	got, err := compareCounts(8, 43, 19, 50, DefaultOptions())
	if err != nil || len(got.Notes) != 1 || !strings.Contains(got.Notes[0].NL, "p = 0,0611") {
		t.Errorf("%+v, %v", got.Notes, err)
	}
}

func TestComparisonAtTheEdges(t *testing.T) {
	for _, c := range [][4]int{{0, 0, 3, 9}, {3, 9, 0, 0}, {0, 0, 0, 0}} {
		got, err := compareCounts(c[0], c[1], c[2], c[3], DefaultOptions())
		if err != nil || got.Known() || got.Tested() || got.P != 1 || len(got.Notes) != 1 {
			t.Errorf("%v: %+v, %v", c, got, err)
		}
	}
	for _, c := range [][4]int{{0, 9, 0, 7}, {9, 9, 7, 7}} {
		got, err := compareCounts(c[0], c[1], c[2], c[3], DefaultOptions())
		if err != nil || got.P != 1 || got.FisherP != 1 || got.Difference != 0 || got.Interval.Low >= 0 || got.Interval.High <= 0 {
			t.Errorf("%v: %+v, %v", c, got, err)
		}
	}
	for _, c := range [][4]int{{10, 9, 1, 7}, {-1, 9, 1, 7}, {1, -9, 1, 7}, {1, 0, 1, 7}} {
		if got, err := compareCounts(c[0], c[1], c[2], c[3], DefaultOptions()); err == nil {
			t.Errorf("%v: %+v", c, got)
		}
	}
}

func TestDifferenceByAnotherMethod(t *testing.T) {
	for method, want := range map[interval.Method][2]float64{
		// Miettinen-Nurminen as printed by Newcombe (1998), table II; Agresti-Caffo by statsmodels 0.13.5
		// confint_proportions_2indep(56, 70, 48, 80, method = "agresti-caffo").
		interval.MethodMiettinenNurminen: {0.0528, 0.3382}, interval.MethodAgrestiCaffo: {0.052452926638053676, 0.33575845547576744},
	} {
		options := DefaultOptions()
		options.Difference = method
		got, err := compareCounts(56, 70, 48, 80, options)
		if err != nil || got.Interval.Method != method || math.Abs(got.Interval.Low-want[0]) > 5e-5 || math.Abs(got.Interval.High-want[1]) > 5e-5 {
			t.Errorf("%s: %+v, %v, want %v", method, got.Interval, err, want)
		}
	}
}

func TestAdjustHolm(t *testing.T) {
	var comparisons []Comparison
	for _, k := range [][4]int{{20, 43, 10, 50}, {0, 0, 1, 5}, {6, 43, 15, 50}, {7, 9, 2, 9}} {
		c, err := compareCounts(k[0], k[1], k[2], k[3], DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		comparisons = append(comparisons, c)
	}
	got, err := AdjustHolm(comparisons)
	if err != nil {
		t.Fatal(err)
	}
	// R: p.adjust(c(0.006634402762879185, 0.06880375955586066, 0.030883789062499993), "holm")
	for i, want := range []float64{0.019903208288637555, 1, 0.06880375955586066, 0.061767578124999986} {
		if math.Abs(got[i].AdjustedP-want) > 1e-9 {
			t.Errorf("comparison %d: %v, want %v", i, got[i].AdjustedP, want)
		}
	}
	if got[0].Family != 3 || got[1].Family != 1 || comparisons[0].AdjustedP != comparisons[0].P {
		t.Errorf("families %d and %d; the originals must not change: %+v", got[0].Family, got[1].Family, comparisons[0])
	}
}

// A p-value far from the level is told as everywhere else, and is never 0.
func TestNoteOfIntervalAndTest(t *testing.T) {
	for p, want := range map[float64]string{0.0611: "(p = 0,0611)", 1e-7: "(p < 0,001)"} {
		if got := intervalDisagreesNote(p).NL; !strings.Contains(got, want) {
			t.Errorf("%v: %s", p, got)
		}
	}
}
