// Package columnar reads files that hold their values column by column: Parquet. As with the formats of package image, what
// reads them is linked only into a program that imports it.
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

var parquet Open

// RegisterParquet makes known what reads Parquet; see package spoor/data/parquet.
func RegisterParquet(open Open) { parquet = open }

// Parquet opens a Parquet file.
func Parquet(source io.ReaderAt, size int64, wanted func(name string) bool) (Reader, error) {
	if parquet == nil {
		return nil, errors.New("Parquet is not read here; save the answers as CSV")
	}
	return parquet(source, size, wanted)
}
