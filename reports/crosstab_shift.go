package reports

import (
	"fmt"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/prose"
	"spoor/reports/page"
)

// addShifts sets the whole scale of each group against the rest.
func (v *crosstabView) addShifts(table analysis.Table, lang data.Lang) {
	v.shifts.Caption = fmt.Sprintf(crosstabShifts.In(lang), prose.IntervalName(table.Options.Level, lang))
	v.shifts.Words = []int{1}
	v.shifts.Header = []string{words.row.In(lang), table.By.Heading(lang), crosstabChance.In(lang), crosstabInterval.In(lang), "p (Mann-Whitney)"}
	if !table.Wave.Design.IsZero() {
		v.shifts.Header[4] = crosstabRanks.In(lang)
	}
	if len(table.Item.Rows) == 0 {
		v.shifts.Header[0] = words.question.In(lang)
	}
	adjustment := table.Options.ShiftAdjustment()
	if adjustment != estimate.AdjustNone {
		v.shifts.Header = append(v.shifts.Header, adjustedHeader[adjustment])
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
			row.Cells = row.Cells[:len(v.shifts.Header)-1] // without the adjusted p where there is none
			v.shifts.Rows = append(v.shifts.Rows, row)
		}
	}
}
