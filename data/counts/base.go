package counts

import (
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/counts/layout"
	"spoor/data/problem"
)

// respondents are the base of a unit.
type respondents struct {
	answered int
	asked    int // at least so many could answer; 0 where it is not known
}

// basing finds the number of respondents of a unit.
type basing struct {
	*reading
	unit             *unit
	low, high        int              // sum of the counts
	most             int              // the largest count
	certain, totals  []layout.Mention // of this unit
	table            []layout.Mention // of the table that it is in
	multiple, number bool
}

func (r *reading) basing(u *unit) *basing {
	b := &basing{reading: r, unit: u, multiple: u.Kind == data.Multiple, number: u.Kind == data.Number}
	b.low, b.high = u.placed.sum()
	for _, span := range u.placed.spans {
		b.most = max(b.most, span.Low)
	}
	for _, m := range u.placed.bases {
		if m.Role == layout.RoleBase {
			b.certain = append(b.certain, m)
		} else {
			b.totals = append(b.totals, m)
		}
	}
	for _, m := range u.part.Bases {
		if m.Role == layout.RoleBase {
			b.table = append(b.table, m)
		} else {
			b.totals = append(b.totals, m)
		}
	}
	if r.options.Base > 0 {
		given := layout.Mention{N: r.options.Base, Text: "--respondents", Role: layout.RoleBase}
		if len(b.certain) > 0 || len(b.table) == 0 && u.row == "" {
			b.certain = append(b.certain, given)
		} else {
			b.table = append(b.table, given)
		}
	}
	return b
}

func (b *basing) problem(line int, column string, message data.Text, args ...any) {
	b.report(b.unit.part.File, line, column, message, args...)
}

// agreed returns the number that mentions agree on; 0 when there are none. False is a problem.
func (b *basing) agreed(mentions []layout.Mention) (layout.Mention, bool) {
	if len(mentions) == 0 {
		return layout.Mention{}, true
	}
	one := mentions[0]
	for _, m := range mentions {
		switch {
		case m.N == 0:
			b.problem(m.Line, m.Column, say.baseZero)
			return one, false
		case m.N != one.N:
			b.problem(m.Line, "", say.twoBases, problem.Quoted(m.Text), m.N, problem.Quoted(one.Text), one.N)
			return one, false
		}
	}
	return one, true
}

// find returns the base, or reports why there is none.
func (b *basing) find() (respondents, bool) {
	certain, ok := b.agreed(b.certain)
	if !ok {
		return respondents{}, false
	}
	total, ok := b.total(certain.N)
	if !ok {
		return respondents{}, false
	}
	table, ok := b.agreed(b.table)
	switch {
	case !ok:
		return respondents{}, false
	case certain.N > 0 && table.N > 0 && certain.N > table.N:
		b.problem(certain.Line, "", say.twoBases, problem.Quoted(certain.Text), certain.N, problem.Quoted(table.Text), table.N)
		return respondents{}, false
	case b.unit.placed.inPercent():
		return b.ofPercentages(certain, total, table)
	case b.number:
		return b.trajectories(certain, total, table)
	case b.multiple:
		return b.ofTicks(certain, total, table)
	}
	return b.ofSingle(certain, total, table)
}

// total returns the total that may be the number of respondents. One of ticks is none, and one that is neither is a problem.
func (b *basing) total(base int) (layout.Mention, bool) {
	var total layout.Mention
	c := b.unit.placed
	sums := func(m layout.Mention) bool { return m.N == b.low || m.N == b.low+c.aside || m.N == b.low+c.other }
	hasN := slices.ContainsFunc(b.totals, func(m layout.Mention) bool { return m.Role != layout.RoleTotal && m.N >= b.most && !sums(m) })
	for _, m := range b.totals {
		isSum := sums(m)
		switch {
		case c.inPercent() || m.N == base && base > 0:
		case m.N == 0:
			b.problem(m.Line, m.Column, say.baseZero)
			return m, false
		case c.hidden:
		case isSum && (base > 0 || b.multiple && hasN && m.Role == layout.RoleTotal):
			continue
		case b.multiple && isSum:
			b.problem(m.Line, m.Column, say.totalOfTicks, m.Text, m.N, b.unit.name(b.lang()))
			return m, false
		case !b.number && !b.multiple && !isSum, b.multiple && (m.N < b.most || m.Role == layout.RoleTotal && m.N > b.low && c.given() == len(c.lines)), base > 0:
			if m.Table && m.N > b.low { // of all respondents, of whom some skipped the question
				b.table = append(b.table, m)
				continue
			}
			b.problem(m.Line, m.Column, say.totalDiffers, m.Text, m.N, b.low)
			return m, false
		}
		if total.N > 0 && total.N != m.N {
			b.problem(m.Line, m.Column, say.twoBases, problem.Quoted(m.Text), m.N, problem.Quoted(total.Text), total.N)
			return m, false
		}
		total = m
	}
	return total, true
}

