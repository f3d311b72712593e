package trial

import (
	"math"
	"testing"

	"spoor/data/plan"
)

// The values come from R 4.2.2 with survey 4.1.1, by the calls that stand beside them.

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-8*max(1, math.Abs(want))) {
		t.Errorf("%s is %.12g; want %.12g", what, got, want)
	}
}

func measured(values, before []float64) Group {
	g := make(Group, len(values))
	for i, v := range values {
		g[i] = Observation{Value: v, Known: true}
		if before != nil {
			g[i].Before, g[i].Had = before[i], true
		}
	}
	return g
}

// counted makes a group of participants with the outcome and without it, and some of whom it is not known.
func persons(with, without, unknown int) Group {
	var g Group
	for i := range with + without + unknown {
		g = append(g, Observation{Value: map[bool]float64{true: 1}[i < with], Known: i < with+without})
	}
	return g
}

// clustered makes a group of clusters of n of whom k have the outcome.
func clustered(first int, n, k []int) Group {
	var g Group
	for c := range n {
		for i := range n[c] {
			g = append(g, Observation{Cluster: first + c, Value: map[bool]float64{true: 1}[i < k[c]], Known: true})
		}
	}
	return g
}

var (
	control = []float64{12, 15, 9, 20, 14, 11, 18, 16}
	other   = []float64{10, 8, 13, 7, 12, 9, 6, 11, 14, 5}
	before1 = []float64{14, 17, 10, 22, 15, 13, 19, 18}
	before2 = []float64{13, 10, 16, 9, 13, 12, 8, 12, 16, 9}
)

func compared(t *testing.T, s Spec, first, second Group) Effect {
	t.Helper()
	if s.Level == 0 {
		s.Level = 0.95
	}
	e, err := Compare(s, first, second)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// t.test(y, x): p-value, conf.int, parameter.
func TestWelchAgainstR(t *testing.T) {
	t.Parallel()
	e := compared(t, Spec{Mean: true}, measured(control, nil), measured(other, nil))
	near(t, "p", e.P, 0.00930612139526)
	near(t, "low", e.Interval.Low, -8.33854948944)
	near(t, "high", e.Interval.High, -1.41145051056)
	near(t, "degrees", e.Degrees, 13.5884357182)
}

// m <- lm(v ~ arm + b); summary(m)$coef["arm",]; confint(m)["arm",].
func TestAncovaAgainstR(t *testing.T) {
	t.Parallel()
	e := compared(t, Spec{Mean: true, Test: plan.Ancova, Adjust: true}, measured(control, before1), measured(other, before2))
	near(t, "estimate", e.Estimate, -0.738636363636)
	near(t, "standard error", e.Error, 0.465965941156)
	near(t, "p", e.P, 0.133779307902)
	near(t, "low", e.Interval.Low, -1.731819257160)
	near(t, "high", e.Interval.High, 0.254546529887)
}

// The share of both arms at a ratio r by maximum likelihood, and from it the score statistic, in R without a closed form:
//
//	f <- function(r, x1, n1, x2, n2) {
//	  q <- optimize(function(q) dbinom(x1, n1, q, TRUE) + dbinom(x2, n2, r*q, TRUE), c(0, min(1, 1/r)), maximum = TRUE, tol = 1e-12)$maximum
//	  (x2/n2 - r*x1/n1) / sqrt((r*q*(1-r*q)/n2 + r^2*q*(1-q)/n1) * (n1+n2)/(n1+n2-1)) }
//	uniroot(function(r) f(r, 9, 60, 21, 58) - qnorm(0.975), c(.01, 50), tol = 1e-11)$root
func TestTheRatioAgainstR(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		k1, n1, k2, n2 int
		low, high      float64
	}{{9, 60, 21, 58, 1.23745003510, 4.83999595746}, {3, 20, 1, 25, 0.0390836734636, 1.7557033622159}, {0, 20, 4, 20, 1.121610096829, math.Inf(1)}, {4, 20, 0, 20, 0, 0.8915754235187}} {
		r, known := shareRatio(c.k1, c.n1, c.k2, c.n2, 0.95)
		if !known || math.Abs(r.Low-c.low) > 1e-5*c.low || r.High != c.high && math.Abs(r.High-c.high) > 1e-5*c.high {
			t.Errorf("%+v: %+v", c, r)
		}
	}
	if r, known := shareRatio(0, 20, 4, 20, 0.95); !known || !math.IsInf(r.Estimate, 1) {
		t.Errorf("nobody in the control arm: %+v", r)
	}
	if _, known := shareRatio(0, 20, 0, 20, 0.95); known {
		t.Error("a ratio of nobody to nobody")
	}
}

var (
	firstN, firstK   = []int{10, 8, 12, 6}, []int{2, 1, 4, 1}
	secondN, secondK = []int{9, 11, 7, 10}, []int{4, 6, 2, 5}
)

