package plan

import (
	"encoding/json"

	"spoor/analysis/interval"
	"spoor/analysis/planning"
	"spoor/data"
)

// Schema names the form of an answer in JSON.
const Schema = "spoor/plan/1"

// document is an answer in JSON; texts are in Language.
type document struct {
	Schema      string         `json:"schema"`
	Question    Kind           `json:"question"`
	Language    data.Lang      `json:"language"`
	Baseline    baselineRecord `json:"baseline"`
	Design      designRecord   `json:"design"`
	Answers     []rowRecord    `json:"answers"`
	Conclusions []string       `json:"conclusions"`
	Assumptions []string       `json:"assumptions"`
	Notes       []string       `json:"notes"`
}

type baselineRecord struct {
	Answer string          `json:"answer,omitempty"` // of the survey
	Where  string          `json:"where,omitempty"`  // which respondents it is of
	Share  float64         `json:"share"`
	Count  *int            `json:"count,omitempty"`
	Base   *int            `json:"base,omitempty"`
	Low    *float64        `json:"low,omitempty"`
	High   *float64        `json:"high,omitempty"`
	Level  *float64        `json:"level,omitempty"`
	Method interval.Method `json:"method,omitempty"`
}

type designRecord struct {
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

type rowRecord struct {
	At       Place      `json:"at"`
	Baseline float64    `json:"baseline"`
	Target   *float64   `json:"target,omitempty"`
	Control  *armRecord `json:"control,omitempty"`
	Other    *armRecord `json:"other,omitempty"` // each of the other groups
	Total    int        `json:"total,omitempty"`
	Power    *float64   `json:"power,omitempty"`
	Rise     *float64   `json:"rise,omitempty"`
	Fall     *float64   `json:"fall,omitempty"`
	Exact    bool       `json:"exact"`
	Reason   string     `json:"reason,omitempty"`
}

type armRecord struct {
	Recruited int `json:"recruited"`
	Analysed  int `json:"analysed"`
	Effective int `json:"effective"`
	Clusters  int `json:"clusters,omitempty"`
}

// JSON returns the answer with numbers in full precision.
func (a Answer) JSON(lang data.Lang) ([]byte, error) {
	w, d := writer{a, lang}, a.Design
	out := document{
		Schema: Schema, Question: a.Kind, Language: lang, Baseline: w.baselineRecord(),
		Design: designRecord{
			Test: string(d.Test), TestName: w.testName(), Arms: d.Arms, Alpha: d.Alpha, ComparisonAlpha: d.ComparisonAlpha(), Power: a.Wanted,
			Ratio: d.Ratio, ICC: d.ICC, ClusterSize: d.ClusterSize, DesignEffect: d.DesignEffect(), Attrition: d.Attrition,
		},
	}
	words := a.Words(lang)
	out.Conclusions, out.Assumptions, out.Notes = words.Conclusions, words.Assumptions, append([]string{}, words.Notes...)
	for _, row := range a.Rows {
		out.Answers = append(out.Answers, w.rowRecord(row))
	}
	encoded, err := json.MarshalIndent(out, "", "  ")
	return append(encoded, '\n'), err
}

// Words are what an answer says, each a sentence or several.
type Words struct{ Conclusions, Assumptions, Notes []string }

// Words returns what the answer says in a language: what it takes, what that assumes, and what must be known besides.
func (a Answer) Words(lang data.Lang) Words {
	w := writer{a, lang}
	return Words{w.conclusions(), w.assumptions(), w.notes()}
}

func (w writer) baselineRecord() baselineRecord {
	b := w.Baseline
	record := baselineRecord{Answer: w.answerName(), Share: b.Share, Count: b.Count}
	if b.Answer != nil {
		record.Where = b.Answer.Table.Wave.Subset
	}
	if i := b.Interval; i != nil {
		record.Base, record.Low, record.High, record.Level, record.Method = &b.Base, &i.Low, &i.High, &i.Level, i.Method
	}
	return record
}

func (w writer) rowRecord(row Row) rowRecord {
	record := rowRecord{
		At: row.At, Baseline: row.Baseline, Target: row.Target, Total: row.Groups.Total,
		Power: row.Power, Rise: row.Rise, Fall: row.Fall, Exact: row.Exact, Reason: w.reason(row),
	}
	if row.None != 0 {
		return record
	}
	record.Control = w.armRecord(row.Groups.Control)
	if w.Design.Arms > 1 {
		record.Other = w.armRecord(row.Groups.Other)
	}
	return record
}

func (writer) armRecord(arm planning.Arm) *armRecord {
	record := armRecord(arm)
	return &record
}
