package calc

import (
	"bytes"
	"encoding/json"

	"spoor/analysis/hypothesis"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/reports/method"
)

// Schema names the form of an answer in JSON.
const Schema = "spoor/calc/1"

// document is an answer in JSON. The names of methods, the conclusions and the notes are in Language.
type document struct {
	Schema       string              `json:"schema"`
	Calculation  Kind                `json:"calculation"`
	Language     data.Lang           `json:"language"`
	Level        float64             `json:"level"`
	Population   int                 `json:"population,omitempty"`
	Benchmark    *float64            `json:"benchmark,omitempty"`
	Margin       *float64            `json:"margin,omitempty"`
	Groups       []groupRecord       `json:"groups"`
	Differences  []differenceRecord  `json:"differences,omitempty"`
	Tests        []testRecord        `json:"tests,omitempty"`
	PRange       *rangeRecord        `json:"p_range,omitempty"`
	Effect       *effectRecord       `json:"effect,omitempty"`
	Conclusions  []string            `json:"conclusions,omitempty"`
	Notes        []string            `json:"notes,omitempty"`
	Explanations method.Explanations `json:"explanations,omitempty"`
}

type groupRecord struct {
	Count     int              `json:"count"`
	Base      int              `json:"base"`
	Share     float64          `json:"share"`
	Printed   string           `json:"printed,omitempty"`
	Score     *float64         `json:"score,omitempty"`
	Expected  *float64         `json:"expected,omitempty"`
	Intervals []intervalRecord `json:"intervals,omitempty"`
}

type intervalRecord struct {
	Method interval.Method `json:"method"`
	Name   string          `json:"name"`
	Low    float64         `json:"low"`
	High   float64         `json:"high"`
}

type differenceRecord struct {
	Method   interval.Method `json:"method"`
	Name     string          `json:"name"`
	Estimate float64         `json:"estimate"`
	Low      float64         `json:"low"`
	High     float64         `json:"high"`
	Overlap  *int            `json:"overlap,omitempty"`
}

type testRecord struct {
	Method        hypothesis.Method `json:"method"`
	Asked         hypothesis.Method `json:"asked,omitempty"` // the test that was too large, so that Method took its place
	Name          string            `json:"name"`
	Alternative   string            `json:"alternative"`
	P             float64           `json:"p"`
	Exact         bool              `json:"exact"`
	StatisticName string            `json:"statistic_name,omitempty"`
	Statistic     *float64          `json:"statistic,omitempty"`
}

type rangeRecord struct {
	Method      hypothesis.Method `json:"method"`
	Name        string            `json:"name"`
	Low         float64           `json:"low"`  // at MaxOverlap
	High        float64           `json:"high"` // at MinOverlap
	MinOverlap  int               `json:"min_overlap"`
	MaxOverlap  int               `json:"max_overlap"`
	MaxPicks    int               `json:"max_picks,omitempty"`
	OtherCounts []int             `json:"other_counts,omitempty"`
}

type effectRecord struct {
	Method hypothesis.Method `json:"method"`
	Name   string            `json:"name"`
	Value  float64           `json:"value"`
	Low    float64           `json:"low"`
	High   float64           `json:"high"`
}

// JSON returns the answer with numbers in full precision, and explained with what every method in it assumes.
func (a Answer) JSON(lang data.Lang, explained bool) ([]byte, error) {
	w := writer{a, lang}
	out := document{
		Schema: Schema, Calculation: a.Kind, Language: lang, Level: a.Level,
		Population: a.Population, Benchmark: a.Benchmark, Margin: a.Margin,
		Conclusions: w.conclusions(), Notes: w.notes(),
	}
	for _, group := range a.Groups {
		out.Groups = append(out.Groups, w.groupRecord(group))
	}
	for _, d := range a.Differences {
		out.Differences = append(out.Differences, differenceRecord{d.Method, method.IntervalName(d.Method, lang), d.Estimate, d.Low, d.High, d.Overlap})
	}
	for _, test := range a.Tests {
		out.Tests = append(out.Tests, w.testRecord(test))
	}
	if r := a.Range; r != nil {
		out.PRange = &rangeRecord{Method: r.Method, Name: method.TestName(r.Method, lang), Low: r.Low, High: r.High, MinOverlap: r.MinOverlap, MaxOverlap: r.MaxOverlap}
		if r.Limit != nil {
			out.PRange.MaxPicks, out.PRange.OtherCounts = r.Limit.Max, r.Limit.Others
		}
	}
	if e := a.Effect; e != nil {
		out.Effect = &effectRecord{e.Method, method.TestName(e.Method, lang), e.Value, e.Low, e.High}
	}
	if explained {
		out.Explanations = a.explanations(lang)
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(out)
	return text.Bytes(), err
}

func (w writer) groupRecord(group Group) groupRecord {
	record := groupRecord{Count: group.Count, Base: group.Base, Share: group.Share(), Printed: group.Printed, Score: group.Score, Expected: group.Expected}
	for _, i := range group.Intervals {
		record.Intervals = append(record.Intervals, intervalRecord{i.Method, method.IntervalName(i.Method, w.lang), i.Low, i.High})
	}
	return record
}

func (w writer) testRecord(test Test) testRecord {
	record := testRecord{
		Method: test.Method, Name: method.TestName(test.Method, w.lang), Alternative: test.Alternative.String(),
		P: test.P, Exact: test.Exact, StatisticName: test.StatisticName,
	}
	if test.Switched {
		record.Asked = test.Asked
	}
	if test.StatisticName != "" {
		record.Statistic = &test.Statistic
	}
	return record
}
