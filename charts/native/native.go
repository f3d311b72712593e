// Package native turns estimates into charts that an office program draws and lets a reader edit, see package spoor/internal/ooxml/chart:
// one function for each kind of figure of package spoor/charts, with the same numbers, order, labels and colours. Whiskers are the
// interval of each estimate.
package native

import (
	"math"
	"slices"

	"spoor/analysis"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/ooxml/chart"
	"spoor/internal/prose"
)

// words are the fixed texts of charts.
var words = struct {
	latest, answer, row, mean, share, external, label data.Text
	minus, plus, sector, perMember, noAnswers, high   data.Text
	numbers, level                                    data.Text
}{
	latest:    data.Text{NL: "(plaats van het getal, laatste golf)", EN: "(place of the number, latest wave)"},
	answer:    data.Text{NL: "Antwoord", EN: "Answer"},
	row:       data.Text{NL: "Onderdeel", EN: "Part"},
	mean:      data.Text{NL: "Gemiddelde", EN: "Mean"},
	share:     data.Text{NL: "Aandeel", EN: "Share"},
	external:  data.Text{NL: "Cijfer uit een andere bron", EN: "Figure from another source"},
	label:     data.Text{NL: "(ruimte voor het getal)", EN: "(room for the number)"},
	minus:     data.Text{NL: "interval omlaag", EN: "interval down"},
	plus:      data.Text{NL: "interval omhoog", EN: "interval up"},
	sector:    data.Text{NL: "Sector", EN: "Sector"},
	perMember: data.Text{NL: "respondenten per organisatie", EN: "respondents in the organisation"},
	noAnswers: data.Text{NL: "geen antwoorden", EN: "no answers"},
	high:      data.Text{NL: "Grens van toeval %s", EN: "Limit of chance %s"},
	numbers:   data.Text{NL: "Alle cijfers, met interval:", EN: "All numbers, with interval:"},
	level:     data.Text{NL: "Bovenkant van het interval", EN: "Upper end of the interval"},
}

// Heads are the heads of the columns of intervals in the sheet of a chart.
func Heads(lang data.Lang) chart.Words {
	return chart.Words{Minus: words.minus.In(lang), Plus: words.plus.In(lang)}
}

// Language is the tag of the language that an office program checks the spelling in.
func Language(lang data.Lang) string { return data.Text{NL: "nl-NL", EN: "en-GB"}.In(lang) }

// begun is a chart of an item with its texts.
func begun(table analysis.Table, lang data.Lang) chart.Chart {
	return chart.Chart{Title: table.Item.Text.In(lang), Alt: prose.Describe(table, lang), Of: words.answer.In(lang)}
}

// Bars draws the options of a single or multiple item as bars with their intervals.
func Bars(table analysis.Table, _ []data.ExternalFigure, lang data.Lang) chart.Chart {
	c := begun(table, lang)
	bars(&c, rowsOf(table, lang), table, lang)
	return c
}

// row is one row of a chart.
type row struct {
	label    string
	estimate analysis.Estimate
	external float64 // a figure from another source in place of an estimate; NaN for none
}

// rowsOf returns the options of an item in the order in which they are listed.
func rowsOf(table analysis.Table, lang data.Lang) []row {
	var rows []row
	for _, e := range table.Ranked(table.Parts[0]) {
		rows = append(rows, row{prose.Label(table.Item, e.Option, lang), e, math.NaN()})
	}
	return rows
}

// value returns an estimate and its interval on the axis of a chart: a share in [0, 1], a mean in the unit of its item. All are NaN
// for an estimate that is not known.
func value(item data.Item, e analysis.Estimate) (at, low, high float64) {
	if !e.Known() {
		return math.NaN(), math.NaN(), math.NaN()
	}
	at, low, high = e.Proportion, e.Interval.Low, e.Interval.High
	if item.Kind == data.Number && !prose.InPercent(item) {
		width := item.Range[1] - item.Range[0]
		at, low, high = item.Range[0]+at*width, item.Range[0]+low*width, item.Range[0]+high*width
	}
	if e.Exact() {
		low, high = at, at
	}
	return at, low, high
}

