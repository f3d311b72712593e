package reports

import (
	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/data"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// spreadLine is one thing that is said of the values of a number beside their mean.
type spreadLine struct {
	name data.Text
	say  func(data.Item, *estimate.Number, data.Lang) (string, bool)
}

var spreadLines = []spreadLine{
	{data.Text{NL: "Mediaan", EN: "Median"}, prose.Median},
	{data.Text{}, prose.MedianRange}, // named by the level
	{data.Text{NL: "Kwartielen", EN: "Quartiles"}, prose.Quartiles},
	{data.Text{NL: "Standaardafwijking", EN: "Standard deviation"}, prose.Deviation},
	{data.Text{NL: "Laagste–hoogste", EN: "Lowest–highest"}, prose.Extremes},
	{data.Text{NL: "Som in de populatie", EN: "Sum in the population"}, func(_ data.Item, n *estimate.Number, lang data.Lang) (string, bool) { return prose.Sum(n, lang) }},
}

// shown returns the lines that say something of one of the means at least.
func shownSpread(item data.Item, means []analysis.Estimate, lang data.Lang) []spreadLine {
	var lines []spreadLine
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

// in returns what a line says of a mean, a dash where that is not known.
func (l spreadLine) in(item data.Item, mean analysis.Estimate, lang data.Lang) string {
	text, known := l.say(item, mean.Number, lang)
	switch {
	case mean.Hidden:
		return prose.HiddenWord(lang)
	case !known:
		return "–"
	}
	return text
}

// title names the line in a table; the interval of the median by its level.
func (l spreadLine) title(level float64, lang data.Lang) string {
	if l.name == (data.Text{}) {
		return prose.Capital(prose.IntervalName(level, lang))
	}
	return l.name.In(lang)
}

// numberSummary is the table beside that of the means: what the values say beside them. It has no rows where the values are not
// known, as of published means.
func (d Document) numberSummary(table analysis.Table) page.Table {
	item, means := table.Item, []analysis.Estimate{}
	for _, part := range table.Parts {
		means = append(means, part.Estimates[0])
	}
	lines := shownSpread(item, means, d.Lang)
	if len(lines) == 0 {
		return page.Table{}
	}
	view := page.Table{ID: "table-" + item.ID + "-summary", Header: []string{d.say(words.row)},
		Caption: d.say(words.captionSpread, prose.IntervalName(d.Options.Level, d.Lang))}
	for _, line := range lines {
		view.Header = append(view.Header, line.title(d.Options.Level, d.Lang))
	}
	for _, part := range table.Parts {
		row := page.Row{Name: prose.RowLabel(item, part.Row, d.Lang)}
		for _, line := range lines {
			row.Cells = append(row.Cells, line.in(item, part.Estimates[0], d.Lang))
		}
		view.Rows = append(view.Rows, row)
	}
	return view
}

// addSpread adds to a crosstab what the values of a number say beside the mean, by group.
func (v *crosstabView) addSpread(table analysis.Table, columns []column, p int, lang data.Lang) {
	if table.Item.Kind != data.Number {
		return
	}
	means := make([]analysis.Estimate, len(columns))
	for i, c := range columns {
		means[i] = c.parts[p].Estimates[0]
	}
	for _, line := range shownSpread(table.Item, means, lang) {
		name := line.title(table.Options.Level, lang)
		if line.name == (data.Text{}) {
			name = crosstabMedianInterval.In(lang)
		}
		if row := table.Parts[p].Row; row != "" {
			name = prose.RowLabel(table.Item, row, lang) + ": " + name
		}
		row := page.Row{Name: name}
		for _, mean := range means {
			row.Cells = append(row.Cells, line.in(table.Item, mean, lang))
		}
		v.main.Rows = append(v.main.Rows, row)
	}
}
