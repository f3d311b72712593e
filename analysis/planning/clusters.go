package planning

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/integrate/quad"
	"gonum.org/v1/gonum/stat/distuv"

	"spoor/analysis/hypothesis"
	"spoor/data"
)

// MethodClusterMeans names the test of an experiment in clusters: Student's t on the means of the clusters, with the clusters
// of both groups minus 2 degrees of freedom. What respondents of a cluster have in common is chance of as many draws as there
// are clusters, so that a test of respondents, or a normal quantile, promises too much when these are few.
//
// A. Donner and N. Klar, Design and analysis of cluster randomization trials in health research (2000), chapter 5.
const MethodClusterMeans hypothesis.Method = "cluster-means"

// ClusterMeans is the row of that test.
var ClusterMeans = hypothesis.Row{Method: MethodClusterMeans,
	Name: data.Text{NL: "t-toets op de gemiddelden van clusters", EN: "t-test on the means of clusters"},
	Assumes: data.Text{
		NL: "Onafhankelijke clusters, elk in één groep, met bij benadering normaal verdeelde gemiddelden; vrijheidsgraden zijn clusters min groepen.",
		EN: "Independent clusters, each in one group, with means that are approximately normal; degrees of freedom are clusters minus groups.",
	},
	Source: "A. Donner & N. Klar (2000), Design and analysis of cluster randomization trials in health research, chapter 5",
}

// FewClusters is the number of clusters in a group below which the outcome hangs on a few of them: one that drops out, or is
// unlike the others, decides.
const FewClusters = 10

// clustered is the t-test on cluster means of groups that are worth so many independent respondents in so many clusters. With
// one arm n2 and the clusters of the other are 0.
type clustered struct {
	n1, n2  float64
	degrees int
	alpha   float64
}

// clusteredRegion returns the test of groups in clusters.
func (d *Design) clusteredRegion(g Groups) (region, error) {
	c := clustered{n1: d.worth(g.Control), degrees: g.Control.Clusters - 1, alpha: d.ComparisonAlpha()}
	if d.Arms > 1 {
		c.n2, c.degrees = d.worth(g.Other), c.degrees+g.Other.Clusters-1
	}
	if c.degrees < 1 {
		return nil, fmt.Errorf("%d cluster in a group: nothing tells how much clusters differ; give 2 or more in each group", g.Control.Clusters)
	}
	return settled{c}, nil
}

// worth is how many independent respondents those of an arm are worth, whole or not.
func (d *Design) worth(arm Arm) float64 { return float64(arm.Analysed) / d.DesignEffect() }

// Power returns the chance that |t| exceeds its critical value when the true proportions are p1 and p2: that of a non-central
// t with (p1-p2)/se for its noncentrality, where se² = p1(1-p1)/n1 + p2(1-p2)/n2.
func (c clustered) Power(p1, p2 float64) (float64, error) {
	variance := 0.0
	if c.n2 > 0 {
		variance = p1*(1-p1)/c.n1 + p2*(1-p2)/c.n2
	} else {
		variance = p2 * (1 - p2) / c.n1 // against a baseline that is known
	}
	if variance == 0 {
		return 1, nil
	}
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(c.degrees)}.Quantile(1 - c.alpha/2)
	return beyond(t, math.Abs(p1-p2)/math.Sqrt(variance), float64(c.degrees)), nil
}

// beyond is P(|T| > t) for a non-central t.
func beyond(t, shift, degrees float64) float64 {
	return overSpread(degrees, math.Inf(1), func(spread float64) float64 { return phi(shift-t*spread) + phi(-shift-t*spread) })
}

// overSpread is the mean of a chance given the spread that is found, as a multiple of the true one: sqrt(V/degrees) with V chi-square, as the
// non-central t (Z + shift)/sqrt(V/degrees) has it. The chance is 0 from a spread of most.
func overSpread(degrees, most float64, chance func(spread float64) float64) float64 {
	v, root := distuv.ChiSquared{K: degrees}, math.Sqrt(degrees)
	from, to := math.Sqrt(v.Quantile(1e-13)), min(math.Sqrt(v.Quantile(1-1e-13)), most*root)
	if to <= from {
		return 0
	}
	// Over the root of V the density has no pole at 0 for one degree of freedom.
	mean := quad.Fixed(func(x float64) float64 { return chance(x/root) * v.Prob(x*x) * 2 * x }, from, to, 400, nil, 0)
	return min(max(mean, 0), 1)
}

// clusteredSize returns the fewest clusters in each group that have the power.
func (d *Design) clusteredSize(baseline, target, power float64) (Power, error) {
	at := func(clusters int) (Power, error) {
		control, other := clusters*d.ClusterSize, 0
		if d.Arms > 1 {
			other = roundUp(float64(clusters)*d.Ratio) * d.ClusterSize
		}
		return d.powerOf(baseline, target, d.groups(control, other), exactTolerance)
	}
	low, high := 1, 2
	for {
		found, err := at(high)
		if err != nil {
			return Power{}, err
		}
		if found.Power >= power-reachSlack {
			break
		}
		if high*d.ClusterSize > hypothesis.MaxBase {
			return Power{}, fmt.Errorf("a difference between %.6g and %.6g takes more than a billion respondents: choose a larger one", baseline, target)
		}
		low, high = high, 2*high
	}
	for high-low > 1 {
		middle := (low + high) / 2
		found, err := at(middle)
		if err != nil {
			return Power{}, err
		}
		if found.Power >= power-reachSlack {
			high = middle
		} else {
			low = middle
		}
	}
	return at(high)
}
