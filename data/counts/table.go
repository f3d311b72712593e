package counts

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"spoor/data"
	"spoor/data/problem"
	"spoor/data/records"
	"spoor/internal/spreadsheet"
)

// Table is what a file of counts holds.
type Table struct {
	Tallies []data.Tally // in the order of the file, of wave ""
	Cases   []data.Cases
	Notes   []string // what was assumed because the file does not say
}

// Options complete a file of counts.
type Options struct {
	Item string // the item that all counts are of, where no column names it
	Base int    // the number of respondents or trajectories, where the file does not hold it; 0 is unknown
}

// The columns of a file of counts, by their names in lower case.
var countColumns = map[string]string{
	"item": "item", "vraag": "item",
	"row": "row", "rij": "row", "onderdeel": "row",
	"option": "option", "optie": "option", "antwoord": "option", "answer": "option", "outcome": "option", "uitkomst": "option",
	"count": "count", "aantal": "count",
	"base": "base", "basis": "base", "n": "base",
	"asked": "asked", "gevraagd": "asked",
	"low": "low", "minimum": "low", "high": "high", "maximum": "high",
}

// IsHeader reports whether a header is that of a file of counts: it has an option and a count.
func IsHeader(header []string) bool {
	found := map[string]bool{}
	for _, name := range header {
		found[countColumns[fold(name)]] = true
	}
	return found["option"] && found["count"]
}

func fold(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.TrimPrefix(name, "\ufeff")), " "))
}

// countLine is one record of a file of counts.
type countLine struct {
	line  int
	cells map[string]string
}

// Read reads a file of counts: columns option and count, and where they are needed item, row, base, asked, and low
// and high for a count that is hidden. An option is given by its id or label, and a line with the option base holds the
// number of respondents. For a number item the options are its rows, and the counts are of trajectories.
//
// The error is a [Problems] when it is about the content: an unknown item or option, a count that is no whole number, one
// above its base, counts of a single choice that do not add to the base, and a base that is missing or 0.
func Read(reader *records.Reader, codebook data.Codebook, o Options) (Table, error) {
	lines, err := countLines(reader)
	if err != nil {
		return Table{}, err
	}
	c := counting{file: reader.Name(), codebook: codebook, options: o}
	c.read(lines)
	if len(c.problems) > 0 {
		slices.SortStableFunc(c.problems, func(a, b data.Problem) int { return a.Line - b.Line })
		return Table{}, c.problems
	}
	return c.table, nil
}

func countLines(reader *records.Reader) ([]countLine, error) {
	var lines []countLine
	var columns []string
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, problem.Listed(err)
		}
		if columns == nil {
			if columns, err = countHeader(reader.Name(), record); err != nil {
				return nil, err
			}
			continue
		}
		line := countLine{record.Line, map[string]string{}}
		empty := true
		for i, cell := range record.Texts() {
			text := strings.TrimSpace(spreadsheet.Text(cell))
			empty = empty && text == ""
			if i < len(columns) {
				line.cells[columns[i]] = text
			} else if text != "" {
				return nil, data.Problems{{File: reader.Name(), Line: record.Line, Message: fmt.Sprintf("%d fields where the header has %d", len(record.Cells), len(columns))}}
			}
		}
		if !empty {
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		return nil, data.Problems{{File: reader.Name(), Message: "there are no counts below the header"}}
	}
	return lines, nil
}

func countHeader(file string, record records.Record) ([]string, error) {
	var columns []string
	for _, name := range record.Texts() {
		column, known := countColumns[fold(name)]
		if !known || slices.Contains(columns, column) {
			return nil, data.Problems{{File: file, Line: record.Line, Column: name,
				Message: "not a column of a file of counts, or there twice; it has option and count, and may have item, row, base, asked, low and high"}}
		}
		columns = append(columns, column)
	}
	return columns, nil
}
