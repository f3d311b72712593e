package draft

import (
	"slices"
	"strconv"
	"strings"

	"spoor/data/platform"
)

const (
	maxValues  = 300 // different cells of a column that are remembered
	maxLetters = 300 // of a cell that may be an option
)

// separators are what may stand between options that are joined in one cell.
var separators = []string{";", ","}

// column is what the cells of one column hold.
type column struct {
	platform.Column
	filled  int
	ticks   int // cells that say yes or no, or repeat the name of the part
	numbers int
	lists   int // cells such as ['a' ;  'b']
	low     float64
	high    float64
	cells   values
	pieces  map[string]*pieces // by separator; "[" for lists, " " for codes
}

// values are the different texts of some cells and how often each occurs.
type values struct {
	count map[string]int
	order []string // as they were first seen
	many  bool     // there are more than is remembered
}

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
		if text = strings.TrimSpace(text); platform.Fold(text) != "" {
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
	if cell == "" {
		return
	}
	c.filled++
	c.cells.add(cell)
	if _, known := platform.Tick(cell, c.Part, c.PartCode); known {
		c.ticks++
	}
	if number, ok := parseNumber(cell); ok {
		if c.numbers == 0 {
			c.low, c.high = number, number
		}
		c.numbers++
		c.low, c.high = min(c.low, number), max(c.high, number)
	}
	if len(cell) > 2000 {
		return
	}
	if items, ok := platform.SplitList(cell); ok {
		c.lists++
		c.joined("[").add(items)
		return
	}
	for _, separator := range separators {
		c.joined(separator).add(split(cell, separator))
	}
	c.joined(" ").add(platform.SplitCodes(cell))
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

func parseNumber(cell string) (float64, bool) {
	text := strings.TrimSpace(strings.TrimSuffix(cell, "%"))
	if strings.Trim(text, "0123456789.,-") != "" {
		return 0, false
	}
	number, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	return number, err == nil
}

// separator returns what joins the options in the cells, or "": a separator with options beside it that also stand alone,
// and few that occur once.
func (c *column) separator(name platform.Name) string {
	trailing, missing := 0, 0
	for cell, n := range c.cells.count {
		if strings.HasSuffix(cell, ";") {
			trailing += n
		}
		if missingClass(cell) != "" {
			missing += n
		}
	}
	if c.lists*2 > c.filled-missing {
		return "["
	}
	if trailing > 0 && trailing == c.filled-missing {
		return ";"
	}
	if name == platform.MicrosoftForms {
		if trailing*2 > c.filled {
			return ";"
		}
		return ""
	}
	candidates := separators
	if name == platform.Kobo {
		candidates = []string{" "}
	}
	for _, separator := range candidates {
		if p := c.pieces[separator]; p != nil && c.joins(p) {
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
