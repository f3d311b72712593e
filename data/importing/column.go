package importing

import (
	"fmt"
	"slices"

	"spoor/data"
	"spoor/data/platform"
	"spoor/data/problem"
	"spoor/data/writing"
)

// names returns what an item may be called in an export: what the codebook declares first, its title last.
func names(item data.Item) []string {
	return filled(append(slices.Clone(item.Headers), item.ID, item.Text.NL, item.Text.EN, item.Title.NL, item.Title.EN))
}

// partNames returns what an option or row may be called beside the name of its question, where nothing is declared.
func partNames(part data.Option) []string {
	return filled(append([]string{part.ID, part.Label.NL, part.Label.EN}, part.Aliases...))
}

func filled(names []string) []string {
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}

// whole finds the one column of an item.
func (f *finder) whole(item data.Item) (platform.Column, bool) {
	for _, name := range names(item) {
		var columns []platform.Column
		for _, column := range f.usable(item, f.importer.export.Named(name), slices.Contains(item.Headers, name)) {
			// The first column of several may carry the name of the whole question.
			if column.Part == "" && column.PartCode == "" || same(column.Code, name) || column.Part != "" && same(column.Text+" ["+column.Part+"]", name) {
				columns = append(columns, column)
			}
		}
		if len(columns) > 0 {
			return f.one(item, item.ID, columns)
		}
		if f.failed {
			break
		}
	}
	return platform.Column{}, false
}

// parts finds the column of each option or row. It is ok when one was found that is more than a text beside a choice; then
// the others must be there as well, but of the rows of a battery a half may be lost: each of those is a problem, and has the zero
// column. For a row, a column that is called like the row alone will do.
func (f *finder) parts(item data.Item, parts []data.Option, rows bool) (columns []platform.Column, ok bool) {
	var missing []string
	var lost []data.Option
	pending := map[int]string{}
	for _, part := range parts {
		candidates := f.part(item, part, rows)
		candidates = slices.DeleteFunc(candidates, func(c platform.Column) bool { return pending[c.Index] != "" })
		if len(candidates) == 0 {
			missing, lost = append(missing, part.ID), append(lost, part)
			columns = append(columns, platform.Column{})
			continue
		}
		answers := slices.DeleteFunc(slices.Clone(candidates), func(c platform.Column) bool { return c.Role == platform.OtherText })
		if len(answers) > 0 {
			candidates, ok = answers, true
		}
		if len(candidates) > 1 {
			f.ambiguous(item.ID+"."+part.ID, candidates)
		}
		pending[candidates[0].Index] = part.ID
		columns = append(columns, candidates[0])
	}
	if !ok {
		return nil, false
	}
	if rows && len(missing) <= len(parts)/2 && !f.failed {
		for _, row := range lost {
			f.lost = append(f.lost, lostRow{item, row})
		}
		missing = nil
	}
	if len(missing) > 0 && !f.failed {
		f.failed = true
		f.importer.problems.Add(data.Problem{File: f.importer.file, Slip: f.lostSlip(item, parts, lost), Partly: item.ID, Message: fmt.Sprintf(
			"item %q has no column for %s; name it under columns of the option or row in the codebook, or list the options or rows of this wave under items in its wave.yaml", item.ID, listed(missing))})
	}
	if !f.failed {
		for index := range pending {
			f.used[index] = item.ID
		}
	}
	return columns, true
}

// part returns the columns that may be those of an option or row, by the first way that finds any: what is declared, within
// the question and then anywhere; the ids; what it is called within the question.
func (f *finder) part(item data.Item, part data.Option, rows bool) []platform.Column {
	export := f.importer.export
	if columns := f.within(item, part.Headers); len(columns) > 0 {
		return columns
	}
	for _, name := range append(slices.Clone(part.Headers), item.ID+"."+part.ID, item.ID+"/"+part.ID) {
		if columns := f.usable(item, export.Named(name), slices.Contains(part.Headers, name)); len(columns) > 0 {
			return columns
		}
	}
	if columns := f.within(item, partNames(part)); len(columns) > 0 {
		return columns
	}
	if columns := f.alone(item, part); len(columns) > 0 {
		return columns
	}
	if part.Open {
		for _, name := range names(item) {
			others := slices.DeleteFunc(f.ofQuestion(name), func(c platform.Column) bool {
				return c.Role != platform.OtherText || c.PartCode != "other" && c.PartCode != ""
			})
			if columns := f.usable(item, others, false); len(columns) == 1 {
				return columns
			}
		}
	}
	if rows {
		for _, label := range filled([]string{part.Label.NL, part.Label.EN}) {
			if columns := f.usable(item, export.Named(label), false); len(columns) > 0 {
				return columns
			}
		}
	}
	return nil
}

