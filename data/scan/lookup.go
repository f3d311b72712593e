package scan

import (
	"encoding/binary"
	"math/bits"
)

// Lookup finds the code of a cell. Cells of up to 16 bytes are compared as two numbers.
type Lookup struct {
	entries []entry // open addressing; a size of 0 is a free place
	shift   int
	long    map[string]uint16
}

type entry struct {
	first, last uint64 // the first and the last eight bytes; of a shorter cell both are the whole
	size        uint32
	code        uint16
}

// NewLookup makes a lookup of codes by cell; no cell is empty.
func NewLookup(codes map[string]uint16) *Lookup {
	size := 16
	for size < 4*len(codes) {
		size *= 2
	}
	l := &Lookup{entries: make([]entry, size), shift: 64 - bits.TrailingZeros(uint(size)), long: map[string]uint16{}}
	for cell, code := range codes {
		if len(cell) > longestShort {
			l.long[cell] = code
			continue
		}
		first, last := tips(append([]byte(cell), make([]byte, slack)...), len(cell))
		at := l.place(first, last)
		for l.entries[at].size != 0 {
			at = (at + 1) & (size - 1)
		}
		l.entries[at] = entry{first, last, uint32(len(cell)), code}
	}
	return l
}

const longestShort = 16

func (l *Lookup) place(first, last uint64) int {
	return int(((first ^ last*0x9e3779b97f4a7c15) * 0xd6e8feb86659fd93) >> (l.shift & 63))
}

// masks keep as many bytes of a number as a cell has.
var masks = [longestShort + 1]uint64{0, 1<<8 - 1, 1<<16 - 1, 1<<24 - 1, 1<<32 - 1, 1<<40 - 1, 1<<48 - 1, 1<<56 - 1,
	1<<64 - 1, 1<<64 - 1, 1<<64 - 1, 1<<64 - 1, 1<<64 - 1, 1<<64 - 1, 1<<64 - 1, 1<<64 - 1, 1<<64 - 1}

// tips returns the first and last eight bytes of a cell of so many, as numbers. There are no branches in it: which option
// comes next cannot be foreseen.
func tips(bytes []byte, size int) (first, last uint64) {
	mask := masks[size]
	return binary.LittleEndian.Uint64(bytes) & mask, binary.LittleEndian.Uint64(bytes[max(size-8, 0):]) & mask
}

// Find returns the code of a cell, which is the first so many bytes: there are eight more at least.
func (l *Lookup) Find(bytes []byte, size int) (uint16, bool) {
	if size > longestShort {
		code, found := l.long[string(bytes[:size])]
		return code, found
	}
	if size == 0 {
		return 0, false
	}
	first, last := tips(bytes, size)
	for at := l.place(first, last); ; at = (at + 1) & (len(l.entries) - 1) {
		e := &l.entries[at]
		if e.first == first && e.last == last && e.size == uint32(size) {
			return e.code, true
		}
		if e.size == 0 {
			return 0, false
		}
	}
}
