package results

import (
	"encoding/json"
	"fmt"

	"spoor/analysis"
	"spoor/analysis/hypothesis"
	"spoor/analysis/trend"
	"spoor/data"
	"spoor/internal/prose"
)

// TrendsForm names the form of trends as JSON.
const TrendsForm = "spoor/trend/1"

type trendsRecord struct {
	Schema string        `json:"schema"`
	Trends []trendRecord `json:"trends"`
}

type trendRecord struct {
	Item    string             `json:"item"`
	Waves   []trendWaveRecord  `json:"waves"`
	Finding string             `json:"finding"`
	Family  int                `json:"family"` // changes that Holm's procedure adjusts together
	Lines   []trendLineRecord  `json:"lines"`
	Scores  []trendScoreRecord `json:"scores,omitempty"`
	Panels  []panelRecord      `json:"panels,omitempty"` // of linked waves: those who took part in both
	Notes   []string           `json:"notes"`
}

// trendScoreRecord follows the net score of a row of a scale.
type trendScoreRecord struct {
	Row     string             `json:"row"`
	Label   string             `json:"label"`
	Points  []trendScorePoint  `json:"points"`
	Changes []trendScoreChange `json:"changes"`
}

type trendScorePoint struct {
	Wave   string  `json:"wave"`
	Base   int     `json:"base"`
	Net    float64 `json:"net"`
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	Level  float64 `json:"level"`
	Method string  `json:"method"`
}

type trendScoreChange struct {
	From       string  `json:"from"`
	To         string  `json:"to"`
	Overall    bool    `json:"overall"`
	Difference float64 `json:"difference"`
	Low        float64 `json:"low"`
	High       float64 `json:"high"`
	Level      float64 `json:"level"`
	Method     string  `json:"method"`
}

// trendWaveRecord is a wave; those with the same strand are compared with each other. Strand is null where the item was not
// asked.
type trendWaveRecord struct {
	Wave       string          `json:"wave"`
	Where      string          `json:"where,omitempty"` // which respondents were counted
	AskedAs    data.ItemChange `json:"asked_as"`
	Strand     *int            `json:"strand"`
	Provenance data.Provenance `json:"provenance"`
}

type trendLineRecord struct {
	Row     string              `json:"row"`
	Option  string              `json:"option"`
	Label   string              `json:"label"`
	Points  []trendPointRecord  `json:"points"`
	Changes []trendChangeRecord `json:"changes"`
	Test    *trendTestRecord    `json:"trend"`
	Notes   []string            `json:"notes"`
}

// trendPointRecord is an estimate; its numbers are null where nobody answered. Waves that did not offer it are left out.
type trendPointRecord struct {
	Wave       string     `json:"wave"`
	Count      *int       `json:"count"` // null for a mean
	Base       int        `json:"base"`
	Proportion *float64   `json:"proportion"`     // null for a mean
	Mean       *float64   `json:"mean,omitempty"` // in the unit of the item, as its limits are
	Low        *float64   `json:"low"`
	High       *float64   `json:"high"`
	Level      *float64   `json:"level"`
	Method     string     `json:"method"`
	Precise    *bool      `json:"precise"` // by the rule that marks percentages; null for a mean and where nothing is known
	Hidden     bool       `json:"hidden,omitempty"`
	Possible   *data.Span `json:"possible,omitempty"` // what a count can be that is hidden, or known within bounds only
}

// trendChangeRecord is the later share minus the earlier one. The p-values are null without a test, those of McNemar's range
// where the bases differ.
type trendChangeRecord struct {
	From       string            `json:"from"`
	To         string            `json:"to"`
	Overall    bool              `json:"overall"`
	Difference float64           `json:"difference"`
	Low        float64           `json:"low"`
	High       float64           `json:"high"`
	Level      float64           `json:"level"`
	Method     string            `json:"method"`
	Test       hypothesis.Method `json:"test"`
	P          *float64          `json:"p"`
	FisherP    *float64          `json:"p_fisher"`
	AdjustedP  *float64          `json:"p_adjusted"`
	LowP       *float64          `json:"p_low"`
	HighP      *float64          `json:"p_high"`
	AdjLowP    *float64          `json:"p_adjusted_low"` // what Holm's procedure makes of p_low and p_high
	AdjHighP   *float64          `json:"p_adjusted_high"`
	Verdict    trend.Verdict     `json:"verdict"`
	Notes      []string          `json:"notes"`
}

type trendTestRecord struct {
	Waves     []string          `json:"waves"`
	Method    hypothesis.Method `json:"method"`
	Rising    bool              `json:"rising"`
	P         float64           `json:"p"`
	AdjustedP float64           `json:"p_adjusted"`
	Verdict   trend.Verdict     `json:"verdict"`
	Notes     []string          `json:"notes"`
}

