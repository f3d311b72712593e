package draft

import (
	"fmt"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/platform"
	"spoor/data/writing"
)

// question makes the items of one question.
func (d *Draft) question(q *question) {
	for _, c := range slices.Concat(q.columns, q.texts) {
		c.settle()
	}
	q.ticksByNumber()
	if q.summarised() {
		q.columns[0].used, q.columns = true, q.columns[1:]
	}
	switch {
	case q.unanswered():
		if len(q.columns) > 0 {
			d.omit(q.columns[0], "nobody answered it")
		}
	case q.ranked() && d.ranking(q):
	case len(q.columns) > 1 && all(q.columns, (*column).ticked) && !q.askedApart():
		d.multiple(q)
	case len(q.columns) > 1 && d.battery(q):
	default:
		d.parted(q)
	}
	for _, c := range q.texts {
		if !c.used && c.filled > 0 {
			d.open(c, "texts beside the answers", d.many())
		}
	}
}

// ticksByNumber finds columns of ticks in which each option has a code of its own, such as its number, in the place of a yes: each
// column holds no other, and no two hold the same.
func (q *question) ticksByNumber() {
	holds := map[string]bool{}
	for _, c := range q.columns {
		switch {
		case len(c.cells.order) > 1 || c.absent.order != nil || c.Part == "":
			return
		case c.filled > 0 && (holds[c.cells.order[0]] || !isCode(c.cells.order[0])):
			return
		case c.filled > 0:
			holds[c.cells.order[0]] = true
		}
	}
	if len(holds) < 2 || q.ranksAlike() {
		return
	}
	for _, c := range q.columns {
		if c.filled > 0 {
			c.own, c.ticks = c.cells.order[0], c.filled
		}
	}
	q.picked = q.filled
}

// ranksAlike reports whether everybody who answered filled every column.
func (q *question) ranksAlike() bool {
	some := 0
	for n, respondents := range q.filled {
		if n > 0 && n < len(q.columns) {
			some += respondents
		}
	}
	return some == 0
}

// unanswered reports whether nobody answered in any column.
func (q *question) unanswered() bool {
	return all(q.columns, func(c *column) bool { return c.filled == 0 })
}

// askedApart reports whether yes and no are answers to questions of their own, each put to other respondents: whoever said so of one
// of them did not say so of the others. Where only yes is written, or 0 stands for a blank, nothing can be told.
func (q *question) askedApart() bool {
	words, columns, some := false, 0, 0
	for _, c := range q.columns {
		if c.filled > 0 {
			columns++
		}
		for _, cell := range c.cells.order {
			folded := writing.Fold(cell)
			words = words || !c.names(cell) && (folded == "nee" || folded == "no")
		}
	}
	for n, respondents := range q.filled {
		if n > 0 {
			some += respondents
		}
	}
	full := 0
	for _, respondents := range q.filled[min(columns, len(q.filled)):] {
		full += respondents
	}
	return words && full*5 < some*4
}

// ticked reports whether all answers in a column say yes or no.
func (c *column) ticked() bool { return c.ticks == c.filled }

// parted makes items of the columns of a question that are answered in different ways: of neighbours that are answered in the same
// way one, of the others one each.
func (d *Draft) parted(q *question) {
	for columns := q.columns; len(columns) > 0; {
		columns = columns[d.alike(q, columns):]
	}
}

// alike makes an item of the first of some columns of a question, and of those behind it that are answered in the same way. It
// returns how many those are.
func (d *Draft) alike(q *question, columns []*column) int {
	n := 1
	for n < len(columns) && columns[n].ticked() == columns[0].ticked() && columns[n].filled > 0 && columns[0].filled > 0 {
		n++
	}
	some := &question{Question: q.Question, columns: columns[:n]}
	if n > 1 && n < len(q.columns) {
		if columns[0].ticked() {
			d.multiple(some)
			return n
		}
		if d.battery(some) {
			return n
		}
	}
	some.columns = columns[:1]
	if len(q.columns) == 1 {
		some.texts = q.texts
	}
	if columns[0].filled == 0 {
		d.omit(columns[0], "nobody answered it")
	} else {
		d.one(some)
	}
	return 1
}

