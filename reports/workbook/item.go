package workbook

import (
	"slices"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/ooxml/chart"
	"spoor/internal/ooxml/sheets"
	"spoor/internal/prose"
	"spoor/reports/crosstab"
	"spoor/reports/method"
	"spoor/reports/page"
)

// writer writes the sheets of one workbook.
type writer struct {
	lang data.Lang
}

func (w writer) say(text data.Text, args ...any) string { return text.Say(w.lang, args...) }

// sheetOf is the sheet of one item, of which several tables by groups stand side by side: its percentages or means with their intervals, and
// what there is to note.
func (w writer) sheetOf(tables []analysis.Table, joint *analysis.Table, charts []chart.Chart) sheets.Sheet {
	notes, table := page.NewFootnotes(w.lang), tables[0]
	var noted []analysis.Note
	for _, of := range tables {
		for _, note := range of.Notes {
			if !slices.Contains(noted, note) {
				noted = append(noted, note)
			}
		}
	}
	sheet := sheets.Sheet{Name: table.Item.Heading(w.lang), Charts: charts, Pinned: 1, Wide: true}
	title := table.Item.Heading(w.lang) + notes.Mark(noted...)
	sheet.Above = []sheets.Cell{sheets.Text(title).As(sheets.Title), sheets.Text(table.Item.Text.In(w.lang)).As(sheets.Note)}
	switch {
	case len(table.Groups) > 0:
		sheet.Tables = []sheets.Table{w.banner(tables, notes)}
		for _, of := range tables {
			for _, association := range of.Associations {
				sheet.Above = append(sheet.Above, sheets.Text(crosstab.AssociationSentence(of, association, w.lang)).As(sheets.Note))
			}
			sheet.Tables = append(sheet.Tables, w.contrasts(of, notes)...)
		}
	case table.Item.Kind == data.Number:
		sheet.Above = append(sheet.Above, sheets.Text(prose.Finding(table, w.lang)).As(sheets.Note))
		sheet.Tables = []sheets.Table{w.means(table, notes)}
	default:
		sheet.Above = append(sheet.Above, sheets.Text(prose.Finding(table, w.lang)).As(sheets.Note))
		sheet.Tables = append([]sheets.Table{w.shares(table, joint, notes)}, w.scores(table)...)
	}
	if len(table.Item.Rows) > 0 {
		sheet.Pinned = 2
	}
	for _, line := range append(page.Lines(notes.Notes()), method.Foot(w.lang, tables...)...) {
		sheet.Below = append(sheet.Below, sheets.Text(line).As(sheets.Note))
	}
	return sheet
}

// limits are the columns of an interval.
func (w writer) limits(name, group string) []sheets.Column {
	return []sheets.Column{{Head: w.say(words.low, name), Group: group}, {Head: w.say(words.high, name), Group: group}}
}

// interval names the intervals of a table, as short as the head of a column.
func (w writer) interval(table analysis.Table) string { return w.intervalAt(table.Options.Level) }

func (w writer) intervalAt(level float64) string {
	return w.say(words.interval, number.Level(level, w.lang))
}

// heads are the columns before the estimates: of a battery the row, and the answer.
func (w writer) heads(item data.Item) []sheets.Column {
	var columns []sheets.Column
	if len(item.Rows) > 0 || item.Kind == data.Number {
		columns = append(columns, sheets.Column{Head: w.say(words.row)})
	}
	if item.Kind != data.Number {
		columns = append(columns, sheets.Column{Head: w.say(words.answer)})
	}
	return columns
}

// names are the cells of those columns.
func (w writer) names(item data.Item, row, option string) []sheets.Cell {
	var cells []sheets.Cell
	if len(item.Rows) > 0 || item.Kind == data.Number {
		name := prose.RowLabel(item, row, w.lang)
		if row == "" {
			name = item.Heading(w.lang)
		}
		cells = append(cells, sheets.Text(name))
	}
	if item.Kind != data.Number {
		cells = append(cells, sheets.Text(prose.Label(item, option, w.lang)))
	}
	return cells
}

