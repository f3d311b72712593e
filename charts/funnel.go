package charts

import (
	"errors"
	"fmt"
	"image/color"

	"spoor/analysis"
	"spoor/analysis/member"
	"spoor/charts/layout"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
)

// The plot of a funnel, in CSS pixels.
const (
	funnelStart  = 80.0
	funnelEnd    = 930.0
	funnelHeight = 380.0
)

// The control limits of a funnel, from the wider to the narrower.
var (
	wideLimits   = color.RGBA{0xee, 0xf2, 0xf6, 0xff}
	narrowLimits = color.RGBA{0xdd, 0xe6, 0xef, 0xff}
)

// funnelFigure is a funnel in the making.
type funnelFigure struct {
	*frame
	funnel   member.Funnel
	top      float64
	start    float64 // ends of the axis of respondents
	end      float64
	largest  int // the number of respondents at the right end
	taken    []area
	nameless int
}

// area is room that is taken.
type area struct{ left, top, right, bottom float64 }

func (a area) overlaps(b area) bool {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

// Funnel draws members by their number of respondents around the share of the sector, with the control limits around it.
// The table is that of the sector, row and option say which share; the option may be data.Top2.
func Funnel(funnel member.Funnel, table analysis.Table, row, option string, o Options) (picture.Figure, error) {
	lang, err := check(table, o, "a funnel", data.Single, data.Multiple, data.Rating)
	if err != nil {
		return picture.Figure{}, err
	}
	if len(funnel.Members) == 0 || len(funnel.Curve) == 0 {
		return picture.Figure{}, errors.New("the funnel of " + table.Item.ID + " has no members; make it with member.NewFunnel")
	}
	label := prose.Label(table.Item, option, lang)
	if row != "" {
		label = prose.RowLabel(table.Item, row, lang) + ": " + label
	}
	subtitle := fmt.Sprintf(words.funnel.In(lang), label, number.Level(member.ControlLevels[0], lang), number.Level(member.ControlLevels[1], lang))
	o.Lang = lang
	f := funnelFigure{frame: newFrame(table, o, subtitle), funnel: funnel, start: funnelStart, end: funnelEnd, largest: funnel.Curve[len(funnel.Curve)-1].N}
	if o.Narrow {
		f.start, f.end = layout.NarrowMargin+46, layout.NarrowWidth-layout.NarrowMargin-56
	}
	f.top = f.Y + 14
	f.limits()
	f.grid()
	f.sectorLine()
	f.members()
	f.Y = f.top + funnelHeight + 40
	notes := newFootnotes(f.frame, []analysis.Note{words.funnelNote}, nil)
	if f.nameless > 0 {
		notes.general = append(notes.general, words.nameless.In(lang))
	}
	return f.finishAs("funnel-"+row+option, label+". "+f.describe(), notes), nil
}

func (f *funnelFigure) x(n float64) float64 {
	return f.start + n/float64(f.largest)*(f.end-f.start)
}

func (f *funnelFigure) yOf(share float64) float64 { return f.top + (1-share)*funnelHeight }

// limits fills what chance allows, in steps: the limits of one number of respondents hold half-way to the next.
func (f *funnelFigure) limits() {
	for level := len(member.ControlLevels) - 1; level >= 0; level-- {
		var upper, lower []float64
		for i, limits := range f.funnel.Curve {
			from, to := 0.0, float64(f.largest)
			if i > 0 {
				from = float64(f.funnel.Curve[i-1].N+limits.N) / 2
			}
			if i+1 < len(f.funnel.Curve) {
				to = float64(limits.N+f.funnel.Curve[i+1].N) / 2
			}
			upper = append(upper, f.x(from), f.yOf(limits.High[level]), f.x(to), f.yOf(limits.High[level]))
			lower = append([]float64{f.x(to), f.yOf(limits.Low[level]), f.x(from), f.yOf(limits.Low[level])}, lower...)
		}
		colour := wideLimits
		if level == 0 {
			colour = narrowLimits
		}
		f.Polygon(colour, append(upper, lower...)...)
	}
}

func (f *funnelFigure) grid() {
	for i := range 6 {
		share := float64(i) / 5
		f.Line(picture.GuideColour, 1, f.start, f.yOf(share), f.end, f.yOf(share))
		f.Middle(picture.AxisStyle, f.start-10, f.yOf(share), picture.Right, number.Percent(share, 0, f.Lang))
	}
	step := niceStep(f.largest, int((f.end-f.start)/60))
	for n := 0; n <= f.largest; n += step {
		f.Write(picture.AxisStyle, f.x(float64(n)), f.top+funnelHeight+17, picture.Centre, number.Count(n, f.Lang))
	}
	f.Write(picture.AxisStyle, (f.start+f.end)/2, f.top+funnelHeight+35, picture.Centre, words.perMember.In(f.Lang))
}

// niceStep returns 1, 2 or 5 times a power of ten that divides an axis into as many steps at most, and no more than eight.
func niceStep(largest, most int) int {
	for step := 1; ; step *= 10 {
		for _, times := range []int{1, 2, 5} {
			if largest/(step*times) <= min(most, 8) {
				return step * times
			}
		}
	}
}

func (f *funnelFigure) sectorLine() {
	y := f.yOf(f.funnel.Sector.Proportion)
	f.Line(picture.DotColour, 2, f.start, y, f.end, y)
	style := picture.SegmentStyle.In(picture.DotColour)
	text := words.sector.In(f.Lang)
	width := style.Width(text)
	f.Middle(style, f.Breadth()-f.Side(), y, picture.Right, text)
	f.taken = append(f.taken, area{f.Breadth() - f.Side() - width - 3, y - 10, f.Breadth(), y + 10}, area{f.start, y - 2, f.end, y + 2})
}

// members draws the members: a dot within the limits, a diamond outside them, with the alias where there is room.
func (f *funnelFigure) members() {
	for _, member := range f.funnel.Members {
		x, y := f.x(float64(member.Respondents())), f.yOf(member.Estimate.Proportion)
		f.taken = append(f.taken, area{x - 6, y - 6, x + 6, y + 6})
		if member.Outside > 0 {
			f.Diamond(picture.OtherColour, x, y, 6.5)
		} else {
			f.Circle(picture.DotColour, x, y, 5)
		}
	}
	for _, member := range f.funnel.Members {
		f.name(member)
	}
}

// name writes an alias beside its point, where nothing else stands.
func (f *funnelFigure) name(member member.Member) {
	style := picture.SegmentStyle.In(picture.Ink)
	alias := style.Wrap(member.Alias, min(180, f.Breadth()*0.3), 1)[0]
	x, y, width := f.x(float64(member.Respondents())), f.yOf(member.Estimate.Proportion), style.Width(alias)
	for _, distance := range []float64{0, 8, 16} {
		for _, place := range [][2]float64{
			{x + 10 + distance, y}, {x - 10 - distance - width, y}, {x - width/2, y - 15 - distance}, {x - width/2, y + 15 + distance},
			{x + 8, y - 12 - distance}, {x + 8, y + 12 + distance}, {x - 8 - width, y - 12 - distance}, {x - 8 - width, y + 12 + distance},
		} {
			room := area{place[0] - 2, place[1] - 8, place[0] + width + 2, place[1] + 8}
			if !f.free(room) {
				continue
			}
			f.taken = append(f.taken, room)
			f.Middle(style, place[0], place[1], picture.Left, alias)
			return
		}
	}
	f.nameless++
}

func (f *funnelFigure) free(room area) bool {
	if room.left < f.start || room.right > f.end+40 || room.top < f.top-8 || room.bottom > f.top+funnelHeight+2 {
		return false
	}
	for _, taken := range f.taken {
		if room.overlaps(taken) {
			return false
		}
	}
	return true
}

// describe gives every number of the figure in words.
func (f *funnelFigure) describe() string {
	text := fmt.Sprintf("%s: %s.", prose.Capital(words.sector.In(f.Lang)), number.Percent(f.funnel.Sector.Proportion, f.funnel.Sector.Digits(), f.Lang))
	for _, member := range f.funnel.Members {
		place := words.inside.In(f.Lang)
		if member.Outside > 0 {
			place = fmt.Sprintf(words.outside.In(f.Lang), number.Level(member.Outside, f.Lang))
		}
		text += fmt.Sprintf(" %s: %s (n = %s), %s.", member.Alias, number.Percent(member.Estimate.Proportion, member.Estimate.Digits(), f.Lang), number.Count(member.Estimate.Base, f.Lang), place)
	}
	return text
}
