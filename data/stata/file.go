package stata

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"spoor/data/spss"
)

// File is a file of which everything but the cases was read.
type File struct {
	Label     string
	Variables []spss.Variable // a number that is called missing is a range of .a to .z, see [Missing]
	Version   int             // of the format

	in     *bytesAt
	order  binary.ByteOrder
	places []place // of the variables in a case
	width  int     // bytes of a case
	begins int64   // of the first case
	cases  int64
	at     int64 // cases that were read
	row    []byte
	long   map[reference]span // strL
}

// place is where the value of a variable stands in a case, and how.
type place struct {
	from, width int
	kind        kind
	moment      func(float64) float64 // from the units of its format to seconds since 14 October 1582; nil for no date
}

type span struct{ from, length int64 }

// ErrFormat is wrapped by every error about the content of a file.
var ErrFormat = errors.New("the Stata file is damaged or cut off")

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrFormat, fmt.Sprintf(format, args...))
}

// Limits of what a file may ask for, far above what programs write.
const (
	maxVariables = 120_000 // of Stata itself
	maxWidth     = 64 << 20
	maxTexts     = 8 << 20 // bytes of the texts of one case
	maxLabels    = 4_000_000
)

const opening = "<stata_dta>"

// Is reports whether a file begins as one of Stata does, of any version that there was.
func Is(head []byte) bool {
	if bytes.HasPrefix(head, []byte(opening)) {
		return true
	}
	// Before Stata 13: the version, the byte order and the type of the file.
	return len(head) > 3 && head[0] >= 102 && head[0] <= 115 && (head[1] == 1 || head[1] == 2) && head[2] == 1 && head[3] == 0
}

// Open reads what a file says of its variables. It needs the whole file, as the labels of values stand behind the cases.
func Open(in io.ReaderAt, size int64) (*File, error) {
	f := &File{in: &bytesAt{in: in, size: size}, order: binary.LittleEndian, long: map[reference]span{}}
	head, err := f.in.get(0, min(size, int64(len(opening))))
	switch {
	case err != nil:
		return nil, err
	case !Is(head):
		return nil, damaged("it does not begin as one")
	case head[0] == '<':
		err = f.tagged()
	default:
		err = f.plain()
	}
	if err != nil {
		return nil, err
	}
	return f, nil
}

// Cases returns how many cases the file has.
func (f *File) Cases() int64 { return f.cases }

// Read returns the values of the next case, one for each variable, and io.EOF after the last.
func (f *File) Read() ([]spss.Value, error) {
	if f.at >= f.cases {
		return nil, io.EOF
	}
	if f.row == nil {
		f.row = make([]byte, f.width)
	}
	if err := f.in.fill(f.row, f.begins+f.at*int64(f.width)); err != nil {
		return nil, err
	}
	f.at++
	values := make([]spss.Value, len(f.places))
	texts := int64(0)
	for i, p := range f.places {
		raw := f.row[p.from : p.from+p.width]
		switch p.kind {
		case ofText:
			values[i].Text = f.text(raw)
		case ofLongText:
			text, err := f.longText(raw, maxTexts-texts)
			if err != nil {
				return nil, err
			}
			values[i].Text = text
		default:
			values[i] = f.number(p, raw)
		}
		if texts += int64(len(values[i].Text)); texts > maxTexts {
			return nil, damaged("the texts of case %d are longer than %d MiB", f.at, maxTexts>>20)
		}
	}
	return values, nil
}

// bytesAt gives parts of a file, none of which is beyond its end.
type bytesAt struct {
	in   io.ReaderAt
	size int64
}

// get returns n bytes from an offset on.
func (b *bytesAt) get(from, n int64) ([]byte, error) {
	if from < 0 || n < 0 || n > b.size || from > b.size-n {
		return nil, damaged("it ends before what it says that it holds")
	}
	out := make([]byte, n)
	return out, b.fill(out, from)
}

func (b *bytesAt) fill(out []byte, from int64) error {
	if _, err := b.in.ReadAt(out, from); err != nil && !errors.Is(err, io.EOF) {
		return err
	} else if err != nil && from+int64(len(out)) > b.size {
		return damaged("it ends within a case")
	}
	return nil
}
