package opendocument

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Limits bound what a row may be. Repeated is asked for the bytes that rows which stand there many times have become so far, those of a
// row of Cells cells at least so many; an error of it ends the reading.
type Limits struct {
	Cells    int // of a row
	Bytes    int // of the texts of a row
	Repeated func(bytes int64) error
}

// Merged are cells that were merged into the one at Column of the row, counted from 1: so many rows and columns, itself included.
type Merged struct{ Column, Rows, Columns int }

// Row is a row with a value.
type Row struct {
	Number int // in the sheet, from 1
	Cells  []string
	Merged []Merged
}

// Tokens are those of the content, io.EOF after the last. A token is valid until the next call.
type Tokens func() (xml.Token, error)

// Reader reads the rows of one sheet.
type Reader struct {
	tokens Tokens
	limits Limits
	number int // of the last row

	row      Row
	left     int // how often the row still stands there
	repeated int64
	ended    bool
	passed   int // blank rows above a row with a value
}

// ErrDamaged is content that ends within the sheet, or lacks it.
var ErrDamaged = errors.New("the sheet is cut off")

// mostRows is more than any program has in a sheet.
const mostRows = 1 << 24

// NewReader returns a reader of a sheet of the content.
func NewReader(tokens Tokens, sheet Sheet, limits Limits) (*Reader, error) {
	r := &Reader{tokens: tokens, limits: limits}
	for at := 0; ; {
		element, err := r.start()
		if err != nil {
			return nil, damaged(err)
		}
		if element.Name.Local == "table" {
			if at == sheet.at {
				return r, nil
			}
			at++
		}
	}
}

func damaged(err error) error {
	if errors.Is(err, io.EOF) {
		return ErrDamaged
	}
	return err
}

// start returns the next element that begins.
func (r *Reader) start() (xml.StartElement, error) {
	for {
		token, err := r.tokens()
		if err != nil {
			return xml.StartElement{}, err
		}
		if element, ok := token.(xml.StartElement); ok {
			return element.Copy(), nil
		}
	}
}

