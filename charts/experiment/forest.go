package experiment

import (
	"errors"
	"fmt"
	"image/color"
	"math"

	"spoor/charts/layout"
	"spoor/charts/picture"
	"spoor/internal/number"
)

// ForestPlan is what a figure of differences shows: of the outcomes of an experiment, of its subgroups, or of several experiments.
type ForestPlan struct {
	ID          string // for the ids within a page
	Title       string
	Subtitle    string
	Description string // every number in words
	Notes       []string
	Left, Right string  // what a difference to the left and to the right of 0 means
	Axis        string  // the unit
	Digits      int     // decimals of the axis
	Planned     float64 // a line at the planned difference, 0 for none
	PlannedAs   string
	Margin      float64 // a line at the margin, 0 for none
	MarginAs    string
	Rows        []ForestRow
}

// ForestRow is one difference.
type ForestRow struct {
	Label   string
	Beside  string // what stands on the right, such as "+12 (3 to 20)"
	Value   float64
	Low     float64
	High    float64
	Known   bool // there is a difference; otherwise Beside says why not
	Bounded bool // there is an interval
	Heading bool // a line of text above rows that belong together
	Pooled  bool // drawn as a diamond over its interval
	Open    bool // drawn hollow: not registered
	// Next is a second interval, drawn thin around a pooled row, where it is wider than nothing.
	Next [2]float64
}

// The places of a forest figure, in CSS pixels.
const (
	forestStart  = 370.0
	forestEnd    = 740.0
	forestValues = 760.0
	forestRow    = 34.0
)

// Forest draws differences with their intervals around 0, with lines at the planned difference and at the margin, which are named.
//
// It is an error without rows, or where an interval does not hold its difference.
func Forest(plan ForestPlan, o layout.Options) (picture.Figure, error) {
	lang, err := o.Language()
	if err != nil {
		return picture.Figure{}, err
	}
	if err := plan.check(); err != nil {
		return picture.Figure{}, fmt.Errorf("figure of differences: %w", err)
	}
	o.Lang = lang
	f := &forestFigure{Frame: layout.New(o), plan: plan, start: forestStart, end: forestEnd}
	if o.Narrow {
		f.start, f.end = layout.NarrowMargin+18, layout.NarrowWidth-layout.NarrowMargin-18
	}
	f.Head(plan.Title, plan.Subtitle)
	f.Y += 8
	f.scale()
	f.names()
	if o.Narrow {
		f.stack()
	} else {
		f.layout()
		f.guides(f.top, f.bottom)
		for i, row := range plan.Rows {
			f.row(row, f.tops[i], f.labels[i])
		}
	}
	f.axis()
	f.Y = f.bottom + 62
	return f.End(plan.ID+"-forest", plan.Description, plan.Notes), nil
}

func (p ForestPlan) check() error {
	known := 0
	for _, row := range p.Rows {
		if !row.Known {
			continue
		}
		known++
		if row.Bounded && !(row.Low <= row.Value && row.Value <= row.High) || math.IsNaN(row.Value) || math.IsInf(row.Value, 0) {
			return fmt.Errorf("%q has %v outside %v to %v", row.Label, row.Value, row.Low, row.High)
		}
	}
	if known == 0 {
		return errors.New("there is no difference to draw")
	}
	return nil
}

// forestFigure is such a figure in the making.
type forestFigure struct {
	layout.Frame
	plan        ForestPlan
	start, end  float64 // of the axis
	low, high   float64 // ends of the axis
	step        float64
	top, bottom float64
	tops        []float64  // of each row
	labels      [][]string // of each row
}

