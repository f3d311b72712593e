package planning

import (
	"math"
	"testing"

	"spoor/analysis/hypothesis"
)

func TestPowerIsThatOfEveryTableAddedUp(t *testing.T) {
	for _, row := range readPowers(t) {
		d := design(t, func(o *Options) {
			o.Test, o.Alpha = row.test, row.alpha
			if row.test == hypothesis.MethodBinomial {
				o.Arms = 1
			}
		})
		got, err := d.Power(row.p1, row.p2, row.n1, row.n2)
		if err != nil {
			t.Errorf("%+v: %v", row, err)
			continue
		}
		if !got.Exact || math.Abs(got.Power-row.power) > 1e-9 {
			t.Errorf("%+v: power %.15g, exact %v", row, got.Power, got.Exact)
		}
	}
}

// R 4.2.2: power.prop.test(n=, p1=, p2=, sig.level=, strict=TRUE)$power; unequal groups statsmodels 0.13.5:
// power_proportions_2indep(p1-p2, p2, n1, ratio=n2/n1, alpha=).power.
func TestLargePowerIsTheNormalApproximation(t *testing.T) {
	for _, c := range []struct {
		n1, n2              int
		p1, p2, alpha, want float64
	}{
		{20000, 20000, 0.23, 0.24, 0.05, 0.654899440262875},
		{6000, 6000, 0.5, 0.52, 0.01, 0.350276082417223},
		{6000, 9000, 0.52, 0.5, 0.05, 0.6702183630732815},
	} {
		got, err := design(t, func(o *Options) { o.Alpha = c.alpha }).Power(c.p1, c.p2, c.n1, c.n2)
		if err != nil {
			t.Fatal(err)
		}
		if got.Exact || math.Abs(got.Power-c.want) > 1e-9 {
			t.Errorf("%d against %d, %v to %v: %.15g, want %.15g", c.n1, c.n2, c.p1, c.p2, got.Power, c.want)
		}
	}
}

// Approximations of exact power must be near it: R 4.2.2 power.prop.test(n=321, p1=.23, p2=.33, strict=TRUE); pwr 1.3.0
// pwr.2p.test(h=ES.h(.33, .23), n=321), pwr.2p2n.test(h=ES.h(.59, .3), n1=43, n2=50), pwr.p.test(h=ES.h(.33, .23), n=160);
// statsmodels 0.13.5 NormalIndPower().power gives the values of pwr. Tolerance 0.02, of which the saw takes half.
func TestExactPowerIsNearItsApproximations(t *testing.T) {
	two, one := design(t, nil), design(t, func(o *Options) { o.Arms, o.Test = 1, hypothesis.MethodBinomial })
	for _, c := range []struct {
		d          *Design
		p1, p2     float64
		n1, n2     int
		references []float64
	}{
		{two, 0.23, 0.33, 321, 321, []float64{0.80703189178515, 0.808337214077616}},
		{two, 0.30, 0.59, 43, 50, []float64{0.812966727011317}},
		{one, 0.23, 0.33, 160, 0, []float64{0.807130614791335}},
	} {
		got, err := c.d.Power(c.p1, c.p2, c.n1, c.n2)
		if err != nil {
			t.Fatal(err)
		}
		for _, reference := range c.references {
			if math.Abs(got.Power-reference) > 0.02 {
				t.Errorf("%v to %v at %d: %v, approximately %v", c.p1, c.p2, c.n1, got.Power, reference)
			}
		}
	}
}

// The region that this package finds between two of Fisher's holds exactly the tables whose own p-value is at most alpha, and
// those that region.csv counts, from enumerating every table with its own p-value.
func TestBoschlooIsTheRegionOfTheTest(t *testing.T) {
	found := func(n1, n2 int, alpha float64) hypothesis.Region {
		t.Helper()
		b, err := newBoschloo(n1, n2, alpha, 0)
		for more := true; more && err == nil; {
			more, err = b.narrow()
		}
		if err != nil {
			t.Fatal(err)
		}
		return b.inside
	}
	for _, n := range [][2]int{{1, 1}, {2, 3}, {7, 7}, {14, 19}, {12, 31}} {
		for _, alpha := range []float64{0.05, 0.01, 0.2} {
			region := found(n[0], n[1], alpha)
			for k1 := range n[0] + 1 {
				for k2 := range n[1] + 1 {
					r, err := hypothesis.Boschloo(k1, n[0], k2, n[1], hypothesis.TwoSided)
					if err != nil || region.Rejects(k1, k2) != (r.P <= alpha) {
						t.Errorf("%d of %d, %d of %d at %v: rejected is %t, p is %v (%v)", k1, n[0], k2, n[1], alpha, region.Rejects(k1, k2), r.P, err)
					}
				}
			}
		}
	}
	checked := 0
	for _, c := range readRegions(t) {
		if c.test != hypothesis.MethodBoschloo || c.alternative != "two.sided" {
			continue
		}
		checked++
		region, rejected := found(c.n1, c.n2, c.alpha), 0
		for k1 := range c.n1 + 1 {
			for k2 := range c.n2 + 1 {
				if region.Rejects(k1, k2) {
					rejected++
				}
			}
		}
		power, err := region.Power(c.p1, c.p2)
		if rejected != c.rejected || err != nil || math.Abs(power-c.power) > 1e-12 || region.Size() > c.alpha*(1+2*sizeSlack) {
			t.Errorf("%+v: %d rejected, power %v, size %v (%v)", c, rejected, power, region.Size(), err)
		}
	}
	if checked < 50 {
		t.Errorf("only %d regions were checked", checked)
	}
}

func TestClustersAndAttritionMakeRespondentsWorthLess(t *testing.T) {
	d := design(t, func(o *Options) { o.ICC, o.ClusterSize, o.Attrition = 0.05, 20, 0.15 })
	if math.Abs(d.DesignEffect()-1.8) > 1e-12 { // 1 + 16 * 0.05: 17 of a cluster of 20 are left
		t.Errorf("design effect %v", d.DesignEffect())
	}
	got, err := d.Power(0.3, 0.6, 120, 0)
	if err != nil {
		t.Fatal(err)
	}
	want := Arm{Recruited: 120, Analysed: 102, Effective: 56, Clusters: 6} // 0.85 * 120; 102 / 1.8 = 56.7
	if got.Control != want || got.Other != want || got.Total != 240 {
		t.Errorf("%+v", got.Groups)
	}
	// R 4.2.2: as in TestPowerOfFewClusters, pw(0.3, 0.6, 102/1.8, 102/1.8, 10).
	if math.Abs(got.Power-0.857766520215306) > 1e-8 {
		t.Errorf("power %v", got.Power)
	}
}

// Holm's procedure tests the smallest of three p-values at alpha / 3.
func TestSeveralArmsShareAlpha(t *testing.T) {
	several, err := design(t, func(o *Options) { o.Arms, o.Alpha = 4, 0.06 }).Power(0.2, 0.6, 20, 20)
	if err != nil {
		t.Fatal(err)
	}
	single, err := design(t, func(o *Options) { o.Alpha = 0.02 }).Power(0.2, 0.6, 20, 20)
	if err != nil || several.Power != single.Power || several.Total != 80 {
		t.Errorf("power %v against %v, %d in total (%v)", several.Power, single.Power, several.Total, err)
	}
}
