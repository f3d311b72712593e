package charts

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// pointsPerPixel is the size of a CSS pixel in typographic points, by definition.
const pointsPerPixel = 0.75

func points(pixels float64) vg.Length { return vg.Points(pixels * pointsPerPixel) }

// canvas is a laid-out figure: shapes and texts with their places in CSS pixels from the top left. Texts lie on top.
type canvas struct {
	height float64
	shapes []shape
	texts  []text
}

// shape is an outline that is filled, or drawn as a line when it has a width.
type shape struct {
	path   vg.Path // in CSS pixels, y downwards
	colour color.RGBA
	width  float64
}

// text is one line of text.
type text struct {
	style
	content string
	x, y    float64 // left end of the baseline
	width   float64
	align   align // which end must stay in its place in another font
}

// align is the side of a text that stands at the given place.
type align float64

const (
	left   align = 0
	centre align = 0.5
	right  align = 1
)

// write puts a line of text on a baseline and returns its right end.
func (c *canvas) write(s style, x, y float64, a align, content string) float64 {
	content = plain(content)
	if content == "" {
		return x
	}
	width := s.width(content)
	x -= float64(a) * width
	c.texts = append(c.texts, text{s, content, x, y, width, a})
	return x + width
}

// middle puts a line of text with its capitals centred on y, and returns its right end.
func (c *canvas) middle(s style, x, y float64, a align, content string) float64 {
	return c.write(s, x, y+s.capHeight()/2, a, content)
}

// block puts lines with the first baseline at y and returns the baseline that would come next.
func (c *canvas) block(s style, x, y float64, a align, lines []string) float64 {
	for _, line := range lines {
		c.write(s, x, y, a, line)
		y += s.leading()
	}
	return y
}

// label puts lines with a raised footnote mark after the last one, centred on y.
func (c *canvas) label(s style, x, y float64, a align, lines []string, mark string) {
	y += s.capHeight()/2 - float64(len(lines)-1)*s.leading()/2
	last := len(lines) - 1
	c.block(s, x, y, a, lines[:last])
	y += float64(last) * s.leading()
	if mark == "" {
		c.write(s, x, y, a, lines[last])
		return
	}
	x -= float64(a) * markWidth(mark)
	end := c.write(s, x, y, a, lines[last])
	c.mark(end, y, s, mark)
}

// mark puts a footnote mark after a text of style s that ends at x.
func (c *canvas) mark(x, y float64, s style, mark string) float64 {
	return c.write(markStyle.in(s.colour), x+markGap, y-0.36*s.size, left, mark)
}

const markGap = 1.5

// markWidth returns the room that a footnote mark takes.
func markWidth(mark string) float64 {
	if mark == "" {
		return 0
	}
	return markGap + markStyle.width(mark)
}

func (c *canvas) fill(colour color.RGBA, path vg.Path) {
	c.shapes = append(c.shapes, shape{path, colour, 0})
}

// line draws straight lines through the places, given as x, y, x, y, …
func (c *canvas) line(colour color.RGBA, width float64, places ...float64) {
	c.shapes = append(c.shapes, shape{through(places), colour, width})
}

func (c *canvas) rectangle(colour color.RGBA, x, y, width, height float64) {
	c.polygon(colour, x, y, x+width, y, x+width, y+height, x, y+height)
}

func (c *canvas) polygon(colour color.RGBA, places ...float64) {
	path := through(places)
	path.Close()
	c.fill(colour, path)
}

func (c *canvas) diamond(colour color.RGBA, x, y, radius float64) {
	c.polygon(colour, x, y-radius, x+radius, y, x, y+radius, x-radius, y)
}

func (c *canvas) circle(colour color.RGBA, x, y, radius float64) {
	path := vg.Path{{Type: vg.MoveComp, Pos: around(x, y, radius, 0)}}
	path = append(path, curve(x, y, radius, 0, 2*math.Pi)...)
	path.Close()
	c.fill(colour, path)
}

// slice fills a sector of a circle, between two angles in radians clockwise from the top.
func (c *canvas) slice(colour color.RGBA, x, y, radius, from, to float64) {
	path := vg.Path{{Type: vg.MoveComp, Pos: at(x, y)}, {Type: vg.LineComp, Pos: around(x, y, radius, from)}}
	path = append(path, curve(x, y, radius, from, to)...)
	path.Close()
	c.fill(colour, path)
}

func at(x, y float64) vg.Point { return vg.Point{X: vg.Length(x), Y: vg.Length(y)} }

// around returns the place on a circle at an angle in radians clockwise from the top.
func around(x, y, radius, angle float64) vg.Point {
	sin, cos := math.Sincos(angle)
	return at(x+radius*sin, y-radius*cos)
}

// curve approximates an arc by cubic curves of an eighth of a circle at most, which every format draws alike; the error is
// less than a hundred-thousandth of the radius.
func curve(x, y, radius, from, to float64) []vg.PathComp {
	parts := max(1, int(math.Ceil((to-from)/(math.Pi/4)-1e-9)))
	step := (to - from) / float64(parts)
	reach := radius * 4 / 3 * math.Tan(step/4)
	var curves []vg.PathComp
	for i := range parts {
		a, b := from+float64(i)*step, from+float64(i+1)*step
		start, end := around(x, y, radius, a), around(x, y, radius, b)
		ahead, back := around(0, 0, reach, a+math.Pi/2), around(0, 0, reach, b-math.Pi/2)
		curves = append(curves, vg.PathComp{Type: vg.CurveComp, Pos: end, Control: []vg.Point{start.Add(ahead), end.Add(back)}})
	}
	return curves
}

func through(places []float64) vg.Path {
	path := vg.Path{{Type: vg.MoveComp, Pos: at(places[0], places[1])}}
	for i := 2; i < len(places); i += 2 {
		path = append(path, vg.PathComp{Type: vg.LineComp, Pos: at(places[i], places[i+1])})
	}
	return path
}

// pen is what a figure is drawn with: the part of a canvas of gonum, with its origin at the bottom left, that is needed.
type pen interface {
	SetColor(color.Color)
	SetLineWidth(vg.Length)
	Stroke(vg.Path)
	Fill(vg.Path)
	FillString(font.Face, vg.Point, string)
}

// draw draws everything.
func (c *canvas) draw(target pen) {
	place := func(p vg.Point) vg.Point {
		return vg.Point{X: points(float64(p.X)), Y: points(c.height - float64(p.Y))}
	}
	for _, shape := range c.shapes {
		path := make(vg.Path, len(shape.path))
		for i, part := range shape.path {
			part.Pos = place(part.Pos)
			controls := make([]vg.Point, len(part.Control))
			for k, control := range part.Control {
				controls[k] = place(control)
			}
			part.Control = controls
			path[i] = part
		}
		target.SetColor(shape.colour)
		if shape.width > 0 {
			target.SetLineWidth(points(shape.width))
			target.Stroke(path)
			continue
		}
		target.Fill(path)
	}
	for _, text := range c.texts {
		target.SetColor(text.colour)
		target.FillString(text.face(), place(at(text.x, text.y)), text.content)
	}
}
