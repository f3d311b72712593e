package results

import (
	"spoor/analysis"
	"spoor/data"
	"spoor/internal/prose"
	"spoor/internal/reasons"
	"spoor/reports"
)

// waveRecord is the wave that a report is about.
type waveRecord struct {
	ID            string          `json:"id"`
	Label         string          `json:"label"`
	Source        string          `json:"source"`
	Population    string          `json:"population"`
	Year          int             `json:"year,omitempty"`
	From          data.Date       `json:"from,omitempty"`
	Until         data.Date       `json:"until,omitempty"`
	ReferenceYear int             `json:"reference_year,omitempty"`
	Respondents   int             `json:"respondents,omitempty"`
	Provenance    data.Provenance `json:"provenance"`
	Where         string          `json:"where,omitempty"`
	Level         float64         `json:"level"`
	Interval      string          `json:"interval"`
}

// itemRecord is one item with what a report says of it in words, and who answered it.
type itemRecord struct {
	Item     string      `json:"item"`
	Kind     data.Kind   `json:"kind"`
	Title    string      `json:"title"`
	Question string      `json:"question"`
	Section  string      `json:"section,omitempty"`
	Finding  string      `json:"finding"`
	Order    string      `json:"order,omitempty"`
	Rows     []rowRecord `json:"rows"`
}

// rowRecord is one row of an item, or the item itself, with who answered it.
type rowRecord struct {
	Row      string   `json:"row"`
	Label    string   `json:"label"`
	Asked    *int     `json:"asked"`
	Answered *int     `json:"answered"`
	Missing  *int     `json:"not_answered"`
	Notes    []string `json:"notes"`
}

// externalRecord is a figure of somebody else.
type externalRecord struct {
	ID      string  `json:"id"`
	Item    string  `json:"item"`
	Row     string  `json:"row"`
	Percent float64 `json:"percent"`
	About   string  `json:"about"`
	Source  string  `json:"source"`
}

// printedRecord compares the counts with what a publication prints.
type printedRecord struct {
	Title      string            `json:"title"`
	Total      int               `json:"total"`
	Deviations []deviationRecord `json:"deviations"`
}

type deviationRecord struct {
	Item    string `json:"item"`
	Row     string `json:"row"`
	Option  string `json:"option"`
	Printed string `json:"printed"`
	Counted string `json:"counted"`
}

// Document returns everything that a report says as JSON, in full precision, words in its language.
func Document(d reports.Document) ([]byte, error) { return document(d).text() }

func document(d reports.Document) results {
	w, o := d.Wave, d.Options
	all := results{Schema: Form, Survey: d.Survey, Estimates: []estimateRecord{}, Claims: reasons.Records(d.Decisions),
		Wave: &waveRecord{w.ID, w.Label.In(d.Lang), w.Source.In(d.Lang), w.Population.In(d.Lang), w.Fieldwork.InYear(), w.Fieldwork.From, w.Fieldwork.Until, w.Fieldwork.ReferenceYear,
			w.Respondents, w.Provenance, w.Subset, o.Level, string(o.Method)}}
	for _, chapter := range d.Chapters {
		all.Items = append(all.Items, newItem(chapter, d.Lang))
		all.add(chapter.Table, chapter.Joint, d.Lang)
		if chapter.Ranking != nil {
			all.Rankings = append(all.Rankings, newRanking(*chapter.Ranking))
		}
	}
	for _, development := range d.Developments {
		all.Trends = append(all.Trends, newTrend(development.Trend, d.Lang))
	}
	for _, figure := range d.External {
		all.External = append(all.External, externalRecord{figure.ID, figure.Item, figure.Row, figure.Percent, figure.About.In(d.Lang), figure.Source.In(d.Lang)})
	}
	if d.Printed.Total > 0 {
		printed := printedRecord{Title: d.Printed.Title, Total: d.Printed.Total, Deviations: []deviationRecord{}}
		for _, deviation := range d.Printed.Deviations {
			printed.Deviations = append(printed.Deviations, deviationRecord(deviation))
		}
		all.Printed = &printed
	}
	return all
}

func newItem(chapter reports.Chapter, lang data.Lang) itemRecord {
	table, item := chapter.Table, chapter.Table.Item
	out := itemRecord{Item: item.ID, Kind: item.Kind, Title: item.Heading(lang), Question: item.Text.In(lang), Section: item.Section, Finding: prose.Finding(table, lang)}
	if chapter.Ranking != nil {
		out.Order = reports.RankingSentence(*chapter.Ranking, lang)
	}
	for _, part := range table.Parts {
		out.Rows = append(out.Rows, newRow(table, part, lang))
	}
	return out
}

func newRow(table analysis.Table, part analysis.Part, lang data.Lang) rowRecord {
	out := rowRecord{Row: part.Row, Label: prose.RowLabel(table.Item, part.Row, lang), Notes: noteTexts(part.Notes, lang)}
	if part.BaseHidden {
		return out
	}
	asked, answered := part.Asked, part.Answered
	missing := asked - answered
	out.Asked, out.Answered, out.Missing = &asked, &answered, &missing
	return out
}
