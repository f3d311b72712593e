// Package experiment sizes experiments on a percentage: how many participants it takes, with which power, or which difference so
// many can show.
package experiment

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/analysis/planning"
	goal "spoor/data/plan"
	"spoor/internal/study/written"
	"spoor/reports/plan"
)

// Request asks how large an experiment has to be, or what one of a size can show. Numbers are texts as people write them; an
// empty text is the default.
type Request struct {
	Baseline  string // an answer of a survey (see [Request.OfSurvey]), a count of a base such as 7/43, or a share
	BaselineN string // number of answers behind a share; without it the share is taken as known
	Level     float64
	Method    interval.Method // of the interval of the baseline

	Target, Change string // a share, or a difference in percentage points; not both
	N              string // participants in each group, or in the control group and each other: 100,150
	Power          string // wanted; 0.80

	Test        hypothesis.Method // "" for the one that suits the arms
	Arms        int
	Alpha       string // 0.05
	Ratio       string // 1
	ICC         string // 0
	ClusterSize string // 1
	Attrition   string // 0

	NonInferiority string    // a margin that the other group is not to be worse by; "" for another question
	Equivalence    string    // a margin that the groups are to differ by less than; "" for another question
	Goal           goal.Goal // of non-inferiority; "" is Raise
}

// question is a request about a difference, checked.
type question struct {
	kind           plan.Kind
	design         *planning.Design
	target         *float64
	change         float64 // of shares
	power          float64
	control, other int // respondents; an other of 0 takes the ratio
}

func (r Request) question() (question, error) {
	var q question
	var err error
	if q.design, err = r.design(); err != nil {
		return q, err
	}
	if q.power, err = ParsePower(r.Power); err != nil {
		return q, err
	}
	switch {
	case r.Target != "" && r.Change != "":
		return q, errors.New("give --target or --change, not both")
	case r.Target == "" && r.Change == "" && r.N == "":
		return q, errors.New("nothing is asked: give --target or --change for the participants needed, --n for the smallest difference that so many can show, or both for the power")
	case r.Target != "":
		q.kind = plan.SampleSize
		var target float64
		target, err = written.ParseShare("--target", r.Target)
		q.target = &target
	case r.Change != "":
		q.kind = plan.SampleSize
		q.change, err = parseChange(r.Change)
	default:
		q.kind = plan.Detectable
	}
	if err != nil || r.N == "" {
		return q, err
	}
	if q.kind == plan.SampleSize {
		q.kind = plan.Power
	}
	return q, q.readN(r)
}

func (q *question) readN(r Request) error {
	numbers, err := written.ParseWholes(strings.Split(r.N, ","))
	if err != nil {
		return fmt.Errorf("--n: %w", err)
	}
	switch {
	case len(numbers) > 2:
		return fmt.Errorf("--n %s: give one number, or one for the control group and one for the others", r.N)
	case len(numbers) == 2 && q.design.Arms == 1:
		return fmt.Errorf("--n %s: one arm has one number of participants", r.N)
	case len(numbers) == 2 && q.design.Ratio != 1:
		return fmt.Errorf("--n %s gives both groups already; leave --ratio out", r.N)
	case len(numbers) == 2 && numbers[1] == 0 || numbers[0] == 0:
		return fmt.Errorf("--n %s: give 1 participant or more", r.N)
	}
	q.control = numbers[0]
	if len(numbers) == 2 {
		q.other = numbers[1]
	}
	return nil
}

func (r Request) design() (*planning.Design, error) {
	d := planning.DefaultOptions()
	d.Arms = r.Arms
	switch {
	case r.Test != "":
		d.Test = r.Test
	case r.Arms == 1:
		d.Test = hypothesis.MethodBinomial
	}
	var err error
	if d.Alpha, err = written.ParseShare("--alpha", cmp.Or(r.Alpha, "0.05")); err != nil {
		return nil, err
	}
	if d.ICC, err = written.ParseShare("--icc", cmp.Or(r.ICC, "0")); err != nil {
		return nil, fmt.Errorf("--icc %s: an intraclass correlation lies between 0 and 1, such as 0.05", r.ICC)
	}
	if d.Attrition, err = written.ParseShare("--attrition", cmp.Or(r.Attrition, "0")); err != nil {
		return nil, err
	}
	if d.ClusterSize, err = written.ParseWhole(cmp.Or(r.ClusterSize, "1")); err != nil {
		return nil, fmt.Errorf("--cluster-size: %w", err)
	}
	if d.Ratio, err = strconv.ParseFloat(strings.Replace(cmp.Or(r.Ratio, "1"), ",", ".", 1), 64); err != nil {
		return nil, fmt.Errorf("--ratio %s: give a number, such as 2 for twice as many in the other group", r.Ratio)
	}
	if d.ICC > 0 && d.ClusterSize == 1 {
		return nil, fmt.Errorf("--icc %s says nothing without --cluster-size: give the participants in a cluster", r.ICC)
	}
	if r.Test != "" && d.ClusterSize > 1 {
		return nil, fmt.Errorf("--test %s is for independent participants; with --cluster-size the test is a t-test on the means of clusters, so leave --test out", r.Test)
	}
	if d.Arms == 1 && d.Ratio != 1 {
		return nil, fmt.Errorf("--ratio %s needs a second group; with one arm there is none", r.Ratio)
	}
	return planning.New(d)
}

// parseChange reads a difference in percentage points, such as +10, -5 or 7.5, as a difference of shares.
func parseChange(text string) (float64, error) {
	digits := strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(text), "%"), "pp"))
	digits = strings.Replace(strings.Replace(digits, ",", ".", 1), "−", "-", 1)
	points, err := strconv.ParseFloat(digits, 64)
	switch {
	case err != nil || math.IsNaN(points):
		return 0, fmt.Errorf("--change %s: give percentage points, such as +10 or -5", text)
	case points == 0:
		return 0, fmt.Errorf("--change %s: the target equals the baseline, so there is no difference to show", text)
	case math.Abs(points) < 1 && digits == strings.TrimSpace(text):
		return 0, fmt.Errorf("--change %s is in percentage points: write +10 for ten points, or %spp if you mean it", text, text)
	case math.Abs(points) > 100:
		return 0, fmt.Errorf("--change %s: shares differ by at most 100 percentage points", text)
	}
	return points / 100, nil
}

// ParsePower reads a wanted power, which lies strictly between 0 and 1; without a text it is 0.80.
func ParsePower(text string) (float64, error) {
	power, err := written.ParseShare("--power", cmp.Or(text, "0.80"))
	if err != nil {
		return 0, err
	}
	if power == 0 || power == 1 {
		return 0, fmt.Errorf("--power %s: give a chance between 0 and 1, such as 0.80", text)
	}
	return power, nil
}
