package planning

import (
	"fmt"
	"math"
	"slices"

	"spoor/analysis/hypothesis"
)

// Options say how an experiment is set up and how its outcome will be tested.
type Options struct {
	// Test is boschloo, fisher or score; with one arm it is binomial. Clusters have one test, which New puts in its place:
	// MethodClusterMeans.
	Test hypothesis.Method
	// Arms is 1 for one group against a fixed baseline, 2 for a control and another arm, more for several others.
	Arms int
	// Alpha is the two-sided significance level of all comparisons together, in (0, 1).
	Alpha float64
	// Ratio is how many are recruited in each other arm for one in the control arm, from 0.01 to 100.
	Ratio float64
	// ICC is the intraclass correlation within a cluster, in [0, 1].
	ICC float64
	// ClusterSize is how many are recruited in a cluster; 1 is an experiment without clusters.
	ClusterSize int
	// Deff is a design effect that is known already, by which independent respondents are divided; 0 for that of the clusters.
	Deff float64
	// Attrition is the share of the recruited of whom there will be no outcome, in [0, 1).
	Attrition float64
}

// DefaultOptions are two equal arms without clusters or attrition, and Boschloo's test at 0.05.
func DefaultOptions() Options {
	return Options{Test: hypothesis.MethodBoschloo, Arms: 2, Alpha: 0.05, Ratio: 1, ClusterSize: 1}
}

// Tests lists the tests that two groups can be planned for, the default first.
func Tests() []hypothesis.Method {
	return []hypothesis.Method{hypothesis.MethodBoschloo, hypothesis.MethodFisher, hypothesis.MethodScore}
}

// Design is an experiment that can be planned. Make one with New. It remembers the tests that it has worked out, so it is
// not safe for concurrent use.
type Design struct {
	Options
	regions map[[2]int]region
	latest  *boschloo // of those regions
}

// mostArms keeps the level of a comparison within what the tests are accurate for.
const mostArms = 100

// New returns the design with those options, or an error that says which of them cannot be.
func New(o Options) (*Design, error) {
	switch {
	case o.Arms < 1 || o.Arms > mostArms:
		return nil, fmt.Errorf("%d arms: give 1 (against the baseline), 2 (with a control group) or more, up to %d", o.Arms, mostArms)
	case o.Arms == 1 && o.Test != hypothesis.MethodBinomial:
		return nil, fmt.Errorf("one arm is tested against the baseline with the binomial test, not with %s", o.Test)
	case o.Arms > 1 && !slices.Contains(Tests(), o.Test):
		return nil, fmt.Errorf("unknown test %q for %d arms: use boschloo, fisher or score", o.Test, o.Arms)
	case !(o.Alpha > 0 && o.Alpha < 1):
		return nil, fmt.Errorf("significance level %v: give a value between 0 and 1, such as 0.05", o.Alpha)
	case !(o.Ratio >= 0.01 && o.Ratio <= 100):
		return nil, fmt.Errorf("ratio %v: give a number from 0.01 to 100, such as 2 for twice as many in the other arm", o.Ratio)
	case !(o.ICC >= 0 && o.ICC <= 1):
		return nil, fmt.Errorf("intraclass correlation %v: give a value from 0 to 1, such as 0.05", o.ICC)
	case o.ClusterSize < 1 || o.ClusterSize > hypothesis.MaxBase:
		return nil, fmt.Errorf("cluster size %d: give the number of respondents in a cluster, 1 or more", o.ClusterSize)
	case o.Deff != 0 && !(o.Deff > 0 && o.Deff <= 1000):
		return nil, fmt.Errorf("design effect %v is outside 0 to 1000", o.Deff)
	case !(o.Attrition >= 0 && o.Attrition < 1):
		return nil, fmt.Errorf("attrition %v: give a share from 0 to below 1; with attrition 1 nobody is left", o.Attrition)
	}
	if o.ClusterSize > 1 {
		o.Test = MethodClusterMeans
	}
	return &Design{Options: o, regions: map[[2]int]region{}}, nil
}

// DesignEffect returns 1 + (m - 1) icc: how many times as many respondents in clusters of m it takes as independent ones. Of
// a cluster m is the size that attrition leaves, at least 1. One that was given goes before it.
//
// L. Kish, Survey sampling (1965), section 5.4.
func (d *Design) DesignEffect() float64 {
	if d.Deff > 0 {
		return d.Deff
	}
	return 1 + max(float64(d.ClusterSize)*(1-d.Attrition)-1, 0)*d.ICC
}

// Comparisons returns how many comparisons there are: one for each arm beside the control arm.
func (d *Design) Comparisons() int { return max(1, d.Arms-1) }

// ComparisonAlpha returns the level of one comparison: alpha divided by the number of comparisons.
func (d *Design) ComparisonAlpha() float64 { return d.Alpha / float64(d.Comparisons()) }

// otherArm returns how many the ratio puts in each other arm beside n in the control arm.
func (d *Design) otherArm(n int) int {
	if d.Arms == 1 {
		return 0
	}
	return roundUp(float64(n) * d.Ratio)
}

// roundingSlack is the relative error of a product or quotient that must not change what it rounds to.
const roundingSlack = 1e-12

func roundUp(x float64) int { return int(math.Ceil(x * (1 - roundingSlack))) }

func roundDown(x float64) int { return int(math.Floor(x * (1 + roundingSlack))) }