func (w writer) shares(table analysis.Table, joint *analysis.Table, notes *page.Footnotes) sheets.Table {
	columns := append(w.heads(table.Item), sheets.Column{Head: w.say(words.count)}, sheets.Column{Head: w.say(words.base)}, sheets.Column{Head: w.say(words.share)})
	columns = append(columns, w.limits(w.interval(table), "")...)
	if joint != nil {
		columns = append(columns, w.limits(w.say(words.joint), "")...)
	}
	out := sheets.Table{Columns: append(columns, sheets.Column{Head: w.say(words.note)})}
	for _, part := range table.RankedParts() {
		for _, e := range slices.Concat(table.Ranked(part), part.Nets) {
			row := append(w.names(table.Item, part.Row, e.Option), w.estimate(part, e, notes)...)
			if joint != nil {
				together, _ := joint.At(part.Row, e.Option)
				row = append(row, w.bounds(together)...)
			}
			out.Rows = append(out.Rows, append(row, sheets.Text(notes.Mark(slices.Concat(part.Notes, e.Notes)...))))
		}
	}
	return out
}

// estimate is the count, base, share and interval of an estimate, as far as they are known and shown.
func (w writer) estimate(part analysis.Part, e analysis.Estimate, notes *page.Footnotes) []sheets.Cell {
	hidden := sheets.Text(prose.HiddenWord(w.lang))
	base := sheets.Count(e.Base)
	if part.BaseHidden {
		base = hidden
	}
	switch {
	case e.Hidden:
		return []sheets.Cell{hidden, base, sheets.Text(prose.HiddenBounds(e, w.lang)), {}, {}}
	case e.Unknown:
		share, interval := prose.Bounds(e, w.lang)
		return []sheets.Cell{sheets.Text(rangeOf(e.Possible)), base, sheets.Text(share), sheets.Text(interval), {}}
	case !e.Known():
		return []sheets.Cell{sheets.Count(e.Count), base, {}, {}, {}}
	}
	notes.Share(e) // so that a star is explained
	mark := ""
	if !e.Precise() {
		mark = prose.Imprecise
	}
	return append([]sheets.Cell{sheets.Count(e.Count), base, sheets.Number(e.Proportion, sheets.Percent(e.Digits(), mark))}, w.bounds(e)...)
}

// bounds are the ends of the interval of a share; none where there is no sampling error.
func (w writer) bounds(e analysis.Estimate) []sheets.Cell {
	if !e.Known() || e.Exact() {
		return make([]sheets.Cell, 2)
	}
	format := sheets.Percent(e.Digits(), "")
	return []sheets.Cell{sheets.Number(e.Interval.Low, format), sheets.Number(e.Interval.High, format)}
}

// means is the table of a number item.
func (w writer) means(table analysis.Table, notes *page.Footnotes) sheets.Table {
	out := sheets.Table{Columns: append(w.heads(table.Item), sheets.Column{Head: w.say(words.base)}, sheets.Column{Head: w.say(words.mean)})}
	out.Columns = append(out.Columns, w.limits(w.interval(table), "")...)
	out.Columns = append(out.Columns, sheets.Column{Head: w.say(words.deviation)})
	for _, head := range []data.Text{words.lowerQuartile, words.median, words.upperQuartile} {
		out.Columns = append(append(out.Columns, sheets.Column{Head: w.say(head)}), w.limits(w.say(head)+", "+w.interval(table), "")...)
	}
	out.Columns = append(out.Columns, sheets.Column{Head: w.say(words.note)})
	for _, part := range table.Parts {
		e := part.Estimates[0]
		row := append(w.names(table.Item, part.Row, ""), w.mean(table.Item, part, e)...)
		out.Rows = append(out.Rows, append(row, sheets.Text(notes.Mark(slices.Concat(part.Notes, e.Notes)...))))
	}
	return filled(out)
}

