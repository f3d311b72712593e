package heading

import (
	"fmt"
	"slices"
	"strings"

	"spoor/data/records"
	"spoor/data/writing"
)

// Header records by their content.
//
// A hand-kept workbook has a title above its header, questions above the options of each, the level of measurement below, and a total
// at the end. Which records name the columns shows in the records below: names are texts where those have numbers or ticks, and
// stand in no list of answers that return.

const (
	mostTitles  = 20 // records above a header
	mostHeaders = 3

	headerSample = 500 // records that tell what the header is
)

// Head is what the records say of the header: how many stand above it, how many it has, and the one header that they come to.
type Head struct {
	Titles, Rows int
	Names        []string // empty where the first of the rows says it all
	Texts        []string // of the questions, where the names are codes; nil otherwise
}

// Of finds the header of records. Rows is how many records it takes with all above it, where a person said so, and 0 otherwise.
func Of(s Sample, rows int) Head {
	s.Records = s.Records[:min(len(s.Records), headerSample)]
	h := Head{Rows: 1}
	if rows > 0 {
		for h.Titles < rows-1 && s.isTitle(h.Titles) {
			h.Titles++
		}
		if h.Titles > 0 && s.onlyTicks(rows-1) { // the question of the options below it
			h.Titles--
		}
		h.Rows = rows - h.Titles
	} else {
		h.Titles = s.titles()
		for n := mostHeaders; n > 1; n-- {
			if s.headed(h.Titles, n) {
				h.Rows = n
				break
			}
		}
	}
	if h.Rows > 1 {
		h.compose(s)
	}
	return h
}

// Note says what was found, or nothing where the first record is the header. Rows of a sheet are counted as the sheet does.
func (h Head) Note(s Sample, rows bool) string {
	if h.Titles == 0 && h.Rows == 1 {
		return ""
	}
	line := func(i int) int { return s.Records[min(i, len(s.Records)-1)].Line }
	down := h.Titles + h.Rows
	if rows {
		down = line(down - 1)
	}
	explicit := fmt.Sprintf(" (to make that explicit: --header-rows %d)", down)
	above := ""
	if h.Titles > 0 {
		above = fmt.Sprintf("line %d is above the header and passed over; ", line(0))
		if h.Titles > 1 {
			above = fmt.Sprintf("lines %d to %d are above the header and passed over; ", line(0), line(h.Titles-1))
		}
	}
	if h.Rows == 1 {
		return fmt.Sprintf("%sthe header is line %d%s", above, line(h.Titles), explicit)
	}
	return fmt.Sprintf("%sthe header is lines %d to %d%s", above, line(h.Titles), line(h.Titles+h.Rows-1), explicit)
}

// filled returns the different texts of a record, folded, and how many of its cells are filled.
func (s Sample) filled(i int) (different map[string]bool, cells int) {
	different = map[string]bool{}
	for _, text := range s.Row(i) {
		if text != "" {
			different[writing.Fold(text)] = true
			cells++
		}
	}
	return different, cells
}

// UsualWidth is how many cells most records have filled.
func (s Sample) UsualWidth() int {
	counts := map[int]int{}
	usual := 0
	for i := range min(len(s.Records), 200) {
		_, n := s.filled(i)
		if counts[n]++; n > 0 && (counts[n] > counts[usual] || usual == 0) {
			usual = n
		}
	}
	return usual
}

// isTitle reports whether a record says something of the table, and names no columns: it has next to nothing filled, or one text in
// all cells, as a merged title has.
func (s Sample) isTitle(i int) bool {
	different, cells := s.filled(i)
	width := 0
	for k := range min(len(s.Records), mostTitles+mostHeaders+5) {
		_, n := s.filled(k)
		width = max(width, n)
	}
	switch {
	case cells == 0:
		return true
	case len(different) == 1:
		return width > 1
	}
	return len(different) == 2 && width >= 6 && cells*4 <= width
}

// titles returns how many records stand above the header.
func (s Sample) titles() int {
	n := 0
	for n < min(mostTitles, len(s.Records)-1) && s.isTitle(n) {
		n++
	}
	if n == 0 || n == mostTitles {
		return 0
	}
	// What comes next must look like a header. A lone text above columns of ticks is the question, and they are its options.
	different, cells := s.filled(n)
	if cells < 2 || len(different)*10 < cells*9 || cells*2 < s.UsualWidth() {
		return 0
	}
	if last, _ := s.filled(n - 1); len(last) > 0 && s.onlyTicks(n) {
		n--
	}
	return n
}

// onlyTicks reports whether the columns that a record names hold ticks, nearly all of them.
func (s Sample) onlyTicks(header int) bool {
	ticks, columns := 0, 0
	for i, name := range s.Row(header) {
		p := s.Profile(i, header+1)
		if p.Filled == 0 {
			continue
		}
		columns++
		if how, _ := p.Tick(name); how != NoTick && (how != OwnTick || p.Filled > 1 && p.Numbers < p.Filled) {
			ticks++
		}
	}
	return ticks > 1 && ticks*5 >= columns*4
}

