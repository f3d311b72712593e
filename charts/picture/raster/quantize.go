package raster

import (
	"cmp"
	"encoding/binary"
	"image"
	"image/color"
	"slices"
)

// quantize returns an image in 256 colours at most, which makes a file that is written faster and is half the size. A figure has a
// dozen colours; all others are mixtures at the edges of shapes, and those that are left out are close to one that is kept. The
// image stands in indices, a byte for each pixel.
func quantize(from *image.RGBA, indices []byte) *image.Paletted {
	counts := map[color.RGBA]int{}
	eachRun(from, func(c color.RGBA, length int) { counts[c] += length })
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
	left := indices
	eachRun(from, func(c color.RGBA, length int) {
		i := index[c]
		for k := range left[:length] {
			left[k] = i
		}
		left = left[length:]
	})
	return &image.Paletted{Pix: indices, Stride: from.Rect.Dx(), Rect: from.Rect, Palette: palette}
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
func eachRun(from *image.RGBA, visit func(c color.RGBA, length int)) {
	pix := from.Pix
	for len(pix) >= 4 {
		first := binary.LittleEndian.Uint32(pix)
		two, end := uint64(first)<<32|uint64(first), 4
		for end+8 <= len(pix) && binary.LittleEndian.Uint64(pix[end:]) == two {
			end += 8
		}
		for end+4 <= len(pix) && binary.LittleEndian.Uint32(pix[end:]) == first {
			end += 4
		}
		visit(color.RGBA{pix[0], pix[1], pix[2], pix[3]}, end/4)
		pix = pix[end:]
	}
}
