package records

import "bytes"

// Windows-1252 and Mac Roman give a letter to nearly every byte, so that only sense tells them apart: which of the two
// makes the words of Dutch, English, German and French, and puts quotes and dashes where they belong.

const (
	winLetters = "\xe0\xe1\xe2\xe4\xe7\xe8\xe9\xea\xeb\xed\xee\xef\xf1\xf3\xf4\xf6\xf9\xfa\xfb\xfc\xdf\xc4\xcb\xd6\xdc\xc8"
	winSigns   = "\xa0\xa3\xa7\xa9\xb0\xb2\xb4\xb7\xbd\x99"
	macLetters = "\x87\x88\x89\x8a\x8c\x8d\x8e\x8f\x90\x98\x9a\x9c\x9d\x9e\x9f\x83\x86\x80"
	macSigns   = "\xca\xa1\xa5\xdb"
	winNever   = "\x81\x8d\x8f\x90\x9d"
	// In one of the two a letter, in the other a quote or a dash: decided by whether it stands inside a word.
	inWordMac = "\x85\x91\x94\x95\x96\x97\x99"
)

func (b *bytesSeen) weigh(c, before, after byte) {
	inWord := isLetter(before) && isLetter(after)
	has := func(set string) bool { return bytes.IndexByte([]byte(set), c) >= 0 }
	switch {
	case has(inWordMac) && inWord:
		b.mac++
	case has(inWordMac), c == 0x93, c == 0x92 && isLetter(before):
		b.win++
	case c == 0x80 && !isLetter(after): // a euro sign
		b.win++
	case has(macLetters):
		b.mac++
	case has(macSigns), c >= 0xd0 && c <= 0xd5: // dashes and quotes
		b.mac++
	case c == 0xc9 && isLetter(after): // a capital e acute; an ellipsis otherwise
		b.win++
	case c == 0xc9:
		b.mac++
	case has(winLetters), has(winSigns):
		b.win++
	}
	if has(winNever) {
		b.never++
	}
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// neighbour returns the byte at i, or a space outside the chunk.
func neighbour(chunk []byte, i int) byte {
	if i < 0 || i >= len(chunk) {
		return ' '
	}
	return chunk[i]
}
