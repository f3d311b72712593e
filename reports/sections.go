package reports

import (
	"strings"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
)

// method says what was done, and names exactly the methods that the tables were made with.
func (d Document) method() []string {
	paragraphs := []string{
		d.phrase("methodBase"),
		d.phrase("methodInterval", number.Level(d.Options.Level, d.Lang), prose.Method(d.Options.Method, d.Lang)),
		d.phrase("methodSeveral"),
	}
	widest, counted := false, false
	var ranked *analysis.Ranking
	for _, chapter := range d.Chapters {
		widest = widest || chapter.Table.Item.Kind == data.Number
		counted = counted || chapter.Table.Item.Kind != data.Number
		if chapter.Ranking != nil {
			ranked = chapter.Ranking
		}
	}
	if counted {
		paragraphs = append(paragraphs, d.phrase("methodImprecise"))
	}
	if ranked != nil {
		paragraphs = append(paragraphs, strings.Join(rankingMethod(*ranked, d.Lang), " "))
	}
	if widest {
		paragraphs = append(paragraphs, d.phrase("methodWidest"))
	}
	if d.Wave.Provenance == data.Reconstructed {
		paragraphs = append(paragraphs, d.phrase("methodReconstructed"))
	}
	return append(paragraphs, d.phrase("methodSources", d.Options.Method.Describe().Source))
}

func (d Document) dataSection() []string {
	wave := d.Wave
	var paragraphs []string
	if population := wave.Population.In(d.Lang); population != "" {
		paragraphs = append(paragraphs, d.phrase("dataPopulation", population))
	}
	switch {
	case wave.Fieldwork.ReferenceYear > 0:
		paragraphs = append(paragraphs, d.phrase("dataReference", wave.Fieldwork.Year, wave.Fieldwork.ReferenceYear))
	case wave.Fieldwork.Year > 0:
		paragraphs = append(paragraphs, d.phrase("dataFieldwork", wave.Fieldwork.Year))
	}
	if wave.Respondents > 0 {
		paragraphs = append(paragraphs, d.phrase("dataRespondents", wave.Respondents))
	}
	if wave.Provenance == data.Reconstructed {
		paragraphs = append(paragraphs, d.phrase("dataReconstructed"))
	} else {
		paragraphs = append(paragraphs, d.phrase("dataObserved"))
	}
	switch p := d.Printed; {
	case p.Total > 0 && len(p.Deviations) == 0:
		paragraphs = append(paragraphs, d.phrase("dataPrintedAll", p.Total))
	case p.Total > 0:
		paragraphs = append(paragraphs, d.phrase("dataPrinted", p.Total, p.Total-len(p.Deviations)))
	}
	return paragraphs
}

// deviations lists the printed percentages that the counts do not give.
func (d Document) deviations() tableView {
	view := tableView{Header: []string{d.phrase("question"), d.phrase("row"), d.phrase("answer"), d.phrase("printed"), d.phrase("counted")}}
	for _, difference := range d.Printed.Deviations {
		table, found := d.table(difference.Item)
		if !found {
			continue
		}
		printed := d.phrase("lost")
		if difference.Printed != "" {
			printed = difference.Printed + "%"
		}
		row := ""
		if difference.Row != "" {
			row = prose.RowLabel(table.Item, difference.Row, d.Lang)
		}
		view.Rows = append(view.Rows, rowView{Name: table.Item.Heading(d.Lang),
			Cells: []string{row, prose.Label(table.Item, difference.Option, d.Lang), printed, difference.Counted + "%"}})
	}
	return view
}

func (d Document) table(item string) (analysis.Table, bool) {
	for _, chapter := range d.Chapters {
		if chapter.Table.Item.ID == item {
			return chapter.Table, true
		}
	}
	return analysis.Table{}, false
}

// baseTable shows for every item how many could answer and how many did.
func (d Document) baseTable() tableView {
	view := tableView{Caption: d.phrase("dataBases"), Header: []string{d.phrase("question"), d.phrase("asked"), d.phrase("answered")}}
	for _, chapter := range d.Chapters {
		low, high := 0, 0
		for i, part := range chapter.Table.Parts {
			if i == 0 || part.Asked < low {
				low = part.Asked
			}
			high = max(high, part.Asked)
		}
		answeredLow, answeredHigh := chapter.Table.Bases()
		view.Rows = append(view.Rows, rowView{Name: chapter.Table.Item.Heading(d.Lang),
			Cells: []string{countRange(low, high, d.Lang), countRange(answeredLow, answeredHigh, d.Lang)}})
	}
	return view
}
