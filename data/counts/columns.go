package counts

import (
	"slices"
	"strconv"
)

// columns are what the columns of a table with an option a line hold.
type columns struct {
	of         map[role]int
	names      []string // headers
	signs      map[int]signs
	proportion bool     // the percentages are parts of one
	left       []string // columns that are not read
	unsure     []string // columns of numbers of which one might be the counts
	named      bool     // a header says that the numbers are counts or percentages
}

func (c columns) at(of role) int {
	if at, ok := c.of[of]; ok {
		return at
	}
	return -1
}

func (c columns) name(of role) string {
	if at := c.at(of); at >= 0 {
		return c.called(at)
	}
	return ""
}

func (c columns) called(at int) string { return columnName(cellAt(c.names, at), at) }

// cellAt returns a cell, blank where there is none.
func cellAt(cells []string, i int) string {
	if i >= 0 && i < len(cells) {
		return cells[i]
	}
	return ""
}

// columnsOf finds out what each column of a block holds, by its header and by its cells.
func (cat *catalogue) columnsOf(b block) columns {
	c := columns{of: map[role]int{}, signs: map[int]signs{}}
	width := 0
	for _, r := range b.data {
		width = max(width, len(r.cells))
	}
	if b.header != nil {
		c.names = b.header.cells
	}
	var texts, numbers []int
	for i := range width {
		text, number := 0, 0
		var cells []string
		for _, r := range b.data {
			switch cell := r.cell(i); {
			case isValue(cell):
				number++
				cells = append(cells, cell)
			case cell != "":
				text++
			}
		}
		c.signs[i] = signsOf(cells)
		header := roleOf(cellAt(c.names, i))
		switch {
		case number > text && !(isTextRole(header) && text > 0), number > 0 && isNumberRole(header):
			numbers = append(numbers, i)
		case text > 0:
			texts = append(texts, i)
		case header == roleCount || header == roleLow || header == roleHigh:
			c.of[header] = i // all of it blank
		}
	}
	if len(texts) == 0 && len(numbers) > 1 { // options that are called by numbers
		texts, numbers = numbers[:1], numbers[1:]
	}
	c.textColumns(b, cat, texts)
	c.numberColumns(b, numbers)
	return c
}

// textColumns tells options, rows and items apart, by headers first and then by which labels the cells are.
func (c *columns) textColumns(b block, cat *catalogue, texts []int) {
	fits := func(i int, is func(string) bool) int {
		n := 0
		for _, r := range b.data {
			if cell := r.cell(i); cell != "" && is(cell) {
				n++
			}
		}
		return n
	}
	for _, i := range texts {
		r := roleOf(cellAt(c.names, i))
		if _, taken := c.of[r]; isTextRole(r) && !taken {
			c.of[r] = i
		}
	}
	c.misnamed(fits, cat)
	if i, has := c.of[roleRow]; has && c.at(roleOption) < 0 && len(texts) == 1 && fits(i, cat.isRow) == 0 {
		delete(c.of, roleRow) // the only column of texts: a row and its option in one cell
		c.of[roleOption] = i
	}
	best := func(of role, is func(string) bool, fewest int) {
		if _, known := c.of[of]; known {
			return
		}
		most := fewest - 1
		for _, i := range texts {
			if n := fits(i, is); n > most && !c.isTaken(i) {
				most, c.of[of] = n, i
			}
		}
	}
	best(roleOption, cat.isOption, 1)
	best(roleOption, func(string) bool { return true }, 1)
	best(roleRow, cat.isRow, 2)
	best(roleItem, func(cell string) bool { n, known := cat.named(cell); return known && n.question.countable() }, 1)
	for _, i := range texts {
		if !c.isTaken(i) && cellAt(c.names, i) != "" {
			c.left = append(c.left, c.names[i])
		}
	}
}

