package cells

import (
	"encoding/binary"
	"math/bits"
)

// Lookup finds the code of a cell. Cells of up to 16 bytes have a place of their own in a table, found by a factor that gives
// no two the same; those that are longer, or did not get a place, are found in a map.
type Lookup struct {
	table  [1 << tableBits]entry
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
	tableBits    = 9
	// mostTries bounds the search for a factor: of 30 cells or fewer one of a few gives each a place.
	mostTries = 200
)

// NewLookup makes a lookup of codes by cell; a cell may be empty.
func NewLookup(codes map[string]uint16) *Lookup {
	var best *Lookup
	for try := range uint64(mostTries) {
		l := &Lookup{factor: 0x9e3779b97f4a7c15 + try*0x0123456789abcdee, others: map[string]uint16{}}
		for cell, code := range codes {
			if !l.put(cell, code) {
				l.others[cell] = code
			}
		}
		if best == nil || len(l.others) < len(best.others) {
			best = l
		}
		if len(best.others) == 0 {
			break
		}
	}
	return best
}

// put gives a cell a place in the table, if it is short and its place is free.
func (l *Lookup) put(cell string, code uint16) bool {
	if len(cell) > longestShort {
		return false
	}
	first, last := words(append([]byte(cell), make([]byte, slack)...), 0, uint(len(cell)))
	e := &l.table[l.place(first, last)]
	if e.size > 0 {
		return false
	}
	*e = entry{first, last, uint32(len(cell)) + 1, code}
	return true
}

func (l *Lookup) place(first, last uint64) uint64 {
	return (first ^ bits.RotateLeft64(last, 29)) * l.factor >> (64 - tableBits)
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
func words(line []byte, start, size uint) (first, last uint64) {
	mask := &masks[size%uint(len(masks))]
	bytes := line[start : start+longestShort]
	return binary.LittleEndian.Uint64(bytes) & mask[0], binary.LittleEndian.Uint64(bytes[8:]) & mask[1]
}

// Find returns the code of a cell, which is the first so many bytes: there are 16 more at least.
func (l *Lookup) Find(bytes []byte, size int) (uint16, bool) {
	var code [1]uint16
	if l.FindAll(bytes, 0, []int32{int32(size)}, code[:]) == 1 {
		return code[0], true
	}
	other, found := l.others[string(bytes[:size])]
	return other, found
}

// FindAll finds the codes of cells beside each other, one for each code, of which the first begins at start. It returns how
// many it found before one that only [Lookup.Find] may find.
func (l *Lookup) FindAll(line []byte, start int, ends []int32, codes []uint16) int {
	ends = ends[:len(codes)]
	from := uint(start)
	for i := range codes {
		end := uint(ends[i])
		size := end - from
		if size > longestShort {
			return i
		}
		first, last := words(line, from, size)
		e := &l.table[l.place(first, last)]
		if e.first^first|e.last^last|uint64(e.size^uint32(size+1)) != 0 {
			return i
		}
		codes[i] = e.code
		from = end + 1
	}
	return len(codes)
}
