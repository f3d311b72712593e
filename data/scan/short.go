package scan

import (
	"encoding/binary"
	"math/bits"
)

// Short finds the code of a cell of fewer than eight bytes in one step. It has room for few cells; those that it cannot
// place it does not find.
type Short struct {
	entries [shortSize]shortEntry
	factor  uint64
}

const shortSize = 64

type shortEntry struct {
	word uint64 // the bytes of the cell
	size uint32 // and their number, plus 1; 0 is a free place
	code uint16
}

// NewShort makes a Short with the cells of codes that it can place; a cell may be empty. It looks for a factor that gives
// each a place of its own.
func NewShort(codes map[string]uint16) *Short {
	best, most := &Short{}, -1
	for factor := uint64(0x9e3779b97f4a7c15); most < len(codes) && factor < 0xf000000000000000; factor += 0x0123456789abcdee {
		s, placed := &Short{factor: factor}, 0
		for cell, code := range codes {
			if len(cell) >= 8 {
				placed++
				continue
			}
			word := binary.LittleEndian.Uint64(append([]byte(cell), make([]byte, 8)...))
			e := &s.entries[s.place(word)]
			if e.size == 0 {
				*e = shortEntry{word, uint32(len(cell)) + 1, code}
				placed++
			}
		}
		if placed > most {
			best, most = s, placed
		}
	}
	return best
}

func (s *Short) place(word uint64) uint64 {
	return (word * s.factor) >> (64 - 6) % shortSize
}

// Find returns the code of a cell, of which the word holds the bytes and nothing else.
func (s *Short) Find(word uint64, size int) (uint16, bool) {
	e := &s.entries[s.place(word)]
	return e.code, e.word == word && e.size == uint32(size+1)
}

// Head reads the first eight bytes of a cell that ends at the next delimiter. It returns those before the delimiter as a
// word, and their number; 8 if there is no delimiter among them.
func Head(bytes []byte, delimiter byte) (word uint64, size int) {
	word = binary.LittleEndian.Uint64(bytes)
	x := word ^ uint64(delimiter)*everyByte
	found := (x - everyByte) &^ x & (0x80 * everyByte) // its lowest bit is at the first byte that is 0 in x
	return word & ((found & -found >> 7) - 1), bits.TrailingZeros64(found) >> 3
}
