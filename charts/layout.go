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
	margin    = 20.0
	textWidth = picture.Width - 2*margin

	labelEnd   = 384.0 // right end of the labels
	plotStart  = 396.0 // 0% of the axis
	plotEnd    = 828.0 // 100% of the axis
	valueEnd   = 888.0 // right end of the percentages
	rangeStart = 896.0 // left end of the intervals

	narrowWidth  = 360.0 // of a figure for a narrow page
	narrowMargin = 8.0
)

// frame is a figure in the making: what stands above and under the chart itself.
type frame struct {
	picture.Canvas
	table analysis.Table
	lang  data.Lang
	title string
	y     float64 // where the next thing can be drawn

	narrow   bool // for a narrow page
	page     bool // notes stand beside it
	untitled bool // the title stands elsewhere

	imprecise bool // some percentage in it is marked
}

// newFrame begins a figure with its title and the line under it.
func newFrame(table analysis.Table, o Options, subtitle string) *frame {
	f := o.frame()
	f.table = table
	f.head(table.Item.Text.In(o.Lang), subtitle)
	f.y += 4
	return f
}

// head writes the title and the line under it.
func (f *frame) head(title, subtitle string) {
	f.title = picture.Plain(title)
	style, lines, width := picture.TitleStyle, 3, f.across()-2*f.side()
	f.y = 36
	if f.narrow {
		f.Across = narrowWidth
		style.Size, lines, f.y = 17, 12, 28
	}
	if f.untitled {
		f.y -= 8
	} else {
		f.y = f.Block(style, f.side(), f.y, picture.Left, style.Balance(f.title, width, lines))
	}
	f.y = f.Block(picture.SubtitleStyle, f.side(), f.y+1, picture.Left, picture.SubtitleStyle.Wrap(subtitle, width, lines))
}

// across is the width of the figure.
func (f *frame) across() float64 {
	if f.narrow {
		return narrowWidth
	}
	return picture.Width
}

// side is what is left free at either side.
func (f *frame) side() float64 {
	if f.narrow {
		return narrowMargin
	}
	return margin
}

// finish ends a figure with its source and notes, described by the numbers of its table.
func (f *frame) finish(chart string, notes *footnotes) picture.Figure {
	description := prose.Describe(f.table, f.lang)
	if notes.described != "" {
		description += " " + notes.described
	}
	return f.finishAs(chart, description, notes)
}

// finishAs ends a figure with its source and notes, described by words of its own.
func (f *frame) finishAs(chart, description string, notes *footnotes) picture.Figure {
	f.explainMark(notes)
	f.foot(prose.TableSource(f.table, f.lang), notes)
	return picture.New(f.table.Item.ID+"-"+chart, f.title, description, f.Canvas)
}

// end ends a figure that is no item's, with its notes.
func (f *frame) end(id, description string, notes []string) picture.Figure {
	for _, note := range notes {
		f.paragraph(f.side(), note)
	}
	f.Height = math.Ceil(f.y)
	return picture.New(id, f.title, description, f.Canvas)
}

// foot writes the source and the notes under the chart.
func (f *frame) foot(source string, notes *footnotes) {
	f.y += 26
	f.paragraph(f.side(), source)
	if f.page {
		f.Height = math.Ceil(f.y)
		return
	}
	for _, note := range notes.general {
		f.paragraph(f.side(), note)
	}
	indent := picture.MarkWidth(strconv.Itoa(len(notes.numbered.Texts()))) + 4
	for i, note := range notes.numbered.Texts() {
		f.Write(picture.MarkStyle.In(picture.SoftInk), f.side(), f.y-0.36*picture.FootStyle.Size, picture.Left, strconv.Itoa(i+1))
		f.paragraph(f.side()+indent, note)
	}
	f.Height = math.Ceil(f.y)
}

// paragraph writes a note under the figure. It does not leave a word alone on its last line.
func (f *frame) paragraph(x float64, note string) {
	width := f.across() - f.side() - x
	lines := picture.FootStyle.Wrap(note, width, math.MaxInt)
	if picture.FootStyle.Width(lines[len(lines)-1]) < width/5 {
		lines = picture.FootStyle.Balance(note, width, math.MaxInt)
	}
	f.y = f.Block(picture.FootStyle, x, f.y, picture.Left, lines) + 3
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
				labels[i] = prose.Mean(f.table.Item, place, f.lang)
			} else {
				labels[i] = number.Percent(place, 0, f.lang)
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
