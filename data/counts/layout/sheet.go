package layout

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"spoor/data/problem"
	"spoor/data/records"
	"spoor/internal/pattern"
	"spoor/internal/spreadsheet"
)

// Sheet is a file, or one sheet of a workbook.
type Sheet struct {
	File string // for messages, with the name of the sheet where there are several
	Name string // of the sheet, where there are several
	Rows []row
	Err  error // that ended the reading

	Hidden bool // in its workbook
}

// row is one line of a sheet with something in it.
type row struct {
	line  int
	Cells []string // tidied
}

// Limits of a table of counts; a file with more is something else.
const (
	maxRows    = 20_000
	maxColumns = 300
	maxSheets  = 60
)

var zeroWidth = strings.NewReplacer("\u200b", "", "\u200c", "", "\u200d", "", "\ufeff", "", "\u00ad", "")

// Tidy takes the apostrophe before a formula, zero-width characters and spaces too many from a cell, no-break ones as well.
func Tidy(cell string) string {
	return strings.Join(strings.Fields(zeroWidth.Replace(spreadsheet.Text(cell))), " ")
}

// ReadSheets reads all sheets of a file. A sheet that is larger than a table of counts can be is left out.
func ReadSheets(name string, content []byte, dialect records.Dialect, o records.Options) ([]Sheet, error) {
	names := dialect.Sheets
	if len(names) < 2 {
		names = []string{""}
	}
	var sheets []Sheet
	for _, of := range names[:min(len(names), maxSheets)] {
		o.Sheet = of
		reader, err := records.Open(name, bytes.NewReader(content), o)
		if err != nil {
			return nil, problem.Listed(err)
		}
		read, large := readSheet(reader)
		if of != "" {
			read.File, read.Name, read.Hidden = name+" ("+of+")", of, slices.Contains(dialect.Hidden, of)
		}
		if !large {
			sheets = append(sheets, read)
		}
	}
	return sheets, nil
}

// readSheet reads the rows of one sheet, and reports whether it is too large.
func readSheet(reader *records.Reader) (Sheet, bool) {
	out := Sheet{File: reader.Name()}
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			out.cutLists()
			return out, false
		}
		if err != nil {
			out.Err = problem.Listed(err)
			return out, false
		}
		if len(out.Rows) == maxRows || len(record.Cells) > maxColumns {
			return out, true
		}
		one := row{line: record.Line}
		filled := false
		for _, text := range record.Texts() {
			text = Tidy(text)
			filled = filled || text != ""
			one.Cells = append(one.Cells, text)
		}
		if filled {
			out.Rows = append(out.Rows, one)
		}
	}
}

var inOneCell = pattern.New(`^(.*\pL.*?)\s*[:=]\s*(\S.*)$`)

// cutLists cuts the cells of a list in one column, such as "Ja: 9", in a label and its number.
func (s *Sheet) cutLists() {
	lists := 0
	for _, r := range s.Rows {
		if len(r.Cells) > 1 && strings.Join(r.Cells[1:], "") != "" {
			return
		}
		if m := inOneCell.FindStringSubmatch(r.Cells[0]); m != nil && isValue(m[2]) {
			lists++
		}
	}
	if lists < 2 {
		return
	}
	for i, r := range s.Rows {
		if m := inOneCell.FindStringSubmatch(r.Cells[0]); m != nil && isValue(m[2]) {
			s.Rows[i].Cells = []string{m[1], m[2]}
		}
	}
}

// cell returns a cell of a row, blank beyond its end.
func (r row) cell(column int) string {
	if column < 0 || column >= len(r.Cells) {
		return ""
	}
	return r.Cells[column]
}

// Texts returns the different texts of a row that are no numbers: one that stands in several cells was merged.
func (r row) Texts() []string {
	var out []string
	seen := map[string]bool{}
	for _, cell := range r.Cells {
		if cell != "" && !isValue(cell) && !seen[cell] {
			seen[cell] = true
			out = append(out, cell)
		}
	}
	return out
}

// Values returns the columns that hold numbers.
func (r row) Values() []int {
	var out []int
	for i, cell := range r.Cells {
		if isValue(cell) {
			out = append(out, i)
		}
	}
	return out
}

// columnName is what a column is called in messages: its header, or its letter in a spreadsheet.
func columnName(header string, column int) string {
	if header != "" {
		return header
	}
	const letters = 26
	name := ""
	for column++; column > 0; column = (column - 1) / letters {
		name = string(rune('A'+(column-1)%letters)) + name
	}
	return name
}
