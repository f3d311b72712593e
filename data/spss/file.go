package spss

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
)

// File is a system file of which the dictionary was read.
type File struct {
	Label     string
	Variables []Variable
	Sets      []Set
	Weight    string // name of the variable that weighs the cases; "" for none
	Encoding  string // as the file names it, or the code page that it was read by
	Packed    string // none, bytecode or zlib

	cases  *cases
	slots  int // of eight bytes, that a case takes
	number int64
}

// Variable is a column of the file.
type Variable struct {
	Name    string
	Label   string
	Width   int // bytes of a string; 0 for a number
	Format  Format
	Measure Measure
	Labels  []ValueLabel // in the order of the file
	Missing Missing      // values that the user called missing

	at       int // slot where its value begins
	segments int // of a very long string
}

// Set is one question with several answers: variables of which each says whether one answer was given (dichotomies), or which answer
// was given first, second, and so on (categories).
type Set struct {
	Name, Label string
	Counted     string // of dichotomies: the value that means yes; "" for categories
	ByCounted   bool   // answers of dichotomies are called what the counted value is called, and not what the variable is
	Variables   []string
}

// ValueLabel is what a code means. Of a string variable Text is the code, of a number Number.
type ValueLabel struct {
	Number float64
	Text   string
	Label  string
}

// Missing are the values of a variable that count as no answer, beside the system's own.
type Missing struct {
	Numbers   []float64
	Texts     []string
	Low, High float64 // a range; used where Ranged
	Ranged    bool
}

// Of reports whether a number was called missing.
func (m Missing) Of(number float64) bool {
	for _, one := range m.Numbers {
		if one == number {
			return true
		}
	}
	return m.Ranged && number >= m.Low && number <= m.High
}

// OfText reports whether a text was called missing.
func (m Missing) OfText(text string) bool {
	for _, one := range m.Texts {
		if one == text {
			return true
		}
	}
	return false
}

// Measure is the level of measurement, as its maker set it.
type Measure int

// Levels of measurement.
const (
	Unknown Measure = iota
	Nominal
	Ordinal
	Scale
)

// Value is the value of a variable in a case.
type Value struct {
	Number  float64
	Text    string
	Missing bool // the system's own missing value
}

// Limits of what a dictionary may ask for, far above what programs write.
const (
	maxLabel     = 1 << 16
	maxExtension = 64 << 20
	maxSlots     = 2_000_000
)

// ErrFormat is wrapped by every error about the content of a file.
var ErrFormat = errors.New("the SPSS file is damaged or cut off")

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrFormat, fmt.Sprintf(format, args...))
}

// Is reports whether a file begins as a system file does.
func Is(head []byte) bool {
	return strings.HasPrefix(string(head), "$FL2") || strings.HasPrefix(string(head), "$FL3")
}

// Open reads the dictionary of a file.
func Open(r io.Reader) (*File, error) {
	d := dictionary{in: bufio.NewReaderSize(r, 1<<16), made: &File{}}
	if err := d.header(); err != nil {
		return nil, err
	}
	if err := d.records(); err != nil {
		return nil, err
	}
	if err := d.finish(); err != nil {
		return nil, err
	}
	d.made.cases = &cases{in: d.in, order: d.order, bias: d.bias, left: d.declared, decode: d.decode}
	if d.made.Packed == "zlib" {
		unpacked, err := newBlocks(d.in, d.order)
		if err != nil {
			return nil, err
		}
		d.made.cases.in = bufio.NewReaderSize(unpacked, 1<<16)
	}
	d.made.cases.packed = d.made.Packed != "none"
	return d.made, nil
}

// Cases returns how many cases the file says that it has, -1 where it does not.
func (f *File) Cases() int64 { return f.number }

// Read returns the values of the next case, one for each variable, and io.EOF after the last.
func (f *File) Read() ([]Value, error) {
	raw, err := f.cases.next(f.slots)
	if err != nil {
		return nil, err
	}
	values := make([]Value, len(f.Variables))
	for i, v := range f.Variables {
		if v.Width == 0 {
			number := math.Float64frombits(f.cases.order.Uint64(raw[8*v.at:]))
			values[i] = Value{Number: number, Missing: number == sysmis || math.IsNaN(number)}
			continue
		}
		values[i].Text = f.cases.text(raw, v)
	}
	return values, nil
}

// sysmis is the system's own missing value.
const sysmis = -math.MaxFloat64

// cases reads the data behind the dictionary.
type cases struct {
	in     *bufio.Reader
	order  binary.ByteOrder
	packed bool
	bias   float64
	left   int64 // cases that the file says are left; negative where it does not say
	decode func([]byte) string

	codes [8]byte
	used  int // of codes; 0 before the first
	begun bool
	ended bool
	raw   []byte
}

// next returns the slots of the next case.
func (c *cases) next(slots int) ([]byte, error) {
	if c.left == 0 || c.ended {
		return nil, io.EOF
	}
	if c.raw == nil {
		c.raw = make([]byte, 0, 8*slots)
	}
	c.raw = c.raw[:0]
	for i := range slots {
		slot, err := c.slot()
		if errors.Is(err, io.EOF) && i == 0 {
			c.ended = true
			if c.left > 0 {
				return nil, damaged("%d cases are missing at its end", c.left)
			}
			return nil, io.EOF
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, damaged("it ends within a case")
		}
		if err != nil {
			return nil, err
		}
		c.raw = append(c.raw, slot[:]...)
	}
	c.left--
	return c.raw, nil
}

func (c *cases) slot() (slot [8]byte, err error) {
	if !c.packed {
		_, err = io.ReadFull(c.in, slot[:])
		return slot, err
	}
	for {
		if !c.begun || c.used == 8 {
			if _, err := io.ReadFull(c.in, c.codes[:]); err != nil {
				return slot, err
			}
			c.begun, c.used = true, 0
		}
		code := c.codes[c.used]
		c.used++
		switch code {
		case 0: // filling
		case 252:
			return slot, io.EOF
		case 253:
			_, err = io.ReadFull(c.in, slot[:])
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return slot, err
		case 254:
			copy(slot[:], "        ")
			return slot, nil
		case 255:
			c.order.PutUint64(slot[:], math.Float64bits(sysmis))
			return slot, nil
		default:
			c.order.PutUint64(slot[:], math.Float64bits(float64(code)-c.bias))
			return slot, nil
		}
	}
}

// text joins the segments of a string: each but the last holds 255 bytes of it in 256.
func (c *cases) text(raw []byte, v Variable) string {
	from := raw[8*v.at:]
	if v.segments <= 1 {
		return strings.TrimRight(c.decode(from[:v.Width]), " \x00")
	}
	text := make([]byte, 0, v.Width)
	for i := 0; i < v.segments && len(text) < v.Width; i++ {
		n := min(held, v.Width-len(text))
		text = append(text, from[:n]...)
		if len(from) > held+1 {
			from = from[held+1:]
		}
	}
	return strings.TrimRight(c.decode(text), " \x00")
}
