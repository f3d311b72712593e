package counts

import (
	"slices"
	"strings"
	"unicode"

	"spoor/data"
	"spoor/data/counts/layout"
	"spoor/data/problem"
)

// count turns the units into tallies.
func (r *reading) count() {
	for _, u := range r.units {
		r.collect(u)
	}
	r.single()
	for _, u := range r.units {
		if u.placed.wrong {
			continue
		}
		before := len(r.problems)
		base, ok := r.basing(u).find()
		switch {
		case !ok || len(r.problems) > before:
		case u.Kind == data.Number:
			r.table.Cases = append(r.table.Cases, u.cases(base))
		default:
			r.table.Tallies = append(r.table.Tallies, u.tally(base))
			r.leftOut(u)
		}
	}
	r.absentRows()
	r.othersOnly()
}

// single keeps one of the units that are there twice: halves of one table are put together, percentages give way to counts, and the same
// counts are the same.
func (r *reading) single() {
	var kept []*unit
	for _, u := range r.units {
		at := slices.IndexFunc(kept, func(other *unit) bool { return other.Question == u.Question && other.row == u.row })
		if at < 0 {
			kept = append(kept, u)
			continue
		}
		switch before := kept[at]; {
		case before.placed.wrong || u.placed.wrong:
			before.placed.wrong = true
		case before.placed.inPercent() && u.placed.counts > 0:
			u.placed.bases = append(u.placed.bases, ownBases(before)...)
			kept[at] = u
		case before.placed.counts > 0 && u.placed.inPercent(), slices.Equal(before.placed.spans, u.placed.spans) && slices.Equal(before.placed.percents, u.placed.percents):
			before.placed.bases = append(before.placed.bases, ownBases(u)...)
		case before.part.File == u.part.File && before.placed.apartFrom(u.placed):
			before.placed.join(u.placed)
			before.part.Bases = append(slices.Clone(before.part.Bases), u.part.Bases...)
		default:
			r.report(u.part.File, u.first, "", say.twice, u.name(r.lang()), at2(before, u))
		}
	}
	r.units = kept
}

// at2 says where the other of two units stands.
func at2(before, u *unit) string {
	if before.part.File != u.part.File {
		return at(before.part.File, before.first)
	}
	return ":" + strings.TrimPrefix(at("", before.first), ":")
}

// ownBases are numbers of respondents in so many words, which are those of the same question elsewhere too.
func ownBases(u *unit) []layout.Mention {
	return slices.DeleteFunc(slices.Clone(u.placed.bases), func(m layout.Mention) bool { return m.Role != layout.RoleBase })
}

func (c counted) apartFrom(other counted) bool {
	for place, line := range c.lines {
		if line > 0 && other.lines[place] > 0 {
			return false
		}
	}
	return c.inPercent() == other.inPercent()
}

// join adds the other half of a table.
func (c *counted) join(other counted) {
	for place, line := range other.lines {
		if line > 0 {
			c.lines[place], c.spans[place], c.percents[place] = line, other.spans[place], other.percents[place]
		}
	}
	c.hidden = c.hidden || other.hidden
	c.counts, c.aside, c.other, c.asked = c.counts+other.counts, c.aside+other.aside, c.other+other.other, max(c.asked, other.asked)
	c.apart, c.bases = append(c.apart, other.apart...), append(c.bases, other.bases...)
}

// tally is the tally of a choice or of one row of a battery.
func (u *unit) tally(base respondents) data.Tally {
	tally := data.Tally{Item: u.ID, Row: u.row, Asked: max(u.placed.asked, base.asked, base.answered), Answered: base.answered, Counts: make([]int, len(u.placed.spans))}
	spans := slices.Clone(u.placed.spans)
	for i, span := range spans {
		tally.Counts[i] = span.Low
		spans[i].High = min(span.High, base.answered)
	}
	if u.placed.hidden {
		tally.Spans = spans
	}
	return tally
}

// cases are the outcomes of trajectories.
func (u *unit) cases(base respondents) data.Cases {
	cases := data.Cases{Item: u.ID, Base: base.answered}
	for _, span := range u.placed.spans {
		cases.Counts = append(cases.Counts, span.Low)
	}
	return cases
}

// leftOut says which options are not in the file.
func (r *reading) leftOut(u *unit) {
	if names := (&basing{reading: r, unit: u}).absent(); len(names) > 0 {
		r.note(say.zeroOptions, u.part.File, len(names), len(u.placed.lines), u.name(r.lang()), strings.Join(names, ", "))
	}
}

