package experiment

import (
	"errors"

	"spoor/charts/layout"
	"spoor/charts/picture"
)

// FlowPlan is what a figure of the flow of participants shows, as CONSORT asks for it: who was there, who was assigned, and for each arm
// who got what, who was lost and who was analysed.
type FlowPlan struct {
	ID          string // for the ids within a page
	Title       string
	Subtitle    string
	Description string // every number in words
	Notes       []string
	Start       []string     // lines of the first box
	Aside       []string     // of the box beside it, who was not assigned; none without lines
	Stages      []string     // what each level is called
	Arms        [][][]string // for each arm the lines of the box at each stage
}

// The places of a figure of flow, in CSS pixels.
const (
	flowStages = 132.0 // room for the names of the stages
	flowGap    = 26.0  // between boxes, up and down
	flowPad    = 10.0
)

// Flow draws the boxes of the flow and the lines between them: one box at the top, and under it a column for each arm.
//
// It is an error without arms, with more than four, or where an arm has other than one box a stage.
func Flow(plan FlowPlan, o layout.Options) (picture.Figure, error) {
	lang, err := o.Language()
	if err != nil {
		return picture.Figure{}, err
	}
	if len(plan.Arms) == 0 || len(plan.Arms) > 4 {
		return picture.Figure{}, errors.New("figure of the flow: draw one to four arms")
	}
	for _, arm := range plan.Arms {
		if len(arm) != len(plan.Stages) {
			return picture.Figure{}, errors.New("figure of the flow: an arm needs a box for each stage")
		}
	}
	o.Lang = lang
	f := &flowFigure{Frame: layout.New(o), plan: plan}
	f.Head(plan.Title, plan.Subtitle)
	f.Y += 6
	if o.Narrow {
		f.stack()
	} else {
		f.draw()
	}
	f.Y += 30
	return f.End(plan.ID+"-flow", plan.Description, plan.Notes), nil
}

type flowFigure struct {
	layout.Frame
	plan FlowPlan
}

// draw draws the first box, the branch to the arms, and the stages under each other. The boxes of a stage are equally high.
func (f *flowFigure) draw() {
	start := layout.Margin + flowStages
	width := picture.Width - layout.Margin - start
	middle, half := start+width/2, 150.0
	first, aside := f.wrapped(f.plan.Start, 2*half), f.wrapped(f.plan.Aside, width/2-half-42)
	top := f.Y
	bottom := top + max(flowHeight(first), flowHeight(aside))
	f.box(middle-half, top, 2*half, flowHeight(first), first)
	if len(f.plan.Aside) > 0 {
		f.box(middle+half+32, top, width/2-half-42, flowHeight(aside), aside)
		f.Line(picture.SoftInk, 1.4, middle+half, top+20, middle+half+32, top+20)
	}
	column := width / float64(len(f.plan.Arms))
	centre := func(arm int) float64 { return start + column*(float64(arm)+0.5) }
	branch := bottom + flowGap
	f.Line(picture.SoftInk, 1.4, middle, top+flowHeight(first), middle, branch)
	f.Line(picture.SoftInk, 1.4, centre(0), branch, centre(len(f.plan.Arms)-1), branch)
	from := branch
	for stage, name := range f.plan.Stages {
		top, height := from+flowGap, 0.0
		var texts [][]string
		for _, arm := range f.plan.Arms {
			text := f.wrapped(arm[stage], column-20)
			texts, height = append(texts, text), max(height, flowHeight(text))
		}
		for arm, text := range texts {
			f.arrow(centre(arm), from, top)
			f.box(centre(arm)-column/2+10, top, column-20, height, text)
		}
		f.Block(picture.SegmentStyle.In(picture.SoftInk), layout.Margin, top+flowPad+13, picture.Left, picture.SegmentStyle.Wrap(name, flowStages-16, 4))
		from = top + height
	}
	f.Y = from
}

// stack draws the boxes for a narrow page: those of an arm under each other, each with its stage, and a trunk along them on which the arms hang.
func (f *flowFigure) stack() {
	trunk, start := layout.NarrowMargin+8, layout.NarrowMargin+26
	width := layout.NarrowWidth - layout.NarrowMargin - start
	first := f.wrapped(f.plan.Start, layout.NarrowWidth-2*layout.NarrowMargin)
	f.box(layout.NarrowMargin, f.Y, layout.NarrowWidth-2*layout.NarrowMargin, flowHeight(first), first)
	f.Y += flowHeight(first)
	top, last := f.Y, f.Y
	place := func(stage string, lines []string, hangs bool) {
		from := f.Y
		if stage != "" {
			lines = append([]string{""}, lines...)
		}
		if f.Y += flowGap; hangs {
			last = f.Y + 20
			f.Line(picture.SoftInk, 1.4, trunk, last, start, last)
		} else {
			f.arrow(start+width/2, from, f.Y)
		}
		f.box(start, f.Y, width, flowHeight(lines), lines)
		if stage != "" {
			f.Write(picture.SegmentStyle.In(picture.SoftInk), start+flowPad, f.Y+flowPad+13, picture.Left, picture.SegmentStyle.Wrap(stage, width-2*flowPad, 1)[0])
		}
		f.Y += flowHeight(lines)
	}
	if len(f.plan.Aside) > 0 {
		place("", f.wrapped(f.plan.Aside, width), true)
	}
	for _, arm := range f.plan.Arms {
		for stage, name := range f.plan.Stages {
			place(name, f.wrapped(arm[stage], width), stage == 0)
		}
	}
	f.Line(picture.SoftInk, 1.4, trunk, top, trunk, last)
}

// wrapped returns lines that fit in a box of that width.
func (f *flowFigure) wrapped(lines []string, width float64) []string {
	var out []string
	for _, line := range lines {
		out = append(out, picture.SegmentStyle.Wrap(line, width-2*flowPad, 6)...)
	}
	return out
}

// flowHeight is how high a box of so many lines is.
func flowHeight(lines []string) float64 {
	return float64(len(lines))*picture.SegmentStyle.Leading() + 2*flowPad
}

func (f *flowFigure) box(x, y, width, height float64, lines []string) {
	f.Line(picture.SoftInk, 1.2, x, y, x+width, y, x+width, y+height, x, y+height, x, y)
	f.Block(picture.SegmentStyle, x+flowPad, y+flowPad+13, picture.Left, lines)
}

func (f *flowFigure) arrow(x, from, to float64) {
	f.Line(picture.SoftInk, 1.4, x, from, x, to-6)
	f.Polygon(picture.SoftInk, x-4.5, to-8, x+4.5, to-8, x, to)
}
