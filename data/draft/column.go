package draft

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"spoor/data/platform"
	"spoor/data/writing"
)

const (
	maxValues  = 300 // different cells of a column that are remembered
	maxLetters = 300 // of a cell that may be an option
)

// separators are what may stand between options that are joined in one cell.
var separators = []string{";", ","}

// column is what the cells of one column hold. What says that there is no answer is set aside before anything is counted.
type column struct {
	platform.Column
	filled  int    // answers
	absent  values // cells that say why there is none
	ticks   int    // answers that say yes or no, or repeat the name of the part
	numbers int
	plain   int  // numbers that may be codes: small, whole, without signs
	below   bool // a number below 0 that is no code for missing
	lists   int  // cells such as ['a' ;  'b']
	letters int  // of the longest answer
	style   writing.NumberEvidence
	decimal span // of the numbers, what doubtful signs set off taken for decimals
	grouped span // the same, taken for thousands
	cells   values
	pieces  map[string]*pieces // by separator; "[" for lists, " " for codes
	ticking writing.TickStyle  // of the columns of its question
	own     string             // the code that stands for a yes in this column of ticks, where each has its own
	used    bool               // an item has it
}

// values are the different texts of some cells and how often each occurs.
type values struct {
	count map[string]int
	order []string // as they were first seen, or as the file lists them
	many  bool     // there are more than is remembered
	known int      // how many of them the file lists, from the first on
}

// listed are the values that a file lists for a column, of which none was seen yet.
func listed(answers []string) values {
	v := values{count: map[string]int{}}
	for _, text := range answers {
		if _, twice := v.count[text]; !twice {
			v.count[text] = 0
			v.order = append(v.order, text)
		}
	}
	v.known = len(v.order)
	return v
}

// whole reports whether every value is one that the file lists.
func (v values) whole() bool { return v.known > 0 && v.known == len(v.order) }

func (v *values) add(text string) {
	if v.count == nil {
		v.count = map[string]int{}
	}
	if _, known := v.count[text]; !known {
		if v.many = v.many || len(v.order) >= maxValues || len(text) > maxLetters; v.many {
			return
		}
		v.order = append(v.order, text)
	}
	v.count[text]++
}

// pieces are the options that cells seem to join.
type pieces struct {
	values
	picked []int // how many cells hold so many
}

func (p *pieces) add(texts []string) {
	n := 0
	for _, text := range texts {
		if _, missing := writing.Missing(text); missing && len(texts) > 1 {
			continue // nobody picks that there is no answer beside one
		}
		if text = strings.TrimSpace(text); writing.Fold(text) != "" {
			p.values.add(text)
			n++
		}
	}
	tally(&p.picked, n)
}

func tally(counts *[]int, n int) {
	const most = 100
	for len(*counts) <= min(n, most) {
		*counts = append(*counts, 0)
	}
	(*counts)[min(n, most)]++
}

// maxPicked returns the most that anybody picked, when so many did that it is likely to be a limit: two in five.
func maxPicked(counts []int, options int) int {
	most, answered := 0, 0
	for n, count := range counts {
		if n > 0 && count > 0 {
			most, answered = n, answered+count
		}
	}
	if most < 2 || most >= options || counts[most]*5 < answered*2 {
		return 0
	}
	return most
}

func (c *column) add(cell string) {
	if cell == "" || writing.Unreadable(cell) != "" {
		return
	}
	if c.cells.count[cell] > 0 {
		c.answer(cell)
		return
	}
	if _, missing := writing.Missing(cell); missing && !c.names(cell) {
		c.absent.add(cell)
		return
	}
	c.answer(cell)
}

// names reports whether a cell repeats the name of the part.
func (c *column) names(cell string) bool {
	folded := writing.Fold(cell)
	return folded != "" && (folded == writing.Fold(c.Part) || folded == writing.Fold(c.PartCode))
}

// tick reads a cell as that of one option. A column of 1 and 2 is none: which of both is yes, the labels must say.
func (c *column) tick(cell string) (picked, known bool) {
	if c.ticking.Second {
		return false, cell == ""
	}
	return c.ticking.Read(cell, c.Part, c.PartCode, c.own)
}

// answer adds a cell with an answer.
func (c *column) answer(cell string) {
	c.filled++
	c.cells.add(cell)
	c.letters = max(c.letters, utf8.RuneCountInString(cell))
	if _, known := c.tick(cell); known {
		c.ticks++
	}
	if text, grouped, ok := (writing.NumberStyle{}).Read(cell); ok {
		c.number(cell, text, grouped)
	}
	if len(cell) > 2000 {
		return
	}
	if items, ok := writing.SplitList(cell); ok {
		c.lists++
		c.joined("[").add(items)
		return
	}
	for _, separator := range separators {
		c.joined(separator).add(split(cell, separator))
	}
	c.joined(" ").add(writing.SplitCodes(cell))
}

