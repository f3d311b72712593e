package counts

import (
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/platform"
	"spoor/data/problem"
	"spoor/data/records"
)

// counted are the numbers of one unit as the file gives them.
type counted struct {
	spans    []data.Span
	percents []string // with a decimal point; "" where there is a count
	lines    []int    // of the file, of each option; 0 for one that is left out
	hidden   bool
	counts   int       // options with a count
	aside    int       // who gave no answer
	apart    []string  // what they are called in the file
	other    int       // outcomes that are no row of a number item
	rest     string    // percentage of those; "" without
	bases    []mention // of this unit
	asked    int
	blanks   []mention // numbers without a label
	wrong    bool
}

func (c *counted) given() int {
	return len(c.lines) - len(slices.DeleteFunc(slices.Clone(c.lines), func(line int) bool { return line > 0 }))
}

func (c *counted) sum() (low, high int) {
	for _, span := range c.spans {
		low, high = low+span.Low, high+span.High
	}
	return low, high
}

func (c *counted) inPercent() bool {
	return c.counts == 0 && slices.ContainsFunc(c.percents, func(text string) bool { return text != "" })
}

// collect reads the lines of a unit.
func (r *reading) collect(u *unit) {
	n := len(u.choices.options)
	u.placed = counted{spans: make([]data.Span, n), percents: make([]string, n), lines: make([]int, n)}
	c := &u.placed
	before := len(r.problems)
	for _, l := range u.lines {
		r.besides(u, l)
		f := u.choices.find(l.option)
		_, missing := platform.Missing(l.option)
		of := roleOf(l.option)
		switch {
		case f.place >= 0:
			r.option(u, l, f)
		case isBaseRole(of):
			r.respondents(u, l, of)
		case missing:
			r.aside(u, l)
		case u.Kind == data.Number && isOther(l.option):
			r.otherOutcome(u, l)
		case isPartOf(l.option), of == roleIgnored:
			r.note(say.setAside, at(u.part.file, l.line), l.option, u.name(r.lang()))
		case l.option == "":
			if v := l.given[roleCount]; v.form == whole {
				c.blanks = append(c.blanks, mention{n: v.count, line: l.line, text: v.cell})
			}
		case len(f.ambiguous) > 0:
			r.ambiguous(u, l, f)
		default:
			names := u.choices.in(r.lang())
			r.report(u.part.file, l.line, l.col, say.notAnOption, problem.Quoted(l.option), u.title(r.lang()), strings.Join(names, ", "), didYouMean(l.option, names, r.lang()))
		}
	}
	r.unlabelled(u)
	if c.counts > 0 {
		for place, text := range c.percents {
			if text != "" {
				r.report(u.part.file, c.lines[place], "", say.mixed, problem.Quoted(u.choices.name(place, r.lang())))
			}
		}
	}
	c.wrong = len(r.problems) > before
}

func (r *reading) ambiguous(u *unit, l line, f found) {
	var names []string
	for _, place := range f.ambiguous {
		names = append(names, u.choices.name(place, r.lang()))
	}
	r.report(u.part.file, l.line, l.col, say.ambiguousLabel, problem.Quoted(l.option), strings.Join(names, say.or.In(r.lang())))
}

// besides reads the columns with the number of respondents and of those who were asked.
func (r *reading) besides(u *unit, l line) {
	if g := l.given[roleBase]; g.cell != "" {
		of := roleOf(g.column)
		if !isBaseRole(of) {
			of = roleBase
		}
		if n, ok := r.number(u, l, g); ok {
			u.placed.bases = append(u.placed.bases, mention{n: n, line: l.line, text: g.column, column: g.column, role: of})
		}
	}
	if g := l.given[roleAsked]; g.cell != "" {
		if n, ok := r.number(u, l, g); ok {
			u.placed.asked = n
		}
	}
}

// number reads a cell that must be a whole number.
func (r *reading) number(u *unit, l line, g given) (int, bool) {
	cell := problem.Quoted(g.cell)
	switch g.form {
	case whole:
		return g.count, true
	case fraction:
		r.report(u.part.file, l.line, g.column, say.isFraction, cell)
	case percent:
		r.report(u.part.file, l.line, g.column, say.isPercent, cell)
	case doubtful:
		whole, rest, _ := strings.Cut(g.text, ".")
		r.report(u.part.file, l.line, g.column, say.isDoubtful, cell, whole, whole+rest)
	default:
		message := say.notACount
		if g.cell == records.NoStoredValue {
			message = say.isFormula
		}
		r.report(u.part.file, l.line, g.column, message, cell)
	}
	return 0, false
}

