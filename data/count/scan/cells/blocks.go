package cells

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

const (
	// MostBytes is the number of bytes that a block of a large file holds, unless one record is longer, and leastBytes that of a small
	// one: memory that is used for the first time costs more than to read it.
	MostBytes  = 256 << 10
	leastBytes = 32 << 10
	// LongestRecord is the number of bytes that one record may take up.
	LongestRecord = 16 << 20
)

// ErrTooLong is returned for a record of more than [LongestRecord] bytes.
var ErrTooLong = fmt.Errorf("a record takes up more than %d MiB; a quote (\") that is opened and never closed does that", LongestRecord>>20)

// Blocks reads a file in blocks of whole records.
type Blocks struct {
	source    io.Reader
	delimiter byte
	rest      []byte // was read and belongs to the next block
	ended     bool
	size      int // of a buffer
}

// NewBlocks returns the blocks of a source, of so many bytes; the delimiter is a single byte that is no quote and no line break.
func NewBlocks(source io.Reader, delimiter byte, size int) *Blocks {
	return &Blocks{source: source, delimiter: delimiter, size: size}
}

// BlockSize returns how many bytes a block of a file of that size holds: there are some sixty blocks, or more.
func BlockSize(file int64) int { return int(min(max(file/64, leastBytes), MostBytes)) }

// Next returns the next block, which reuses the buffer as far as it is large enough. It holds whole records and ends with a
// line break, which is added to a file that has none. Next returns io.EOF after the last block, ErrTooLong, or the error of
// the source.
func (b *Blocks) Next(buffer []byte) ([]byte, error) {
	if cap(buffer) < b.size+slack {
		buffer = make([]byte, 0, b.size+slack)
	}
	buffer = append(buffer[:0], b.rest...)
	b.rest = b.rest[:0]
	for {
		if err := b.fill(&buffer); err != nil {
			return nil, err
		}
		if b.ended {
			return finish(buffer)
		}
		if whole := cut(buffer, b.delimiter); whole > 0 {
			b.rest = append(b.rest, buffer[whole:]...)
			return buffer[:whole], nil
		}
		if cap(buffer) >= LongestRecord {
			return nil, ErrTooLong
		}
		buffer = append(make([]byte, 0, 2*cap(buffer)), buffer...)
	}
}

// fill reads until the buffer is full or the source ends.
func (b *Blocks) fill(buffer *[]byte) error {
	most := cap(*buffer) - slack
	for !b.ended && len(*buffer) < most {
		n, err := b.source.Read((*buffer)[len(*buffer):most])
		*buffer = (*buffer)[:len(*buffer)+n]
		if errors.Is(err, io.EOF) {
			b.ended = true
		} else if err != nil {
			return err
		}
	}
	return nil
}

// slack is the number of bytes that can be read after the last cell of a block, whatever they are.
const slack = 64

// finish completes the last line; encoding/csv drops a carriage return at the very end too.
func finish(buffer []byte) ([]byte, error) {
	if last := len(buffer) - 1; last >= 0 && buffer[last] == '\r' {
		buffer = buffer[:last]
	}
	if len(buffer) == 0 {
		return nil, io.EOF
	}
	if buffer[len(buffer)-1] != '\n' {
		buffer = append(buffer, '\r', '\n') // so that a carriage return before it stays in its cell
	}
	return buffer, nil
}

// cut returns how many bytes hold whole records. The buffer begins with a record.
func cut(buffer []byte, delimiter byte) int {
	at := 0
	for {
		quote := bytes.IndexByte(buffer[at:], '"')
		if quote < 0 {
			return at + bytes.LastIndexByte(buffer[at:], '\n') + 1
		}
		// Lines without a quote are records, so the line of this quote begins one.
		start := at + bytes.LastIndexByte(buffer[at:at+quote], '\n') + 1
		size := recordSize(buffer[start:], delimiter)
		if size < 0 {
			return start
		}
		at = start + size
	}
}

// recordSize returns how many bytes the first record takes up, its line break included, or -1 when it goes on after these.
func recordSize(buffer []byte, delimiter byte) int {
	at := 0
	for at < len(buffer) {
		if buffer[at] == '"' {
			end, closed := closing(buffer, at+1)
			if !closed {
				return -1
			}
			at = end
			if at < len(buffer) && buffer[at] == delimiter {
				at++
				continue
			}
			return lineEnd(buffer, at) // of the record, or of the line with a quote in the wrong place
		}
		for at < len(buffer) && buffer[at] != delimiter {
			if buffer[at] == '"' || buffer[at] == '\n' {
				return lineEnd(buffer, at)
			}
			at++
		}
		at++
	}
	return -1
}

// closing returns the place after the quote that closes a cell which begins at from.
func closing(buffer []byte, from int) (int, bool) {
	for at := from; ; at += 2 {
		quote := bytes.IndexByte(buffer[at:], '"')
		if quote < 0 {
			return 0, false
		}
		at += quote
		if at+1 == len(buffer) {
			return 0, false // a second quote may follow
		}
		if buffer[at+1] != '"' {
			return at + 1, true
		}
	}
}

// lineEnd returns the place after the next line break, -1 without one.
func lineEnd(buffer []byte, from int) int {
	at := bytes.IndexByte(buffer[from:], '\n')
	if at < 0 {
		return -1
	}
	return from + at + 1
}
