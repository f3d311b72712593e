package charts

import (
	"math"
	"strconv"

	"spoor/analysis"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
)

// The layout that all figures share, in CSS pixels.
const (
	labelEnd   = 384.0 // right end of the labels
	plotStart  = 396.0 // 0% of the axis
	plotEnd    = 828.0 // 100% of the axis
	valueEnd   = 888.0 // right end of the percentages
	rangeStart = 896.0 // left end of the intervals
)

// newFrame begins a figure with its title and the line under it.
func newFrame(table analysis.Table, o Options, subtitle string) *frame {
	f := newFigure(o)
	f.table = table
	f.Head(table.Item.Text.In(o.Lang), subtitle)
	f.Y += 4
	return f
}

// finish ends a figure with its source and notes, described by the numbers of its table.
func (f *frame) finish(chart string, notes *footnotes) picture.Figure {
	description := prose.Describe(f.table, f.Lang)
	if notes.described != "" {
		description += " " + notes.described
	}
	return f.finishAs(chart, description, notes)
}

// finishAs ends a figure with its source and notes, described by words of its own.
func (f *frame) finishAs(chart, description string, notes *footnotes) picture.Figure {
	f.explainMark(notes)
	f.foot(prose.TableSource(f.table, f.Lang), notes)
	return picture.New(f.table.Item.ID+"-"+chart, f.Title, description, f.Canvas)
}

// foot writes the source and the notes under the chart.
func (f *frame) foot(source string, notes *footnotes) {
	f.Y += 26
	f.Paragraph(f.Side(), source)
	if f.Page {
		f.Height = math.Ceil(f.Y)
		return
	}
	for _, note := range notes.general {
		f.Paragraph(f.Side(), note)
	}
	indent := picture.MarkWidth(strconv.Itoa(len(notes.numbered.Texts()))) + 4
	for i, note := range notes.numbered.Texts() {
		f.Write(picture.MarkStyle.In(picture.SoftInk), f.Side(), f.Y-0.36*picture.FootStyle.Size, picture.Left, strconv.Itoa(i+1))
		f.Paragraph(f.Side()+indent, note)
	}
	f.Height = math.Ceil(f.Y)
}

// axis draws the guides of an axis from 0 to 1 between two heights, with their labels under them.
func (f *frame) axis(start, end, top, bottom float64) {
	labels := f.axisLabels(end - start)
	for i, label := range labels {
		x := start + (end-start)*float64(i)/float64(len(labels)-1)
		f.Line(picture.GuideColour, 1, x, top, x, bottom)
		f.Write(picture.AxisStyle, x, bottom+16, picture.Centre, label)
	}
}

// axisLabels returns the labels of an axis in equal steps, in the unit of the item: as many as there is room for.
func (f *frame) axisLabels(length float64) []string {
	for _, steps := range []int{5, 2} {
		labels := make([]string, steps+1)
		for i := range labels {
			place := float64(i) / float64(steps)
			if f.table.Item.Kind == data.Number {
				labels[i] = prose.Mean(f.table.Item, place, f.Lang)
			} else {
				labels[i] = number.Percent(place, 0, f.Lang)
			}
		}
		if picture.AxisStyle.Widest(labels...)+8 <= length/float64(steps) {
			return labels
		}
	}
	return []string{"", ""}
}

// whisker draws an interval as a line with the estimate as a dot on it, on an axis from 0 to 1.
func (f *frame) whisker(start, end, y float64, e analysis.Estimate) {
	x := func(share float64) float64 { return start + share*(end-start) }
	f.Line(picture.DotColour, 2.4, x(e.Interval.Low), y, x(e.Interval.High), y)
	f.Circle(picture.DotColour, x(e.Proportion), y, 4.6)
}
