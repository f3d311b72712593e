package layout

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// columns are what the columns of a table with an option a line hold.
type columns struct {
	of         map[Role]int
	names      []string // headers
	signs      map[int]signs
	proportion bool     // the percentages are parts of one
	left       []string // columns that are not read
	unsure     []string // columns of numbers of which one might be the counts
	named      bool     // a header says that the numbers are counts or percentages
}

func (c columns) at(of Role) int {
	if at, ok := c.of[of]; ok {
		return at
	}
	return -1
}

func (c columns) name(of Role) string {
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
func (cat *Catalogue) columnsOf(b block) columns {
	c := columns{of: map[Role]int{}, signs: map[int]signs{}}
	width := 0
	for _, r := range b.data {
		width = max(width, len(r.Cells))
	}
	if b.header != nil {
		c.names = b.header.Cells
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
		header := RoleOf(cellAt(c.names, i))
		switch {
		case number > text && !(isTextRole(header) && text > 0), number > 0 && isNumberRole(header):
			numbers = append(numbers, i)
		case text > 0:
			texts = append(texts, i)
		case header == RoleCount || header == RoleLow || header == RoleHigh:
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
func (c *columns) textColumns(b block, cat *Catalogue, texts []int) {
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
		r := RoleOf(cellAt(c.names, i))
		if _, taken := c.of[r]; isTextRole(r) && !taken {
			c.of[r] = i
		}
	}
	c.misnamed(fits, cat)
	if i, has := c.of[roleRow]; has && c.at(RoleOption) < 0 && len(texts) == 1 && fits(i, cat.IsRow) == 0 {
		delete(c.of, roleRow) // the only column of texts: a row and its option in one cell
		c.of[RoleOption] = i
	}
	best := func(of Role, is func(string) bool, fewest int) {
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
	best(RoleOption, cat.IsOption, 1)
	best(RoleOption, func(string) bool { return true }, 1)
	best(roleRow, cat.IsRow, 2)
	best(roleItem, func(cell string) bool { n, known := cat.Named(cell); return known && n.Question.Countable() }, 1)
	for _, i := range texts {
		if !c.isTaken(i) && cellAt(c.names, i) != "" {
			c.left = append(c.left, c.names[i])
		}
	}
}

// misnamed gives up columns whose header says what their cells are not: a column "Vraag" may hold the options, or the rows.
func (c *columns) misnamed(fits func(int, func(string) bool) int, cat *Catalogue) {
	option, hasOption := c.of[RoleOption]
	isItem := func(cell string) bool { n, known := cat.Named(cell); return known && n.Row == "" }
	for _, of := range []Role{roleItem, roleRow} {
		i, has := c.of[of]
		if !has {
			continue
		}
		is := cat.IsRow
		if of == roleItem {
			is = isItem
		}
		switch {
		case fits(i, is) > 0 || fits(i, cat.IsOption) == 0 && (of == roleRow || fits(i, cat.IsRow) == 0):
		case fits(i, cat.IsOption) > 0 && (!hasOption || fits(option, cat.IsOption) == 0):
			delete(c.of, of)
			delete(c.of, RoleOption)
			c.of[RoleOption] = i
		case of == roleItem && fits(i, cat.IsRow) > 0:
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
	by := map[Role][]int{}
	for _, i := range numbers {
		r := RoleOf(cellAt(c.names, i))
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
			r = RolePercent
		case c.isOrdinal(b, i) && len(numbers) > 1:
			r = RoleIgnored
		}
		by[r] = append(by[r], i)
	}
	for _, r := range []Role{RoleAsked, RoleLow, RoleHigh} {
		if len(by[r]) > 0 {
			c.of[r] = by[r][0]
		}
	}
	c.named = len(by[RoleCount])+len(by[RolePercent])+len(by[roleN])+len(by[RoleBase]) > 0
	c.leave(by[RoleIgnored])
	c.chooseCounts(b, by)
	if len(by[RolePercent]) == 1 {
		c.of[RolePercent] = by[RolePercent][0]
		c.proportion = c.isProportion(b, by[RolePercent][0])
	}
	if _, counted := c.of[RoleCount]; !counted {
		c.doubt(by[RolePercent])
	}
}

// chooseCounts chooses the columns of counts and of the number of respondents.
func (c *columns) chooseCounts(b block, by map[Role][]int) {
	take := func(of Role, from []int) {
		if len(from) == 1 {
			c.of[of] = from[0]
		}
	}
	unknown := slices.Concat(by[roleOther], by[RoleOption], by[roleRow], by[roleItem])
	respondents := slices.Concat(by[RoleBase], by[roleN])
	parts := slices.Concat(by[RoleCount], unknown)
	_, blank := c.of[RoleCount]
	switch {
	case blank || len(by[RoleLow]) > 0 && len(by[RoleCount]) < 2: // all counts of a pool may be hidden
		take(RoleCount, by[RoleCount])
		take(RoleBase, respondents)
		c.leave(unknown)
	case len(by[RoleTotal]) == 1 && len(parts) > 1 && c.addUp(b, parts, by[RoleTotal][0]):
		c.of[RoleCount] = by[RoleTotal][0] // the parts are departments, years and the like
		c.named = true
		c.leave(parts)
		take(RoleBase, respondents)
	case len(by[RoleCount]) > 0:
		take(RoleCount, by[RoleCount])
		c.doubt(by[RoleCount])
		take(RoleBase, first(by[RoleBase], by[roleN], by[RoleTotal]))
		c.leave(unknown)
	case len(by[RolePercent]) == 0 && c.nOfHowMany(b, slices.Concat(by[roleN], by[RoleBase], by[RoleTotal]), len(unknown) == 0):
		c.leave(unknown)
	case len(unknown) == 0 && len(by[RolePercent]) > 0:
		c.besidePercentages(b, by)
	default:
		take(RoleCount, unknown)
		c.doubt(unknown)
		take(RoleBase, first(by[RoleBase], by[roleN], by[RoleTotal]))
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
	c.of[RoleCount] = counts[0]
	if len(bases) == 1 {
		c.of[RoleBase] = bases[0]
	}
	return true
}

// besidePercentages reads n or the total beside percentages, which may be the counts, or the number of respondents.
func (c *columns) besidePercentages(b block, by map[Role][]int) {
	beside := slices.Concat(by[RoleBase], by[roleN], by[RoleTotal])
	switch {
	case len(beside) > 1:
		c.doubt(beside)
	case len(beside) == 1 && (c.varies(b, beside[0]) || len(by[RolePercent]) == 1 && c.areShares(b, beside[0], by[RolePercent][0])):
		c.of[RoleCount] = beside[0]
	case len(beside) == 1:
		c.of[RoleBase] = beside[0]
	}
}

// areShares reports whether percentages are the shares of numbers that are all the same in the sum of them, and cannot be percentages of
// the number itself: three times 5 with 33% are five of fifteen, as no third of five is whole.
func (c *columns) areShares(b block, i, percents int) bool {
	type line struct{ n, share, half float64 }
	var lines []line
	sum := 0.0
	for _, r := range b.data {
		v, share := c.signs[i].read(r.cell(i)), (signs{'d', 'd'}).read(r.cell(percents))
		printed, err := strconv.ParseFloat(share.Text, 64)
		if v.Form != Whole || err != nil || IsBaseRole(RoleOf(firstText(r))) {
			continue
		}
		_, decimals, _ := strings.Cut(share.Text, ".")
		lines = append(lines, line{float64(v.Count), printed, 0.501 * math.Pow10(-len(decimals))})
		sum += float64(v.Count)
	}
	shares, ofNumber := len(lines) > 1, true
	for _, l := range lines {
		shares = shares && math.Abs(100*l.n/sum-l.share) <= l.half
		whole := math.Round(l.share * l.n / 100)
		ofNumber = ofNumber && math.Abs(100*whole/l.n-l.share) <= l.half
	}
	return shares && !ofNumber
}

// varies reports whether the numbers of a column differ between the options of one question, as counts do and its respondents do not.
func (c *columns) varies(b block, i int) bool {
	different := map[string]map[string]bool{}
	for _, r := range b.data {
		cell := r.cell(i)
		if !isValue(cell) || IsBaseRole(RoleOf(firstText(r))) {
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
	if i > c.at(RoleOption) {
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
		if v.Form != Whole {
			continue
		}
		sum := 0
		for _, i := range parts {
			sum += c.signs[i].read(r.cell(i)).Count
		}
		if sum != v.Count {
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
		if IsBaseRole(RoleOf(firstText(r))) {
			continue
		}
		switch v := (signs{'d', 'd'}).read(r.cell(i)); {
		case v.Form == Percent, v.Form == Whole && v.Count > 1, v.Form == Fraction && v.Text[0] != '0', v.Form == Doubtful:
			return false
		case v.Form == Fraction:
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
