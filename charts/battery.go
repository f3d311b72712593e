package charts

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/charts/layout"
	"spoor/charts/native"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/inorder"
	"spoor/internal/prose"
)

// The columns of a battery, in CSS pixels.
const (
	batteryLabelWidth = 178.0
	batteryPlotEnd    = 642.0
	panelStart        = 668.0 // the axis of the headline
	panelEnd          = 788.0
	batteryValueEnd   = 846.0
	batteryRangeStart = 853.0
	batteryPitch      = 44.0
	segmentHeight     = 29.0
	swatch            = 14.0 // side of a square in a legend
)

// battery is the figure of a rating item in the making.
type battery struct {
	*frame
	rows    []batteryRow
	colours []color.RGBA // of the points of the scale
	start   float64      // left end of the bars
	zero    float64      // the middle of the scale
	unit    float64      // pixels for a share of 1
	shares  float64      // right end of the shares at the top of the scale
	ranges  float64      // left end of their intervals
}

// batteryRow is one row of a battery. Its estimate is the headline: the share at the top of the scale.
type batteryRow struct {
	row
	points []analysis.Estimate // from worst to best
}

var batteryKind = kind{
	name:   "battery",
	suits:  []data.Kind{data.Rating, data.Ranking},
	called: "a battery",
	alt:    data.Text{NL: "Gestapelde balken per onderdeel", EN: "Stacked bars for each part"},
	draw:   drawBattery,
	native: native.Battery,
}

// drawBattery draws a rating item as diverging stacked bars: all points of the scale, the neutral one centred. Beside each row
// stand the share at the top of the scale with its interval, and the base. The rows are sorted by that share.
func drawBattery(table analysis.Table, _ []data.ExternalFigure, o Options) picture.Figure {
	lang := o.Lang
	top := headlineLabel(table, lang)
	f := newFrame(table, o, fmt.Sprintf(words.perRow.In(lang), picture.SubtitleStyle.Wrap(top, layout.TextWidth/2, 1)[0])+"; "+intervalOf(words.line.In(lang), table, lang)+"; "+baseOf(table, lang))
	b := battery{frame: f, rows: batteryRows(table, lang), colours: o.Palette.ScaleColours(len(table.Item.Scale))}
	rows := make([][]analysis.Note, len(b.rows))
	for i, row := range b.rows {
		rows[i] = row.notes
	}
	notes := newFootnotes(f, table.Notes, rows)
	if o.Narrow {
		b.narrow(notes)
		return f.finish("battery", notes)
	}
	b.wrap(notes)
	b.measure()
	b.legend(b.start)
	b.header(top)
	b.draw()
	return f.finish("battery", notes)
}

// headlineLabel names the share that stands beside each row: that of the box that heads the scale.
func headlineLabel(table analysis.Table, lang data.Lang) string {
	option := table.Parts[0].Headline().Option
	if _, box := table.Item.Net(option); box {
		return prose.Label(table.Item, option, lang)
	}
	return strings.ToLower(prose.Label(table.Item, option, lang))
}

func batteryRows(table analysis.Table, lang data.Lang) []batteryRow {
	var rows []batteryRow
	for _, part := range table.Parts {
		notes := slices.Clone(part.Notes)
		for _, estimate := range slices.Concat(part.Estimates, part.Nets) {
			notes = append(notes, estimate.Notes...)
		}
		rows = append(rows, batteryRow{
			row:    row{label: prose.RowLabel(table.Item, part.Row, lang), estimate: part.Headline(), notes: notes},
			points: part.Estimates,
		})
	}
	inorder.By(rows, func(a, b batteryRow) int { return native.Larger(a.estimate, b.estimate) })
	return rows
}

// wrap lays out the labels in a column as wide as they need.
func (b *battery) wrap(notes *footnotes) {
	widest := 0.0
	b.wrapTo(batteryLabelWidth, notes)
	for i := range b.rows {
		row := &b.rows[i]
		row.height = max(batteryPitch, float64(len(row.lines))*picture.LabelStyle.Leading()+8)
		widest = max(widest, picture.LabelStyle.Widest(row.lines...)+picture.MarkWidth(row.mark))
	}
	b.start = layout.Margin + widest + 20
}

// wrapTo marks and wraps the labels.
func (b *battery) wrapTo(width float64, notes *footnotes) {
	labels := make([]string, len(b.rows))
	for i := range b.rows {
		b.rows[i].mark, labels[i] = notes.mark(b.rows[i].notes), b.rows[i].label
	}
	for i, lines := range picture.WrapLabels(labels, func(i int) float64 { return width - picture.MarkWidth(b.rows[i].mark) }) {
		b.rows[i].lines = lines
	}
}

