package trend

import (
	"strconv"

	"spoor/analysis/hypothesis"
	"spoor/analysis/panel"
	"spoor/data"
	"spoor/data/count/frame"
)

// panelHeader are the columns of trends with panels, of whose rows the first column says what they are of those who took part in the
// waves from and wave: a panel_change of an answer, the panel_mean of a number, a panel_flow of so many from an option to another, and under
// panel_stayed, by answer in the wave from, how many of those who gave it took part again. The base is who answered in both waves; of
// panel_stayed who gave the answer.
var panelHeader = []string{"to_option", "linked_from", "linked_to", "both", "always", "gained", "lost", "never", "before", "after", "p_exact"}

func (t Trend) panelRecords(lang data.Lang) []record {
	var records []record
	for _, p := range t.Panels {
		for _, row := range p.Rows {
			records = append(records, t.panelRow(p, row, lang)...)
		}
	}
	return records
}

func (t Trend) panelRow(p panel.Panel, row panel.Row, lang data.Lang) []record {
	var records []record
	add := func(what string, option data.Option, base int, cells record) {
		cells["what"], cells["item"], cells["row"], cells["option"], cells["label"] = what, t.Item.ID, row.Row, option.ID, option.Label.In(lang)
		cells["from"], cells["wave"], cells["base"] = p.From, p.To, strconv.Itoa(base)
		cells["linked_from"], cells["linked_to"], cells["both"] = strconv.Itoa(p.Linked[0]), strconv.Itoa(p.Linked[1]), strconv.Itoa(p.Both)
		records = append(records, cells)
	}
	for _, c := range row.Changes {
		d := c.Difference
		add("panel_change", c.Option, row.N, record{"value": frame.Digits(d.Estimate), "low": frame.Digits(d.Low), "high": frame.Digits(d.High),
			"level": frame.Digits(d.Level), "method": string(d.Method), "test": string(hypothesis.MethodMcNemarMidP), "p": frame.Digits(c.MidP),
			"p_exact": frame.Digits(c.ExactP), "p_adjusted": frame.Digits(c.AdjustedP), "family": strconv.Itoa(len(row.Changes)),
			"always": strconv.Itoa(c.Always), "gained": strconv.Itoa(c.Gained), "lost": strconv.Itoa(c.Lost), "never": strconv.Itoa(c.Never)})
	}
	if m := row.Mean; m != nil {
		add("panel_mean", data.Option{}, row.N, record{"value": frame.Digits(m.Difference), "low": frame.Digits(m.Low), "high": frame.Digits(m.High),
			"level": frame.Digits(m.Level), "method": string(hypothesis.MethodStudent), "test": string(hypothesis.MethodStudent), "p": frame.Digits(m.P),
			"before": frame.Digits(m.Before), "after": frame.Digits(m.After)})
	}
	for i, to := range row.Flow {
		for k, n := range to {
			add("panel_flow", row.Changes[i].Option, row.N, record{"to_option": row.Changes[k].Option.ID, "count": strconv.Itoa(n)})
		}
	}
	for _, r := range row.Stayed {
		cells := record{"count": strconv.Itoa(r.Came)}
		if r.Of > 0 {
			cells["value"], cells["low"], cells["high"] = frame.Digits(float64(r.Came)/float64(r.Of)), frame.Digits(r.Interval.Low), frame.Digits(r.Interval.High)
			cells["level"], cells["method"] = frame.Digits(r.Interval.Level), string(r.Interval.Method)
		}
		add("panel_stayed", r.Option, r.Of, cells)
	}
	return records
}
