// Package spreadsheet writes CSV that a spreadsheet shows as it stands: no cell is taken for a formula.
//
// A spreadsheet computes a cell that begins like a formula, also one that a stranger typed: =HYPERLINK(...) sends what stands
// beside it away. Such a cell gets an apostrophe before it, which makes it text. A cell can begin within another, for Excel splits
// a file at the separator of the machine, not at the commas that are there: after a semicolon, a tab or a new line. Numbers,
// negative ones too, stay numbers. [Text] takes the apostrophes off again, so that what the program writes for people it can
// read back to the letter.
package spreadsheet

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode/utf8"
)

// Cell returns a text as a cell that no spreadsheet computes.
func Cell(text string) string {
	if isPlain(text) {
		return text
	}
	starts := cellStarts(text, func(at int) bool { return formula(text[at:], at == 0) && !isNumber(segment(text[at:])) })
	if len(starts) == 0 {
		return text
	}
	var out strings.Builder
	last := 0
	for _, at := range starts {
		out.WriteString(text[last:at])
		out.WriteByte(apostrophe)
		last = at
	}
	out.WriteString(text[last:])
	return out.String()
}

// Text returns the text of which [Cell] made the cell. Other apostrophes stay.
func Text(cell string) string {
	if strings.IndexByte(cell, apostrophe) < 0 {
		return cell
	}
	starts := cellStarts(cell, func(at int) bool { return at < len(cell) && cell[at] == apostrophe && formula(cell[at+1:], at == 0) })
	if len(starts) == 0 {
		return cell
	}
	var out strings.Builder
	last := 0
	for _, at := range starts {
		out.WriteString(cell[last:at])
		last = at + 1
	}
	out.WriteString(cell[last:])
	return out.String()
}

const (
	apostrophe = '\''
	separators = ";\t\r\n"
)

// isPlain reports whether a text is empty or begins with a letter or digit of ASCII and is one cell in any spreadsheet, as nearly
// every cell is.
func isPlain(text string) bool {
	for i := range len(text) {
		switch letter := text[i]; {
		case letter == ';', letter == '\t', letter == '\r', letter == '\n':
			return false
		case i > 0:
		case letter >= '0' && letter <= '9', letter >= 'a' && letter <= 'z', letter >= 'A' && letter <= 'Z', letter == '#':
		default:
			return false
		}
	}
	return true
}

// cellStarts returns the places where a spreadsheet may begin a cell, those that are wanted.
func cellStarts(text string, wanted func(at int) bool) []int {
	var out []int
	for at := 0; ; {
		if wanted(at) {
			out = append(out, at)
		}
		next := strings.IndexAny(text[at:], separators)
		if next < 0 {
			return out
		}
		at += next + 1
	}
}

// formula reports whether a spreadsheet may take the beginning of a text for that of a formula. Spaces and apostrophes before a
// formula are passed over, so that a text with an apostrophe of its own gets a second one and comes back with the first.
func formula(text string, first bool) bool {
	for {
		letter, size := utf8.DecodeRuneInString(text)
		switch letter {
		case ' ', '\u00a0', '\u200b', '\ufeff', apostrophe:
			text = text[size:]
			continue
		case '=', '+', '-', '@', '＝', '＋', '－', '＠':
			return true
		case '\t', '\r', '\n':
			return first
		}
		return false
	}
}

// segment returns a text up to the next place where a cell may begin.
func segment(text string) string {
	if end := strings.IndexAny(text, separators); end >= 0 {
		return text[:end]
	}
	return text
}

// isNumber reports whether a cell is a number and nothing else: -2, -0.5, -1e-7, -12,5, -1.200,50, -3%.
func isNumber(cell string) bool {
	digits, ok := strings.CutPrefix(strings.TrimSpace(cell), "-")
	if !ok || digits == "" || digits[0] < '0' || digits[0] > '9' {
		return false
	}
	digits = strings.TrimSuffix(digits, "%")
	if mantissa, exponent, found := strings.Cut(strings.ToLower(digits), "e"); found {
		exponent = strings.TrimLeft(exponent, "+-")
		if exponent == "" || strings.Trim(exponent, "0123456789") != "" {
			return false
		}
		digits = mantissa
	}
	return strings.Trim(digits, "0123456789.,") == ""
}

// Writer writes records as comma-separated values, every cell as [Cell] has it.
type Writer struct {
	csv   *csv.Writer
	cells []string
}

// NewWriter returns a writer of CSV for spreadsheets.
func NewWriter(w io.Writer) *Writer { return &Writer{csv: csv.NewWriter(w)} }

// Write writes one record, which is not changed and may be used again. It is buffered until [Writer.Flush].
func (w *Writer) Write(record []string) error {
	w.cells = w.cells[:0]
	for _, text := range record {
		w.cells = append(w.cells, Cell(text))
	}
	return w.csv.Write(w.cells)
}

// WriteAll writes records and flushes.
func (w *Writer) WriteAll(records [][]string) error {
	for _, record := range records {
		if err := w.Write(record); err != nil {
			return err
		}
	}
	return w.Flush()
}

// Flush writes what is buffered, and returns the first error of any write.
func (w *Writer) Flush() error {
	w.csv.Flush()
	return w.csv.Error()
}
