package importing

import (
	"fmt"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/platform"
	"spoor/data/writing"
)

// finder finds the columns of the items of a codebook.
type finder struct {
	importer *Importer
	used     map[int]string // the item that a column belongs to
	absent   []data.Item    // items of which no column was found
	lost     []lostRow      // rows of batteries of which no column was found, beside others of which one was
	failed   bool           // the item at hand has a problem that was reported
}

// all finds every item, in codebook order.
func (f *finder) all() {
	i := f.importer
	for _, item := range i.codebook.Items {
		if slices.Contains(i.options.Without, item.ID) {
			continue
		}
		f.failed = false
		found := f.item(item)
		switch {
		case f.failed:
		case len(found) == 0:
			f.absent = append(f.absent, item)
		default:
			f.place(item, found)
		}
	}
	f.report()
}

// found is a question and the row that it is of.
type found struct {
	row string
	question
}

func (f *finder) place(item data.Item, questions []found) {
	i := f.importer
	columns := item.Columns()
	if item.Kind == data.Open {
		columns = nil
	} else {
		i.items = append(i.items, item.ID)
	}
	for k, q := range questions {
		from, to := len(i.header), len(i.header)+len(columns)
		if len(questions) > 1 {
			from, to = from+k, from+k+1
		}
		i.placed = append(i.placed, placed{question: q.question, item: item, from: from, to: to, base: Base{Item: item.ID, Row: q.row}})
	}
	i.header = append(i.header, columns...)
}

// item returns the questions of an item: one for each row, or one.
func (f *finder) item(item data.Item) []found {
	dictionary := newDictionary(item)
	switch item.Kind {
	case data.Multiple:
		if options, ok := f.options(item, item.Options); ok {
			return f.split(item, dictionary, options)
		}
		if column, ok := f.whole(item); ok {
			separator, note := separatorOf(item, f.importer.export.Cells)
			if note != "" {
				f.importer.once(note)
			}
			return []found{{question: joined{f.choice(item, dictionary, column), separator, map[string]reading{}}}}
		}
	case data.Single:
		if column, ok := f.whole(item); ok {
			return []found{{question: f.choice(item, dictionary, column)}}
		}
		if options, ok := f.options(item, item.Options); ok {
			return f.split(item, dictionary, options)
		}
	case data.Ranking:
		return f.ranking(item)
	case data.Open:
		if column, ok := f.whole(item); ok {
			return []found{{question: freeText{dictionary, column}}}
		}
	default:
		return f.rows(item, dictionary)
	}
	return nil
}

func (f *finder) choice(item data.Item, d *dictionary, column platform.Column) choice {
	c := choice{dictionary: d, column: column, other: -1, open: openOption(item)}
	cells := f.importer.export.Cells
	c.typed = cells.Typed
	if c.open < 0 {
		return c
	}
	if cells.Open != "" {
		d.learn(cells.Open, meaning{option: c.open})
	}
	c.other = f.textBeside(item.Answers()[c.open], column)
	return c
}

// rows finds the column of each row; a battery of one row may be a column of its own.
func (f *finder) rows(item data.Item, d *dictionary) []found {
	of := func(row string, column platform.Column) found {
		if item.Kind == data.Number {
			return found{row, number{d, column, f.importer.style(column)}}
		}
		c := f.choice(item, d, column)
		c.row = row
		return found{row, c}
	}
	if len(item.Rows) > 0 {
		columns, ok := f.parts(item, item.Rows, true)
		if ok || len(item.Rows) > 1 || f.failed {
			var out []found
			for k, row := range item.Rows {
				switch {
				case !ok || f.failed:
				case slices.ContainsFunc(f.lost, func(l lostRow) bool { return l.item.ID == item.ID && l.row.ID == row.ID }):
					out = append(out, found{row.ID, notThere{}})
				default:
					out = append(out, of(row.ID, columns[k]))
				}
			}
			return out
		}
	}
	column, ok := f.whole(item)
	if !ok {
		return nil
	}
	row := ""
	if len(item.Rows) > 0 {
		row = item.Rows[0].ID
	}
	return []found{of(row, column)}
}

// options finds the column of each option; ok says that the item has such columns at all.
func (f *finder) options(item data.Item, options []data.Option) (columns []platform.Column, ok bool) {
	return f.parts(item, options, false)
}

func (f *finder) split(item data.Item, d *dictionary, columns []platform.Column) []found {
	if f.failed {
		return nil
	}
	for _, column := range f.importer.export.Columns {
		// The column that holds all options at once says nothing more.
		if column.Role == platform.Answer && column.Question == columns[0].Question && column.Part == "" && column.PartCode == "" && columns[0].PartCode != "" && f.used[column.Index] == "" {
			f.used[column.Index] = item.ID
		}
	}
	t := ticks{dictionary: d, export: f.importer.export}
	for k, option := range item.Options {
		one := tick{column: columns[k], text: -1, textOnly: columns[k].Role == platform.OtherText}
		one.labels = append([]string{option.ID, option.Label.NL, option.Label.EN, columns[k].Part}, option.Aliases...)
		if one.textOnly {
			one.text = columns[k].Index
		} else if option.Open {
			one.text = f.textBeside(option, columns[k])
		}
		t.options = append(t.options, one)
	}
	if t.style = t.styleOf(); t.style.Second {
		f.importer.once(fmt.Sprintf("item %q: 1 is read as picked and 2 as not picked; if 2 means picked, write 1 and 0 in the file", item.ID))
	}
	return []found{{question: t}}
}

// styleOf finds in the first responses how the columns tell which options were picked.
func (t ticks) styleOf() writing.TickStyle {
	var columns []writing.TickColumn
	for _, option := range t.options {
		cells := slices.DeleteFunc(t.export.Ahead(option.column.Index), func(cell string) bool { return option.textOnly || t.look(cell).missing() })
		columns = append(columns, writing.TickColumn{Labels: option.labels, Cells: slices.Values(cells)})
	}
	return writing.TicksOf(columns)
}

// textBeside returns the column that holds what was typed beside an open option, or -1.
func (f *finder) textBeside(option data.Option, beside platform.Column) int {
	best := -1
	for _, column := range f.importer.export.Columns {
		if column.Role != platform.OtherText || f.used[column.Index] != "" {
			continue
		}
		if slices.ContainsFunc(option.Headers, func(h string) bool { return same(h, column.Code) || same(h, column.Name) }) {
			return column.Index
		}
		if column.Question != beside.Question || column.Question == "" || strings.HasSuffix(column.PartCode, "comment") {
			continue
		}
		own := beside.PartCode != "" && strings.HasPrefix(column.PartCode, beside.PartCode+"_") || beside.Part != "" && same(column.Part, beside.Part)
		if own || best < 0 && (beside.PartCode == "" || column.PartCode == "other") {
			best = column.Index
		}
	}
	return best
}

func same(a, b string) bool { return writing.Fold(a) == writing.Fold(b) }

// style says how the numbers of a column are written. A file that is a wave already has decimal points.
func (i *Importer) style(column platform.Column) writing.NumberStyle {
	if i.hasID && i.id.Name == data.RespondentColumn {
		return writing.NumberStyle{Decimal: '.'}
	}
	return writing.StyleOf(slices.Values(i.export.Ahead(column.Index)))
}
