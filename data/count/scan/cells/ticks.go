package cells

import "encoding/binary"

// Ticks reads cells of one character, 0 or 1, beside each other from the first bytes, four at a time. It returns the ones as
// bits, and how many cells it read: fewer than there are, a multiple of four, where the next four hold something else. There
// are eight bytes more at least.
func Ticks(bytes []byte, cells int, delimiter byte) (picked uint64, read int) {
	const ones = 0x0001_0001_0001_0001
	four := 0x0030*ones | uint64(delimiter)*0x0100*ones // four cells 0, with what follows them
	for ; read+4 <= cells; read += 4 {
		word := binary.LittleEndian.Uint64(bytes[2*read:])
		if word&^ones != four {
			break
		}
		// The product brings the four ones together in its highest bits.
		picked |= (word & ones) * 0x0001_0002_0004_0008 >> 48 & 15 << (read & 63)
	}
	return picked, read
}
