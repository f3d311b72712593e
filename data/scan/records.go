package scan

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// Records cuts a block into records. After a Next that reports true, Line is the line on which the record began, counted
// from 1 at the beginning of the block, and either Fault says that its quotes are wrong or Bytes and Ends hold its cells.
type Records struct {
	Line  int
	Fault Fault
	Bytes []byte  // holds the cells, and eight bytes more; each stays as it is until the block is used again
	Size  int     // number of bytes of the cells and the delimiters between them
	Ends  []int32 // where each cell ends; the next begins one byte further. Nil until Cut for a record without quotes

	ends      []int32
	block     []byte
	delimiter byte
	quotes    bool
	at, lines int
	unquoted  []byte // cells without their quotes, of all records of the block
}

// Fault is a record with a quote in the wrong place, found on the line Found. It is the zero Fault where there is none.
// Encoding/csv goes on with the line after it.
type Fault struct{ Found int }

// Reset starts with another block, which must end with a line break.
func (r *Records) Reset(block []byte, delimiter byte) {
	if cap(block) < len(block)+slack {
		block = append(make([]byte, 0, len(block)+slack), block...)
	}
	*r = Records{ends: r.ends[:0], block: block, delimiter: delimiter, quotes: bytes.IndexByte(block, '"') >= 0}
}

// Rest returns what is left of the block.
func (r *Records) Rest() []byte { return r.block[r.at:] }

// Lines returns the number of lines cut so far.
func (r *Records) Lines() int { return r.lines }

// Cell returns the cell in place c.
func (r *Records) Cell(c int) []byte {
	start := int32(0)
	if c > 0 {
		start = r.Ends[c-1] + 1
	}
	return r.Bytes[start:r.Ends[c]]
}

// Next cuts the next record. It reports false at the end of the block. Empty lines are passed over.
func (r *Records) Next() bool {
	r.Fault = Fault{}
	for r.at < len(r.block) {
		rest := r.block[r.at:]
		end := bytes.IndexByte(rest, '\n')
		line := rest[:end]
		if end > 0 && rest[end-1] == '\r' {
			line = rest[:end-1]
		}
		r.Line = r.lines + 1
		if r.quotes && bytes.IndexByte(line, '"') >= 0 {
			r.cutQuoted(rest)
			return true
		}
		r.at += end + 1
		r.lines++
		if len(line) > 0 {
			r.Bytes, r.Size, r.Ends = line[:len(line)+slack:len(line)+slack], len(line), nil
			return true
		}
	}
	return false
}

const (
	everyByte = 0x0101010101010101
	lowBits   = 0x7f * everyByte
)

// Cut finds the cells of a record without quotes, eight bytes at a time. It does nothing for others, which are cut already.
func (r *Records) Cut() {
	if r.Ends != nil || r.Fault.Found > 0 {
		return
	}
	line := r.Bytes[:r.Size]
	ends := r.ends[:0]
	pattern := uint64(r.delimiter) * everyByte
	at := 0
	for ; at+8 <= len(line); at += 8 {
		x := binary.LittleEndian.Uint64(line[at:]) ^ pattern
		// The highest bit of each byte that is 0 in x, and of no other.
		for found := ^(((x & lowBits) + lowBits) | x | lowBits); found != 0; found &= found - 1 {
			ends = append(ends, int32(at+bits.TrailingZeros64(found)>>3))
		}
	}
	for ; at < len(line); at++ {
		if line[at] == r.delimiter {
			ends = append(ends, int32(at))
		}
	}
	r.ends = append(ends, int32(len(line)))
	r.Ends = r.ends
}

// cutQuoted cuts the first record of rest, of which a cell may be quoted.
func (r *Records) cutQuoted(rest []byte) {
	first := len(r.unquoted)
	r.ends = r.ends[:0]
	at := 0
	for {
		end, ok := r.cell(rest, at)
		r.ends = append(r.ends, int32(len(r.unquoted)-first))
		r.Ends = r.ends
		switch {
		case !ok:
			r.fault(rest, end)
			return
		case rest[end] == r.delimiter:
			r.unquoted = append(r.unquoted, r.delimiter)
			at = end + 1
			continue
		}
		r.pass(rest, lineEnd(rest, end))
		r.Size = len(r.unquoted) - first
		r.unquoted = append(r.unquoted, make([]byte, slack)...)
		r.Bytes = r.unquoted[first:]
		return
	}
}

// cell adds the cell that begins at a place to the unquoted ones, and returns where it ends: at a delimiter or a line break.
// It reports false for a quote in the wrong place, and then returns the place where that shows.
func (r *Records) cell(rest []byte, at int) (int, bool) {
	if rest[at] != '"' {
		end := at
		for rest[end] != r.delimiter && rest[end] != '\n' {
			end++
		}
		cell := rest[at:end]
		if rest[end] == '\n' {
			cell = bytes.TrimSuffix(cell, []byte{'\r'})
		}
		r.unquoted = append(r.unquoted, cell...)
		return end, bytes.IndexByte(cell, '"') < 0
	}
	for at++; ; at++ {
		quote := bytes.IndexByte(rest[at:], '"')
		if quote < 0 {
			return len(rest) - 1, false
		}
		part := rest[at : at+quote]
		if bytes.IndexByte(part, '\r') >= 0 {
			part = bytes.ReplaceAll(part, []byte("\r\n"), []byte("\n"))
		}
		r.unquoted = append(r.unquoted, part...)
		at += quote + 1
		if rest[at] != '"' {
			break
		}
		r.unquoted = append(r.unquoted, '"')
	}
	if rest[at] == '\r' && rest[at+1] == '\n' {
		at++
	}
	return at, rest[at] == r.delimiter || rest[at] == '\n'
}

// fault ends a record at the line in which a quote in the wrong place shows.
func (r *Records) fault(rest []byte, at int) {
	r.Fault = Fault{Found: r.Line + bytes.Count(rest[:at], []byte{'\n'})}
	r.pass(rest, lineEnd(rest, at))
}

func (r *Records) pass(rest []byte, size int) {
	r.lines += bytes.Count(rest[:size], []byte{'\n'})
	r.at += size
}
