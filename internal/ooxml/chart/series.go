package chart

import (
	"math"
	"strconv"

	"spoor/internal/ooxml"
)

// bars writes horizontal bars with their axes: the first category on top, the labels of values under them.
func (w writer) bars() {
	w.Open("c:barChart")
	w.Val("c:barDir", "bar")
	grouping, overlap := "clustered", "100"
	switch w.chart.Kind {
	case Beside:
		overlap = "50"
	case Stacked:
		grouping = "stacked"
	}
	w.Val("c:grouping", grouping)
	w.Val("c:varyColors", "0")
	for i, s := range w.chart.Series {
		w.begin(i, s)
		w.Open("c:spPr")
		if s.Hidden {
			w.Empty("a:noFill")
		} else {
			w.fill(s.Colour)
		}
		w.noLine()
		w.Close("c:spPr")
		w.Val("c:invertIfNegative", "0")
		w.labels(s)
		w.errorBars(i, s)
		w.texts("c:cat", w.ranges.Categories, w.chart.Categories)
		w.numbers("c:val", w.ranges.Series[i].Values, s.Values, w.chart.Unit)
		w.Close("c:ser")
	}
	w.Val("c:gapWidth", strconv.Itoa(w.chart.gap()))
	w.Val("c:overlap", overlap)
	w.Val("c:axId", upAxis)
	w.Val("c:axId", acrossAxis)
	w.Close("c:barChart")
	w.categoryAxis()
	w.valueAxis(w.chart.Across, acrossAxis, upAxis, "b", "max")
}

// thickest is how thick a bar becomes, in cm: one alone would fill a slide.
const thickest = 2.0

// gap is the room between the bars of two categories, in percents of a bar: 55, and more where bars of few categories would be too thick.
// Those of a category that stand beside each other are taken as one.
func (c Chart) gap() int {
	each := (c.Height - 1.25) / float64(max(1, len(c.Categories))) // without the labels of the axis
	return min(500, max(55, int(100*(each/thickest-1))))
}

// begin opens a series with its name.
func (w writer) begin(i int, s Series) {
	w.Open("c:ser")
	w.Val("c:idx", strconv.Itoa(i))
	w.Val("c:order", strconv.Itoa(i))
	w.Open("c:tx")
	if name := w.ranges.Series[i].Name; name != "" {
		w.Open("c:strRef")
		w.Text("c:f", name)
		w.cache("c:strCache", []string{s.Name})
		w.Close()
	} else {
		w.Text("c:v", s.Name)
	}
	w.Close("c:tx")
}

// scatter writes points on two axes of values.
func (w writer) scatter() {
	w.Open("c:scatterChart")
	w.Val("c:scatterStyle", "lineMarker")
	w.Val("c:varyColors", "0")
	for i, s := range w.chart.Series {
		w.begin(i, s)
		w.Open("c:spPr")
		if s.Line && !s.Hidden {
			w.line(s.Colour, 1.25)
		} else {
			w.noLine()
		}
		w.Close("c:spPr")
		w.marker(s)
		w.labels(s)
		w.errorBars(i, s)
		w.numbers("c:xVal", w.ranges.Series[i].X, s.X, w.chart.Across.Format)
		w.numbers("c:yVal", w.ranges.Series[i].Values, s.Values, w.chart.Unit)
		w.Val("c:smooth", "0")
		w.Close("c:ser")
	}
	w.Val("c:axId", acrossAxis)
	w.Val("c:axId", upAxis)
	w.Close("c:scatterChart")
	w.valueAxis(w.chart.Across, acrossAxis, upAxis, "b", "min")
	w.valueAxis(w.chart.Up, upAxis, acrossAxis, "l", "min")
}

func (w writer) marker(s Series) {
	w.Open("c:marker")
	if s.Hidden || s.Marker == "" {
		w.Val("c:symbol", "none")
		w.Close()
		return
	}
	w.Val("c:symbol", string(s.Marker))
	w.Val("c:size", "7")
	w.Open("c:spPr")
	w.fill(s.Colour)
	w.noLine()
	w.Close("c:spPr", "c:marker")
}

// labels writes the texts at the values of a series.
func (w writer) labels(s Series) {
	if len(s.Labels) == 0 {
		return
	}
	ink := s.Ink
	if ink.A == 0 {
		ink = Ink
	}
	w.Open("c:dLbls")
	for i, text := range s.Labels {
		if text == "" || math.IsNaN(s.Values[i]) {
			continue
		}
		w.Open("c:dLbl")
		w.Val("c:idx", strconv.Itoa(i))
		w.Empty("c:layout")
		w.Open("c:tx")
		w.rich(text, ink, w.options.Size, false)
		w.Close("c:tx")
		w.Val("c:dLblPos", string(s.Place))
		w.shown(true)
		w.Close("c:dLbl")
	}
	w.shown(false)
	w.Close("c:dLbls")
}

// shown says what a label shows where it has no text of its own.
func (w writer) shown(value bool) {
	w.Val("c:showLegendKey", "0")
	w.Val("c:showVal", strconv.Itoa(bit(value)))
	for _, name := range []string{"c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize"} {
		w.Val(name, "0")
	}
}