// text is what stands beside an estimate: "81% (67–91)", or why there is none.
func text(item data.Item, e analysis.Estimate, lang data.Lang) string {
	switch {
	case e.Hidden:
		return prose.Hidden(e, lang)
	case !e.Known():
		return words.noAnswers.In(lang)
	}
	shown, bounds := prose.Share(e, lang), number.BareRange(e.Interval.Low, e.Interval.High, e.Digits(), lang)
	if item.Kind == data.Number {
		shown = prose.Mean(item, e.Proportion, lang)
		if !prose.InPercent(item) {
			bounds = prose.MeanRange(item, e.Interval, lang)
		}
	}
	if e.Exact() {
		return shown
	}
	return shown + " (" + bounds + ")"
}

// bases adds to each text the base of its estimate, where the rows do not share one.
func bases(rows []row, texts []string, lang data.Lang) {
	alike := !slices.ContainsFunc(rows, func(r row) bool {
		return r.estimate.Known() && rows[0].estimate.Known() && r.estimate.Base != rows[0].estimate.Base
	})
	for i, r := range rows {
		if r.estimate.Known() && !alike {
			texts[i] += ", n = " + number.Count(r.estimate.Base, lang)
		}
	}
}

// format is the format of percentages: with the most decimals that an estimate has.
func format(estimates ...analysis.Estimate) string {
	for _, e := range estimates {
		if e.Known() && e.Digits() > 0 {
			return "0.0%"
		}
	}
	return "0%"
}

// bars draws rows as bars with their intervals; behind each interval stands its text.
func bars(c *chart.Chart, rows []row, table analysis.Table, lang data.Lang) {
	c.Kind, c.Unit = chart.Bars, "0%"
	name := words.share.In(lang)
	if table.Item.Kind == data.Number {
		name = words.mean.In(lang)
	}
	main := chart.Series{Name: name, Colour: picture.BarColour, Ink: picture.DotColour}
	ends := chart.Series{Name: words.level.In(lang), Hidden: true, Place: chart.Beyond}
	others := chart.Series{Name: words.external.In(lang), Colour: picture.OtherColour, Place: chart.Beyond}
	highest, compared, estimates := 0.0, false, []analysis.Estimate{}
	for _, r := range rows {
		at, low, high := value(table.Item, r.estimate)
		c.Categories = append(c.Categories, r.label)
		main.Values, main.Low, main.High = append(main.Values, at), append(main.Low, low), append(main.High, high)
		said := text(table.Item, r.estimate, lang)
		other := ""
		if !math.IsNaN(r.external) {
			said, other, compared = "", number.Percent(r.external, 0, lang), true
			high = math.NaN()
		} else if math.IsNaN(high) {
			high = 0 // its text stands where the axis begins
		}
		ends.Values, ends.Labels = append(ends.Values, high), append(ends.Labels, said)
		others.Values, others.Labels = append(others.Values, r.external), append(others.Labels, other)
		highest = max(highest, zero(high), zero(r.external))
		estimates = append(estimates, r.estimate)
	}
	bases(rows, ends.Labels, lang)
	c.Series = []chart.Series{main, ends}
	if compared {
		c.Series = append(c.Series, others)
		c.Legend = true
	}
	if table.Item.Kind == data.Number && !prose.InPercent(table.Item) {
		c.Unit = "0.0"
		c.Across = unitAxis(table.Item.Range[0], highest)
	} else {
		c.Unit = format(estimates...)
		c.Across = shareAxis(highest)
	}
	c.Height = 1.5 + 0.8*float64(len(rows))
	if c.Legend {
		c.Height += 0.7
	}
}

func zero(value float64) float64 {
	if math.IsNaN(value) {
		return 0
	}
	return value
}

// shareAxis is an axis from 0 to 100%, with room for a text behind the highest value.
func shareAxis(highest float64) chart.Axis {
	return chart.Axis{Max: math.Ceil(max(1, highest+0.42)*50) / 50, Step: 0.2, Format: `[<=1.001]0%;""`}
}

// unitAxis is an axis in the unit of an item, from its lowest value on, with room for a text behind the highest one.
func unitAxis(lowest, highest float64) chart.Axis {
	step := picture.Step((highest - lowest) / 5)
	top := lowest + step*math.Ceil((highest-lowest)/step)
	return chart.Axis{Min: lowest, Max: top + 0.42*(top-lowest), Step: step, Format: "[<=" + number.Decimals(top, 2, data.English) + `]General;""`}
}
