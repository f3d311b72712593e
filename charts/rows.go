package charts

import (
	"strconv"

	"spoor/analysis"
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
			external.mark = strconv.Itoa(notes.number(external.note))
		}
		row.lines = labelStyle.balance(row.label, width-markWidth(row.mark), labelLines)
		row.height = max(pitch, float64(len(row.lines))*labelStyle.leading()+7) + externalHeight*float64(len(row.external))
	}
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

// bars draws rows as bars with their intervals, an axis under them and their numbers beside them.
func (f *frame) bars(rows []row, withBase bool) {
	top := f.y + 6
	height := 0.0
	for _, row := range rows {
		height += row.height
	}
	end, value, interval := plotEnd, valueEnd, rangeStart
	if withBase {
		end, value, interval = end-46, value-46, interval-46
		f.write(axisStyle, figureWidth-margin, top-4, right, "n")
	}
	f.axis(plotStart, end, top, top+height, f.axisLabels(5))
	y := top
	for _, row := range rows {
		f.bar(row, end, y+(row.height-externalHeight*float64(len(row.external)))/2)
		f.numbers(row, value, interval, y+(row.height-externalHeight*float64(len(row.external)))/2, withBase)
		for i, external := range row.external {
			f.external(external, end, y+row.height-externalHeight*(float64(len(row.external)-i)-0.2))
		}
		y += row.height
	}
	f.y = y + 20
}

// bar draws one row. A share of zero has no bar, but keeps its dot and line.
func (f *frame) bar(row row, end, y float64) {
	f.label(labelStyle, labelEnd, y, right, row.lines, row.mark)
	if !row.estimate.Known() {
		f.middle(rangeStyle, plotStart+10, y, left, words[f.lang].noAnswers)
		return
	}
	if row.estimate.Proportion > 0 {
		f.rectangle(barColour, plotStart, y-barHeight/2, row.estimate.Proportion*(end-plotStart), barHeight)
	}
	f.whisker(plotStart, end, y, row.estimate)
}

// numbers writes the percentage, its interval and if asked for its base at the end of a row.
func (f *frame) numbers(row row, value, interval, y float64, withBase bool) {
	if withBase {
		f.middle(rangeStyle, figureWidth-margin, y, right, number.Count(row.estimate.Base, f.lang))
	}
	if !row.estimate.Known() {
		return
	}
	f.middle(valueStyle, value, y, right, f.value(row.estimate))
	f.middle(rangeStyle, interval, y, left, f.bounds(row.estimate))
}

// value returns a share, or a mean in the unit of its item.
func (f *frame) value(e analysis.Estimate) string {
	if e.Option == "" {
		return prose.Mean(f.table.Item, e.Proportion, f.lang)
	}
	return number.Percent(e.Proportion)
}

// bounds returns the interval of a share or mean, to stand beside it.
func (f *frame) bounds(e analysis.Estimate) string {
	if e.Option == "" && !prose.InPercent(f.table.Item) {
		return prose.MeanRange(f.table.Item, e.Interval, f.lang)
	}
	return number.BareRange(e.Interval.Low, e.Interval.High)
}
