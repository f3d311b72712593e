package picture

import (
	"fmt"
	"html"
	"image/color"
	"strconv"
	"strings"
	"unicode/utf8"

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
	inlineShapes(&b, f.canvas.Shapes)
	inlineTexts(&b, f.canvas.Texts)
	return b.String() + "</svg>\n"
}

// inlineShapes writes shapes in their order; lines of one look that follow each other are one path.
func inlineShapes(b *strings.Builder, shapes []Shape) {
	look := "" // of the lines that are being written
	for _, s := range shapes {
		paint := inlineColour("fill", s.Colour, s.Part)
		if s.Width > 0 {
			paint = ` fill="none"` + inlineColour("stroke", s.Colour, s.Part)
			if s.Width != 1 { // that of SVG
				paint += ` stroke-width="` + short(s.Width) + `"`
			}
		}
		if look != "" && (paint != look || s.Radius > 0) {
			b.WriteString(`"` + look + "/>\n")
			look = ""
		}
		if s.Radius > 0 {
			start := s.Path[0].Pos // the top of the circle
			fmt.Fprintf(b, "<circle cx=\"%s\" cy=\"%s\" r=\"%s\"%s/>\n", short(float64(start.X)), short(float64(start.Y)+s.Radius), short(s.Radius), paint)
			continue
		}
		if look == "" {
			b.WriteString(`<path d="`)
		}
		inlinePath(b, s.Path)
		if look = paint; s.Width == 0 { // areas of one colour that lie over each other could leave a hole
			b.WriteString(`"` + paint + "/>\n")
			look = ""
		}
	}
	if look != "" {
		b.WriteString(`"` + look + "/>\n")
	}
}

// inlinePath writes a path; of a line along an axis only where along that it ends.
func inlinePath(b *strings.Builder, path vg.Path) {
	x, y := "", ""
	for _, part := range path {
		toX, toY := short(float64(part.Pos.X)), short(float64(part.Pos.Y))
		switch {
		case part.Type == vg.MoveComp:
			b.WriteString("M" + toX + " " + toY)
		case part.Type == vg.LineComp && toX == x:
			b.WriteString("V" + toY)
		case part.Type == vg.LineComp && toY == y:
			b.WriteString("H" + toX)
		case part.Type == vg.LineComp:
			b.WriteString("L" + toX + " " + toY)
		case part.Type == vg.CurveComp:
			b.WriteString("C" + shortPlace(part.Control[0]) + " " + shortPlace(part.Control[1]) + " " + toX + " " + toY)
		case part.Type == vg.CloseComp:
			b.WriteString("Z")
		}
		x, y = toX, toY
	}
}

// inlineTexts writes texts, those of one look together. A text of more than a few letters is held to its measured width.
func inlineTexts(b *strings.Builder, texts []Text) {
	const few = 4
	var looks []string
	alike := map[string][]string{}
	for _, t := range texts {
		look := map[Align]string{Left: "", Centre: ` text-anchor="middle"`, Right: ` text-anchor="end"`}[t.Align]
		if t.Bold {
			look += ` font-weight="700"`
		}
		look += ` font-size="` + short(t.Size) + `"` + inlineColour("fill", t.Colour, t.OnPart)
		held := ""
		if utf8.RuneCountInString(t.Content) > few {
			held = ` textLength="` + short(t.Width) + `" lengthAdjust="spacingAndGlyphs"`
		}
		if alike[look] == nil {
			looks = append(looks, look)
		}
		alike[look] = append(alike[look], `<text x="`+short(t.X+float64(t.Align)*t.Width)+`" y="`+short(t.Y)+`"`+held+`>`+html.EscapeString(t.Content)+`</text>`)
	}
	for _, look := range looks {
		b.WriteString("<g" + look + ">" + strings.Join(alike[look], "\n") + "</g>\n")
	}
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
