package charts

import (
	"errors"
	"fmt"
	"image/color"
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/analysis/interval"
	"spoor/analysis/member"
	"spoor/charts/layout"
	"spoor/charts/native"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/comparison"
	"spoor/internal/number"
	"spoor/internal/prose"
)

// The columns of a dumbbell, in CSS pixels.
const (
	dumbbellLabelEnd = 318.0
	dumbbellStart    = 332.0 // 0% of the axis
	dumbbellEnd      = 740.0 // 100% of the axis
	dumbbellVerdict  = 768.0 // left end of the differences, and of the verdicts under them
	dumbbellPitch    = 52.0
	dumbbellOffset   = 7.0 // between the line of a row and the lines of its two series
)

// dumbbellRow is one row of a dumbbell.
type dumbbellRow struct {
	member.Row
	label    string
	lines    []string
	mark     string
	verdict  []string
	external []externalMark
	height   float64
}

// Dumbbell draws own answers beside the sector's: for each option both shares with their intervals, the difference and the
// verdict, the largest difference first. Figures of others about the same rows stand under them as triangles, where the item
// is in percent.
func Dumbbell(item member.Item, alias string, external []data.ExternalFigure, o Options) (picture.Figure, error) {
	lang, err := check(item.Sector, o, "a dumbbell", data.Single, data.Multiple, data.Rating, data.Number)
	if err != nil {
		return picture.Figure{}, err
	}
	if len(item.Rows) == 0 {
		return picture.Figure{}, errors.New("the comparison of " + item.Sector.Item.ID + " has no rows; make it with package member")
	}
	o.Lang = lang
	f := newFrame(item.Sector, o, dumbbellSubtitle(item, lang))
	rows := dumbbellRows(item, external, lang)
	all := make([][]analysis.Note, len(rows))
	for i, row := range rows {
		all[i] = row.Notes
	}
	notes := newFootnotes(f, slices.Concat(item.Notes, item.Sector.Notes), all)
	position := item.Rows[0].Verdict == member.Position
	f.wrapDumbbell(rows, notes)
	f.dumbbellLegend(item, alias, len(externalTexts(rows)) > 0)
	f.dumbbells(rows, position)
	if item.Family > 0 {
		notes.general = append([]string{fmt.Sprintf(words.verdictNote.In(lang), number.Level(item.Options.Level, lang))}, notes.general...)
	}
	return f.finishAs("dumbbell", strings.Join(append([]string{native.Dumbbell(item, alias, lang).Alt}, externalTexts(rows)...), " "), notes), nil
}

// dumbbellSubtitle says what the shares are of on both sides, and what the lines are.
func dumbbellSubtitle(item member.Item, lang data.Lang) string {
	line := fmt.Sprintf(words.line.In(lang), prose.IntervalName(item.Options.Level, lang), prose.Method(item.Options.Method, lang))
	switch {
	case item.CrossUnit():
		methods := prose.Method(item.Options.Method, lang) + "; " + words.sector.In(lang) + ": " + prose.Method(interval.MethodWidestCase, lang)
		return words.crossUnits.In(lang) + "; " + fmt.Sprintf(words.line.In(lang), prose.IntervalName(item.Options.Level, lang), methods)
	case item.OwnUnit == member.Estimates:
		return words.mean.In(lang) + "; " + intervalOf(words.line.In(lang), item.Sector, lang)
	case item.Sector.Item.Scaled() && len(item.Sector.Item.Boxes) <= 1 && item.Rows[0].Verdict != member.Position:
		return fmt.Sprintf(words.topShare.In(lang), prose.Label(item.Sector.Item, item.Rows[0].Own.Option, lang)) + "; " + line
	}
	return words.shareOfRespondents.In(lang) + "; " + line
}

// dumbbellRows returns the rows as they are drawn: the largest difference first; positions by the share of the sector; what
// is not known last.
func dumbbellRows(item member.Item, external []data.ExternalFigure, lang data.Lang) []dumbbellRow {
	var rows []dumbbellRow
	for _, row := range item.Sorted() {
		drawn := dumbbellRow{Row: row, label: item.Label(row, lang)}
		if row.Verdict == member.Position && row.Row != "" {
			drawn.label += ": " + prose.Label(item.Sector.Item, row.Own.Option, lang)
		}
		for _, figure := range external {
			if figure.Item == item.Sector.Item.ID && figure.Row == row.Row && row.Row != "" && prose.InPercent(item.Sector.Item) {
				drawn.external = append(drawn.external, newExternalMark(figure, lang))
			}
		}
		rows = append(rows, drawn)
	}
	return rows
}

func externalTexts(rows []dumbbellRow) []string {
	var texts []string
	for _, row := range rows {
		for _, external := range row.external {
			texts = append(texts, external.note)
		}
	}
	return texts
}

// wrapDumbbell lays out the labels and verdicts and marks the notes.
func (f *frame) wrapDumbbell(rows []dumbbellRow, notes *footnotes) {
	labels := make([]string, len(rows))
	for i := range rows {
		row := &rows[i]
		labels[i] = row.label
		row.mark = notes.mark(row.Notes)
		for k := range row.external {
			row.external[k].mark = notes.external(row.external[k].note)
		}
	}
	room, said := dumbbellLabelEnd-layout.Margin, picture.Width-layout.Margin-dumbbellVerdict
	if f.Narrow {
		room, said = layout.NarrowWidth-2*layout.NarrowMargin, layout.NarrowWidth-2*layout.NarrowMargin
	}
	wrapped := picture.WrapLabels(labels, func(i int) float64 { return room - picture.MarkWidth(rows[i].mark) })
	for i := range rows {
		row := &rows[i]
		row.lines = wrapped[i]
		row.verdict = picture.RangeStyle.Wrap(comparison.Verdict(row.Row, f.Lang), said, 2)
		text := max(float64(len(row.lines))*picture.LabelStyle.Leading(), picture.ValueStyle.Leading()+float64(len(row.verdict))*picture.RangeStyle.Leading())
		row.height = max(dumbbellPitch, text+9) + externalHeight*float64(len(row.external))
	}
}

