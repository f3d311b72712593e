package picture

import (
	"bytes"
	"encoding/binary"
	"flag"
	"os"
	"slices"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

var writeMeasures = flag.Bool("write-measures", false, "write the fonts that a browser measures texts by")

// measures returns what a font says of the widths and the kerning of its glyphs, without their outlines, names and instructions: a font
// of empty glyphs. (OpenType 1.9, "Font file".)
func measures(whole []byte) []byte {
	big := binary.BigEndian
	type table struct {
		tag  string
		text []byte
	}
	var tables []table
	for at := 12; at < 12+16*int(big.Uint16(whole[4:])); at += 16 {
		tag, from, size := string(whole[at:at+4]), big.Uint32(whole[at+8:]), big.Uint32(whole[at+12:])
		text := slices.Clone(whole[from : from+size])
		switch tag {
		case "OS/2", "cmap", "head", "hhea", "hmtx", "kern", "GPOS", "maxp":
		case "loca":
			clear(text)
		case "glyf":
			text = make([]byte, 4)
		case "post": // version 3: no names of glyphs
			text = append([]byte{0, 3, 0, 0}, text[4:32]...)
		default:
			continue
		}
		tables = append(tables, table{tag, text})
	}
	out := append(slices.Clone(whole[:4]), 0, byte(len(tables)), 0, 0, 0, 0, 0, 0) // what is for searching the tables stays 0
	at := len(out) + 16*len(tables)
	var content []byte
	for _, t := range tables {
		out = append(out, t.tag...)
		out = big.AppendUint32(out, 0)
		out = big.AppendUint32(out, uint32(at+len(content)))
		out = big.AppendUint32(out, uint32(len(t.text)))
		content = append(content, t.text...)
		for len(content)%4 != 0 {
			content = append(content, 0)
		}
	}
	return append(out, content...)
}

// What a browser measures texts by is made of the fonts that texts are drawn with, and gives each text the same width.
func TestMeasures(t *testing.T) {
	t.Parallel()
	for name, whole := range map[string][]byte{"measures/regular.ttf": regularTTF, "measures/bold.ttf": boldTTF} {
		if *writeMeasures {
			if err := os.WriteFile(name, measures(whole), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		kept, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(kept, measures(whole)) {
			t.Errorf("%s is not made of the font; write it with -write-measures", name)
		}
		full, bare := parsed(whole), parsed(kept)
		faces := [2]font.Face{faceOf(t, full), faceOf(t, bare)}
		if a, b := faces[0].Metrics(), faces[1].Metrics(); a != b {
			t.Errorf("%s: metrics %v and %v", name, a, b)
		}
		var texts = []string{"Samenwerking met andere partijen", "AVATAR, Te veel; 35% (21–50)", "Re-integratie – één ‘ja’", "Ýŷ Œ ř ß"}
		for _, text := range texts {
			if a, b := font.MeasureString(faces[0], text), font.MeasureString(faces[1], text); a != b || a == 0 {
				t.Errorf("%s: %q is %v wide, and %v", name, text, a, b)
			}
		}
		var buffer sfnt.Buffer
		for glyph := range sfnt.GlyphIndex(full.NumGlyphs()) {
			a, errA := full.GlyphAdvance(&buffer, glyph, fixed.I(2048), font.HintingNone)
			b, errB := bare.GlyphAdvance(&buffer, glyph, fixed.I(2048), font.HintingNone)
			if errA != nil || errB != nil || a != b {
				t.Fatalf("%s: glyph %d is %v wide, and %v: %v, %v", name, glyph, a, b, errA, errB)
			}
		}
	}
}

func faceOf(t *testing.T, f *opentype.Font) font.Face {
	t.Helper()
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: 20, DPI: 72})
	if err != nil {
		t.Fatal(err)
	}
	return face
}
