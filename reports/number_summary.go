package reports

import (
	"spoor/analysis"
	"spoor/internal/prose"
	"spoor/reports/crosstab"
	"spoor/reports/page"
)

// numberSummary is the table beside that of the means: what the values say beside them. It has no rows where the values are not
// known, as of published means.
func (d Document) numberSummary(table analysis.Table) page.Table {
	item, means := table.Item, []analysis.Estimate{}
	for _, part := range table.Parts {
		means = append(means, part.Estimates[0])
	}
	lines := crosstab.ShownSpread(item, means, d.Lang)
	if len(lines) == 0 {
		return page.Table{}
	}
	view := page.Table{ID: "table-" + item.ID + "-summary", Header: []string{d.say(words.row)},
		Caption: d.say(words.captionSpread, prose.IntervalName(d.Options.Level, d.Lang))}
	for _, line := range lines {
		view.Header = append(view.Header, line.Title(d.Lang))
	}
	for _, part := range table.Parts {
		row := page.Row{Name: prose.RowLabel(item, part.Row, d.Lang)}
		for _, line := range lines {
			row.Cells = append(row.Cells, line.In(item, part.Estimates[0], d.Lang))
		}
		view.Rows = append(view.Rows, row)
	}
	return view
}
