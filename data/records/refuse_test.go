package records_test

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"spoor/data/records"
)

// read reads everything and returns the first error that is not the end of the file.
func read(in io.Reader, o records.Options) error {
	r, err := records.Open("test.csv", in, o)
	for err == nil {
		_, err = r.Read()
	}
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

func TestRefusals(t *testing.T) {
	small := records.Limits{Record: 64 << 10}
	tests := []struct {
		name, in string
		o        records.Options
		want     string
	}{
		{"nothing", "", records.Options{}, "test.csv: the file is empty; its first record must name the columns"},
		{"old workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", records.Options{}, "test.csv: is an .xls workbook, or one with a password, and is damaged or cut off; save it as .xlsx without a password, or as CSV"},
		{"SPSS file", "$FL2@(#) SPSS DATA FILE", records.Options{}, "test.csv: the SPSS file is damaged or cut off: it does not begin as one"},
		{"NUL", "a,b\n1,\x002\n", records.Options{}, "test.csv: holds a NUL byte: it is not text, or it is UTF-16 without a byte order mark; for the latter give the encoding utf-16le or utf-16be"},
		{"NUL in a cell, encoding given", "a,b\n1,\x002\n", records.Options{Encoding: "utf-8"}, "test.csv:2: holds a NUL byte"},
		{"NUL in a quoted cell", "a,b\n1,\"\x002\"\n", records.Options{Encoding: "utf-8"}, "test.csv:2: holds a NUL byte"},
		{"10,000 columns", strings.Repeat("q,", 9_999) + "q\n", records.Options{}, "test.csv:1: a record has more than 5000 cells; this is not an export of answers, or not its delimiter"},
		{"quote never closed", "a,b\n1,\"2\n3,4\n", records.Options{}, `test.csv:2: the quote (") that opens here is never closed`},
		{"quote not closed within the limit", "a,b\n1,\"" + strings.Repeat("2\n", 100_000), records.Options{Limits: small}, `test.csv:2: the quote (") that opens here is not closed within 64 KiB`},
		{"long line", "a,b\n1," + strings.Repeat("2", 100_000), records.Options{Limits: small, Encoding: "utf-8"}, "test.csv:2: a record is longer than 64 KiB; this is not an export of answers"},
		{"not the encoding", "a,b\n1,\xeb\n", records.Options{Encoding: "utf-8"}, "test.csv:2: the text is not UTF-8 here"},
		{"unknown encoding", "a,b\n", records.Options{Encoding: "ebcdic"}, `test.csv: unknown encoding "ebcdic": use utf-8, utf-16le, utf-16be, windows-1252, mac-roman`},
		{"encoding against the mark", "\xef\xbb\xbfa,b\n", records.Options{Encoding: "windows-1252"}, "test.csv: begins with the byte order mark of utf-8 and cannot be windows-1252; leave the encoding out"},
		{"unknown delimiter", "a,b\n", records.Options{Delimiter: "comma"}, `test.csv: unknown delimiter "comma": use one character such as ; or the word tab`},
		{"sheet of a text", "a,b\n", records.Options{Sheet: "Blad1"}, `test.csv: is not a workbook and has no sheet "Blad1"; leave the sheet out`},
		{"gzip cut off", compress(t, strings.Repeat("a,b\n", 1000))[:30], records.Options{}, "test.csv: the compressed file is damaged or cut off; export it again"},
		{"gzip cut off later", compress(t, random(1<<21))[:1<<20], records.Options{}, "test.csv: the compressed file is damaged or cut off; export it again"},
		{"gzip over the limit", compress(t, random(1<<20)), records.Options{Limits: records.Limits{Expanded: 1 << 19}}, "test.csv: expands to more than 512 KiB; unpack it and split it if it is meant to be that large"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := read(strings.NewReader(test.in), test.o)
			if err == nil || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
			if stream := read(struct{ io.Reader }{strings.NewReader(test.in)}, test.o); stream == nil || stream.Error() != err.Error() {
				t.Errorf("as a stream: got %v, want %v", stream, err)
			}
		})
	}
}

