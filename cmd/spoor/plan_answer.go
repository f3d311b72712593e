package main

import (
	"encoding/json"
	"math"

	"spoor/analysis/interval"
	"spoor/analysis/planning"
	"spoor/data"
)

// planSchema names the form of planAnswer in JSON.
const planSchema = "spoor/plan/1"

// planAnswer is the answer to one question. Shares and powers lie in [0, 1], at full precision.
type planAnswer struct {
	Schema      string           `json:"schema"`
	Question    planKind         `json:"question"`
	Language    data.Lang        `json:"language"`
	Baseline    planBaselineJSON `json:"baseline"`
	Design      planDesignJSON   `json:"design"`
	Answers     []planRow        `json:"answers"` // at the estimate of the baseline first, then at the ends of its interval
	Conclusions []string         `json:"conclusions"`
	Assumptions []string         `json:"assumptions"`
	Notes       []string         `json:"notes"`

	question planQuestion
}

type planBaselineJSON struct {
	Answer string          `json:"answer,omitempty"` // of the survey
	Share  float64         `json:"share"`
	Count  *int            `json:"count,omitempty"`
	Base   *int            `json:"base,omitempty"`
	Low    *float64        `json:"low,omitempty"`
	High   *float64        `json:"high,omitempty"`
	Level  *float64        `json:"level,omitempty"`
	Method interval.Method `json:"method,omitempty"`
}

type planDesignJSON struct {
	Test            string  `json:"test"`
	TestName        string  `json:"test_name"`
	Arms            int     `json:"arms"`
	Alpha           float64 `json:"alpha"`            // two-sided, of all comparisons together
	ComparisonAlpha float64 `json:"comparison_alpha"` // of one comparison
	Power           float64 `json:"power"`            // as wanted
	Ratio           float64 `json:"ratio"`
	ICC             float64 `json:"icc"`
	ClusterSize     int     `json:"cluster_size"`
	DesignEffect    float64 `json:"design_effect"`
	Attrition       float64 `json:"attrition"`
}

// planPlace says which value of the baseline an answer holds for.
type planPlace string

const (
	atEstimate planPlace = "estimate"
	atLow      planPlace = "low"
	atHigh     planPlace = "high"
)

// planRow is the answer at one value of the baseline. Reason says why there is none.
type planRow struct {
	At       planPlace `json:"at"`
	Baseline float64   `json:"baseline"`
	Target   *float64  `json:"target,omitempty"`
	Control  *planArm  `json:"control,omitempty"`
	Other    *planArm  `json:"other,omitempty"` // each of the other groups
	Total    int       `json:"total,omitempty"`
	Power    *float64  `json:"power,omitempty"`
	Rise     *float64  `json:"rise,omitempty"` // the nearest share above the baseline that can be shown
	Fall     *float64  `json:"fall,omitempty"`
	Exact    bool      `json:"exact"`
	Reason   string    `json:"reason,omitempty"`
}

type planArm struct {
	Recruited int `json:"recruited"`
	Analysed  int `json:"analysed"`
	Effective int `json:"effective"`
	Clusters  int `json:"clusters,omitempty"`
}

