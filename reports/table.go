package reports

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/prose"
)

// TableMarkdown returns one table as Markdown, with its notes and its source; a table with groups as a crosstab.
func TableMarkdown(table analysis.Table, external []data.ExternalFigure, lang data.Lang) ([]byte, error) {
	if len(table.Groups) > 0 {
		view := newCrosstabView(table, lang)
		return tableMarkdown(view.question, view.notes.all(), foot(table, lang), view.overall, view.tables()...)
	}
	chapter := tableChapter(table, external, lang)
	tables := []tableView{chapter.Table}
	if len(chapter.Summary.Rows) > 0 {
		tables = append(tables, chapter.Summary)
	}
	return tableMarkdown(chapter.Question, chapter.Notes, foot(table, lang), nil, tables...)
}

// foot are the lines below a table and its notes: the methods that it was made with, and its source.
func foot(table analysis.Table, lang data.Lang) []string {
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
	writeColumns(&text, chapter.Table)
	if len(chapter.Summary.Rows) > 0 {
		fmt.Fprintf(&text, "\n%s\n\n", chapter.Summary.Caption)
		writeColumns(&text, chapter.Summary)
	}
	fmt.Fprintln(&text)
	for _, line := range append(noteLines(chapter.Notes), foot(table, lang)...) {
		fmt.Fprintln(&text, line)
	}
	return text.Bytes(), nil
}

func tableChapter(table analysis.Table, external []data.ExternalFigure, lang data.Lang) chapterView {
	document := Document{Lang: lang, Wave: table.Wave, Options: table.Options, External: external}
	return document.chapter(1, Chapter{Table: table})
}

// tableMarkdown writes a question, the first table, sentences about it, and the other tables.
func tableMarkdown(question string, notes []noteView, foot []string, sentences []string, tables ...tableView) ([]byte, error) {
	var text bytes.Buffer
	fmt.Fprintf(&text, "**%s**\n\n", markdownText(question))
	for i, table := range tables {
		if i > 0 {
			fmt.Fprintln(&text)
		}
		written, err := markdown("table", data.Dutch, table) // its texts are in their language already
		if err != nil {
			return nil, err
		}
		text.Write(written)
		for _, sentence := range sentences {
			fmt.Fprintf(&text, "\n%s\n", markdownText(sentence))
		}
		sentences = nil
	}
	for _, line := range append(noteLines(notes), foot...) {
		fmt.Fprintf(&text, "\n%s\n", markdownText(line))
	}
	return text.Bytes(), nil
}

func noteLines(notes []noteView) []string {
	lines := make([]string, len(notes))
	for i, note := range notes {
		lines[i] = note.Mark + " " + note.Text
	}
	return lines
}

// writeColumns writes a table in columns: names to the left, numbers to the right.
func writeColumns(text *bytes.Buffer, table tableView) {
	lines := [][]string{table.Header}
	for _, row := range table.Rows {
		lines = append(lines, append([]string{row.Name + row.Mark}, row.Cells...))
	}
	widths := make([]int, len(table.Header))
	for _, line := range lines {
		for i, cell := range line {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, line := range lines {
		var b strings.Builder
		for i, cell := range line {
			gap := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if i == 0 {
				b.WriteString(cell + gap)
			} else {
				b.WriteString("  " + gap + cell)
			}
		}
		fmt.Fprintln(text, strings.TrimRight(b.String(), " "))
	}
}
