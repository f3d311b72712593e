package records

import (
	"errors"
	"fmt"
	"io"

	"spoor/data/problem"
	"spoor/data/spss"
	"spoor/data/stata"
)

// Options say how to read a file where it should not be found out. The zero value finds everything out.
type Options struct {
	Encoding  string // one of Encodings
	Delimiter string // one character, or "tab"
	Sheet     string // name of the sheet of a workbook; the first one otherwise
	Limits    Limits

	// Reason reports whether a label says why there is no answer. A value that its file calls missing and labels so is read as that label;
	// one with another label, and every one where Reason is nil, as nothing.
	Reason func(label string) bool
}

// Cell is one cell of a record.
type Cell struct {
	Text   string
	Quoted bool // stood between quotes; always false in a workbook, and of no meaning in a Parquet file
}

// Record is one record of a file.
type Record struct {
	Line  int // line of the file, or row of the sheet, where the record begins; counts from 1
	Cells []Cell
}

// Texts returns the texts of the cells.
func (r Record) Texts() []string {
	texts := make([]string, len(r.Cells))
	for i, cell := range r.Cells {
		texts[i] = cell.Text
	}
	return texts
}

// Reader gives the records of one file, one after the other.
type Reader struct {
	source  *source
	dialect Dialect
	rows    rows
	failed  error
}

// rows is what the formats have in common.
type rows interface {
	read() (Record, error)
	blank() int
	progress() (done, total int64)
}

// Open finds out how a file is written and returns a reader of its records. The name is for messages.
//
// Where r can seek, the whole file is read once to find its encoding; otherwise the first MiB decides, and what follows
// must agree with it. A workbook or Parquet file that cannot be read at any offset is taken into memory, up to 256 MiB. Errors
// about the file are a [*problem.Problem].
func Open(name string, r io.Reader, o Options) (*Reader, error) {
	o.Limits = o.Limits.orDefault()
	src := newSource(name, r)
	head, err := src.head()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if err := refuseFormat(name, head); err != nil && !isCompound(head) {
		return nil, err
	}
	reader := &Reader{source: src}
	switch {
	case isZip(head):
		reader.rows, reader.dialect, err = openArchive(src, o, false)
	case spss.Is(head):
		reader.rows, reader.dialect, err = openSPSS(src, o)
	case isCompound(head):
		reader.rows, reader.dialect, err = openXLS(src, o)
	case stata.Is(head):
		reader.rows, reader.dialect, err = openStata(src, o)
	case isParquet(head):
		reader.rows, reader.dialect, err = openParquet(src, o)
	default:
		reader.rows, reader.dialect, err = openDelimited(src, isGzip(head), o)
	}
	if err != nil {
		return nil, src.problem(err)
	}
	return reader, nil
}

// Name returns the name that the file was opened with.
func (r *Reader) Name() string { return r.source.name }

// Dialect returns how the file is written.
func (r *Reader) Dialect() Dialect { return r.dialect }

// Read returns the next record, and io.EOF after the last one. A [*problem.Problem] that is not fatal is about the record that
// comes with it; the next call reads on. Any other error comes back at every further call. Cells hold no characters that nobody sees
// and that change how others are shown.
func (r *Reader) Read() (Record, error) {
	if r.failed != nil {
		return Record{}, r.failed
	}
	record, err := r.rows.read()
	var found *problem.Problem
	switch {
	case err == nil:
		for i := range record.Cells {
			record.Cells[i].Text = problem.Visible(record.Cells[i].Text)
		}
		return record, nil
	case errors.As(err, &found):
		if found.Severity == problem.Fatal {
			r.failed = found
		}
		return record, found
	case errors.Is(err, io.EOF):
		r.failed = io.EOF
	default:
		r.failed = r.source.problem(err)
	}
	return Record{}, r.failed
}

// Blank returns how many lines, or rows of a sheet, without anything in them were passed over so far. In a file of one
// column a blank line is a record, and is not counted here.
func (r *Reader) Blank() int { return r.rows.blank() }

// Progress returns how many bytes of how many were read; total is 0 when it is not known. A workbook counts the bytes of
// its sheet, a Parquet file its rows.
func (r *Reader) Progress() (done, total int64) { return r.rows.progress() }