// filled leaves out the columns in which nothing stands: of a published mean neither deviation nor quartiles are known.
func filled(table sheets.Table) sheets.Table {
	for k := len(table.Columns) - 1; k >= 0; k-- {
		if !slices.ContainsFunc(table.Rows, func(row []sheets.Cell) bool { return row[k].Kind != sheets.Empty }) {
			table.Columns = slices.Delete(table.Columns, k, k+1)
			for i, row := range table.Rows {
				table.Rows[i] = slices.Delete(row, k, k+1)
			}
		}
	}
	return table
}

// mean is the base, mean and interval of a number, and how its values lie.
func (w writer) mean(item data.Item, part analysis.Part, e analysis.Estimate) []sheets.Cell {
	cells := make([]sheets.Cell, 14)
	if part.BaseHidden {
		cells[0] = sheets.Text(prose.HiddenWord(w.lang))
	} else if part.Answered > 0 {
		cells[0] = sheets.Count(part.Answered)
	}
	switch {
	case e.Hidden:
		cells[1] = sheets.Text(prose.HiddenWord(w.lang))
		return cells
	case !e.Known():
		return cells
	}
	value, low, high := e.InUnit()
	if e.Number == nil { // a mean of which only the place in its range is known
		scale := func(place float64) float64 { return item.Range[0] + place*(item.Range[1]-item.Range[0]) }
		value, low, high = scale(value), scale(low), scale(high)
	}
	cells[1] = inUnit(item, value)
	if !e.Exact() {
		cells[2], cells[3] = inUnit(item, low), inUnit(item, high)
	}
	if n := e.Number; n != nil && n.Deviation != nil {
		cells[4] = inUnit(item, *n.Deviation)
	}
	if n := e.Number; n != nil && n.Spread != nil && n.Spread.Quartiles != nil {
		for i, point := range n.Spread.Quartiles.Points() {
			cells[5+3*i] = inUnit(item, point.Value)
			if point.Interval != nil {
				cells[6+3*i], cells[7+3*i] = inUnit(item, point.Interval.Low), inUnit(item, point.Interval.High)
			}
		}
	}
	return cells
}

// inUnit is a value of a number item; one in percent is a share in the format of a percentage.
func inUnit(item data.Item, value float64) sheets.Cell {
	if prose.InPercent(item) {
		return sheets.Number(value/100, sheets.Percent(1, ""))
	}
	return sheets.Number(value, sheets.Decimals(2))
}

// scores is what a scale says as a whole, in a table of its own.
func (w writer) scores(table analysis.Table) []sheets.Table {
	score := prose.Capital(prose.ScoreName(table.Item, w.lang))
	out := sheets.Table{Caption: w.say(words.summary), Columns: append(w.heads(table.Item), sheets.Column{Head: w.say(words.base)}, sheets.Column{Head: score})}
	out.Columns = append(out.Columns, w.limits(w.interval(table), "")...)
	out.Columns = append(out.Columns, sheets.Column{Head: w.say(words.median)}, sheets.Column{Head: w.say(words.mean)})
	for _, part := range table.RankedParts() {
		r := part.Rating
		if r == nil {
			continue
		}
		row := w.names(table.Item, part.Row, "")
		row[len(row)-1] = sheets.Cell{}
		if len(table.Item.Rows) == 0 {
			row[0] = sheets.Text(table.Item.Heading(w.lang))
		}
		cells := make([]sheets.Cell, 6)
		cells[0] = sheets.Count(part.Answered)
		if r.Net != nil {
			format := sheets.Percent(part.Estimates[0].Digits(), "")
			cells[1] = sheets.Number(r.Net.Estimate, format)
			if r.Net.Low < r.Net.High {
				cells[2], cells[3] = sheets.Number(r.Net.Low, format), sheets.Number(r.Net.High, format)
			}
		}
		cells[4], cells[5] = sheets.Number(r.Median, sheets.Decimals(1)), sheets.Number(r.Mean, sheets.Decimals(2))
		out.Rows = append(out.Rows, append(row, cells...))
	}
	if len(out.Rows) == 0 {
		return nil
	}
	return []sheets.Table{out}
}
