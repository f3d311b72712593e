package charts

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/data"
	"spoor/internal/number"
)

// The places of a pie, in CSS pixels.
const (
	pieCentre     = figureWidth / 2
	pieRadius     = 142.0
	pieReach      = pieRadius + 18 // where the lines to the labels bend
	pieLabel      = pieRadius + 58 // from the centre to the labels
	pieLabelWidth = figureWidth/2 - margin - pieLabel
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

// Pie draws a single item as a pie, the largest part first and clockwise. Each part has its label beside it, with the share,
// the interval and the count, so that nothing depends on the colours.
func Pie(table analysis.Table, o Options) (Figure, error) {
	lang, err := check(table, o, "a pie", data.Single)
	if err != nil {
		return Figure{}, err
	}
	if table.Hides() {
		return Bars(table, o) // a whole with a part hidden has no parts to draw
	}
	f := newFrame(table, lang, shareSubtitle(table, lang, words.beside.In(lang)))
	rows := optionRows(table, lang)
	notes := newFootnotes(lang, slices.Concat(table.Notes, table.Parts[0].Notes), rowNotes(rows))
	wedges := newWedges(rows, notes)
	if nobody := unchosen(rows, lang); nobody != "" {
		notes.general = append(notes.general, nobody)
	}
	if table.Parts[0].Answered == 0 {
		f.middle(rangeStyle, pieCentre, f.y+20, centre, words.noAnswers.In(lang))
		f.y += 30
		return f.finish("pie", notes), nil
	}
	f.pie(wedges)
	return f.finish("pie", notes), nil
}

// newWedges lays out the parts that are not empty.
func newWedges(rows []row, notes *footnotes) []wedge {
	rows = slices.DeleteFunc(slices.Clone(rows), func(r row) bool { return r.estimate.Count == 0 })
	colours := shareColours(len(rows))
	var wedges []wedge
	from := 0.0
	for i, row := range rows {
		w := wedge{estimate: row.estimate, colour: colours[i], from: from, to: from + 2*math.Pi*row.estimate.Proportion, mark: notes.mark(row.notes)}
		w.lines = labelStyle.balance(row.label, pieLabelWidth-markWidth(w.mark), labelLines)
		w.height = valueStyle.leading() + float64(len(w.lines))*labelStyle.leading()
		wedges = append(wedges, w)
		from = w.to
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
			names = append(names, fmt.Sprintf("‘%s’ (0%%; %s)", plain(row.label), number.Range(e.Interval.Low, e.Interval.High, e.Digits(), lang)))
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
		if bounds, count := f.wedgeNumbers(*w); valueStyle.width(f.value(w.estimate))+7+rangeStyle.width(bounds+" "+count) > pieLabelWidth {
			w.tall = true
			w.height += rangeStyle.leading()
		}
		side := 0
		if math.Sin(wedges[i].middle()) < 0 {
			side = 1
		}
		sides[side] = append(sides[side], &wedges[i])
		heights[side] += wedges[i].height + pieGap
	}
	area := max(2*pieReach, heights[0], heights[1])
	top, centreY := f.y+6, f.y+6+area/2
	for _, wedge := range wedges {
		f.slice(wedge.colour, pieCentre, centreY, pieRadius, wedge.from, wedge.to)
	}
	for _, wedge := range wedges {
		if len(wedges) > 1 {
			edge := around(pieCentre, centreY, pieRadius+1, wedge.from)
			f.line(white, 2, pieCentre, centreY, float64(edge.X), float64(edge.Y))
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
	f.y = top + area
}

// spread gives each label of one side the height of its part, and pushes labels apart where they would touch.
func spread(group []*wedge, centreY, top, bottom float64) {
	edge := top
	for _, w := range group {
		wanted := float64(around(0, centreY, pieReach, w.middle()).Y)
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
	side, align := 1.0, left
	if onLeft {
		side, align = -1, right
	}
	x := pieCentre + side*pieLabel
	start, bend := around(pieCentre, centreY, pieRadius+3, w.middle()), around(pieCentre, centreY, pieReach, w.middle())
	f.line(leadColour, 1, float64(start.X), float64(start.Y), float64(bend.X), float64(bend.Y), x-side*16, w.y, x-side*6, w.y)

	value := f.value(w.estimate)
	rest, count := f.wedgeNumbers(w)
	if !w.tall {
		rest += " " + count
	}
	y := w.y - w.height/2 + valueStyle.capHeight() + 2
	begin := x
	if onLeft {
		begin -= valueStyle.width(value) + 7 + rangeStyle.width(rest)
	}
	end := f.write(valueStyle, begin, y, left, value)
	f.write(rangeStyle, end+7, y, left, rest)
	if w.tall {
		y += rangeStyle.leading()
		f.write(rangeStyle, x, y, align, count)
	}
	y += labelStyle.leading()
	middle := y + float64(len(w.lines)-1)*labelStyle.leading()/2 - labelStyle.capHeight()/2
	f.label(labelStyle, x, middle, align, w.lines, w.mark)
}

// wedgeNumbers are the interval of a part and its count, "(30 of 43)".
func (f *frame) wedgeNumbers(w wedge) (bounds, count string) {
	count = fmt.Sprintf(words.base.In(f.lang), number.Count(w.estimate.Count, f.lang), number.Count(w.estimate.Base, f.lang))
	return f.bounds(w.estimate), "(" + count + ")"
}