// summarised reports whether the first column repeats in one cell what the others say by a tick each, as KoboToolbox writes.
func (q *question) summarised() bool {
	if len(q.columns) < 3 || q.columns[0].Part != "" || q.columns[0].PartCode != "" {
		return false
	}
	return all(q.columns[1:], func(c *column) bool { return c.PartCode != "" && c.ticked() })
}

func all(columns []*column, fits func(*column) bool) bool {
	return !slices.ContainsFunc(columns, func(c *column) bool { return !fits(c) })
}

func (d *Draft) omit(c *column, why string) {
	d.omitted = append(d.omitted, fmt.Sprintf("%s: %s", part(c), why))
}

// names returns a name that only this column has, or nothing.
func (d *Draft) names(c platform.Column) []string {
	for _, name := range c.Names() {
		if found := d.export.Named(name); len(found) == 1 && found[0].Index == c.Index {
			return []string{name}
		}
	}
	return nil
}

// start begins an item for a question or one column of it.
func (d *Draft) start(c platform.Column, kind data.Kind, why string) item {
	name := c.Text
	if c.Question != "" && len(c.Question) < 30 && !strings.Contains(c.Question, " ") {
		name = c.Question
	}
	it := item{kind: kind, why: why, text: c.Text, missing: map[string][]string{}}
	if it.text == "" {
		it.text, it.textGuess = c.Question, "the export holds no question, write it here"
	}
	if it.text == "" {
		it.text = c.Code
	}
	it.id = d.ids.of(name, "item")
	return it
}

// startOne begins an item for one column, which may be one of a question that is asked in parts.
func (d *Draft) startOne(c *column, kind data.Kind, why string) item {
	it := d.start(c.Column, kind, why)
	if c.Part != "" || c.PartCode != "" {
		it.text = strings.TrimSpace(it.text + " [" + part(c) + "]")
	}
	it.columns = d.names(c.Column)
	it.setAside(c)
	return it
}

// multiple makes an item of a column for each option.
func (d *Draft) multiple(q *question) {
	kind, why := data.Multiple, fmt.Sprintf("%d columns of ticks", len(q.columns))
	said := all(q.columns, func(c *column) bool { return c.Ticks })
	switch {
	case said:
		why = "a question with several answers, as the file says"
	case q.exploded():
		kind, why = data.Single, fmt.Sprintf("%d columns with an option each, of which nobody has two", len(q.columns))
	}
	it := d.start(q.columns[0].Column, kind, why)
	taken := identifiers{}
	named := d.parts(&it, q)
	codes := true
	for _, c := range q.columns {
		o := option{label: part(c), columns: named(c), count: c.yes()}
		if c.own != "" {
			o.aliases = []string{c.own}
		}
		codes = codes && isCode(o.label)
		o.id = taken.of(o.label, "option")
		for _, t := range q.texts {
			if beside(t, c) && !comment(t) {
				o.open, t.used = true, true
			}
		}
		it.setAside(c)
		it.options = append(it.options, o)
	}
	for _, c := range q.texts {
		if q.withoutAnswer(c) && !comment(c) {
			o := option{label: otherLabel(c), columns: named(c), open: true, count: c.filled}
			o.id = taken.of(o.label, "other")
			it.options, c.used = append(it.options, o), true
		}
	}
	it.sure = said || kind == data.Multiple && d.many()
	if codes && it.textGuess == "" {
		it.order = "codes; write what they mean in the labels"
	}
	if kind == data.Multiple {
		it.maxPicks = maxPicked(q.picked, len(it.options))
	}
	d.add(it, slices.Concat(q.columns, q.texts))
}

// exploded reports whether the columns are the options of one choice: they hold the options themselves, and of many respondents none has two.
func (q *question) exploded() bool {
	const fewest = 10
	one := 0
	for n, respondents := range q.picked {
		switch {
		case n == 1:
			one = respondents
		case n > 1 && respondents > 0:
			return false
		}
	}
	own := func(c *column) bool {
		return c.filled == 0 || len(c.cells.order) == 1 && (c.own != "" || c.names(c.cells.order[0]))
	}
	return one >= fewest && all(q.columns, own) && len(q.texts) == 0
}

