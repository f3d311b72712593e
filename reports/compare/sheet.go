package compare

import (
	"slices"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/comparison"
	"spoor/internal/number"
	"spoor/internal/ooxml/chart"
	"spoor/internal/ooxml/sheets"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// sheetWords are the heads of columns of a sheet.
var sheetWords = struct{ count, low, high, p, fisher, adjusted, note, members, limit, value data.Text }{
	count:    data.Text{NL: "Aantal", EN: "Count"},
	low:      data.Text{NL: "%s-interval, laag", EN: "%s interval, low"},
	high:     data.Text{NL: "%s-interval, hoog", EN: "%s interval, high"},
	p:        data.Text{NL: "p", EN: "p"},
	fisher:   data.Text{NL: "p (Fisher)", EN: "p (Fisher)"},
	adjusted: data.Text{NL: "p, gecorrigeerd", EN: "p, adjusted"},
	note:     data.Text{NL: "Noot", EN: "Note"},
	members:  data.Text{NL: "Organisaties", EN: "Organisations"},
	limit:    data.Text{NL: "Buiten grens", EN: "Outside limit"},
	value:    data.Text{NL: "Waarde", EN: "Value"},
}

// Sheets returns the comparison as sheets, one for each item, its numbers as numbers in full precision; charts are those of an item. Of a
// funnel there is one sheet with the organisations.
func (c Comparison) Sheets(charts func(Item) []chart.Chart) []sheets.Sheet {
	var all []sheets.Sheet
	for _, item := range c.Items {
		all = append(all, c.sheet(item, charts(item)))
	}
	if len(c.Funnels) > 0 {
		all = append(all, c.memberSheet())
	}
	return all
}

// sideColumns are the columns of one of two sides.
func (c Comparison) sideColumns(name string) []sheets.Column {
	level := number.Level(c.Options.Level, c.Lang)
	var columns []sheets.Column
	for _, head := range []string{c.say(sheetWords.count), "n", c.say(sheetWords.value), c.say(sheetWords.low, level), c.say(sheetWords.high, level)} {
		columns = append(columns, sheets.Column{Head: head, Group: name})
	}
	return columns
}

func (c Comparison) sheet(item Item, charts []chart.Chart) sheets.Sheet {
	notes := page.NewFootnotes(c.Lang)
	of, level := item.Sector.Item, number.Level(c.Options.Level, c.Lang)
	sheet := sheets.Sheet{Name: of.Heading(c.Lang), Charts: charts, Pinned: 1, Wide: true}
	title := of.Heading(c.Lang) + notes.Mark(slices.Concat(item.Notes, item.Sector.Notes)...)
	sheet.Above = []sheets.Cell{sheets.Text(title).As(sheets.Title), sheets.Text(of.Text.In(c.Lang)).As(sheets.Note),
		sheets.Text(comparison.Finding(item.Item, c.Alias, c.Lang)).As(sheets.Note)}
	table := sheets.Table{Columns: []sheets.Column{{Head: c.say(words.part)}}}
	table.Columns = append(table.Columns, c.sideColumns(prose.Capital(comparison.OwnName(c.Alias, c.Lang)))...)
	table.Columns = append(table.Columns, c.sideColumns(c.say(words.sectorColumn))...)
	for _, head := range []string{c.say(words.difference), c.say(sheetWords.low, level), c.say(sheetWords.high, level), c.say(sheetWords.p), c.say(sheetWords.fisher),
		c.say(sheetWords.adjusted), c.say(words.verdict), c.say(sheetWords.note)} {
		table.Columns = append(table.Columns, sheets.Column{Head: head})
	}
	for _, row := range item.Rows {
		r := c.record(item.Item, row)
		cells := append([]sheets.Cell{sheets.Text(r.Label)}, sideCells(of, r.Own, row.Own, c.Lang)...)
		cells = append(cells, sideCells(of, r.Sector, row.Sector, c.Lang)...)
		format := sheets.Percent(row.Own.Digits(), "")
		if of.Kind == data.Number {
			format = sheets.Decimals(2)
		}
		for _, value := range []*float64{r.Difference, r.Low, r.High} {
			cells = append(cells, numberCell(value, sheets.Signed(format)))
		}
		for _, p := range []*float64{r.P, r.Fisher, r.Adjusted} {
			cells = append(cells, numberCell(p, sheets.Probability(number.BareProbability(0, c.Lang))))
		}
		noted := notes.Mark(slices.Concat(row.Own.Notes, row.Sector.Notes, row.Notes)...)
		table.Rows = append(table.Rows, append(cells, sheets.Text(comparison.Verdict(row, c.Lang)), sheets.Text(noted)))
	}
	sheet.Tables = []sheets.Table{table}
	for _, line := range page.Lines(notes.Notes()) {
		sheet.Below = append(sheet.Below, sheets.Text(line).As(sheets.Note))
	}
	return sheet
}

// sideCells are the count, base, share or mean and interval of one side.
func sideCells(item data.Item, side comparedSide, e analysis.Estimate, lang data.Lang) []sheets.Cell {
	mark := ""
	if side.Precise != nil && !*side.Precise {
		mark = prose.Imprecise
	}
	value, format, bounds := side.Share, sheets.Percent(e.Digits(), mark), sheets.Percent(e.Digits(), "")
	if item.Kind == data.Number && side.Mean != nil {
		value, format, bounds = side.Mean, sheets.Decimals(2), sheets.Decimals(2)
	}
	count, base, share := sheets.Cell{}, sheets.Text(prose.HiddenWord(lang)), numberCell(value, format)
	switch {
	case e.Hidden:
		count, share = sheets.Text(prose.HiddenWord(lang)), sheets.Text(prose.HiddenBounds(e, lang))
	case side.Count != nil:
		count = sheets.Count(*side.Count)
	}
	if side.Base != nil {
		base = sheets.Count(*side.Base)
	}
	return []sheets.Cell{count, base, share, numberCell(side.Low, bounds), numberCell(side.High, bounds)}
}

func numberCell(value *float64, format string) sheets.Cell {
	if value == nil {
		return sheets.Cell{}
	}
	return sheets.Number(*value, format)
}

// memberSheet is the sheet of the organisations of funnels.
func (c Comparison) memberSheet() sheets.Sheet {
	table := sheets.Table{Columns: []sheets.Column{{Head: c.say(words.organisation)}, {Head: c.say(words.part)}}}
	table.Columns = append(table.Columns, c.sideColumns(c.say(words.own))...)
	table.Columns = append(table.Columns, c.sideColumns(c.say(words.sectorColumn))...)
	table.Columns = append(table.Columns, sheets.Column{Head: c.say(sheetWords.limit)})
	for _, r := range c.memberRecords() {
		cells := []sheets.Cell{sheets.Text(r.Organisation), sheets.Text(r.Label)}
		for _, side := range []comparedSide{r.Own, r.Sector} { // neither is hidden: around what is not known there is no funnel
			cells = append(cells, sideCells(data.Item{}, side, analysis.Estimate{Base: *side.Base}, c.Lang)...)
		}
		table.Rows = append(table.Rows, append(cells, numberCell(r.Outside, "0.0%")))
	}
	title := c.say(sheetWords.members)
	return sheets.Sheet{Name: title, Above: []sheets.Cell{sheets.Text(title).As(sheets.Title)}, Tables: []sheets.Table{table}, Pinned: 1, Wide: true}
}

// Title is that of the page.
func (c Comparison) Title() string { return c.view().Title }
