package counts

import (
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/counts/layout"
	"spoor/data/problem"
	"spoor/data/records"
	"spoor/data/writing"
)

// counted are the numbers of one unit as the file gives them.
type counted struct {
	spans    []data.Span
	percents []string // with a decimal point; "" where there is a count
	lines    []int    // of the file, of each option; 0 for one that is left out
	hidden   bool
	counts   int              // options with a count
	aside    int              // who gave no answer
	apart    []string         // what they are called in the file
	other    int              // outcomes that are no row of a number item
	rest     string           // percentage of those; "" without
	bases    []layout.Mention // of this unit
	asked    int
	blanks   []layout.Mention // numbers without a label
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
	n := len(u.Choices.Options)
	u.placed = counted{spans: make([]data.Span, n), percents: make([]string, n), lines: make([]int, n)}
	c := &u.placed
	before := len(r.problems)
	for _, l := range u.lines {
		r.besides(u, l)
		f := u.Choices.Find(l.Option)
		_, missing := writing.Missing(l.Option)
		of := layout.RoleOf(l.Option)
		switch {
		case f.Place >= 0:
			r.option(u, l, f)
		case layout.IsBaseRole(of):
			r.respondents(u, l, of)
		case missing:
			r.aside(u, l)
		case u.Kind == data.Number && layout.IsOther(l.Option):
			r.otherOutcome(u, l)
		case layout.IsPartOf(l.Option), of == layout.RoleIgnored:
			r.note(say.setAside, at(u.part.File, l.Line), l.Option, u.name(r.lang()))
		case l.Option == "":
			if v := l.Given[layout.RoleCount]; v.Form == layout.Whole {
				c.blanks = append(c.blanks, layout.Mention{N: v.Count, Line: l.Line, Text: v.Cell})
			}
		case len(f.Ambiguous) > 0:
			r.ambiguous(u, l, f)
		default:
			names := u.Choices.In(r.lang())
			meant := u.Choices.Meant(l.Option, r.lang())
			r.slip(problem.Slip{Text: l.Option, Meant: meant}, u.part.File, l.Line, l.Col, say.notAnOption, problem.Quoted(l.Option), u.Quoted(r.lang()), strings.Join(names, ", "), suggested(meant, r.lang()))
		}
	}
	r.unlabelled(u)
	if c.counts > 0 {
		for place, text := range c.percents {
			if text != "" {
				r.report(u.part.File, c.lines[place], "", say.mixed, problem.Quoted(u.Choices.Name(place, r.lang())))
			}
		}
	}
	c.wrong = len(r.problems) > before
}

func (r *reading) ambiguous(u *unit, l layout.Line, f layout.Found) {
	var names []string
	for _, place := range f.Ambiguous {
		names = append(names, u.Choices.Name(place, r.lang()))
	}
	r.report(u.part.File, l.Line, l.Col, say.ambiguousLabel, problem.Quoted(l.Option), strings.Join(names, say.or.In(r.lang())))
}

// besides reads the columns with the number of respondents and of those who were asked.
func (r *reading) besides(u *unit, l layout.Line) {
	if g := l.Given[layout.RoleBase]; g.Cell != "" {
		of := layout.RoleOf(g.Column)
		if !layout.IsBaseRole(of) {
			of = layout.RoleBase
		}
		if n, ok := r.number(u, l, g); ok {
			u.placed.bases = append(u.placed.bases, layout.Mention{N: n, Line: l.Line, Text: g.Column, Column: g.Column, Role: of})
		}
	}
	if g := l.Given[layout.RoleAsked]; g.Cell != "" {
		if n, ok := r.number(u, l, g); ok {
			u.placed.asked = n
		}
	}
}

// number reads a cell that must be a whole number.
func (r *reading) number(u *unit, l layout.Line, g layout.Given) (int, bool) {
	cell := problem.Quoted(g.Cell)
	switch g.Form {
	case layout.Whole:
		return g.Count, true
	case layout.Fraction:
		r.report(u.part.File, l.Line, g.Column, say.isFraction, cell)
	case layout.Percent:
		r.report(u.part.File, l.Line, g.Column, say.isPercent, cell)
	case layout.Doubtful:
		whole, rest, _ := strings.Cut(g.Text, ".")
		r.report(u.part.File, l.Line, g.Column, say.isDoubtful, cell, whole, whole+rest)
	default:
		message := say.notACount
		if g.Cell == records.NoStoredValue {
			message = say.isFormula
		}
		r.report(u.part.File, l.Line, g.Column, message, cell)
	}
	return 0, false
}