// misnamed gives up columns whose header says what their cells are not: a column "Vraag" may hold the options, or the rows.
func (c *columns) misnamed(fits func(int, func(string) bool) int, cat *catalogue) {
	option, hasOption := c.of[roleOption]
	isItem := func(cell string) bool { n, known := cat.named(cell); return known && n.row == "" }
	for _, of := range []role{roleItem, roleRow} {
		i, has := c.of[of]
		if !has {
			continue
		}
		is := cat.isRow
		if of == roleItem {
			is = isItem
		}
		switch {
		case fits(i, is) > 0 || fits(i, cat.isOption) == 0 && (of == roleRow || fits(i, cat.isRow) == 0):
		case fits(i, cat.isOption) > 0 && (!hasOption || fits(option, cat.isOption) == 0):
			delete(c.of, of)
			delete(c.of, roleOption)
			c.of[roleOption] = i
		case of == roleItem && fits(i, cat.isRow) > 0:
			delete(c.of, of)
			if _, taken := c.of[roleRow]; !taken {
				c.of[roleRow] = i
			}
		}
	}
}

func (c *columns) isTaken(i int) bool {
	for _, at := range c.of {
		if at == i {
			return true
		}
	}
	return false
}

// numberColumns tells counts, percentages and bases apart. A word such as "Aantal respondenten" names the counts where nothing else does.
func (c *columns) numberColumns(b block, numbers []int) {
	by := map[role][]int{}
	for _, i := range numbers {
		r := roleOf(cellAt(c.names, i))
		signed, cells := 0, 0
		for _, line := range b.data {
			if cell := line.cell(i); isValue(cell) {
				cells++
				if withPercent.MatchString(cell) {
					signed++
				}
			}
		}
		switch {
		case signed*2 > cells:
			r = rolePercent
		case c.isOrdinal(b, i) && len(numbers) > 1:
			r = roleIgnored
		}
		by[r] = append(by[r], i)
	}
	for _, r := range []role{roleAsked, roleLow, roleHigh} {
		if len(by[r]) > 0 {
			c.of[r] = by[r][0]
		}
	}
	c.named = len(by[roleCount])+len(by[rolePercent])+len(by[roleN])+len(by[roleBase]) > 0
	c.leave(by[roleIgnored])
	c.chooseCounts(b, by)
	if len(by[rolePercent]) == 1 {
		c.of[rolePercent] = by[rolePercent][0]
		c.proportion = c.isProportion(b, by[rolePercent][0])
	}
	if _, counted := c.of[roleCount]; !counted {
		c.doubt(by[rolePercent])
	}
}

// chooseCounts chooses the columns of counts and of the number of respondents.
func (c *columns) chooseCounts(b block, by map[role][]int) {
	take := func(of role, from []int) {
		if len(from) == 1 {
			c.of[of] = from[0]
		}
	}
	unknown := slices.Concat(by[roleOther], by[roleOption], by[roleRow], by[roleItem])
	respondents := slices.Concat(by[roleBase], by[roleN])
	parts := slices.Concat(by[roleCount], unknown)
	_, blank := c.of[roleCount]
	switch {
	case blank || len(by[roleLow]) > 0 && len(by[roleCount]) < 2: // all counts of a pool may be hidden
		take(roleCount, by[roleCount])
		take(roleBase, respondents)
		c.leave(unknown)
	case len(by[roleTotal]) == 1 && len(parts) > 1 && c.addUp(b, parts, by[roleTotal][0]):
		c.of[roleCount] = by[roleTotal][0] // the parts are departments, years and the like
		c.named = true
		c.leave(parts)
		take(roleBase, respondents)
	case len(by[roleCount]) > 0:
		take(roleCount, by[roleCount])
		c.doubt(by[roleCount])
		take(roleBase, first(by[roleBase], by[roleN], by[roleTotal]))
		c.leave(unknown)
	case len(by[rolePercent]) == 0 && c.nOfHowMany(b, slices.Concat(by[roleN], by[roleBase], by[roleTotal]), len(unknown) == 0):
		c.leave(unknown)
	case len(unknown) == 0 && len(by[rolePercent]) > 0:
		c.besidePercentages(b, by)
	default:
		take(roleCount, unknown)
		c.doubt(unknown)
		take(roleBase, first(by[roleBase], by[roleN], by[roleTotal]))
	}
}

