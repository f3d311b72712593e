package picture

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// pointsPerPixel is the size of a CSS pixel in typographic points, by definition.
const pointsPerPixel = 0.75

// Points turns CSS pixels into the lengths that a figure is drawn in.
func Points(pixels float64) vg.Length { return vg.Points(pixels * pointsPerPixel) }

// Canvas is a laid-out figure: shapes and texts with their places in CSS pixels from the top left. Texts lie on top.
type Canvas struct {
	Across float64 // the width, 0 for that of every other figure
	Height float64
	Shapes []Shape
	Texts  []Text

	Palette Palette // that takes the place of the program's colours; parts of a whole are drawn in its own
}

// paint puts the colours of the palette in the place of those of the program.
func (c *Canvas) paint() {
	if c.Palette.Scale == nil {
		return
	}
	for i, shape := range c.Shapes {
		if !shape.Part {
			c.Shapes[i].Colour = c.Palette.painted(shape.Colour)
		}
	}
	for i, text := range c.Texts {
		if !text.OnPart {
			c.Texts[i].Colour = c.Palette.painted(text.Colour)
		}
	}
}

// scaled returns the canvas in another size, all of it in proportion.
func (c Canvas) scaled(by float64) Canvas {
	k := vg.Length(by)
	place := func(p vg.Point) vg.Point { return vg.Point{X: k * p.X, Y: k * p.Y} }
	out := Canvas{Across: by * c.Across, Height: math.Round(100*by*c.Height) / 100, Palette: c.Palette}
	for _, shape := range c.Shapes {
		path := make(vg.Path, len(shape.Path))
		for i, part := range shape.Path {
			part.Pos = place(part.Pos)
			controls := make([]vg.Point, len(part.Control))
			for j, control := range part.Control {
				controls[j] = place(control)
			}
			part.Control = controls
			path[i] = part
		}
		shape.Path, shape.Width, shape.Radius = path, by*shape.Width, by*shape.Radius
		out.Shapes = append(out.Shapes, shape)
	}
	for _, text := range c.Texts {
		text.X, text.Y, text.Width, text.Size = by*text.X, by*text.Y, by*text.Width, by*text.Size
		out.Texts = append(out.Texts, text)
	}
	return out
}

// Shape is an outline that is filled, or drawn as a line when it has a width.
type Shape struct {
	Path   vg.Path // in CSS pixels, y downwards
	Colour color.RGBA
	Width  float64
	Part   bool    // of a whole, and so of the same colour on any page
	Radius float64 // of a circle, which Path approximates; 0 for other shapes
}

// Text is one line of text.
type Text struct {
	Style
	Content string
	X, Y    float64 // left end of the baseline
	Width   float64
	Align   Align // which end must stay in its place in another font
}

// Align is the side of a text that stands at the given place.
type Align float64

// The ends of a text, and its middle.
const (
	Left   Align = 0
	Centre Align = 0.5
	Right  Align = 1
)

// Write puts a line of text on a baseline and returns its right end.
func (c *Canvas) Write(s Style, x, y float64, a Align, content string) float64 {
	content = Plain(content)
	if content == "" {
		return x
	}
	width := s.Width(content)
	x -= float64(a) * width
	c.Texts = append(c.Texts, Text{s, content, x, y, width, a})
	return x + width
}

// Middle puts a line of text with its capitals centred on y, and returns its right end.
func (c *Canvas) Middle(s Style, x, y float64, a Align, content string) float64 {
	return c.Write(s, x, y+s.CapHeight()/2, a, content)
}

// Block puts lines with the first baseline at y and returns the baseline that would come next.
func (c *Canvas) Block(s Style, x, y float64, a Align, lines []string) float64 {
	for _, line := range lines {
		c.Write(s, x, y, a, line)
		y += s.Leading()
	}
	return y
}

// Label puts lines with a raised footnote mark after the last one, centred on y.
func (c *Canvas) Label(s Style, x, y float64, a Align, lines []string, mark string) {
	y += s.CapHeight()/2 - float64(len(lines)-1)*s.Leading()/2
	last := len(lines) - 1
	c.Block(s, x, y, a, lines[:last])
	y += float64(last) * s.Leading()
	if mark == "" {
		c.Write(s, x, y, a, lines[last])
		return
	}
	x -= float64(a) * MarkWidth(mark)
	end := c.Write(s, x, y, a, lines[last])
	c.Mark(end, y, s, mark)
}

// Mark puts a footnote mark after a text of style s that ends at x.
func (c *Canvas) Mark(x, y float64, s Style, mark string) float64 {
	return c.Write(MarkStyle.In(s.Colour), x+markGap, y-0.36*s.Size, Left, mark)
}

