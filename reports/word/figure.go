package word

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"spoor/internal/ooxml"
	"spoor/internal/ooxml/chart"
	"spoor/reports/blocks"
	"spoor/reports/page"
)

// twentieth is a twentieth of a point in EMU, centimetre a centimetre.
const (
	twentieth  = 635
	centimetre = 360000
	tallest    = 22.0 // cm of a figure, with its caption on one page
)

// figure writes a figure as charts, or as a picture, with its caption under it.
func (w *writer) figure(b blocks.Block) {
	at := slices.IndexFunc(w.options.Figures, func(f page.Figure) bool { return f.Name == b.Name })
	if at < 0 {
		w.paragraph("Normal", "", func() { w.anchored(b.Anchors); w.text(b.Text) })
		return
	}
	f := w.options.Figures[at]
	switch {
	case len(f.Native) > 0 && !w.options.Pictures:
		for _, c := range f.Native {
			w.chart(c)
		}
	case len(f.PNG) > 0:
		w.picture(f, strings.TrimSuffix(blocks.Plain(b.Text)+". "+f.Says, ". "))
	}
	w.figures++
	w.caption(b, words.figure.In(w.options.Lang), w.figures, "", func() { runText(w.XML, f.Title, "") })
}

// chart adds a chart with its workbook, and writes it as wide as the text.
func (w *writer) chart(c chart.Chart) {
	w.charts++
	name := "word/charts/chart" + strconv.Itoa(w.charts) + ".xml"
	if err := c.AddTo(w.pack, name, "word/embeddings/chart"+strconv.Itoa(w.charts)+".xlsx", chart.Options{Lang: tag(w.options.Lang), Size: w.letters()}); err != nil {
		panic(err) // writing to memory does not fail
	}
	id := w.pack.Relate(documentPart, "chart", name)
	height := min(c.Height, tallest)
	w.drawing(height, c.Alt, func() {
		w.Open("a:graphicData", "uri", ooxml.NamespaceChart)
		w.Empty("c:chart", "xmlns:c", ooxml.NamespaceChart, "xmlns:r", ooxml.NamespaceRelationships, "r:id", id)
		w.Close()
	})
}

// Charts are laid out for letters of 9 points at a width of 16 cm; on a narrower page they have smaller ones.
const (
	chartLetters = 9.0
	chartWidth   = 16.0
)

// letters is the size of the letters of charts, in points.
func (w *writer) letters() float64 {
	return math.Round(10*chartLetters*min(1, float64(w.house.width)*twentieth/centimetre/chartWidth)) / 10
}

// picture adds a picture and writes it as wide as the text, or as tall as a page.
func (w *writer) picture(f page.Figure, alt string) {
	w.charts++
	name := "word/media/figure" + strconv.Itoa(w.charts) + ".png"
	w.pack.Add(ooxml.Part{Name: name, Type: "image/png", Content: f.PNG})
	id := w.pack.Relate(documentPart, "image", name)
	height := f.Ratio * float64(w.house.width) * twentieth / centimetre
	w.drawing(height, alt, func() {
		cx, cy := w.extent(height)
		w.Open("a:graphicData", "uri", "http://schemas.openxmlformats.org/drawingml/2006/picture")
		w.Open("pic:pic", "xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture")
		w.Raw([]byte(`<pic:nvPicPr><pic:cNvPr id="` + strconv.Itoa(w.charts) + `" name="` + ooxml.Escaped(f.Name) + `"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="` + ooxml.NamespaceRelationships + `" r:embed="` + id +
			`"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="` + cx + `" cy="` + cy + `"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`))
		w.Close("pic:pic", "a:graphicData")
	})
}

// extent is the size of a figure in EMU: as wide as the text, and narrower where it would be taller than a page.
func (w *writer) extent(height float64) (cx, cy string) {
	width := float64(w.house.width) * twentieth
	if height > tallest {
		width, height = width*tallest/height, tallest
	}
	return fmt.Sprintf("%.0f", width), fmt.Sprintf("%.0f", height*centimetre)
}

// drawing writes what is drawn within the text, with what it says to a reader who cannot see it.
func (w *writer) drawing(height float64, alt string, content func()) {
	cx, cy := w.extent(height)
	id := strconv.Itoa(w.charts)
	w.paragraph("Normal", `<w:keepNext/><w:spacing w:before="120" w:after="0" w:line="240" w:lineRule="auto"/>`, func() {
		w.Open("w:r")
		w.Open("w:drawing")
		w.Open("wp:inline", "xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "distT", "0", "distB", "0", "distL", "0", "distR", "0")
		w.Empty("wp:extent", "cx", cx, "cy", cy)
		w.Empty("wp:docPr", "id", id, "name", words.figure.In(w.options.Lang)+" "+id, "descr", alt)
		w.Empty("wp:cNvGraphicFramePr")
		w.Open("a:graphic", "xmlns:a", ooxml.NamespaceDrawing)
		content()
		w.Close("a:graphic", "wp:inline", "w:drawing", "w:r")
	})
}