// scale chooses round ends that hold every difference and line, and 0. Intervals may be cut off, at three times the widest difference.
func (f *forestFigure) scale() {
	reach := max(math.Abs(f.plan.Planned), math.Abs(f.plan.Margin))
	widest := 0.0
	for _, row := range f.plan.Rows {
		if row.Known {
			reach = max(reach, math.Abs(row.Value))
			if row.Bounded {
				widest = max(widest, math.Abs(row.Low), math.Abs(row.High))
			}
		}
	}
	if reach == 0 {
		reach = max(widest, 0.01)
	}
	end := min(max(widest, reach*1.15), reach*4)
	f.step = 1e-9
	for i := 0; end/f.step > 4; i++ {
		f.step *= [3]float64{2, 2.5, 2}[i%3]
	}
	f.high = math.Ceil(end/f.step-1e-9) * f.step
	f.low = -f.high
}

func (f *forestFigure) x(value float64) float64 {
	return f.start + (min(max(value, f.low), f.high)-f.low)/(f.high-f.low)*(f.end-f.start)
}

// names writes what each side means, and the lines, above the plot.
func (f *forestFigure) names() {
	half, middle, most := (f.end-f.start)/2, f.x(0), 2
	if f.Narrow {
		most = 4
	}
	left := picture.AxisStyle.Wrap("← "+f.plan.Left, half-8, most)
	right := picture.AxisStyle.Wrap(f.plan.Right+" →", half-8, most)
	y := f.Y + 12
	end := max(f.Block(picture.AxisStyle, middle-8, y, picture.Right, left), f.Block(picture.AxisStyle, middle+8, y, picture.Left, right))
	f.Y = end
	for _, line := range []struct {
		at float64
		as string
	}{{f.plan.Planned, f.plan.PlannedAs}, {f.plan.Margin, f.plan.MarginAs}} {
		if line.at == 0 {
			continue
		}
		x, width := f.x(line.at), picture.AxisStyle.Width(line.as)
		f.Write(picture.AxisStyle.In(picture.OtherColour), min(max(x, f.start+width/2), f.Breadth()-f.Side()-width/2), f.Y+4, picture.Centre, line.as)
		f.Y += 17
	}
	f.top = f.Y
}

// layout places the rows under each other.
func (f *forestFigure) layout() {
	y := f.top + 6
	for _, row := range f.plan.Rows {
		width := forestStart - layout.Margin - 20
		style := picture.LabelStyle
		if row.Heading {
			width, style = layout.TextWidth, picture.ValueStyle
		}
		lines := style.Balance(row.Label, width, 3)
		height := max(forestRow, float64(len(lines))*style.Leading()+10)
		f.tops, f.labels = append(f.tops, y+height/2), append(f.labels, lines)
		y += height
	}
	f.bottom = y + 4
}

// guides draws what stands behind rows between two heights: the guides of the axis, and the lines that are named.
func (f *forestFigure) guides(top, bottom float64) {
	for i := -4; i <= 4; i++ {
		if value := float64(i) * f.step; f.holds(value) {
			colour := picture.GuideColour
			if i == 0 {
				colour = picture.SoftInk
			}
			f.Line(colour, 1, f.x(value), top, f.x(value), bottom)
		}
	}
	for _, line := range []struct {
		at   float64
		dash [2]float64
	}{{f.plan.Planned, [2]float64{7, 4}}, {f.plan.Margin, [2]float64{2.5, 3.5}}} {
		if line.at != 0 {
			f.Dashed(picture.OtherColour, 1.6, line.dash, f.x(line.at), top, f.x(line.at), bottom)
		}
	}
}

// holds reports whether the axis reaches a value.
func (f *forestFigure) holds(value float64) bool {
	return value >= f.low-f.step/2 && value <= f.high+f.step/2
}

// axis writes the labels of the axis: all of them, or every other one where there is no room.
func (f *forestFigure) axis() {
	var ticks []string
	for i := -4; i <= 4; i++ {
		ticks = append(ticks, f.tick(float64(i)*f.step))
	}
	each := 1
	if picture.AxisStyle.Widest(ticks...)+6 > f.x(f.step)-f.x(0) {
		each = 2
	}
	for i := -4; i <= 4; i += each {
		if value := float64(i) * f.step; f.holds(value) {
			half := picture.AxisStyle.Width(ticks[i+4]) / 2
			f.Write(picture.AxisStyle, min(max(f.x(value), f.Side()+half), f.Breadth()-f.Side()-half), f.bottom+17, picture.Centre, ticks[i+4])
		}
	}
	f.Write(picture.AxisStyle, f.x(0), f.bottom+37, picture.Centre, f.plan.Axis)
}

