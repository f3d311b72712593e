package counts

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strings"

	"spoor/data/problem"
	"spoor/data/records"
	"spoor/internal/spreadsheet"
)

// sheet is a file, or one sheet of a workbook.
type sheet struct {
	file string // for messages, with the name of the sheet where there are several
	name string // of the sheet, where there are several
	rows []row
	err  error // that ended the reading
}

// row is one line of a sheet with something in it.
type row struct {
	line  int
	cells []string // tidied
}

// Limits of a table of counts; a file with more is something else.
const (
	maxRows    = 20_000
	maxColumns = 300
	maxSheets  = 60
)

var zeroWidth = strings.NewReplacer("\u200b", "", "\u200c", "", "\u200d", "", "\ufeff", "", "\u00ad", "")

// tidy takes the apostrophe before a formula, zero-width characters and spaces too many from a cell, no-break ones as well.
func tidy(cell string) string {
	return strings.Join(strings.Fields(zeroWidth.Replace(spreadsheet.Text(cell))), " ")
}

// readSheets reads all sheets of a file. A sheet that is larger than a table of counts can be is left out.
func readSheets(name string, content []byte, dialect records.Dialect, o records.Options) ([]sheet, error) {
	names := dialect.Sheets
	if len(names) < 2 {
		names = []string{""}
	}
	var sheets []sheet
	for _, of := range names[:min(len(names), maxSheets)] {
		o.Sheet = of
		reader, err := records.Open(name, bytes.NewReader(content), o)
		if err != nil {
			return nil, problem.Listed(err)
		}
		read, large := readSheet(reader)
		if of != "" {
			read.file, read.name = name+" ("+of+")", of
		}
		if !large {
			sheets = append(sheets, read)
		}
	}
	return sheets, nil
}

// readSheet reads the rows of one sheet, and reports whether it is too large.
func readSheet(reader *records.Reader) (sheet, bool) {
	out := sheet{file: reader.Name()}
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			out.cutLists()
			return out, false
		}
		if err != nil {
			out.err = problem.Listed(err)
			return out, false
		}
		if len(out.rows) == maxRows || len(record.Cells) > maxColumns {
			return out, true
		}
		one := row{line: record.Line}
		filled := false
		for _, text := range record.Texts() {
			text = tidy(text)
			filled = filled || text != ""
			one.cells = append(one.cells, text)
		}
		if filled {
			out.rows = append(out.rows, one)
		}
	}
}

var inOneCell = regexp.MustCompile(`^(.*\pL.*?)\s*[:=]\s*(\S.*)$`)

// cutLists cuts the cells of a list in one column, such as "Ja: 9", in a label and its number.
func (s *sheet) cutLists() {
	lists := 0
	for _, r := range s.rows {
		if len(r.cells) > 1 && strings.Join(r.cells[1:], "") != "" {
			return
		}
		if m := inOneCell.FindStringSubmatch(r.cells[0]); m != nil && isValue(m[2]) {
			lists++
		}
	}
	if lists < 2 {
		return
	}
	for i, r := range s.rows {
		if m := inOneCell.FindStringSubmatch(r.cells[0]); m != nil && isValue(m[2]) {
			s.rows[i].cells = []string{m[1], m[2]}
		}
	}
}

// cell returns a cell of a row, blank beyond its end.
func (r row) cell(column int) string {
	if column < 0 || column >= len(r.cells) {
		return ""
	}
	return r.cells[column]
}

// texts returns the different texts of a row that are no numbers: one that stands in several cells was merged.
func (r row) texts() []string {
	var out []string
	seen := map[string]bool{}
	for _, cell := range r.cells {
		if cell != "" && !isValue(cell) && !seen[cell] {
			seen[cell] = true
			out = append(out, cell)
		}
	}
	return out
}

// values returns the columns that hold numbers.
func (r row) values() []int {
	var out []int
	for i, cell := range r.cells {
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
