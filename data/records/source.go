package records

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"

	"spoor/data/problem"
)

// source is the input: from the start, and where it can seek as often as needed.
type source struct {
	name   string
	in     io.Reader
	seeker io.Seeker // nil when the input cannot go back
	start  int64
	size   int64 // 0 when unknown
	raw    *counter
	buffer *bufio.Reader
}

const (
	bufferSize = 64 << 10
	prefixSize = 1 << 20 // decides the encoding where the input cannot go back
	headSize   = 64      // the longest mark of a format is shorter
)

func newSource(name string, r io.Reader) *source {
	src := &source{name: name, in: r}
	if seeker, ok := r.(io.Seeker); ok {
		// A pipe has the method but fails.
		if start, err := seeker.Seek(0, io.SeekCurrent); err == nil {
			if end, err := seeker.Seek(0, io.SeekEnd); err == nil {
				src.seeker, src.start, src.size = seeker, start, end-start
				_, err = seeker.Seek(start, io.SeekStart)
				if err != nil {
					src.seeker = nil
				}
			}
		}
	}
	src.raw = &counter{in: r}
	src.buffer = bufio.NewReaderSize(src.raw, bufferSize)
	return src
}

// head returns the first bytes without taking them.
func (s *source) head() ([]byte, error) {
	head, err := s.buffer.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return head, nil
}

func (s *source) rewind() error {
	if _, err := s.seeker.Seek(s.start, io.SeekStart); err != nil {
		return err
	}
	s.raw.n = 0
	s.buffer.Reset(s.raw)
	return nil
}

// body returns the bytes of the file, expanded where they are compressed.
func (s *source) body(gzipped bool, limits Limits) (io.Reader, error) {
	if !gzipped {
		return s.buffer, nil
	}
	expanded, err := gzip.NewReader(s.buffer)
	if err != nil {
		return nil, err
	}
	return &expansion{file: s.name, in: expanded, compressed: s.raw, limits: limits}, nil
}

// problem gives an error of a library the name of the file and a remedy.
func (s *source) problem(err error) error {
	var found *problem.Problem
	if errors.As(err, &found) {
		return found
	}
	if errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fatal(s.name, 0, "the compressed file is damaged or cut off; export it again")
	}
	return fatal(s.name, 0, "%v", err)
}

func isGzip(head []byte) bool { return bytes.HasPrefix(head, []byte{0x1f, 0x8b}) }
func isZip(head []byte) bool  { return bytes.HasPrefix(head, []byte("PK\x03\x04")) }