// option reads the number of an option.
func (r *reading) option(u *unit, l line, f found) {
	c := &u.placed
	count, share := l.given[roleCount], l.given[rolePercent]
	if f.assumed {
		r.note(say.readAs, at(u.part.file, l.line), l.option, u.choices.name(f.place, r.lang()))
	}
	switch earlier := c.lines[f.place]; {
	case earlier == 0:
	case c.percents[f.place] != "" && count.form == whole: // the count of a percentage above it
	case c.percents[f.place] == "" && count.cell == "" && share.cell != "":
		return
	default:
		r.report(u.part.file, l.line, l.col, say.countedBefore, problem.Quoted(l.option), earlier)
		return
	}
	c.lines[f.place], c.percents[f.place] = l.line, ""
	switch {
	case count.cell == "" && l.given[roleLow].cell != "":
		c.spans[f.place] = r.span(u, l)
		c.hidden = c.hidden || !c.spans[f.place].Known()
		c.counts++
	case count.cell == "" && share.cell != "":
		r.percentage(u, l, f.place, share)
	case count.cell == "":
		r.report(u.part.file, l.line, count.column, say.isEmpty, problem.Quoted(l.option))
	default:
		if n, ok := r.number(u, l, count); ok {
			c.spans[f.place] = data.Span{Low: n, High: n}
			c.counts++
		}
	}
}

// span reads the ends of a hidden count.
func (r *reading) span(u *unit, l line) data.Span {
	low, _ := r.number(u, l, l.given[roleLow])
	high, _ := r.number(u, l, l.given[roleHigh])
	if low > high {
		r.report(u.part.file, l.line, l.given[roleLow].column, say.lowHigh, low, high)
	}
	return data.Span{Low: low, High: high}
}

func (r *reading) percentage(u *unit, l line, place int, g given) {
	text := rounded(g.text)
	if g.form != percent || len(text) > 3 && !strings.Contains(text, ".") || beyond(text) {
		r.report(u.part.file, l.line, g.column, say.percentNot, problem.Quoted(g.cell))
		return
	}
	u.placed.percents[place] = text
}

// respondents reads a line below the options with their number. The total of percentages says nothing.
func (r *reading) respondents(u *unit, l line, of role) {
	g := l.given[roleCount]
	if g.form == percent || g.cell == "" {
		return
	}
	if n, ok := r.number(u, l, g); ok {
		u.placed.bases = append(u.placed.bases, mention{n: n, line: l.line, text: l.option, column: g.column, role: of})
	}
}

// aside reads how many gave no answer.
func (r *reading) aside(u *unit, l line) {
	g := l.given[roleCount]
	switch {
	case g.cell == "" && l.given[rolePercent].cell != "":
		if strings.Trim(l.given[rolePercent].text, "0.") != "" {
			r.report(u.part.file, l.line, l.given[rolePercent].column, say.missingPercent, problem.Quoted(l.option))
		}
	case g.cell == "":
	default:
		if n, ok := r.number(u, l, g); ok && n > 0 {
			u.placed.aside += n
			u.placed.apart = append(u.placed.apart, l.option)
			r.note(say.setAside, at(u.part.file, l.line), l.option, u.name(r.lang()))
		}
	}
}

// otherOutcome reads how many trajectories ended in what is no row of the item.
func (r *reading) otherOutcome(u *unit, l line) {
	g := l.given[roleCount]
	if g.cell == "" && l.given[rolePercent].form == percent {
		u.placed.rest = rounded(l.given[rolePercent].text)
		return
	}
	if n, ok := r.number(u, l, g); ok {
		u.placed.other += n
	}
}

// unlabelled accepts a number without a label that is the total of those above it.
func (r *reading) unlabelled(u *unit) {
	sum, _ := u.placed.sum()
	for _, blank := range u.placed.blanks {
		if blank.n != sum && blank.n != sum+u.placed.other+u.placed.aside {
			r.report(u.part.file, blank.line, "", say.noLabel, problem.Quoted(blank.text))
		}
	}
}
