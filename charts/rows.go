package charts

import (
	"spoor/analysis"
	"spoor/charts/layout"
	"spoor/charts/picture"
	"spoor/internal/number"
	"spoor/internal/prose"
)

// row is one line of a chart: a label, an estimate on the axis, and its numbers.
type row struct {
	label    string
	estimate analysis.Estimate
	notes    []analysis.Note
	external []externalMark

	lines  []string // the label, wrapped
	mark   string   // its footnote mark
	height float64
}

// wrapRows lays out the labels of rows in a column of that width and marks their notes.
func wrapRows(rows []row, width float64, notes *footnotes) {
	pitch := 38.0
	if len(rows) > 15 {
		pitch = 32
	}
	for i := range rows {
		row := &rows[i]
		row.mark = notes.mark(row.notes)
		for k := range row.external {
			external := &row.external[k]
			external.mark = notes.external(external.note)
		}
	}
	wrapped := picture.WrapLabels(labelsOf(rows), func(i int) float64 { return width - picture.MarkWidth(rows[i].mark) })
	for i := range rows {
		row := &rows[i]
		row.lines = wrapped[i]
		row.height = max(pitch, float64(len(row.lines))*picture.LabelStyle.Leading()+7) + externalHeight*float64(len(row.external))
	}
}

func labelsOf(rows []row) []string {
	labels := make([]string, len(rows))
	for i, row := range rows {
		labels[i] = row.label
	}
	return labels
}

// rowNotes returns the notes of each row.
func rowNotes(rows []row) [][]analysis.Note {
	notes := make([][]analysis.Note, len(rows))
	for i, row := range rows {
		notes[i] = row.notes
	}
	return notes
}

// barHeight is the thickness of a bar.
const barHeight = 24.0

func heightOf(rows []row) float64 {
	height := 0.0
	for _, row := range rows {
		height += row.height
	}
	return height
}

// columns are the places of what stands right of the labels.
type columns struct {
	plot     float64 // right end of the axis
	value    float64 // right end of the percentages
	interval float64 // left end of the intervals
	base     bool    // whether there is a column with the base of each row
}

var standardColumns = columns{plot: plotEnd, value: valueEnd, interval: rangeStart}

// columnsFor returns the standard columns, moved to the left as far as the numbers need.
func (f *frame) columnsFor(rows []row, base bool) columns {
	c := standardColumns
	c.base = base
	values, intervals, bases := 0.0, 0.0, 0.0
	for _, row := range rows {
		if row.estimate.Known() {
			values = max(values, picture.ValueStyle.Width(f.value(row.estimate)))
			intervals = max(intervals, picture.RangeStyle.Width(f.bounds(row.estimate)))
			bases = max(bases, picture.RangeStyle.Width(prose.EstimateBase(row.estimate, f.Lang)))
		}
	}
	room := picture.Width - layout.Margin - intervals
	if base {
		room -= bases + 18
	}
	c.interval = min(c.interval, room)
	c.value = c.interval - (rangeStart - valueEnd)
	c.plot = min(c.plot, c.value-values-20)
	return c
}

// bars draws rows as bars with their intervals, an axis under them and their numbers beside them.
func (f *frame) bars(rows []row, base bool) {
	c := f.columnsFor(rows, base)
	top, height := f.Y+6, heightOf(rows)
	if base {
		top += 12
		f.Write(picture.AxisStyle, picture.Width-layout.Margin, top-4, picture.Right, "n")
	}
	f.axis(plotStart, c.plot, top, top+height)
	y := top
	for _, row := range rows {
		below := externalHeight * float64(len(row.external))
		middle := y + (row.height-below)/2
		f.bar(row, c, middle)
		f.numbers(row, c, middle)
		for i, external := range row.external {
			f.external(external, plotStart, c.plot, y+row.height-below+externalHeight*(float64(i)+0.2))
		}
		y += row.height
	}
	f.Y = y + 20
}

// bar draws one row. A share of zero has no bar, but keeps its dot and line.
func (f *frame) bar(row row, c columns, y float64) {
	f.Label(picture.LabelStyle, labelEnd, y, picture.Right, row.lines, row.mark)
	if !row.estimate.Known() {
		f.nothing(row.estimate, plotStart+10, y)
		return
	}
	if row.estimate.Proportion > 0 {
		f.Rectangle(picture.BarColour, plotStart, y-barHeight/2, row.estimate.Proportion*(c.plot-plotStart), barHeight)
	}
	f.whisker(plotStart, c.plot, y, row.estimate)
}

// nothing says why there is nothing to draw: no answers, or hidden ones.
func (f *frame) nothing(e analysis.Estimate, x, y float64) {
	text := words.noAnswers.In(f.Lang)
	if e.Hidden {
		text = prose.Hidden(e, f.Lang)
	}
	f.Rectangle(picture.White, x-3, y-barHeight/2, picture.RangeStyle.Width(text)+6, barHeight) // over the guides
	f.Middle(picture.RangeStyle, x, y, picture.Left, text)
}

// numbers writes the percentage and its interval at the end of a row, and its base where that has a column.
func (f *frame) numbers(row row, c columns, y float64) {
	if c.base {
		f.Middle(picture.RangeStyle, picture.Width-layout.Margin, y, picture.Right, prose.EstimateBase(row.estimate, f.Lang))
	}
	if !row.estimate.Known() {
		return
	}
	f.Middle(picture.ValueStyle, c.value, y, picture.Right, f.value(row.estimate))
	f.Middle(picture.RangeStyle, c.interval, y, picture.Left, f.bounds(row.estimate))
}

// value returns a share, or a mean in the unit of its item.
func (f *frame) value(e analysis.Estimate) string {
	if e.Option == "" {
		return prose.Mean(f.table.Item, e.Proportion, f.Lang)
	}
	return f.share(e)
}

// share returns a percentage, marked where it is not precise; the foot of the figure says what the mark means.
func (f *frame) share(e analysis.Estimate) string {
	if f.Page { // the interval is drawn, and the table has the mark
		return number.Percent(e.Proportion, e.Digits(), f.Lang)
	}
	f.imprecise = f.imprecise || !e.Precise()
	return prose.Share(e, f.Lang)
}

// bounds returns the interval of a share or mean, to stand beside it; there is none without sampling error.
func (f *frame) bounds(e analysis.Estimate) string {
	if e.Exact() {
		return ""
	}
	if e.Option == "" && !prose.InPercent(f.table.Item) {
		return prose.MeanRange(f.table.Item, e.Interval, f.Lang)
	}
	return number.BareRange(e.Interval.Low, e.Interval.High, e.Digits(), f.Lang)
}
