package trial

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/data/plan"
)

// Observation is what is known of one participant for one outcome.
type Observation struct {
	Cluster int     // its number; participants of one cluster are in one arm. Of no meaning without clusters
	Value   float64 // 1 or 0 for a share; of no meaning unless Known
	Known   bool
	Before  float64 // what it is adjusted for
	Had     bool    // Before is known
}

// Group is everybody who was assigned to an arm.
type Group []Observation

// Spec says how two arms are compared.
type Spec struct {
	Mean      bool // a mean is compared, and no share
	Clustered bool
	Test      plan.Test // "" for what the outcome and the number of clusters ask for
	Adjust    bool      // for what was measured before
	Level     float64
}

// Summary is what came of one arm.
type Summary struct {
	Assigned int     // participants
	Known    int     // whose outcome is known; with an adjustment also what was measured before
	Events   int     // of a share
	Value    float64 // the share, or the mean; with clusters the mean over clusters of theirs
	SD       float64 // of the values of participants; 0 below two
	Clusters int     // with a known outcome
}

// Span is an interval.
type Span struct{ Low, High float64 }

// Effect is what an arm does beside the first one.
type Effect struct {
	Control, Other Summary
	Estimate       float64 // other minus control: a share in [-1, 1], or in the unit of the mean
	Estimated      bool    // both arms have a known outcome
	Interval       Span    // of Estimate
	Bounded        bool    // there is an interval
	Error          float64 // standard error, 0 where unknown; of shares of persons sqrt(p1 q1/n1 + p2 q2/n2)
	Degrees        float64 // of a t distribution, 0 without one
	Level          float64
	P              float64 // two-sided, in [0, 1]
	Tested         bool
	Test           plan.Test // that gave P
	Least          float64   // of a permutation test the smallest p-value that it can give
	Ratio          *Ratio    // of shares
	Beside         *Beside   // another analysis of clusters
	Notes          []data.Text
}

// Ratio is one share divided by another.
type Ratio struct {
	Estimate float64 // 0 or more; infinite where nobody in the control arm has the outcome
	Span
}

// Beside is a second analysis of the same difference, that decides nothing.
type Beside struct {
	Test     plan.Test
	Estimate float64
	Span
	P float64
}

// Compare compares an arm with the control arm.
//
// Shares of persons: the difference with Newcombe's hybrid score interval, the ratio with the score interval of Miettinen and Nurminen, and
// the named exact test. Means of persons: Welch's t-test, or analysis of covariance with what was measured before. Clusters: see
// [clusters]. An arm without a known outcome has no estimate, and one that does not vary no test; a note says so.
func Compare(s Spec, control, other Group) (Effect, error) {
	e := Effect{Control: s.summary(control), Other: s.summary(other), Level: s.Level}
	if e.Control.Known == 0 || e.Other.Known == 0 {
		e.Notes = append(e.Notes, noteNobody)
		return e, nil
	}
	e.Estimated = true
	e.Estimate = e.Other.Value - e.Control.Value
	var err error
	switch {
	case s.Clustered:
		err = s.clusters(&e, control, other)
	case s.Mean && s.adjusted():
		err = s.ancova(&e, control, other)
	case s.Mean:
		s.welch(&e)
	default:
		err = s.shares(&e)
	}
	return e, err
}

func (s Spec) adjusted() bool { return s.Adjust || s.Test == plan.Ancova }

// counted returns the participants who are analysed.
func (s Spec) counted(g Group) Group {
	var known Group
	for _, o := range g {
		if o.Known && (o.Had || !s.adjusted()) {
			known = append(known, o)
		}
	}
	return known
}

func (s Spec) summary(g Group) Summary {
	known := s.counted(g)
	sum := Summary{Assigned: len(g), Known: len(known)}
	if len(known) == 0 {
		return sum
	}
	values := make([]float64, len(known))
	for i, o := range known {
		values[i] = o.Value
		if !s.Mean && o.Value == 1 {
			sum.Events++
		}
	}
	sum.Value, sum.SD = meanSD(values)
	if s.Clustered {
		of := clusterMeans(known)
		sum.Clusters = len(of)
		sum.Value, _ = meanSD(means(of))
	}
	return sum
}

