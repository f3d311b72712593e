package against

import (
	"spoor/data"
	"spoor/data/count/frame"
	"spoor/internal/ooxml/sheets"
	"spoor/internal/prose"
	"spoor/reports/method"
	"spoor/reports/page"
)

var (
	lowHead  = data.Text{NL: "%s, laag", EN: "%s, low"}
	highHead = data.Text{NL: "%s, hoog", EN: "%s, high"}
	noteHead = data.Text{NL: "Noot", EN: "Note"}
)

// Sheet returns the result for a workbook: a row for each answer, its numbers in full precision, and the tests below.
func (r Result) Sheet(lang data.Lang) sheets.Sheet {
	view, sentences, notes := r.view(lang)
	interval := prose.Capital(prose.IntervalName(r.Table.Options.Level, lang))
	table := sheets.Table{Columns: []sheets.Column{{Head: view.Header[0], Width: 30}, {Head: view.Header[1]}, {Head: view.Header[2]},
		{Head: lowHead.Say(lang, interval)}, {Head: highHead.Say(lang, interval)}, {Head: view.Header[3]}, {Head: view.Header[4]}}}
	for _, head := range append(view.Header[5:], noteHead.In(lang)) {
		table.Columns = append(table.Columns, sheets.Column{Head: head})
	}
	for i, e := range r.Table.Parts[0].Estimates {
		format := sheets.Percent(e.Digits(), "")
		row := []sheets.Cell{sheets.Text(view.Rows[i].Name), sheets.Count(e.Count), {}, {}, {}, sheets.Number(r.Known.Shares[i], format), {}}
		if e.Known() {
			mark := ""
			if !e.Precise() {
				mark = "*"
			}
			row[2], row[3], row[4] = sheets.Number(e.Proportion, sheets.Percent(e.Digits(), mark)), sheets.Number(e.Interval.Low, format), sheets.Number(e.Interval.High, format)
			row[6] = sheets.Number(e.Proportion-r.Known.Shares[i], sheets.Signed(format))
		}
		if r.Known.People != nil {
			row = append(row, sheets.Count(r.Known.People[i]))
		}
		switch {
		case r.Response != nil && r.Known.People[i] > 0:
			row = append(row, sheets.Number(float64(r.Response.Counts[i])/float64(r.Known.People[i]), format))
		case r.Response != nil:
			row = append(row, sheets.Cell{})
		}
		table.Rows = append(table.Rows, append(row, sheets.Text(view.Rows[i].Mark)))
	}
	title := r.Table.Item.Heading(lang)
	sheet := sheets.Sheet{Name: title, Above: []sheets.Cell{sheets.Text(title).As(sheets.Title), sheets.Text(r.Table.Item.Text.In(lang)).As(sheets.Note), sheets.Text(view.Caption).As(sheets.Note)}, Tables: []sheets.Table{table}}
	for _, line := range append(append(sentences, page.Lines(notes.Notes())...), method.Foot(lang, r.Table)...) {
		sheet.Below = append(sheet.Below, sheets.Text(line).As(sheets.Note))
	}
	return sheet
}

// CSV returns the result as a tidy table: an answer a row, with the tests of them all in each.
func (r Result) CSV(lang data.Lang) ([]byte, error) {
	header := []string{"wave", "item", "option", "label", "count", "answered", "proportion", "low", "high", "level", "expected", "people", "response", "test", "p", "check", "check_p", "response_test", "response_p"}
	fit := []string{"", "", "", "", "", ""}
	if r.Fit.Test != "" {
		fit[0], fit[1] = string(r.Fit.Test), frame.Digits(r.Fit.P)
	}
	if r.Fit.Check != "" {
		fit[2], fit[3] = string(r.Fit.Check), frame.Digits(r.Fit.CheckP)
	}
	if r.Response != nil && r.Response.Test != nil {
		fit[4], fit[5] = string(r.Response.Test.Method), frame.Digits(r.Response.Test.P)
	}
	var records [][]string
	for i, e := range r.Table.Parts[0].Estimates {
		record := []string{r.Table.Wave.ID, r.Table.Item.ID, e.Option, prose.Label(r.Table.Item, e.Option, lang), frame.Digits(float64(e.Count)), frame.Digits(float64(e.Base)),
			"", "", "", frame.Digits(r.Table.Options.Level), frame.Digits(r.Known.Shares[i]), "", ""}
		if e.Known() {
			record[6], record[7], record[8] = frame.Digits(e.Proportion), frame.Digits(e.Interval.Low), frame.Digits(e.Interval.High)
		}
		if r.Known.People != nil {
			record[11] = frame.Digits(float64(r.Known.People[i]))
		}
		if r.Response != nil && r.Known.People[i] > 0 {
			record[12] = frame.Digits(float64(r.Response.Counts[i]) / float64(r.Known.People[i]))
		}
		records = append(records, append(record, fit...))
	}
	return frame.TidyCSV("item "+r.Table.Item.ID+" beside its population", r.Table.Wave.Subset, header, records)
}