// alone returns the columns of which the header names the question and the part, where nothing else shows that they are of a question of
// several columns: the one row of a battery, or the only one that is left of it.
func (f *finder) alone(item data.Item, part data.Option) []platform.Column {
	called := map[string]bool{}
	for _, question := range names(item) {
		for _, name := range partNames(part) {
			called[writing.Fold(question+" ["+name+"]")], called[writing.Fold(question+" - "+name)] = true, true
		}
	}
	var columns []platform.Column
	for _, column := range f.importer.export.Columns {
		if column.Part == "" && called[writing.Fold(column.Name)] {
			columns = append(columns, column)
		}
	}
	return f.usable(item, columns, false)
}

// within returns the columns of the item's question whose part has one of these names.
func (f *finder) within(item data.Item, called []string) []platform.Column {
	for _, name := range names(item) {
		ofQuestion := f.ofQuestion(name)
		for _, part := range called {
			fits := slices.DeleteFunc(slices.Clone(ofQuestion), func(c platform.Column) bool { return !same(c.PartCode, part) && !same(c.Part, part) })
			if columns := f.usable(item, fits, false); len(columns) > 0 {
				return columns
			}
		}
	}
	return nil
}

// ofQuestion returns the columns of the parts of a question.
func (f *finder) ofQuestion(name string) []platform.Column {
	var out []platform.Column
	for _, column := range f.importer.export.Columns {
		if (same(column.Question, name) || same(column.Text, name)) && (column.Part != "" || column.PartCode != "") {
			out = append(out, column)
		}
	}
	return out
}

// usable leaves out columns of other items and of other roles. A declared name may also be that of a date or a language. A
// column that is personal is a problem when nothing else has the name.
func (f *finder) usable(item data.Item, columns []platform.Column, declared bool) []platform.Column {
	var out []platform.Column
	var personal *platform.Column
	for k, column := range columns {
		switch {
		case f.used[column.Index] != "":
		case column.Role == platform.Answer, column.Role == platform.OtherText, declared && (column.Role == platform.Meta || column.Role == platform.Timing):
			out = append(out, column)
		case column.Role == platform.Personal:
			personal = &columns[k]
		}
	}
	if len(out) == 0 && personal != nil && !f.failed {
		f.fail(problem.Slip{}, "item %q is in column %q, which says who the respondent is by %s; keep it with --keep-column %q if it does not", item.ID, personal.Name, personal.Why, personal.Code)
	}
	return out
}

// one returns the only column, or reports that there are several.
func (f *finder) one(item data.Item, name string, columns []platform.Column) (platform.Column, bool) {
	if answers := slices.DeleteFunc(slices.Clone(columns), func(c platform.Column) bool { return c.Role == platform.OtherText }); len(answers) > 0 {
		columns = answers
	}
	if len(columns) > 1 {
		f.ambiguous(name, columns)
		return platform.Column{}, false
	}
	f.used[columns[0].Index] = item.ID
	return columns[0], true
}

func (f *finder) ambiguous(name string, columns []platform.Column) {
	var places []string
	for _, column := range columns {
		places = append(places, fmt.Sprintf("%d %s", column.Index+1, column.Name))
	}
	f.fail(problem.Slip{}, "%s fits more than one column: %s; name one under columns in the codebook", name, listed(places))
}

func (f *finder) fail(slip problem.Slip, format string, args ...any) {
	f.failed = true
	f.importer.problems.Add(data.Problem{File: f.importer.file, Slip: slip, Message: fmt.Sprintf(format, args...)})
}

// lostSlip is the first header of another column of the question that was probably meant to be one of the parts that were lost: one that is
// called like none of the parts.
func (f *finder) lostSlip(item data.Item, parts, lost []data.Option) (first problem.Slip) {
	var left []platform.Column
	for _, name := range names(item) {
		for _, column := range f.ofQuestion(name) {
			called := func(part data.Option) bool {
				return slices.ContainsFunc(partNames(part), func(name string) bool { return same(name, column.Part) })
			}
			if f.used[column.Index] == "" && !slices.ContainsFunc(parts, called) {
				left = append(left, column)
			}
		}
	}
	for _, part := range lost {
		if near := nearColumns(left, partNames(part)); len(near) > 0 {
			if slip := f.importer.headerSlip(near[0], part.Label, true); first.Meant == "" {
				first = slip
			}
		}
	}
	return first
}
