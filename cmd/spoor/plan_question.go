package main

import (
	"math"
	"strconv"
	"strings"

	"spoor/analysis/hypothesis"
	"spoor/analysis/planning"
	"spoor/internal/study/written"
)

// planKind is what is asked of a plan; its value names it in JSON.
type planKind string

const (
	sampleSize planKind = "sample-size"
	powerOf    planKind = "power"
	detectable planKind = "detectable-difference"
)

// planQuestion is what the flags ask, checked.
type planQuestion struct {
	kind           planKind
	design         *planning.Design
	target         float64 // to reach, or NaN where a difference is given
	difference     float64 // of shares
	power          float64
	control, other int // respondents; an other of 0 takes the ratio
}

func (o planOptions) question() (planQuestion, error) {
	q := planQuestion{target: math.NaN()}
	var err error
	if q.design, err = o.design(); err != nil {
		return q, err
	}
	if q.power, err = parsePower(o.power); err != nil {
		return q, err
	}
	switch {
	case o.target != "" && o.difference != "":
		return q, usage("give --target or --difference, not both")
	case o.target == "" && o.difference == "" && o.n == "":
		return q, usage("nothing is asked: give --target or --difference for the participants needed, --n for the smallest difference that so many can show, or both for the power")
	case o.target != "":
		q.kind = sampleSize
		q.target, err = written.ParseShare("--target", o.target)
	case o.difference != "":
		q.kind = sampleSize
		q.difference, err = parseDifference(o.difference)
	default:
		q.kind = detectable
	}
	if err != nil {
		return q, err
	}
	if o.n == "" {
		return q, nil
	}
	if q.kind == sampleSize {
		q.kind = powerOf
	}
	return q, q.readN(o)
}

func (q *planQuestion) readN(o planOptions) error {
	numbers, err := written.ParseWholes(strings.Split(o.n, ","))
	if err != nil {
		return usage("--n: %w", err)
	}
	switch {
	case len(numbers) > 2:
		return usage("--n %s: give one number, or one for the control group and one for the others", o.n)
	case len(numbers) == 2 && q.design.Arms == 1:
		return usage("--n %s: one arm has one number of participants", o.n)
	case len(numbers) == 2 && q.design.Ratio != 1:
		return usage("--n %s gives both groups already; leave --ratio out", o.n)
	case len(numbers) == 2 && numbers[1] == 0 || numbers[0] == 0:
		return usage("--n %s: give 1 participant or more", o.n)
	}
	q.control = numbers[0]
	if len(numbers) == 2 {
		q.other = numbers[1]
	}
	return nil
}

func (o planOptions) design() (*planning.Design, error) {
	d := planning.DefaultOptions()
	d.Arms = o.arms
	switch {
	case o.test != "":
		d.Test = hypothesis.Method(o.test)
	case o.arms == 1:
		d.Test = hypothesis.MethodBinomial
	}
	var err error
	if d.Alpha, err = written.ParseShare("--alpha", o.alpha); err != nil {
		return nil, err
	}
	if d.ICC, err = written.ParseShare("--icc", o.icc); err != nil {
		return nil, usage("--icc %s: an intraclass correlation lies between 0 and 1, such as 0.05", o.icc)
	}
	if d.Attrition, err = written.ParseShare("--attrition", o.attrition); err != nil {
		return nil, err
	}
	if d.ClusterSize, err = written.ParseWhole(o.clusterSize); err != nil {
		return nil, usage("--cluster-size: %w", err)
	}
	if d.Ratio, err = strconv.ParseFloat(strings.Replace(o.ratio, ",", ".", 1), 64); err != nil {
		return nil, usage("--ratio %s: give a number, such as 2 for twice as many in the other group", o.ratio)
	}
	if d.ICC > 0 && d.ClusterSize == 1 {
		return nil, usage("--icc %s says nothing without --cluster-size: give the participants in a cluster", o.icc)
	}
	if o.test != "" && d.ClusterSize > 1 {
		return nil, usage("--test %s is for independent participants; with --cluster-size the test is a t-test on the means of clusters, so leave --test out", o.test)
	}
	if d.Arms == 1 && d.Ratio != 1 {
		return nil, usage("--ratio %s needs a second group; with one arm there is none", o.ratio)
	}
	checked, err := planning.New(d)
	if err != nil {
		return nil, usageError{err}
	}
	return checked, nil
}

// parseDifference reads a difference in percentage points, such as +10, -5 or 7.5, as a difference of shares.
func parseDifference(text string) (float64, error) {
	digits := strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(text), "%"), "pp"))
	digits = strings.Replace(strings.Replace(digits, ",", ".", 1), "−", "-", 1)
	points, err := strconv.ParseFloat(digits, 64)
	switch {
	case err != nil || math.IsNaN(points):
		return 0, usage("--difference %s: give percentage points, such as +10 or -5", text)
	case points == 0:
		return 0, usage("--difference %s: the target equals the baseline, so there is no difference to show", text)
	case math.Abs(points) < 1 && digits == strings.TrimSpace(text):
		return 0, usage("--difference %s is in percentage points: write +10 for ten points, or %spp if you mean it", text, text)
	case math.Abs(points) > 100:
		return 0, usage("--difference %s: shares differ by at most 100 percentage points", text)
	}
	return points / 100, nil
}

// parsePower reads a wanted power, which lies strictly between 0 and 1.
func parsePower(text string) (float64, error) {
	power, err := written.ParseShare("--power", text)
	if err != nil {
		return 0, usageError{err}
	}
	if power == 0 || power == 1 {
		return 0, usage("--power %s: give a chance between 0 and 1, such as 0.80", text)
	}
	return power, nil
}