// errorBars writes the interval of each value, with a distance of its own on both sides.
func (w writer) errorBars(i int, s Series) {
	if !s.hasInterval() {
		return
	}
	w.Open("c:errBars")
	if w.chart.Kind == Points {
		w.Val("c:errDir", "y")
	}
	w.Val("c:errBarType", "both")
	w.Val("c:errValType", "cust")
	w.Val("c:noEndCap", "1")
	minus, plus := s.interval()
	w.numbers("c:plus", w.ranges.Series[i].Plus, plus, w.chart.Unit)
	w.numbers("c:minus", w.ranges.Series[i].Minus, minus, w.chart.Unit)
	w.Open("c:spPr")
	ink := s.Colour
	if w.chart.Kind != Points {
		ink = s.Ink
	}
	w.line(ink, 1.75)
	w.Close("c:spPr", "c:errBars")
}

// numbers writes values with the cells that hold them, or without those.
func (w writer) numbers(name, cells string, values []float64, format string) {
	w.Open(name)
	list := "c:numLit"
	if cells != "" {
		w.Open("c:numRef")
		w.Text("c:f", cells)
		list = "c:numCache"
	}
	w.Open(list)
	if format == "" {
		format = "General"
	}
	w.Text("c:formatCode", format)
	w.Val("c:ptCount", strconv.Itoa(len(values)))
	for i, value := range values {
		if !math.IsNaN(value) {
			w.Open("c:pt", "idx", strconv.Itoa(i))
			w.Text("c:v", ooxml.Number(value))
			w.Close()
		}
	}
	w.Close(list)
	if cells != "" {
		w.Close("c:numRef")
	}
	w.Close(name)
}

func (w writer) texts(name, cells string, texts []string) {
	w.Open(name)
	if cells == "" {
		w.cache("c:strLit", texts)
	} else {
		w.Open("c:strRef")
		w.Text("c:f", cells)
		w.cache("c:strCache", texts)
		w.Close()
	}
	w.Close(name)
}

func (w writer) cache(name string, texts []string) {
	w.Open(name)
	w.Val("c:ptCount", strconv.Itoa(len(texts)))
	for i, text := range texts {
		w.Open("c:pt", "idx", strconv.Itoa(i))
		w.Lines("c:v", text)
		w.Close()
	}
	w.Close(name)
}

// categoryAxis writes the axis of the names of bars, the first on top. Every bar keeps its name: none is skipped (Excel), and level names may
// come close (LibreOffice).
func (w writer) categoryAxis() {
	w.Open("c:catAx")
	w.Val("c:axId", upAxis)
	w.Open("c:scaling")
	w.Val("c:orientation", "maxMin")
	w.Close()
	w.Val("c:delete", "0")
	w.Val("c:axPos", "l")
	w.Empty("c:numFmt", "formatCode", "General", "sourceLinked", "0")
	w.Val("c:majorTickMark", "none")
	w.Val("c:minorTickMark", "none")
	w.Val("c:tickLblPos", "low")
	w.Open("c:spPr")
	w.noLine()
	w.Close("c:spPr")
	w.textProperties(Ink, w.options.Size, false, "rot", "0")
	w.Val("c:crossAx", acrossAxis)
	w.Val("c:crosses", "autoZero")
	w.Val("c:auto", "0")
	w.Val("c:lblAlgn", "r")
	w.Val("c:lblOffset", "60")
	w.Val("c:tickLblSkip", "1")
	w.Val("c:noMultiLvlLbl", "1")
	w.Close("c:catAx")
}

// valueAxis writes an axis of values, without grid lines: nothing strikes a number.
func (w writer) valueAxis(a Axis, id, other, side, crosses string) {
	w.Open("c:valAx")
	w.Val("c:axId", id)
	w.Open("c:scaling")
	w.Val("c:orientation", "minMax")
	w.Val("c:max", ooxml.Number(a.Max))
	w.Val("c:min", ooxml.Number(a.Min))
	w.Close()
	w.Val("c:delete", "0")
	w.Val("c:axPos", side)
	if a.Title != "" {
		w.title(a.Title, w.options.Size, false)
	}
	format, labels := a.Format, "nextTo"
	if a.Step == 0 {
		labels = "none"
	}
	if format == "" {
		format = "General"
	}
	w.Empty("c:numFmt", "formatCode", format, "sourceLinked", "0")
	w.Val("c:majorTickMark", "none")
	w.Val("c:minorTickMark", "none")
	w.Val("c:tickLblPos", labels)
	w.Open("c:spPr")
	w.noLine()
	w.Close("c:spPr")
	w.textProperties(Soft, w.options.Size-1, false)
	w.Val("c:crossAx", other)
	w.Val("c:crosses", crosses)
	w.Val("c:crossBetween", map[bool]string{true: "midCat", false: "between"}[w.chart.Kind == Points])
	if a.Step > 0 {
		w.Val("c:majorUnit", ooxml.Number(a.Step))
	}
	w.Close("c:valAx")
}
