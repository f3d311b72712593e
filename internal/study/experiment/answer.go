package experiment

import (
	"fmt"
	"math"
	"strconv"

	"spoor/analysis"
	"spoor/analysis/planning"
	"spoor/data"
	"spoor/internal/number"
	"spoor/reports/plan"
)

// Check says what is wrong with a request, before a baseline is looked up.
func (r Request) Check() error {
	if _, err := r.question(); err != nil {
		return err
	}
	if r.OfSurvey() {
		return r.noN()
	}
	_, err := r.baseline()
	return err
}

// Answer answers a request on a share or a count.
func (r Request) Answer() (plan.Answer, error) {
	baseline, err := r.baseline()
	if err != nil {
		return plan.Answer{}, err
	}
	return r.from(baseline)
}

// AnswerFrom answers a request on an answer in the table of its item.
func (r Request) AnswerFrom(table analysis.Table) (plan.Answer, error) {
	baseline, err := r.found(table)
	if err != nil {
		return plan.Answer{}, err
	}
	return r.from(baseline)
}

// from answers the question at the estimate of the baseline and at the ends of its interval.
func (r Request) from(b plan.Baseline) (plan.Answer, error) {
	q, err := r.question()
	if err != nil {
		return plan.Answer{}, err
	}
	rows := []plan.Row{{At: plan.AtEstimate, Baseline: b.Share}}
	if i := b.Interval; i != nil && i.Low < b.Share {
		rows = append(rows, plan.Row{At: plan.AtLow, Baseline: i.Low})
	}
	if i := b.Interval; i != nil && i.High > b.Share {
		rows = append(rows, plan.Row{At: plan.AtHigh, Baseline: i.High})
	}
	for i := range rows {
		if err := q.fill(&rows[i], b.Share); err != nil {
			return plan.Answer{}, err
		}
	}
	return plan.Answer{
		Kind: q.kind, Baseline: b, Design: q.design, Target: q.target, Change: q.change, Wanted: q.power,
		Control: q.control, Other: q.other, Rows: rows,
	}, nil
}

// fill answers the question at the baseline of a row; estimate is that of the first row. At an end of the interval there may be no
// question left: the target is passed, or lies beyond 0 or 1. At the estimate that is an error.
func (q question) fill(row *plan.Row, estimate float64) error {
	if q.kind == plan.Detectable {
		return q.fillDetectable(row)
	}
	target := q.targetAt(row.Baseline)
	switch {
	case (target < 0 || target > 1) && row.At == plan.AtEstimate:
		return beyond(q.change, row.Baseline)
	case target < 0 || target > 1:
		row.None = plan.Outside
		return nil
	case q.target != nil && row.At != plan.AtEstimate && (target-row.Baseline)*(target-estimate) <= 0:
		row.None = plan.Passed
		return nil
	}
	found, err := q.powerAt(row.Baseline, target)
	if err != nil {
		return err
	}
	row.Target, row.Groups, row.Power, row.Exact = &target, found.Groups, &found.Power, found.Exact
	return nil
}

// beyond is what is wrong with a difference that leaves 0 to 1.
func beyond(change, baseline float64) error {
	return fmt.Errorf("a difference of %s points from %s leaves 0 to 100%%: choose a smaller one", signedPoints(change), number.Level(math.Round(baseline*1000)/1000, data.English))
}

func (q question) fillDetectable(row *plan.Row) error {
	found, err := q.design.Detectable(row.Baseline, q.control, q.other, q.power)
	if err != nil {
		return err
	}
	row.Groups, row.Exact = found.Groups, found.Exact
	if found.Rise.Found {
		row.Rise = &found.Rise.Target
	}
	if found.Fall.Found {
		row.Fall = &found.Fall.Target
	}
	return nil
}

func (q question) powerAt(baseline, target float64) (planning.Power, error) {
	if q.kind == plan.Power {
		return q.design.Power(baseline, target, q.control, q.other)
	}
	return q.design.SampleSize(baseline, target, q.power)
}

// targetAt returns the share to reach from a baseline. Noise in the last digit may not carry 90% and 10 points past 1.
func (q question) targetAt(baseline float64) float64 {
	if q.target != nil {
		return *q.target
	}
	return math.Round((baseline+q.change)*1e12) / 1e12
}

// signedPoints returns a difference of shares in percentage points, with its sign.
func signedPoints(difference float64) string {
	text := strconv.FormatFloat(math.Round(math.Abs(difference)*1e6)/1e4, 'f', -1, 64)
	if difference < 0 {
		return "−" + text
	}
	return "+" + text
}
