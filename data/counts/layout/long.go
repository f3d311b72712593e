package layout

import (
	"slices"
	"strings"

	"spoor/data/writing"
)

// valueRoles are the roles of columns of numbers.
var valueRoles = []Role{RoleCount, RolePercent, RoleBase, RoleAsked, RoleLow, RoleHigh}

// long reads a block with an option a line.
func (cat *Catalogue) long(b block, p *Part) {
	c := cat.columnsOf(b)
	p.Named, p.Left = p.Named || c.named, c.left
	if len(c.unsure) > 1 {
		p.Unsure = c.unsure
		p.Options = slices.ContainsFunc(b.data, func(row row) bool { return cat.IsOption(row.cell(c.at(RoleOption))) })
		return
	}
	inPercent := b.inPercent() && c.at(RolePercent) < 0
	battery, item := "", ""
	for _, row := range b.data {
		if soleMention(row) {
			continue
		}
		l := Line{Line: row.line, Option: row.cell(c.at(RoleOption)), Col: c.name(RoleOption), ItemColumn: c.name(roleItem), RowColumn: c.name(roleRow), Given: map[Role]Given{}}
		if len(row.Values()) == 0 {
			switch label := firstText(row); {
			case cat.IsRow(label) && len(row.Texts()) == 1 && c.at(roleRow) < 0:
				battery = label
				continue
			case IsBaseRole(RoleOf(label)) && row.cell(c.at(RoleCount)) != "" && row.cell(c.at(RoleCount)) != label:
				l.Option = label
			case !cat.IsOption(label) && !cat.IsOption(l.Option):
				continue
			case l.Option == "":
				l.Option = label
			}
		}
		for _, of := range valueRoles {
			at := c.at(of)
			l.Given[of] = c.given(row.cell(at), at, of, inPercent)
		}
		if v := l.Given[RoleCount]; inPercent && v.Form == Percent {
			l.Given[RolePercent], l.Given[RoleCount] = v, Given{}
			p.Named = true
		}
		if cell := row.cell(c.at(roleItem)); cell != "" && cell != item {
			item, battery = cell, ""
		}
		if cell := row.cell(c.at(roleRow)); cell != "" {
			battery = cell
		}
		l.Item, l.Row = item, battery
		if l.Option == "" && IsBaseRole(RoleOf(firstText(row))) {
			l.Option = firstText(row)
		}
		l.apart(cat)
		l.countElsewhere(row, c)
		p.Lines = append(p.Lines, l)
	}
}

// apart takes a row of a battery and its option apart that stand in one cell: "UWV - Goed".
func (l *Line) apart(c *Catalogue) {
	if l.Row != "" || l.Option == "" || c.IsOption(l.Option) {
		return
	}
	for _, at := range partsOfTitle.Regexp().FindAllStringIndex(l.Option, -1) {
		one, other := l.Option[:at[0]], strings.Trim(l.Option[at[1]:], " ])")
		switch {
		case c.IsRow(one) && c.IsOption(other):
			l.Row, l.Option = one, other
			return
		case c.IsOption(one) && c.IsRow(other):
			l.Row, l.Option = other, one
			return
		}
	}
}

// given reads a cell of a column.
func (c columns) given(cell string, at int, of Role, inPercent bool) Given {
	signs := c.signs[at]
	if of == RolePercent || inPercent && of == RoleCount {
		signs.point, signs.comma = 'd', 'd'
	}
	v := signs.read(cell)
	switch {
	case of == RolePercent && c.proportion && v.Form != NoNumber:
		v = value{Form: Percent, Text: hundredfold(v.Text)}
	case of == RolePercent && (v.Form == Whole || v.Form == Fraction), of == RoleCount && inPercent && (v.Form == Whole || v.Form == Fraction):
		v.Form = Percent
	}
	return Given{v, cell, columnName(cellAt(c.names, at), at)}
}

// countElsewhere takes the number of a line for the respondents from where it stands, which may be beside the column of counts.
func (l *Line) countElsewhere(r row, c columns) {
	_, missing := writing.Missing(l.Option)
	if !IsBaseRole(RoleOf(l.Option)) && !missing || l.Given[RoleCount].Form == Whole {
		return
	}
	of := RoleOf(l.Option)
	for _, at := range r.Values() {
		if at == c.at(RolePercent) && of != RoleBase && of != roleN {
			continue // a total of percentages
		}
		if v := c.signs[at].read(r.Cells[at]); v.Form == Whole {
			l.Given[RoleCount] = Given{v, r.Cells[at], c.called(at)}
			return
		}
	}
}

// lostIn returns the lines of a block that have a text and no number.
func (cat *Catalogue) lostIn(b block) []lost {
	var out []lost
	last := 0
	for _, row := range b.data {
		if len(row.Values()) > 0 && !IsBaseRole(RoleOf(firstText(row))) {
			last = row.line
		}
	}
	for _, row := range b.data {
		text := firstText(row)
		if _, mentioned := textBase(text); len(row.Values()) == 0 && text != "" && !mentioned && !cat.IsOption(text) && !cat.IsRow(text) {
			out = append(out, lost{row.line, text, row.line < last && cat.IsNear(text)})
		}
	}
	return out
}
