package word

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"spoor/reports/blocks"
	"spoor/reports/page"
)

// table writes a table after its caption, in parts under each other where it is too wide for the page. Its first row is repeated on every
// page, and no row breaks over two of them.
func (w *writer) table(b blocks.Block) {
	if b.Caption != "" {
		w.tables++
		w.caption(b, words.table.In(w.options.Lang), w.tables, "<w:keepNext/>", func() { w.text(b.Caption) })
	}
	form, parts := w.laidOut(b)
	for i, part := range parts {
		if i > 0 && b.Caption != "" {
			w.paragraph("table note", "<w:keepNext/>", func() { runText(w.XML, words.more.Say(w.options.Lang, w.tables), "") })
		}
		w.grid(part, form)
		w.paragraph("table note", `<w:spacing w:before="0" w:after="60"/>`, func() {})
	}
}

// grid writes the rows of a table.
func (w *writer) grid(b blocks.Block, form layout) {
	widths, _ := w.divided(b, form)
	w.Open("w:tbl")
	w.Open("w:tblPr")
	w.Empty("w:tblStyle", "w:val", w.house.ids["spoor table"])
	w.Empty("w:tblW", "w:w", strconv.Itoa(w.house.width), "w:type", "dxa")
	w.Empty("w:tblLayout", "w:type", "fixed")
	w.Empty("w:tblLook", "w:val", "0020", "w:firstRow", "1", "w:lastRow", "0", "w:firstColumn", "0", "w:lastColumn", "0", "w:noHBand", "1", "w:noVBand", "1")
	w.Close("w:tblPr")
	w.Open("w:tblGrid")
	for _, width := range widths {
		w.Empty("w:gridCol", "w:w", strconv.Itoa(width))
	}
	w.Close("w:tblGrid")
	for i, row := range b.Rows {
		w.Open("w:tr")
		w.Open("w:trPr")
		w.Empty("w:cantSplit")
		if i == 0 {
			w.Empty("w:tblHeader")
		}
		w.Close("w:trPr")
		for k := range widths {
			cell := ""
			if k < len(row) {
				cell = row[k]
			}
			w.brief = form.whole && utf8.RuneCountInString(blocks.Plain(cell)) <= brief
			w.cell(cell, widths[k], k > 0 && k < len(b.Left) && !b.Left[k], i == 0, i+1 < len(b.Rows) && i < 2, form.size)
			w.brief = false
		}
		w.Close("w:tr")
	}
	w.Close("w:tbl")
}

// cell writes one cell: numbers to the right.
func (w *writer) cell(text string, width int, right, head, keep bool, size int) {
	w.Open("w:tc")
	w.Open("w:tcPr")
	w.Empty("w:tcW", "w:w", strconv.Itoa(width), "w:type", "dxa")
	if head {
		w.Empty("w:vAlign", "w:val", "bottom")
	}
	w.Close()
	properties := ""
	if keep {
		properties += "<w:keepNext/>"
	}
	if right {
		properties += `<w:jc w:val="right"/>`
	}
	w.paragraph("table cell", properties, func() { w.sized(text, size) })
	w.Close("w:tc")
}

// caption writes a caption with a number that Word counts itself.
func (w *writer) caption(b blocks.Block, label string, number int, properties string, content func()) {
	w.paragraph("caption", properties, func() {
		w.anchored(b.Anchors)
		runText(w.XML, label+"\u00a0", "<w:b/>")
		w.Open("w:fldSimple", "w:instr", " SEQ "+label+" \\* ARABIC ")
		runText(w.XML, strconv.Itoa(number), "<w:b/>")
		w.Close()
		runText(w.XML, ". ", "<w:b/>")
		content()
	})
}

// layout is how the cells of a table are written: with letters of that size in half points, and numbers with their interval on one line,
// or over several.
type layout struct {
	size  int
	whole bool
}

// ordinary is the size of the letters of tables; the layouts are tried in this order.
const ordinary = 17

var layouts = []layout{{ordinary, true}, {15, true}, {ordinary, false}, {15, false}, {14, false}}

// laidOut chooses the first layout in which no word of a table is broken. One that is too wide in each is divided over as few parts as it
// takes, each with the first column.
func (w *writer) laidOut(b blocks.Block) (layout, []blocks.Block) {
	for n := range len(b.Rows[0]) {
		parts := parted(b, n+1)
		for _, form := range layouts {
			if !slices.ContainsFunc(parts, func(part blocks.Block) bool { _, fits := w.divided(part, form); return !fits }) {
				return form, parts
			}
		}
	}
	return layouts[len(layouts)-1], []blocks.Block{b}
}

