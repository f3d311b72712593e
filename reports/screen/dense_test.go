package screen

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
)

// undense is the other way, by the definition: digits of 91, two to 13 bits.
func undense(text string) []byte {
	var bits []byte
	for i := 0; i < len(text); i += 2 {
		value, width := strings.IndexByte(denseDigits, text[i]), 6
		if i+1 < len(text) {
			value, width = value+91*strings.IndexByte(denseDigits, text[i+1]), 13
		}
		for b := range width {
			bits = append(bits, byte(value>>b&1))
		}
	}
	out := make([]byte, len(bits)/8)
	for i := range out {
		for b := range 8 {
			out[i] |= bits[8*i+b] << b
		}
	}
	return out
}

// denseDigits are the characters in order.
const denseDigits = `#$%~'()*+,-./0123456789:;!=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_` + "`" + `abcdefghijklmnopqrstuvwxyz{|}`

func TestDenseTextHoldsTheBytes(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(15, 91))
	for n := range 300 {
		content := make([]byte, n)
		for i := range content {
			content[i] = byte(r.Uint32())
		}
		text := dense(content)
		if strings.ContainsAny(text, "<&") || strings.Trim(text, denseDigits) != "" {
			t.Fatalf("%q may not stand in a page", text)
		}
		if !bytes.Equal(undense(text), content) {
			t.Fatalf("%x became %x", content, undense(text))
		}
		if most := (n*8+12)/13*2 + 1; len(text) > most {
			t.Errorf("%d bytes take %d characters, more than %d", n, len(text), most)
		}
	}
	// 0xff 0x1f are thirteen bits set: 8191 = 90·91 + 1, and three bits of nothing.
	if got := dense([]byte{0xff, 0x1f}); got != "$}#" {
		t.Errorf("%q", got)
	}
}
