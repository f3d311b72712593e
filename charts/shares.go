package charts

import (
	"slices"
	"strings"

	"spoor/analysis"
	"spoor/charts/native"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/inorder"
	"spoor/internal/number"
	"spoor/internal/prose"
)

// externalHeight is the height that one external figure adds to its row.
const externalHeight = 20.0

// externalMark is a percentage from another source on the axis of a row.
type externalMark struct {
	share float64
	note  string // what it is about and where it is from
	mark  string // the number of that footnote
}

var sharesKind = kind{
	name:   "shares",
	suits:  []data.Kind{data.Number},
	called: "shares",
	alt:    data.Text{NL: "Staafdiagram met intervallen", EN: "Bar chart with intervals"},
	draw:   drawShares,
	native: native.Shares,
}

// drawShares draws the means of a number item as bars with their intervals, the largest first. Under them stand the external
// figures about the same rows as diamonds, if the item is in percent.
func drawShares(table analysis.Table, external []data.ExternalFigure, o Options) picture.Figure {
	lang := o.Lang
	low, high := table.Bases()
	f := newFrame(table, o, words.mean.In(lang)+"; "+intervalOf(words.line.In(lang), table, lang)+"; "+baseOf(table, lang))
	rows := meanRows(table, external, lang)
	notes := newFootnotes(f, table.Notes, rowNotes(rows))
	wrapRows(rows, f.labelWidth(), notes)
	if texts := externalNotes(rows); len(texts) > 0 {
		f.seriesLegend()
		notes.described = words.compare.In(lang) + " " + strings.Join(texts, " ")
	}
	f.rows(rows, low != high)
	return f.finish("shares", notes)
}

// meanRows returns the rows of a number item with the external figures about them, the largest mean first.
func meanRows(table analysis.Table, external []data.ExternalFigure, lang data.Lang) []row {
	var rows []row
	for _, part := range table.Parts {
		row := row{estimate: part.Estimates[0], label: words.mean.In(lang)}
		if part.Row != "" {
			row.label = prose.RowLabel(table.Item, part.Row, lang)
		}
		row.notes = slices.Concat(part.Notes, row.estimate.Notes)
		for _, figure := range external {
			if figure.Item == table.Item.ID && figure.Row == part.Row && prose.InPercent(table.Item) {
				row.external = append(row.external, newExternalMark(figure, lang))
			}
		}
		rows = append(rows, row)
	}
	inorder.By(rows, func(a, b row) int { return native.Larger(a.estimate, b.estimate) })
	return rows
}

func newExternalMark(figure data.ExternalFigure, lang data.Lang) externalMark {
	share := figure.Percent / 100
	return externalMark{
		share: share,
		note:  number.Percent(share, 0, lang) + " " + picture.Plain(figure.About.In(lang)) + ". " + words.source.In(lang) + ": " + picture.Plain(figure.Source.In(lang)) + ".",
	}
}

func externalNotes(rows []row) []string {
	var texts []string
	for _, row := range rows {
		for _, external := range row.external {
			texts = append(texts, external.note)
		}
	}
	return texts
}

// external draws a percentage from another source as a diamond with its number beside it.
func (f *frame) external(e externalMark, start, end, y float64) {
	x := start + e.share*(end-start)
	f.Diamond(picture.OtherColour, x, y, 6)
	style, text := picture.SegmentStyle.In(picture.OtherColour), number.Percent(e.share, 0, f.Lang)
	from := x + 11
	if width := style.Width(text) + picture.MarkWidth(e.mark); from+width > f.Breadth()-f.Side() {
		from = x - 11 - width
	}
	f.Rectangle(picture.White, from-2, y-8, style.Width(text)+4, 16) // over the guides
	textEnd := f.Middle(style, from, y, picture.Left, text)
	f.Canvas.Mark(textEnd, y+style.CapHeight()/2, style, e.mark)
}

// seriesLegend tells the estimates of the respondents from the figures of others.
func (f *frame) seriesLegend() {
	y := f.Y + 2
	side := f.Side()
	f.Line(picture.DotColour, 2.4, side, y, side+24, y)
	f.Circle(picture.DotColour, side+12, y, 4.6)
	x := f.Middle(picture.SegmentStyle.In(picture.DotColour), side+32, y, picture.Left, words.respondents.In(f.Lang))
	if f.Narrow {
		x, y = side-24, y+22
	}
	f.Diamond(picture.OtherColour, x+36, y, 6)
	f.Middle(picture.SegmentStyle.In(picture.OtherColour), x+48, y, picture.Left, words.others.In(f.Lang))
	f.Y = y + 18
}