// parted divides the columns of a table behind the first over n tables.
func parted(b blocks.Block, n int) []blocks.Block {
	parts := make([]blocks.Block, n)
	others := max(0, len(b.Rows[0])-1)
	for i := range parts {
		from, to := 1+others*i/n, 1+others*(i+1)/n
		parts[i].Left = cut(b.Left, from, to)
		for _, row := range b.Rows {
			parts[i].Rows = append(parts[i].Rows, cut(row, from, to))
		}
	}
	return parts
}

// cut returns the first value and those from one place to another, as far as there are any.
func cut[T any](row []T, from, to int) []T {
	return slices.Concat(row[:min(1, len(row))], row[min(from, len(row)):min(to, len(row))])
}

// unbroken is how long a text may be to stand on one line in any case: "≥96%", "n = 43"; brief is how long numbers may be, "57%* (42–71), 31/43",
// and words where there is room for them: "✔ Houdt stand", "geen aantoonbaar verschil".
const (
	unbroken = 12
	brief    = 26
	breaks   = 24 // letters from which on a word may break: it would take the room of all other columns
)

// divided divides the page over the columns in a layout by what stands in them: no column is narrower than its longest word, as far as there is
// room, then briefly worded columns have what they want where numbers do too, and the rest goes to the others by how much stands in them. It reports whether there is room for the longest words.
func (w *writer) divided(b blocks.Block, form layout) (widths []int, fits bool) {
	size := form.size
	columns := len(b.Rows[0])
	need, want := make([]int, columns), make([]int, columns)
	longest, all := make([]int, columns), make([]int, columns) // letters in a cell, and in all of them
	letter, padding := size*6, 190                             // in twentieths of a point: 0.6 of the size
	numeric := func(k int) bool { return k > 0 && k < len(b.Left) && !b.Left[k] }
	for i, row := range b.Rows {
		for k := range min(columns, len(row)) {
			text := page.Unbroken(blocks.Plain(row[k]))
			letters, word := utf8.RuneCountInString(text), min(longestWord(text), breaks)
			wide := letter
			switch {
			case i == 0:
				wide += letter / 8 // its letters are bold
			case numeric(k):
				wide = size * 27 / 5 // digits are narrower
			}
			if i > 0 && (letters <= unbroken && (form.whole || !numeric(k)) || form.whole && numeric(k) && letters <= brief) {
				word = letters
			}
			want[k] = max(want[k], padding+wide*min(letters, 48))
			if i > 0 {
				longest[k], all[k] = max(longest[k], letters), all[k]+letters
			}
			need[k] = max(need[k], padding+wide*word)
		}
	}
	need[0] = max(need[0], min(want[0], w.house.width/4))
	least, most := sum(need), sum(want)
	widths = make([]int, columns)
	fits = least <= w.house.width
	room := w.house.width
	if slices.Max(longest) > brief { // the rest is for who has more to say
		room = 3 * w.house.width / 4
	}
	for k := range widths {
		if longest[k] > brief {
			continue
		}
		all[k] = 0
		if more := min(padding+letter*longest[k]-need[k], room-least); more > 0 && form.whole && !numeric(k) {
			least, need[k] = least+more, need[k]+more
		}
	}
	if sum(all) == 0 {
		all = need
	}
	for k := range widths {
		switch {
		case most <= w.house.width:
			widths[k] = want[k] + (w.house.width-most)*want[k]/max(1, most)
		case least >= w.house.width:
			widths[k] = need[k] * w.house.width / least
		default:
			widths[k] = need[k] + (w.house.width-least)*all[k]/max(1, sum(all))
		}
	}
	return widths, fits
}

func sum(values []int) int {
	total := 0
	for _, value := range values {
		total += value
	}
	return total
}

// longestWord is how many letters the longest word of a text has; a long one with a hyphen breaks there.
func longestWord(text string) int {
	longest := 0
	for _, word := range strings.Split(text, " ") {
		letters := utf8.RuneCountInString(word)
		if letters > unbroken {
			letters = 0
			for _, part := range strings.SplitAfter(word, "-") {
				letters = max(letters, utf8.RuneCountInString(part))
			}
		}
		longest = max(longest, letters)
	}
	return longest
}
