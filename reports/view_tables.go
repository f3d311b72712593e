package reports

import (
	"fmt"
	"slices"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

func (d Document) choiceTable(table analysis.Table, notes *page.Footnotes) page.Table {
	part, item := table.Parts[0], table.Item
	interval := prose.IntervalName(d.Options.Level, d.Lang)
	view := page.Table{Header: []string{d.say(words.answer), d.say(words.count), d.say(words.percentage), prose.Capital(interval)}}
	title := item.Heading(d.Lang) + notes.Mark(slices.Concat(table.Notes, part.Notes)...)
	if item.Kind == data.Multiple {
		limit := ""
		if item.MaxPicks > 0 {
			limit = d.say(words.atMost, item.MaxPicks)
		}
		caption := words.captionMultiple
		if table.Options.Base == estimate.BaseResponses {
			caption = words.captionResponses
		}
		view.Caption = d.say(caption, title, interval, limit, prose.TableBase(table, part, d.Lang))
	} else {
		view.Caption = d.say(words.captionSingle, title, interval, prose.TableBase(table, part, d.Lang))
	}
	for _, estimate := range slices.Concat(table.Ranked(part), part.Nets) {
		row := page.Row{Name: prose.Label(item, estimate.Option, d.Lang), Mark: notes.Mark(slices.Concat(netNote(item, estimate.Option), estimate.Notes)...)}
		row.Cells = []string{number.Count(estimate.Count, d.Lang), d.say(words.none), ""}
		if estimate.Hidden {
			row.Cells[0], row.Cells[1] = prose.HiddenWord(d.Lang), prose.HiddenBounds(estimate, d.Lang)
		}
		if estimate.Unknown {
			row.Cells[0] = number.Count(estimate.Possible.Low, d.Lang) + "–" + number.Count(estimate.Possible.High, d.Lang)
			if share, interval := prose.Bounds(estimate, d.Lang); share != "" {
				row.Cells[1], row.Cells[2] = share, interval
			}
		}
		if estimate.Known() {
			row.Cells[1], row.Cells[2] = notes.Share(estimate), rangeCell(estimate, number.Range(estimate.Interval.Low, estimate.Interval.High, estimate.Digits(), d.Lang))
		}
		view.Rows = append(view.Rows, row)
	}
	return view
}

// rangeCell is the cell of an interval: a dash where there is no sampling error.
func rangeCell(e analysis.Estimate, bounds string) string {
	if e.Exact() {
		return "–"
	}
	return bounds
}

// netNote says of which answers a net is; there is none for an answer.
func netNote(item data.Item, option string) []analysis.Note {
	net, found := item.Net(option)
	if !found {
		return nil
	}
	say := func(lang data.Lang, form string) string {
		labels := make([]string, len(net.Of))
		for i, id := range net.Of {
			labels[i] = prose.Quote(prose.Label(item, id, lang))
		}
		return fmt.Sprintf(form, data.Or(labels, lang))
	}
	return []analysis.Note{{
		NL: say(data.Dutch, "Wie ten minste één van deze antwoorden koos: %s."),
		EN: say(data.English, "Respondents who chose at least one of these answers: %s."),
	}}
}

// addJoint adds the intervals that hold together to the table of the same item.
func addJoint(view *page.Table, chapter Chapter, d Document) {
	view.Header = append(view.Header, d.say(words.joint))
	for i, estimate := range slices.Concat(chapter.Table.Ranked(chapter.Table.Parts[0]), chapter.Table.Parts[0].Nets) {
		joint, _ := chapter.Joint.At("", estimate.Option)
		cell := ""
		if joint.Known() {
			cell = rangeCell(joint, number.Range(joint.Interval.Low, joint.Interval.High, joint.Digits(), d.Lang))
		}
		view.Rows[i].Cells = append(view.Rows[i].Cells, cell)
	}
}

func (d Document) ratingTable(table analysis.Table, notes *page.Footnotes) page.Table {
	item := table.Item
	view := page.Table{Header: []string{d.say(words.row)}}
	title := item.Heading(d.Lang) + notes.Mark(table.Notes...)
	view.Caption = d.say(words.captionRating, title, prose.IntervalName(d.Options.Level, d.Lang))
	for _, point := range item.Scale {
		view.Header = append(view.Header, point.Label.In(d.Lang))
	}
	for _, net := range table.Parts[0].Nets {
		view.Header = append(view.Header, prose.Capital(prose.Label(item, net.Option, d.Lang)))
	}
	view.Header = append(view.Header, d.say(words.base))
	for _, part := range table.RankedParts() {
		row := page.Row{Name: prose.RowLabel(item, part.Row, d.Lang), Mark: notes.Mark(part.Notes...)}
		for _, estimate := range part.Estimates {
			row.Cells = append(row.Cells, d.bracketed(estimate, notes.Share(estimate))+notes.Mark(estimate.Notes...))
		}
		for _, estimate := range part.Nets {
			row.Cells = append(row.Cells, d.bracketed(estimate, notes.Share(estimate)))
		}
		row.Cells = append(row.Cells, prose.Base(part, d.Lang))
		view.Rows = append(view.Rows, row)
	}
	return view
}

// bracketed returns a percentage with its interval, "74% (60–85)".
func (d Document) bracketed(e analysis.Estimate, percentage string) string {
	switch {
	case e.Hidden:
		return prose.Hidden(e, d.Lang)
	case !e.Known():
		return d.say(words.none)
	case e.Exact():
		return percentage
	}
	return fmt.Sprintf("%s (%s)", percentage, number.BareRange(e.Interval.Low, e.Interval.High, e.Digits(), d.Lang))
}

func (d Document) numberTable(table analysis.Table, notes *page.Footnotes) page.Table {
	item := table.Item
	interval := prose.IntervalName(d.Options.Level, d.Lang)
	view := page.Table{Header: []string{d.say(words.row), d.say(words.mean), prose.Capital(interval), d.say(words.base)}}
	view.Caption = d.say(words.captionNumber, item.Heading(d.Lang)+notes.Mark(table.Notes...), interval)
	beside := map[string]string{}
	for _, figure := range d.External {
		if figure.Item == item.ID {
			beside[figure.Row] = fmt.Sprintf("%s: %s", number.Percent(figure.Percent/100, 0, d.Lang), figure.Source.In(d.Lang))
		}
	}
	if len(beside) > 0 {
		view.Words = []int{len(view.Header)}
		view.Header = append(view.Header, d.say(words.other))
	}
	for _, part := range table.Parts {
		mean := part.Estimates[0]
		row := page.Row{Name: prose.RowLabel(item, part.Row, d.Lang), Mark: notes.Mark(slices.Concat(part.Notes, mean.Notes)...)}
		row.Cells = []string{d.say(words.none), "", prose.Base(part, d.Lang)}
		if mean.Hidden {
			row.Cells[0], row.Cells[2] = prose.HiddenWord(d.Lang), ""
		}
		if mean.Known() {
			row.Cells[0], row.Cells[1] = prose.Mean(item, mean.Proportion, d.Lang), rangeCell(mean, prose.MeanRange(item, mean.Interval, d.Lang))
		}
		if len(beside) > 0 {
			row.Cells = append(row.Cells, beside[part.Row])
		}
		view.Rows = append(view.Rows, row)
	}
	return view
}
