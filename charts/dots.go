package charts

import (
	"slices"

	"spoor/analysis"
	"spoor/charts/picture"
	"spoor/data"
)

var dotsKind = kind{
	name:   "dots",
	suits:  []data.Kind{data.Single, data.Multiple},
	called: "dots",
	alt:    data.Text{NL: "Stippen met intervallen", EN: "Dots with intervals"},
	draw:   drawDots,
}

// drawDots draws the options of a single or multiple item as dots on their intervals, the largest first.
func drawDots(table analysis.Table, _ []data.ExternalFigure, lang data.Lang) picture.Figure {
	f := newFrame(table, lang, shareSubtitle(table, lang, words.line.In(lang)))
	rows := optionRows(table, lang)
	notes := newFootnotes(lang, slices.Concat(table.Notes, table.Parts[0].Notes), rowNotes(rows))
	wrapRows(rows, labelEnd-margin, notes)
	c := f.columnsFor(rows, false)
	f.axis(plotStart, plotEnd, f.y, f.y+heightOf(rows))
	for _, row := range rows {
		middle := f.y + row.height/2
		f.Label(picture.LabelStyle, labelEnd, middle, picture.Right, row.lines, row.mark)
		f.whisker(plotStart, plotEnd, middle, row.estimate)
		f.numbers(row, c, middle)
		f.y += row.height
	}
	return f.finish("dots", notes)
}
