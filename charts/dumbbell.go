package charts

import (
	"errors"
	"fmt"
	"image/color"
	"math"
	"slices"
	"strconv"

	"spoor/analysis"
	"spoor/analysis/interval"
	"spoor/analysis/member"
	"spoor/data"
	"spoor/internal/comparison"
	"spoor/internal/number"
	"spoor/internal/prose"
)

// The columns of a dumbbell, in CSS pixels.
const (
	dumbbellLabelEnd = 318.0
	dumbbellStart    = 332.0 // 0% of the axis
	dumbbellEnd      = 690.0 // 100% of the axis
	dumbbellValueEnd = 768.0 // right end of the differences
	dumbbellVerdict  = 780.0 // left end of the verdicts
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
func Dumbbell(item member.Item, alias string, external []data.ExternalFigure, o Options) (Figure, error) {
	lang, err := check(item.Sector, o, "a dumbbell", data.Single, data.Multiple, data.Rating, data.Number)
	if err != nil {
		return Figure{}, err
	}
	if len(item.Rows) == 0 {
		return Figure{}, errors.New("the comparison of " + item.Sector.Item.ID + " has no rows; make it with package member")
	}
	f := newFrame(item.Sector, lang, dumbbellSubtitle(item, lang))
	rows := dumbbellRows(item, external, lang)
	all := make([][]analysis.Note, len(rows))
	for i, row := range rows {
		all[i] = row.Notes
	}
	notes := newFootnotes(lang, slices.Concat(item.Notes, item.Sector.Notes), all)
	position := item.Rows[0].Verdict == member.Position
	f.wrapDumbbell(rows, notes)
	f.dumbbellLegend(item, alias, len(externalTexts(rows)) > 0)
	f.dumbbells(rows, position)
	if item.Family > 0 {
		notes.general = append([]string{fmt.Sprintf(words.verdictNote.In(lang), number.Level(item.Options.Level, lang))}, notes.general...)
	}
	figure := f.finish("dumbbell", notes)
	figure.description = plain(comparison.Finding(item, alias, lang) + " " + dumbbellNumbers(item, rows, lang))
	return figure, nil
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
	case item.Sector.Item.Kind == data.Rating && item.Rows[0].Verdict != member.Position:
		return fmt.Sprintf(words.topShare.In(lang), prose.Label(item.Sector.Item, item.Rows[0].Own.Option, lang)) + "; " + line
	}
	return words.shareOfRespondents.In(lang) + "; " + line
}

