package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
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
	file   *os.File
	write  func(cells []string) error
	finish func() error
}

// storeFile makes a file in the form that its name says.
func storeFile(folder, name string, header []string) (*storedFile, error) {
	file, err := os.Create(filepath.Join(folder, name))
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", name, reason(err))
	}
	stored := &storedFile{file: file}
	if strings.HasSuffix(name, "."+formParquet) {
		err = stored.asParquet(file, header)
	} else {
		err = stored.asCSV(file, header)
	}
	if err != nil {
		return stored, fmt.Errorf("write %s: %w", name, err)
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
	if err := errors.Join(f.finish(), f.file.Close()); err != nil {
		return fmt.Errorf("write %s: %w", filepath.Base(f.file.Name()), err)
	}
	return nil
}