// absentRows says which rows of a battery are not in the file.
func (r *reading) absentRows() {
	for _, q := range r.Questions {
		if q.RowLabels == nil {
			continue
		}
		var absent []string
		first := (*unit)(nil)
		for place, row := range q.Rows {
			at := slices.IndexFunc(r.units, func(u *unit) bool { return u.Question == q && u.row == row.ID })
			switch {
			case at < 0:
				absent = append(absent, q.RowLabels.Name(place, r.lang()))
			case first == nil:
				first = r.units[at]
			}
		}
		if first != nil && len(absent) > 0 {
			r.note(say.absentRows, first.part.File, q.Quoted(r.lang()), len(q.Rows)-len(absent), len(q.Rows), strings.Join(absent, ", "))
		}
	}
}

// othersOnly says what was not read because it was not asked for, and that nothing else is there.
func (r *reading) othersOnly() {
	var passed []string
	for _, q := range r.Questions {
		if slices.Contains(r.passed, q.ID) {
			passed = append(passed, q.Quoted(r.lang()))
		}
	}
	switch {
	case len(passed) == 0:
	case len(r.units) == 0 && len(r.problems) == 0:
		var wanted []string
		for _, id := range r.options.Items {
			wanted = append(wanted, r.ByID(id).Quoted(r.lang()))
		}
		r.report(r.name, 0, "", say.noTables, strings.Join(wanted, ", "), strings.Join(passed, ", "))
	default:
		r.note(say.skipped, r.name, strings.Join(passed, ", "))
	}
}

// Holds reports whether a file holds counts: labels of options with numbers beside them, each option of a question once. In a file of
// answers they return.
func (f File) Holds() bool {
	return f.holds(f.IsOption)
}

// Resembles reports whether a file holds what is nearly counts: labels with slips beside numbers, several columns of numbers, or a small
// Table of labels and numbers. What is wrong with those is what [File.Read] says.
func (f File) Resembles() bool {
	const mostRows, mostColumns = 60, 3
	small := len(f.sheets) > 0 && !slices.ContainsFunc(f.sheets, func(s layout.Sheet) bool { return len(s.Rows) > mostRows || s.Width() > mostColumns })
	return f.holds(func(text string) bool {
		return f.IsNear(text) || f.IsRow(text) || small && strings.ContainsFunc(text, unicode.IsLetter)
	})
}

func (f File) holds(is func(string) bool) bool {
	for _, s := range f.sheets {
		const mostRows, mostColumns = 600, 60 // of a table that is told by its labels alone
		if len(s.Rows) > mostRows || s.Width() > mostColumns {
			continue
		}
		parts := f.PartsOf(s)
		if slices.ContainsFunc(parts, func(p layout.Part) bool { return holds(p, is) }) {
			return true
		}
	}
	return false
}

// holds reports whether the lines of a part are counts.
func holds(p layout.Part, is func(string) bool) bool {
	if p.Options {
		return true
	}
	seen := map[string]bool{}
	numbers, options := 0, 0
	for _, l := range p.Lines {
		if !is(l.Option) {
			continue
		}
		options++
		if l.Given[layout.RoleCount].Form != layout.NoNumber || l.Given[layout.RolePercent].Form != layout.NoNumber || l.Given[layout.RoleLow].Form != layout.NoNumber {
			numbers++
		}
		key := problem.Quoted(l.Item) + problem.Quoted(l.Row) + l.Option
		if seen[key] && !p.Named {
			return false
		}
		seen[key] = true
	}
	return numbers > 0 && 2*numbers >= options
}

// HasHeader reports whether a file has a table with a header that names its options and their counts, whatever the labels are.
func (f File) HasHeader() bool {
	for _, s := range f.sheets {
		const mostRows, mostColumns = 40, 8 // above the first table, and of it
		for _, row := range s.Rows[:min(len(s.Rows), mostRows)] {
			if len(row.Texts()) > mostColumns {
				continue
			}
			of := map[layout.Role]bool{}
			for _, cell := range row.Cells {
				of[layout.RoleOf(cell)] = true
			}
			if of[layout.RoleOption] && (of[layout.RoleCount] || of[layout.RolePercent] || of[layout.RoleLow]) && len(row.Values()) == 0 {
				return true
			}
		}
	}
	return false
}
