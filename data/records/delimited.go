package records

import (
	"errors"
	"io"
	"unicode/utf8"

	"spoor/data/problem"
)

// delimited reads records of delimited text, as UTF-8, byte by byte.
//
// A cell is quoted when its first byte is a quote. Between quotes everything is text, line breaks as they stand, and ""
// is a quote. A quote elsewhere in a cell is text, as spreadsheets have it (6" or 37.8"N). Text after a closing quote is a
// problem of that record: which of the two the writer meant cannot be known. CRLF and LF end a record; CR alone only
// in a file where nothing else does.
type delimited struct {
	file      string
	source    *source
	in        io.Reader
	buf       []byte
	pos, end  int
	failed    error
	delimiter byte // 0 when there is one column
	crEnds    bool
	literal   bool // a quote is a sign as any other
	limits    Limits

	line   int // where the next byte stands
	width  int // cells of the first record; 0 before it
	passed int // blank lines

	text      []byte // of the record that is being read
	ends      []int  // where each cell ends in text
	quoted    []bool
	quoteLine int // where the last opening quote stands
	malformed int // line of text after a closing quote; 0 when there is none
	stops     [256]bool
}

func newDelimited(file string, in io.Reader, delimiter byte, crEnds bool, limits Limits) *delimited {
	d := &delimited{file: file, in: in, buf: make([]byte, bufferSize), delimiter: delimiter, crEnds: crEnds, limits: limits, line: 1}
	for _, c := range []byte{delimiter, '\n', '\r', 0} {
		d.stops[c] = true
	}
	return d
}

func (d *delimited) blank() int { return d.passed }

func (d *delimited) progress() (done, total int64) { return d.source.raw.n, d.source.size }

func (d *delimited) read() (Record, error) {
	for {
		line := d.line
		d.text, d.ends, d.quoted, d.malformed = d.text[:0], d.ends[:0], d.quoted[:0], 0
		if err := d.scanRecord(); err != nil {
			return Record{}, err
		}
		if len(d.ends) == 1 && len(d.text) == 0 && !d.quoted[0] && d.width != 1 {
			d.passed++
			continue
		}
		if d.width == 0 {
			d.width = len(d.ends)
		}
		record := d.record(line)
		switch {
		case !utf8.Valid(d.text):
			return record, fatal(d.file, line, "the text is not UTF-8 here; give the encoding it is in (%s or %s)", Windows1252, MacRoman)
		case d.malformed > 0:
			return record, &problem.Problem{File: d.file, Line: d.malformed, Message: `text follows a closing quote ("); write "" for a quote within a quoted cell. The record cannot be used`}
		}
		return record, nil
	}
}

func (d *delimited) record(line int) Record {
	text, cells, start := string(d.text), make([]Cell, len(d.ends)), 0
	for i, end := range d.ends {
		cells[i] = Cell{text[start:end], d.quoted[i]}
		start = end
	}
	return Record{line, cells}
}

// scanRecord takes one record. It returns io.EOF when there is none.
func (d *delimited) scanRecord() error {
	if more, err := d.more(); err != nil {
		return err
	} else if !more {
		return io.EOF
	}
	for {
		last, err := d.scanCell()
		if err != nil {
			return err
		}
		d.ends = append(d.ends, len(d.text))
		if len(d.ends) > d.limits.Columns {
			return fatal(d.file, d.line, "a record has more than %d cells; this is not an export of answers, or not its delimiter", d.limits.Columns)
		}
		if last {
			return nil
		}
	}
}

// scanCell takes one cell and what ends it, and reports whether that ended the record.
func (d *delimited) scanCell() (last bool, err error) {
	more, err := d.more()
	if err != nil {
		return true, err
	}
	quoted := more && d.buf[d.pos] == '"' && !d.literal
	d.quoted = append(d.quoted, quoted)
	if quoted {
		d.pos++
		if err := d.scanQuoted(); err != nil {
			return true, err
		}
	}
	return d.scanPlain(quoted)
}

// scanQuoted takes a cell from behind its opening quote to behind its closing one.
func (d *delimited) scanQuoted() error {
	d.quoteLine = d.line
	for {
		more, err := d.more()
		if err != nil {
			return err
		}
		if !more {
			return fatal(d.file, d.quoteLine, `the quote (") that opens here is never closed`)
		}
		start := d.pos
		for d.pos < d.end && d.buf[d.pos] != '"' && d.buf[d.pos] != '\n' && d.buf[d.pos] != '\r' && d.buf[d.pos] != 0 {
			d.pos++
		}
		if err := d.take(d.buf[start:d.pos], true); err != nil {
			return err
		}
		if d.pos == d.end {
			continue
		}
		c := d.buf[d.pos]
		d.pos++
		switch {
		case c == 0:
			return errNUL(d.file, d.line)
		case c == '"':
			if next, err := d.peek(); err != nil || next != '"' {
				return err
			}
			d.pos++
		case c == '\n', d.crEnds:
			d.line++
		}
		d.text = append(d.text, c)
	}
}

// scanPlain takes a cell up to what ends it. After a closing quote nothing else may stand there.
func (d *delimited) scanPlain(quoted bool) (last bool, err error) {
	for {
		more, err := d.more()
		if err != nil || !more {
			return true, err
		}
		start := d.pos
		for d.pos < d.end && !d.stops[d.buf[d.pos]] {
			d.pos++
		}
		if err := d.take(d.buf[start:d.pos], false); err != nil {
			return true, err
		}
		if quoted && d.pos > start && d.malformed == 0 {
			d.malformed = d.line
		}
		if d.pos == d.end {
			continue
		}
		c := d.buf[d.pos]
		d.pos++
		switch c {
		case '\n':
			d.line++
			return true, nil
		case '\r':
			ends, err := d.endsAtCR()
			if ends || err != nil {
				return true, err
			}
			d.text = append(d.text, c)
		case 0:
			return true, errNUL(d.file, d.line)
		default:
			return false, nil
		}
	}
}

// endsAtCR reports whether the CR that was just taken ends the record, and takes the LF that may follow.
func (d *delimited) endsAtCR() (bool, error) {
	next, err := d.peek()
	if err != nil {
		return false, err
	}
	if next == '\n' {
		d.pos++
	} else if !d.crEnds {
		return false, nil
	}
	d.line++
	return true, nil
}

// take adds bytes to the record, up to the limit.
func (d *delimited) take(run []byte, quoted bool) error {
	d.text = append(d.text, run...)
	if len(d.text) <= d.limits.Record {
		return nil
	}
	limit := bytesText(int64(d.limits.Record))
	if quoted {
		return fatal(d.file, d.quoteLine, `the quote (") that opens here is not closed within %s`, limit)
	}
	return fatal(d.file, d.line, "a record is longer than %s; this is not an export of answers", limit)
}

// peek returns the next byte without taking it, 0 at the end of the file.
func (d *delimited) peek() (byte, error) {
	more, err := d.more()
	if err != nil || !more {
		return 0, err
	}
	return d.buf[d.pos], nil
}

// more reports whether there is another byte, after reading on where the buffer is used up.
func (d *delimited) more() (bool, error) {
	for d.pos == d.end {
		if d.failed != nil {
			if errors.Is(d.failed, io.EOF) {
				return false, nil
			}
			return false, d.failed
		}
		d.pos = 0
		d.end, d.failed = d.in.Read(d.buf)
	}
	return true, nil
}
