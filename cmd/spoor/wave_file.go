package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"spoor/data/parquet"
)

// Forms in which the answers of a wave are stored; the name of the file ends on it.
const (
	formCSV     = "csv"
	formParquet = "parquet"
)

// storedFile is a file of a wave that is written record by record.
type storedFile struct {
	name   string
	write  func(cells []string) error
	finish func() error
}

// storeFile stages a file in the form that its name says.
func (w *waveStore) storeFile(name string, header []string) (*storedFile, error) {
	file, err := w.Create(w.file(name))
	if err != nil {
		return nil, err
	}
	stored := &storedFile{name: name}
	if strings.HasSuffix(name, "."+formParquet) {
		err = stored.asParquet(file, header)
	} else {
		err = stored.asCSV(file, header)
	}
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", name, err)
	}
	return stored, nil
}

func (f *storedFile) asCSV(out io.Writer, header []string) error {
	buffer := bufio.NewWriterSize(out, 1<<16)
	writer := csv.NewWriter(buffer)
	f.write = writer.Write
	f.finish = func() error {
		writer.Flush()
		return errors.Join(writer.Error(), buffer.Flush())
	}
	return writer.Write(header)
}

func (f *storedFile) asParquet(out io.Writer, header []string) error {
	writer, err := parquet.NewWriter(out, header)
	if err != nil {
		return err
	}
	f.write, f.finish = writer.Write, writer.Close
	return nil
}

func (f *storedFile) close() error {
	if err := f.finish(); err != nil {
		return fmt.Errorf("write %s: %w", f.name, err)
	}
	return nil
}
