package screen

// dense writes bytes as printable ASCII that may stand in a script element: 13 bits in two characters, and so 16 characters for 13 bytes,
// where base64 needs 17⅓. The decoder is decodedDense in worker.js. Bits are taken from the lowest of the first byte up, and what is left
// over, when six bits or fewer, stands in one character, so that no byte is added.
func dense(content []byte) string {
	out := make([]byte, 0, len(content)*16/13+2)
	var bits uint32
	held := 0
	for _, b := range content {
		bits |= uint32(b) << held
		held += 8
		if held >= 13 {
			out = append(out, denseDigit(bits&0x1fff%91), denseDigit(bits&0x1fff/91))
			bits >>= 13
			held -= 13
		}
	}
	if held > 0 {
		out = append(out, denseDigit(bits%91))
	}
	if held > 6 {
		out = append(out, denseDigit(bits/91))
	}
	return string(out)
}

// denseDigit is the character for 0 to 90: those from # to }, but ! for < and ~ for &, which would mean something in HTML.
func denseDigit(digit uint32) byte {
	switch c := byte('#' + digit); c {
	case '<':
		return '!'
	case '&':
		return '~'
	default:
		return c
	}
}
