package charts

import (
	"fmt"
	"slices"

	"spoor/analysis"
	"spoor/charts/native"
	"spoor/charts/picture"
	"spoor/data"
	"spoor/internal/prose"
)

var barsKind = kind{
	name:   "bars",
	suits:  []data.Kind{data.Single, data.Multiple},
	called: "bars",
	alt:    data.Text{NL: "Staafdiagram met intervallen", EN: "Bar chart with intervals"},
	draw:   drawBars,
	native: native.Bars,
}

// drawBars draws the options of a single or multiple item as bars with their intervals, the largest first.
func drawBars(table analysis.Table, _ []data.ExternalFigure, o Options) picture.Figure {
	return drawRows(table, o, "bars")
}

// drawRows draws options as bars under the name of a kind of chart.
func drawRows(table analysis.Table, o Options, kind string) picture.Figure {
	lang := o.Lang
	f := newFrame(table, o, shareSubtitle(table, lang, words.line.In(lang)))
	rows := optionRows(table, lang)
	notes := newFootnotes(f, slices.Concat(table.Notes, table.Parts[0].Notes), rowNotes(rows))
	wrapRows(rows, f.labelWidth(), notes)
	f.rows(rows, false)
	return f.finish(kind, notes)
}

// optionRows returns the options of an item as rows, in the order in which they are listed.
func optionRows(table analysis.Table, lang data.Lang) []row {
	var rows []row
	for _, estimate := range table.Ranked(table.Parts[0]) {
		rows = append(rows, row{
			label:    prose.Label(table.Item, estimate.Option, lang),
			estimate: estimate,
			notes:    estimate.Notes,
		})
	}
	return rows
}

// shareSubtitle says what the percentages are of, what the interval is and the base.
func shareSubtitle(table analysis.Table, lang data.Lang, interval string) string {
	subtitle := words.shareOfRespondents.In(lang)
	switch {
	case table.Item.MaxPicks > 0:
		subtitle += fmt.Sprintf(words.atMost.In(lang), table.Item.MaxPicks)
	case table.Item.Kind == data.Multiple:
		subtitle += words.manyAnswers.In(lang)
	}
	return subtitle + "; " + intervalOf(interval, table, lang) + "; " + baseOf(table, lang)
}
