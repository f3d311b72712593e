// Package sheets writes workbooks as SpreadsheetML (ECMA-376 part 1, chapter 18, transitional): sheets of numbers and texts under frozen
// heads with filters, links between sheets, print settings, and native charts beside the numbers that they draw.
//
// Every text is an inline string, which no spreadsheet computes; one that begins like a formula is also marked as text, so that it stays
// one when somebody edits the cell.
package sheets

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"spoor/internal/ooxml"
	"spoor/internal/ooxml/chart"
)

// Book is a workbook. It has one sheet or more.
type Book struct {
	Title  string
	Lang   string // tag of the language of its texts: "nl-NL"
	Heads  chart.Words
	Of     string // head of the numbers of a chart: "Gegevens van de figuur"
	Sheets []Sheet
}

// Sheet is one sheet: lines above a table, the table, and below it further tables, lines and what they say.
type Sheet struct {
	Name   string // see [Name]
	Above  []Cell // one a row
	Tables []Table
	Below  []Cell // one a row
	Charts []chart.Chart
	Pinned int  // columns that stay when the others scroll
	Wide   bool // whether it is printed across the page
	Source bool // of numbers to calculate with: what stands above them is printed, and no page of them
}

// Table is a table of a sheet. The first one of a sheet has a filter, and its head stays when the rows scroll.
type Table struct {
	Caption string // stands above it where it is not the first
	Columns []Column
	Rows    [][]Cell
	Dense   bool // every row is one line high, whatever stands in it
}

// Column is a column of a table. Neighbours of the same group have its name above their heads.
type Column struct {
	Head, Group string
	Width       float64 // in digits; by what stands in it when 0
}

// Cell is one cell: empty, a text, a number or a truth value.
type Cell struct {
	Text   string
	Number float64
	Kind   Kind
	Format string // of a number: "0%", "0.000"; general when empty
	Look   Look
	Link   string // name of the sheet that a click goes to
	dense  bool
	apart  bool // a text behind a column of numbers, from which it keeps a distance
	right  bool // a text in a column of numbers, such as a dash
	across int  // how many columns a text lies over; 0 for one
}

// Kind is what a cell holds.
type Kind int

// The kinds of cell.
const (
	Empty Kind = iota
	Words
	Amount
	Truth
)

// Look is how a cell looks.
type Look int

// The looks of cells.
const (
	Plain Look = iota
	Head
	Title
	Strong
	Note // a long text, in its own width
	link
	numbers // the head of numbers, over their right end
)

// Text returns a cell with a text, an empty one for none.
func Text(text string) Cell {
	if text == "" {
		return Cell{}
	}
	return Cell{Text: text, Kind: Words}
}

// As returns the cell in another look.
func (c Cell) As(look Look) Cell { c.Look = look; return c }

// Number returns a cell with a number, an empty one for what is none.
func Number(value float64, format string) Cell {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return Cell{}
	}
	return Cell{Number: value, Kind: Amount, Format: format}
}

// Count returns a cell with a whole number.
func Count(n int) Cell { return Number(float64(n), "0") }

// LinkTo returns a cell with a text that leads to a sheet.
func LinkTo(text, sheet string) Cell { return Cell{Text: text, Kind: Words, Look: link, Link: sheet} }

// Percent is the format of a percentage with those decimals; a mark follows it, such as *.
func Percent(digits int, mark string) string {
	format := Decimals(digits) + "%"
	if mark != "" {
		format += `"` + mark + `"`
	}
	return format
}

// Signed is a format with the sign of the number before it, and none before what is shown as 0: a small number is no "-0%".
func Signed(format string) string {
	_, decimals, _ := strings.Cut(strings.TrimSuffix(format, "%"), ".")
	half, zero := 0.5*math.Pow10(-len(decimals)), `"0"`
	if strings.HasSuffix(format, "%") {
		half, zero = half/100, `"0%"`
	}
	least := ooxml.Number(half)
	return "[>=" + least + "]+" + format + ";[<=-" + least + "]-" + format + ";" + zero
}

// Decimals is the format of a number with those decimals.
func Decimals(digits int) string {
	if digits <= 0 {
		return "0"
	}
	return "0." + strings.Repeat("0", digits)
}

// Probability is the format of a p-value: three decimals, and below 0.001 what is said of those ("< 0,001").
func Probability(below string) string { return `[<0.001]"` + below + `";0.000` }

// Name returns a name for a sheet that no other one of the taken has: at most 31 signs, without those that a name cannot hold.
func Name(wanted string, taken []Sheet) string {
	clean := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) || r < 0x20 {
			return ' '
		}
		return r
	}, wanted)
	clean = strings.Trim(strings.Join(strings.Fields(clean), " "), "' ")
	if clean == "" || strings.EqualFold(clean, "history") { // which Excel keeps to itself
		clean = "Blad"
	}
	for n := 1; ; n++ {
		name := cut(clean, "")
		if n > 1 {
			name = cut(clean, " ("+strconv.Itoa(n)+")")
		}
		if !slices.ContainsFunc(taken, func(s Sheet) bool { return strings.EqualFold(s.Name, name) }) {
			return name
		}
	}
}

// cut shortens a name to the 31 units of UTF-16 that one may have, with its end.
func cut(name, end string) string {
	const most = 31
	fits := func(text string) bool { return len(utf16.Encode([]rune(text+end))) <= most }
	if fits(name) {
		return name + end
	}
	letters := []rune(name)
	for !fits(string(letters) + "…") {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimRight(string(letters), " '") + "…" + end
}

// Add adds a sheet, with a name of its own.
func (b *Book) Add(sheet Sheet) string {
	sheet.Name = Name(sheet.Name, b.Sheets)
	b.Sheets = append(b.Sheets, sheet)
	return sheet.Name
}
