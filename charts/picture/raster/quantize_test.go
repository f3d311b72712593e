package raster

import (
	"image/color"
	"math"
	"testing"

	"spoor/charts/picture"
)

// The colours of figures stay exactly what they are, and no mixture of them moves visibly.
func TestQuantize(t *testing.T) {
	main := append([]color.RGBA{picture.White, picture.Ink, picture.SoftInk, picture.GuideColour, picture.BarColour, picture.DotColour, picture.OtherColour}, picture.Palette{}.ScaleColours(5)...)
	var colours []color.RGBA
	var counts []int
	for _, c := range main {
		colours, counts = append(colours, c), append(counts, 2048)
		for share := range 64 {
			colours, counts = append(colours, paler(c, float64(share)/63)), append(counts, 32)
		}
	}
	palette, places := quantize(colours, counts)
	if len(palette) > 256 {
		t.Errorf("%d colours", len(palette))
	}
	for i, was := range colours {
		is := palette[places[i]]
		if counts[i] > 32 && is != was {
			t.Errorf("%v became %v", was, is)
		}
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