// yes returns how many picked the option of the column.
func (c *column) yes() int {
	n := 0
	for cell, times := range c.cells.count {
		if picked, _ := c.tick(cell); picked {
			n += times
		}
	}
	return n
}

// comment reports whether a text says something of the answer and is none.
func comment(c *column) bool { return strings.HasSuffix(c.PartCode, "comment") }

// parts returns how the columns of the parts are named. Where their names repeat a long question, that is named once, for the item.
func (d *Draft) parts(it *item, q *question) func(*column) []string {
	const long = 20
	seen := map[string]int{}
	for _, c := range d.export.Columns {
		seen[writing.Fold(c.Text)+"\x00"+writing.Fold(c.Part)]++
	}
	all := slices.Concat(q.columns, q.texts)
	for _, c := range all {
		ends := strings.TrimRight(c.Name, "]) ")
		if c.Part == "" || len(c.Text) < long || !strings.Contains(c.Code, c.Text) || !strings.HasSuffix(ends, strings.TrimRight(c.Part, "]) ")) || seen[writing.Fold(c.Text)+"\x00"+writing.Fold(c.Part)] > 1 {
			return func(c *column) []string { return d.names(c.Column) }
		}
	}
	it.columns = []string{all[0].Text}
	return func(c *column) []string { return []string{c.Part} }
}

// part is what an option or row is called.
func part(c *column) string {
	switch {
	case c.Part != "":
		return c.Part
	case c.PartCode != "":
		return c.PartCode
	case c.Name != "":
		return c.Name
	}
	return c.Code
}

// battery makes a rating, or numbers, of several columns; it reports false when their answers have nothing in common.
func (d *Draft) battery(q *question) bool {
	var union values
	numbers, filled := 0, 0
	low, high := 0.0, 0.0
	for _, c := range q.columns {
		for _, cell := range c.cells.order {
			union.add(cell)
			union.count[cell] += c.cells.count[cell] - 1
		}
		union.many, union.known = union.many || c.cells.many, q.columns[0].cells.known
		from, to := c.span()
		if c.numbers > 0 && numbers == 0 {
			low, high = from, to
		} else if c.numbers > 0 {
			low, high = min(low, from), max(high, to)
		}
		numbers, filled = numbers+c.numbers, filled+c.filled
	}
	const longestScale = 11
	taken := identifiers{}
	rows := func(it *item) {
		named := d.parts(it, q)
		for _, c := range q.columns {
			it.rows = append(it.rows, option{id: taken.of(part(c), "row"), label: part(c), columns: named(c), count: c.filled})
		}
	}
	switch {
	case all(q.columns, func(c *column) bool { return c.separator(d.export.Cells) != "" }): // a row takes several answers
		return false
	case !union.many && len(union.order) <= longestScale+2 && len(union.order)*2 <= filled:
		trial := item{kind: data.Rating, missing: map[string][]string{}}
		if trial.choices(union); len(trial.options) < 2 {
			return false
		}
		it := d.start(q.columns[0].Column, data.Rating, fmt.Sprintf("%d columns with the same %d answers", len(q.columns), len(trial.options)))
		it.options, it.order, it.ordered = trial.options, trial.order, trial.ordered
		it.sure = union.whole() || d.many() && len(union.order) > 2 && filled >= oftenEach*len(union.order)
		it.onScale()
		for _, c := range q.columns {
			it.setAside(c)
		}
		rows(&it)
		d.add(it, q.columns)
		return true
	case numbers == filled:
		it := d.start(q.columns[0].Column, data.Number, fmt.Sprintf("%d columns of numbers", len(q.columns)))
		it.low, it.high = low, high
		for _, c := range q.columns {
			it.setAside(c)
		}
		rows(&it)
		d.add(it, q.columns)
		return true
	}
	return false
}
