package charts

import (
	"spoor/charts/layout"
	"spoor/charts/picture"
	"spoor/internal/prose"
)

// The rows of a figure for a narrow page, in CSS pixels: a label with its numbers, and under it the bar over the whole width.
const (
	trackHeight = 16.0
	trackGap    = 13.0 // between a bar and the next label
)

// labelWidth is the room for the labels of rows: beside the bars, or above them up to the numbers.
func (f *frame) labelWidth() float64 {
	if f.Narrow {
		return layout.NarrowWidth - 2*layout.NarrowMargin - 118
	}
	return labelEnd - layout.Margin
}

// rows draws bars with their labels beside them, or above them where the page is narrow.
func (f *frame) rows(rows []row, base bool) {
	if !f.Narrow {
		f.bars(rows, base)
		return
	}
	start, end := layout.NarrowMargin, layout.NarrowWidth-layout.NarrowMargin
	for _, row := range rows {
		y := f.above(row, base)
		f.track(start, end, y, trackHeight)
		if e := row.estimate; e.Known() {
			if e.Proportion > 0 {
				f.Rectangle(picture.BarColour, start, y, e.Proportion*(end-start), trackHeight)
			}
			f.whisker(start, end, y+trackHeight/2, e)
		} else {
			f.nothing(e, start+4, y+trackHeight/2)
		}
		f.Y = y + trackHeight
		for _, external := range row.external {
			f.Y += externalHeight
			f.external(external, start, end, f.Y-externalHeight/2+2)
		}
		f.Y += trackGap
	}
	f.scale(start, end)
}

// above writes the label of a row with its numbers at the end of its last line, and returns where the bar begins.
func (f *frame) above(row row, base bool) float64 {
	f.Y += picture.LabelStyle.Leading()
	last := f.Block(picture.LabelStyle, f.Side(), f.Y, picture.Left, row.lines) - picture.LabelStyle.Leading()
	f.Mark(f.Side()+picture.LabelStyle.Width(row.lines[len(row.lines)-1]), last, picture.LabelStyle, row.mark)
	end := f.Breadth() - f.Side()
	if row.estimate.Known() {
		bounds := f.bounds(row.estimate)
		f.Write(picture.RangeStyle, end, last, picture.Right, bounds)
		f.Write(picture.ValueStyle, end-picture.RangeStyle.Width(bounds)-6, last, picture.Right, f.value(row.estimate))
	}
	if base {
		last += picture.RangeStyle.Leading()
		f.Write(picture.RangeStyle, f.Side(), last, picture.Left, "n = "+prose.EstimateBase(row.estimate, f.Lang))
	}
	return last + 7
}

// track draws the guides behind one bar alone, so that none goes through a label.
func (f *frame) track(start, end, y, height float64) {
	for i := range 6 {
		x := start + (end-start)*float64(i)/5
		f.Line(picture.GuideColour, 1, x, y, x, y+height)
	}
}

// scale writes the labels of the axis under the last bar.
func (f *frame) scale(start, end float64) {
	labels := f.axisLabels(end - start)
	for i, label := range labels {
		align := picture.Centre
		switch i {
		case 0:
			align = picture.Left
		case len(labels) - 1:
			align = picture.Right
		}
		f.Write(picture.AxisStyle, start+(end-start)*float64(i)/float64(len(labels)-1), f.Y+4, align, label)
	}
	f.Y += 8
}

// narrowDumbbells draws comparisons for a narrow page: the label, the difference and the verdict above the two estimates.
func (f *frame) narrowDumbbells(rows []dumbbellRow, position bool) {
	start, end := layout.NarrowMargin, layout.NarrowWidth-layout.NarrowMargin
	for _, row := range rows {
		f.Y += picture.LabelStyle.Leading()
		last := f.Block(picture.LabelStyle, start, f.Y, picture.Left, row.lines) - picture.LabelStyle.Leading()
		f.Mark(start+picture.LabelStyle.Width(row.lines[len(row.lines)-1]), last, picture.LabelStyle, row.mark)
		f.Y = last + picture.ValueStyle.Leading()
		value, style := f.verdict(row, position)
		x := f.Write(picture.ValueStyle, start, f.Y, picture.Left, value)
		switch {
		case value == "":
		case len(row.verdict) == 1 && x+8+style.Width(row.verdict[0]) <= end:
			x += 8
		default:
			x, f.Y = start, f.Y+style.Leading()
		}
		y := f.Block(style, x, f.Y, picture.Left, row.verdict) - style.Leading() + 7
		f.track(start, end, y, 4*dumbbellOffset)
		f.pair(row, start, end, y+2*dumbbellOffset, position)
		f.Y = y + 4*dumbbellOffset
		for _, external := range row.external {
			f.Y += externalHeight
			f.externalTriangle(external, start, end, f.Y-externalHeight/2+2)
		}
		f.Y += trackGap
	}
	f.scale(start, end)
}

// narrow draws a battery for a narrow page: the label and the headline above the bar, the interval of the headline under it.
func (b *battery) narrow(notes *footnotes) {
	b.start = layout.NarrowMargin
	end := layout.NarrowWidth - layout.NarrowMargin
	b.wrapTo(b.labelWidth(), notes)
	b.fit(end)
	b.legend(layout.NarrowMargin)
	low, high := b.table.Bases()
	for _, row := range b.rows {
		y := b.above(row.row, low != high)
		if row.estimate.Known() {
			b.segments(row, y+segmentHeight/2)
			b.Line(picture.LeadColour, 1, b.zero, y-3, b.zero, y+segmentHeight+3)
			b.track(layout.NarrowMargin, end, y+segmentHeight+4, trackHeight)
			b.whisker(layout.NarrowMargin, end, y+segmentHeight+4+trackHeight/2, row.estimate)
		} else {
			b.nothing(row.estimate, layout.NarrowMargin+4, y+segmentHeight/2)
		}
		b.Y = y + segmentHeight + 4 + trackHeight + trackGap
	}
	b.scale(layout.NarrowMargin, end)
	b.Y += 14
	b.middle(b.Y, layout.NarrowMargin, end)
}