// headed reports whether n records from the first on are a header: each record below the first of them names what no record below them says.
func (s Sample) headed(first, n int) bool {
	if first+n >= len(s.Records) {
		return false
	}
	for i := first + 1; i < first+n; i++ {
		if !s.names(i, first, first+n) {
			return false
		}
	}
	return true
}

// names reports whether record i, below the record first, names columns and holds no answers, by the records from data on.
func (s Sample) names(i, first, data int) bool {
	cells, above := s.Row(i), s.Row(first)
	if levels(cells) {
		return true
	}
	const strong, weak = 2, 1
	different, against, filled, score := 0, 0, 0, 0
	for column, cell := range cells {
		if cell == "" {
			continue
		}
		filled++
		if At(above, column) == "" {
			score += weak // the question stands further to the left
		}
		p := s.Profile(column, data)
		_, _, number := (writing.NumberStyle{}).Read(cell)
		_, missing := writing.Missing(cell)
		switch how, _ := p.Tick(""); {
		case p.Filled == 0 || missing:
		case p.Values[writing.Fold(cell)] > 0, number:
			against++
		case p.Numbers*10 >= p.Filled*9 && p.Filled > 1, how == SignTick && !writing.Picked[writing.Fold(cell)]:
			score, different = score+strong, different+1
		case len(p.Values)*3 <= p.Filled:
			score, different = score+weak, different+1
		}
	}
	return different > 1 && score >= 4 && against*5 <= different
}

// measurement are the words for the level of measurement and the type of a column, folded.
var measurement = writing.Set("nominaal", "ordinaal", "schaal", "interval", "ratio", "continu", "categorisch", "dichotoom", "nominal", "ordinal", "scale", "continuous", "categorical",
	"binary", "string", "numeric", "numeriek", "number", "getal", "tekst", "text", "integer", "float", "double", "decimal", "date", "datum", "tijd", "time", "boolean", "logical", "factor", "character",
	"open", "gesloten", "meerkeuze", "multiple choice", "single choice", "open vraag", "radio", "checkbox", "dropdown", "likert", "-", "n.v.t.")

// levels reports whether a record gives the level of measurement of the columns.
func levels(cells []string) bool {
	words, filled := 0, 0
	for _, cell := range cells {
		if cell != "" {
			filled++
		}
		if measurement[writing.Fold(cell)] {
			words++
		}
	}
	return words > 1 && words*10 >= filled*7
}

// compose makes one header of several records: the question, and the option or row below it.
func (h *Head) compose(s Sample) {
	var rows [][]string
	for i := h.Titles; i < h.Titles+h.Rows; i++ {
		if row := s.Row(i); !levels(row) && (!s.isTitle(i) || i == h.Titles+h.Rows-1 || s.onlyTicks(h.Titles+h.Rows-1)) {
			rows = append(rows, row)
		}
	}
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	switch {
	case len(rows) == 0:
		return
	case len(rows) == 2 && codesAndTexts(rows[0], rows[1]):
		h.Names, h.Texts = rows[0], rows[1]
		return
	case len(rows) == 2 && codesAndTexts(rows[1], rows[0]):
		h.Names, h.Texts = rows[1], rows[0]
		return
	}
	h.Names = make([]string, width)
	for _, row := range rows[:len(rows)-1] {
		spread(row, rows[len(rows)-1])
	}
	for column := range width {
		var question []string
		for _, row := range rows[:len(rows)-1] {
			if text := At(row, column); text != "" && !slices.Contains(question, text) {
				question = append(question, text)
			}
		}
		h.Names[column] = named(strings.Join(question, " - "), At(rows[len(rows)-1], column))
	}
}

// named joins a question and a part of it.
func named(question, part string) string {
	switch {
	case part == "" || writing.Fold(part) == writing.Fold(question):
		return question
	case question == "":
		return part
	}
	return question + " [" + part + "]"
}

// spread writes a question over the columns to its right that have no question of their own, and an option.
func spread(questions, options []string) {
	last := ""
	for i := range questions {
		switch {
		case questions[i] != "":
			last = questions[i]
		case At(options, i) == "":
			last = ""
		default:
			questions[i] = last
		}
	}
}

// codesAndTexts reports whether one record has a code for every column, without spaces, and the other the text of each, all different.
func codesAndTexts(codes, texts []string) bool {
	seen, longer, filled := map[string]bool{}, 0, 0
	for i, code := range codes {
		text := At(texts, i)
		if code == "" && text == "" {
			continue
		}
		if code == "" || text == "" || strings.Contains(code, " ") || seen[code] || seen["\x00"+text] {
			return false
		}
		seen[code], seen["\x00"+text] = true, true
		filled++
		if len(text) > len(code) || text == code {
			longer++
		}
	}
	return filled > 1 && longer*10 >= filled*7 && slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(text, " ") })
}

// Under returns the sample below what stands above the header, with the header as one record.
func (h Head) Under(s Sample) Sample {
	out := Sample{Records: slices.Clone(s.Records[h.Titles:])}
	if h.Rows > 1 {
		out.Records = out.Records[h.Rows-1:]
		cells := make([]records.Cell, max(len(h.Names), len(out.Records[0].Cells)))
		for i := range cells {
			cells[i].Text = At(h.Names, i)
		}
		out.Records[0] = records.Record{Line: out.Records[0].Line, Cells: cells}
	}
	return out
}