// random returns lines that hardly compress, the same ones each time.
func random(size int) string {
	b := make([]byte, size)
	state := uint32(1)
	for i := range b {
		state = state*1664525 + 1013904223
		if b[i] = 'a' + byte(state>>24)%26; i%40 == 39 {
			b[i] = '\n'
		}
	}
	return string(b)
}

// endless gives the start, and then one byte for ever. It can seek like a file of 2 GB when asked to.
type endless struct {
	start string
	fill  byte
	at    int64
	given int64 // bytes that were read
}

const endlessSize = 2 << 30

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		if e.at == endlessSize {
			return i, io.EOF
		}
		e.given++
		p[i] = e.fill
		if e.at < int64(len(e.start)) {
			p[i] = e.start[e.at]
		}
		e.at++
	}
	return len(p), nil
}

type endlessFile struct{ *endless }

func (e endlessFile) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekStart:
		e.at = offset
	case io.SeekCurrent:
		e.at += offset
	case io.SeekEnd:
		e.at = endlessSize + offset
	}
	return e.at, nil
}

// givenBy returns how much was read of an endless file, and 0 for another.
func givenBy(in io.Reader) int64 {
	switch e := in.(type) {
	case *endless:
		return e.given
	case endlessFile:
		return e.given
	}
	return 0
}

// A file that would take the machine is refused after a part of it, in memory that does not depend on its size.
func TestHostileFilesFailWithinBounds(t *testing.T) {
	bomb := compress(t, strings.Repeat("1;2\n", 32<<20)) // 128 MiB
	for _, test := range []struct {
		name string
		in   func() io.Reader
		want string
	}{
		{"line of 2 GB", func() io.Reader { return endlessFile{&endless{start: "a,b\n1,", fill: 'x'}} }, "test.csv: a line is longer than 4 MiB; this is not an export of answers"},
		{"line of 2 GB, piped", func() io.Reader { return &endless{start: "a,b\n1,", fill: 'x'} }, "test.csv:2: a record is longer than 4 MiB; this is not an export of answers"},
		{"quoted line of 2 GB, piped", func() io.Reader { return &endless{start: "a,b\n1,\"", fill: '\n'} }, `test.csv:2: the quote (") that opens here is not closed within 4 MiB`},
		{"delimiters of 2 GB, piped", func() io.Reader { return &endless{start: "a,b\n", fill: ','} }, "test.csv:2: a record has more than 5000 cells"},
		{"UTF-16 of 2 GB, piped", func() io.Reader { return &endless{start: "\xff\xfe", fill: 'x'} }, "test.csv:1: a record is longer than 4 MiB"},
		{"NUL bytes of 2 GB", func() io.Reader { return endlessFile{&endless{start: "a,b\n"}} }, "test.csv: holds a NUL byte"},
		{"gzip bomb", func() io.Reader { return strings.NewReader(bomb) }, "test.csv: expands more than 200 times, which answers never do; it is not an export"},
		{"gzip bomb, piped", func() io.Reader { return struct{ io.Reader }{strings.NewReader(bomb)} }, "test.csv: expands more than 200 times, which answers never do; it is not an export"},
		{"zip bomb", func() io.Reader { return strings.NewReader(zipBomb(t)) }, "test.csv: expands more than 200 times, which answers never do; it is not an export"},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := test.in()
			var before, ended, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			r, err := records.Open("test.csv", in, records.Options{})
			for err == nil {
				_, err = r.Read()
			}
			runtime.ReadMemStats(&ended)
			runtime.GC()
			runtime.ReadMemStats(&after)
			if !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
			limit := uint64(64 << 20)
			if test.name == "gzip bomb, piped" {
				limit = 2 << 30 // the first 64 MiB of it are records like others, 16 million of them
			}
			if allocated := ended.TotalAlloc - before.TotalAlloc; allocated > limit {
				t.Errorf("allocates %d MiB in all", allocated>>20)
			}
			if given := givenBy(in); given > 32<<20 {
				t.Errorf("reads %d MiB", given>>20)
			}
			if grown := int64(after.HeapInuse) - int64(before.HeapInuse); grown > 32<<20 {
				t.Errorf("holds %d MiB more", grown>>20)
			}
			runtime.KeepAlive(r)
		})
	}
}
