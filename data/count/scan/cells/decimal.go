package cells

import (
	"encoding/binary"
	"math/bits"
)

// Decimal reads a number of at most 15 digits, which a float64 and a power of ten hold exactly, so that their quotient is what
// strconv.ParseFloat returns. It does not read signs and exponents, nor blanks.
func Decimal(cell []byte) (float64, bool) {
	if len(cell) <= 8 && cap(cell) >= 8 {
		return short(binary.LittleEndian.Uint64(cell[:8]), len(cell))
	}
	if len(cell) > 16 {
		return 0, false
	}
	var digits uint64
	count, point := 0, -1
	for i, c := range cell {
		if c == '.' && point < 0 {
			point = i
			continue
		}
		if c < '0' || c > '9' {
			return 0, false
		}
		digits = digits*10 + uint64(c-'0')
		count++
	}
	if count == 0 || count > 15 {
		return 0, false
	}
	if point < 0 {
		return float64(digits), true
	}
	return float64(digits) / powersOfTen[len(cell)-1-point], true
}

// powersOfTen are exact.
var powersOfTen = [16]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// short reads a number from the first bytes of a word, all digits at once.
func short(word uint64, size int) (float64, bool) {
	const zeros = '0' * everyByte
	word <<= (64 - 8*size) & 63 // the last digit is the last byte
	decimals := 0
	x := word ^ '.'*everyByte
	if point := ^((x&lowBits + lowBits) | x | lowBits); point != 0 {
		place := bits.TrailingZeros64(point) &^ 7
		before := uint64(1)<<place - 1
		word = word&before<<8 | word&^(before<<8|0xff)
		decimals = 7 - place/8
		size--
	}
	if size <= 0 {
		return 0, false
	}
	word |= zeros & (1<<(64-8*size) - 1)
	digits := word ^ zeros
	if (digits+0x76*everyByte|digits)&(0x80*everyByte) != 0 { // more than 9
		return 0, false
	}
	digits = digits*10 + digits>>8 // of two digits, in every other byte
	const pairs = 0x000000ff_000000ff
	digits = (digits&pairs*(100+1_000_000<<32) + digits>>16&pairs*(1+10_000<<32)) >> 32
	return float64(digits) / powersOfTen[decimals&15], true
}
