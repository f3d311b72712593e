package biff

import (
	"encoding/binary"
	"errors"
	"io"
)

// Book is a workbook of which everything but the sheets was read.
type Book struct {
	Sheets    []Sheet
	Dates1904 bool // dates count from 1904

	stream  *stream
	texts   []string
	styles  []int          // the format of each style
	formats map[int]string // that the workbook spells out
}

// Sheet is a sheet with cells.
type Sheet struct {
	Name   string
	Hidden bool
	begins int64
}

// ErrPassword and ErrOlder are workbooks that cannot be read: encrypted, and of Excel 95 or before.
var (
	ErrPassword = errors.New("the workbook has a password")
	ErrOlder    = errors.New("the workbook is of Excel 95 or older")
)

// StreamName is the stream that a workbook stands in.
const StreamName = "Workbook"

// maxSheets is more than anybody makes.
const maxSheets = 10_000

// Open reads what comes before the sheets.
func Open(c *Compound) (*Book, error) {
	s, err := c.stream(StreamName)
	if err != nil {
		return nil, err
	}
	b := &Book{stream: s, formats: map[int]string{}}
	in := recordsOf(s, 0)
	if err := begins(in); err != nil {
		return nil, err
	}
	for {
		r, err := in.read()
		if err != nil {
			return nil, err
		}
		c := &cursor{parts: r.parts}
		switch r.kind {
		case recordPassword:
			return nil, ErrPassword
		case recordDates1904:
			b.Dates1904 = c.word() == 1
		case recordSheet:
			begins, hidden, kind := c.long(), c.byte(), c.byte()
			name := c.text(c.byte())
			if len(b.Sheets) >= maxSheets {
				return nil, damaged("it has more than 10,000 sheets")
			}
			if kind == 0 {
				b.Sheets = append(b.Sheets, Sheet{name, hidden&3 != 0, int64(begins)})
			}
		case recordFormat:
			id := c.word()
			b.formats[id] = c.text(c.word())
		case recordXF:
			c.word() // font
			b.styles = append(b.styles, c.word())
		case recordTexts:
			c.long()
			for n := c.long(); n > 0 && c.left() && !c.bad; n-- {
				b.texts = append(b.texts, c.text(c.word()))
			}
		case recordEnd:
			return b, nil
		}
		if c.bad {
			return nil, damaged("a record is shorter than what it says that it holds")
		}
	}
}

// begins takes the record that a workbook and each sheet begin with.
func begins(in *records) error {
	r, err := in.read()
	if err != nil {
		return err
	}
	const biff8 = 0x0600
	switch own := r.own(); {
	case r.kind != recordBegin && (r.kind&0xff) == recordBegin&0xff:
		return ErrOlder
	case r.kind != recordBegin || len(own) < 4:
		return damaged("it does not begin as one")
	case binary.LittleEndian.Uint16(own) != biff8:
		return ErrOlder
	}
	return nil
}

// Area is a range of cells that were merged into one: rows and columns from 1, the last ones included.
type Area struct{ FirstRow, LastRow, FirstColumn, LastColumn int }

// Merged lists the merged ranges of a sheet, at most so many; they stand behind its rows.
func (b *Book) Merged(sheet Sheet, most int) ([]Area, error) {
	rows, err := b.Rows(sheet)
	if err != nil {
		return nil, err
	}
	var out []Area
	for {
		r, err := rows.record()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		if r.kind != recordMerged {
			continue
		}
		c := &cursor{parts: r.parts}
		for n := c.word(); n > 0 && !c.bad && len(out) < most; n-- {
			a := Area{FirstRow: c.word() + 1, LastRow: c.word() + 1, FirstColumn: c.word() + 1, LastColumn: c.word() + 1}
			if !c.bad && a.LastRow >= a.FirstRow && a.LastColumn >= a.FirstColumn {
				out = append(out, a)
			}
		}
	}
}
