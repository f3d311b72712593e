package raster

import (
	"cmp"
	"image/color"
	"slices"
)

// quantize returns a palette of 256 colours at most, which makes a file that is written faster and is half the size, and which of
// it stands for each colour. A figure has a dozen colours; all others are mixtures at the edges of shapes, and those that are left
// out are close to one that is kept.
func quantize(colours []color.RGBA, counts []int) (palette []color.RGBA, places []uint8) {
	order := make([]int, len(colours))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := colours[i], colours[j]
		return cmp.Or(cmp.Compare(counts[j], counts[i]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	for _, i := range order {
		if c := colours[i]; len(palette) < 256 && !slices.ContainsFunc(palette, func(kept color.RGBA) bool { return alike(kept, c) }) {
			palette = append(palette, c)
		}
	}
	places = make([]uint8, len(colours))
	for i, c := range colours {
		places[i] = nearest(palette, c)
	}
	return palette, places
}

// alike reports whether two colours do not differ visibly.
func alike(a, b color.RGBA) bool {
	const visible = 8 // of 255, in any channel
	near := func(a, b uint8) bool { return max(a, b)-min(a, b) < visible }
	return near(a.R, b.R) && near(a.G, b.G) && near(a.B, b.B)
}

// nearest returns the place of the nearest colour, the first of those.
func nearest(palette []color.RGBA, c color.RGBA) uint8 {
	place, least := 0, 3*255*255+1
	for i, kept := range palette {
		r, g, b := int(kept.R)-int(c.R), int(kept.G)-int(c.G), int(kept.B)-int(c.B)
		if distance := r*r + g*g + b*b; distance < least {
			place, least = i, distance
		}
	}
	return uint8(place)
}
