package records

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"spoor/data/problem"
)

// delimiters are tried in this order; at equal merit the first wins.
const delimiters = ";,\t|"

const (
	sampleSize    = 256 << 10 // text that decides the delimiter and the line ending
	sampleRecords = 50
)

func delimiterName(c byte) string {
	switch c {
	case 0:
		return ""
	case '\t':
		return "tab"
	}
	return string(c)
}

func parseDelimiter(asked string) (byte, error) {
	switch name := strings.ToLower(asked); {
	case name == "tab", name == `\t`:
		return '\t', nil
	case len(asked) == 1 && asked[0] > ' ' && asked[0] < 0x7f && asked[0] != '"', asked == "\t":
		return asked[0], nil
	}
	return 0, fmt.Errorf("unknown delimiter %q: use one character such as ; or the word tab", asked)
}

// declaredDelimiter reads the line sep=; that a spreadsheet may put before the header, and returns its length with the
// line break.
func declaredDelimiter(sample []byte) (delimiter byte, length int) {
	line := sample
	if i := bytes.IndexAny(sample, "\r\n"); i >= 0 {
		line, length = sample[:i], i+1
		if bytes.HasPrefix(sample[i:], []byte("\r\n")) {
			length++
		}
	}
	text := strings.ToLower(strings.Trim(string(line), `"`))
	value, found := strings.CutPrefix(text, "sep=")
	if !found || length == 0 {
		return 0, 0
	}
	delimiter, err := parseDelimiter(value)
	if err != nil {
		return 0, 0
	}
	return delimiter, length
}

// lineEnding returns how the first record ends, and whether CR alone ends records.
func lineEnding(sample []byte) (name string, crEnds bool) {
	outside := make([]byte, 0, len(sample))
	inQuotes := false
	for _, c := range sample {
		if c == '"' {
			inQuotes = !inQuotes
		} else if !inQuotes {
			outside = append(outside, c)
		}
	}
	// A lone quote that is text turns inside and outside around; then the whole sample has to tell.
	for _, text := range [][]byte{outside, sample} {
		switch i := bytes.IndexByte(text, '\n'); {
		case i > 0 && text[i-1] == '\r':
			return "CRLF", false
		case i >= 0:
			return "LF", false
		case bytes.IndexByte(bytes.TrimRight(text, "\r"), '\r') >= 0:
			return "CR", true
		}
	}
	return "LF", false
}

// guessDelimiter tries each delimiter on the first records: the one that cuts most of them into as many cells, two or more, as
// each other; without such a one that cuts most of them, as in a sheet with tables of several widths. It returns 0 when none does, for a
// file of one column. A comma that only stands in numbers and sentences, beside another delimiter, is none.
func guessDelimiter(sample []byte, complete, crEnds bool) (best byte, note string) {
	bestShare, bestWidth, contested := 0.0, 0, false
	most, ragged := 0.5, byte(0)
	for _, c := range []byte(delimiters) {
		if c == ',' && (best != 0 || bytes.ContainsAny(sample, ";\t|")) && commasAreText(sample) {
			continue
		}
		width, share, cut := trial(sample, complete, c, crEnds)
		if c != ',' && cut > most {
			most, ragged = cut, c
		}
		if width < 2 || share < 0.5 {
			continue
		}
		contested = contested || best != 0
		if share > bestShare || share == bestShare && width > bestWidth {
			best, bestShare, bestWidth = c, share, width
		}
	}
	if contested {
		note = fmt.Sprintf("more than one delimiter fits; the records are split at %q (to make that explicit: --delimiter %q)", delimiterName(best), delimiterName(best))
	}
	if best == 0 {
		best = ragged
	}
	return best, note
}

// commasAreText reports whether every comma of a text sets off decimals or stands before a space.
func commasAreText(sample []byte) bool {
	digit := func(i int) bool { return i >= 0 && i < len(sample) && sample[i] >= '0' && sample[i] <= '9' }
	for i, c := range sample {
		if c == ',' && !(digit(i-1) && digit(i+1)) && (i+1 == len(sample) || sample[i+1] != ' ') {
			return false
		}
	}
	return true
}

// trial returns the number of cells that most records have and the share of those that do: lines above the header, such as a
// title, have fewer; and which share has two cells or more. The record that the sample cuts off says nothing.
func trial(sample []byte, complete bool, delimiter byte, crEnds bool) (width int, share, cut float64) {
	reader := newDelimited("", bytes.NewReader(sample), delimiter, crEnds, Limits{Record: len(sample), Columns: len(sample) + 1})
	reader.literal = delimiter == '\t' && unquoted(sample, complete, crEnds)
	widths, all, several := map[int]int{}, 0, 0
	for all < sampleRecords {
		record, err := reader.read()
		var found *problem.Problem
		if errors.Is(err, io.EOF) || errors.As(err, &found) && found.Severity == problem.Fatal {
			break
		}
		if !complete && reader.pos == reader.end && all > 0 {
			break
		}
		n := len(record.Cells)
		widths[n]++
		if n > 1 {
			several++
		}
		if all++; widths[n] > widths[width] || widths[n] == widths[width] && n > width {
			width = n
		}
	}
	if all == 0 {
		return 0, 0, 0
	}
	return width, float64(widths[width]) / float64(all), float64(several) / float64(all)
}

// unquoted reports whether a quote is a sign as any other in tab-separated text, as Google Sheets writes it: some cells begin with
// one and do not end so, and without regard to quotes all lines have as many cells.
func unquoted(sample []byte, complete, crEnds bool) bool {
	text := strings.ReplaceAll(string(sample), "\r\n", "\n")
	if crEnds {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	lines := strings.Split(text, "\n")
	if !complete {
		lines = lines[:len(lines)-1]
	}
	widths, most, alone := map[int]int{}, 0, false
	for _, line := range lines {
		if line == "" {
			continue
		}
		cells := strings.Split(line, "\t")
		widths[len(cells)]++
		most = max(most, widths[len(cells)])
		for _, cell := range cells {
			inside, begins := strings.CutPrefix(cell, `"`)
			inside, ends := strings.CutSuffix(inside, `"`)
			alone = alone || begins && (!ends || strings.Contains(strings.ReplaceAll(inside, `""`, ""), `"`))
		}
	}
	all := 0
	for _, n := range widths {
		all += n
	}
	return alone && most*50 >= all*49 && widths[1] != most
}
