package workbook

import (
	"slices"

	"spoor/analysis"
	"spoor/analysis/trend"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/ooxml/chart"
	"spoor/internal/ooxml/sheets"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// Followed is the key of the charts of an item over its waves among [Charts].
func Followed(item string) string { return "trend-" + item }

// trend is the sheet of one item over several waves: the estimates of each wave side by side, then what changed.
func (w writer) trend(t trend.Trend, charts []chart.Chart) sheets.Sheet {
	notes := page.NewFootnotes(w.lang)
	sheet := sheets.Sheet{Name: w.say(words.waves) + ", " + t.Item.Heading(w.lang), Charts: charts, Pinned: 1, Wide: true}
	sheet.Above = []sheets.Cell{sheets.Text(t.Item.Heading(w.lang) + notes.Mark(t.Notes...)).As(sheets.Title),
		sheets.Text(t.Item.Text.In(w.lang)).As(sheets.Note), sheets.Text(prose.TrendFinding(t, w.lang)).As(sheets.Note)}
	sheet.Tables = []sheets.Table{w.levels(t, notes)}
	if changes := w.changes(t, notes); len(changes.Rows) > 0 {
		sheet.Tables = append(sheet.Tables, changes)
	}
	for _, line := range append(page.Lines(notes.Notes()), prose.TrendSource(t, w.lang)) {
		sheet.Below = append(sheet.Below, sheets.Text(line).As(sheets.Note))
	}
	return sheet
}

// lineHead heads the column of the lines of a trend.
func (w writer) lineHead(t trend.Trend) sheets.Column {
	if t.Item.Scaled() || t.Item.Kind == data.Number {
		return sheets.Column{Head: w.say(words.row)}
	}
	return sheets.Column{Head: w.say(words.answer)}
}

// levels is the table of the estimates of all waves; what a wave did not ask is empty.
func (w writer) levels(t trend.Trend, notes *page.Footnotes) sheets.Table {
	number, level := t.Item.Kind == data.Number, w.intervalAt(t.Options.Level)
	table := sheets.Table{Columns: []sheets.Column{w.lineHead(t)}}
	heads := []string{w.say(words.count), w.say(words.base), w.say(words.share)}
	if number {
		heads = []string{w.say(words.base), w.say(words.mean)}
	}
	for _, wave := range t.Waves {
		for _, head := range heads {
			table.Columns = append(table.Columns, sheets.Column{Head: head, Group: wave.Wave.ID})
		}
		table.Columns = append(table.Columns, w.limits(level, wave.Wave.ID)...)
	}
	table.Columns = append(table.Columns, sheets.Column{Head: w.say(words.note)})
	for _, line := range t.Lines {
		row := []sheets.Cell{sheets.Text(prose.LineLabel(t, line, w.lang))}
		noted := slices.Clone(line.Notes)
		for _, point := range line.Points {
			noted = slices.Concat(noted, point.Estimate.Notes)
			part := analysis.Part{Answered: point.Estimate.Base}
			switch {
			case !point.Offered:
				row = append(row, make([]sheets.Cell, len(heads)+2)...)
			case number:
				row = append(row, w.mean(t.Item, part, point.Estimate)[:len(heads)+2]...)
			default:
				row = append(row, w.estimate(part, point.Estimate, notes)...)
			}
		}
		table.Rows = append(table.Rows, append(row, sheets.Text(notes.Mark(noted...))))
	}
	return table
}

// withoutEmpty leaves out the columns that no row has a value in.
func withoutEmpty(table sheets.Table) sheets.Table {
	for k := len(table.Columns) - 1; k >= 0; k-- {
		if !slices.ContainsFunc(table.Rows, func(row []sheets.Cell) bool { return row[k].Kind != sheets.Empty }) {
			table.Columns = slices.Delete(table.Columns, k, k+1)
			for i := range table.Rows {
				table.Rows[i] = slices.Delete(table.Rows[i], k, k+1)
			}
		}
	}
	return table
}

// changes is the table of the differences between waves.
func (w writer) changes(t trend.Trend, notes *page.Footnotes) sheets.Table {
	table := sheets.Table{Caption: w.say(words.changes), Columns: []sheets.Column{w.lineHead(t), {Head: w.say(words.from)}, {Head: w.say(words.to)}, {Head: w.say(words.change)}}}
	table.Columns = append(table.Columns, w.limits(w.intervalAt(t.Options.Level), "")...)
	for _, head := range []data.Text{words.p, words.fisher, words.adjusted, words.pairedLow, words.pairedHigh, words.outcome, words.note} {
		table.Columns = append(table.Columns, sheets.Column{Head: w.say(head)})
	}
	for _, line := range t.Lines {
		for _, change := range line.Changes {
			c := change.Comparison
			row := []sheets.Cell{sheets.Text(prose.LineLabel(t, line, w.lang)), sheets.Text(t.Waves[change.From].Wave.ID), sheets.Text(t.Waves[change.To].Wave.ID)}
			cells := make([]sheets.Cell, 8)
			if c.Known() {
				d, format := c.InUnit(), differenceFormat(t.Item, c.Digits())
				cells[0], cells[1], cells[2] = sheets.Number(d.Estimate, format), sheets.Number(d.Low, format), sheets.Number(d.High, format)
			}
			if c.Tested() {
				cells[3], cells[5] = sheets.Number(c.P, sheets.Probability(number.BareProbability(0, w.lang))), sheets.Number(c.AdjustedP, sheets.Probability(number.BareProbability(0, w.lang)))
			}
			if c.Exact() {
				cells[4] = sheets.Number(c.FisherP, sheets.Probability(number.BareProbability(0, w.lang)))
			}
			if change.PairedPossible {
				cells[6], cells[7] = sheets.Number(change.LowP, sheets.Probability(number.BareProbability(0, w.lang))), sheets.Number(change.HighP, sheets.Probability(number.BareProbability(0, w.lang)))
			}
			row = append(append(row, cells...), sheets.Text(prose.Verdict(change.Verdict, w.lang)), sheets.Text(notes.Mark(c.Notes...)))
			table.Rows = append(table.Rows, row)
		}
	}
	return withoutEmpty(table)
}
