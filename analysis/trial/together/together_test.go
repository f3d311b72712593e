package together

import (
	"errors"
	"math"
	"testing"
)

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-6*max(1, math.Abs(want))) {
		t.Errorf("%s is %.12g; want %.12g", what, got, want)
	}
}

// R 4.2.2, metafor 3.8.1: rma(yi, sei = sei, method = "PM", test = "adhoc"); the prediction interval by qt(0.975, k - 2).
func TestRandomEffectsAgainstR(t *testing.T) {
	t.Parallel()
	p, err := Random([]float64{0.12, 0.05, 0.30, -0.02, 0.18}, []float64{0.06, 0.04, 0.09, 0.05, 0.07}, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "estimate", p.Estimate, 0.110962217656)
	near(t, "low", p.Low, -0.0347974585560)
	near(t, "high", p.High, 0.2567218938668)
	near(t, "p", p.P, 0.1020731364610)
	near(t, "variance between", p.Between*p.Between, 0.0099727691857)
	near(t, "Q", p.Q, 13.0230663874604)
	near(t, "p of Q", p.QP, 0.0111636357039)
	near(t, "first weight", p.Weights[0], 0.203061758923)
	near(t, "next, low", p.Next[0], -0.248088809682)
	near(t, "next, high", p.Next[1], 0.470013244993)

	p, err = Random([]float64{0.10, 0.12}, []float64{0.05, 0.06}, 0.95)
	if err != nil || p.Known {
		t.Fatalf("%+v, %v", p, err)
	}
	near(t, "estimate of two", p.Estimate, 0.1081967213115)
	near(t, "error of two", p.Error, 0.0384110639799)
	near(t, "low of two", p.Low, -0.3798621217510)
	near(t, "p of two", p.P, 0.2171715532600)
	if p.Between != 0 {
		t.Errorf("between two: %v", p.Between)
	}
	if _, err := Random([]float64{0.1}, []float64{0.1}, 0.95); !errors.Is(err, ErrFew) {
		t.Errorf("of one: %v", err)
	}
	if _, err := Random([]float64{0.1, 0.2}, []float64{0.1, 0}, 0.95); err == nil {
		t.Error("without a standard error")
	}
}

// R 4.2.2: mantelhaen.test(x, exact = TRUE).
func TestTheCommonOddsRatioAgainstR(t *testing.T) {
	t.Parallel()
	tables := []Table{{1, 50, 4, 50}, {0, 30, 3, 30}, {2, 60, 2, 60}}
	if !Rare(tables) {
		t.Error("not rare")
	}
	o, err := Exact(tables, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "p", o.P, 0.138554017942)
	if math.Abs(o.Estimate-3.10628253297) > 2e-4 || math.Abs(o.Low-0.75696811607) > 2e-4 || math.Abs(o.High-18.16365074661) > 2e-3 { // uniroot's tolerance
		t.Errorf("%+v", o)
	}
	o, err = Exact([]Table{{0, 9, 2, 9}, {0, 20, 3, 20}, {0, 10, 0, 12}}, 0.95) // of the third nothing is told
	if err != nil || !math.IsInf(o.Estimate, 1) || !math.IsInf(o.High, 1) || math.Abs(o.Low-0.9677782015476) > 1e-4 {
		t.Errorf("nobody in the control arms: %+v, %v", o, err)
	}
	near(t, "p where nobody is in the control arms", o.P, 0.05429864253394)
	if Rare([]Table{{10, 50, 14, 50}}) {
		t.Error("24 of 100 is not rare")
	}
}
