package scan

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"spoor/data"
	"spoor/data/columnar"
	"spoor/data/count/answers"
	"spoor/data/count/scan/cells"
	"spoor/data/records"
)

// source is an open file, uncompressed where it is compressed.
type source struct {
	io.Reader
	file     fs.File
	name     string
	read     int64
	total    int64
	progress answers.Progress
}

func openSource(of answers.File) (*source, error) {
	name := of.Path()
	file, err := of.Folder.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, data.Problems{{File: name, Message: answers.AbsentFile}}
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	source := &source{file: file, name: name, progress: of.Progress}
	if info, err := file.Stat(); err == nil {
		source.total = info.Size()
	}
	source.Reader = readerFunc(source.readFile)
	var reader io.Reader
	switch {
	case of.Columnar():
		reader, err = source.columns(answers.ColumnsWanted(of.Closed(), of.Wave.Design))
	case of.Compressed():
		reader, err = records.Gzip(name, source.Reader)
	default:
		return source, nil
	}
	if err != nil {
		file.Close()
		return nil, answers.Unreadable(name, err)
	}
	source.Reader = reader
	return source, nil
}

// columns reads a Parquet file as text.
func (s *source) columns(wanted func(name string) bool) (io.Reader, error) {
	at, random := s.file.(io.ReaderAt)
	if !random {
		return nil, errors.New("its columns cannot be read here; copy the file to a disk")
	}
	text, err := columnar.Parquet(at, s.total, wanted)
	if err != nil {
		return nil, err
	}
	return readerFunc(func(p []byte) (int, error) {
		n, err := text.Read(p)
		if read, rows := text.Rows(); s.progress != nil && rows > 0 {
			s.progress(s.name, int64(float64(s.total)*float64(read)/float64(rows)), s.total)
		}
		return n, err
	}), nil
}

type readerFunc func(p []byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

func (s *source) readFile(p []byte) (int, error) {
	n, err := s.file.Read(p)
	s.read += int64(n)
	if s.progress != nil {
		s.progress(s.name, s.read, s.total)
	}
	return n, err
}

func (s *source) Close() error { return s.file.Close() }

// startBytes is how much is read at first to find the first line.
const startBytes = 4 << 10

// skipMark passes over a byte order mark and returns the start of what follows, as far as it holds the first line.
func (s *source) skipMark() ([]byte, error) {
	var start []byte
	for !bytes.Contains(start, []byte{'\n'}) && len(start) < cells.LongestRecord {
		start = slices.Grow(start, max(len(start), startBytes))
		n, err := io.ReadFull(s.Reader, start[len(start):cap(start)])
		start = start[:len(start)+n]
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			break
		}
		if err != nil {
			return nil, err
		}
	}
	start = bytes.TrimPrefix(start, []byte("\ufeff"))
	s.Reader = io.MultiReader(bytes.NewReader(start), s.Reader)
	return start, nil
}