// Trends returns trends as JSON, in full precision, words in lang.
func Trends(trends []trend.Trend, lang data.Lang) ([]byte, error) {
	all := trendsRecord{Schema: TrendsForm, Trends: []trendRecord{}}
	for _, followed := range trends {
		all.Trends = append(all.Trends, newTrend(followed, lang))
	}
	text, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write trends: %w", err)
	}
	return append(text, '\n'), nil
}

func newTrend(followed trend.Trend, lang data.Lang) trendRecord {
	record := trendRecord{Item: followed.Item.ID, Finding: prose.TrendFinding(followed, lang), Family: followed.Family, Notes: noteTexts(followed.Notes, lang), Lines: []trendLineRecord{}}
	for _, p := range followed.Panels {
		record.Panels = append(record.Panels, newPanel(p, lang))
	}
	for _, wave := range followed.Waves {
		out := trendWaveRecord{Wave: wave.Wave.ID, Where: wave.Wave.Subset, AskedAs: wave.Change, Provenance: wave.Wave.Provenance}
		if wave.Strand >= 0 {
			out.Strand = &wave.Strand
		}
		record.Waves = append(record.Waves, out)
	}
	for _, line := range followed.Lines {
		record.Lines = append(record.Lines, newLineRecord(followed, line, lang))
	}
	for _, score := range followed.Scores {
		record.Scores = append(record.Scores, newScoreRecord(followed, score, lang))
	}
	return record
}

func newScoreRecord(t trend.Trend, score trend.Score, lang data.Lang) trendScoreRecord {
	out := trendScoreRecord{Row: score.Row, Label: score.Label.In(lang) + ": " + prose.ScoreName(t.Item, lang), Points: []trendScorePoint{}, Changes: []trendScoreChange{}}
	for i, part := range score.Parts {
		if score.Known(i) {
			net := part.Rating.Net
			out.Points = append(out.Points, trendScorePoint{t.Waves[i].Wave.ID, part.Answered, net.Estimate, net.Low, net.High, net.Level, string(net.Method)})
		}
	}
	for _, change := range score.Changes {
		d := change.Difference
		out.Changes = append(out.Changes, trendScoreChange{t.Waves[change.From].Wave.ID, t.Waves[change.To].Wave.ID, change.Overall, d.Estimate, d.Low, d.High, d.Level, string(d.Method)})
	}
	return out
}

func newLineRecord(t trend.Trend, line trend.Line, lang data.Lang) trendLineRecord {
	record := trendLineRecord{Row: line.Row, Option: line.Option, Label: prose.LineLabel(t, line, lang),
		Points: []trendPointRecord{}, Changes: []trendChangeRecord{}, Notes: noteTexts(line.Notes, lang)}
	for i, point := range line.Points {
		if !point.Offered {
			continue
		}
		e := point.Estimate
		out := trendPointRecord{Wave: t.Waves[i].Wave.ID, Base: e.Base}
		v := valuesOf(e, t.Item.Kind)
		out.Hidden, out.Possible, out.Count, out.Proportion = v.hidden, v.possible, v.count, v.value
		out.Low, out.High, out.Level, out.Method = v.low, v.high, v.level, v.method
		if precise := e.Precise(); e.Known() && e.Number == nil && t.Item.Kind != data.Number {
			out.Precise = &precise
		}
		if e.Number != nil {
			out.Proportion, out.Mean = nil, out.Proportion
		}
		record.Points = append(record.Points, out)
	}
	for _, change := range line.Changes {
		record.Changes = append(record.Changes, newChangeRecord(t, change, lang))
	}
	if test := line.Test; test.Tested() {
		record.Test = &trendTestRecord{Method: test.Method, Rising: test.Rising, P: test.P, AdjustedP: test.AdjustedP, Verdict: test.Verdict, Notes: noteTexts(test.Notes, lang)}
		for _, i := range test.Waves {
			record.Test.Waves = append(record.Test.Waves, t.Waves[i].Wave.ID)
		}
	}
	return record
}

func newChangeRecord(t trend.Trend, change trend.Change, lang data.Lang) trendChangeRecord {
	c := change.Comparison
	d := c.InUnit()
	record := trendChangeRecord{From: t.Waves[change.From].Wave.ID, To: t.Waves[change.To].Wave.ID, Overall: change.Overall,
		Difference: d.Estimate, Low: d.Low, High: d.High, Level: c.Interval.Level, Method: string(c.Interval.Method),
		Verdict: change.Verdict, Notes: noteTexts(c.Notes, lang)}
	if !c.Tested() {
		return record
	}
	record.Test, record.P, record.AdjustedP = c.Test, &c.P, &c.AdjustedP
	if c.Exact() {
		record.FisherP = &c.FisherP
	}
	if change.PairedPossible {
		record.LowP, record.HighP = &change.LowP, &change.HighP
		record.AdjLowP, record.AdjHighP = &change.AdjustedLowP, &change.AdjustedHighP
	}
	return record
}

func noteTexts(notes []analysis.Note, lang data.Lang) []string {
	texts := []string{}
	for _, note := range notes {
		texts = append(texts, note.In(lang))
	}
	return texts
}