func (f *forestFigure) tick(value float64) string {
	text := number.Decimals(value, f.plan.Digits, f.Lang)
	switch {
	case value > f.step/2:
		return "+" + text
	case value < -f.step/2:
		return text
	}
	return "0"
}

// saidStyle is how what stands beside a row is written.
func saidStyle(row ForestRow) picture.Style {
	if !row.Known {
		return picture.RangeStyle
	}
	return picture.RangeStyle.In(picture.Ink)
}

func (f *forestFigure) row(row ForestRow, y float64, label []string) {
	if row.Heading {
		f.Label(picture.ValueStyle, layout.Margin, y, picture.Left, label, "")
		return
	}
	f.Label(picture.LabelStyle, forestStart-16, y, picture.Right, label, "")
	style := saidStyle(row)
	f.Label(style, forestValues, y, picture.Left, style.Wrap(row.Beside, picture.Width-layout.Margin-forestValues, 2), "")
	f.difference(row, y)
}

// stack draws the rows for a narrow page: the label and what is said above the difference, which has its own guides, so that none goes through a
// text.
func (f *forestFigure) stack() {
	const half = 12.0 // of the height of a difference
	start, end := layout.NarrowMargin, layout.NarrowWidth-layout.NarrowMargin
	f.Y = f.top + 2
	for _, row := range f.plan.Rows {
		style, said := picture.LabelStyle, saidStyle(row)
		if row.Heading {
			style = picture.ValueStyle
		}
		lines := style.Balance(row.Label, end-start, 4)
		last := f.Block(style, start, f.Y+style.Leading(), picture.Left, lines) - style.Leading()
		if row.Heading {
			f.Y = last + 6
			continue
		}
		beside := said.Wrap(row.Beside, end-start, 3)
		if len(beside) == 1 && start+style.Width(lines[len(lines)-1])+12+said.Width(beside[0]) <= end {
			f.Write(said, end, last, picture.Right, beside[0])
		} else {
			last = f.Block(said, start, last+said.Leading(), picture.Left, beside) - said.Leading()
		}
		f.Y = last + 8
		if row.Known {
			f.guides(f.Y, f.Y+2*half)
			f.difference(row, f.Y+half)
			f.Y += 2*half + 6
		}
	}
	f.bottom = f.Y
}

// difference draws a difference and its interval.
func (f *forestFigure) difference(row ForestRow, y float64) {
	if !row.Known {
		return
	}
	if row.Next[0] < row.Next[1] {
		f.interval(picture.LeadColour, 1.4, row.Next[0], row.Next[1], y)
	}
	if row.Pooled {
		f.Polygon(picture.DotColour, f.x(row.Low), y, f.x(row.Value), y-8, f.x(row.High), y, f.x(row.Value), y+8)
		return
	}
	if row.Bounded {
		f.interval(picture.DotColour, 2, row.Low, row.High, y)
	}
	f.Circle(picture.DotColour, f.x(row.Value), y, 5.5)
	if row.Open {
		f.Circle(picture.White, f.x(row.Value), y, 3.4)
	}
}

// interval draws a line with a bar at each end that lies in the picture, and an arrow where it does not.
func (f *forestFigure) interval(colour color.RGBA, width, low, high, y float64) {
	f.Line(colour, width, f.x(low), y, f.x(high), y)
	for _, end := range []struct{ value, way float64 }{{low, -1}, {high, 1}} {
		x := f.x(end.value)
		if end.value < f.low || end.value > f.high {
			f.Polygon(colour, x+end.way*6, y, x-end.way*2, y-5, x-end.way*2, y+5)
		} else {
			f.Line(colour, width, x, y-4.5, x, y+4.5)
		}
	}
}