const markGap = 1.5

// MarkWidth returns the room that a footnote mark takes.
func MarkWidth(mark string) float64 {
	if mark == "" {
		return 0
	}
	return markGap + MarkStyle.Width(mark)
}

func (c *Canvas) fill(colour color.RGBA, path vg.Path) {
	c.Shapes = append(c.Shapes, Shape{Path: path, Colour: colour})
}

// Line draws straight lines through the places, given as x, y, x, y, …
func (c *Canvas) Line(colour color.RGBA, width float64, places ...float64) {
	c.Shapes = append(c.Shapes, Shape{Path: through(places), Colour: colour, Width: width})
}

// Rectangle fills a rectangle whose top left is at x, y.
func (c *Canvas) Rectangle(colour color.RGBA, x, y, width, height float64) {
	c.Polygon(colour, x, y, x+width, y, x+width, y+height, x, y+height)
}

// Polygon fills the outline through the places, given as x, y, x, y, …
func (c *Canvas) Polygon(colour color.RGBA, places ...float64) {
	path := through(places)
	path.Close()
	c.fill(colour, path)
}

// Diamond fills a square on its corner around x, y.
func (c *Canvas) Diamond(colour color.RGBA, x, y, radius float64) {
	c.Polygon(colour, x, y-radius, x+radius, y, x, y+radius, x-radius, y)
}

// Circle fills a circle around x, y.
func (c *Canvas) Circle(colour color.RGBA, x, y, radius float64) {
	path := vg.Path{{Type: vg.MoveComp, Pos: at(Around(x, y, radius, 0))}}
	path = append(path, curve(x, y, radius, 0, 2*math.Pi)...)
	path.Close()
	c.fill(colour, path)
	c.Shapes[len(c.Shapes)-1].Radius = radius
}

// Part fills a rectangle that is a part of a whole, whose colour says which.
func (c *Canvas) Part(colour color.RGBA, x, y, width, height float64) {
	c.Rectangle(colour, x, y, width, height)
	c.Shapes[len(c.Shapes)-1].Part = true
}

// Slice fills a sector of a circle, between two angles in radians clockwise from the top.
func (c *Canvas) Slice(colour color.RGBA, x, y, radius, from, to float64) {
	path := vg.Path{{Type: vg.MoveComp, Pos: at(x, y)}, {Type: vg.LineComp, Pos: at(Around(x, y, radius, from))}}
	path = append(path, curve(x, y, radius, from, to)...)
	path.Close()
	c.fill(colour, path)
	c.Shapes[len(c.Shapes)-1].Part = true
}

func at(x, y float64) vg.Point { return vg.Point{X: vg.Length(x), Y: vg.Length(y)} }

// Around returns the place on a circle at an angle in radians clockwise from the top.
func Around(x, y, radius, angle float64) (atX, atY float64) {
	sin, cos := math.Sincos(angle)
	return x + radius*sin, y - radius*cos
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
		start, end := at(Around(x, y, radius, a)), at(Around(x, y, radius, b))
		ahead, back := at(Around(0, 0, reach, a+math.Pi/2)), at(Around(0, 0, reach, b-math.Pi/2))
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

// Pen is what a figure is drawn with: the part of a canvas of gonum, with its origin at the bottom left, that is needed.
type Pen interface {
	SetColor(color.Color)
	SetLineWidth(vg.Length)
	Stroke(vg.Path)
	Fill(vg.Path)
	FillString(font.Face, vg.Point, string)
}

// Draw draws everything, from the bottom left and in points.
func (c *Canvas) Draw(target Pen) {
	place := func(p vg.Point) vg.Point {
		return vg.Point{X: Points(float64(p.X)), Y: Points(c.Height - float64(p.Y))}
	}
	for _, shape := range c.Shapes {
		path := make(vg.Path, len(shape.Path))
		for i, part := range shape.Path {
			part.Pos = place(part.Pos)
			controls := make([]vg.Point, len(part.Control))
			for k, control := range part.Control {
				controls[k] = place(control)
			}
			part.Control = controls
			path[i] = part
		}
		target.SetColor(shape.Colour)
		if shape.Width > 0 {
			target.SetLineWidth(Points(shape.Width))
			target.Stroke(path)
			continue
		}
		target.Fill(path)
	}
	for _, text := range c.Texts {
		target.SetColor(text.Colour)
		target.FillString(text.Face(), place(at(text.X, text.Y)), text.Content)
	}
}
