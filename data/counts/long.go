package counts

import (
	"slices"
	"strings"

	"spoor/data/platform"
)

// line is what a table says of one option of an item, or of the respondents to it.
type line struct {
	line                       int
	item, row, option          string // as the file has them
	itemColumn, rowColumn, col string // what those columns are called
	given                      map[role]given
}

// given is a number of a line.
type given struct {
	value
	cell   string // as it stands in the file
	column string
}

// part is one table of a file, as lines.
type part struct {
	file    string
	first   int // line of the file
	lines   []line
	titled  named // what stands above the table, or on the sheet
	matched bool  // its cells belong to the item for certain
	bases   []mention
	named   bool     // a header says that the numbers are counts or percentages
	left    []string // columns that were not read
	lost    []lost   // lines with a text and no number
	noRow   bool     // a line without its row was a problem already
	unclear bool     // it holds options, and which of its numbers are the counts cannot be seen
}

// lost is a line without a number.
type lost struct {
	line   int
	text   string
	inside bool // of the table, with numbers below it, and nearly the label of an option
}

// valueRoles are the roles of columns of numbers.
var valueRoles = []role{roleCount, rolePercent, roleBase, roleAsked, roleLow, roleHigh}

// long reads a block with an option a line.
func (r *reading) long(b block, p *part) {
	c := r.columnsOf(b)
	p.named, p.left = p.named || c.named, c.left
	if len(c.unsure) > 1 {
		r.report(p.file, p.first, "", say.whichColumn, listed(c.unsure))
		p.unclear = slices.ContainsFunc(b.data, func(row row) bool { return r.isOption(row.cell(c.at(roleOption))) })
		return
	}
	inPercent := b.inPercent() && c.at(rolePercent) < 0
	battery, item := "", ""
	for _, row := range b.data {
		l := line{line: row.line, option: row.cell(c.at(roleOption)), col: c.name(roleOption), itemColumn: c.name(roleItem), rowColumn: c.name(roleRow), given: map[role]given{}}
		if len(row.values()) == 0 {
			switch label := firstText(row); {
			case r.isRow(label) && len(row.texts()) == 1 && c.at(roleRow) < 0:
				battery = label
				continue
			case isBaseRole(roleOf(label)) && row.cell(c.at(roleCount)) != "" && row.cell(c.at(roleCount)) != label:
				l.option = label
			case !r.isOption(label) && !r.isOption(l.option):
				continue
			case l.option == "":
				l.option = label
			}
		}
		for _, of := range valueRoles {
			at := c.at(of)
			l.given[of] = c.given(row.cell(at), at, of, inPercent)
		}
		if v := l.given[roleCount]; inPercent && v.form == percent {
			l.given[rolePercent], l.given[roleCount] = v, given{}
			p.named = true
		}
		if cell := row.cell(c.at(roleItem)); cell != "" && cell != item {
			item, battery = cell, ""
		}
		if cell := row.cell(c.at(roleRow)); cell != "" {
			battery = cell
		}
		l.item, l.row = item, battery
		if l.option == "" && isBaseRole(roleOf(firstText(row))) {
			l.option = firstText(row)
		}
		l.apart(r.catalogue)
		l.countElsewhere(row, c)
		p.lines = append(p.lines, l)
	}
}

// apart takes a row of a battery and its option apart that stand in one cell: "UWV - Goed".
func (l *line) apart(c *catalogue) {
	if l.row != "" || l.option == "" || c.isOption(l.option) {
		return
	}
	for _, at := range partsOfTitle.FindAllStringIndex(l.option, -1) {
		one, other := l.option[:at[0]], strings.Trim(l.option[at[1]:], " ])")
		switch {
		case c.isRow(one) && c.isOption(other):
			l.row, l.option = one, other
			return
		case c.isOption(one) && c.isRow(other):
			l.row, l.option = other, one
			return
		}
	}
}

// given reads a cell of a column.
func (c columns) given(cell string, at int, of role, inPercent bool) given {
	signs := c.signs[at]
	if of == rolePercent || inPercent && of == roleCount {
		signs.point, signs.comma = 'd', 'd'
	}
	v := signs.read(cell)
	switch {
	case of == rolePercent && c.proportion && v.form != noNumber:
		v = value{form: percent, text: hundredfold(v.text)}
	case of == rolePercent && (v.form == whole || v.form == fraction), of == roleCount && inPercent && (v.form == whole || v.form == fraction):
		v.form = percent
	}
	return given{v, cell, columnName(cellAt(c.names, at), at)}
}

// countElsewhere takes the number of a line for the respondents from where it stands, which may be beside the column of counts.
func (l *line) countElsewhere(r row, c columns) {
	_, missing := platform.Missing(l.option)
	if !isBaseRole(roleOf(l.option)) && !missing || l.given[roleCount].form == whole {
		return
	}
	of := roleOf(l.option)
	for _, at := range r.values() {
		if at == c.at(rolePercent) && of != roleBase && of != roleN {
			continue // a total of percentages
		}
		if v := c.signs[at].read(r.cells[at]); v.form == whole {
			l.given[roleCount] = given{v, r.cells[at], c.called(at)}
			return
		}
	}
}

// lostIn returns the lines of a block that have a text and no number.
func (r *reading) lostIn(b block) []lost {
	var out []lost
	last := 0
	for _, row := range b.data {
		if len(row.values()) > 0 && !isBaseRole(roleOf(firstText(row))) {
			last = row.line
		}
	}
	for _, row := range b.data {
		text := firstText(row)
		if _, mentioned := textBase(text); len(row.values()) == 0 && text != "" && !mentioned && !r.isOption(text) && !r.isRow(text) {
			out = append(out, lost{row.line, text, row.line < last && r.isNear(text)})
		}
	}
	return out
}

// listed are different texts in quotes.
func listed(texts []string) string {
	out := ""
	for i, text := range texts {
		if slices.Contains(texts[:i], text) {
			continue
		}
		if out != "" {
			out += ", "
		}
		out += `"` + text + `"`
	}
	return out
}
