package charts

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgsvg"
)

const svgProlog = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// svgFonts are the fonts to look for, the one that texts are measured with first.
const svgFonts = `'Liberation Sans',Arial,Helvetica,sans-serif`

// measuredSVG remembers the width of each text, so that it can be held to that width in any other font.
type measuredSVG struct {
	*vgsvg.Canvas
	widths []float64 // in points
}

func (c *measuredSVG) FillString(face font.Face, place vg.Point, content string) {
	c.widths = append(c.widths, face.Width(content).Points())
	c.Canvas.FillString(face, place, content)
}

var (
	svgText       = regexp.MustCompile(`<text x="([^"]*)" y="([^"]*)" transform="scale\(1, -1\)"`)
	svgFontFamily = regexp.MustCompile(`font-family:[^;"]*;font-variant:[^;"]*;(font-weight:normal;)?(font-weight:bold;)?font-style:normal;`)
)

// InlineSVG returns the figure as an svg element to put into an HTML page. It scales with the width of its container, and
// its title and description are read out by a screen reader. Texts keep their measured width in any font.
func (f Figure) InlineSVG() string {
	drawing := &measuredSVG{Canvas: vgsvg.New(points(figureWidth), points(f.canvas.height))}
	f.canvas.draw(drawing)
	var buffer bytes.Buffer
	// A bytes.Buffer takes every write, so there is no error to have.
	_, _ = drawing.WriteTo(&buffer)
	_, body, _ := strings.Cut(buffer.String(), "<g ") // behind the header, which is replaced
	body = "<g " + body

	next := 0
	body = svgText.ReplaceAllStringFunc(body, func(found string) string {
		width := strconv.FormatFloat(drawing.widths[next], 'f', 2, 64)
		next++
		return found + ` textLength="` + width + `" lengthAdjust="spacingAndGlyphs"`
	})
	body = svgFontFamily.ReplaceAllString(body, "$2")
	return f.svgHeader() + body
}

func (f Figure) svgHeader() string {
	width, height := points(figureWidth).Points(), points(f.canvas.height).Points()
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %[1]g %[2]g" width="%[3]g" height="%[4]g" role="img" aria-labelledby="%[5]s-title %[5]s-desc" style="max-width:100%%;height:auto;font-family:%[6]s">
<title id="%[5]s-title">%[7]s</title>
<desc id="%[5]s-desc">%[8]s</desc>
<rect width="100%%" height="100%%" fill="#ffffff"/>
`, width, height, figureWidth, f.canvas.height, f.id, svgFonts, html.EscapeString(f.title), html.EscapeString(f.description))
}
