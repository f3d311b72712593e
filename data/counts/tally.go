package counts

import (
	"fmt"

	"spoor/data"
)

// tally adds the tally of a choice or of one row of a battery.
func (c *counting) tally(u countedUnit) {
	counts, ok := c.collect(u)
	if !ok {
		return
	}
	name := data.UnitID{Item: u.Item.ID, Row: u.Row}
	low, high := 0, 0
	for i, span := range counts.spans {
		if counts.base > 0 && span.Low > counts.base {
			c.report(u.lines[0].line, "count", "%d respondents chose %q of %s, more than the base of %d", span.Low, u.Item.Answers()[i].ID, name, counts.base)
			return
		}
		low, high = low+span.Low, high+span.High
	}
	exclusive := u.Item.Kind != data.Multiple
	if counts.base == 0 && exclusive && !counts.hidden {
		counts.base = low
	}
	switch {
	case counts.base == 0 && exclusive:
		c.report(u.line, "", "the counts of %s are all 0; there is nothing to compare", name)
		return
	case counts.base == 0:
		c.report(u.line, "", "several answers to %s are possible, so its counts do not tell how many respondents there are; give a base", name)
		return
	case exclusive && (low > counts.base || high < counts.base):
		c.report(u.line, "", "the counts of %s add up to %s and the base is %d; each respondent gives one answer", name, data.Span{Low: low, High: high}, counts.base)
		return
	case u.Item.MaxPicks > 0 && low > u.Item.MaxPicks*counts.base:
		c.report(u.line, "", "the counts of %s add up to %d, more than %d answers for each of %d respondents", name, low, u.Item.MaxPicks, counts.base)
		return
	}
	tally := data.Tally{Item: u.Item.ID, Row: u.Row, Asked: max(counts.asked, counts.base), Answered: counts.base, Counts: make([]int, len(counts.spans))}
	for i, span := range counts.spans {
		tally.Counts[i] = span.Low
		counts.spans[i].High = min(span.High, counts.base)
	}
	if counts.hidden {
		tally.Spans = counts.spans
	}
	c.table.Tallies = append(c.table.Tallies, tally)
}

// cases adds the outcomes of trajectories.
func (c *counting) cases(u countedUnit) {
	counts, ok := c.collect(u)
	if !ok {
		return
	}
	cases := data.Cases{Item: u.Item.ID, Base: counts.base}
	total := counts.other
	for _, span := range counts.spans {
		cases.Counts = append(cases.Counts, span.Low)
		total += span.Low
	}
	if cases.Base == 0 {
		cases.Base = total
		c.table.Notes = append(c.table.Notes, fmt.Sprintf("%s: no base is given; the %d outcomes together are taken for all closed trajectories", c.file, total))
	}
	switch {
	case counts.hidden:
		c.report(u.line, "", "outcomes of trajectories cannot be hidden; give their counts")
	case cases.Base == 0:
		c.report(u.line, "", "the counts of %s are all 0; there is nothing to compare", u.Item.ID)
	case total > cases.Base:
		c.report(u.line, "", "the outcomes add up to %d and there are %d trajectories; each has one outcome", total, cases.Base)
	default:
		c.table.Cases = append(c.table.Cases, cases)
	}
}
