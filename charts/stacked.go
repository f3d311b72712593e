package charts

import (
	"image/color"
	"slices"

	"spoor/analysis"
	"spoor/charts/layout"
	"spoor/charts/native"
	"spoor/charts/picture"
	"spoor/data"
)

// The columns of a stacked bar, in CSS pixels. The rest is that of bars.
const (
	stackWidth   = 78.0
	leadWidth    = 42.0 // between the bar and its labels
	stackedPitch = 50.0
)

var stackedKind = kind{
	name:   "stacked",
	suits:  []data.Kind{data.Single},
	called: "one stacked bar",
	alt:    data.Text{NL: "Eén balk van 100%, met intervallen", EN: "One bar of 100%, with intervals"},
	draw:   drawStacked,
	native: native.Whole,
}

// drawStacked draws a single item as one bar of 100%, upright, the largest part first. A line leads from each part to its label,
// with the share and its interval beside it.
func drawStacked(table analysis.Table, _ []data.ExternalFigure, o Options) picture.Figure {
	lang := o.Lang
	if table.Hides() {
		return drawBars(table, nil, o) // a whole with a part hidden has no parts to draw
	}
	if o.Narrow {
		return drawRows(table, o, "stacked")
	}
	f := newFrame(table, o, shareSubtitle(table, lang, words.line.In(lang)))
	rows := optionRows(table, lang)
	notes := newFootnotes(f, slices.Concat(table.Notes, table.Parts[0].Notes), rowNotes(rows))
	wrapRows(rows, labelEnd-stackLabelStart, notes)
	for i := range rows {
		rows[i].height = max(rows[i].height, stackedPitch)
	}
	f.stack(rows)
	return f.finish("stacked", notes)
}

const stackLabelStart = layout.Margin + stackWidth + leadWidth

// stack draws the bar, its labels and the intervals beside them.
func (f *frame) stack(rows []row) {
	height := heightOf(rows)
	top := f.Y + 6
	f.axis(plotStart, plotEnd, top, top+height)
	colours := f.Palette.ShareColours(len(rows))
	y, start := top, top
	for i, row := range rows {
		middle := y + row.height/2
		f.Label(picture.LabelStyle, stackLabelStart, middle, picture.Left, row.lines, row.mark)
		if row.estimate.Known() {
			share := row.estimate.Proportion * height
			f.segment(row.estimate, colours[i], start, share, middle)
			f.whisker(plotStart, plotEnd, middle, row.estimate)
			start += share
		} else {
			f.nothing(row.estimate, plotStart+10, middle)
		}
		f.numbers(row, standardColumns, middle)
		y += row.height
	}
	f.Y = y + 20
}

// segment draws one part of the bar, from y downwards, with a line to its label. A share of zero has neither.
func (f *frame) segment(e analysis.Estimate, colour color.RGBA, y, height, label float64) {
	if e.Count == 0 {
		return
	}
	end := layout.Margin + stackWidth
	f.Part(colour, layout.Margin, y, stackWidth, height)
	f.Line(picture.White, 1.5, layout.Margin, y, end, y)
	middle := y + height/2
	f.Line(picture.LeadColour, 1, end+2, middle, end+10, middle, stackLabelStart-14, label, stackLabelStart-6, label)
	if height >= picture.SegmentStyle.Leading() {
		f.Middle(picture.SegmentStyle.On(colour), layout.Margin+stackWidth/2, middle, picture.Centre, f.share(e))
	}
}
