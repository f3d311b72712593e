package picture

import (
	"fmt"
	"html"
	"image/color"
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg"
)

// InlineSVG returns the figure as an svg element to put into an HTML page, in as few letters as it takes. It scales with the width
// of its container, its title and description are there for a screen reader, and texts keep their measured width in any font.
//
// Colours are attributes, which the style of a page may replace for a dark background; those of the parts of a whole, and of what is
// written on them, stand in a style of their own and stay.
func (f Figure) InlineSVG() string {
	return f.inline(f.id, fmt.Sprintf("<desc id=\"%s-desc\">%s</desc>\n", f.id, html.EscapeString(f.description)))
}

// NarrowSVG returns the figure as [Figure.InlineSVG] does, for a page that has the wide one as well: it is described by that.
func (f Figure) NarrowSVG() string { return f.inline(f.id+"-narrow", "") }

func (f Figure) inline(id, description string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %[1]g %[2]g" width="%[1]g" height="%[2]g" role="img" aria-labelledby="%[3]s-title" aria-describedby="%[4]s-desc" font-family="%[5]s">
<title id="%[3]s-title">%[6]s</title>
%[7]s<rect width="100%%" height="100%%" fill="#FFFFFF"/>
`, f.Width(), f.canvas.Height, id, f.id, svgFonts, html.EscapeString(f.title), description)
	for _, shape := range f.canvas.Shapes {
		shape.inline(&b)
	}
	for _, text := range f.canvas.Texts {
		text.inline(&b)
	}
	return b.String() + "</svg>\n"
}

func (s Shape) inline(b *strings.Builder) {
	paint := inlineColour("fill", s.Colour, s.Part)
	if s.Width > 0 {
		paint = ` fill="none"` + inlineColour("stroke", s.Colour, s.Part)
		if s.Width != 1 { // that of SVG
			paint += ` stroke-width="` + short(s.Width) + `"`
		}
	}
	if s.Radius > 0 {
		start := s.Path[0].Pos // the top of the circle
		fmt.Fprintf(b, "<circle cx=\"%s\" cy=\"%s\" r=\"%s\"%s/>\n", short(float64(start.X)), short(float64(start.Y)+s.Radius), short(s.Radius), paint)
		return
	}
	b.WriteString(`<path d="`)
	for _, part := range s.Path {
		switch part.Type {
		case vg.MoveComp:
			b.WriteString("M" + shortPlace(part.Pos))
		case vg.LineComp:
			b.WriteString("L" + shortPlace(part.Pos))
		case vg.CurveComp:
			b.WriteString("C" + shortPlace(part.Control[0]) + " " + shortPlace(part.Control[1]) + " " + shortPlace(part.Pos))
		case vg.CloseComp:
			b.WriteString("Z")
		}
	}
	b.WriteString(`"` + paint + "/>\n")
}

func (t Text) inline(b *strings.Builder) {
	look := map[Align]string{Left: "", Centre: ` text-anchor="middle"`, Right: ` text-anchor="end"`}[t.Align]
	if t.Bold {
		look += ` font-weight="700"`
	}
	fmt.Fprintf(b, "<text x=\"%s\" y=\"%s\"%s font-size=\"%s\" textLength=\"%s\" lengthAdjust=\"spacingAndGlyphs\"%s>%s</text>\n",
		short(t.X+float64(t.Align)*t.Width), short(t.Y), look, short(t.Size), short(t.Width), inlineColour("fill", t.Colour, t.OnPart), html.EscapeString(t.Content))
}

// inlineColour is an attribute, or a style where the colour is to stay.
func inlineColour(name string, c color.RGBA, stays bool) string {
	if stays {
		return fmt.Sprintf(` style="%s:#%02X%02X%02X"`, name, c.R, c.G, c.B)
	}
	return fmt.Sprintf(` %s="#%02X%02X%02X"`, name, c.R, c.G, c.B)
}

// short returns a length with at most one decimal, a tenth of a pixel.
func short(length float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(length, 'f', 1, 64), ".0")
}

func shortPlace(p vg.Point) string { return short(float64(p.X)) + " " + short(float64(p.Y)) }
