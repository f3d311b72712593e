package crosstab

import (
	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/analysis/spread"
	"spoor/data"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// SpreadLine is one thing that is said of the values of a number beside their mean.
type SpreadLine struct {
	name data.Text
	say  func(data.Item, *estimate.Number, data.Lang) (string, bool)
	at   func(*spread.Quartiles) spread.Point // of a quantile; nil for another line
}

var spreadLines = []SpreadLine{
	{data.Text{NL: "Onderste kwartiel", EN: "Lower quartile"}, prose.LowerQuartile, func(q *spread.Quartiles) spread.Point { return q.Lower }},
	{data.Text{NL: "Mediaan", EN: "Median"}, prose.Median, func(q *spread.Quartiles) spread.Point { return q.Median }},
	{data.Text{NL: "Bovenste kwartiel", EN: "Upper quartile"}, prose.UpperQuartile, func(q *spread.Quartiles) spread.Point { return q.Upper }},
	{data.Text{NL: "Standaardafwijking", EN: "Standard deviation"}, prose.Deviation, nil},
	{data.Text{NL: "Laagste–hoogste", EN: "Lowest–highest"}, prose.Extremes, nil},
	{data.Text{NL: "Som in de populatie", EN: "Sum in the population"}, func(_ data.Item, n *estimate.Number, lang data.Lang) (string, bool) { return prose.Sum(n, lang) }, nil},
}

// ShownSpread returns the lines that say something of one of the means at least.
func ShownSpread(item data.Item, means []analysis.Estimate, lang data.Lang) []SpreadLine {
	var lines []SpreadLine
	for _, line := range spreadLines {
		for _, mean := range means {
			if _, known := line.say(item, mean.Number, lang); known {
				lines = append(lines, line)
				break
			}
		}
	}
	return lines
}

// In returns what a line says of a mean, a dash where that is not known.
func (l SpreadLine) In(item data.Item, mean analysis.Estimate, lang data.Lang) string {
	text, known := l.say(item, mean.Number, lang)
	switch {
	case mean.Hidden:
		return prose.HiddenWord(lang)
	case !known:
		return "–"
	}
	return text
}

// Notes say why a quantile of one of the means has no interval. In a census none has one, as all are known.
func (l SpreadLine) Notes(means ...analysis.Estimate) []analysis.Note {
	for _, mean := range means {
		if n := mean.Number; l.at != nil && !mean.Census && !mean.Hidden && n != nil && n.Spread != nil && n.Spread.Quartiles != nil && l.at(n.Spread.Quartiles).Interval == nil {
			return []analysis.Note{noInterval}
		}
	}
	return nil
}

var noInterval = analysis.Note{
	NL: "Zonder interval waar daarvoor te weinig respondenten of clusters zijn, of waar een grens ervan de antwoorden van te weinig respondenten zou tonen.",
	EN: "Without an interval where there are too few respondents or clusters for one, or where an end of it would show the answers of too few respondents.",
}

// Title names the line in a table.
func (l SpreadLine) Title(lang data.Lang) string { return l.name.In(lang) }

// addSpread adds to a crosstab what the values of a number say beside the mean, by group.
func (v *view) addSpread(table analysis.Table, columns []column, p int) {
	if table.Item.Kind != data.Number {
		return
	}
	means := make([]analysis.Estimate, len(columns))
	for i, c := range columns {
		means[i] = c.parts[p].Estimates[0]
	}
	for _, line := range ShownSpread(table.Item, means, v.lang) {
		name := line.Title(v.lang)
		if row := table.Parts[p].Row; row != "" {
			name = prose.RowLabel(table.Item, row, v.lang) + ": " + name
		}
		row := page.Row{Name: name, Mark: v.notes.Mark(line.Notes(means...)...)}
		for _, mean := range means {
			row.Cells = append(row.Cells, line.In(table.Item, mean, v.lang))
		}
		v.main.Rows = append(v.main.Rows, row)
	}
}
