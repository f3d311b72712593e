package charts

import (
	"cmp"
	"fmt"
	"image/color"
	"math"
	"slices"

	"spoor/charts/layout"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/inorder"
	"spoor/internal/number"
)

// PowerPlan is what a figure of power shows.
type PowerPlan struct {
	ID          string // for the ids within a page
	Title       string // the question
	Subtitle    string // what is compared, by which test
	Description string // the answer in words, with its numbers
	Notes       []string
	Axis        string        // what the numbers count
	Target      float64       // the wanted power, in (0, 1)
	Series      []PowerSeries // one to three, the main one first
}

// PowerSeries is the power for one value of the baseline.
type PowerSeries struct {
	Label  string
	Points []PowerPoint // two or more, by rising N
	Marked PowerPoint   // a point to drop a line from, such as the number that the target takes; none when its N is 0
	Mark   string       // what to write beside that line, once for a number that several series share; nothing when empty
}

// PowerPoint is the power with so many in a group.
type PowerPoint struct {
	N     int
	Power float64 // in [0, 1]
}

// The places of a power figure, in CSS pixels.
const (
	powerStart  = 76.0
	powerEnd    = 760.0
	powerHeight = 380.0
	powerLabels = powerEnd + 26
)

// powerDashes are the line styles of the series, as lengths drawn and left open; the first is a whole line.
var powerDashes = [][2]float64{{}, {11, 6}, {2.5, 4.5}}

var powerColours = []color.RGBA{picture.DotColour, picture.OtherColour, picture.SoftInk}

// Power draws the power of an experiment against the number in a group: a line for each value of the baseline, which differ
// by their dashes and carry their name at their end, and a line at the wanted power.
//
// It is an error when there are no series or more than three, when one has fewer than two points or they do not rise, or when a
// power is outside [0, 1].
func Power(plan PowerPlan, o Options) (picture.Figure, error) {
	lang, err := o.Language()
	if err != nil {
		return picture.Figure{}, err
	}
	if err := plan.check(); err != nil {
		return picture.Figure{}, fmt.Errorf("power figure: %w", err)
	}
	o.Lang = lang
	f := &powerFigure{frame: newFigure(o), plan: plan, start: powerStart, end: powerEnd, ticks: 10}
	height := powerHeight
	if f.Head(plan.Title, plan.Subtitle); f.Narrow {
		f.start, f.end, f.ticks, height = 54, layout.NarrowWidth-28, 5, 250
		f.legend()
	}
	f.Y += 12
	f.top, f.bottom = f.Y, f.Y+height
	for _, series := range plan.Series {
		f.most = max(f.most, float64(series.Points[len(series.Points)-1].N))
	}
	f.guides()
	for i, series := range plan.Series {
		f.curve(series, powerDashes[i], powerColours[i])
	}
	f.marks() // whose names stand over the curves
	f.target()
	if !f.Narrow {
		f.names()
	}
	f.Y = f.bottom + 68
	return f.frame.End(plan.ID+"-power", plan.Description, plan.Notes), nil
}

func (p PowerPlan) check() error {
	if len(p.Series) == 0 || len(p.Series) > len(powerDashes) {
		return fmt.Errorf("%d series; draw one to %d", len(p.Series), len(powerDashes))
	}
	if !(p.Target > 0 && p.Target < 1) {
		return fmt.Errorf("target %v is not between 0 and 1", p.Target)
	}
	for _, series := range p.Series {
		if len(series.Points) < 2 {
			return fmt.Errorf("%q has %d points; it takes two", series.Label, len(series.Points))
		}
		for i, point := range append(slices.Clone(series.Points), series.Marked) {
			if !(point.Power >= 0 && point.Power <= 1) {
				return fmt.Errorf("%q has power %v at %d", series.Label, point.Power, point.N)
			}
			if i < len(series.Points) && (i > 0 && point.N <= series.Points[i-1].N || point.N < 1) {
				return fmt.Errorf("%q has points that do not rise at %d", series.Label, point.N)
			}
		}
	}
	return nil
}

// powerFigure is a power figure in the making.
type powerFigure struct {
	*frame
	plan        PowerPlan
	start, end  float64 // of the axis of numbers
	ticks       float64 // how many it has at most
	top, bottom float64
	most        float64 // number at the right end of the axis
}

func (f *powerFigure) x(n float64) float64 { return f.start + n/f.most*(f.end-f.start) }

func (f *powerFigure) at(power float64) float64 { return f.bottom - power*(f.bottom-f.top) }

// guides draws both axes and the line at the wanted power.
func (f *powerFigure) guides() {
	for i := range 6 {
		y := f.at(float64(i) / 5)
		f.Line(picture.GuideColour, 1, f.start, y, f.end, y)
		f.Middle(picture.AxisStyle, f.start-10, y, picture.Right, number.Percent(float64(i)/5, 0, f.Lang))
	}
	step := max(1, picture.Step(f.most/f.ticks))
	for n := 0.0; n <= f.most; n += step {
		f.Line(picture.GuideColour, 1, f.x(n), f.top, f.x(n), f.bottom)
		f.Write(picture.AxisStyle, f.x(n), f.bottom+18, picture.Centre, number.Count(int(n), f.Lang))
	}
	f.Write(picture.AxisStyle, (f.start+f.end)/2, f.bottom+40, picture.Centre, f.plan.Axis)
	y := f.at(f.plan.Target)
	f.Line(picture.Ink, 1.2, f.start, y, f.end, y)
}

var wantedPower = data.Text{NL: "vermogen %s", EN: "%s power"}

