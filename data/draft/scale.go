package draft

import (
	"slices"
	"strconv"
	"strings"

	"spoor/data"
	"spoor/data/writing"
	"spoor/internal/inorder"
	"spoor/internal/pattern"
)

// Words in a question on a scale that ends at 10, whatever was chosen of it: that begins at 0, at 1, and that asks to recommend, which
// begins at 0 unless the question says otherwise.
var (
	fromZero  = []string{"0-10", "0 - 10", "0–10", "0 tot 10", "0 tot en met 10", "0 t/m 10", "0 to 10"}
	fromOne   = []string{"1-10", "1 - 10", "1–10", "1 tot 10", "1 tot en met 10", "1 t/m 10", "1 to 10", "rapportcijfer", "out of 10"}
	recommend = []string{"aanbeve", "aan te bevelen", "aanraad", "aanraden", "aan te raden", "recommend"}
)

func speaks(text string, words []string) bool {
	text = writing.Fold(text)
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}

// marks returns the whole numbers that answers are, or begin with and say more of at the ends of a scale ("10 - zeer goed"), where all
// are different; false where one begins with none.
func marks(labels []string) (map[string]int, bool) {
	found := map[string]int{}
	taken := map[int]bool{}
	for _, label := range labels {
		at := leadingMark.FindStringSubmatch(strings.TrimSpace(label))
		if at == nil {
			return nil, false
		}
		mark, err := strconv.Atoi(at[1])
		if err != nil || taken[mark] {
			return nil, false
		}
		found[label], taken[mark] = mark, true
	}
	return found, len(found) > 1
}

var leadingMark = pattern.New(`^(-?\d{1,3})(?:$|\s*[-–=:.(]\s*\D|\s+\D)`)

// ofTen reports whether answers are marks on a scale of 0 or 1 to 10, and where it begins: both ends were chosen and most between them,
// or the question speaks of such a scale. Fewer marks may be codes of anything.
func ofTen(found map[string]int, text string) (low int, is bool) {
	low, high := 10, 0
	for _, mark := range found {
		low, high = min(low, mark), max(high, mark)
	}
	if low < 0 || high > 10 || high < 5 {
		return 0, false
	}
	zero, one, recommends := speaks(text, fromZero), speaks(text, fromOne), speaks(text, recommend)
	switch {
	case low == 0 && high == 10 && len(found) >= 7, zero, low == 0 && (one || recommends), recommends && !one:
		return 0, true
	case one:
		return 1, true
	}
	return 0, false
}

// onScale gives the points of a scale of numbers their values and puts them in that order; on one of 0 or 1 to 10 also those that nobody
// chose.
func (it *item) onScale() {
	labels := make([]string, len(it.options))
	for k, o := range it.options {
		labels[k] = o.label
	}
	found, numbered := marks(labels)
	if !numbered {
		return
	}
	for k := range it.options {
		mark := found[it.options[k].label]
		it.options[k].value = &mark
	}
	if low, is := ofTen(found, it.text); is {
		it.promoters = low == 0 && speaks(it.text, recommend)
		it.order = "a scale to 10, by its numbers"
		for mark := low; mark <= 10; mark++ {
			if !slices.ContainsFunc(it.options, func(o option) bool { return *o.value == mark }) {
				label := strconv.Itoa(mark)
				it.options = append(it.options, option{id: it.free(identifiers{}.of(label, "option")), label: label, aliases: []string{label}, value: &mark})
			}
		}
	}
	inorder.By(it.options, func(a, b option) int { return *a.value - *b.value })
}

// rated reports whether one column holds marks on a scale to 10.
func (c *column) rated() bool {
	if c.cells.many || len(c.cells.order) > 11 {
		return false
	}
	labels := slices.DeleteFunc(slices.Clone(c.cells.order), func(text string) bool { return missingClass(text) != "" })
	found, numbered := marks(labels)
	if !numbered {
		return false
	}
	_, is := ofTen(found, c.Text+" "+c.Part+" "+c.Question)
	return is
}

// scale makes a rating of one column.
func (d *Draft) scale(c *column) {
	it := d.startOne(c, data.Rating, "numbers on a scale to 10")
	it.choices(c.cells)
	it.onScale()
	it.rows = []option{{id: "score", label: it.text, columns: it.columns, count: c.filled}}
	it.columns = nil
	d.add(it, []*column{c})
}
