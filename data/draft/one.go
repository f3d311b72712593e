package draft

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"spoor/data"
	"spoor/data/writing"
)

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
	case c.Open && !c.typedNumbers():
		d.open(c, "the platform marks it as free text", true)
	case separator != "":
		d.joined(q, c, separator)
	case !c.Open && c.cells.whole() && len(c.cells.order) > 1:
		it := d.startOne(c, data.Single, fmt.Sprintf("%d answers, as the file lists them", different))
		it.sure = true
		it.choices(c.cells)
		d.other(&it, q.texts)
		d.add(it, q.columns)
	case len(q.texts) == 0 && !c.Open && c.rated():
		d.scale(c)
	case c.Open || c.measures() && !c.coded():
		it := d.startOne(c, data.Number, "numbers")
		it.sure = d.many() && !c.doubtful() && !c.Open
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

// typedNumbers reports whether all that was typed in a field for text are numbers: platforms ask for numbers in such a field.
func (c *column) typedNumbers() bool {
	const fewest = 5
	return c.filled >= fewest && c.numbers == c.filled
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

// coded reports whether the file says that numbers are codes, and they may be those of some answers.
func (c *column) coded() bool { return c.Coded && c.plain == c.numbers && !c.cells.many }

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
	return slices.ContainsFunc(cells, func(cell string) bool { return counterparts[writing.Fold(cell)] != "" })
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
	if p.ranked(c) {
		d.inOrder(c, p, separator)
		return
	}
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