// ofSingle returns the base of a choice of one, which is the sum of the counts.
func (b *basing) ofSingle(certain, total, table layout.Mention) (respondents, bool) {
	c, name := b.unit.placed, b.unit.name(b.lang())
	given := certain
	switch {
	case given.N > 0:
	case total.N > 0:
		given = total
	case table.N > 0 && !c.hidden:
		return b.ofAll(table)
	}
	switch {
	case given.N == 0 && c.hidden:
		b.problem(b.unit.first, "", say.needsSum, name)
		return respondents{}, false
	case given.N == 0 && b.low == 0:
		b.problem(b.unit.first, "", say.allZero, name)
		return respondents{}, false
	case given.N == 0 && b.mayBePercentages():
		b.problem(b.unit.first, "", say.hundred, name, b.low)
		return respondents{}, false
	case given.N == 0:
		return respondents{b.low, b.low + c.aside}, true
	case !c.hidden && given.N == b.low+c.aside:
		return respondents{b.low, given.N}, true
	case b.low <= given.N && given.N <= b.high:
		return respondents{given.N, given.N + c.aside}, true
	}
	b.problem(b.unit.first, "", say.addUp, name, data.Span{Low: b.low, High: b.high}, given.N)
	return respondents{}, false
}

// ofAll returns the base of a choice of one in a table that says how many respondents there are; some may have skipped the question.
func (b *basing) ofAll(table layout.Mention) (respondents, bool) {
	c, name := b.unit.placed, b.unit.name(b.lang())
	switch {
	case b.low == 0:
		b.problem(b.unit.first, "", say.allZero, name)
		return respondents{}, false
	case b.low+c.aside > table.N:
		b.problem(b.unit.first, "", say.addUp, name, data.Span{Low: b.low, High: b.low}, table.N)
		return respondents{}, false
	case b.low+c.aside < table.N && c.given() < len(c.lines):
		b.problem(b.unit.first, "", say.leftOut, name, b.low, table.N, strings.Join(b.absent(), ", "))
		return respondents{}, false
	case b.low+c.aside < table.N:
		b.note(say.fewer, b.unit.part.File, name, b.low, table.N, table.Text)
	}
	return respondents{b.low, table.N}, true
}

// mayBePercentages reports whether counts that nothing calls so add up to what percentages do.
func (b *basing) mayBePercentages() bool {
	options := 0
	for _, span := range b.unit.placed.spans {
		if span.Low > 0 {
			options++
		}
	}
	return !b.unit.part.Named && options > 1 && 2*max(b.low-100, 100-b.low) <= options
}

// ofTicks returns the base of a multiple choice, which its counts do not tell.
func (b *basing) ofTicks(certain, total, table layout.Mention) (respondents, bool) {
	c, name := b.unit.placed, b.unit.name(b.lang())
	given := certain
	switch {
	case given.N > 0:
	case total.N > 0:
		given = total
		b.note(say.baseFromTotal, at(b.unit.part.File, total.Line), total.Text, total.N, name)
	default:
		given = table
	}
	switch {
	case given.N == 0:
		b.problem(b.unit.first, "", say.needsBase, name)
		return respondents{}, false
	case c.aside > 0:
		b.problem(b.unit.first, "", say.missingAndBase, listed(c.apart), c.aside, given.N)
		return respondents{}, false
	case c.given() < len(c.lines) && !c.hidden && b.low < given.N && b.most <= given.N:
		b.problem(b.unit.first, "", say.leftOut, name, b.low, given.N, strings.Join(b.absent(), ", "))
		return respondents{}, false
	case b.unit.MaxPicks > 0 && b.low > b.unit.MaxPicks*given.N && b.most <= given.N:
		b.problem(b.unit.first, "", say.tooManyPicks, name, b.low, b.unit.MaxPicks, given.N)
		return respondents{}, false
	}
	return respondents{given.N, max(given.N, table.N)}, b.notMore(given.N)
}

// notMore reports the options that more chose than there are.
func (b *basing) notMore(base int) bool {
	ok := true
	for place, span := range b.unit.placed.spans {
		if span.Low > base {
			b.problem(b.unit.placed.lines[place], "", say.moreThanBase, span.Low, b.unit.Choices.Name(place, b.lang()), b.unit.name(b.lang()), base)
			ok = false
		}
	}
	return ok
}

// trajectories returns how many were closed.
func (b *basing) trajectories(certain, total, table layout.Mention) (respondents, bool) {
	c := b.unit.placed
	sum := b.low + c.other
	base := slices.Max([]int{certain.N, total.N, table.N})
	if certain.N > 0 {
		base = certain.N
	}
	switch {
	case c.hidden:
		b.problem(b.unit.first, "", say.outcomesHidden)
	case base == 0 && sum == 0:
		b.problem(b.unit.first, "", say.allZero, b.unit.name(b.lang()))
	case base == 0 && b.mayBePercentages():
		b.problem(b.unit.first, "", say.hundred, b.unit.name(b.lang()), b.low)
	case base == 0:
		b.note(say.allOutcomes, b.unit.part.File, sum)
		return respondents{sum, sum}, true
	case sum > base:
		b.problem(b.unit.first, "", say.outcomesMore, sum, base)
	default:
		return respondents{base, base}, true
	}
	return respondents{}, false
}

// absent are the options that are not in the file.
func (b *basing) absent() []string {
	var out []string
	for place, line := range b.unit.placed.lines {
		if line == 0 {
			out = append(out, b.unit.Choices.Name(place, b.lang()))
		}
	}
	return out
}