// nOfHowMany reads columns called "n", "Aantal respondenten" or "Totaal" that are the counts themselves: the one that differs between
// options, or the only one. One that does not differ is how many they are of.
func (c *columns) nOfHowMany(b block, columns []int, alone bool) bool {
	var counts, bases []int
	for _, i := range columns {
		if c.varies(b, i) {
			counts = append(counts, i)
		} else {
			bases = append(bases, i)
		}
	}
	if len(counts) == 0 && len(bases) == 1 && alone {
		counts, bases = bases, nil
	}
	if len(counts) != 1 || len(bases) > 1 {
		return false
	}
	c.of[roleCount] = counts[0]
	if len(bases) == 1 {
		c.of[roleBase] = bases[0]
	}
	return true
}

// besidePercentages reads n or the total beside percentages, which may be the counts, or the number of respondents.
func (c *columns) besidePercentages(b block, by map[role][]int) {
	beside := slices.Concat(by[roleBase], by[roleN], by[roleTotal])
	switch {
	case len(beside) > 1:
		c.doubt(beside)
	case len(beside) == 1 && c.varies(b, beside[0]):
		c.of[roleCount] = beside[0]
	case len(beside) == 1:
		c.of[roleBase] = beside[0]
	}
}

// varies reports whether the numbers of a column differ between the options of one question, as counts do and its respondents do not.
func (c *columns) varies(b block, i int) bool {
	different := map[string]map[string]bool{}
	for _, r := range b.data {
		cell := r.cell(i)
		if !isValue(cell) || isBaseRole(roleOf(firstText(r))) {
			continue
		}
		unit := r.cell(c.at(roleItem)) + "\x00" + r.cell(c.at(roleRow))
		if different[unit] == nil {
			different[unit] = map[string]bool{}
		}
		different[unit][cell] = true
	}
	for _, cells := range different {
		if len(cells) > 1 {
			return true
		}
	}
	return false
}

// isOrdinal reports whether a column numbers the lines, on the left of the options.
func (c *columns) isOrdinal(b block, i int) bool {
	if i > c.at(roleOption) {
		return false
	}
	at := 0
	for _, r := range b.data {
		cell := r.cell(i)
		if cell == "" {
			continue
		}
		if at++; cell != strconv.Itoa(at) && cell != strconv.Itoa(at)+"." {
			return false
		}
	}
	return at > 1
}

// addUp reports whether some columns add up to another on every line that has it.
func (c *columns) addUp(b block, parts []int, total int) bool {
	lines := 0
	for _, r := range b.data {
		v := c.signs[total].read(r.cell(total))
		if v.form != whole {
			continue
		}
		sum := 0
		for _, i := range parts {
			sum += c.signs[i].read(r.cell(i)).count
		}
		if sum != v.count {
			return false
		}
		lines++
	}
	return lines > 0
}

// isProportion reports whether percentages are parts of one: 0.75 is 75%. No option of a question is chosen by less than one in a
// hundred everywhere.
func (c *columns) isProportion(b block, i int) bool {
	parts := false
	for _, r := range b.data {
		if isBaseRole(roleOf(firstText(r))) {
			continue
		}
		switch v := (signs{'d', 'd'}).read(r.cell(i)); {
		case v.form == percent, v.form == whole && v.count > 1, v.form == fraction && v.text[0] != '0', v.form == doubtful:
			return false
		case v.form == fraction:
			parts = true
		}
	}
	return parts
}

func first(lists ...[]int) []int {
	for _, list := range lists {
		if len(list) > 0 {
			return list
		}
	}
	return nil
}

func (c *columns) doubt(numbers []int) {
	if len(numbers) < 2 {
		return
	}
	for _, i := range numbers {
		c.unsure = append(c.unsure, c.called(i))
	}
}

func (c *columns) leave(numbers []int) {
	for _, i := range numbers {
		c.left = append(c.left, c.called(i))
	}
}
