package raster

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"spoor/charts/picture"
)

// outline starts a path with the glyphs of a text, placed exactly as they are measured.
func (c outlinedPNG) outline(face font.Face, place vg.Point, content string) {
	em := fixed.Int26_6(face.Face.UnitsPerEm())
	scale := face.Font.Size / vg.Length(em)
	at := func(p fixed.Point26_6) (x, y float64) {
		return (place.X + vg.Length(p.X)*scale).Dots(c.DPI()), (place.Y - vg.Length(p.Y)*scale).Dots(c.DPI())
	}
	before := ""
	for _, r := range content {
		glyph := string(r)
		if before != "" {
			place.X += picture.WidthOf(face, before+glyph) - picture.WidthOf(face, glyph) // with kerning
		}
		before = glyph
		index, err := face.Face.GlyphIndex(c.glyphs, r)
		if err != nil {
			continue // an embedded font is not damaged
		}
		segments, err := face.Face.LoadGlyph(c.glyphs, index, em, nil)
		if err != nil {
			continue
		}
		for k, segment := range segments {
			a := segment.Args
			x, y := at(a[0])
			switch segment.Op {
			case sfnt.SegmentOpMoveTo:
				if k > 0 {
					c.context.ClosePath()
				}
				c.context.MoveTo(x, y)
			case sfnt.SegmentOpLineTo:
				c.context.LineTo(x, y)
			case sfnt.SegmentOpQuadTo:
				x1, y1 := at(a[1])
				c.context.QuadraticTo(x, y, x1, y1)
			case sfnt.SegmentOpCubeTo:
				x1, y1 := at(a[1])
				x2, y2 := at(a[2])
				c.context.CubicTo(x, y, x1, y1, x2, y2)
			}
		}
		c.context.ClosePath()
	}
}
