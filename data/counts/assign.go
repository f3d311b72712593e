package counts

import (
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/counts/layout"
	"spoor/data/problem"
	"spoor/data/writing"
)

// unit collects the lines of one item, or one row of a battery.
type unit struct {
	*layout.Question
	row    string // id; "" without
	part   *layout.Part
	lines  []layout.Line
	first  int // line of the file
	placed counted
}

// name is what a unit is called in messages.
func (u *unit) name(lang data.Lang) string {
	title := u.Quoted(lang)
	if u.row == "" {
		return title
	}
	place := u.RowLabels.Find(u.row).Place
	return strings.TrimSuffix(title, `"`) + " - " + u.RowLabels.Name(place, lang) + `"`
}

// assign gives the lines of a part to items and rows.
func (r *reading) assign(p *layout.Part) {
	for from := 0; from < len(p.Lines); {
		to := from + 1
		for to < len(p.Lines) && p.Lines[to].Item == p.Lines[from].Item {
			to++
		}
		r.group(p, p.Lines[from:to])
		from = to
	}
}

// group gives lines that name the same item, or none, to it.
func (r *reading) group(p *layout.Part, lines []layout.Line) {
	first := lines[0]
	of, row := p.Titled.Question, p.Titled.Row
	switch n, known := r.Named(first.Item); {
	case first.Item != "" && known:
		of, row = n.Question, n.Row
	case first.Item != "" && of == nil:
		fits, meant := r.fitting(lines), r.nearestItem(first.Item)
		if len(fits) != 1 || meant != "" {
			r.slip(problem.Slip{Text: first.Item, Meant: meant}, p.File, first.Line, first.ItemColumn, say.noItem, first.Item, r.meantItem(first.Item))
			return
		}
		of = fits[0]
		r.note(say.byOptions, at(p.File, first.Line), first.Item, of.Quoted(r.lang()))
	}
	if p.Matched {
		r.toUnits(p, lines, of, row)
		return
	}
	if of != nil && first.Item == "" && !r.isOf(lines, of) {
		if others := r.fitting(lines); len(others) > 0 {
			of, row = nil, "" // the title is of something else
		}
	}
	if of != nil {
		r.toUnits(p, lines, of, row)
		return
	}
	for _, run := range r.runs(p, lines) {
		r.toUnits(p, run.lines, run.question, "")
	}
}

// allTitles are the titles of all items.
func (r *reading) allTitles() []string {
	var titles []string
	for _, q := range r.Questions {
		titles = append(titles, strings.Trim(q.Quoted(r.lang()), `"`))
	}
	return titles
}

// isOf reports whether a line is an option of an item.
func (r *reading) isOf(lines []layout.Line, q *layout.Question) bool {
	return slices.ContainsFunc(lines, func(l layout.Line) bool { return q.Choices.Has(l.Option) })
}

// toUnits gives lines of an item to its units.
func (r *reading) toUnits(p *layout.Part, lines []layout.Line, q *layout.Question, row string) {
	if !r.asked(q) {
		r.passed = append(r.passed, q.ID)
		return
	}
	switch {
	case q.Kind == data.Open:
		r.report(p.File, lines[0].Line, lines[0].ItemColumn, say.openItem, q.Quoted(r.lang()))
		return
	case !q.Countable():
		r.report(p.File, lines[0].Line, lines[0].ItemColumn, say.plainNumber, q.Quoted(r.lang()))
		return
	}
	for _, l := range lines {
		of := row
		if q.RowLabels != nil && !(l.Row == "" && of != "") {
			if l.Row == "" && layout.IsBaseRole(layout.RoleOf(l.Option)) {
				r.wholeBattery(p, l)
				continue
			}
			place := q.RowLabels.Find(l.Row).Place
			if place < 0 {
				r.noRow(p, l, q)
				continue
			}
			of = q.Rows[place].ID
		}
		r.unitOf(p, l, q, of)
	}
}

// wholeBattery keeps a number of respondents that is of a whole battery.
func (r *reading) wholeBattery(p *layout.Part, l layout.Line) {
	if v := l.Given[layout.RoleCount]; v.Form == layout.Whole && layout.RoleOf(l.Option) != layout.RoleTotal {
		p.Bases = append(p.Bases, layout.Mention{N: v.Count, Line: l.Line, Text: l.Option, Role: layout.RoleOf(l.Option), Table: true})
	}
}

func (r *reading) noRow(p *layout.Part, l layout.Line, q *layout.Question) {
	names := q.RowLabels.In(r.lang())
	if l.Row == "" && slices.Contains(r.noRows, p) {
		return
	}
	if l.Row == "" {
		r.noRows = append(r.noRows, p)
		r.report(p.File, l.Line, "", say.whichRow, problem.Quoted(l.Option), q.Quoted(r.lang()), strings.Join(names, ", "))
		return
	}
	meant := q.RowLabels.Meant(l.Row, r.lang())
	r.slip(problem.Slip{Text: l.Row, Meant: meant}, p.File, l.Line, l.RowColumn, say.notARow, problem.Quoted(l.Row), q.Quoted(r.lang()), strings.Join(names, ", "), suggested(meant, r.lang()))
}

