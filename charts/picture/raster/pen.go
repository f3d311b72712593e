package raster

import (
	"image/color"
	"math"
	"strings"

	"github.com/golang/freetype/raster"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"spoor/charts/picture"
)

// pen draws shapes on a sheet, and texts as shapes: a rasteriser of fonts rounds kerning to whole pixels, so that texts would not be
// as wide as measured.
type pen struct {
	sheet  *sheet
	dots   float64 // an inch
	width  fixed.Int26_6
	path   []segment
	at     point // where the path is
	glyphs sfnt.Buffer

	whole, low *raster.Rasterizer // of all rows, and of a few
}

// lowRows is how many rows the rasteriser has that draws texts: one goes over all rows that it has for each shape.
const lowRows = 64

// segment is a piece of a path: where it ends, and the control point of a curve before that.
type segment struct {
	kind    segmentKind
	control fixed.Point26_6
	end     fixed.Point26_6
}

type segmentKind uint8

const (
	start segmentKind = iota
	line
	curve
)

// point is a place in pixels from the top left.
type point struct{ x, y float64 }

func (p point) fixed() fixed.Point26_6 { return fixed.Point26_6{X: fix(p.x), Y: fix(p.y)} }

func fix(x float64) fixed.Int26_6 { return fixed.Int26_6(math.Round(x * 64)) }

// place is where a point of a figure lies, which is in points from the bottom left.
func (p *pen) place(at vg.Point) point {
	return point{at.X.Dots(p.dots), float64(p.sheet.height) - at.Y.Dots(p.dots)}
}

// begin starts a sheet of the size of the image, and what draws on it.
func (p *pen) begin(width, height, dots int) {
	p.dots = float64(dots)
	p.sheet.begin(width, height)
	if p.low == nil {
		p.whole, p.low = new(raster.Rasterizer), new(raster.Rasterizer)
		p.whole.UseNonZeroWinding, p.low.UseNonZeroWinding = true, true
	}
	p.whole.SetBounds(width, height)
	p.low.SetBounds(width, lowRows)
}

// SetColor sets the colour of what is drawn next, which is opaque.
func (p *pen) SetColor(c color.Color) { p.sheet.ink(color.RGBAModel.Convert(c).(color.RGBA)) }

// SetLineWidth sets the width of lines.
func (p *pen) SetLineWidth(width vg.Length) { p.width = fix(width.Dots(p.dots)) }

// Fill fills a path.
func (p *pen) Fill(path vg.Path) {
	p.trace(path)
	p.fill(len(p.path))
}

// Stroke draws a path as a line.
func (p *pen) Stroke(path vg.Path) {
	p.trace(path)
	top, bottom := extent(p.path, vertical)
	r, first := p.rasteriser(top-p.width, bottom+p.width)
	var outline raster.Path
	var before fixed.Point26_6
	for _, s := range p.path {
		s.end.Y -= fixed.I(first)
		if s.kind == start {
			outline.Start(s.end)
		} else if step := s.end.Sub(before); max(step.X, -step.X)+max(step.Y, -step.Y) > 4 { // joints of shorter ones have no direction
			outline.Add1(s.end)
		} else {
			continue
		}
		before = s.end
	}
	raster.Stroke(r, outline, p.width, raster.ButtCapper, raster.RoundJoiner)
	r.Rasterize(p.sheet)
	p.path = p.path[:0]
}

func (p *pen) add(kind segmentKind, at point) {
	p.path, p.at = append(p.path, segment{kind: kind, end: at.fixed()}), at
}

// trace puts the path on the sheet.
func (p *pen) trace(path vg.Path) {
	var first point
	for _, part := range path {
		switch part.Type {
		case vg.MoveComp:
			first = p.place(part.Pos)
			p.add(start, first)
		case vg.LineComp:
			p.add(line, p.place(part.Pos))
		case vg.CurveComp:
			p.bend(p.place(part.Control[0]), p.place(part.Control[1]), p.place(part.Pos))
		case vg.CloseComp:
			p.add(line, first)
		}
	}
}

