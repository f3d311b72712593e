package reports

import (
	"fmt"
	"math"
	"slices"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// ratingSummary is the table beside that of a battery: the balance of both ends of the scale with its interval, the median
// and the mean. It has no rows where there is nothing to summarize.
func (d Document) ratingSummary(table analysis.Table, notes *page.Footnotes) page.Table {
	item := table.Item
	if len(item.Scale) == 0 || !hasRating(table) {
		return page.Table{}
	}
	first, last := item.Scale[0].Label.In(d.Lang), item.Scale[len(item.Scale)-1].Label.In(d.Lang)
	view := page.Table{ID: "table-" + item.ID + "-summary", Words: []int{3},
		Header: []string{d.say(words.row), d.say(words.net), prose.Capital(prose.IntervalName(d.Options.Level, d.Lang)), d.say(words.median), d.say(words.mean), d.say(words.base)}}
	view.Caption = d.say(words.captionNet, prose.TopLabel(item, d.Lang), prose.BottomLabel(item, d.Lang), len(item.Scale), first, last)
	for _, part := range table.RankedParts() {
		row := page.Row{Name: prose.RowLabel(item, part.Row, d.Lang), Mark: notes.Mark(part.Notes...)}
		row.Cells = []string{d.say(words.none), "", "", "", prose.Base(part, d.Lang)}
		switch rating := part.Rating; {
		case rating != nil:
			net := rating.Net
			row.Cells[0] = number.Points(net.Estimate, 0, d.Lang)
			row.Cells[1] = fmt.Sprintf(crosstabTo.In(d.Lang), number.Points(net.Low, 0, d.Lang), number.Points(net.High, 0, d.Lang))
			row.Cells[2], row.Cells[3] = medianLabel(item, rating.Median, d.Lang), number.Decimals(rating.Mean, 1, d.Lang)
		case slices.ContainsFunc(part.Estimates, func(e analysis.Estimate) bool { return e.Hidden }):
			row.Cells[0] = prose.HiddenWord(d.Lang)
		}
		view.Rows = append(view.Rows, row)
	}
	return view
}

func hasRating(table analysis.Table) bool {
	for _, part := range table.Parts {
		if part.Rating != nil {
			return true
		}
	}
	return false
}

// medianLabel names the point that the median lies on, or both points that it lies between.
func medianLabel(item data.Item, median float64, lang data.Lang) string {
	below, above := int(math.Floor(median)), int(math.Ceil(median))
	label := item.Scale[below-1].Label.In(lang)
	if above > below {
		label += " / " + item.Scale[above-1].Label.In(lang)
	}
	return label
}
