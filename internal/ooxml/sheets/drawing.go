package sheets

import (
	"math"
	"strconv"

	"spoor/internal/ooxml"
	"spoor/internal/ooxml/chart"
)

const (
	spreadsheetDrawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
	typeDrawing        = "application/vnd.openxmlformats-officedocument.drawing+xml"

	emuPerCentimetre = 360_000
	chartWidth       = 16.0 // cm
	chartColumns     = 10   // of the default width that a chart lies over
	rowHeight        = 0.53 // cm
)

// chartRows is how many rows a chart lies over.
func chartRows(height float64) int { return int(math.Ceil(height / rowHeight)) }

// bottom is the last row that a chart of the sheet lies over.
func (s placedSheet) bottom() int {
	last := 0
	for i, c := range s.Charts {
		last = max(last, s.drawnAt[i]+chartRows(c.Height))
	}
	return last
}

// draw adds the drawing of a sheet: its charts under each other, right of the tables or under them.
func (b Book) draw(p *ooxml.Package, s placedSheet, name string, charts *int) {
	x := ooxml.NewXML()
	x.Open("xdr:wsDr", "xmlns:xdr", spreadsheetDrawing, "xmlns:a", ooxml.NamespaceDrawing)
	for i, c := range s.Charts {
		*charts++
		part := "xl/charts/chart" + strconv.Itoa(*charts) + ".xml"
		id := p.Relate(name, "chart", part)
		p.Add(ooxml.Part{Name: part, Type: ooxml.TypeChart, Content: c.XML(c.At(s.Name, s.chartsAt[i]+1, s.block), chart.Options{Lang: b.Lang, Titled: c.LabelWidth == 0})})
		x.Open("xdr:oneCellAnchor")
		x.Open("xdr:from")
		x.Text("xdr:col", strconv.Itoa(s.drawnIn))
		x.Text("xdr:colOff", "0")
		x.Text("xdr:row", strconv.Itoa(s.drawnAt[i]-1))
		x.Text("xdr:rowOff", "0")
		x.Close()
		x.Empty("xdr:ext", "cx", emu(chartWidth), "cy", emu(c.Height))
		x.Open("xdr:graphicFrame", "macro", "")
		x.Open("xdr:nvGraphicFramePr")
		x.Empty("xdr:cNvPr", "id", strconv.Itoa(i+2), "name", "Figuur "+strconv.Itoa(i+1), "descr", c.Alt)
		x.Empty("xdr:cNvGraphicFramePr")
		x.Close()
		x.Open("xdr:xfrm")
		x.Empty("a:off", "x", "0", "y", "0")
		x.Empty("a:ext", "cx", "0", "cy", "0")
		x.Close()
		x.Open("a:graphic")
		x.Open("a:graphicData", "uri", ooxml.NamespaceChart)
		x.Empty("c:chart", "xmlns:c", ooxml.NamespaceChart, "xmlns:r", ooxml.NamespaceRelationships, "r:id", id)
		x.Close("a:graphicData", "a:graphic", "xdr:graphicFrame")
		x.Empty("xdr:clientData")
		x.Close("xdr:oneCellAnchor")
	}
	x.Close()
	p.Add(ooxml.Part{Name: name, Type: typeDrawing, Content: x.Bytes()})
}

func emu(centimetres float64) string {
	return strconv.Itoa(int(math.Round(centimetres * emuPerCentimetre)))
}
