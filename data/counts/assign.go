package counts

import (
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/platform"
	"spoor/data/problem"
)

// unit collects the lines of one item, or one row of a battery.
type unit struct {
	*question
	row    string // id; "" without
	part   *part
	lines  []line
	first  int // line of the file
	placed counted
}

// name is what a unit is called in messages.
func (u *unit) name(lang data.Lang) string {
	title := u.title(lang)
	if u.row == "" {
		return title
	}
	place := u.rows.find(u.row).place
	return strings.TrimSuffix(title, `"`) + " - " + u.rows.name(place, lang) + `"`
}

// assign gives the lines of a part to items and rows.
func (r *reading) assign(p *part) {
	for from := 0; from < len(p.lines); {
		to := from + 1
		for to < len(p.lines) && p.lines[to].item == p.lines[from].item {
			to++
		}
		r.group(p, p.lines[from:to])
		from = to
	}
}

// group gives lines that name the same item, or none, to it.
func (r *reading) group(p *part, lines []line) {
	first := lines[0]
	of, row := p.titled.question, p.titled.row
	switch n, known := r.named(first.item); {
	case first.item != "" && known:
		of, row = n.question, n.row
	case first.item != "" && of == nil:
		fits, meant := r.fitting(lines), didYouMean(first.item, append(r.allTitles(), r.ids()...), r.lang())
		if len(fits) != 1 || meant != "" {
			r.report(p.file, first.line, first.itemColumn, say.noItem, first.item, meant, r.hasItems())
			return
		}
		of = fits[0]
		r.note(say.byOptions, at(p.file, first.line), first.item, of.title(r.lang()))
	}
	if p.matched {
		r.toUnits(p, lines, of, row)
		return
	}
	if of != nil && first.item == "" && !r.isOf(lines, of) {
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
	for _, q := range r.questions {
		titles = append(titles, strings.Trim(q.title(r.lang()), `"`))
	}
	return titles
}

// isOf reports whether a line is an option of an item.
func (r *reading) isOf(lines []line, q *question) bool {
	return slices.ContainsFunc(lines, func(l line) bool { return q.choices.has(l.option) })
}

// toUnits gives lines of an item to its units.
func (r *reading) toUnits(p *part, lines []line, q *question, row string) {
	if !r.asked(q) {
		r.passed = append(r.passed, q.ID)
		return
	}
	switch {
	case q.Kind == data.Open:
		r.report(p.file, lines[0].line, lines[0].itemColumn, say.openItem, q.title(r.lang()))
		return
	case !q.countable():
		r.report(p.file, lines[0].line, lines[0].itemColumn, say.plainNumber, q.title(r.lang()))
		return
	}
	for _, l := range lines {
		of := row
		if q.rows != nil && !(l.row == "" && of != "") {
			if l.row == "" && isBaseRole(roleOf(l.option)) {
				r.wholeBattery(p, l)
				continue
			}
			place := q.rows.find(l.row).place
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
func (r *reading) wholeBattery(p *part, l line) {
	if v := l.given[roleCount]; v.form == whole && roleOf(l.option) != roleTotal {
		p.bases = append(p.bases, mention{n: v.count, line: l.line, text: l.option, role: roleOf(l.option), table: true})
	}
}

func (r *reading) noRow(p *part, l line, q *question) {
	names := q.rows.in(r.lang())
	if l.row == "" && p.noRow {
		return
	}
	if l.row == "" {
		p.noRow = true
		r.report(p.file, l.line, "", say.whichRow, problem.Quoted(l.option), q.title(r.lang()), strings.Join(names, ", "))
		return
	}
	r.report(p.file, l.line, l.rowColumn, say.notARow, problem.Quoted(l.row), q.title(r.lang()), strings.Join(names, ", "), didYouMean(l.row, names, r.lang()))
}

// unitOf adds a line to its unit. A part has one of each.
func (r *reading) unitOf(p *part, l line, q *question, row string) {
	for _, u := range r.units {
		if u.question == q && u.row == row && u.part == p {
			u.lines = append(u.lines, l)
			return
		}
	}
	r.units = append(r.units, &unit{question: q, row: row, part: p, lines: []line{l}, first: l.line})
}

// asked reports whether an item is to be read.
func (r *reading) asked(q *question) bool {
	return len(r.options.Items) == 0 || slices.Contains(r.options.Items, q.ID)
}

// run are lines below each other that are of one item.
type run struct {
	lines    []line
	question *question
}

// runs finds out of which items lines are that do not say it: one that has all their options, or several below each other. What stays
// unclear is a problem.
func (r *reading) runs(p *part, lines []line) []run {
	fits := r.fitting(lines)
	if only := r.only(); len(r.options.Items) == 1 && slices.Contains(fits, only) {
		fits = []*question{only}
	}
	switch {
	case len(fits) == 1:
		if len(r.options.Items) != 1 {
			r.note(say.onlyItem, at(p.file, lines[0].line), fits[0].title(r.lang()))
		}
		return []run{{lines, fits[0]}}
	case len(fits) > 1:
		r.report(p.file, lines[0].line, lines[0].col, say.ofItems, r.titles(fits, r.lang()))
		return nil
	}
	if below := r.below(lines); below != nil {
		for _, one := range below {
			r.note(say.onlyItem, at(p.file, one.lines[0].line), one.question.title(r.lang()))
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
func (r *reading) only() *question {
	if len(r.options.Items) != 1 {
		return nil
	}
	return r.byID(r.options.Items[0])
}

// ofNone says that lines are of no item.
func (r *reading) ofNone(p *part, lines []line) {
	for _, q := range r.questions {
		if isBattery(q) && !slices.ContainsFunc(lines, func(l line) bool { return !isCountedApart(l) && !q.rows.has(l.option) }) {
			r.report(p.file, lines[0].line, lines[0].col, say.onlyRows, problem.Quoted(lines[0].option), q.title(r.lang()), strings.Join(q.choices.in(r.lang()), ", "))
			return
		}
	}
	r.report(p.file, lines[0].line, lines[0].col, say.ofNoItem, problem.Quoted(lines[0].option), r.titles(r.questions, r.lang()))
}

// isCountedApart reports whether a line is of the respondents, or of those who gave no answer.
func isCountedApart(l line) bool {
	_, missing := platform.Missing(l.option)
	return missing || l.option == "" || isBaseRole(roleOf(l.option)) || isPartOf(l.option) || roleOf(l.option) == roleIgnored
}

// isPartOf reports whether a line counts part of the one above it.
func isPartOf(option string) bool { return thereof.MatchString(fold(option) + " ") }

// fitting returns the items that have every option of the lines.
func (r *reading) fitting(lines []line) []*question {
	var fits []*question
	for _, q := range r.questions {
		options := 0
		all := !slices.ContainsFunc(lines, func(l line) bool {
			if q.choices.has(l.option) {
				options++
				return false
			}
			return !isCountedApart(l) && !(q.Kind == data.Number && isOther(l.option))
		})
		if all && options > 0 {
			fits = append(fits, q)
		}
	}
	return fits
}

// below cuts lines in runs of two or more that are of one item each, and returns nil where that cannot be done.
func (r *reading) below(lines []line) []run {
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
func (r *reading) closest(lines []line) *question {
	for _, is := range []func(l *labels, option string) bool{(*labels).has, (*labels).near} {
		options := 0
		var best *question
		most := 0
		for _, l := range lines {
			if !isCountedApart(l) {
				options++
			}
		}
		for _, q := range r.questions {
			n := 0
			for _, l := range lines {
				if !isCountedApart(l) && is(q.choices, l.option) {
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
