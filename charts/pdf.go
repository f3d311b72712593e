package charts

import (
	"bytes"
	"regexp"

	fpdf "codeberg.org/go-pdf/fpdf"
	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/encoding/charmap"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgpdf"
)

// Without this the fonts stand in the file in the order of a map. vgpdf has no option of its own for it.
func init() { fpdf.SetDefaultCatalogSort(true) }

// pdfDate matches the moments of creation and change, which would make every file different.
var pdfDate = regexp.MustCompile(`(?m)^/(CreationDate|ModDate) \(D:\d+\)$`)

// pdf returns the figure as a PDF of one page with its fonts embedded.
func (f Figure) pdf() ([]byte, error) {
	drawing := encodedPDF{vgpdf.New(points(figureWidth), points(f.canvas.height))}
	f.canvas.draw(drawing)
	var buffer bytes.Buffer
	if _, err := drawing.WriteTo(&buffer); err != nil {
		return nil, err
	}
	// Blanks of the same length keep the offsets in the file right.
	blank := func(date []byte) []byte { return bytes.Repeat([]byte(" "), len(date)) }
	return pdfDate.ReplaceAllFunc(buffer.Bytes(), blank), nil
}

// encodedPDF writes texts the way vgpdf needs them: in code page 1252. Signs that are not in it, such as ≥ and →, are drawn as
// outlines.
type encodedPDF struct{ *vgpdf.Canvas }

func (c encodedPDF) FillString(face font.Face, place vg.Point, content string) {
	// vgpdf registers a bold face as one without a weight, and then looks for it with one.
	plainFace := face
	plainFace.Font.Variant += font.Variant(weightName(face.Font.Weight))
	plainFace.Font.Weight = xfont.WeightNormal
	for _, run := range runs(content) {
		if run.encoded != "" {
			c.Canvas.FillString(plainFace, place, run.encoded)
		} else {
			c.outline(face, place, run.text)
		}
		place.X += face.Width(run.text)
	}
}

func weightName(weight xfont.Weight) string {
	if weight == xfont.WeightBold {
		return "Bold"
	}
	return ""
}

// run is a stretch of text, and the same in code page 1252 if it can be written in that.
type run struct{ text, encoded string }

// runs splits a text into what code page 1252 has and what it has not.
func runs(content string) []run {
	var all []run
	for _, r := range content {
		encoded := ""
		if b, ok := charmap.Windows1252.EncodeRune(r); ok {
			encoded = string([]byte{b})
		}
		last := len(all) - 1
		if last >= 0 && (all[last].encoded == "") == (encoded == "") {
			all[last].text += string(r)
			all[last].encoded += encoded
			continue
		}
		all = append(all, run{string(r), encoded})
	}
	return all
}

// outline draws the glyphs of a text as shapes.
func (c encodedPDF) outline(face font.Face, place vg.Point, content string) {
	var buffer sfnt.Buffer
	em := fixed.Int26_6(face.Face.UnitsPerEm())
	scale := face.Font.Size / vg.Length(em)
	at := func(p fixed.Point26_6) vg.Point {
		return vg.Point{X: place.X + vg.Length(p.X)*scale, Y: place.Y - vg.Length(p.Y)*scale}
	}
	for _, r := range content {
		index, err := face.Face.GlyphIndex(&buffer, r)
		if err != nil {
			continue
		}
		segments, err := face.Face.LoadGlyph(&buffer, index, em, nil)
		if err != nil {
			continue
		}
		var path vg.Path
		for _, segment := range segments {
			a := segment.Args
			switch segment.Op {
			case sfnt.SegmentOpMoveTo:
				path.Move(at(a[0]))
			case sfnt.SegmentOpLineTo:
				path.Line(at(a[0]))
			case sfnt.SegmentOpQuadTo:
				path.QuadTo(at(a[0]), at(a[1]))
			case sfnt.SegmentOpCubeTo:
				path.CubeTo(at(a[0]), at(a[1]), at(a[2]))
			}
		}
		c.Fill(path)
		place.X += face.Width(string(r))
	}
}
