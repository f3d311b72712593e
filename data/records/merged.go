package records

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"

	"spoor/internal/inorder"
	"spoor/internal/pattern"
)

// area is a range of cells that were merged into one: rows and columns from 1, the last ones included.
type area struct {
	firstRow, lastRow, firstColumn, lastColumn int
	text                                       string // of its first cell, once that was read
}

const maxAreas = 20_000

var mergedRange = pattern.New(`ref="([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})"`)

// merged lists the merged ranges of a sheet. They stand behind its rows, so the part is looked through first, without reading
// it as XML; a sheet with more of them than anybody makes by hand has none that count.
//
// What is wrong with the part is said where its rows are read.
func (w *workbook) merged(part string) []area {
	file, ok := w.parts[partName(part)]
	if !ok {
		return nil
	}
	in, err := file.Open()
	if err != nil {
		return nil
	}
	defer in.Close()
	var areas []area
	within := false
	chunk, kept := make([]byte, bufferSize), []byte(nil)
	for {
		n, err := in.Read(chunk)
		text := append(kept, chunk[:n]...)
		if !within {
			if at := bytes.Index(text, []byte("mergeCells")); at >= 0 {
				within, text = true, text[at:]
			}
		}
		if within {
			used := 0
			for _, m := range mergedRange.Regexp().FindAllSubmatchIndex(text, -1) {
				if one, ok := areaOf(text, m); ok {
					areas = append(areas, one)
				}
				used = m[1]
			}
			if text = text[used:]; len(areas) > maxAreas {
				return nil
			}
		}
		const overlap = 64
		kept = append([]byte(nil), text[max(0, len(text)-overlap):]...)
		switch {
		case within && bytes.Contains(text, []byte("/mergeCells>")), err != nil && errors.Is(err, io.EOF):
			inorder.By(areas, func(a, b area) int { return a.firstRow - b.firstRow })
			return areas
		case err != nil:
			return nil
		}
	}
}

func areaOf(text []byte, m []int) (area, bool) {
	first, err := strconv.Atoi(string(text[m[4]:m[5]]))
	last, err2 := strconv.Atoi(string(text[m[8]:m[9]]))
	one := area{firstRow: first, lastRow: last, firstColumn: columnNumber(string(text[m[2]:m[3]])), lastColumn: columnNumber(string(text[m[6]:m[7]]))}
	return one, err == nil && err2 == nil && first > 0 && last >= first && one.firstColumn > 0 && one.lastColumn >= one.firstColumn
}

// mergedHeaderRows are the first rows, in which a text that is merged over several columns is above them all. Below them it is
// an answer, and no answer of the columns beside its own.
const mergedHeaderRows = 10

// fill gives the blank cells of a merged range the text of its first cell. A row without a text of its own stays without any.
func (s *sheetRows) fill(record *Record) {
	for len(s.areas) > 0 && s.areas[0].firstRow <= record.Line {
		s.merged, s.areas = append(s.merged, s.areas[0]), s.areas[1:]
	}
	own := len(record.Cells) > 0
	kept := s.merged[:0]
	for _, a := range s.merged {
		if record.Line > a.lastRow {
			continue
		}
		if record.Line == a.firstRow && a.firstColumn <= len(record.Cells) {
			a.text = record.Cells[a.firstColumn-1].Text
		}
		if kept = append(kept, a); own && strings.TrimSpace(a.text) != "" {
			s.fillRow(record, a)
		}
	}
	s.merged = kept
}

func (s *sheetRows) fillRow(record *Record, a area) {
	last := a.lastColumn
	if record.Line > mergedHeaderRows {
		last = a.firstColumn
	}
	for column := a.firstColumn; column <= min(last, s.columns); column++ {
		for len(record.Cells) < column {
			record.Cells = append(record.Cells, Cell{})
		}
		if record.Cells[column-1].Text == "" {
			record.Cells[column-1].Text = a.text
		}
	}
}
