// Package pdf lets figures be written as PDF in a program that imports it.
package pdf

import (
	"bytes"
	"image/color"
	"math"
	"strings"

	"codeberg.org/go-pdf/fpdf"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"spoor/charts/picture"
	"spoor/internal/pattern"
)

// pdfDate matches the moments of creation and change, which would make every file different.
var pdfDate = pattern.New(`(?m)^/(CreationDate|ModDate) \(D:\d+\)$`)

func init() { picture.Register(picture.PDF, write) }

// write returns a figure as a PDF of one page with its fonts embedded.
func write(f picture.Figure) ([]byte, error) {
	page := newPage(picture.Points(f.Width()), picture.Points(f.Height()))
	page.document.SetTitle(f.Title(), true)
	canvas := f.Canvas()
	canvas.Draw(page)
	var buffer bytes.Buffer
	if err := page.document.Output(&buffer); err != nil {
		return nil, err
	}
	// Blanks of the same length keep the offsets in the file right.
	blank := func(date []byte) []byte { return bytes.Repeat([]byte(" "), len(date)) }
	return pdfDate.Regexp().ReplaceAllFunc(buffer.Bytes(), blank), nil
}

// page is a page of a PDF to draw on. The canvas of gonum's vgpdf cannot be used: it embeds only one of two fonts, and has no
// signs outside code page 1252, such as ≥ and →.
type page struct {
	document *fpdf.Fpdf
	height   vg.Length
	fonts    map[string]bool // that are in the document
}

func newPage(width, height vg.Length) *page {
	document := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: width.Points(), Ht: height.Points()}})
	document.SetCatalogSort(true) // no order of a map in the file
	document.AddPage()
	return &page{document, height, map[string]bool{}}
}

func (p *page) SetLineWidth(width vg.Length) { p.document.SetLineWidth(width.Points()) }

func (p *page) SetColor(c color.Color) {
	rgb := color.NRGBAModel.Convert(c).(color.NRGBA)
	r, g, b := int(rgb.R), int(rgb.G), int(rgb.B)
	p.document.SetFillColor(r, g, b)
	p.document.SetDrawColor(r, g, b)
	p.document.SetTextColor(r, g, b)
}

func (p *page) Stroke(path vg.Path) { p.Path(path, "D") }

func (p *page) Fill(path vg.Path) { p.Path(path, "F") }

func (p *page) Path(path vg.Path, style string) {
	xy := func(at vg.Point) (x, y float64) { return at.X.Points(), (p.height - at.Y).Points() }
	for _, part := range path {
		x, y := xy(part.Pos)
		switch part.Type {
		case vg.MoveComp:
			p.document.MoveTo(x, y)
		case vg.LineComp:
			p.document.LineTo(x, y)
		case vg.CurveComp:
			x1, y1 := xy(part.Control[0])
			x2, y2 := xy(part.Control[1])
			p.document.CurveBezierCubicTo(x1, y1, x2, y2, x, y)
		case vg.CloseComp:
			p.document.ClosePath()
		}
	}
	p.document.DrawPath(style)
}

func (p *page) FillString(face font.Face, place vg.Point, content string) {
	name := face.Name()
	if !p.fonts[name] {
		var source bytes.Buffer
		if _, err := face.Face.WriteSourceTo(nil, &source); err != nil {
			p.document.SetError(err)
			return
		}
		p.document.AddUTF8FontFromBytes(name, "", source.Bytes())
		p.fonts[name] = true
	}
	p.document.SetFont(name, "", face.Font.Size.Points())
	for _, stretch := range unkerned(face, content) {
		p.document.Text(place.X.Points(), (p.height - place.Y).Points(), strings.Map(basicPlane, stretch.Text))
		place.X += stretch.advance
	}
}

// stretch is a piece of text without kerning in it, and how far the next piece is.
type stretch struct {
	Text    string
	advance vg.Length
}

// unkerned splits a text where letters are kerned, because a text in a PDF is not.
func unkerned(face font.Face, content string) []stretch {
	var all []stretch
	before := ""
	for _, r := range content {
		glyph := string(r)
		advance, kern := picture.WidthOf(face, glyph), vg.Length(0)
		if before != "" {
			kern = picture.WidthOf(face, before+glyph) - picture.WidthOf(face, before) - advance
		}
		before = glyph
		last := len(all) - 1
		if last < 0 || math.Abs(float64(kern)) > 1e-6 {
			if last >= 0 {
				all[last].advance += kern
			}
			all = append(all, stretch{glyph, advance})
			continue
		}
		all[last].Text += glyph
		all[last].advance += advance
	}
	return all
}

// basicPlane replaces what a PDF text in two-byte characters cannot hold.
func basicPlane(r rune) rune {
	if r > 0xFFFF {
		return '□'
	}
	return r
}