// target names the line at the wanted power, at the one of its ends, over it or under it, where the fewest curves pass.
func (f *powerFigure) target() {
	style, text := picture.AxisStyle.In(picture.Ink), wantedPower.Say(f.Lang, number.Level(f.plan.Target, f.Lang))
	width, y := style.Width(text)+8, f.at(f.plan.Target)
	const height = 18.0
	left, top, fewest := 0.0, 0.0, math.MaxInt
	for _, at := range [][2]float64{{f.start + 4, y - height - 1}, {f.start + 4, y + 1}, {f.end - width - 4, y + 1}, {f.end - width - 4, y - height - 1}} {
		if at[1] < f.top { // beside the axis
			continue
		}
		if n := f.passing(at[0], at[1], width, height); n < fewest {
			left, top, fewest = at[0], at[1], n
		}
	}
	f.Rectangle(picture.White, left, top, width, height)
	f.Middle(style, left+4, top+height/2, picture.Left, text)
}

// passing counts the pixels of a box that curves pass, and the lines that are dropped from them.
func (f *powerFigure) passing(left, top, width, height float64) int {
	n := 0
	for x := left; x <= left+width; x++ {
		for _, series := range f.plan.Series {
			if marked := series.Marked; f.holds(marked) && math.Abs(f.x(float64(marked.N))-x) < 1 && f.at(marked.Power) < top+height {
				n++
			}
			for i, point := range series.Points[1:] {
				from, to := f.x(float64(series.Points[i].N)), f.x(float64(point.N))
				if x < from || x >= to {
					continue
				}
				low, high := f.at(series.Points[i].Power), f.at(point.Power)
				if y := low + (high-low)*(x-from)/(to-from); y > top && y < top+height {
					n++
				}
			}
		}
	}
	return n
}

// marks drops a line from the marked point of each curve to the axis. Only that of the main one is named, so that no two names
// can meet.
func (f *powerFigure) marks() {
	for i, series := range f.plan.Series {
		if marked := series.Marked; f.holds(marked) {
			x, y := f.x(float64(marked.N)), f.at(marked.Power)
			f.Dashed(powerColours[i], 1.2, [2]float64{3, 3}, x, y, x, f.bottom)
			f.Circle(powerColours[i], x, y, 4.6)
		}
	}
	named := map[int]bool{} // at the same number once
	for i, series := range f.plan.Series {
		if n := series.Marked.N; f.holds(series.Marked) && series.Mark != "" && !named[n] {
			f.mark(powerColours[i], series, f.bottom-22-24*float64(len(named)))
			named[n] = true
		}
	}
}

// mark writes beside the line that is dropped from a point what it stands for.
func (f *powerFigure) mark(colour color.RGBA, series PowerSeries, y float64) {
	style := picture.SegmentStyle.In(colour)
	x, width := f.x(float64(series.Marked.N))+8, style.Width(series.Mark)
	if x+width > f.end {
		x -= 16 + width
	}
	f.Rectangle(picture.White, x-3, y-9, width+6, 19)
	f.Middle(style, x, y, picture.Left, series.Mark)
}

// holds reports whether there is such a point on the axis.
func (f *powerFigure) holds(p PowerPoint) bool { return p.N > 0 && float64(p.N) <= f.most }

// curve draws the line of one series.
func (f *powerFigure) curve(series PowerSeries, dash [2]float64, colour color.RGBA) {
	var places []float64
	for _, point := range series.Points {
		places = append(places, f.x(float64(point.N)), f.at(point.Power))
	}
	f.Dashed(colour, 2.4, dash, places...)
}

// legend writes the name of each series above the plot, after a piece of its line.
func (f *powerFigure) legend() {
	for i, series := range f.plan.Series {
		lines := picture.SegmentStyle.Balance(series.Label, layout.NarrowWidth-2*layout.NarrowMargin-30, picture.LabelLines)
		half := float64(len(lines)) * picture.SegmentStyle.Leading() / 2
		f.Y += half + 6
		f.Dashed(powerColours[i], 2.4, powerDashes[i], layout.NarrowMargin, f.Y, layout.NarrowMargin+24, f.Y)
		f.Label(picture.SegmentStyle.In(powerColours[i]), layout.NarrowMargin+30, f.Y, picture.Left, lines, "")
		f.Y += half + 2
	}
}

// names writes the name of each series beside the end of its line, moved apart where they would touch, with a line between.
func (f *powerFigure) names() {
	type name struct {
		lines  []string
		end, y float64 // of the line, and of the middle of the name
		colour color.RGBA
		dash   [2]float64
		height float64
	}
	var names []name
	for i, series := range f.plan.Series {
		lines := picture.SegmentStyle.Balance(series.Label, picture.Width-layout.Margin-powerLabels-30, picture.LabelLines)
		end := f.at(series.Points[len(series.Points)-1].Power)
		names = append(names, name{lines, end, end, powerColours[i], powerDashes[i], float64(len(lines))*picture.SegmentStyle.Leading() + 10})
	}
	inorder.By(names, func(a, b name) int { return cmp.Compare(a.end, b.end) })
	for i := 1; i < len(names); i++ {
		names[i].y = max(names[i].y, names[i-1].y+(names[i-1].height+names[i].height)/2)
	}
	for i := len(names) - 1; i >= 0; i-- {
		bottom := f.bottom
		if i+1 < len(names) {
			bottom = names[i+1].y - names[i+1].height/2
		}
		names[i].y = min(names[i].y, bottom-names[i].height/2)
	}
	for _, n := range names {
		f.Line(picture.LeadColour, 1, powerEnd+3, n.end, powerEnd+10, n.end, powerLabels-10, n.y, powerLabels-4, n.y)
		f.Dashed(n.colour, 2.4, n.dash, powerLabels, n.y, powerLabels+24, n.y)
		f.Label(picture.SegmentStyle.In(n.colour), powerLabels+30, n.y, picture.Left, n.lines, "")
	}
}
