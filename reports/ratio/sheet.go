package ratio

import (
	"spoor/data"
	"spoor/internal/ooxml/sheets"
	"spoor/internal/prose"
)

// Title names the ratio: "Hours / Clients".
func (r Result) Title(lang data.Lang) string {
	return r.Numbers[0].name(lang) + " / " + r.Numbers[1].name(lang)
}

// Sheet returns the result as a sheet, its numbers in full precision.
func (r Result) Sheet(lang data.Lang) sheets.Sheet {
	view, sentences := r.view(lang)
	interval := prose.Capital(prose.IntervalName(r.Level, lang))
	low, high := data.Text{NL: ", laag", EN: ", low"}, data.Text{NL: ", hoog", EN: ", high"}
	table := sheets.Table{Columns: []sheets.Column{{Head: view.Header[0], Width: 30}, {Head: view.Header[1], Width: 14},
		{Head: interval + low.In(lang), Width: 20}, {Head: interval + high.In(lang), Width: 20}, {Head: view.Header[3], Width: 10}}}
	for _, group := range r.Ratios {
		row := []sheets.Cell{sheets.Text(r.groupName(group.Group, lang)), {}, {}, {}, sheets.Count(group.Respondents)}
		if group.Hidden {
			row[4] = sheets.Cell{}
		}
		format := sheets.Decimals(places(group))
		if group.Known {
			row[1] = sheets.Number(group.Value, format)
		}
		if group.Low != nil {
			row[2], row[3] = sheets.Number(*group.Low, format), sheets.Number(*group.High, format)
		}
		table.Rows = append(table.Rows, row)
	}
	sheet := sheets.Sheet{Name: r.Title(lang), Above: []sheets.Cell{sheets.Text(r.Title(lang)).As(sheets.Title), sheets.Text(view.Caption).As(sheets.Note)}, Tables: []sheets.Table{table}}
	for _, sentence := range sentences {
		sheet.Below = append(sheet.Below, sheets.Text(sentence).As(sheets.Note))
	}
	return sheet
}
