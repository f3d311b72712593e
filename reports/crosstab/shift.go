package crosstab

import (
	"fmt"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// addShifts sets the whole scale of each group against the rest.
func (v *view) addShifts(table analysis.Table) {
	lang := v.lang
	var out page.Table
	out.Caption = fmt.Sprintf(words.shifts.In(lang), prose.IntervalName(table.Options.Level, lang))
	out.Words = []int{1}
	out.Header = []string{words.row.In(lang), table.By.Heading(lang), words.chance.In(lang), words.interval.In(lang), "p (Mann-Whitney)"}
	if !table.Wave.Design.IsZero() {
		out.Header[4] = words.ranks.In(lang)
	}
	if len(table.Item.Rows) == 0 {
		out.Header[0] = words.question.In(lang)
	}
	adjustment := table.Options.ShiftAdjustment()
	if adjustment != estimate.AdjustNone {
		out.Header = append(out.Header, adjustedHeader[adjustment])
	}
	for _, group := range table.Groups {
		for _, shift := range group.Shifts {
			row := page.Row{Name: lineName(table, shift.Row, "", lang), Mark: v.notes.Mark(shift.Notes...)}
			row.Cells = []string{prose.Label(table.By, group.ID, lang), "–", "–", "–", "–"}
			if shift.Known() {
				row.Cells[1], row.Cells[2] = number.Percent(shift.Superiority, 0, lang), number.Range(shift.Interval.Low, shift.Interval.High, 0, lang)
			}
			if shift.Tested() {
				row.Cells[3], row.Cells[4] = number.BareProbability(shift.P, lang), number.BareProbability(shift.AdjustedP, lang)
			}
			row.Cells = row.Cells[:len(out.Header)-1] // without the adjusted p where there is none
			out.Rows = append(out.Rows, row)
		}
	}
	if len(out.Rows) > 0 {
		v.compared = append(v.compared, out)
	}
}
