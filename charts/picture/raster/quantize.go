package raster

import (
	"cmp"
	"image"
	"image/color"
	"slices"
)

// quantize returns an image in 256 colours at most, which makes a file that is written faster and is half the size. A figure has a
// dozen colours; all others are mixtures at the edges of shapes, and those that are left out are close to one that is kept.
func quantize(from *image.RGBA) *image.Paletted {
	counts := map[color.RGBA]int{}
	eachRun(from, func(c color.RGBA, _, length int) { counts[c] += length })
	colours := make([]color.RGBA, 0, len(counts))
	for c := range counts {
		colours = append(colours, c)
	}
	slices.SortFunc(colours, func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	palette := distinct(colours)
	index := make(map[color.RGBA]uint8, len(colours))
	for _, c := range colours {
		index[c] = uint8(palette.Index(c))
	}
	to := image.NewPaletted(from.Rect, palette)
	eachRun(from, func(c color.RGBA, start, length int) {
		i := index[c]
		for k := range length {
			to.Pix[start+k] = i
		}
	})
	return to
}

// distinct returns the first 256 colours that differ visibly from those before them.
func distinct(colours []color.RGBA) color.Palette {
	const visible = 8 // of 255, in any channel
	near := func(a, b uint8) bool { return max(a, b)-min(a, b) < visible }
	var kept []color.RGBA
	var palette color.Palette
	for _, c := range colours {
		like := func(k color.RGBA) bool { return near(k.R, c.R) && near(k.G, c.G) && near(k.B, c.B) }
		if len(kept) < 256 && !slices.ContainsFunc(kept, like) {
			kept, palette = append(kept, c), append(palette, c)
		}
	}
	return palette
}

// eachRun calls visit for each stretch of pixels of the same colour.
func eachRun(from *image.RGBA, visit func(c color.RGBA, start, length int)) {
	at := func(i int) color.RGBA {
		p := from.Pix[4*i : 4*i+4 : 4*i+4]
		return color.RGBA{p[0], p[1], p[2], p[3]}
	}
	total, start := len(from.Pix)/4, 0
	for start < total {
		c, end := at(start), start+1
		for end < total && at(end) == c {
			end++
		}
		visit(c, start, end-start)
		start = end
	}
}
