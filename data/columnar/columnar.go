// Package columnar reads and writes files that hold their values column by column: Parquet. As with the formats of package
// image, what does so is linked only into a program that imports it.
package columnar

import (
	"errors"
	"io"
)

// Reader is the text of such a file: a header, and a record for each row.
type Reader interface {
	io.ReadCloser
	// Rows returns how many rows were read, and how many there are.
	Rows() (read, total int64)
}

// Open opens a file of that size. A column of which the name is not wanted is there with empty cells.
type Open func(source io.ReaderAt, size int64, wanted func(name string) bool) (Reader, error)

// Writer writes records of text, as many cells each as the header has.
type Writer interface {
	Write(cells []string) error
	Close() error // ends the file, and leaves what it was written to open
}

// Create begins a file with that header.
type Create func(out io.Writer, header []string) (Writer, error)

var (
	parquet    Open
	newParquet Create
)

// RegisterParquet makes known what reads and writes Parquet; see package spoor/data/parquet.
func RegisterParquet(open Open, create Create) { parquet, newParquet = open, create }

// NewParquet begins a Parquet file.
func NewParquet(out io.Writer, header []string) (Writer, error) {
	if newParquet == nil {
		return nil, errors.New("Parquet is not written here; store the answers as CSV")
	}
	return newParquet(out, header)
}

// Parquet opens a Parquet file.
func Parquet(source io.ReaderAt, size int64, wanted func(name string) bool) (Reader, error) {
	if parquet == nil {
		return nil, errors.New("Parquet is not read here; save the answers as CSV")
	}
	return parquet(source, size, wanted)
}
