package charts

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/charts/layout"
	"spoor/charts/native"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
)

// The places of a pie, in CSS pixels.
const (
	pieCentre     = picture.Width / 2
	pieRadius     = 142.0
	pieReach      = pieRadius + 18 // where the lines to the labels bend
	pieLabel      = pieRadius + 58 // from the centre to the labels
	pieLabelWidth = picture.Width/2 - layout.Margin - pieLabel
	pieGap        = 16.0 // between two labels
)

// wedge is one part of a pie with its label.
type wedge struct {
	estimate analysis.Estimate
	colour   color.RGBA
	from, to float64 // radians clockwise from the top
	lines    []string
	mark     string
	y        float64 // middle of the label
	height   float64
	tall     bool // the count stands under the share, as both are too wide for one line
}

func (w wedge) middle() float64 { return (w.from + w.to) / 2 }

var pieKind = kind{
	name:   "pie",
	suits:  []data.Kind{data.Single},
	called: "a pie",
	alt:    data.Text{NL: "Taartdiagram met intervallen", EN: "Pie chart with intervals"},
	draw:   drawPie,
	native: native.Whole,
}

// drawPie draws a single item as a pie, the largest part first and clockwise. Each part has its label beside it, with the share,
// the interval and the count, so that nothing depends on the colours.
func drawPie(table analysis.Table, _ []data.ExternalFigure, o Options) picture.Figure {
	lang := o.Lang
	if table.Hides() {
		return drawBars(table, nil, o) // a whole with a part hidden has no parts to draw
	}
	if o.Narrow {
		return drawRows(table, o, "pie")
	}
	f := newFrame(table, o, shareSubtitle(table, lang, words.beside.In(lang)))
	rows := optionRows(table, lang)
	notes := newFootnotes(f, slices.Concat(table.Notes, table.Parts[0].Notes), rowNotes(rows))
	wedges := newWedges(rows, notes, o.Palette)
	if nobody := unchosen(rows, lang); nobody != "" {
		notes.general = append(notes.general, nobody)
	}
	if table.Parts[0].Answered == 0 {
		f.Middle(picture.RangeStyle, pieCentre, f.Y+20, picture.Centre, words.noAnswers.In(lang))
		f.Y += 30
		return f.finish("pie", notes)
	}
	f.pie(wedges)
	return f.finish("pie", notes)
}

// newWedges lays out the parts that are not empty.
func newWedges(rows []row, notes *footnotes, palette picture.Palette) []wedge {
	rows = slices.DeleteFunc(slices.Clone(rows), func(r row) bool { return r.estimate.Count == 0 })
	colours := palette.ShareColours(len(rows))
	var wedges []wedge
	from := 0.0
	for i, row := range rows {
		w := wedge{estimate: row.estimate, colour: colours[i], from: from, to: from + 2*math.Pi*row.estimate.Proportion, mark: notes.mark(row.notes)}
		wedges = append(wedges, w)
		from = w.to
	}
	wrapped := picture.WrapLabels(labelsOf(rows), func(i int) float64 { return pieLabelWidth - picture.MarkWidth(wedges[i].mark) })
	for i := range wedges {
		w := &wedges[i]
		w.lines = wrapped[i]
		w.height = picture.ValueStyle.Leading() + float64(len(w.lines))*picture.LabelStyle.Leading()
	}
	if len(wedges) == 1 { // a full circle: its label belongs on the right
		wedges[0].from, wedges[0].to = -math.Pi/2, 3*math.Pi/2
	}
	return wedges
}