// isNew reports whether a text of a table was not said yet to be read as another: that of a header counts for many lines.
func (r *reading) isNew(p *layout.Part, text string) bool {
	one := assumed{p, text}
	if slices.Contains(r.assumed, one) {
		return false
	}
	r.assumed = append(r.assumed, one)
	return true
}

type assumed struct {
	part *layout.Part
	text string
}

// option reads the number of an option.
func (r *reading) option(u *unit, l layout.Line, f layout.Found) {
	c := &u.placed
	count, share := l.Given[layout.RoleCount], l.Given[layout.RolePercent]
	if f.Assumed && r.isNew(u.part, l.Option) {
		r.note(say.readAs, at(u.part.File, l.Line), l.Option, u.Choices.Name(f.Place, r.lang()))
	}
	switch earlier := c.lines[f.Place]; {
	case earlier == 0:
	case c.percents[f.Place] != "" && count.Form == layout.Whole: // the count of a percentage above it
	case c.percents[f.Place] == "" && count.Cell == "" && share.Cell != "":
		return
	default:
		r.report(u.part.File, l.Line, l.Col, say.countedBefore, problem.Quoted(l.Option), earlier)
		return
	}
	c.lines[f.Place], c.percents[f.Place] = l.Line, ""
	switch {
	case count.Cell == "" && l.Given[layout.RoleLow].Cell != "":
		c.spans[f.Place] = r.span(u, l)
		c.hidden = c.hidden || !c.spans[f.Place].Known()
		c.counts++
	case count.Cell == "" && share.Cell != "":
		r.percentage(u, l, f.Place, share)
	case count.Cell == "":
		r.report(u.part.File, l.Line, count.Column, say.isEmpty, problem.Quoted(l.Option))
	default:
		if n, ok := r.number(u, l, count); ok {
			c.spans[f.Place] = data.Span{Low: n, High: n}
			c.counts++
		}
	}
}

// span reads the ends of a hidden count.
func (r *reading) span(u *unit, l layout.Line) data.Span {
	low, _ := r.number(u, l, l.Given[layout.RoleLow])
	high, _ := r.number(u, l, l.Given[layout.RoleHigh])
	if low > high {
		r.report(u.part.File, l.Line, l.Given[layout.RoleLow].Column, say.lowHigh, low, high)
	}
	return data.Span{Low: low, High: high}
}

func (r *reading) percentage(u *unit, l layout.Line, place int, g layout.Given) {
	text := rounded(g.Text)
	if g.Form != layout.Percent || len(text) > 3 && !strings.Contains(text, ".") || beyond(text) {
		r.report(u.part.File, l.Line, g.Column, say.percentNot, problem.Quoted(g.Cell))
		return
	}
	u.placed.percents[place] = text
}

// respondents reads a line below the options with their number. The total of percentages says nothing.
func (r *reading) respondents(u *unit, l layout.Line, of layout.Role) {
	g := l.Given[layout.RoleCount]
	if g.Form == layout.Percent || g.Cell == "" {
		return
	}
	if n, ok := r.number(u, l, g); ok {
		u.placed.bases = append(u.placed.bases, layout.Mention{N: n, Line: l.Line, Text: l.Option, Column: g.Column, Role: of})
	}
}

// aside reads how many gave no answer.
func (r *reading) aside(u *unit, l layout.Line) {
	g := l.Given[layout.RoleCount]
	switch {
	case g.Cell == "" && l.Given[layout.RolePercent].Cell != "":
		if strings.Trim(l.Given[layout.RolePercent].Text, "0.") != "" {
			r.report(u.part.File, l.Line, l.Given[layout.RolePercent].Column, say.missingPercent, problem.Quoted(l.Option))
		}
	case g.Cell == "":
	default:
		if n, ok := r.number(u, l, g); ok && n > 0 {
			u.placed.aside += n
			u.placed.apart = append(u.placed.apart, l.Option)
			r.note(say.setAside, at(u.part.File, l.Line), l.Option, u.name(r.lang()))
		}
	}
}

// otherOutcome reads how many trajectories ended in what is no row of the item.
func (r *reading) otherOutcome(u *unit, l layout.Line) {
	g := l.Given[layout.RoleCount]
	if g.Cell == "" && l.Given[layout.RolePercent].Form == layout.Percent {
		u.placed.rest = rounded(l.Given[layout.RolePercent].Text)
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
		if blank.N != sum && blank.N != sum+u.placed.other+u.placed.aside {
			r.report(u.part.File, blank.Line, "", say.noLabel, problem.Quoted(blank.Text))
		}
	}
}
