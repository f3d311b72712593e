package biff

import (
	"encoding/binary"
	"errors"
	"io"
	"math"
)

// Kind is what a cell holds.
type Kind int

// Kinds of cells.
const (
	Text Kind = iota
	Number
	Bool  // Number is 1 or 0
	Error // Text is what the program shows, such as #N/A
)

// Cell is a cell with a value.
type Cell struct {
	Column int // from 1
	Kind   Kind
	Text   string
	Number float64
	Format int    // of a number, as the program numbers them
	Code   string // that format, where the workbook spells it out
}

// Row is a row of a sheet that has a cell with a value.
type Row struct {
	Number int // from 1
	Cells  []Cell
}

// ErrOrder is a sheet whose rows do not follow each other.
var ErrOrder = errors.New("the rows of the sheet do not follow each other")

// Rows reads the rows of one sheet.
type Rows struct {
	book    *Book
	in      *records
	deep    int    // charts within the sheet
	pending []Cell // the first of the next row
	row     int    // that row
	ended   bool
}

// Rows returns a reader of the rows of a sheet.
func (b *Book) Rows(sheet Sheet) (*Rows, error) {
	r := &Rows{book: b, in: recordsOf(b.stream, sheet.begins)}
	return r, begins(r.in)
}

// Progress returns how many bytes of the workbook were read, and how many it has.
func (r *Rows) Progress() (done, total int64) { return r.in.at, r.book.stream.size }

// record returns the next record of the sheet itself, and io.EOF behind the last.
func (r *Rows) record() (record, error) {
	for !r.ended {
		one, err := r.in.read()
		switch {
		case err != nil:
			return one, err
		case one.kind == recordBegin:
			r.deep++
		case one.kind == recordEnd && r.deep == 0:
			r.ended = true
		case one.kind == recordEnd:
			r.deep--
		case r.deep == 0:
			return one, nil
		}
	}
	return record{}, io.EOF
}

// Read returns the next row with a value, and io.EOF after the last.
func (r *Rows) Read() (Row, error) {
	out := Row{r.row, r.pending}
	r.row, r.pending = 0, nil
	for {
		one, err := r.record()
		if errors.Is(err, io.EOF) && out.Number > 0 {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		row, cells, err := r.cells(one)
		switch {
		case err != nil:
			return out, err
		case len(cells) == 0:
		case out.Number == 0 || out.Number == row:
			out = Row{row, append(out.Cells, cells...)}
		case row < out.Number:
			return out, ErrOrder
		default:
			r.row, r.pending = row, cells
			return out, nil
		}
	}
}

// cells reads the cells with a value that a record holds, all of one row.
func (r *Rows) cells(one record) (row int, cells []Cell, err error) {
	c := &cursor{parts: one.parts}
	switch one.kind {
	case recordSharedText, recordText, recordRich, recordNumber, recordShort, recordBool, recordFormula:
		row = c.word() + 1
		cell := Cell{Column: c.word() + 1}
		style := c.word()
		has := true
		switch one.kind {
		case recordSharedText:
			at := c.long()
			if at >= len(r.book.texts) && !c.bad {
				return 0, nil, damaged("a cell refers to a text that is not there")
			}
			if !c.bad {
				cell.Text = r.book.texts[at]
			}
		case recordText, recordRich:
			cell.Text = c.text(c.word())
		case recordNumber:
			r.number(&cell, style, math.Float64frombits(binary.LittleEndian.Uint64(c.take(8))))
		case recordShort:
			r.number(&cell, style, short(uint32(c.long())))
		case recordBool:
			value := c.byte()
			cell.told(c.byte() != 0, value)
		case recordFormula:
			has, err = r.formula(&cell, style, c.take(8))
		}
		if cells = []Cell{cell}; !has {
			cells = nil
		}
	case recordNumbers:
		row = c.word() + 1
		column := c.word() + 1
		const each = 6 // bytes of a style and a number; behind all stands the last column
		for c.left() && len(c.parts[0]) >= each {
			cell := Cell{Column: column}
			style := c.word()
			r.number(&cell, style, short(uint32(c.long())))
			cells, column = append(cells, cell), column+1
		}
	}
	if err == nil && c.bad {
		err = damaged("a cell is shorter than what it says that it holds")
	}
	return row, cells, err
}

// number gives a cell a number and the format of its style.
func (r *Rows) number(cell *Cell, style int, number float64) {
	cell.Kind, cell.Number = Number, number
	if style < len(r.book.styles) {
		cell.Format = r.book.styles[style]
		cell.Code = r.book.formats[cell.Format]
	}
}

// short reads a number of four bytes: a whole one or the upper half of another, in hundredths or not. ([MS-XLS] 2.5.217)
func short(rk uint32) float64 {
	const hundredths, whole = 1, 2
	number := math.Float64frombits(uint64(rk&^3) << 32)
	if rk&whole != 0 {
		number = float64(int32(rk) >> 2)
	}
	if rk&hundredths != 0 {
		number /= 100
	}
	return number
}

// errorTexts are how errors are shown, by their numbers.
var errorTexts = map[int]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0f: "#VALUE!", 0x17: "#REF!", 0x1d: "#NAME?", 0x24: "#NUM!", 0x2a: "#N/A"}

// told gives a cell a truth value or an error.
func (c *Cell) told(isError bool, value int) {
	if !isError {
		c.Kind, c.Number = Bool, float64(value)
		return
	}
	if c.Kind, c.Text = Error, errorTexts[value]; c.Text == "" {
		c.Text = "#N/A"
	}
}

// formula gives a cell the stored result of its formula; it has none where that is an empty text.
func (r *Rows) formula(cell *Cell, style int, result []byte) (has bool, err error) {
	if len(result) < 8 {
		return false, damaged("a formula without a result")
	}
	if binary.LittleEndian.Uint16(result[6:]) != 0xffff {
		r.number(cell, style, math.Float64frombits(binary.LittleEndian.Uint64(result)))
		return true, nil
	}
	const text, truth, fault = 0, 1, 2
	switch result[0] {
	case truth, fault:
		cell.told(result[0] == fault, int(result[2]))
		return true, nil
	case text:
		for {
			one, err := r.in.read() // the text follows, and before it what several formulas share
			if err != nil {
				return false, err
			}
			switch one.kind {
			case recordResult:
				c := &cursor{parts: one.parts}
				if cell.Text = c.text(c.word()); c.bad {
					return false, damaged("a text is shorter than what it says that it holds")
				}
				return true, nil
			case recordEnd, recordBegin:
				return false, damaged("a formula without its text")
			}
		}
	}
	return false, nil
}
