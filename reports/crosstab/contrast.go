package crosstab

import (
	"fmt"
	"slices"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// addContrasts sets the estimates of each group against those of the rest.
func (v *view) addContrasts(table analysis.Table) {
	var lines []compared
	for _, group := range table.Groups {
		for _, c := range group.Contrasts {
			lines = append(lines, compared{prose.Label(table.By, group.ID, v.lang), c})
		}
	}
	v.addCompared(table, words.contrasts, words.meanContrasts, table.By.Heading(v.lang), lines)
}

// compared is a line of a comparison, and which groups it is between.
type compared struct {
	groups string
	estimate.Contrast
}

// addCompared adds a table of comparisons, with a caption for percentages and one for means.
func (v *view) addCompared(table analysis.Table, caption, ofMeans data.Text, heading string, lines []compared) {
	lang := v.lang
	out := page.Table{Words: []int{1}, Header: []string{words.answer.In(lang), heading, words.difference.In(lang), words.interval.In(lang), "p"}}
	out.Caption = fmt.Sprintf(caption.In(lang), prose.IntervalName(table.Options.Level, lang))
	weighted := !table.Wave.Design.IsZero()
	if means := table.Item.Kind == data.Number; means {
		weighted = true // no exact tests either
		if !prose.InPercent(table.Item) {
			out.Caption = fmt.Sprintf(ofMeans.In(lang), prose.IntervalName(table.Options.Level, lang))
		}
	}
	if !weighted {
		out.Header[4] = "p (Boschloo)"
		out.Header = append(out.Header, "p (Fisher)")
	}
	adjustment := table.Options.Adjustment()
	if adjustment != estimate.AdjustNone {
		out.Header = append(out.Header, adjustedHeader[adjustment])
	}
	for _, c := range lines {
		row := page.Row{Name: lineName(table, c.Row, c.Option, lang), Mark: v.notes.Mark(c.Notes...)}
		row.Cells = append([]string{c.groups}, differenceCells(table.Item, c.Comparison, weighted, lang)...)
		row.Cells = row.Cells[:len(out.Header)-1] // without the adjusted p where there is none
		out.Rows = append(out.Rows, row)
	}
	if len(out.Rows) > 0 {
		v.compared = append(v.compared, out)
	}
}

func differenceCells(item data.Item, c analysis.Comparison, weighted bool, lang data.Lang) []string {
	probability := func(p float64) string { return number.BareProbability(p, lang) }
	cells := []string{"–", "–", "–", "–"}
	if c.Known() {
		cells[0], cells[1] = prose.BareChange(item, c.Difference, c.Digits(), lang), prose.ChangeRange(item, c, lang)
	}
	if c.Tested() {
		cells[2], cells[3] = probability(c.P), probability(c.AdjustedP)
	}
	if weighted {
		return cells
	}
	fisher := "–"
	if c.Tested() {
		fisher = probability(c.FisherP)
	}
	return slices.Insert(cells, 3, fisher)
}
