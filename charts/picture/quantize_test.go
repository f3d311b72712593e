package picture

import (
	"image"
	"image/color"
	"testing"
)

// The colours of figures stay exactly what they are, and no mixture of them moves visibly.
func TestQuantize(t *testing.T) {
	main := append([]color.RGBA{White, Ink, SoftInk, GuideColour, BarColour, DotColour, OtherColour}, scaleStops...)
	picture := image.NewRGBA(image.Rect(0, 0, 64, 64*len(main)))
	for i, c := range main {
		for y := range 64 {
			for x := range 64 {
				mixed := c
				if y >= 32 {
					mixed = between([]color.RGBA{c, White}, float64(x)/63)
				}
				picture.SetRGBA(x, 64*i+y, mixed)
			}
		}
	}
	got := quantize(picture)
	for i, c := range main {
		if kept := got.At(5, 64*i+5); kept != c {
			t.Errorf("%v became %v", c, kept)
		}
	}
	for i, p := range got.Pix {
		was, is := picture.RGBAAt(i%64, i/64), got.Palette[p].(color.RGBA)
		for _, d := range []int{int(was.R) - int(is.R), int(was.G) - int(is.G), int(was.B) - int(is.B)} {
			if d < -12 || d > 12 {
				t.Fatalf("%v became %v", was, is)
			}
		}
	}
}
