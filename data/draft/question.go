package draft

import (
	"fmt"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/platform"
)

// question makes the items of one question.
func (d *Draft) question(q *question) {
	if q.summarised() {
		q.columns = q.columns[1:]
	}
	filled := 0
	for _, c := range q.columns {
		filled += c.filled
	}
	switch {
	case filled == 0 && len(q.columns) > 0:
		d.omit(q.columns[0], "nobody answered it")
	case len(q.columns) > 1 && all(q.columns, func(c *column) bool { return c.ticks == c.filled }):
		d.multiple(q)
	case len(q.columns) > 1 && d.battery(q):
	case len(q.columns) == 1:
		d.one(q)
	default:
		for _, c := range slices.Concat(q.columns, q.texts) {
			d.open(c, "texts")
		}
	}
}

// summarised reports whether the first column repeats in one cell what the others say by a tick each, as KoboToolbox writes.
func (q *question) summarised() bool {
	if len(q.columns) < 3 || q.columns[0].Part != "" || q.columns[0].PartCode != "" {
		return false
	}
	return all(q.columns[1:], func(c *column) bool { return c.PartCode != "" && c.ticks == c.filled })
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

// multiple makes an item of a column for each option.
func (d *Draft) multiple(q *question) {
	it := d.start(q.columns[0].Column, data.Multiple, fmt.Sprintf("%d columns of ticks", len(q.columns)))
	taken := identifiers{}
	named := d.parts(&it, q)
	for _, c := range q.columns {
		o := option{label: part(c), columns: named(c), count: c.ticks}
		o.id = taken.of(o.label, "option")
		o.open = slices.ContainsFunc(q.texts, func(t *column) bool { return beside(t, c) })
		it.options = append(it.options, o)
	}
	for _, c := range q.texts {
		if q.withoutAnswer(c) && !strings.HasSuffix(c.PartCode, "comment") {
			o := option{label: part(c), columns: named(c), open: true, count: c.filled}
			o.id = taken.of(o.label, "other")
			it.options = append(it.options, o)
		}
	}
	it.maxPicks = maxPicked(q.picked, len(it.options))
	d.add(it, slices.Concat(q.columns, q.texts))
}

// parts returns how the columns of the parts are named. Where their names repeat the question, that is named once, for the
// item.
func (d *Draft) parts(it *item, q *question) func(*column) []string {
	seen := map[string]int{}
	for _, c := range d.export.Columns {
		seen[platform.Fold(c.Text)+"\x00"+platform.Fold(c.Part)]++
	}
	all := slices.Concat(q.columns, q.texts)
	for _, c := range all {
		if c.Part == "" || c.Text == "" || !strings.Contains(c.Code, c.Text) || seen[platform.Fold(c.Text)+"\x00"+platform.Fold(c.Part)] > 1 {
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
		numbers, filled = numbers+c.numbers, filled+c.filled-c.missing()
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
	case !union.many && len(union.order) <= longestScale+2 && len(union.order)*2 <= filled:
		trial := item{kind: data.Rating, missing: map[string][]string{}}
		if trial.choices(union, false); len(trial.options) < 2 {
			return false
		}
		it := d.start(q.columns[0].Column, data.Rating, fmt.Sprintf("%d columns with the same %d answers", len(q.columns), len(trial.options)))
		it.options, it.order, it.missing = trial.options, trial.order, trial.missing
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
		separator = c.separator(d.export.Platform)
	}
	const fewNumbers, fewAnswers = 11, 30
	different := len(c.cells.order)
	switch {
	case c.Open:
		d.open(c, "the platform marks it as free text")
	case separator != "":
		d.joined(q, c, separator)
	case c.numbers > 0 && c.numbers == c.filled-c.missing() && (c.cells.many || different > fewNumbers || different*2 > c.filled):
		it := d.start(c.Column, data.Number, fmt.Sprintf("%d numbers", c.filled))
		it.columns = d.names(c.Column)
		it.low, it.high = c.span()
		it.setAside(c)
		d.add(it, q.columns)
	case !c.cells.many && different <= fewAnswers && (different*2 <= c.filled || different <= 2):
		it := d.start(c.Column, data.Single, fmt.Sprintf("%d different answers of %d", different, c.filled))
		it.columns = d.names(c.Column)
		it.choices(c.cells, false)
		d.other(&it, q.texts)
		d.add(it, q.columns)
	default:
		d.open(c, fmt.Sprintf("%d answers that hardly repeat", c.filled))
	}
}

// setAside declares the cells that say why there is no answer.
func (it *item) setAside(c *column) {
	for _, cell := range c.cells.order {
		if class := missingClass(cell); class != "" && !slices.Contains(it.missing[class], cell) {
			it.missing[class] = append(it.missing[class], cell)
		}
	}
}

// joined makes a multiple item of cells that hold several options.
func (d *Draft) joined(q *question, c *column, separator string) {
	p := c.pieces[separator]
	it := d.start(c.Column, data.Multiple, "options joined in one cell; a label that holds the separator is cut in two here")
	it.columns = d.names(c.Column)
	if own := map[platform.Name]string{platform.MicrosoftForms: ";", platform.GoogleForms: ",", platform.Qualtrics: ",", platform.Kobo: " "}; separator != "[" && own[d.export.Platform] != separator {
		it.separator = separator
	}
	it.setAside(c)
	typed := d.export.Platform == platform.MicrosoftForms || d.export.Platform == platform.GoogleForms
	kept := values{count: map[string]int{}}
	for _, piece := range p.order {
		// Where typed texts stand among the options, what only one respondent has is likely to be one.
		if p.count[piece] > 1 || !typed {
			kept.order, kept.count[piece] = append(kept.order, piece), p.count[piece]
		}
	}
	it.choices(kept, true)
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
