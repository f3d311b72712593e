package cells

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
	Bytes []byte  // holds the cells, and slack; each stays as it is until the block is used again
	Ends  []int32 // where each cell ends; the next begins one byte further

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
	*r = Records{ends: r.ends, block: block, delimiter: delimiter, quotes: bytes.IndexByte(block, '"') >= 0}
}

// Rest returns what is left of the block.
func (r *Records) Rest() []byte { return r.block[r.at:] }

// Lines returns the number of lines cut so far.
func (r *Records) Lines() int { return r.lines }

// Cell returns the cell in place c.
func (r *Records) Cell(c int) []byte { return r.Bytes[Start(r.Ends, c):r.Ends[c]] }

// OnlySeparators reports whether a record of more than one cell has nothing in any of them, as a spreadsheet writes below its last row:
// it is no respondent.
func (r *Records) OnlySeparators() bool {
	last := len(r.Ends) - 1
	return last > 0 && int(r.Ends[last]) == last // of each cell nothing but its delimiter
}

// Start is where cell c begins, by where cells end.
func Start(ends []int32, c int) int {
	if c == 0 {
		return 0
	}
	return int(ends[c-1]) + 1
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
			r.Bytes = line[: len(line)+slack : len(line)+slack]
			r.cut(len(line))
			return true
		}
	}
	return false
}

// cut finds the delimiters in a record of so many bytes without quotes, 64 bytes at a time.
func (r *Records) cut(size int) {
	pattern := uint64(r.delimiter) * everyByte
	ends, cells := r.ends[:cap(r.ends)], 0
	for at := 0; at < size; at += 64 {
		found := find((*[64]byte)(r.Bytes[at:at+64]), pattern)
		if size-at < 64 {
			found &= 1<<(size-at) - 1
		}
		if cells+64 >= len(ends) {
			ends = append(ends, make([]int32, 64+len(ends))...)
		}
		for ; found != 0; found &= found - 1 {
			ends[cells] = int32(at + bits.TrailingZeros64(found))
			cells++
		}
	}
	ends[cells] = int32(size)
	r.ends, r.Ends = ends, ends[:cells+1]
}

const (
	everyByte = 0x0101010101010101
	lowBits   = 0x7f * everyByte
)

// find returns which of the bytes is the one that the pattern repeats, a bit for each.
func find(bytes *[64]byte, pattern uint64) uint64 {
	// Eight words, of which the highest bits of all bytes become the bits of one word: bit k of byte j is for byte j of word k.
	f := differ(bytes, 0, pattern)>>7 | differ(bytes, 8, pattern)>>6 | differ(bytes, 16, pattern)>>5 | differ(bytes, 24, pattern)>>4 |
		differ(bytes, 32, pattern)>>3 | differ(bytes, 40, pattern)>>2 | differ(bytes, 48, pattern)>>1 | differ(bytes, 56, pattern)
	// Transposed as a table of eight by eight bits.
	t := (f ^ f>>7) & 0x00aa00aa00aa00aa
	f ^= t ^ t<<7
	t = (f ^ f>>14) & 0x0000cccc0000cccc
	f ^= t ^ t<<14
	t = (f ^ f>>28) & 0x00000000f0f0f0f0
	return ^(f ^ t ^ t<<28)
}

// differ returns the highest bit of each of eight bytes that is not the one of the pattern, and no other bit.
func differ(bytes *[64]byte, at int, pattern uint64) uint64 {
	x := binary.LittleEndian.Uint64(bytes[at:at+8]) ^ pattern
	return ((x & lowBits) + lowBits | x) &^ lowBits
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
