package draft

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"spoor/data"
	"spoor/data/platform"
)

// question makes the items of one question.
func (d *Draft) question(q *question) {
	for _, c := range slices.Concat(q.columns, q.texts) {
		c.settle()
	}
	if q.summarised() {
		q.columns[0].used, q.columns = true, q.columns[1:]
	}
	switch {
	case q.unanswered():
		if len(q.columns) > 0 {
			d.omit(q.columns[0], "nobody answered it")
		}
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
			folded := platform.Fold(cell)
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
	if q.exploded() {
		kind, why = data.Single, fmt.Sprintf("%d columns with an option each, of which nobody has two", len(q.columns))
	}
	it := d.start(q.columns[0].Column, kind, why)
	taken := identifiers{}
	named := d.parts(&it, q)
	codes := true
	for _, c := range q.columns {
		o := option{label: part(c), columns: named(c), count: c.yes()}
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
	it.sure = kind == data.Multiple && d.many()
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
	own := func(c *column) bool { return c.filled == 0 || len(c.cells.order) == 1 && c.names(c.cells.order[0]) }
	return one >= fewest && all(q.columns, own) && len(q.texts) == 0
}

// yes returns how many picked the option of the column.
func (c *column) yes() int {
	n := 0
	for cell, times := range c.cells.count {
		if picked, _ := platform.Tick(cell, c.Part, c.PartCode); picked {
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
		seen[platform.Fold(c.Text)+"\x00"+platform.Fold(c.Part)]++
	}
	all := slices.Concat(q.columns, q.texts)
	for _, c := range all {
		ends := strings.TrimRight(c.Name, "]) ")
		if c.Part == "" || len(c.Text) < long || !strings.Contains(c.Code, c.Text) || !strings.HasSuffix(ends, strings.TrimRight(c.Part, "]) ")) || seen[platform.Fold(c.Text)+"\x00"+platform.Fold(c.Part)] > 1 {
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
		union.many = union.many || c.cells.many
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
		it.sure = d.many() && len(union.order) > 2 && filled >= oftenEach*len(union.order)
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

// one makes an item of a question with one column.
func (d *Draft) one(q *question) {
	c := q.columns[0]
	separator := ""
	if !c.Open {
		separator = c.separator(d.export.Cells)
	}
	const fewAnswers = 30
	different := len(c.cells.order)
	switch {
	case c.Open:
		d.open(c, "the platform marks it as free text", true)
	case separator != "":
		d.joined(q, c, separator)
	case len(q.texts) == 0 && c.rated():
		d.scale(c)
	case c.measures():
		it := d.startOne(c, data.Number, "numbers")
		it.sure = d.many() && !c.doubtful()
		it.low, it.high = c.span()
		if c.doubtful() {
			it.why += ", of which nothing tells what the points or commas set off"
		}
		d.add(it, q.columns)
	case !c.cells.many && different <= fewAnswers && (different*2 <= c.filled || different <= 2) && !c.texts(d.Responses):
		it := d.startOne(c, data.Single, fmt.Sprintf("%d different answers", different))
		it.sure = d.many() && different > 1 && c.filled >= oftenEach*different
		it.choices(c.cells)
		d.other(&it, q.texts)
		d.add(it, q.columns)
	default:
		d.open(c, "answers that hardly repeat", d.many() && different*5 >= c.filled*4)
	}
}

// Answers leave no doubt of what they are where there are many, and where each returns so often.
const (
	manyResponses = 10
	oftenEach     = 4
)

func (d *Draft) many() bool { return d.Responses >= manyResponses }

// measures reports whether the answers are numbers and no codes of a few answers.
func (c *column) measures() bool {
	const fewCodes = 11
	different := len(c.cells.order)
	return c.numbers > 0 && c.numbers == c.filled && (c.plain < c.numbers || c.cells.many || different > fewCodes || different*2 > c.filled)
}

const (
	longText  = 40 // letters of an answer that may be typed; one that occurs once, and not by every tenth respondent
	shortText = 15
)

// texts reports whether the answers were typed, and are no options: they occur once and are long, or there are hardly any.
func (c *column) texts(responses int) bool {
	once, long, words := 0, 0, 0
	for _, cell := range c.cells.order {
		if c.cells.count[cell] > 1 {
			continue
		}
		once++
		if letters := utf8.RuneCountInString(cell); letters > longText {
			long++
		} else if letters > shortText || strings.Count(cell, " ") > 1 {
			words++
		}
	}
	if once == len(c.cells.order) { // nothing returns
		return long > 0 || words > 0 || c.filled*5 <= responses && c.numbers == 0 && !paired(c.cells.order)
	}
	return long > 1 && long*4 >= c.filled || long > 1 && long*2 > len(c.cells.order)
}

// paired reports whether an answer is one of those that come in pairs, such as yes and no.
func paired(cells []string) bool {
	return slices.ContainsFunc(cells, func(cell string) bool { return counterparts[platform.Fold(cell)] != "" })
}

// setAside declares the cells that say why there is no answer.
func (it *item) setAside(c *column) {
	for _, cell := range c.absent.order {
		if class := missingClass(cell); !slices.Contains(it.missing[class], cell) {
			it.missing[class] = append(it.missing[class], cell)
		}
	}
}

// joined makes a multiple item of cells that hold several options.
func (d *Draft) joined(q *question, c *column, separator string) {
	p := c.pieces[separator]
	it := d.startOne(c, data.Multiple, "options joined in one cell; a label that holds the separator is cut in two here")
	if separator != "[" && separator != d.export.Cells.Separator {
		it.separator = separator
	}
	typed := d.export.Cells.Typed
	kept := values{count: map[string]int{}}
	for _, piece := range p.order {
		// Where typed texts stand among the options, what only one respondent has is likely to be one.
		if p.count[piece] > 1 || !typed {
			kept.order, kept.count[piece] = append(kept.order, piece), p.count[piece]
		}
	}
	it.choices(kept)
	d.other(&it, q.texts)
	if open := slices.ContainsFunc(it.options, func(o option) bool { return o.open }); !open && typed && len(kept.order) < len(p.order) {
		it.openOther("Anders", len(p.order)-len(kept.order), nil)
	}
	it.maxPicks = maxPicked(p.picked, len(it.options))
	d.add(it, q.columns)
}

// free returns an id that no option has.
func (it item) free(id string) string {
	taken := identifiers{}
	for _, o := range it.options {
		taken[o.id] = true
	}
	return taken.of(id, id)
}
