package biff

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf16"
)

// Kinds of records. ([MS-XLS] 2.3)
const (
	recordFormula    = 0x0006
	recordEnd        = 0x000a
	recordDates1904  = 0x0022
	recordPassword   = 0x002f
	recordContinue   = 0x003c
	recordSheet      = 0x0085
	recordNumbers    = 0x00bd
	recordRich       = 0x00d6
	recordXF         = 0x00e0
	recordMerged     = 0x00e5
	recordTexts      = 0x00fc
	recordSharedText = 0x00fd
	recordNumber     = 0x0203
	recordText       = 0x0204
	recordBool       = 0x0205
	recordResult     = 0x0207
	recordShort      = 0x027e
	recordFormat     = 0x041e
	recordBegin      = 0x0809
)

// record is a record with those that continue it.
type record struct {
	kind  uint16
	parts [][]byte // the first is its own
}

func (r record) own() []byte { return r.parts[0] }

// records reads the records of a stream.
type records struct {
	in   *bufio.Reader
	at   int64 // of the next
	next *record
}

func recordsOf(s *stream, from int64) *records {
	return &records{in: bufio.NewReaderSize(io.NewSectionReader(s, from, max(0, s.size-from)), 1<<16), at: from}
}

// one reads a record as it stands.
func (r *records) one() (record, error) {
	var head [4]byte
	if _, err := io.ReadFull(r.in, head[:]); err != nil {
		return record{}, ends(err)
	}
	content := make([]byte, binary.LittleEndian.Uint16(head[2:]))
	if _, err := io.ReadFull(r.in, content); err != nil {
		return record{}, ends(err)
	}
	r.at += int64(len(head) + len(content))
	return record{binary.LittleEndian.Uint16(head[:]), [][]byte{content}}, nil
}

func ends(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return damaged("it ends within a sheet")
	}
	return err
}

// read returns the next record with what continues it.
func (r *records) read() (record, error) {
	var out record
	var err error
	if r.next != nil {
		out, r.next = *r.next, nil
	} else if out, err = r.one(); err != nil {
		return out, err
	}
	switch out.kind {
	case recordTexts, recordResult, recordText, recordRich:
	default:
		return out, nil // what continues others is not read, and passed over as a record of its own
	}
	for {
		more, err := r.one()
		if err != nil {
			return out, err
		}
		if more.kind != recordContinue {
			r.next = &more
			return out, nil
		}
		out.parts = append(out.parts, more.own())
	}
}

// cursor reads texts out of a record that may go on in others.
type cursor struct {
	parts [][]byte
	bad   bool
}

func (c *cursor) left() bool {
	for len(c.parts) > 0 && len(c.parts[0]) == 0 {
		c.parts = c.parts[1:]
	}
	return len(c.parts) > 0
}

// take returns n bytes, wherever they stand.
func (c *cursor) take(n int) []byte {
	var out []byte
	for n > 0 {
		if !c.left() {
			c.bad = true
			return make([]byte, min(n, 8))
		}
		part := c.parts[0][:min(n, len(c.parts[0]))]
		c.parts[0] = c.parts[0][len(part):]
		if n -= len(part); out == nil && n == 0 {
			return part
		}
		out = append(out, part...)
	}
	return out
}

func (c *cursor) skip(n int) {
	for n > 0 && c.left() {
		k := min(n, len(c.parts[0]))
		c.parts[0], n = c.parts[0][k:], n-k
	}
}

func (c *cursor) byte() int { return int(c.take(1)[0]) }

func (c *cursor) word() int { return int(binary.LittleEndian.Uint16(c.take(2))) }

func (c *cursor) long() int { return int(binary.LittleEndian.Uint32(c.take(4))) }

// Marks of a text.
const (
	wide = 1 << 0 // two bytes a letter
	more = 1 << 2 // something behind it, such as how it is pronounced
	rich = 1 << 3 // fonts behind it
)

// text reads a text of so many letters with its mark in front. Where it goes on in another record, that begins with a mark of its own.
func (c *cursor) text(length int) string {
	if length == 0 && !c.left() {
		return ""
	}
	mark, fonts, behind := c.byte(), 0, 0
	if mark&rich != 0 {
		fonts = c.word()
	}
	if mark&more != 0 {
		behind = c.long()
	}
	letters := make([]uint16, 0, min(length, 1<<12))
	for len(letters) < length && !c.bad {
		if len(c.parts) > 0 && len(c.parts[0]) == 0 {
			if !c.left() {
				c.bad = true
				break
			}
			mark = c.byte()
		}
		if mark&wide != 0 {
			letters = append(letters, uint16(c.word()))
		} else {
			letters = append(letters, uint16(c.byte()))
		}
	}
	c.skip(4 * fonts)
	c.skip(behind)
	return string(utf16.Decode(letters))
}