// answer answers the question at the estimate of the baseline and at the ends of its interval.
func (q planQuestion) answer(b planBaseline, lang data.Lang) (planAnswer, error) {
	d := q.design
	a := planAnswer{
		Schema: planSchema, Question: q.kind, Language: lang, question: q,
		Baseline: planBaselineJSON{Answer: b.name, Share: b.share},
		Design: planDesignJSON{
			Test: string(d.Test), TestName: plannedTest(d.Test, lang), Arms: d.Arms, Alpha: d.Alpha,
			ComparisonAlpha: d.ComparisonAlpha(), Power: q.power, Ratio: d.Ratio, ICC: d.ICC,
			ClusterSize: d.ClusterSize, DesignEffect: d.DesignEffect(), Attrition: d.Attrition,
		},
		Notes: []string{},
	}
	values := []planRow{{At: atEstimate, Baseline: b.share}}
	if i := b.interval; i != nil {
		a.Baseline.Low, a.Baseline.High, a.Baseline.Level, a.Baseline.Method = &i.Low, &i.High, &i.Level, i.Method
		a.Baseline.Base = &b.base
		if b.count > 0 || i.Method != interval.MethodWidestCase && b.share == 0 {
			a.Baseline.Count = &b.count
		}
		if i.Low < b.share {
			values = append(values, planRow{At: atLow, Baseline: i.Low})
		}
		if i.High > b.share {
			values = append(values, planRow{At: atHigh, Baseline: i.High})
		}
	}
	for _, row := range values {
		if err := q.fill(&row, b.share, lang); err != nil {
			return planAnswer{}, usageError{err}
		}
		a.Answers = append(a.Answers, row)
	}
	a.Conclusions, a.Assumptions = a.conclude(), a.assume()
	if warning := a.fewClusters(); warning != "" {
		a.Notes = append(a.Notes, warning)
	}
	if b.source != "" {
		a.Notes = append(a.Notes, b.source)
	}
	a.Notes = append(a.Notes, b.notes...)
	return a, nil
}

// fill answers the question at the baseline of a row; estimate is that of the first row. At an end of the interval there
// may be no question left: the target is passed, or lies beyond 0 or 1. At the estimate that is an error.
func (q planQuestion) fill(row *planRow, estimate float64, lang data.Lang) error {
	if q.kind == detectable {
		found, err := q.design.Detectable(row.Baseline, q.control, q.other, q.power)
		if err != nil {
			return err
		}
		row.groups(found.Groups, q.design.Arms)
		row.Exact = found.Exact
		if found.Rise.Found {
			row.Rise = &found.Rise.Target
		}
		if found.Fall.Found {
			row.Fall = &found.Fall.Target
		}
		return nil
	}
	target := q.targetAt(row.Baseline)
	say := func(nl, en string) string { return data.Text{NL: nl, EN: en}.In(lang) }
	switch {
	case (target < 0 || target > 1) && row.At == atEstimate:
		return usage("a difference of %s points from %s leaves 0 to 100%%: choose a smaller one", signedPoints(q.difference, data.English), sharePercent(row.Baseline, data.English))
	case target < 0 || target > 1:
		row.Reason = say("het doel komt daar buiten 0 tot 100%", "the target leaves 0 to 100% there")
		return nil
	case !math.IsNaN(q.target) && row.At != atEstimate && (target-row.Baseline)*(target-estimate) <= 0:
		row.Reason = say("het doel is daar al bereikt", "the target is reached there already")
		return nil
	}
	row.Target = &target
	find := func() (planning.Power, error) { return q.design.SampleSize(row.Baseline, target, q.power) }
	if q.kind == powerOf {
		find = func() (planning.Power, error) { return q.design.Power(row.Baseline, target, q.control, q.other) }
	}
	found, err := find()
	if err != nil {
		return err
	}
	row.groups(found.Groups, q.design.Arms)
	row.Power, row.Exact = &found.Power, found.Exact
	return nil
}

// targetAt returns the share to reach from a baseline. Noise in the last digit may not carry 90% and 10 points past 1.
func (q planQuestion) targetAt(baseline float64) float64 {
	if math.IsNaN(q.target) {
		return math.Round((baseline+q.difference)*1e12) / 1e12
	}
	return q.target
}

func (row *planRow) groups(g planning.Groups, arms int) {
	control, other := planArm(g.Control), planArm(g.Other)
	row.Control, row.Total = &control, g.Total
	if arms > 1 {
		row.Other = &other
	}
}

func (a planAnswer) render(format string) ([]byte, error) {
	switch format {
	case "json":
		encoded, err := json.MarshalIndent(a, "", "  ")
		return append(encoded, '\n'), err
	case "md":
		return a.markdown(), nil
	}
	return a.text(), nil
}
