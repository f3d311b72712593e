package charts

import (
	"errors"
	"fmt"
	"image/color"
	"math"

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
func Forest(plan ForestPlan, o Options) (picture.Figure, error) {
	lang, err := o.language()
	if err != nil {
		return picture.Figure{}, err
	}
	if err := plan.check(); err != nil {
		return picture.Figure{}, fmt.Errorf("figure of differences: %w", err)
	}
	o.Lang, o.Narrow = lang, false // it has one layout
	f := &forestFigure{frame: o.frame(), plan: plan}
	f.head(plan.Title, plan.Subtitle)
	f.y += 8
	f.scale()
	f.names()
	f.layout()
	f.lines()
	for i, row := range plan.Rows {
		f.row(row, f.tops[i], f.labels[i])
	}
	f.y = f.bottom + 62
	return f.end(plan.ID+"-forest", plan.Description, plan.Notes), nil
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
	*frame
	plan        ForestPlan
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
	return forestStart + (min(max(value, f.low), f.high)-f.low)/(f.high-f.low)*(forestEnd-forestStart)
}

// names writes what each side means, and the lines, above the plot.
func (f *forestFigure) names() {
	half := (forestEnd - forestStart) / 2
	middle := f.x(0)
	left := picture.AxisStyle.Wrap("← "+f.plan.Left, half-8, 2)
	right := picture.AxisStyle.Wrap(f.plan.Right+" →", half-8, 2)
	y := f.y + 12
	end := max(f.Block(picture.AxisStyle, middle-8, y, picture.Right, left), f.Block(picture.AxisStyle, middle+8, y, picture.Left, right))
	f.y = end
	for _, line := range []struct {
		at float64
		as string
	}{{f.plan.Planned, f.plan.PlannedAs}, {f.plan.Margin, f.plan.MarginAs}} {
		if line.at == 0 {
			continue
		}
		x, width := f.x(line.at), picture.AxisStyle.Width(line.as)
		f.Write(picture.AxisStyle.In(picture.OtherColour), min(max(x, forestStart+width/2), picture.Width-margin-width/2), f.y+4, picture.Centre, line.as)
		f.y += 17
	}
	f.top = f.y
}

// layout places the rows under each other.
func (f *forestFigure) layout() {
	y := f.top + 6
	for _, row := range f.plan.Rows {
		width := forestStart - margin - 20
		style := picture.LabelStyle
		if row.Heading {
			width, style = textWidth, picture.ValueStyle
		}
		lines := style.Balance(row.Label, width, 3)
		height := max(forestRow, float64(len(lines))*style.Leading()+10)
		f.tops, f.labels = append(f.tops, y+height/2), append(f.labels, lines)
		y += height
	}
	f.bottom = y + 4
}

// lines draws the axis with its guides, and the lines that are named.
func (f *forestFigure) lines() {
	for i := -4; i <= 4; i++ {
		value := float64(i) * f.step
		if value < f.low-f.step/2 || value > f.high+f.step/2 {
			continue
		}
		colour := picture.GuideColour
		if i == 0 {
			colour = picture.SoftInk
		}
		f.Line(colour, 1, f.x(value), f.top, f.x(value), f.bottom)
		f.Write(picture.AxisStyle, f.x(value), f.bottom+17, picture.Centre, f.tick(value))
	}
	f.Write(picture.AxisStyle, f.x(0), f.bottom+37, picture.Centre, f.plan.Axis)
	if f.plan.Planned != 0 {
		f.dashed([2]float64{7, 4}, f.plan.Planned)
	}
	if f.plan.Margin != 0 {
		f.dashed([2]float64{2.5, 3.5}, f.plan.Margin)
	}
}

func (f *forestFigure) tick(value float64) string {
	text := number.Decimals(value, f.plan.Digits, f.lang)
	switch {
	case value > f.step/2:
		return "+" + text
	case value < -f.step/2:
		return text
	}
	return "0"
}

// dashed draws an upright line of pieces.
func (f *forestFigure) dashed(dash [2]float64, at float64) {
	f.Dashed(picture.OtherColour, 1.6, dash, f.x(at), f.top, f.x(at), f.bottom)
}

func (f *forestFigure) row(row ForestRow, y float64, label []string) {
	if row.Heading {
		f.Label(picture.ValueStyle, margin, y, picture.Left, label, "")
		return
	}
	f.Label(picture.LabelStyle, forestStart-16, y, picture.Right, label, "")
	style := picture.RangeStyle.In(picture.Ink)
	if !row.Known {
		style = picture.RangeStyle
	}
	f.Label(style, forestValues, y, picture.Left, style.Wrap(row.Beside, picture.Width-margin-forestValues, 2), "")
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
