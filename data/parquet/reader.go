package parquet

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"spoor/data/columnar"
)

func init() { columnar.RegisterParquet(open, create) }

func open(source io.ReaderAt, size int64, wanted func(name string) bool) (columnar.Reader, error) {
	r, err := NewReader(source, size, wanted)
	if err != nil {
		return nil, err
	}
	return r, nil
}

func create(out io.Writer, header []string) (columnar.Writer, error) {
	w, err := NewWriter(out, header)
	if err != nil {
		return nil, err
	}
	return w, nil
}

// Reader is the text of a Parquet file: a header, and a record for each row. A value that is missing is an empty cell, true
// and false are 1 and 0, a number has all its digits, and a time is that of UTC, or of nowhere. The first row stands on line 2.
type Reader struct {
	file    *parquet.File
	columns []*column
	group   int // row group that comes next
	left    int64
	text    []byte // not handed out yet
	buffer  []byte
	done    int64
	any     bool // a column is wanted
	check   pageCheck
}

// rowsAtOnce is the number of rows that are turned into text together.
const rowsAtOnce = 256

// NewReader opens a Parquet file of that size. A column of which the name is not wanted is there with empty cells; where none
// is wanted there are no rows.
//
// It refuses a wanted column of lists or groups, and one of decimals or times without a date, of which the text is not known.
func NewReader(source io.ReaderAt, size int64, wanted func(name string) bool) (r *Reader, err error) {
	defer damaged(&err)
	if err := checkEnd(source, size); err != nil {
		return nil, err
	}
	file, err := parquet.OpenFile(source, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", errNoParquet, err)
	}
	r = &Reader{file: file, check: pageCheck{source: source, end: size}}
	for _, field := range file.Root().Columns() {
		c := &column{wanted: wanted(field.Name())}
		if c.wanted {
			if err := countable(field); err != nil {
				return nil, err
			}
			c.field, c.index, c.unit, r.any = field, field.Index(), unitOf(field), true
			if err := packed(file, field); err != nil {
				return nil, err
			}
		}
		r.columns = append(r.columns, c)
		r.text = append(appendCell(r.text, []byte(field.Name())), ',')
	}
	if len(r.columns) == 0 {
		return nil, errors.New("the Parquet file has no columns")
	}
	r.text[len(r.text)-1] = '\n'
	return r, nil
}

var errNoParquet = errors.New("no Parquet file, or cut off: write it again")

// mostDescription is the longest description of a file that is read.
const mostDescription = 64 << 20

// checkEnd checks that a file ends as Parquet does, and that its description holds as much as it says: the library takes so much
// memory.
func checkEnd(source io.ReaderAt, size int64) error {
	var end [8]byte
	if size < 12 {
		return errNoParquet
	}
	if _, err := source.ReadAt(end[:], size-8); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	length := int64(binary.LittleEndian.Uint32(end[:]))
	if string(end[4:]) != "PAR1" || length > size-12 || length > mostDescription {
		return errNoParquet
	}
	text := make([]byte, length)
	if _, err := source.ReadAt(text, size-8-length); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if _, err := (&thrift{text: text}).structure(0); err != nil {
		return fmt.Errorf("%w (%w)", errNoParquet, err)
	}
	return nil
}

var errDamaged = errors.New("the Parquet file is damaged: write it again")

// countable says why the values of a column have no text.
func countable(field *parquet.Column) error {
	if !field.Leaf() || field.Repeated() {
		return fmt.Errorf("column %q holds lists or groups; give each option a column of its own", field.Name())
	}
	kind := ""
	if logical := field.Type().LogicalType(); logical != nil {
		kind = logical.String()
	}
	known := kind == "" || kind == "STRING" || kind == "ENUM" || strings.HasPrefix(kind, "INT") || unitOf(field) > 0
	if !known || field.Type().Kind() == parquet.Int96 || field.Type().Kind() == parquet.FixedLenByteArray {
		return fmt.Errorf("column %q is of type %s; write it as text or as a plain number", field.Name(), field.Type())
	}
	return nil
}

// packed refuses a column that is packed by LZ4_RAW: of a damaged block the library cannot tell how much it unpacks to, and takes
// memory until there is none.
func packed(file *parquet.File, field *parquet.Column) error {
	for _, group := range file.Metadata().RowGroups {
		if i := field.Index(); i < len(group.Columns) && group.Columns[i].MetaData.Codec == format.Lz4Raw {
			return fmt.Errorf("column %q is packed by LZ4_RAW, which is not read: write the file with SNAPPY, GZIP or ZSTD", field.Name())
		}
	}
	return nil
}

// damaged turns a panic of the decoder into an error: it trusts what a file says of itself.
func damaged(err *error) {
	if cause := recover(); cause != nil {
		*err = fmt.Errorf("%w (%v)", errDamaged, cause)
	}
}

// Rows returns how many rows were read, and how many there are.
func (r *Reader) Rows() (read, total int64) { return r.done, r.file.NumRows() }

// Close lets go of what the columns hold.
func (r *Reader) Close() error {
	for _, c := range r.columns {
		c.close()
	}
	r.check.close()
	return nil
}

// Read returns the next bytes of the text.
func (r *Reader) Read(p []byte) (n int, err error) {
	defer damaged(&err)
	for len(r.text) == 0 {
		if err := r.next(); err != nil {
			return 0, err
		}
	}
	n = copy(p, r.text)
	r.text = r.text[n:]
	return n, nil
}

// next turns the next rows into text.
func (r *Reader) next() error {
	for r.left == 0 {
		groups := r.file.RowGroups()
		if r.group == len(groups) || !r.any {
			return io.EOF
		}
		group := groups[r.group]
		r.group++
		if r.left = group.NumRows(); r.left < 0 {
			return errDamaged
		}
		for _, c := range r.columns {
			if err := r.open(c, group); err != nil {
				return err
			}
		}
	}
	rows := int(min(r.left, rowsAtOnce))
	for _, c := range r.columns {
		if err := c.read(rows); err != nil {
			return err
		}
	}
	r.buffer = r.buffer[:0]
	for row := range rows {
		for _, c := range r.columns {
			r.buffer = append(r.buffer, c.cell(row)...)
		}
		r.buffer[len(r.buffer)-1] = '\n'
	}
	r.text = r.buffer
	r.left -= int64(rows)
	r.done += int64(rows)
	return nil
}

// open begins with a column of a group of rows, of which the pages can be trusted then.
func (r *Reader) open(c *column, group parquet.RowGroup) error {
	if c.wanted {
		chunks := r.file.Metadata().RowGroups[r.group-1].Columns
		if c.index >= len(chunks) {
			return errDamaged
		}
		if err := r.check.column(c.field, group.NumRows(), &chunks[c.index].MetaData); err != nil {
			return err
		}
	}
	c.open(group)
	return nil
}

// appendCell appends a cell, in quotes where it needs them.
func appendCell(text, cell []byte) []byte {
	if !needsQuotes(cell) {
		return append(text, cell...)
	}
	text = append(text, '"')
	text = append(text, bytes.ReplaceAll(cell, []byte{'"'}, []byte(`""`))...)
	return append(text, '"')
}

func needsQuotes(cell []byte) bool {
	for _, b := range cell {
		if b == ',' || b == '"' || b == '\r' || b == '\n' {
			return true
		}
	}
	return false
}
