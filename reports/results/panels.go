package results

import (
	"spoor/analysis/panel"
	"spoor/data"
)

// panelRecord is what those answered who took part in two waves.
type panelRecord struct {
	From       string           `json:"from"`
	To         string           `json:"to"`
	LinkedFrom int              `json:"linked_from"` // respondents of the wave with a link
	LinkedTo   int              `json:"linked_to"`
	Both       int              `json:"both"`
	Rows       []panelRowRecord `json:"rows"`
}

type panelRowRecord struct {
	Row     string                `json:"row"`
	Base    int                   `json:"base"` // who answered in both waves
	Changes []panelChangeRecord   `json:"changes,omitempty"`
	Mean    *panelMeanRecord      `json:"mean,omitempty"`
	Flow    [][]int               `json:"flow,omitempty"` // from each option, in the order of changes, to each
	Stayed  []panelRetainedRecord `json:"stayed,omitempty"`
}

type panelChangeRecord struct {
	Option     string  `json:"option"`
	Label      string  `json:"label"`
	Always     int     `json:"always"`
	Gained     int     `json:"gained"`
	Lost       int     `json:"lost"`
	Never      int     `json:"never"`
	Difference float64 `json:"difference"` // later minus earlier
	Low        float64 `json:"low"`
	High       float64 `json:"high"`
	Level      float64 `json:"level"`
	Method     string  `json:"method"`
	MidP       float64 `json:"p_mid"`
	ExactP     float64 `json:"p_exact"`
	AdjustedP  float64 `json:"p_adjusted"` // of p_mid, over the options of the row
}

type panelMeanRecord struct {
	Before     float64 `json:"before"` // in the unit of the item, as the others are
	After      float64 `json:"after"`
	Difference float64 `json:"difference"`
	Low        float64 `json:"low"`
	High       float64 `json:"high"`
	Level      float64 `json:"level"`
	P          float64 `json:"p"`
}

type panelRetainedRecord struct {
	Option string   `json:"option"`
	Of     int      `json:"of"`
	Came   int      `json:"came"`
	Low    *float64 `json:"low"` // null where nobody gave the answer
	High   *float64 `json:"high"`
}

func newPanel(p panel.Panel, lang data.Lang) panelRecord {
	record := panelRecord{From: p.From, To: p.To, LinkedFrom: p.Linked[0], LinkedTo: p.Linked[1], Both: p.Both, Rows: []panelRowRecord{}}
	for _, row := range p.Rows {
		out := panelRowRecord{Row: row.Row, Base: row.N, Flow: row.Flow}
		for _, c := range row.Changes {
			d := c.Difference
			out.Changes = append(out.Changes, panelChangeRecord{c.Option.ID, c.Option.Label.In(lang), c.Always, c.Gained, c.Lost, c.Never,
				d.Estimate, d.Low, d.High, d.Level, string(d.Method), c.MidP, c.ExactP, c.AdjustedP})
		}
		if m := row.Mean; m != nil {
			out.Mean = &panelMeanRecord{m.Before, m.After, m.Difference, m.Low, m.High, m.Level, m.P}
		}
		for _, r := range row.Stayed {
			one := panelRetainedRecord{Option: r.Option.ID, Of: r.Of, Came: r.Came}
			if r.Of > 0 {
				one.Low, one.High = &r.Interval.Low, &r.Interval.High
			}
			out.Stayed = append(out.Stayed, one)
		}
		record.Rows = append(record.Rows, out)
	}
	return record
}
