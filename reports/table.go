package reports

import (
	"bytes"
	"fmt"
	"slices"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// TableMarkdown returns one table as Markdown, with its notes and its source; a table with groups as a crosstab.
func TableMarkdown(table analysis.Table, external []data.ExternalFigure, lang data.Lang) ([]byte, error) {
	if len(table.Groups) > 0 {
		view := newCrosstabView(table, lang)
		return page.TablesMarkdown(view.question, view.notes.Notes(), Foot(table, lang), view.overall, view.tables()...), nil
	}
	chapter := tableChapter(table, external, lang)
	tables := []page.Table{chapter.Table}
	if len(chapter.Summary.Rows) > 0 {
		tables = append(tables, chapter.Summary)
	}
	return page.TablesMarkdown(chapter.Question, chapter.Notes, Foot(table, lang), nil, tables...), nil
}

// Foot are the lines below a table and its notes: the methods that it was made with, and its source.
func Foot(table analysis.Table, lang data.Lang) []string {
	lines := []string{methodsLine(table, lang), prose.TableSource(table, lang)}
	return slices.DeleteFunc(lines, func(line string) bool { return line == "" })
}

// TableText returns one table as plain text in columns, with its notes and its source; a table with groups as a crosstab.
func TableText(table analysis.Table, external []data.ExternalFigure, lang data.Lang) ([]byte, error) {
	if len(table.Groups) > 0 {
		return crosstabText(table, lang), nil
	}
	chapter := tableChapter(table, external, lang)
	var text bytes.Buffer
	fmt.Fprintf(&text, "%s\n%s\n\n", chapter.Question, chapter.Table.Caption)
	chapter.Table.WriteColumns(&text)
	if len(chapter.Summary.Rows) > 0 {
		fmt.Fprintf(&text, "\n%s\n\n", chapter.Summary.Caption)
		chapter.Summary.WriteColumns(&text)
	}
	fmt.Fprintln(&text)
	for _, line := range append(page.Lines(chapter.Notes), Foot(table, lang)...) {
		fmt.Fprintln(&text, line)
	}
	return text.Bytes(), nil
}

func tableChapter(table analysis.Table, external []data.ExternalFigure, lang data.Lang) chapterView {
	document := Document{Lang: lang, Wave: table.Wave, Options: table.Options, External: external}
	return document.chapter(1, Chapter{Table: table})
}
