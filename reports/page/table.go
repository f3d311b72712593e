package page

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"spoor/internal/ooxml/chart"
)

// Table is a table with its first row as header and its first column naming the rows.
type Table struct {
	ID      string // unique within the document
	Caption string
	Header  []string
	Words   []int // columns of words, which go to the left as the first does; the others hold numbers
	Rows    []Row
}

// Row is one line of a table.
type Row struct {
	Name  string
	Mark  string // superscript of its footnotes
	Cells []string
}

// left reports whether a column of the table goes to the left.
func (t Table) left(column int) bool { return column == 0 || slices.Contains(t.Words, column) }

// stacks reports whether a table is wider than a phone, and short enough to be read there row under row, each cell beside the head of its column.
func (t Table) stacks() bool {
	const phone, gap, words, most = 42, 3, 14, 12 // characters: in a line, between columns, of a column of words at least; and rows
	longest := func(text string) int {
		most := 0
		for _, word := range strings.Fields(text) {
			most = max(most, utf8.RuneCountInString(word))
		}
		return most
	}
	width := 0
	for column, head := range t.Header {
		widest := longest(head)
		for _, row := range t.Rows {
			switch {
			case column == 0:
				widest = max(widest, longest(row.Name))
			case column > len(row.Cells):
			case t.left(column):
				widest = max(widest, words, longest(row.Cells[column-1]))
			default: // which breaks nowhere
				widest = max(widest, utf8.RuneCountInString(row.Cells[column-1]))
			}
		}
		width += widest + gap
	}
	return len(t.Rows) <= most && width > phone
}

// WriteColumns writes a table as plain text in columns: names to the left, numbers to the right.
func (t Table) WriteColumns(w io.Writer) {
	lines := [][]string{t.Header}
	for _, row := range t.Rows {
		lines = append(lines, append([]string{row.Name + row.Mark}, row.Cells...))
	}
	widths := make([]int, len(t.Header))
	for _, line := range lines {
		for i, cell := range line {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, line := range lines {
		var b strings.Builder
		for i, cell := range line {
			gap := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if i == 0 {
				b.WriteString(cell + gap)
			} else {
				b.WriteString("  " + gap + cell)
			}
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
}

// Columns returns rows as plain text in columns that all go to the left, two spaces apart.
func Columns(rows [][]string) string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			if i < len(row)-1 { // nothing stands behind the last cell of a line
				widths[i] = max(widths[i], utf8.RuneCountInString(cell))
			}
		}
	}
	var text strings.Builder
	for _, row := range rows {
		line := ""
		for i, cell := range row {
			line += cell + strings.Repeat(" ", 2+max(0, widths[i]-utf8.RuneCountInString(cell)))
		}
		text.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return text.String()
}

// Figure is a picture that was drawn elsewhere.
type Figure struct {
	Title  string        // the question that it answers
	Name   string        // name of its files, without folder and ending
	Inline string        // an svg element to stand in a page
	Narrow string        // the same for a narrow page; empty where the wide one has to be scrolled
	Alt    string        // what a reader hears who cannot see it; of a figure as it was drawn, what kind of picture it is
	Says   string        // every number of it in words, beside a picture in an office program
	Native []chart.Chart // for an office program; none where it has not been asked for
	PNG    []byte        // the picture; none where it has not been asked for
	Ratio  float64       // of the height of the picture to its width
}

// Described returns the figure with what a reader hears who cannot see it.
func (f Figure) Described(alt string) Figure {
	f.Alt = alt
	return f
}
