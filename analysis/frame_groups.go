package analysis

import (
	"slices"
	"strconv"
	"strings"

	"spoor/analysis/estimate"
	"spoor/data"
	"spoor/data/count/frame"
)

// groupHeader and weightHeader are the columns that a frame has beside its own, where there are groups or weights.
var (
	groupHeader  = []string{"by", "group", "difference", "difference_low", "difference_high", "test", "p", "p_fisher", "p_adjusted", "adjustment"}
	weightHeader = []string{"standard_error", "weighted_base", "effective_base", "design_effect", "degrees_of_freedom"}
)

// groupCells are the cells below groupHeader; the difference is that from the rest.
func (t Table) groupCells(group Group, row string, e Estimate) []string {
	cells := make([]string, len(groupHeader))
	cells[0], cells[1] = t.By.ID, group.ID
	at := slices.IndexFunc(group.Contrasts, func(c estimate.Contrast) bool { return c.Row == row && c.Option == e.Option })
	if at < 0 || !group.Contrasts[at].Known() {
		return cells
	}
	c := group.Contrasts[at]
	d := c.InUnit()
	cells[2], cells[3], cells[4] = frame.Digits(d.Estimate), frame.Digits(d.Low), frame.Digits(d.High)
	if c.Tested() {
		cells[5], cells[6], cells[9] = string(c.Test), frame.Digits(c.P), string(t.Options.Adjustment())
		if t.Options.Adjustment() != estimate.AdjustNone {
			cells[8] = frame.Digits(c.AdjustedP)
		}
		if c.Exact() {
			cells[7] = frame.Digits(c.FisherP)
		}
	}
	return cells
}

// higherCell are the groups that the line of a record is higher than, joined by a space.
func (t Table) higherCell(record []string) string {
	group := slices.IndexFunc(t.Groups, func(g Group) bool { return g.ID == record[len(frameHeader)+1] })
	var than []string
	for _, other := range t.HigherThan(group, record[rowCell], record[rowCell+1]) {
		than = append(than, t.Groups[other].ID)
	}
	return strings.Join(than, " ")
}

// shiftRecords are the lines of a frame, so many cells wide, that compare a whole scale between a group and the rest.
func (t Table) shiftRecords(group Group, part Part, width int, lang data.Lang) [][]string {
	at := slices.IndexFunc(group.Shifts, func(s estimate.Shift) bool { return s.Row == part.Row && s.Known() })
	if at < 0 {
		return nil
	}
	shift := group.Shifts[at]
	record := append(t.record(part, Estimate{Option: estimate.Superiority, Notes: shift.Notes}, lang), make([]string, width-len(frameHeader))...)
	record[countCell] = ""
	copy(record[countCell+3:], []string{frame.Digits(shift.Superiority), frame.Digits(shift.Interval.Low), frame.Digits(shift.Interval.High), frame.Digits(shift.Interval.Level), string(shift.Interval.Method)})
	cells, method := record[len(frameHeader):], t.Options.ShiftAdjustment()
	cells[0], cells[1] = t.By.ID, group.ID
	if shift.Tested() {
		cells[5], cells[6], cells[9] = string(shift.Test), frame.Digits(shift.P), string(method)
	}
	if shift.Tested() && method != estimate.AdjustNone {
		cells[8] = frame.Digits(shift.AdjustedP)
	}
	return [][]string{record}
}

// weightCells are the cells below weightHeader.
func weightCells(e Estimate) []string {
	w := e.Weighted
	if w == nil || w.Private {
		return make([]string, len(weightHeader))
	}
	return []string{frame.Digits(e.StandardErrorInUnit()), frame.Digits(w.WeightedBase), frame.Digits(w.EffectiveBase), frame.Digits(w.DesignEffect), strconv.Itoa(w.DegreesOfFreedom)}
}
