package chart

import (
	"fmt"
	"image/color"
	"math"
	"strconv"
	"strings"

	"spoor/internal/ooxml"
)

// Options say how a chart is written.
type Options struct {
	Lang     string  // of its texts: "nl-NL"
	Titled   bool    // whether the title stands above the chart
	Size     float64 // of its texts, in points; 9 when 0
	Font     string  // of its texts; that of the document when empty
	Heads    Words   // of the columns of intervals in the embedded workbook
	Workbook string  // id of the relationship with the embedded workbook; none when empty
}

// The two axes of a chart.
const (
	acrossAxis = "111111111"
	upAxis     = "222222222"
)

// writer writes one chart.
type writer struct {
	*ooxml.XML
	chart   Chart
	ranges  Ranges
	options Options
}

// XML returns the chart as a part of type [ooxml.TypeChart], with its numbers in those cells. The elements stand in the order of the
// transitional schema.
func (c Chart) XML(ranges Ranges, o Options) []byte {
	if o.Size == 0 {
		o.Size = 9
	}
	ranges.Series = append(ranges.Series, make([]Cells, max(0, len(c.Series)-len(ranges.Series)))...)
	w := writer{ooxml.NewXML(), c, ranges, o}
	w.Open("c:chartSpace", "xmlns:c", ooxml.NamespaceChart, "xmlns:a", ooxml.NamespaceDrawing, "xmlns:r", ooxml.NamespaceRelationships)
	w.Val("c:date1904", "0")
	w.Val("c:lang", o.Lang)
	w.Val("c:roundedCorners", "0")
	w.Open("c:chart")
	if o.Titled {
		w.title(c.Title, o.Size+2, true)
	}
	w.Val("c:autoTitleDeleted", strconv.Itoa(bit(!o.Titled)))
	w.plotArea()
	w.legend()
	w.Val("c:plotVisOnly", "1")
	w.Val("c:dispBlanksAs", "gap")
	w.Close("c:chart")
	w.Open("c:spPr")
	w.Empty("a:noFill")
	w.noLine()
	w.Close("c:spPr")
	w.textProperties(Ink, o.Size, false)
	if o.Workbook != "" {
		w.Open("c:externalData", "r:id", o.Workbook)
		w.Val("c:autoUpdate", "0")
		w.Close()
	}
	w.Close("c:chartSpace")
	return w.Bytes()
}