// measure fits the bars into their column, all on one scale: what lies left and right of the middle decides its place. The
// intervals leave room for the bases beside them.
func (b *battery) measure() {
	b.fit(batteryPlotEnd)
	widest, bases := 0.0, 0.0
	for _, row := range b.rows {
		if row.estimate.Known() {
			widest = max(widest, picture.RangeStyle.Width(b.bounds(row.estimate)))
		}
		bases = max(bases, picture.RangeStyle.Width(prose.EstimateBase(row.estimate, b.Lang)))
	}
	b.ranges = min(batteryRangeStart, picture.Width-layout.Margin-bases-10-widest)
	b.shares = b.ranges - (batteryRangeStart - batteryValueEnd)
}

// fit places the middle of the scale between the start of the bars and that end.
func (b *battery) fit(end float64) {
	before, after := 0.0, 0.0
	for _, row := range b.rows {
		if row.estimate.Known() {
			l := native.LeftOfMiddle(row.points)
			before, after = max(before, l), max(after, 1-l)
		}
	}
	b.unit = (end - b.start) / max(before+after, 1)
	b.zero = b.start + before*b.unit
	if before+after == 0 {
		b.zero = (b.start + end) / 2
	}
}

// legend names the points of the scale above the bars.
func (b *battery) legend(start float64) {
	end := b.Breadth() - b.Side()
	x, y := start, b.Y+4
	for i, point := range b.table.Item.Scale {
		lines := picture.SegmentStyle.Wrap(point.Label.In(b.Lang), end-start-swatch-6, 1)
		width := swatch + 6 + picture.SegmentStyle.Width(lines[0])
		if x > start && x+width > end {
			x, y = start, y+22
		}
		b.Part(b.colours[i], x, y-swatch/2, swatch, swatch)
		b.Middle(picture.SegmentStyle, x+swatch+6, y, picture.Left, lines[0])
		x += width + 22
	}
	b.Y = y + 18
}

// header names the columns beside the bars.
func (b *battery) header(top string) {
	lines := picture.AxisStyle.Balance(top, batteryRangeStart+50-panelStart, picture.LabelLines)
	b.Y = b.Block(picture.AxisStyle, panelStart, b.Y+12, picture.Left, lines)
	b.Write(picture.AxisStyle, picture.Width-layout.Margin, b.Y-picture.AxisStyle.Leading(), picture.Right, "n")
	b.Y -= 6
}

// middle says what the line through the bars is, under it.
func (b *battery) middle(y, start, end float64) {
	text := words.middle.In(b.Lang)
	half := picture.AxisStyle.Width(text) / 2
	b.Write(picture.AxisStyle, min(max(b.zero, start+half), end-half), y, picture.Centre, text)
}

func (b *battery) draw() {
	height := 0.0
	for _, row := range b.rows {
		height += row.height
	}
	b.Line(picture.LeadColour, 1, b.zero, b.Y, b.zero, b.Y+height)
	b.axis(panelStart, panelEnd, b.Y, b.Y+height)
	b.middle(b.Y+height+16, b.start, batteryPlotEnd)
	for _, row := range b.rows {
		y := b.Y + row.height/2
		b.Label(picture.LabelStyle, layout.Margin, y, picture.Left, row.lines, row.mark)
		b.Middle(picture.RangeStyle, picture.Width-layout.Margin, y, picture.Right, prose.EstimateBase(row.estimate, b.Lang))
		if row.estimate.Known() {
			b.segments(row, y)
			b.whisker(panelStart, panelEnd, y, row.estimate)
			b.Middle(picture.ValueStyle, b.shares, y, picture.Right, b.value(row.estimate))
			b.Middle(picture.RangeStyle, b.ranges, y, picture.Left, b.bounds(row.estimate))
		} else {
			b.nothing(row.estimate, b.start, y)
		}
		b.Y += row.height
	}
	b.Y += 20
}

// segments draws one bar. A number stands in a segment that is wide enough for it.
func (b *battery) segments(row batteryRow, y float64) {
	x := b.zero - native.LeftOfMiddle(row.points)*b.unit
	for i, point := range row.points {
		width := point.Proportion * b.unit
		if width == 0 {
			continue
		}
		b.Part(b.colours[i], x, y-segmentHeight/2, width, segmentHeight)
		if i > 0 {
			b.Line(picture.White, 1.5, x, y-segmentHeight/2, x, y+segmentHeight/2)
		}
		if digits := strings.Replace(b.share(point), "%", "", 1); picture.SegmentStyle.Width(digits)+4 <= width {
			b.Middle(picture.SegmentStyle.On(b.colours[i]), x+width/2, y, picture.Centre, digits)
		}
		x += width
	}
}
