package reports

import (
	"bytes"
	"fmt"

	"spoor/analysis"
	"spoor/data"
	"spoor/reports/crosstab"
	"spoor/reports/method"
	"spoor/reports/page"
)

// TablesMarkdown returns tables as Markdown, each with its notes and its source; those of one item by groups stand side by side.
func TablesMarkdown(tables []analysis.Table, external []data.ExternalFigure, lang data.Lang) []byte {
	return joined(tables, func(together []analysis.Table) []byte {
		if len(together[0].Groups) > 0 {
			return crosstab.Markdown(lang, together...)
		}
		return tableMarkdown(together[0], external, lang)
	})
}

// TablesText returns tables as plain text in columns, each with its notes and its source; those of one item by groups stand side by side.
func TablesText(tables []analysis.Table, external []data.ExternalFigure, lang data.Lang) []byte {
	return joined(tables, func(together []analysis.Table) []byte {
		if len(together[0].Groups) > 0 {
			return crosstab.Text(lang, together...)
		}
		return tableText(together[0], external, lang)
	})
}

// joined writes tables below one another, with those of the same item by groups together.
func joined(tables []analysis.Table, write func([]analysis.Table) []byte) []byte {
	var all [][]byte
	for _, together := range analysis.Banners(tables) {
		all = append(all, write(together))
	}
	return bytes.Join(all, []byte("\n"))
}

func tableMarkdown(table analysis.Table, external []data.ExternalFigure, lang data.Lang) []byte {
	chapter := tableChapter(table, external, lang)
	tables := []page.Table{chapter.Table}
	if len(chapter.Summary.Rows) > 0 {
		tables = append(tables, chapter.Summary)
	}
	return page.TablesMarkdown(chapter.Question, chapter.Notes, method.Foot(lang, table), nil, tables...)
}

func tableText(table analysis.Table, external []data.ExternalFigure, lang data.Lang) []byte {
	chapter := tableChapter(table, external, lang)
	var text bytes.Buffer
	fmt.Fprintf(&text, "%s\n%s\n\n", chapter.Question, chapter.Table.Caption)
	chapter.Table.WriteColumns(&text)
	if len(chapter.Summary.Rows) > 0 {
		fmt.Fprintf(&text, "\n%s\n\n", chapter.Summary.Caption)
		chapter.Summary.WriteColumns(&text)
	}
	fmt.Fprintln(&text)
	for _, line := range append(page.Lines(chapter.Notes), method.Foot(lang, table)...) {
		fmt.Fprintln(&text, line)
	}
	return text.Bytes()
}

func tableChapter(table analysis.Table, external []data.ExternalFigure, lang data.Lang) chapterView {
	document := Document{Lang: lang, Wave: table.Wave, Options: table.Options, External: external}
	return document.chapter(1, Chapter{Table: table})
}
