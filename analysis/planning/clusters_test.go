package planning

import (
	"math"
	"strings"
	"testing"
)

// R 4.2.2: pw <- function(p1, p2, n1, n2, df) { d <- abs(p1 - p2)/sqrt(p1 * (1 - p1)/n1 + p2 * (1 - p2)/n2); t <- qt(0.975,
// df); 1 - pt(t, df, d) + pt(-t, df, d) }.
func TestPowerOfFewClusters(t *testing.T) {
	for _, c := range []struct {
		baseline, target, icc float64
		size, n               int
		want                  float64
	}{
		{0.3, 0.6, 0.01, 30, 60, 0.396362644691644}, // pw(0.3, 0.6, 60/1.29, 60/1.29, 2)
		{0.3, 0.6, 0.01, 15, 60, 0.771077367464254}, // pw(0.3, 0.6, 60/1.14, 60/1.14, 6)
	} {
		d := design(t, func(o *Options) { o.ICC, o.ClusterSize = c.icc, c.size })
		got, err := d.Power(c.baseline, c.target, c.n, 0)
		if err != nil || math.Abs(got.Power-c.want) > 1e-8 {
			t.Errorf("%+v: power %v (%v)", c, got.Power, err)
		}
	}
}

// R 4.2.2: the first c from 2 with pw(0.23, 0.33, 20c/1.95, 20c/1.95, 2c - 2) of at least 0.8 is 32, with 0.80681857166836.
func TestClustersNeeded(t *testing.T) {
	d := design(t, func(o *Options) { o.ICC, o.ClusterSize = 0.05, 20 })
	got, err := d.SampleSize(0.23, 0.33, 0.8)
	if err != nil || got.Control.Clusters != 32 || got.Other.Clusters != 32 || math.Abs(got.Power-0.80681857166836) > 1e-8 || got.Exact {
		t.Errorf("%+v, %v", got, err)
	}
}

// R 4.2.2: against a known 23%, se = sqrt(0.4 * 0.6/(100/1.95)), 4 degrees of freedom.
func TestOneArmOfClusters(t *testing.T) {
	d := design(t, func(o *Options) { o.Arms, o.Test, o.ICC, o.ClusterSize = 1, "binomial", 0.05, 20 })
	got, err := d.Power(0.23, 0.4, 100, 0)
	if err != nil || math.Abs(got.Power-0.472917116179394) > 1e-8 || d.Test != MethodClusterMeans {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestOneClusterInAGroupTellsNothing(t *testing.T) {
	d := design(t, func(o *Options) { o.ICC, o.ClusterSize = 0.05, 20 })
	if _, err := d.Power(0.2, 0.4, 20, 20); err == nil || !strings.Contains(err.Error(), "nothing tells how much clusters differ") {
		t.Errorf("%v", err)
	}
}
