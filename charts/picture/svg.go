package picture

import (
	"fmt"
	"html"
	"image/color"
	"strconv"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

const svgProlog = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// svgFonts are the fonts to look for, the one that texts are measured with first.
const svgFonts = `'Liberation Sans',Arial,Helvetica,sans-serif`

// fileSVG returns the figure as a file of its own.
func (f Figure) fileSVG() string {
	var pen svgPen
	pen.put("<g transform=\"scale(1, -1) translate(0, -%s)\">\n", decimal(Points(f.canvas.Height)))
	pen.texts = f.canvas.Texts
	f.canvas.Draw(&pen)
	return svgProlog + f.svgHeader() + pen.text.String() + "</g>\n</svg>\n"
}

func (f Figure) svgHeader() string {
	width, height := Points(f.Width()).Points(), Points(f.canvas.Height).Points()
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %[1]g %[2]g" width="%[3]g" height="%[4]g" role="img" aria-labelledby="%[5]s-title" aria-describedby="%[5]s-desc" style="max-width:100%%;height:auto;font-family:%[6]s">
<title id="%[5]s-title">%[7]s</title>
<desc id="%[5]s-desc">%[8]s</desc>
<rect width="100%%" height="100%%" fill="#ffffff"/>
`, width, height, f.Width(), f.canvas.Height, f.id, svgFonts, html.EscapeString(f.title), html.EscapeString(f.description))
}

// svgPen draws as SVG. The canvas of gonum's vgsvg cannot hold a text to its measured width, and takes a typesetter of formulas and
// the writers of three image formats along.
type svgPen struct {
	text   strings.Builder
	texts  []Text // that are still to be drawn
	colour string
	width  vg.Length
}

func (p *svgPen) put(format string, args ...any) { fmt.Fprintf(&p.text, format, args...) }

func (p *svgPen) SetColor(c color.Color) {
	rgb := color.NRGBAModel.Convert(c).(color.NRGBA) // the palette is opaque
	p.colour = fmt.Sprintf("#%02X%02X%02X", rgb.R, rgb.G, rgb.B)
}

func (p *svgPen) SetLineWidth(width vg.Length) { p.width = width }

func (p *svgPen) Stroke(path vg.Path) {
	style := "fill:none;stroke:" + p.colour
	if p.width != 1 { // that of SVG
		style += ";stroke-width:" + decimal(p.width)
	}
	p.put("<path d=\"%s\" style=\"%s\" />\n", svgPath(path), style)
}

func (p *svgPen) Fill(path vg.Path) {
	p.put("<path d=\"%s\" style=\"fill:%s\" />\n", svgPath(path), p.colour)
}

// FillString writes the next text. It is held to its measured width, and where that is not understood at least to the end that it
// is aligned with.
func (p *svgPen) FillString(face font.Face, place vg.Point, content string) {
	text := p.texts[0]
	p.texts = p.texts[1:]
	anchor := map[Align]string{Left: "", Centre: ` text-anchor="middle"`, Right: ` text-anchor="end"`}[text.Align]
	weight := ""
	if text.Bold {
		weight = "font-weight:bold;"
	}
	p.put("<text x=\"%s\" y=\"%s\" transform=\"scale(1, -1)\"%s textLength=\"%s\" lengthAdjust=\"spacingAndGlyphs\"\n\tstyle=\"%sfont-size:%spx;fill:%s\">%s</text>\n",
		hundredths(text.X+float64(text.Align)*text.Width), decimal(-place.Y), anchor, hundredths(text.Width), weight, decimal(face.Font.Size), p.colour, html.EscapeString(content))
}

// svgPath returns a path as SVG writes it: M, L, C and Z with their places.
func svgPath(path vg.Path) string {
	var text strings.Builder
	for _, part := range path {
		switch part.Type {
		case vg.MoveComp:
			text.WriteString("M" + xy(part.Pos))
		case vg.LineComp:
			text.WriteString("L" + xy(part.Pos))
		case vg.CurveComp:
			text.WriteString("C" + xy(part.Control[0]) + "," + xy(part.Control[1]) + "," + xy(part.Pos))
		case vg.CloseComp:
			text.WriteString("Z")
		}
	}
	return text.String()
}

func xy(p vg.Point) string { return decimal(p.X) + "," + decimal(p.Y) }

// decimal returns a length in points, in five digits.
func decimal(length vg.Length) string { return fmt.Sprintf("%.5g", length.Points()) }

// hundredths returns a length in CSS pixels as one in points, in two decimals.
func hundredths(pixels float64) string {
	return strconv.FormatFloat(pixels*pointsPerPixel, 'f', 2, 64)
}