// t.test(p ~ arm, var.equal = TRUE) over the shares of the clusters.
func TestClusterMeansAgainstR(t *testing.T) {
	t.Parallel()
	e := compared(t, Spec{Clustered: true, Test: plan.ClusterMeans}, clustered(0, firstN, firstK), clustered(4, secondN, secondK))
	near(t, "control", e.Control.Value, 0.206250000000)
	near(t, "other", e.Other.Value, 0.443903318903)
	near(t, "p", e.P, 0.0167372809622)
	near(t, "low", e.Interval.Low, 0.0605813135796)
	near(t, "high", e.Interval.High, 0.4147253242271)
	near(t, "degrees", e.Degrees, 6)
}

// combn(8, 4): 4 of 70 assignments differ as much.
func TestPermutationAgainstR(t *testing.T) {
	t.Parallel()
	e := compared(t, Spec{Clustered: true}, clustered(0, firstN, firstK), clustered(4, secondN, secondK))
	if e.Test != plan.Permutation {
		t.Errorf("8 clusters are tested by %s", e.Test)
	}
	near(t, "p", e.P, 0.0571428571429)
	near(t, "smallest p", e.Least, 2.0/70)
}

// Newcombe's interval from those of prop.test(x, n, correct = FALSE), 1/ of it for the number needed, which is between its ends where they have one
// sign and outside them otherwise; and Boschloo's p-value as the largest chance, by optimize() over the common share, of all tables of which
// fisher.test()$p.value is no larger.
func TestSharesAgainstR(t *testing.T) {
	t.Parallel()
	shown := compared(t, Spec{}, persons(10, 34, 0), persons(27, 36, 0))
	near(t, "low", shown.Interval.Low, 0.01831525571203)
	near(t, "high", shown.Interval.High, 0.35895292992233)
	near(t, "fewest needed", NumberNeeded(shown.Interval.High), 2.785880589459)
	near(t, "most needed", NumberNeeded(shown.Interval.Low), 54.599292290706)
	open := compared(t, Spec{}, persons(9, 21, 0), persons(12, 18, 0))
	near(t, "needed", NumberNeeded(open.Estimate), 10)
	near(t, "needed for one more", NumberNeeded(open.Interval.High), 3.110909015663)
	near(t, "needed for one fewer", NumberNeeded(open.Interval.Low), -7.352568707229)
	near(t, "p", compared(t, Spec{}, persons(2, 8, 0), persons(7, 4, 0)).P, 0.06000994102145)
	near(t, "p where nobody has it in an arm", compared(t, Spec{}, persons(0, 8, 0), persons(3, 6, 0)).P, 0.1451721191406)
}

// exp(log(mean(y) / mean(x)) ± qt(0.975, 6) sqrt(var(x) / 4 / mean(x)^2 + var(y) / 4 / mean(y)^2)) over the shares x and y of clusters, and
// svycontrast(svyby(~y, ~arm, svydesign(id = ~cl, weights = ~1), svymean, covmat = TRUE), quote(log(`1` / `0`))).
func TestTheRatioOfClustersAgainstR(t *testing.T) {
	t.Parallel()
	for test, want := range map[plan.Test]Ratio{
		plan.ClusterMeans: {2.152258515895, Span{1.158974724657, 3.996822899319}},
		plan.DesignBased:  {2.067567567568, Span{1.161591074115, 3.680155384900}},
	} {
		e := compared(t, Spec{Clustered: true, Test: test}, clustered(0, firstN, firstK), clustered(4, secondN, secondK))
		near(t, "ratio", e.Ratio.Estimate, want.Estimate)
		near(t, "low", e.Ratio.Low, want.Low)
		near(t, "high", e.Ratio.High, want.High)
	}
}

// svyttest(y ~ arm, svydesign(id = ~cl, weights = ~1)).
func TestDesignBasedAgainstR(t *testing.T) {
	t.Parallel()
	e := compared(t, Spec{Clustered: true, Test: plan.DesignBased}, clustered(0, firstN, firstK), clustered(4, secondN, secondK))
	near(t, "estimate", e.Estimate, 0.237237237237)
	near(t, "p", e.P, 0.01156102429)
	near(t, "low", e.Interval.Low, 0.0753526514453)
	near(t, "high", e.Interval.High, 0.399121823029)
	near(t, "degrees", e.Degrees, 6)
}

// anova(lm(y ~ factor(arm) + factor(cl))), and qf() for the interval.
func TestTheIntraclassCorrelationAgainstR(t *testing.T) {
	t.Parallel()
	icc, known := IntraclassCorrelation(0.95, clustered(0, firstN, firstK), clustered(4, secondN, secondK))
	if !known {
		t.Fatal("not known")
	}
	near(t, "icc", icc.Estimate, -0.0705649229649)
	near(t, "low", icc.Low, -0.1035655717101)
	near(t, "high", icc.High, 0.1015143227339)
	near(t, "size", icc.Size, 8.9929929929930)
}

// rma(yi, vi, method = "FE") of two risk differences, metafor 3.8.1: QEp.
func TestTheInteractionAgainstR(t *testing.T) {
	t.Parallel()
	parts := Parts{Parts: []Part{
		{Effect: compared(t, Spec{}, persons(7, 23, 0), persons(15, 14, 0))},
		{Effect: compared(t, Spec{}, persons(9, 19, 0), persons(10, 21, 0))},
	}}
	parts.interaction()
	if !parts.Tested {
		t.Fatal("not tested")
	}
	near(t, "p", parts.Interaction, 0.0992043301884)
}
