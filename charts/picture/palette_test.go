package picture

import (
	"image/color"
	"math"
	"testing"
)

// The ratios follow from the definition in WCAG 2.1: black on white has 21, and #777777 on white is the usual example of
// one just under 4.5 (4.48).
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b color.RGBA
		want float64
	}{
		{color.RGBA{A: 0xff}, White, 21},
		{color.RGBA{0x77, 0x77, 0x77, 0xff}, White, 4.48},
		{White, White, 1},
	} {
		if got := Contrast(c.a, c.b); math.Abs(got-c.want) > 0.005 {
			t.Errorf("contrast of %v and %v = %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestTextIsReadable(t *testing.T) {
	for n := 1; n <= 40; n++ {
		for _, colours := range [][]color.RGBA{Palette{}.ScaleColours(n), Palette{}.ShareColours(n)} {
			if len(colours) != n {
				t.Fatalf("%d colours for %d", len(colours), n)
			}
			for _, colour := range colours {
				if got := Contrast(Readable(colour), colour); got < 4 {
					t.Errorf("%v of %d: a number has a contrast of %.2f", colour, n, got)
				}
			}
		}
	}
	for _, colour := range []color.RGBA{Ink, SoftInk, DotColour, OtherColour} {
		if got := Contrast(colour, White); got < 4.5 {
			t.Errorf("%v on white has a contrast of %.2f", colour, got)
		}
	}
}

func TestScaleColours(t *testing.T) {
	five := Palette{}.ScaleColours(5)
	for i, stop := range scaleStops {
		if five[i] != stop {
			t.Errorf("point %d of 5 is %v, want %v", i, five[i], stop)
		}
	}
	two, four, seven := Palette{}.ScaleColours(2), Palette{}.ScaleColours(4), Palette{}.ScaleColours(7)
	if two[0] != five[0] || two[1] != five[4] {
		t.Errorf("two points are %v, want the ends", two)
	}
	if four[0] != five[0] || four[1] != five[1] || four[2] != five[3] || four[3] != five[4] {
		t.Errorf("four points are %v, want five without the neutral one", four)
	}
	if seven[3] != five[2] {
		t.Errorf("the middle of seven is %v, want the neutral colour", seven[3])
	}
}

// In grey, the parts of a whole run from dark to light, each lighter than the one before.
func TestShareColoursInGrey(t *testing.T) {
	for n := 2; n <= 12; n++ {
		colours := Palette{}.ShareColours(n)
		for i := 1; i < n; i++ {
			if luminance(colours[i]) <= luminance(colours[i-1])+0.01 {
				t.Errorf("part %d of %d is not lighter than the one before", i, n)
			}
		}
	}
}