// unitOf adds a line to its unit. A part has one of each.
func (r *reading) unitOf(p *layout.Part, l layout.Line, q *layout.Question, row string) {
	for _, u := range r.units {
		if u.Question == q && u.row == row && u.part == p {
			u.lines = append(u.lines, l)
			return
		}
	}
	r.units = append(r.units, &unit{Question: q, row: row, part: p, lines: []layout.Line{l}, first: l.Line})
}

// asked reports whether an item is to be read.
func (r *reading) asked(q *layout.Question) bool {
	return len(r.options.Items) == 0 || slices.Contains(r.options.Items, q.ID)
}

// run are lines below each other that are of one item.
type run struct {
	lines    []layout.Line
	question *layout.Question
}

// runs finds out of which items lines are that do not say it: one that has all their options, or several below each other. What stays
// unclear is a problem.
func (r *reading) runs(p *layout.Part, lines []layout.Line) []run {
	fits := r.fitting(lines)
	if only := r.only(); len(r.options.Items) == 1 && slices.Contains(fits, only) {
		fits = []*layout.Question{only}
	}
	switch {
	case len(fits) == 1:
		if len(r.options.Items) != 1 {
			r.note(say.onlyItem, at(p.File, lines[0].Line), fits[0].Quoted(r.lang()))
		}
		return []run{{lines, fits[0]}}
	case len(fits) > 1:
		r.report(p.File, lines[0].Line, lines[0].Col, say.ofItems, r.Titles(fits, r.lang()))
		return nil
	}
	if below := r.below(lines); below != nil {
		for _, one := range below {
			r.note(say.onlyItem, at(p.File, one.lines[0].Line), one.question.Quoted(r.lang()))
		}
		return below
	}
	if q := r.closest(lines); q != nil { // then the option that it lacks is the problem
		return []run{{lines, q}}
	}
	if only := r.only(); only != nil {
		return []run{{lines, only}}
	}
	r.ofNone(p, lines)
	return nil
}

// only returns the item that alone is asked for, or nil.
func (r *reading) only() *layout.Question {
	if len(r.options.Items) != 1 {
		return nil
	}
	return r.ByID(r.options.Items[0])
}

// ofNone says that lines are of no item.
func (r *reading) ofNone(p *layout.Part, lines []layout.Line) {
	for _, q := range r.Questions {
		if layout.IsBattery(q) && !slices.ContainsFunc(lines, func(l layout.Line) bool { return !isCountedApart(l) && !q.RowLabels.Has(l.Option) }) {
			r.report(p.File, lines[0].Line, lines[0].Col, say.onlyRows, problem.Quoted(lines[0].Option), q.Quoted(r.lang()), strings.Join(q.Choices.In(r.lang()), ", "))
			return
		}
	}
	r.report(p.File, lines[0].Line, lines[0].Col, say.ofNoItem, problem.Quoted(lines[0].Option), r.Titles(r.Questions, r.lang()))
}

// isCountedApart reports whether a line is of the respondents, or of those who gave no answer.
func isCountedApart(l layout.Line) bool {
	_, missing := writing.Missing(l.Option)
	return missing || l.Option == "" || layout.IsBaseRole(layout.RoleOf(l.Option)) || layout.IsPartOf(l.Option) || layout.RoleOf(l.Option) == layout.RoleIgnored
}

// fitting returns the items that have every option of the lines.
func (r *reading) fitting(lines []layout.Line) []*layout.Question {
	var fits []*layout.Question
	for _, q := range r.Questions {
		options := 0
		all := !slices.ContainsFunc(lines, func(l layout.Line) bool {
			if q.Choices.Has(l.Option) {
				options++
				return false
			}
			return !isCountedApart(l) && !(q.Kind == data.Number && layout.IsOther(l.Option))
		})
		if all && options > 0 {
			fits = append(fits, q)
		}
	}
	return fits
}

// below cuts lines in runs of two or more that are of one item each, and returns nil where that cannot be done.
func (r *reading) below(lines []layout.Line) []run {
	var runs []run
	for from := 0; from < len(lines); {
		to, fits := from+1, r.fitting(lines[from:from+1])
		for to < len(lines) {
			more := r.fitting(lines[from : to+1])
			if len(more) == 0 {
				break
			}
			fits = more
			to++
		}
		if len(fits) != 1 || to-from < 2 {
			return nil
		}
		runs = append(runs, run{lines[from:to], fits[0]})
		from = to
	}
	return runs
}

// closest returns the one item that has more than half of the options of the lines, and more than any other; or has nearly so many,
// with slips.
func (r *reading) closest(lines []layout.Line) *layout.Question {
	for _, is := range []func(l *layout.Labels, option string) bool{(*layout.Labels).Has, (*layout.Labels).Near} {
		options := 0
		var best *layout.Question
		most := 0
		for _, l := range lines {
			if !isCountedApart(l) {
				options++
			}
		}
		for _, q := range r.Questions {
			n := 0
			for _, l := range lines {
				if !isCountedApart(l) && is(q.Choices, l.Option) {
					n++
				}
			}
			switch {
			case n > most:
				best, most = q, n
			case n == most:
				best = nil
			}
		}
		if best != nil && 2*most > options {
			return best
		}
	}
	return nil
}

// suggested asks whether a name was meant; "" without one.
func suggested(name string, lang data.Lang) string {
	if name == "" {
		return ""
	}
	return say.didYouMean.Say(lang, name)
}
