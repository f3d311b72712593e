package workbook

import (
	"slices"
	"strconv"

	"spoor/analysis"
	"spoor/analysis/estimate"
	"spoor/data"
	"spoor/internal/number"
	"spoor/internal/ooxml/sheets"
	"spoor/internal/prose"
	"spoor/reports/crosstab"
	"spoor/reports/page"
)

// banner sets the groups of tables of one item side by side, after all respondents.
func (w writer) banner(tables []analysis.Table, notes *page.Footnotes) sheets.Table {
	table := tables[0]
	out := sheets.Table{Columns: w.heads(table.Item)}
	number := table.Item.Kind == data.Number
	units := []bannerUnit{{name: w.say(words.total), parts: table.Parts}}
	for _, of := range tables {
		for g, group := range of.Groups {
			unit := bannerUnit{name: crosstab.GroupName(of, g, w.lang), parts: group.Parts}
			if len(tables) > 1 {
				unit.name = of.By.Heading(w.lang) + ": " + unit.name
			}
			if of.Lettered {
				unit.letters = func(row, option string) string { return crosstab.Letters(of, g, row, option) }
			}
			units = append(units, unit)
		}
	}
	for _, unit := range units {
		name := unit.name
		heads := []string{w.say(words.count), w.say(words.base), w.say(words.share)}
		if number {
			heads = []string{w.say(words.base), w.say(words.mean)}
		}
		for _, head := range heads {
			out.Columns = append(out.Columns, sheets.Column{Head: head, Group: name})
		}
		out.Columns = append(out.Columns, w.limits(w.interval(table), name)...)
		if unit.letters != nil {
			out.Columns = append(out.Columns, sheets.Column{Head: w.say(words.higherThan), Group: name})
		}
	}
	out.Columns = append(out.Columns, sheets.Column{Head: w.say(words.note)})
	for p, part := range table.Parts {
		for e, of := range slices.Concat(part.Estimates, part.Nets) {
			row := w.names(table.Item, part.Row, of.Option)
			var noted []analysis.Note
			for _, unit := range units {
				part := unit.parts[p]
				one := slices.Concat(part.Estimates, part.Nets)[e]
				if number {
					row = append(row, w.mean(table.Item, part, one)[:4]...)
				} else {
					row = append(row, w.estimate(part, one, notes)...)
				}
				if unit.letters != nil {
					row = append(row, sheets.Text(unit.letters(part.Row, one.Option)))
				}
				noted = slices.Concat(noted, part.Notes, one.Notes)
			}
			out.Rows = append(out.Rows, append(row, sheets.Text(notes.Mark(noted...))))
		}
	}
	return out
}

// bannerUnit is all respondents, or a group beside others.
type bannerUnit struct {
	name    string
	parts   []analysis.Part
	letters func(row, option string) string // of the groups that a line is higher than; nil where it is not asked
}

// contrasts is the table of how each group differs from the rest; none where nothing was compared.
func (w writer) contrasts(table analysis.Table, notes *page.Footnotes) []sheets.Table {
	exact := table.Wave.Design.IsZero() && table.Item.Kind != data.Number
	out := sheets.Table{Caption: w.say(words.differences), Columns: append(w.heads(table.Item), sheets.Column{Head: w.say(words.group)}, sheets.Column{Head: w.say(words.difference)})}
	out.Columns = append(out.Columns, w.limits(w.interval(table), "")...)
	out.Columns = append(out.Columns, sheets.Column{Head: w.say(words.p)})
	if exact {
		out.Columns = append(out.Columns, sheets.Column{Head: w.say(words.fisher)})
	}
	adjusted := table.Options.Adjustment() != estimate.AdjustNone
	if adjusted {
		out.Columns = append(out.Columns, sheets.Column{Head: w.say(words.adjusted)})
	}
	out.Columns = append(out.Columns, sheets.Column{Head: w.say(words.note)})
	for _, group := range table.Groups {
		for _, c := range group.Contrasts {
			row := append(w.names(table.Item, c.Row, c.Option), sheets.Text(prose.Label(table.By, group.ID, w.lang)))
			cells := make([]sheets.Cell, 4)
			if c.Known() {
				d, format := c.InUnit(), differenceFormat(table.Item, c.Digits())
				cells[0], cells[1], cells[2] = sheets.Number(d.Estimate, format), sheets.Number(d.Low, format), sheets.Number(d.High, format)
			}
			if c.Tested() {
				cells[3] = sheets.Number(c.P, sheets.Probability(number.BareProbability(0, w.lang)))
			}
			for _, beside := range []struct {
				there bool
				p     float64
			}{{exact, c.FisherP}, {adjusted, c.AdjustedP}} {
				switch {
				case beside.there && c.Tested():
					cells = append(cells, sheets.Number(beside.p, sheets.Probability(number.BareProbability(0, w.lang))))
				case beside.there:
					cells = append(cells, sheets.Cell{})
				}
			}
			out.Rows = append(out.Rows, append(append(row, cells...), sheets.Text(notes.Mark(c.Notes...))))
		}
	}
	if len(out.Rows) == 0 {
		return nil
	}
	return []sheets.Table{out}
}

// differenceFormat is that of a difference: with its sign, in percent or in the unit of the item.
func differenceFormat(item data.Item, digits int) string {
	format := sheets.Percent(digits, "")
	if item.Kind == data.Number {
		format = sheets.Decimals(2)
	}
	return sheets.Signed(format)
}

func rangeOf(span data.Span) string {
	if span.Low == span.High {
		return strconv.Itoa(span.Low)
	}
	return strconv.Itoa(span.Low) + "–" + strconv.Itoa(span.High)
}
