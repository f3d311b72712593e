package scan

import (
	"encoding/binary"
	"math/bits"
)

// Lookup finds the code of a cell. Cells of up to 16 bytes have a place of their own in a table, found by a factor that gives
// no two the same; those that are longer, or did not get a place, are found in a map.
type Lookup struct {
	table  []entry
	shift  int
	factor uint64
	others map[string]uint16
}

type entry struct {
	first, last uint64 // the bytes of the cell as two numbers
	size        uint32 // how many there are, plus 1; 0 is a free place
	code        uint16
}

const (
	longestShort = 16
	largestTable = 1 << 16
)

// NewLookup makes a lookup of codes by cell; a cell may be empty.
func NewLookup(codes map[string]uint16) *Lookup {
	size := 16
	for size < 8*len(codes) && size < largestTable {
		size *= 2
	}
	best := &Lookup{}
	for try := range 1 + 20_000/(1+len(codes)) {
		l := &Lookup{table: make([]entry, size), shift: 64 - bits.TrailingZeros(uint(size)), factor: 0x9e3779b97f4a7c15 + uint64(try)*0x0123456789abcdee}
		l.fill(codes)
		if best.others == nil || len(l.others) < len(best.others) {
			best = l
		}
		if len(best.others) == 0 {
			break
		}
	}
	return best
}

func (l *Lookup) fill(codes map[string]uint16) {
	l.others = map[string]uint16{}
	for cell, code := range codes {
		if len(cell) <= longestShort {
			first, last := words(append([]byte(cell), make([]byte, slack)...), 0, len(cell))
			if e := &l.table[l.place(first, last)]; e.size == 0 {
				*e = entry{first, last, uint32(len(cell)) + 1, code}
				continue
			}
		}
		l.others[cell] = code
	}
}

func (l *Lookup) place(first, last uint64) int {
	return int((first ^ bits.RotateLeft64(last, 29)) * l.factor >> (l.shift & 63))
}

// masks keep as many bytes of two words as a cell has.
var masks = func() (masks [32][2]uint64) {
	for size := range masks {
		masks[size] = [2]uint64{1<<(8*size) - 1, 1<<(8*max(size-8, 0)) - 1}
	}
	return masks
}()

// words returns a cell of at most 16 bytes as two numbers. There are no branches in it: which cell comes next cannot be
// foreseen.
func words(line []byte, start, size int) (first, last uint64) {
	mask := &masks[size%len(masks)]
	bytes := line[start : start+longestShort]
	return binary.LittleEndian.Uint64(bytes) & mask[0], binary.LittleEndian.Uint64(bytes[8:]) & mask[1]
}

// Find returns the code of a cell, which is the first so many bytes: there are 16 more at least.
func (l *Lookup) Find(bytes []byte, size int) (uint16, bool) {
	if size <= longestShort {
		first, last := words(bytes, 0, size)
		if e := &l.table[l.place(first, last)]; e.first == first && e.last == last && e.size == uint32(size)+1 {
			return e.code, true
		}
	}
	code, found := l.others[string(bytes[:size])]
	return code, found
}

// FindAll finds the codes of cells beside each other, one for each code, of which the first begins at start. It returns how
// many it found before one that it does not know.
func (l *Lookup) FindAll(line []byte, start int, ends []int32, codes []uint16) int {
	ends = ends[:len(codes)]
	for i := range codes {
		end := int(ends[i])
		size := end - start
		var first, last uint64
		if size <= longestShort {
			first, last = words(line, start, size)
		}
		e := &l.table[l.place(first, last)]
		codes[i] = e.code
		if e.first^first|e.last^last|uint64(e.size^(uint32(size)+1)) != 0 {
			code, found := l.others[string(line[start:end])]
			if !found {
				return i
			}
			codes[i] = code
		}
		start = end + 1
	}
	return len(codes)
}
