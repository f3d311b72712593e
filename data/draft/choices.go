package draft

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/data/platform"
	"spoor/data/writing"
	"spoor/internal/inorder"
	"spoor/internal/pattern"
)

// choices makes options of values, in an order that is known or else by frequency.
func (it *item) choices(v values) {
	var labels []string
	folded := map[string]string{}
	count := map[string]int{}
	for _, text := range v.order {
		key := writing.Fold(text)
		if _, known := folded[key]; !known {
			folded[key] = text
			labels = append(labels, text)
		}
		count[folded[key]] += v.count[text]
	}
	numeric := !slices.ContainsFunc(labels, func(text string) bool { _, ok := parseNumber(text); return !ok })
	ordered, known := inOrder(labels)
	switch {
	case v.whole():
		it.order, it.ordered = "as the file lists them", true
	case known:
		const wholeScale = 5
		labels, it.order = ordered, "in the order of a known scale"
		it.ordered = len(labels) >= wholeScale || counterparts[writing.Fold(labels[0])] != ""
	case numeric:
		inorder.By(labels, func(a, b string) int {
			x, _ := parseNumber(a)
			y, _ := parseNumber(b)
			switch {
			case x < y:
				return -1
			case x > y:
				return 1
			}
			return 0
		})
		it.order = "codes, by value; write what they mean in the labels"
	case numbered(labels):
		it.order, it.ordered = "by the numbers in the labels", true
	default:
		inorder.By(labels, func(a, b string) int { return count[b] - count[a] })
		it.order = "by how often they were chosen; give them their order, and add what nobody chose"
	}
	taken := identifiers{}
	for _, label := range labels {
		taken.reserve(label)
	}
	for _, label := range labels {
		o := option{label: label, count: count[label], open: platform.IsOpen(label)}
		if before := beforeAutoDate(label, labels); before != "" {
			o.label, o.aliases, o.guess = before, []string{label}, label+" is what a spreadsheet made of it"
		} else if isCode(label) {
			o.aliases = []string{label}
		}
		taken.release(label)
		o.id = taken.of(o.label, "option")
		taken.reserve(label)
		it.options = append(it.options, o)
	}
	if len(it.options) == 1 && it.kind != data.Open {
		it.options = append(it.options, it.counterpart())
	}
}

// beforeAutoDate returns the option of which a spreadsheet program made the date that a label is, or "". A whole date is an answer of
// its own where all others are dates too, unless they were ranges of which each begins where the one before ends.
func beforeAutoDate(label string, labels []string) string {
	was := writing.BeforeAutoDate(label)
	another := slices.ContainsFunc(labels, func(other string) bool { return len(writing.BeforeAutoDate(other)) == 0 })
	if len(was) == 0 || slices.Contains(labels, was[0]) || !another && !writing.NamesMonth(label) && !joinedRanges(labels) {
		return ""
	}
	return was[0]
}

// joinedRanges reports whether dates of one year read as ranges that join: 2026-03-01, 2026-06-04 and 2026-12-07 were 1-3, 4-6 and 7-12.
func joinedRanges(dates []string) bool {
	var ranges [][2]int
	years := map[string]bool{}
	for _, date := range dates {
		var r [2]int
		was := writing.BeforeAutoDate(date)
		if len(was) == 0 || len(date) < len("2026-03-01") {
			return false
		}
		if n, err := fmt.Sscanf(was[0], "%d-%d", &r[0], &r[1]); n < 2 || err != nil {
			return false
		}
		ranges = append(ranges, r)
		years[yearOf.FindString(date)] = true
	}
	inorder.By(ranges, func(a, b [2]int) int { return a[0] - b[0] })
	for i := 1; i < len(ranges); i++ {
		if next := ranges[i][0] - ranges[i-1][1]; next < 0 || next > 1 {
			return false
		}
	}
	return len(ranges) > 1 && len(years) == 1
}

var yearOf = pattern.New(`\d{4}`)

// counterparts are answers that come in pairs, folded.
var counterparts = map[string]string{"ja": "Nee", "nee": "Ja", "yes": "No", "no": "Yes", "true": "False", "false": "True", "waar": "Onwaar", "onwaar": "Waar",
	"1": "0", "0": "1", "mee eens": "Mee oneens", "eens": "Oneens", "man": "Vrouw", "vrouw": "Man"}

// anotherAnswer stands for the label of an option that the export does not name; the writer has the words of the language.
const anotherAnswer = "\x00another"

// counterpart is the answer that nobody gave to a question to which all gave the same.
func (it *item) counterpart() option {
	if label, known := counterparts[writing.Fold(it.options[0].label)]; known {
		o := option{id: it.free(identifiers{}.of(label, "another")), label: label}
		if isCode(label) {
			o.aliases = []string{label}
		}
		return o
	}
	return option{id: it.free("another"), label: anotherAnswer}
}

// isCode reports whether a value stands for a label that is not in the export.
func isCode(text string) bool {
	if _, err := strconv.Atoi(text); err == nil {
		return true
	}
	return len(text) <= 5 && strings.ContainsAny(text, "0123456789-_") && !strings.Contains(text, " ")
}

// other marks the option that has a text beside it.
func (d *Draft) other(it *item, texts []*column) {
	if len(texts) != 1 || comment(texts[0]) || texts[0].filled == 0 {
		return
	}
	texts[0].used = true
	it.openOther(otherLabel(texts[0]), texts[0].filled, d.names(texts[0].Column))
}

// otherLabel is what the option is called that a text stands for: by its column, unless that is the name of a variable.
func otherLabel(c *column) string {
	if c.Part != "" {
		return c.Part
	}
	if c.PartCode != "" && !strings.Contains(c.PartCode, "TEXT") && !isCode(c.PartCode) {
		return c.PartCode
	}
	return anotherAnswer
}

// openOther lets the option that is called other have a text beside it, and adds one where there is none.
func (it *item) openOther(label string, count int, columns []string) {
	for _, is := range []func(string) bool{writing.IsOther, isOther} { // "Anders" before "Andere baan"
		if k := slices.IndexFunc(it.options, func(o option) bool { return is(o.label) }); k >= 0 {
			it.options[k].open, it.options[k].columns = true, columns
			return
		}
	}
	it.options = append(it.options, option{id: it.free("other"), label: label, columns: columns, open: true, count: count})
}

func (d *Draft) open(c *column, why string, sure bool) {
	c.used = true
	it := d.startOne(c, data.Open, why)
	it.sure = sure
	d.add(it, []*column{c})
}

// add adds an item, unless one of its columns cannot be named.
func (d *Draft) add(it item, columns []*column) {
	for _, c := range columns {
		if d.names(c.Column) == nil {
			d.omit(columns[0], "no name that it has alone; make the headers differ")
			return
		}
	}
	if it.kind != data.Open && it.kind != data.Number && len(it.options) < 2 {
		d.omit(columns[0], "fewer than two different answers")
		return
	}
	apart(it.options)
	apart(it.rows)
	d.items = append(d.items, it)
}

// apart numbers labels that are the same.
func apart(options []option) {
	seen := map[string]int{}
	for k := range options {
		label := options[k].label
		if seen[label]++; seen[label] > 1 {
			options[k].label = fmt.Sprintf("%s (%d)", label, seen[label])
		}
	}
}