func bit(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// title writes a title of the chart or of an axis.
func (w writer) title(text string, size float64, bold bool) {
	w.Open("c:title")
	w.Open("c:tx")
	w.rich(text, Ink, size, bold)
	w.Close("c:tx")
	w.Val("c:overlay", "0")
	w.Close("c:title")
}

// rich writes a text with its looks; a line break in it begins a new line.
func (w writer) rich(text string, ink color.RGBA, size float64, bold bool) {
	w.Open("c:rich")
	w.Empty("a:bodyPr", "wrap", "none")
	w.Empty("a:lstStyle")
	for _, line := range strings.Split(text, "\n") {
		w.Open("a:p")
		w.Open("a:pPr")
		w.runProperties("a:defRPr", ink, size, bold)
		w.Close()
		w.Open("a:r")
		w.runProperties("a:rPr", ink, size, bold)
		w.Text("a:t", line)
		w.Close("a:r", "a:p")
	}
	w.Close("c:rich")
}

func (w writer) runProperties(name string, ink color.RGBA, size float64, bold bool) {
	attributes := []string{"lang", w.options.Lang, "sz", strconv.Itoa(int(math.Round(size * 100))), "b", strconv.Itoa(bit(bold))}
	if name == "a:defRPr" {
		attributes = attributes[2:]
	}
	w.Open(name, attributes...)
	w.fill(ink)
	if w.options.Font != "" {
		w.Empty("a:latin", "typeface", w.options.Font)
	}
	w.Close()
}

// textProperties writes how texts look that have no looks of their own.
func (w writer) textProperties(ink color.RGBA, size float64, bold bool, body ...string) {
	w.Open("c:txPr")
	w.Empty("a:bodyPr", body...)
	w.Empty("a:lstStyle")
	w.Open("a:p")
	w.Open("a:pPr")
	w.runProperties("a:defRPr", ink, size, bold)
	w.Close("a:pPr")
	w.Empty("a:endParaRPr", "lang", w.options.Lang)
	w.Close("a:p", "c:txPr")
}

func (w writer) fill(colour color.RGBA) {
	w.Open("a:solidFill")
	w.Empty("a:srgbClr", "val", fmt.Sprintf("%02X%02X%02X", colour.R, colour.G, colour.B))
	w.Close()
}

func (w writer) noLine() {
	w.Open("a:ln")
	w.Empty("a:noFill")
	w.Close()
}

// line writes a line; its width is in points.
func (w writer) line(colour color.RGBA, points float64) {
	w.Open("a:ln", "w", strconv.Itoa(int(points*12700)), "cap", "flat")
	w.fill(colour)
	w.Empty("a:round")
	w.Close()
}

func (w writer) plotArea() {
	w.Open("c:plotArea")
	w.layout()
	if w.chart.Kind == Points {
		w.scatter()
	} else {
		w.bars()
	}
	w.Open("c:spPr")
	w.Empty("a:noFill")
	w.Close("c:spPr", "c:plotArea")
}

// layout leaves the room left of the axes that the names of rows take, where they are labels of points.
func (w writer) layout() {
	c := w.chart
	if c.LabelWidth == 0 {
		w.Empty("c:layout")
		return
	}
	bottom := 1.0 / c.Height // of the labels of the axis
	if c.Across.Title != "" {
		bottom += 0.5 / c.Height
	}
	if c.Legend {
		bottom += c.legendHeight()
	}
	top := 0.25 / c.Height
	w.Open("c:layout")
	w.Open("c:manualLayout")
	w.Val("c:layoutTarget", "inner")
	w.Val("c:xMode", "edge")
	w.Val("c:yMode", "edge")
	w.Val("c:x", ooxml.Number(round(c.LabelWidth)))
	w.Val("c:y", ooxml.Number(round(top)))
	w.Val("c:w", ooxml.Number(round(0.98-c.LabelWidth)))
	w.Val("c:h", ooxml.Number(round(1-top-bottom)))
	w.Close("c:manualLayout", "c:layout")
}

// legendHeight is the part of the height of the chart that its legend takes.
func (c Chart) legendHeight() float64 { return 0.55 * max(1, c.Lines) / c.Height }

func round(share float64) float64 { return math.Round(share*1e4) / 1e4 }

// legend names the series under the chart, and leaves out those that are not drawn.
func (w writer) legend() {
	if !w.chart.Legend {
		return
	}
	w.Open("c:legend")
	w.Val("c:legendPos", "b")
	for i, s := range w.chart.Series {
		if w.chart.Kind != Stacked && (s.Hidden || s.Name == "") {
			w.Open("c:legendEntry")
			w.Val("c:idx", strconv.Itoa(i))
			w.Val("c:delete", "1")
			w.Close()
		}
	}
	if w.chart.Lines > 1 && w.chart.LabelWidth > 0 { // LibreOffice puts long names over each other where it is to find the room itself
		height := w.chart.legendHeight()
		w.Open("c:layout")
		w.Open("c:manualLayout")
		w.Val("c:xMode", "edge")
		w.Val("c:yMode", "edge")
		w.Val("c:x", "0.02")
		w.Val("c:y", ooxml.Number(round(1-height)))
		w.Val("c:w", "0.96")
		w.Val("c:h", ooxml.Number(round(height)))
		w.Close("c:manualLayout", "c:layout")
	}
	w.Val("c:overlay", "0")
	w.Close()
}
