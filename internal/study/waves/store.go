package waves

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"spoor/data/columnar"
	"spoor/internal/spreadsheet"
)

// Store is where files of a survey are written. None of them stands in the survey before Commit, and then all do. Names are
// within the survey, with slashes.
type Store interface {
	Create(name string) (io.Writer, error)   // begins a file, and what folders it is in
	Finish() error                           // closes the files that were begun, so that they can be read
	Open(name string) (io.ReadCloser, error) // reads a finished file
	Remove(name string)                      // lets a file of the survey go when the others are put in their places; it need not be there
	Commit() error                           // puts the files in their places
}

// Forms in which the answers of a wave are stored; the name of the file ends on it.
const (
	FormCSV     = "csv"
	FormParquet = "parquet"
)

// AnswerForms are the forms in which the answers of a wave can be stored.
func AnswerForms() []string { return []string{FormCSV, FormParquet} }

// recordFile is a file of a wave that is written record by record.
type recordFile struct {
	name   string
	write  func(cells []string) error
	finish func() error
}

// createRecords begins a file in the form that its name says.
func createRecords(store Store, name string, header []string) (*recordFile, error) {
	out, err := store.Create(name)
	if err != nil {
		return nil, err
	}
	file := &recordFile{name: name}
	if strings.HasSuffix(name, "."+FormParquet) {
		err = file.asParquet(out, header)
	} else {
		err = file.asCSV(out, header)
	}
	return file, file.failed(err)
}

func (f *recordFile) asCSV(out io.Writer, header []string) error {
	buffer := bufio.NewWriterSize(out, 1<<16)
	writer := spreadsheet.NewWriter(buffer)
	f.write = writer.Write
	f.finish = func() error {
		return errors.Join(writer.Flush(), buffer.Flush())
	}
	return writer.Write(header)
}

func (f *recordFile) asParquet(out io.Writer, header []string) error {
	writer, err := columnar.NewParquet(out, header)
	if err != nil {
		return err
	}
	f.write, f.finish = writer.Write, writer.Close
	return nil
}

// failed says in which file an error was met.
func (f *recordFile) failed(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("write %s: %w", f.name, err)
}

// sameContent reports whether a file of the survey is the one of that name in the store; neither there is the same.
func sameContent(files fs.FS, old string, store Store, name string) (bool, error) {
	first, err := files.Open(old)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	there := err == nil
	if there {
		defer first.Close()
	}
	second, err := store.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return !there, nil
	case err != nil:
		return false, err
	}
	defer second.Close()
	if !there {
		return false, nil
	}
	return sameBytes(first, second)
}

func sameBytes(a, b io.Reader) (bool, error) {
	mine, theirs := make([]byte, 1<<16), make([]byte, 1<<16)
	for {
		n, errA := io.ReadFull(a, mine)
		m, errB := io.ReadFull(b, theirs)
		for _, err := range []error{errA, errB} {
			if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
				return false, err
			}
		}
		switch {
		case !bytes.Equal(mine[:n], theirs[:m]):
			return false, nil
		case errA != nil || errB != nil:
			return true, nil
		}
	}
}
