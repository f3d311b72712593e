package trend

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/analysis/interval"
	"spoor/data"
	"spoor/data/count/frame"
)

// frameHeader are the columns that every frame has.
var frameHeader = []string{"what", "item", "row", "option", "label", "from", "wave", "asked_as", "count", "base", "value", "low", "high", "level", "method", "precise",
	"test", "p", "p_fisher", "p_adjusted", "family", "p_low", "p_high", "verdict", "provenance", "notes"}

// possibleHeader are those of trends with hidden counts: the least and the most respondents that one can be of.
var possibleHeader = []string{"possible_low", "possible_high"}

// record is one row of a frame, by column.
type record map[string]string

// Frame returns trends as one tidy frame: one row for each estimate, each change and each test for a trend, told apart by the
// first column, where a wave is linked to the next those of its panel, see [panelHeader], and of a part of the respondents the condition on them in the column where. Numbers have every digit they have, cells without a meaning are empty, notes are in lang and joined by a space.
//
// Net scores come last but the panels, with the option net and values in [-1, 1]. Value is a proportion, a mean in the unit of its item, a
// difference or nothing. From and wave are the ids of the waves of a change; of a test the first and the last.
func Frame(trends []Trend, lang data.Lang) (frame.Frame, error) {
	header := frameHeader
	if slices.ContainsFunc(trends, func(t Trend) bool { return slices.ContainsFunc(t.Lines, Line.hides) }) {
		header = slices.Concat(header, possibleHeader)
	}
	if slices.ContainsFunc(trends, func(t Trend) bool { return len(t.Panels) > 0 }) {
		header = slices.Concat(header, panelHeader)
	}
	var where string // the condition on respondents, the same for every wave
	for _, t := range trends {
		for _, wave := range t.Waves {
			where = wave.Wave.Subset
		}
	}
	if where != "" {
		header = append(slices.Clip(header), "where")
	}
	var cells [][]string
	for _, t := range trends {
		for _, r := range slices.Concat(t.lineRecords(lang), t.scoreRecords(lang), t.panelRecords(lang)) {
			r["where"] = where
			row := make([]string, len(header))
			for i, name := range header {
				row[i] = r[name]
			}
			cells = append(cells, row)
		}
	}
	return frame.New(header, cells)
}

func (t Trend) lineRecords(lang data.Lang) []record {
	var records []record
	for _, line := range t.Lines {
		add := func(what string, cells record) {
			cells["what"], cells["item"], cells["row"], cells["option"], cells["label"] = what, t.Item.ID, line.Row, line.Option, line.Label.In(lang)
			records = append(records, cells)
		}
		for i, point := range line.Points {
			if point.Offered {
				add("estimate", t.pointCells(t.Waves[i], line, point, lang))
			}
		}
		for _, change := range line.Changes {
			add("change", t.changeCells(change, lang))
		}
		if test := line.Test; test.Tested() {
			add("trend", record{"from": t.Waves[test.Waves[0]].Wave.ID, "wave": t.Waves[test.Waves[len(test.Waves)-1]].Wave.ID,
				"test": string(test.Method), "p": frame.Digits(test.P), "p_adjusted": frame.Digits(test.AdjustedP), "family": strconv.Itoa(t.Trends),
				"verdict": string(test.Verdict), "notes": joinNotes(lang, test.Notes)})
		}
	}
	return records
}

func (t Trend) scoreRecords(lang data.Lang) []record {
	var records []record
	for _, score := range t.Scores {
		add := func(what string, cells record, value interval.Difference) {
			cells["what"], cells["item"], cells["row"], cells["option"], cells["label"] = what, t.Item.ID, score.Row, estimate.Net, score.Label.In(lang)
			cells["value"], cells["low"], cells["high"] = frame.Digits(value.Estimate), frame.Digits(value.Low), frame.Digits(value.High)
			cells["level"], cells["method"] = frame.Digits(value.Level), string(value.Method)
			records = append(records, cells)
		}
		for i, part := range score.Parts {
			if score.Known(i) {
				add("estimate", record{"wave": t.Waves[i].Wave.ID, "asked_as": string(t.Waves[i].Change), "base": strconv.Itoa(part.Answered),
					"provenance": string(t.Waves[i].Wave.Provenance)}, *part.Rating.Net)
			}
		}
		for _, change := range score.Changes {
			add("change", record{"from": t.Waves[change.From].Wave.ID, "wave": t.Waves[change.To].Wave.ID, "verdict": string(NotTested)}, change.Difference)
		}
	}
	return records
}

// hides reports whether an estimate of the line is hidden.
func (l Line) hides() bool {
	return slices.ContainsFunc(l.Points, func(p Point) bool { return p.Estimate.Hidden })
}

func (t Trend) pointCells(wave Wave, line Line, point Point, lang data.Lang) record {
	e := point.Estimate
	cells := record{"wave": wave.Wave.ID, "asked_as": string(wave.Change), "base": strconv.Itoa(e.Base),
		"provenance": string(wave.Wave.Provenance), "notes": joinNotes(lang, t.Notes, line.Notes)}
	switch {
	case e.Hidden:
		cells["count"] = "hidden"
		if e.Base == 0 {
			cells["base"] = "hidden"
		}
		if _, _, told := e.HiddenShare(); told {
			cells["possible_low"], cells["possible_high"] = strconv.Itoa(e.Possible.Low), strconv.Itoa(e.Possible.High)
		}
	case e.Unknown:
		cells["count"] = fmt.Sprintf("%d-%d", e.Possible.Low, e.Possible.High)
	case t.Item.Kind != data.Number:
		cells["count"] = strconv.Itoa(e.Count)
	}
	if e.Known() {
		value, low, high := e.InUnit()
		cells["value"], cells["low"], cells["high"] = frame.Digits(value), frame.Digits(low), frame.Digits(high)
		cells["level"], cells["method"] = frame.Digits(e.Interval.Level), string(e.Interval.Method)
		if t.Item.Kind != data.Number {
			cells["precise"] = strconv.FormatBool(e.Precise())
		}
	}
	return cells
}

func (t Trend) changeCells(change Change, lang data.Lang) record {
	c := change.Comparison
	d := c.InUnit()
	cells := record{"from": t.Waves[change.From].Wave.ID, "wave": t.Waves[change.To].Wave.ID,
		"value": frame.Digits(d.Estimate), "low": frame.Digits(d.Low), "high": frame.Digits(d.High), "level": frame.Digits(c.Interval.Level),
		"method": string(c.Interval.Method), "verdict": string(change.Verdict), "notes": joinNotes(lang, c.Notes)}
	if !c.Tested() {
		return cells
	}
	cells["test"], cells["p"], cells["p_adjusted"], cells["family"] = string(c.Test), frame.Digits(c.P), frame.Digits(c.AdjustedP), strconv.Itoa(t.Family)
	if c.Exact() {
		cells["p_fisher"] = frame.Digits(c.FisherP)
	}
	if change.PairedPossible {
		cells["p_low"], cells["p_high"] = frame.Digits(change.LowP), frame.Digits(change.HighP)
	}
	return cells
}

func joinNotes(lang data.Lang, lists ...[]analysis.Note) string {
	var texts []string
	for _, note := range slices.Concat(lists...) {
		texts = append(texts, note.In(lang))
	}
	return strings.Join(texts, " ")
}
