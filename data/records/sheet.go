package records

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"spoor/data/opendocument"
	"spoor/data/problem"
	"spoor/internal/spreadsheet"
)

// sheetReader reads the rows of one sheet of an .xlsx workbook. The dimension that the sheet states is not used: exporters get it wrong.
type sheetReader struct {
	*sheetRows
	book      *workbook
	tokens    *markup
	shared    []string
	styles    []spreadsheet.Format
	epoch1904 bool
	row       int
}

// NoStoredValue is the text of a cell with a formula that was never computed.
const NoStoredValue = opendocument.NoStoredValue

// next returns the next row that has a value.
func (s *sheetReader) next() (sheetRow, error) {
	for {
		token, err := s.tokens.next()
		if err != nil {
			return sheetRow{}, err
		}
		element, ok := token.(xml.StartElement)
		if !ok || element.Name.Local != "row" {
			continue
		}
		s.row++
		if r, err := strconv.Atoi(attribute(element, "r")); err == nil && r > 0 {
			s.row = r
		}
		row, err := s.cells()
		if err != nil {
			return row, err
		}
		if len(row.record.Cells) > 0 || row.problem != nil {
			s.fill(&row.record)
			return row, nil
		}
		s.passed++
	}
}

// cells reads the cells up to the end of the row.
func (s *sheetReader) cells() (sheetRow, error) {
	row := sheetRow{record: Record{Line: s.row}}
	column, troubled, size := 0, 0, 0
	for {
		token, err := s.tokens.next()
		if err != nil {
			return row, s.cutOff(err)
		}
		if end, ok := token.(xml.EndElement); ok && end.Name.Local == "row" {
			break
		}
		element, ok := token.(xml.StartElement)
		if !ok || element.Name.Local != "c" {
			continue
		}
		column++
		if ref := attribute(element, "r"); ref != "" {
			if column = columnNumber(ref); column == 0 {
				return row, fatal(s.book.file, s.row, "a cell has the place %q, which no sheet has; save the workbook again as .xlsx", ref)
			}
		}
		text, trouble, err := s.cell(element)
		if err != nil {
			return row, s.cutOff(err)
		}
		if trouble != "" {
			if troubled++; row.problem == nil {
				row.problem = &problem.Problem{File: s.book.file, Line: s.row, Column: columnLetters(column), Message: trouble}
			}
		}
		if text == "" {
			continue
		}
		if column > s.book.limits.Columns {
			return row, fatal(s.book.file, s.row, tooManyCells, s.book.limits.Columns)
		}
		if size += len(text); size > s.book.limits.Record {
			return row, fatal(s.book.file, s.row, tooLongRow, bytesText(int64(s.book.limits.Record)))
		}
		for len(row.record.Cells) < column {
			row.record.Cells = append(row.record.Cells, Cell{})
		}
		row.record.Cells[column-1].Text = text
	}
	if troubled > 1 {
		row.problem.Message += fmt.Sprintf(" (and %d more cells of this row)", troubled-1)
	}
	return row, nil
}

const (
	tooManyCells = "the row has more than %d cells; this is not an export of answers"
	tooLongRow   = "the row is longer than %s; this is not an export of answers"
)

// cutOff turns the end of the file within a row into a problem.
func (s *sheetReader) cutOff(err error) error {
	if errors.Is(err, io.EOF) {
		found := fatal(s.book.file, 0, "the sheet is cut off; save the workbook again as .xlsx")
		found.Line = s.row
		return found
	}
	return err
}

// cell reads one cell. Trouble is what makes its value unusable.
func (s *sheetReader) cell(element xml.StartElement) (text, trouble string, err error) {
	kind, style := attribute(element, "t"), attribute(element, "s")
	var value strings.Builder
	var inline richText
	inValue, hasValue, formula := false, false, false
	for {
		token, err := s.tokens.next()
		if err != nil {
			return "", "", err
		}
		if kind == "inlineStr" {
			inline.take(token)
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				inValue, hasValue = true, true
			case "f":
				formula = true
			}
		case xml.CharData:
			if inValue {
				value.Write(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "v":
				inValue = false
			case "c":
				if kind == "inlineStr" {
					return inline.value(), "", nil
				}
				if formula && !hasValue {
					return NoStoredValue, "", nil
				}
				text, trouble = s.value(kind, style, value.String())
				return text, trouble, nil
			}
		}
	}
}

// value gives the stored value of a cell as text.
func (s *sheetReader) value(kind, style, stored string) (text, trouble string) {
	switch kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(stored))
		if stored == "" {
			return "", ""
		}
		if err != nil || i < 0 || i >= len(s.shared) {
			return "", fmt.Sprintf("refers to text %q, which the workbook does not have; save it again as .xlsx", stored)
		}
		return s.shared[i], ""
	case "str":
		return unescape(stored), ""
	case "b":
		if strings.TrimSpace(stored) == "1" {
			return "TRUE", ""
		}
		return "FALSE", ""
	case "e":
		return strings.TrimSpace(stored), ""
	case "d":
		return strings.Replace(strings.TrimSpace(stored), "T", " ", 1), ""
	}
	return s.number(style, strings.TrimSpace(stored)), ""
}

// number gives a stored number as text, by the style of its cell.
func (s *sheetReader) number(style, stored string) string {
	format := spreadsheet.Plain
	if i, err := strconv.Atoi(style); err == nil && i >= 0 && i < len(s.styles) {
		format = s.styles[i]
	}
	return spreadsheet.NumberText(stored, format, s.epoch1904)
}

// columnNumber returns the number of the column of a reference such as AB12, counting from 1, or 0 when there is none.
func columnNumber(ref string) int {
	n := 0
	for i := 0; i < len(ref) && isLetter(ref[i]); i++ {
		if n = n*26 + int(ref[i]|0x20-'a') + 1; n > 16384 {
			return 0
		}
	}
	return n
}

func columnLetters(column int) string {
	letters := ""
	for ; column > 0; column = (column - 1) / 26 {
		letters = string(rune('A'+(column-1)%26)) + letters
	}
	return letters
}
