package picture

import (
	"image/color"
	"math"
)

// The colours of all figures, which a [Palette] may replace. None carries a meaning alone.
var (
	White       = color.RGBA{0xff, 0xff, 0xff, 0xff}
	Ink         = color.RGBA{0x1a, 0x1a, 0x1a, 0xff}
	SoftInk     = color.RGBA{0x5f, 0x6b, 0x76, 0xff}
	GuideColour = color.RGBA{0xe3, 0xe7, 0xeb, 0xff}
	LeadColour  = color.RGBA{0xa3, 0xad, 0xb7, 0xff}
	BarColour   = color.RGBA{0xa9, 0xc4, 0xde, 0xff}
	DotColour   = color.RGBA{0x1f, 0x4e, 0x79, 0xff}
	OtherColour = color.RGBA{0xb5, 0x54, 0x1c, 0xff} // the second series
)

// scaleStops run from the worst to the best point of a scale: safe for colour-blind readers, darkest at both ends.
var scaleStops = []color.RGBA{
	{0xa6, 0x61, 0x1a, 0xff}, {0xdf, 0xc2, 0x7d, 0xff}, {0xd9, 0xdd, 0xe1, 0xff}, {0x80, 0xb1, 0xd3, 0xff}, {0x1f, 0x4e, 0x79, 0xff},
}

// shareStops run from the largest to the smallest part of a whole, dark to light.
var shareStops = []color.RGBA{
	{0x1f, 0x4e, 0x79, 0xff}, {0x80, 0xb1, 0xd3, 0xff}, {0xd5, 0xe3, 0xf0, 0xff},
}

// Palette are colours to draw in. The zero value is that of the program.
type Palette struct {
	Ink, SoftInk color.RGBA   // of titles, labels and numbers; of what stands around them
	Guide, Lead  color.RGBA   // of the lines of axes; of lines to a label
	Bar, Dot     color.RGBA   // of bars; of estimates and their intervals, which lie over bars
	Other        color.RGBA   // of the second series
	Scale        []color.RGBA // from the worst to the best point of a scale, two or more, evenly apart
	Shares       []color.RGBA // from the largest to the smallest part of a whole, two or more, evenly apart
}

// Own returns the palette of the program.
func Own() Palette {
	return Palette{Ink, SoftInk, GuideColour, LeadColour, BarColour, DotColour, OtherColour, scaleStops, shareStops}
}

// Grey returns a palette without colours, for print in black: scales run from dark to light, so that no two points look the same.
func Grey() Palette {
	grey := func(of uint8) color.RGBA { return color.RGBA{of, of, of, 0xff} }
	return Palette{
		Ink: grey(0x1a), SoftInk: grey(0x5c), Guide: grey(0xe6), Lead: grey(0xa8), Bar: grey(0xc6), Dot: grey(0x2e), Other: grey(0x6b),
		Scale:  []color.RGBA{grey(0x33), grey(0x77), grey(0xaa), grey(0xcc), grey(0xe4)},
		Shares: []color.RGBA{grey(0x33), grey(0x96), grey(0xe6)},
	}
}

// painted returns what stands for a colour of the program.
func (p Palette) painted(c color.RGBA) color.RGBA {
	for _, role := range [][2]color.RGBA{{Ink, p.Ink}, {SoftInk, p.SoftInk}, {GuideColour, p.Guide}, {LeadColour, p.Lead}, {BarColour, p.Bar}, {DotColour, p.Dot}, {OtherColour, p.Other}} {
		if c == role[0] {
			return role[1]
		}
	}
	return c
}

// ScaleColours returns a colour for each point of a scale. Only a scale with an odd number of points has a neutral one.
func (p Palette) ScaleColours(points int) []color.RGBA {
	stops := p.Scale
	if stops == nil {
		stops = scaleStops
	}

	colours := make([]color.RGBA, points)
	for i := range colours {
		place := 0.5
		switch {
		case points%2 == 1 && points > 1:
			place = float64(i) / float64(points-1)
		case 2*i < points:
			place = float64(i) / float64(points)
		default:
			place = float64(i+1) / float64(points)
		}
		colours[i] = between(stops, place)
	}
	return colours
}

// ShareColours returns a colour for each part of a whole.
func (p Palette) ShareColours(parts int) []color.RGBA {
	stops := p.Shares
	if stops == nil {
		stops = shareStops
	}
	colours := make([]color.RGBA, parts)
	for i := range colours {
		colours[i] = between(stops, float64(i)/math.Max(1, float64(parts-1)))
	}
	return colours
}

// between interpolates colours that lie evenly between the places 0 and 1.
func between(stops []color.RGBA, place float64) color.RGBA {
	position := place * float64(len(stops)-1)
	i := min(int(position), len(stops)-2)
	t := position - float64(i)
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + t*(float64(b)-float64(a)))) }
	a, b := stops[i], stops[i+1]
	return color.RGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 0xff}
}

// Readable returns white or ink, whichever has more contrast with the background.
func Readable(background color.RGBA) color.RGBA {
	if Contrast(White, background) > Contrast(Ink, background) {
		return White
	}
	return Ink
}

// Contrast returns the contrast ratio of two colours, 1 to 21, as WCAG 2.1 defines it.
func Contrast(a, b color.RGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

// luminance returns the relative luminance of a colour, 0 to 1, as WCAG 2.1 defines it.
func luminance(c color.RGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}
