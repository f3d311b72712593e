package terminal

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// leastLabel is the fewest characters that a label keeps.
const leastLabel = 14

// Fit returns a text in lines of that many characters at most. Of tables, which are lines with their columns under each other and two
// spaces or more between them, the labels in the first column are shortened, with a key below, and columns for which there is no room
// stand below the others, beside the labels again; no number is cut. Other lines go on on the next one, as far from the left.
// With 0 columns, or where everything fits, the text is returned as it is.
func Fit(text string, columns int) string {
	if columns <= 0 {
		return text
	}
	lines := strings.Split(text, "\n")
	var out []string
	for start := 0; start < len(lines); {
		end := start
		for end < len(lines) && strings.TrimSpace(lines[end]) != "" {
			end++
		}
		if end == start {
			out = append(out, lines[start])
			start++
			continue
		}
		out = append(out, block(lines[start:end], columns)...)
		start = end
	}
	return strings.Join(out, "\n")
}

// block fits lines between two empty ones.
func block(lines []string, columns int) []string {
	if widest(lines) <= columns {
		return lines
	}
	if cells := table(lines); cells != nil {
		return fitTable(cells, columns)
	}
	var out []string
	for _, line := range lines {
		out = append(out, wrap(line, columns, 0)...)
	}
	return out
}

func widest(lines []string) int {
	most := 0
	for _, line := range lines {
		most = max(most, utf8.RuneCountInString(line))
	}
	return most
}

// table returns the cells of a table, each as wide as its column, or nil where the lines are none: it takes two lines, and two spaces at the
// same place in all of them. The first column begins at the left.
func table(lines []string) [][]string {
	if len(lines) < 2 {
		return nil
	}
	width := widest(lines)
	letters := make([][]rune, len(lines))
	for i, line := range lines {
		letters[i] = []rune(line + strings.Repeat(" ", width-utf8.RuneCountInString(line)))
		if letters[i][0] == ' ' && strings.TrimSpace(lines[0]) != "" && i > 0 {
			return nil
		}
	}
	free := func(at int) bool {
		for _, line := range letters {
			if line[at] != ' ' {
				return false
			}
		}
		return true
	}
	starts := []int{0}
	for at := 1; at < width; at++ {
		if !free(at) && free(at-1) && at > 1 && free(at-2) {
			starts = append(starts, at)
		}
	}
	if len(starts) < 2 {
		return nil
	}
	cells := make([][]string, len(letters))
	for i, line := range letters {
		for k, start := range starts {
			end := width
			if k+1 < len(starts) {
				end = starts[k+1] - 2
			}
			cells[i] = append(cells[i], string(line[start:end]))
		}
	}
	return cells
}

// fitTable lays the columns of a table out beside shortened labels, as many as fit, and the others below.
func fitTable(cells [][]string, columns int) []string {
	widths := make([]int, len(cells[0]))
	for i, cell := range cells[0] {
		widths[i] = utf8.RuneCountInString(cell)
	}
	rest := 0
	for _, width := range widths[1:] {
		rest += 2 + width
	}
	room := max(leastLabel, columns-rest)
	labels, key := shorten(column(cells), min(room, widths[0]))
	label := widest(labels)
	var out []string
	for from := 1; from < len(widths); {
		to, used := from, label
		for to < len(widths) && (to == from || used+2+widths[to] <= columns) {
			used += 2 + widths[to]
			to++
		}
		if from > 1 {
			out = append(out, "")
		}
		for i, row := range cells {
			line := labels[i] + strings.Repeat(" ", label-utf8.RuneCountInString(labels[i]))
			for k := from; k < to; k++ {
				line += "  " + row[k]
			}
			out = append(out, strings.TrimRight(line, " "))
		}
		from = to
	}
	if len(key) > 0 {
		out = append(out, "")
	}
	for _, line := range key {
		out = append(out, wrap(line, columns, 2)...)
	}
	return out
}

// column returns the first cells of all rows.
func column(cells [][]string) []string {
	out := make([]string, len(cells))
	for i, row := range cells {
		out[i] = strings.TrimRight(row[0], " ")
	}
	return out
}

// shorten cuts labels to a width, after a word where one ends near it, and returns the lines of the key that say what was cut. No two labels
// that differ become the same.
func shorten(labels []string, width int) (short, key []string) {
	taken := map[string]string{}
	for _, label := range labels {
		if utf8.RuneCountInString(label) <= width {
			taken[label] = label
		}
	}
	short = make([]string, len(labels))
	for i, label := range labels {
		short[i] = label
		if utf8.RuneCountInString(label) <= width {
			continue
		}
		cut := cutTo(label, width, "…")
		for n := 2; taken[cut] != "" && taken[cut] != label; n++ {
			cut = cutTo(label, width, fmt.Sprintf("… (%d)", n))
		}
		if taken[cut] == "" {
			key = append(key, cut+" = "+label)
		}
		taken[cut], short[i] = label, cut
	}
	return short, key
}

// cutTo returns the beginning of a label with an end, in so many characters.
func cutTo(label string, width int, end string) string {
	letters := []rune(label)
	keep := max(1, width-utf8.RuneCountInString(end))
	head := string(letters[:min(keep, len(letters))])
	if space := strings.LastIndex(head, " "); space > 0 && utf8.RuneCountInString(head[:space])*3 >= keep*2 {
		head = head[:space]
	}
	return strings.TrimRight(head, " ") + end
}

// wrap breaks a line between words. Lines that follow begin as far from the left as it does, and further by hang. A word that is longer
// than a line stands by itself.
func wrap(line string, columns, hang int) []string {
	if utf8.RuneCountInString(line) <= columns {
		return []string{line}
	}
	text := strings.TrimLeft(line, " ")
	indent := strings.Repeat(" ", min(len(line)-len(text), columns/2))
	var out []string
	current := indent
	for i, word := range strings.Split(text, " ") {
		switch {
		case i == 0:
			current += word
		case utf8.RuneCountInString(current)+1+utf8.RuneCountInString(word) <= columns:
			current += " " + word
		default:
			out = append(out, current)
			current = indent + strings.Repeat(" ", hang) + word
		}
	}
	return append(out, current)
}