// dumbbellRows returns the rows as they are drawn: the largest difference first; positions by the share of the sector; what
// is not known last.
func dumbbellRows(item member.Item, external []data.ExternalFigure, lang data.Lang) []dumbbellRow {
	var rows []dumbbellRow
	for _, row := range item.Rows {
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
	slices.SortStableFunc(rows, func(a, b dumbbellRow) int {
		known := func(r dumbbellRow) bool { return r.Own.Known() && r.Sector.Known() }
		switch x, y := a.order(), b.order(); {
		case known(a) != known(b) && known(a), known(a) == known(b) && x > y:
			return -1
		case known(a) != known(b), x < y:
			return 1
		}
		return 0
	})
	return rows
}

func (r dumbbellRow) order() float64 {
	if r.Verdict == member.Position {
		return r.Sector.Proportion
	}
	return r.Difference
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
	for i := range rows {
		row := &rows[i]
		row.mark = notes.mark(row.Notes)
		for k := range row.external {
			row.external[k].mark = strconv.Itoa(notes.numbered.Number(row.external[k].note))
		}
		row.lines = labelStyle.balance(row.label, dumbbellLabelEnd-margin-markWidth(row.mark), labelLines)
		row.verdict = rangeStyle.wrap(comparison.Verdict(row.Row, f.lang), figureWidth-margin-dumbbellVerdict, 2)
		row.height = max(dumbbellPitch, float64(len(row.lines))*labelStyle.leading()+9) + externalHeight*float64(len(row.external))
	}
}

// dumbbellLegend names the two series, by colour and by shape, and how many answers each has.
func (f *frame) dumbbellLegend(item member.Item, alias string, external bool) {
	y := f.y + 4
	x := margin + 6.0
	entry := func(colour color.RGBA, name, base string, draw func(x float64)) {
		style := segmentStyle.in(colour)
		text := style.wrap(name, textWidth*0.4, 1)[0] + base
		if x+16+style.width(text) > figureWidth-margin {
			x, y = margin+6, y+22
		}
		draw(x)
		x = f.middle(style, x+16, y, left, text) + 34
	}
	base := func(table analysis.Table, unit member.Unit) string {
		if _, most := table.Bases(); item.CrossUnit() {
			return " (" + number.Count(most, f.lang) + " " + comparison.Unit(unit, f.lang) + ")"
		}
		return " (" + baseOf(table, f.lang) + ")"
	}
	entry(dotColour, words.sector.In(f.lang), base(item.Sector, item.SectorUnit), func(x float64) { f.circle(dotColour, x, y, 4.6) })
	entry(otherColour, comparison.OwnName(alias, f.lang), base(item.Own, item.OwnUnit), func(x float64) { f.diamond(otherColour, x, y, 6) })
	if external {
		entry(softInk, words.others.In(f.lang), "", func(x float64) { f.triangle(softInk, x, y, 5.5) })
	}
	f.y = y + 14
}

func (c *canvas) triangle(colour color.RGBA, x, y, radius float64) {
	c.polygon(colour, x, y-radius, x+radius, y+radius, x-radius, y+radius)
}

// dumbbells draws the rows over an axis.
func (f *frame) dumbbells(rows []dumbbellRow, position bool) {
	top, height := f.y+6, 0.0
	for _, row := range rows {
		height += row.height
	}
	f.axis(dumbbellStart, dumbbellEnd, top, top+height)
	y := top
	for _, row := range rows {
		below := externalHeight * float64(len(row.external))
		f.dumbbell(row, y+(row.height-below)/2, position)
		for i, external := range row.external {
			f.externalTriangle(external, y+row.height-below+externalHeight*(float64(i)+0.2))
		}
		y += row.height
	}
	f.y = y + 20
}

func (f *frame) dumbbell(row dumbbellRow, y float64, position bool) {
	f.label(labelStyle, dumbbellLabelEnd, y, right, row.lines, row.mark)
	x := func(share float64) float64 { return dumbbellStart + share*(dumbbellEnd-dumbbellStart) }
	if row.Sector.Known() {
		f.whisker(dumbbellStart, dumbbellEnd, y-dumbbellOffset, row.Sector)
	}
	if row.Own.Known() && !position {
		f.line(otherColour, 2.4, x(row.Own.Interval.Low), y+dumbbellOffset, x(row.Own.Interval.High), y+dumbbellOffset)
		f.diamond(otherColour, x(row.Own.Proportion), y+dumbbellOffset, 6)
	}
	verdict := rangeStyle
	switch {
	case position && row.Own.Count > 0:
		f.diamond(otherColour, x(row.Sector.Proportion), y+dumbbellOffset, 6)
		verdict = verdict.in(ink)
	case row.Verdict == member.Higher || row.Verdict == member.Lower:
		verdict = verdict.in(ink)
	}
	f.label(verdict, dumbbellVerdict, y, left, row.verdict, "")
	switch {
	case position && row.Sector.Known():
		f.middle(valueStyle, dumbbellValueEnd, y, right, f.share(row.Sector))
	case row.Own.Known() && row.Sector.Known():
		f.middle(valueStyle, dumbbellValueEnd, y, right, f.difference(row))
	}
}

// difference returns a difference in points of a percentage, or in the unit of the item.
func (f *frame) difference(row dumbbellRow) string {
	if f.table.Item.Kind != data.Number || prose.InPercent(f.table.Item) {
		return number.Points(row.Difference, row.Digits(), f.lang) + " pp"
	}
	scale := f.table.Item.Range[1] - f.table.Item.Range[0]
	text := number.Decimals(math.Abs(row.Difference*scale), 1, f.lang)
	switch {
	case row.Difference > 0:
		return "+" + text
	case row.Difference < 0:
		return "−" + text
	}
	return text
}

// externalTriangle draws a percentage from another source under its row.
func (f *frame) externalTriangle(e externalMark, y float64) {
	x := dumbbellStart + e.share*(dumbbellEnd-dumbbellStart)
	f.triangle(softInk, x, y, 5.5)
	style := segmentStyle.in(softInk)
	end := f.middle(style, x+11, y, left, number.Percent(e.share, 0, f.lang))
	f.mark(end, y+style.capHeight()/2, style, e.mark)
}

// dumbbellNumbers gives every number of the figure in words.
func dumbbellNumbers(item member.Item, rows []dumbbellRow, lang data.Lang) string {
	text := words.allNumbers.In(lang)
	for _, row := range rows {
		text += " " + row.label + ": " + words.sector.In(lang) + " " + sideNumbers(item, row.Sector, lang)
		if row.Verdict != member.Position {
			text += "; " + words.own.In(lang) + " " + sideNumbers(item, row.Own, lang)
		}
		text += "; " + comparison.Verdict(row.Row, lang) + "."
	}
	for _, external := range externalTexts(rows) {
		text += " " + external
	}
	return text
}

func sideNumbers(item member.Item, e analysis.Estimate, lang data.Lang) string {
	switch {
	case e.Hidden:
		return prose.HiddenWord(lang)
	case !e.Known():
		return words.noAnswers.In(lang)
	case item.Sector.Item.Kind == data.Number:
		return prose.Mean(item.Sector.Item, e.Proportion, lang) + " (" + prose.MeanRange(item.Sector.Item, e.Interval, lang) + ")"
	}
	return number.Percent(e.Proportion, e.Digits(), lang) + " (" + number.Range(e.Interval.Low, e.Interval.High, e.Digits(), lang) + ")"
}