// dumbbellLegend names the two series, by colour and by shape, and how many answers each has.
func (f *frame) dumbbellLegend(item member.Item, alias string, external bool) {
	y := f.Y + 4
	x := f.Side() + 6
	entry := func(colour color.RGBA, name, base string, draw func(x float64)) {
		style := picture.SegmentStyle.In(colour)
		text := style.Wrap(name, (f.Breadth()-2*f.Side())*0.4, 1)[0] + base
		if x+16+style.Width(text) > f.Breadth()-f.Side() && x > f.Side()+6 {
			x, y = f.Side()+6, y+22
		}
		draw(x)
		x = f.Middle(style, x+16, y, picture.Left, text) + 34
	}
	base := func(table analysis.Table, unit member.Unit) string {
		if _, most := table.Bases(); item.CrossUnit() {
			return " (" + number.Count(most, f.Lang) + " " + comparison.Unit(unit, f.Lang) + ")"
		}
		return " (" + baseOf(table, f.Lang) + ")"
	}
	entry(picture.DotColour, words.sector.In(f.Lang), base(item.Sector, item.SectorUnit), func(x float64) { f.Circle(picture.DotColour, x, y, 4.6) })
	entry(picture.OtherColour, comparison.OwnName(alias, f.Lang), base(item.Own, item.OwnUnit), func(x float64) { f.Diamond(picture.OtherColour, x, y, 6) })
	if external {
		entry(picture.SoftInk, words.others.In(f.Lang), "", func(x float64) { f.triangle(picture.SoftInk, x, y, 5.5) })
	}
	f.Y = y + 14
}

func (f *frame) triangle(colour color.RGBA, x, y, radius float64) {
	f.Polygon(colour, x, y-radius, x+radius, y+radius, x-radius, y+radius)
}

// dumbbells draws the rows over an axis.
func (f *frame) dumbbells(rows []dumbbellRow, position bool) {
	if f.Narrow {
		f.narrowDumbbells(rows, position)
		return
	}
	top, height := f.Y+6, 0.0
	for _, row := range rows {
		height += row.height
	}
	f.axis(dumbbellStart, dumbbellEnd, top, top+height)
	y := top
	for _, row := range rows {
		below := externalHeight * float64(len(row.external))
		f.dumbbell(row, y+(row.height-below)/2, position)
		for i, external := range row.external {
			f.externalTriangle(external, dumbbellStart, dumbbellEnd, y+row.height-below+externalHeight*(float64(i)+0.2))
		}
		y += row.height
	}
	f.Y = y + 20
}

func (f *frame) dumbbell(row dumbbellRow, y float64, position bool) {
	f.Label(picture.LabelStyle, dumbbellLabelEnd, y, picture.Right, row.lines, row.mark)
	f.pair(row, dumbbellStart, dumbbellEnd, y, position)
	value, style := f.verdict(row, position)
	y -= float64(len(row.verdict)) * style.Leading() / 2
	if value != "" {
		f.Middle(picture.ValueStyle, dumbbellVerdict, y, picture.Left, value)
		y += (picture.ValueStyle.Leading() + style.Leading()) / 2
	} else {
		y += style.Leading() / 2
	}
	f.Block(style, dumbbellVerdict, y+style.CapHeight()/2, picture.Left, row.verdict)
}

// pair draws the two estimates of a row, on an axis between two places.
func (f *frame) pair(row dumbbellRow, start, end, y float64, position bool) {
	x := func(share float64) float64 { return start + share*(end-start) }
	if row.Sector.Known() {
		f.whisker(start, end, y-dumbbellOffset, row.Sector)
	}
	switch {
	case position && row.Own.Count > 0:
		f.Diamond(picture.OtherColour, x(row.Sector.Proportion), y+dumbbellOffset, 6)
	case row.Own.Known() && !position:
		f.Line(picture.OtherColour, 2.4, x(row.Own.Interval.Low), y+dumbbellOffset, x(row.Own.Interval.High), y+dumbbellOffset)
		f.Diamond(picture.OtherColour, x(row.Own.Proportion), y+dumbbellOffset, 6)
	}
}

// verdict returns the number that goes before the verdict of a row, "" for none, and the style of the verdict: dark where there is something
// to tell.
func (f *frame) verdict(row dumbbellRow, position bool) (value string, style picture.Style) {
	style = picture.RangeStyle
	if position && row.Own.Count > 0 || row.Verdict == member.Higher || row.Verdict == member.Lower {
		style = style.In(picture.Ink)
	}
	switch {
	case position && row.Sector.Known():
		value = f.share(row.Sector)
	case row.Own.Known() && row.Sector.Known():
		value = prose.Change(f.table.Item, row.Difference, row.Digits(), f.Lang)
	}
	return value, style
}

// externalTriangle draws a percentage from another source under its row.
func (f *frame) externalTriangle(e externalMark, start, end, y float64) {
	x := start + e.share*(end-start)
	f.triangle(picture.SoftInk, x, y, 5.5)
	style, text := picture.SegmentStyle.In(picture.SoftInk), number.Percent(e.share, 0, f.Lang)
	from := x + 11
	if width := style.Width(text) + picture.MarkWidth(e.mark); from+width > f.Breadth()-f.Side() {
		from = x - 11 - width
	}
	end = f.Middle(style, from, y, picture.Left, text)
	f.Mark(end, y+style.CapHeight()/2, style, e.mark)
}
