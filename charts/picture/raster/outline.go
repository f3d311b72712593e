package raster

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// outline returns the glyphs of a text as a path, placed exactly as they are measured.
func outline(face font.Face, place vg.Point, content string) vg.Path {
	var buffer sfnt.Buffer
	em := fixed.Int26_6(face.Face.UnitsPerEm())
	scale := face.Font.Size / vg.Length(em)
	at := func(p fixed.Point26_6) vg.Point {
		return vg.Point{X: place.X + vg.Length(p.X)*scale, Y: place.Y - vg.Length(p.Y)*scale}
	}
	var path vg.Path
	before := ""
	for _, r := range content {
		glyph := string(r)
		if before != "" {
			place.X += face.Width(before+glyph) - face.Width(glyph) // with kerning
		}
		before = glyph
		index, err := face.Face.GlyphIndex(&buffer, r)
		if err != nil {
			continue // an embedded font is not damaged
		}
		segments, err := face.Face.LoadGlyph(&buffer, index, em, nil)
		if err != nil {
			continue
		}
		for k, segment := range segments {
			a := segment.Args
			switch segment.Op {
			case sfnt.SegmentOpMoveTo:
				if k > 0 {
					path.Close()
				}
				path.Move(at(a[0]))
			case sfnt.SegmentOpLineTo:
				path.Line(at(a[0]))
			case sfnt.SegmentOpQuadTo:
				path.QuadTo(at(a[0]), at(a[1]))
			case sfnt.SegmentOpCubeTo:
				path.CubeTo(at(a[0]), at(a[1]), at(a[2]))
			}
		}
		path.Close()
	}
	return path
}
