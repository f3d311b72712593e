package plan

import (
	"spoor/data"
	"spoor/internal/ooxml/sheets"
	"spoor/internal/prose"
)

// Sheet returns the answer as a sheet: its numbers as numbers, in full precision.
func (a Answer) Sheet(lang data.Lang) sheets.Sheet {
	w := writer{a, lang}
	sheet := sheets.Sheet{Name: w.title(), Above: []sheets.Cell{sheets.Text(w.title()).As(sheets.Title), sheets.Text(w.baselineLine()).As(sheets.Note)}}
	for _, line := range w.conclusions() {
		sheet.Above = append(sheet.Above, sheets.Text(line).As(sheets.Note))
	}
	texts := w.table()
	table := sheets.Table{}
	for _, head := range texts[0] {
		table.Columns = append(table.Columns, sheets.Column{Head: prose.Capital(head), Width: 18})
	}
	for i, row := range w.Rows {
		cells := w.numbers(row)
		for len(cells) < len(table.Columns) { // no answer there
			cells = append(cells, sheets.Text(texts[i+1][len(cells)]))
		}
		table.Rows = append(table.Rows, cells)
	}
	sheet.Tables = []sheets.Table{table}
	sheet.Below = append(sheet.Below, sheets.Text(words.assumptions.In(lang)).As(sheets.Strong))
	for _, line := range append(w.assumptions(), w.notes()...) {
		sheet.Below = append(sheet.Below, sheets.Text(line).As(sheets.Note))
	}
	return sheet
}

// numbers are the cells of a row, as far as there is an answer.
func (w writer) numbers(row Row) []sheets.Cell {
	format := sheets.Percent(1, "")
	if w.Digits != nil {
		format = sheets.Percent(*w.Digits, "")
	}
	share := func(value *float64) sheets.Cell {
		if value == nil {
			return sheets.Text(none)
		}
		return sheets.Number(*value, format)
	}
	cells := []sheets.Cell{sheets.Text(w.place(row.At)), share(&row.Baseline)}
	switch {
	case row.None != 0:
		return cells
	case w.Kind == Detectable:
		return append(cells, share(row.Rise), share(row.Fall))
	}
	cells = append(cells, share(row.Target), sheets.Count(row.Groups.Control.Recruited))
	if w.Design.Arms > 1 {
		cells = append(cells, sheets.Count(row.Groups.Other.Recruited), sheets.Count(row.Groups.Total))
	}
	return append(cells, share(row.Power))
}
