package data

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"spoor/data/parquet"
	"spoor/data/scan"
)

// scanSource is an open file, uncompressed where it is compressed.
type scanSource struct {
	io.Reader
	file     fs.File
	name     string
	read     int64
	total    int64
	progress Progress
}

func openSource(s *Survey, wave Wave, of WaveFile) (*scanSource, error) {
	name := path.Join("waves", wave.ID, of.Name)
	file, err := s.files.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, Problems{{File: name, Message: absentFile}}
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	source := &scanSource{file: file, name: name, progress: s.progress}
	if info, err := file.Stat(); err == nil {
		source.total = info.Size()
	}
	source.Reader = readerFunc(source.readFile)
	var reader io.Reader
	switch {
	case strings.HasSuffix(name, columnar):
		reader, err = source.columns(s.counted(wave, of))
	case strings.HasSuffix(name, compressed):
		reader, err = gzip.NewReader(source.Reader)
	default:
		return source, nil
	}
	if err != nil {
		file.Close()
		return nil, gunzip(name, err)
	}
	source.Reader = reader
	return source, nil
}

// columns reads a Parquet file as text.
func (s *scanSource) columns(wanted func(name string) bool) (io.Reader, error) {
	at, random := s.file.(io.ReaderAt)
	if !random {
		return nil, errors.New("its columns cannot be read here; copy the file to a disk")
	}
	text, err := parquet.NewReader(at, s.total, wanted)
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

func (s *scanSource) readFile(p []byte) (int, error) {
	n, err := s.file.Read(p)
	s.read += int64(n)
	if s.progress != nil {
		s.progress(s.name, s.read, s.total)
	}
	return n, err
}

func (s *scanSource) Close() error { return s.file.Close() }

// skipMark passes over a byte order mark and returns the start of what follows, as far as it holds the first line.
func (s *scanSource) skipMark() ([]byte, error) {
	start := make([]byte, 0, scan.BlockSize)
	for !bytes.Contains(start, []byte{'\n'}) && len(start) < scan.LongestRecord {
		start = slices.Grow(start, scan.BlockSize)
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
