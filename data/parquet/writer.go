package parquet

import (
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"
)

// Writer writes records of text as a Parquet file, a group of rows as soon as it is full, so that its memory does not grow
// with the number of records.
//
// Every column is text that may be missing, under the name and in the place that it has in the header, and a blank cell is
// a missing one. Nothing is made a number: a column of ticks also holds #not_asked, and 0.10 has to stay 0.10, so that the
// cells of a Parquet file are those of the CSV that it stands for. A dictionary makes that as small as numbers would be.
type Writer struct {
	file   rowWriter
	header []string
	rows   [rowsAtATime]parquet.Row
	held   int    // rows that were not handed to the library yet
	text   []byte // cells of those rows
	group  int    // rows in the group at hand
	filled int    // bytes of cells in it
}

// rowWriter is what is used of a writer of the library. Its generic one does the same, and takes a megabyte of the program for
// values of every type.
type rowWriter interface {
	WriteRows(rows []parquet.Row) (int, error)
	Flush() error
	Close() error
}

const (
	rowsAtATime  = 64 // as the library takes them, or fewer where they are long
	rowsInGroup  = 2048 * rowsAtATime
	bytesInGroup = 64 << 20 // of cells, reached only where they are many or long
	pageBytes    = 64 << 10 // a quarter of what the library takes, for one page of every column is held
	dictionary   = 1 << 20  // bytes; a column with more distinct text than that goes on without
)

// NewWriter begins a file with these columns. The first is the id of the respondent, which differs from row to row and has no
// dictionary.
func NewWriter(out io.Writer, header []string) (*Writer, error) {
	columns := parquet.Group{}
	for i, name := range header {
		if _, twice := columns[name]; twice || name == "" {
			return nil, fmt.Errorf("column %d, %q, has no name or that of another", i+1, name)
		}
		node := parquet.Encoded(parquet.String(), &parquet.RLEDictionary)
		if i == 0 {
			node = parquet.Encoded(parquet.String(), &parquet.Plain)
		}
		columns[name] = parquet.Optional(node)
	}
	schema := parquet.NewSchema("respondents", inOrder(columns, header))
	// Pages of version 1 are those that every reader knows.
	file := parquet.NewWriter(out, schema, parquet.Compression(&parquet.Zstd), parquet.DataPageVersion(1),
		parquet.DataPageStatistics(false), parquet.DictionaryMaxBytes(dictionary), parquet.PageBufferSize(pageBytes))
	w := &Writer{file: file, header: slices.Clone(header)}
	for i := range w.rows {
		w.rows[i] = make(parquet.Row, len(header))
	}
	return w, nil
}

// ordered is a group of columns in their own order; that of the library goes by name.
type ordered struct {
	parquet.Group
	fields []parquet.Field
}

func (o ordered) Fields() []parquet.Field { return o.fields }

func inOrder(columns parquet.Group, header []string) ordered {
	place := map[string]int{}
	for i, name := range header {
		place[name] = i
	}
	fields := columns.Fields()
	slices.SortFunc(fields, func(a, b parquet.Field) int { return place[a.Name()] - place[b.Name()] })
	return ordered{columns, fields}
}

// Write adds a record with a cell for each column. The cells may be used again after it.
//
// It refuses a cell that is not UTF-8, which is what text in a Parquet file has to be.
func (w *Writer) Write(cells []string) error {
	if len(cells) != len(w.header) {
		return fmt.Errorf("%d cells where there are %d columns", len(cells), len(w.header))
	}
	row := w.rows[w.held]
	for i, cell := range cells {
		if !utf8.ValidString(cell) {
			return fmt.Errorf("column %q: %q is not UTF-8; give the encoding of the file it comes from", w.header[i], cell)
		}
		row[i] = parquet.NullValue().Level(0, 0, i)
		if cell != "" {
			from := len(w.text)
			w.text = append(w.text, cell...)
			row[i] = parquet.ByteArrayValue(w.text[from:]).Level(0, 1, i)
		}
	}
	if w.held++; w.held == rowsAtATime || len(w.text) > pageBytes {
		return w.flush()
	}
	return nil
}

// flush hands the rows at hand to the library, which copies them, and ends the group when it is full.
func (w *Writer) flush() error {
	if _, err := w.file.WriteRows(w.rows[:w.held]); err != nil {
		return err
	}
	w.group, w.filled = w.group+w.held, w.filled+len(w.text)
	w.held, w.text = 0, w.text[:0]
	if w.group < rowsInGroup && w.filled < bytesInGroup {
		return nil
	}
	w.group, w.filled = 0, 0
	return w.file.Flush()
}

// Close writes what is left and the end of the file, without which it cannot be read. It does not close what it writes to.
func (w *Writer) Close() error {
	if err := w.flush(); err != nil {
		return err
	}
	return w.file.Close()
}