// skip passes over the rest of an element that began.
func (r *Reader) skip() error {
	for depth := 1; depth > 0; {
		token, err := r.tokens()
		if err != nil {
			return damaged(err)
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// Blank is how many rows without a value stood above rows with one so far.
func (r *Reader) Blank() int { return r.passed }

// Read returns the next row with a value, and io.EOF after the last one.
func (r *Reader) Read() (Row, error) {
	if r.ended {
		return Row{}, io.EOF
	}
	if r.left > 0 {
		return r.again()
	}
	blank := 0
	for {
		token, err := r.tokens()
		if err != nil {
			return Row{}, damaged(err)
		}
		if end, ok := token.(xml.EndElement); ok && end.Name.Local == "table" {
			r.ended = true
			return Row{}, io.EOF
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch element.Name.Local {
		case "shapes", "forms", "table-source":
			if err := r.skip(); err != nil {
				return Row{}, err
			}
		case "table-row":
			times := repeats(element, "number-rows-repeated")
			row, err := r.cells()
			if err != nil {
				return Row{}, err
			}
			if len(row.Cells) == 0 {
				r.number, blank = min(r.number+times, mostRows), blank+times
				continue
			}
			r.passed += blank
			r.row, r.left = row, times
			return r.again()
		}
	}
}

// again returns the row that was read once more.
func (r *Reader) again() (Row, error) {
	r.left--
	r.number++
	if r.number > mostRows {
		return Row{}, r.refuse("the sheet has more than %d rows; this is not an export of answers", mostRows)
	}
	row := r.row
	row.Number, row.Cells = r.number, append([]string(nil), r.row.Cells...)
	if r.left > 0 {
		for _, text := range row.Cells {
			r.repeated += int64(len(text)) + 1
		}
		if err := r.limits.Repeated(r.repeated); err != nil {
			return Row{}, err
		}
	}
	return row, nil
}

// refuse is an error of the row that is read.
func (r *Reader) refuse(format string, args ...any) error {
	return &RowError{Row: r.number, Message: fmt.Sprintf(format, args...)}
}

// RowError says what is wrong with a row.
type RowError struct {
	Row     int
	Message string
}

func (e *RowError) Error() string { return fmt.Sprintf("row %d: %s", e.Row, e.Message) }

// repeats is how often something stands there: once, unless an attribute says otherwise.
func repeats(element xml.StartElement, name string) int {
	n, err := strconv.Atoi(attribute(element, name))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, mostRows)
}

// cells reads the cells up to the end of the row, those at its end that are blank left out.
func (r *Reader) cells() (Row, error) {
	var row Row
	column, size := 0, 0
	for {
		token, err := r.tokens()
		if err != nil {
			return row, damaged(err)
		}
		if end, ok := token.(xml.EndElement); ok && end.Name.Local == "table-row" {
			return row, nil
		}
		element, ok := token.(xml.StartElement)
		if !ok || element.Name.Local != "table-cell" && element.Name.Local != "covered-table-cell" {
			continue
		}
		element = element.Copy()
		times := repeats(element, "number-columns-repeated")
		shown, err := r.text(element.Name.Local)
		if err != nil {
			return row, err
		}
		text := value(element, shown)
		if text == "" {
			column += min(times, mostRows)
			continue
		}
		if merged := (Merged{column + 1, repeats(element, "number-rows-spanned"), repeats(element, "number-columns-spanned")}); merged.Rows > 1 || merged.Columns > 1 {
			row.Merged = append(row.Merged, merged)
		}
		if column+times > r.limits.Cells {
			return row, &RowError{r.number + 1, fmt.Sprintf("the row has more than %d cells; this is not an export of answers", r.limits.Cells)}
		}
		if size += times * len(text); size > r.limits.Bytes {
			return row, &RowError{r.number + 1, fmt.Sprintf("the row is longer than %d bytes; this is not an export of answers", r.limits.Bytes)}
		}
		for len(row.Cells) < column {
			row.Cells = append(row.Cells, "")
		}
		for range times {
			row.Cells = append(row.Cells, text)
		}
		column += times
	}
}

// text reads what a cell shows: its paragraphs, each a line. White space is one space, and none at the ends of a paragraph, but for the
// spaces, tabs and line breaks that are elements. Comments, footnotes, readings beside a text and pictures are no part of it.
func (r *Reader) text(cell string) (string, error) {
	var out strings.Builder
	paragraphs, within, space := 0, 0, false
	put := func(text string) {
		if space {
			out.WriteByte(' ')
		}
		space = false
		out.WriteString(text)
	}
	for {
		token, err := r.tokens()
		if err != nil {
			return "", damaged(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch name := t.Name.Local; {
			case name == "p" || name == "h":
				if paragraphs++; paragraphs > 1 {
					out.WriteByte('\n')
				}
				within++
			case within > 0 && name == "s":
				count := min(repeats(t, "c"), r.limits.Bytes)
				put(strings.Repeat(" ", count))
			case within > 0 && name == "tab":
				put("\t")
			case within > 0 && name == "line-break":
				put("\n")
			case within > 0 && (name == "span" || name == "a" || name == "ruby" || name == "ruby-base"):
			case within > 0 && strings.HasPrefix(name, "bookmark"):
			default:
				if err := r.skip(); err != nil {
					return "", err
				}
			}
		case xml.EndElement:
			switch t.Name.Local {
			case cell:
				return out.String(), nil
			case "p", "h":
				within--
				space = false
			}
		case xml.CharData:
			if within == 0 {
				continue
			}
			begins := out.Len() == 0 || strings.HasSuffix(out.String(), "\n")
			for i, word := range strings.FieldsFunc(string(t), whitespace) {
				if i > 0 || !begins && whitespace(rune(t[0])) {
					space = true
				}
				put(word)
			}
			if len(t) > 0 && whitespace(rune(t[len(t)-1])) && (!begins || len(strings.TrimFunc(string(t), whitespace)) > 0) {
				space = true
			}
		}
		if out.Len() > r.limits.Bytes {
			return "", &RowError{r.number + 1, fmt.Sprintf("the row is longer than %d bytes; this is not an export of answers", r.limits.Bytes)}
		}
	}
}

// whitespace is what XML has for it.
func whitespace(r rune) bool { return r == ' ' || r == '\t' || r == '\r' || r == '\n' }