// meanSD returns the mean and, of two values or more, the standard deviation with n - 1.
func meanSD(values []float64) (mean, sd float64) {
	for _, v := range values {
		mean += v
	}
	mean /= float64(len(values))
	if len(values) < 2 {
		return mean, 0
	}
	for _, v := range values {
		sd += (v - mean) * (v - mean)
	}
	return mean, math.Sqrt(sd / float64(len(values)-1))
}

func (s Spec) shares(e *Effect) error {
	k1, n1, k2, n2 := e.Control.Events, e.Control.Known, e.Other.Events, e.Other.Known
	difference, err := interval.Newcombe(k2, n2, k1, n1, s.Level)
	if err != nil {
		return err
	}
	e.Interval, e.Bounded = Span{difference.Low, difference.High}, true
	p1, p2 := e.Control.Value, e.Other.Value
	e.Error = math.Sqrt(p1*(1-p1)/float64(n1) + p2*(1-p2)/float64(n2))
	ratio, known := shareRatio(k1, n1, k2, n2, s.Level)
	if known {
		e.Ratio = &ratio
	}
	result, err := shareTest(s.shareTest(), k1, n1, k2, n2)
	if err != nil {
		return err
	}
	e.P, e.Tested, e.Test = result.P, true, s.shareTest()
	e.Notes = append(e.Notes, result.Notes...)
	return nil
}

func (s Spec) shareTest() plan.Test {
	if s.Test == "" {
		return plan.Boschloo
	}
	return s.Test
}

// shareTest tests two shares of persons.
func shareTest(test plan.Test, k1, n1, k2, n2 int) (hypothesis.Result, error) {
	switch test {
	case plan.Boschloo:
		return hypothesis.Boschloo(k2, n2, k1, n1, hypothesis.TwoSided)
	case plan.Fisher:
		return hypothesis.Fisher(k2, n2, k1, n1, hypothesis.TwoSided)
	case plan.Score:
		return hypothesis.Score(k2, n2, k1, n1, hypothesis.TwoSided)
	}
	return hypothesis.Result{}, fmt.Errorf("test %q is none of two shares", test)
}

// welch compares two means of persons whose spread may differ.
func (s Spec) welch(e *Effect) {
	if e.Control.Known < 2 || e.Other.Known < 2 {
		e.Notes = append(e.Notes, noteOne)
		return
	}
	v1 := e.Control.SD * e.Control.SD / float64(e.Control.Known)
	v2 := e.Other.SD * e.Other.SD / float64(e.Other.Known)
	if v1+v2 == 0 {
		e.Notes = append(e.Notes, noteSame)
		return
	}
	degrees := hypothesis.Satterthwaite(v1, float64(e.Control.Known-1), v2, float64(e.Other.Known-1))
	e.student(math.Sqrt(v1+v2), degrees, plan.Welch)
}

// student fills in the interval and the test of an estimate with a standard error above 0.
func (e *Effect) student(standardError, degrees float64, test plan.Test) {
	e.Error, e.Degrees, e.Test = standardError, degrees, test
	e.Interval, e.Bounded = studentSpan(e.Estimate, standardError, degrees, e.Level), true
	e.P, e.Tested = hypothesis.Student(e.Estimate, standardError, degrees), true
}

func studentSpan(estimate, standardError, degrees, level float64) Span {
	reach := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: degrees}.Quantile((1+level)/2) * standardError
	return Span{estimate - reach, estimate + reach}
}

// NumberNeeded returns how many participants have to be in the other arm for one more with the outcome, or one less where it is negative:
// 1 divided by the difference. Its interval runs through infinity where that of the difference holds 0, which [Effect] tells.
//
// D. G. Altman, Confidence intervals for the number needed to treat, BMJ 317 (1998).
func NumberNeeded(difference float64) float64 { return 1 / difference }

var (
	noteNobody = data.Text{NL: "In een van de armen is van niemand de uitkomst bekend.", EN: "In one of the arms nobody's outcome is known."}
	noteOne    = data.Text{NL: "In een van de armen is van minder dan twee deelnemers de uitkomst bekend; er is geen spreiding om op te toetsen.", EN: "In one of the arms fewer than two outcomes are known; there is no spread to test by."}
	noteSame   = data.Text{NL: "Alle waarden in een arm zijn gelijk; er is geen spreiding om op te toetsen.", EN: "All values in an arm are the same; there is no spread to test by."}
)
