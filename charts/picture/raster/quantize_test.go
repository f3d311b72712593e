package raster

import (
	"image"
	"image/color"
	"math"
	"testing"

	"spoor/charts/picture"
)

// The colours of figures stay exactly what they are, and no mixture of them moves visibly.
func TestQuantize(t *testing.T) {
	main := append([]color.RGBA{picture.White, picture.Ink, picture.SoftInk, picture.GuideColour, picture.BarColour, picture.DotColour, picture.OtherColour}, picture.Palette{}.ScaleColours(5)...)
	drawn := image.NewRGBA(image.Rect(0, 0, 64, 64*len(main)))
	for i, c := range main {
		for y := range 64 {
			for x := range 64 {
				mixed := c
				if y >= 32 {
					mixed = paler(c, float64(x)/63)
				}
				drawn.SetRGBA(x, 64*i+y, mixed)
			}
		}
	}
	got := quantize(drawn, make([]byte, len(drawn.Pix)/4))
	for i, c := range main {
		if kept := got.At(5, 64*i+5); kept != c {
			t.Errorf("%v became %v", c, kept)
		}
	}
	for i, p := range got.Pix {
		was, is := drawn.RGBAAt(i%64, i/64), got.Palette[p].(color.RGBA)
		for _, d := range []int{int(was.R) - int(is.R), int(was.G) - int(is.G), int(was.B) - int(is.B)} {
			if d < -12 || d > 12 {
				t.Fatalf("%v became %v", was, is)
			}
		}
	}
}

// paler mixes a colour with white, which is the share t of it.
func paler(c color.RGBA, t float64) color.RGBA {
	mix := func(a uint8) uint8 { return uint8(math.Round(float64(a) + t*(255-float64(a)))) }
	return color.RGBA{mix(c.R), mix(c.G), mix(c.B), 255}
}
