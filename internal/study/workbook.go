package study

import (
	"fmt"

	"spoor/analysis"
	"spoor/charts"
	"spoor/charts/native"
	"spoor/data"
	"spoor/reports/results"
	"spoor/reports/workbook"
)

// Office is what an office program is told of a language.
func Office(lang data.Lang) workbook.Language {
	return workbook.Language{Tag: native.Language(lang), Heads: native.Heads(lang)}
}

// natives are the charts of tables for an office program; there is none of groups.
func (s *Study) natives(tables []analysis.Table, lang data.Lang) (workbook.Charts, error) {
	all := workbook.Charts{}
	for _, table := range tables {
		if len(table.Groups) > 0 {
			continue
		}
		for _, kind := range figureKinds(table.Item) {
			drawn, err := charts.Native(kind, table, s.External(), charts.Options{Lang: lang})
			if err != nil {
				return nil, fmt.Errorf("draw %s: %w", table.Item.ID, err)
			}
			all[table.Item.ID] = append(all[table.Item.ID], drawn)
		}
	}
	return all, nil
}

// tablesWorkbook writes tables as one workbook.
func (s *Study) tablesWorkbook(tables []analysis.Table, lang data.Lang) ([]byte, error) {
	found, err := results.Tables(tables, lang)
	if err != nil {
		return nil, err
	}
	drawn, err := s.natives(tables, lang)
	if err != nil {
		return nil, err
	}
	return workbook.Tables(s.Survey.Codebook.Title.In(lang), tables, drawn, found, lang, Office(lang))
}

// workbook writes the report as a workbook.
func (r *reporting) workbook() ([]byte, error) {
	found, err := results.Document(r.document)
	if err != nil {
		return nil, err
	}
	drawn, err := r.natives(r.tables, r.request.Lang)
	if err != nil {
		return nil, err
	}
	for _, development := range r.document.Developments {
		drawn[workbook.Followed(development.Trend.Item.ID)] = native.Trend(development.Trend, r.request.Lang)
	}
	return workbook.Document(r.document, drawn, found, Office(r.request.Lang))
}