// unchosen says which options nobody chose: they have no part in the pie.
func unchosen(rows []row, lang data.Lang) string {
	var names []string
	for _, row := range rows {
		if e := row.estimate; e.Known() && e.Count == 0 {
			names = append(names, fmt.Sprintf("‘%s’ (0%%; %s)", picture.Plain(row.label), prose.Within(e, lang, false)))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf(words.notChosen.In(lang), strings.Join(names, ", "))
}

// pie draws the parts and spreads their labels over both sides.
func (f *frame) pie(wedges []wedge) {
	var sides [2][]*wedge // right, left
	heights := [2]float64{}
	for i := range wedges {
		w := &wedges[i]
		if bounds, count := f.wedgeNumbers(*w); picture.ValueStyle.Width(f.value(w.estimate))+7+picture.RangeStyle.Width(bounds+" "+count) > pieLabelWidth {
			w.tall = true
			w.height += picture.RangeStyle.Leading()
		}
		side := 0
		if math.Sin(wedges[i].middle()) < 0 {
			side = 1
		}
		sides[side] = append(sides[side], &wedges[i])
		heights[side] += wedges[i].height + pieGap
	}
	area := max(2*pieReach, heights[0], heights[1])
	top, centreY := f.Y+6, f.Y+6+area/2
	for _, wedge := range wedges {
		f.Slice(wedge.colour, pieCentre, centreY, pieRadius, wedge.from, wedge.to)
	}
	for _, wedge := range wedges {
		if len(wedges) > 1 {
			x, y := picture.Around(pieCentre, centreY, pieRadius+1, wedge.from)
			f.Line(picture.White, 2, pieCentre, centreY, x, y)
		}
	}
	for side, group := range sides {
		if side == 1 {
			slices.Reverse(group) // clockwise is upwards on the left
		}
		spread(group, centreY, top, top+area)
		for _, wedge := range group {
			f.wedgeLabel(*wedge, centreY, side == 1)
		}
	}
	f.Y = top + area
}

// spread gives each label of one side the height of its part, and pushes labels apart where they would touch.
func spread(group []*wedge, centreY, top, bottom float64) {
	edge := top
	for _, w := range group {
		_, wanted := picture.Around(0, centreY, pieReach, w.middle())
		w.y = max(wanted, edge+(w.height+pieGap)/2)
		edge = w.y + (w.height+pieGap)/2
	}
	edge = bottom
	for _, w := range slices.Backward(group) {
		w.y = min(w.y, edge-(w.height+pieGap)/2)
		edge = w.y - (w.height+pieGap)/2
	}
}

// wedgeLabel writes the numbers and the label of a part, and draws the line to them.
func (f *frame) wedgeLabel(w wedge, centreY float64, onLeft bool) {
	side, align := 1.0, picture.Left
	if onLeft {
		side, align = -1, picture.Right
	}
	x := pieCentre + side*pieLabel
	startX, startY := picture.Around(pieCentre, centreY, pieRadius+3, w.middle())
	bendX, bendY := picture.Around(pieCentre, centreY, pieReach, w.middle())
	f.Line(picture.LeadColour, 1, startX, startY, bendX, bendY, x-side*16, w.y, x-side*6, w.y)

	value := f.value(w.estimate)
	rest, count := f.wedgeNumbers(w)
	if !w.tall {
		rest += " " + count
	}
	y := w.y - w.height/2 + picture.ValueStyle.CapHeight() + 2
	begin := x
	if onLeft {
		begin -= picture.ValueStyle.Width(value) + 7 + picture.RangeStyle.Width(rest)
	}
	end := f.Write(picture.ValueStyle, begin, y, picture.Left, value)
	f.Write(picture.RangeStyle, end+7, y, picture.Left, rest)
	if w.tall {
		y += picture.RangeStyle.Leading()
		f.Write(picture.RangeStyle, x, y, align, count)
	}
	y += picture.LabelStyle.Leading()
	middle := y + float64(len(w.lines)-1)*picture.LabelStyle.Leading()/2 - picture.LabelStyle.CapHeight()/2
	f.Label(picture.LabelStyle, x, middle, align, w.lines, w.mark)
}

// wedgeNumbers are the interval of a part and its count, "(30 of 43)".
func (f *frame) wedgeNumbers(w wedge) (bounds, count string) {
	count = fmt.Sprintf(words.base.In(f.Lang), number.Count(w.estimate.Count, f.Lang), number.Count(w.estimate.Base, f.Lang))
	return f.bounds(w.estimate), "(" + count + ")"
}