// largestCode is the largest number that is taken for the code of an answer where others like it return.
const largestCode = 99

func (c *column) number(cell, text, grouped string) {
	c.numbers++
	c.style.Add(cell)
	c.decimal.add(text)
	c.grouped.add(cmp.Or(grouped, text))
	if code, err := strconv.Atoi(cell); err == nil && code <= largestCode {
		c.plain++
	}
	c.below = c.below || strings.HasPrefix(text, "-")
}

// settle takes codes such as -99 back among the numbers where others are below 0.
func (c *column) settle() {
	if !c.below {
		return
	}
	var rest values
	for _, cell := range c.absent.order {
		for range c.absent.count[cell] {
			if writing.MissingCode(cell) {
				c.answer(cell)
			} else {
				rest.add(cell)
			}
		}
	}
	c.absent = rest
}

func (c *column) joined(separator string) *pieces {
	if c.pieces == nil {
		c.pieces = map[string]*pieces{}
	}
	if c.pieces[separator] == nil {
		c.pieces[separator] = &pieces{}
	}
	return c.pieces[separator]
}

func split(cell, separator string) []string {
	var out []string
	for _, part := range strings.Split(cell, separator) {
		if part = strings.TrimSpace(part); part != "" && !slices.Contains(out, part) {
			out = append(out, part)
		}
	}
	return out
}

// parseNumber reads a code.
func parseNumber(cell string) (float64, bool) {
	text, _, ok := (writing.NumberStyle{}).Read(cell)
	if !ok {
		return 0, false
	}
	number, err := strconv.ParseFloat(text, 64)
	return number, err == nil
}

// span is the lowest and the highest of some numbers.
type span struct {
	low, high float64
	any       bool
}

func (s *span) add(text string) {
	value, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil:
	case !s.any:
		*s = span{value, value, true}
	default:
		s.low, s.high = min(s.low, value), max(s.high, value)
	}
}

// doubtful reports whether nothing tells what the signs in some numbers set off.
func (c *column) doubtful() bool { return c.style.Style().Decimal == 0 && c.grouped != c.decimal }

// span returns the lowest and the highest number, as the whole column writes them; where it does not tell, as either reads.
func (c *column) span() (low, high float64) {
	numbers := c.decimal
	if c.doubtful() {
		return min(c.decimal.low, c.grouped.low), max(c.decimal.high, c.grouped.high)
	}
	if style := c.style.Style(); style.Decimal != 0 {
		exact := span{}
		if !c.cells.many {
			for _, cell := range c.cells.order {
				if text, _, ok := style.Read(cell); ok {
					exact.add(text)
				}
			}
			return exact.low, exact.high
		}
		if c.style.Grouped() {
			numbers = c.grouped
		}
	}
	return numbers.low, numbers.high
}

// separator returns what joins the options in the cells, or "": a separator with options beside it that also stand alone,
// and few that occur once, or with the same options on both sides in more than one order.
func (c *column) separator(cells platform.Cells) string {
	trailing := 0
	for cell, n := range c.cells.count {
		if strings.HasSuffix(cell, ";") {
			trailing += n
		}
	}
	if c.numbers > 0 && c.numbers >= c.filled && cells.Separator != " " {
		return "" // 18,5 is a number and not the codes 18 and 5
	}
	if c.lists*2 > c.filled {
		return "["
	}
	if trailing > 0 && trailing == c.filled {
		return ";"
	}
	if cells.Ended {
		if trailing*2 > c.filled {
			return ";"
		}
		return ""
	}
	candidates := separators
	if cells.Separator == " " {
		candidates = []string{" "}
	}
	for _, separator := range candidates {
		if p := c.pieces[separator]; p != nil && (c.joins(p) || p.ranked(c)) {
			return separator
		}
	}
	return ""
}

func (c *column) joins(p *pieces) bool {
	const mostOptions = 60
	if p.many || len(p.order) > mostOptions {
		return false
	}
	alone, once, all := 0, 0, 0
	for _, piece := range p.order {
		if n := p.count[piece]; c.cells.count[piece] > 0 && n > c.cells.count[piece] {
			alone++
		} else if n == 1 {
			once++
		}
		all += p.count[piece]
	}
	return alone >= 2 && once*4 <= all
}