// bend adds a cubic curve, as lines of about a pixel.
func (p *pen) bend(a, b, end point) {
	from := p.at
	length := math.Hypot(a.x-from.x, a.y-from.y) + math.Hypot(b.x-a.x, b.y-a.y) + math.Hypot(end.x-b.x, end.y-b.y)
	lines := max(3, int(length+0.5)-1)
	for i := 1; i <= lines; i++ {
		t := float64(i) / float64(lines)
		u := 1 - t
		k0, k1, k2, k3 := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		p.add(line, point{k0*from.x + k1*a.x + k2*b.x + k3*end.x, k0*from.y + k1*a.y + k2*b.y + k3*end.y})
	}
}

// extent returns the least and the greatest of the places of a path.
func extent(path []segment, of func(fixed.Point26_6) fixed.Int26_6) (least, most fixed.Int26_6) {
	least, most = math.MaxInt32, math.MinInt32
	for _, s := range path {
		least, most = min(least, of(s.end)), max(most, of(s.end))
		if s.kind == curve {
			least, most = min(least, of(s.control)), max(most, of(s.control))
		}
	}
	return least, most
}

func vertical(at fixed.Point26_6) fixed.Int26_6   { return at.Y }
func horizontal(at fixed.Point26_6) fixed.Int26_6 { return at.X }

// rasteriser returns what draws between two heights, and the row of the image that is its first.
func (p *pen) rasteriser(top, bottom fixed.Int26_6) (r *raster.Rasterizer, first int) {
	r = p.whole
	if bottom.Floor()-top.Floor() < lowRows {
		r, first = p.low, top.Floor()
	}
	r.Clear()
	r.Dy = first
	return r, first
}

// fill fills the first so many segments of the path and takes them away.
func (p *pen) fill(segments int) {
	if segments == 0 {
		return
	}
	path := p.path[:segments]
	r, top := p.rasteriser(extent(path, vertical))
	shift := fixed.Point26_6{Y: fixed.I(top)}
	first := path[0].end.Sub(shift)
	for i, s := range path {
		end := s.end.Sub(shift)
		switch s.kind {
		case start:
			if i > 0 {
				r.Add1(first)
			}
			r.Start(end)
			first = end
		case line:
			r.Add1(end)
		case curve:
			r.Add2(s.control.Sub(shift), end)
		}
	}
	r.Add1(first)
	r.Rasterize(p.sheet)
	p.path = append(p.path[:0], p.path[segments:]...)
}

// FillString writes a text, with every glyph exactly where it was measured.
func (p *pen) FillString(face font.Face, place vg.Point, content string) {
	for _, word := range strings.SplitAfter(content, " ") {
		p.outline(face, place, word)
		p.fill(len(p.path))
		place.X += picture.WidthOf(face, word)
	}
}

// outline adds the glyphs of a text to the path. It fills those before a glyph that has no pixel in common with them: the rasteriser is
// slow on long shapes.
func (p *pen) outline(face font.Face, from vg.Point, content string) {
	em := fixed.Int26_6(face.Face.UnitsPerEm())
	scale := face.Font.Size / vg.Length(em)
	at := func(g fixed.Point26_6) point {
		return p.place(vg.Point{X: from.X + vg.Length(g.X)*scale, Y: from.Y - vg.Length(g.Y)*scale})
	}
	before := ""
	for _, r := range content {
		glyph := string(r)
		if before != "" {
			from.X += picture.WidthOf(face, before+glyph) - picture.WidthOf(face, glyph) // with kerning
		}
		before = glyph
		index, err := face.Face.GlyphIndex(&p.glyphs, r)
		if err != nil {
			continue // an embedded font is not damaged
		}
		segments, err := face.Face.LoadGlyph(&p.glyphs, index, em, nil)
		if err != nil {
			continue
		}
		earlier := len(p.path)
		for _, s := range segments {
			switch s.Op {
			case sfnt.SegmentOpMoveTo:
				p.add(start, at(s.Args[0]))
			case sfnt.SegmentOpLineTo:
				p.add(line, at(s.Args[0]))
			case sfnt.SegmentOpQuadTo:
				control := at(s.Args[0]).fixed()
				p.add(curve, at(s.Args[1]))
				p.path[len(p.path)-1].control = control
			case sfnt.SegmentOpCubeTo:
				p.bend(at(s.Args[0]), at(s.Args[1]), at(s.Args[2]))
			}
		}
		_, right := extent(p.path[:earlier], horizontal)
		if left, _ := extent(p.path[earlier:], horizontal); left.Floor() > right.Floor() {
			p.fill(earlier)
		}
	}
}
