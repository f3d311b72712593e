package picture

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg/vgsvg"
)

const svgProlog = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// svgFonts are the fonts to look for, the one that texts are measured with first.
const svgFonts = `'Liberation Sans',Arial,Helvetica,sans-serif`

var (
	svgText = regexp.MustCompile(`<text x="[^"]*" y="([^"]*)" transform="scale\(1, -1\)"`)
	svgFont = regexp.MustCompile(`font-family:[^;"]*;font-variant:[^;"]*;(?:font-weight:normal;)?(font-weight:bold;)?font-style:normal;`)
)

// InlineSVG returns the figure as an svg element to put into an HTML page. It scales with the width of its container, and
// its title and description are there for a screen reader. Texts keep their measured width in any font.
func (f Figure) InlineSVG() string {
	drawing := vgsvg.New(points(Width), points(f.canvas.Height))
	f.canvas.draw(drawing)
	var buffer bytes.Buffer
	// A bytes.Buffer takes every write, so there is no error to have.
	_, _ = drawing.WriteTo(&buffer)
	_, body, _ := strings.Cut(buffer.String(), "<g ") // behind the header of vgsvg

	next := 0
	body = svgText.ReplaceAllStringFunc(body, func(found string) string {
		element := f.canvas.Texts[next].svg(svgText.FindStringSubmatch(found)[1])
		next++
		return element
	})
	return f.svgHeader() + "<g " + svgFont.ReplaceAllString(body, "$1")
}

// svg returns the beginning of a text element at the height y, in points. The text is held to its measured width, and where
// that is not understood at least to the end that it is aligned with.
func (t Text) svg(y string) string {
	anchor := map[Align]string{Left: "", Centre: ` text-anchor="middle"`, Right: ` text-anchor="end"`}[t.Align]
	decimal := func(pixels float64) string {
		return strconv.FormatFloat(pixels*pointsPerPixel, 'f', 2, 64)
	}
	return fmt.Sprintf(`<text x="%s" y="%s" transform="scale(1, -1)"%s textLength="%s" lengthAdjust="spacingAndGlyphs"`,
		decimal(t.X+float64(t.Align)*t.Width), y, anchor, decimal(t.Width))
}

func (f Figure) svgHeader() string {
	width, height := points(Width).Points(), points(f.canvas.Height).Points()
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %[1]g %[2]g" width="%[3]g" height="%[4]g" role="img" aria-labelledby="%[5]s-title" aria-describedby="%[5]s-desc" style="max-width:100%%;height:auto;font-family:%[6]s">
<title id="%[5]s-title">%[7]s</title>
<desc id="%[5]s-desc">%[8]s</desc>
<rect width="100%%" height="100%%" fill="#ffffff"/>
`, width, height, Width, f.canvas.Height, f.id, svgFonts, html.EscapeString(f.title), html.EscapeString(f.description))
}
