package records

import (
	"errors"
	"io"

	"spoor/data/problem"
)

// sheetRows are the rows of one sheet of a workbook of any form, with what merged cells stand for. A row without any value is passed over.
type sheetRows struct {
	file    string
	columns int // of a row at most
	tokens  *markup
	size    int64 // of the part that holds the sheet
	next    func() (sheetRow, error)

	areas  []area // merged, that begin in a row below
	merged []area // and those that began
	passed int
	ahead  []sheetRow // the first rows, which decide how wide the table is
	width  int        // shorter rows are filled up to it: a sheet leaves blank cells at the end out
}

type sheetRow struct {
	record  Record
	problem *problem.Problem
}

// aheadRows is enough for the header records of every platform.
const aheadRows = 10

func (s *sheetRows) blank() int { return s.passed }

func (s *sheetRows) progress() (done, total int64) { return s.tokens.in.read, s.size }

// begin reads the first rows.
func (s *sheetRows) begin() error {
	for len(s.ahead) < aheadRows {
		row, err := s.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		s.ahead = append(s.ahead, row)
		s.width = max(s.width, len(row.record.Cells))
	}
	if len(s.ahead) == 0 {
		return fatal(s.file, 0, "the sheet is empty; its first row must name the columns")
	}
	return nil
}

func (s *sheetRows) read() (Record, error) {
	var row sheetRow
	if len(s.ahead) > 0 {
		row, s.ahead = s.ahead[0], s.ahead[1:]
	} else {
		var err error
		if row, err = s.next(); err != nil {
			return Record{}, err
		}
	}
	for len(row.record.Cells) < s.width {
		row.record.Cells = append(row.record.Cells, Cell{})
	}
	if row.problem != nil {
		return row.record, row.problem
	}
	return row.record, nil
}
