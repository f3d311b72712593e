package spss

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"time"
)

// Dictionary is what a file is written with: who the variables are, and what it says of itself.
type Dictionary struct {
	Label     string // of the file, of which 64 bytes are kept
	Variables []Variable
	Sets      []Set
	Weight    string    // name of the variable that weighs the cases; "" for none
	Cases     int64     // how many there will be; -1 where that is not known
	Made      time.Time // the moment that the file gives for itself; the zero time stands for 1 January 1970, as there is no clock here
}

// bias is what is added to a whole number that is packed into one byte.
const bias = 100

// Codes of packed values, beside the numbers from 1-bias to 251-bias.
const (
	codeEnd     = 252
	codeRaw     = 253
	codeSpaces  = 254
	codeMissing = 255
)

// Writer writes a system file (.sav) in Unicode, packed by bytecode, little end first, one case after another.
type Writer struct {
	out       *bufio.Writer
	variables []Variable
	declared  int64
	written   int64
	codes     []byte // of the block that is being filled
	values    []byte // that follow the block
}

// NewWriter checks a dictionary and writes it. Names of variables are unique whatever their case, of up to 64 bytes, and begin with a
// letter; a string has 1 to 32,767 bytes; labels are cut at what the format holds.
func NewWriter(out io.Writer, dictionary Dictionary) (*Writer, error) {
	if err := dictionary.check(); err != nil {
		return nil, err
	}
	w := &Writer{out: bufio.NewWriterSize(out, 1<<16), variables: dictionary.Variables, declared: dictionary.Cases}
	_, err := w.out.Write(dictionary.bytes())
	return w, err
}

// Write writes a case: a value for each variable. A number that is missing, or no number, is the system's own missing value.
func (w *Writer) Write(values []Value) error {
	if len(values) != len(w.variables) {
		return fmt.Errorf("a case of %d values for %d variables", len(values), len(w.variables))
	}
	for i, v := range w.variables {
		if v.Width == 0 {
			w.number(values[i])
			continue
		}
		text := []byte(values[i].Text)
		if len(text) > v.Width {
			return fmt.Errorf("variable %s: a text of %d bytes, and the string has %d", v.Name, len(text), v.Width)
		}
		for _, segment := range segments(v.Width) {
			part := min(len(text), min(segment, held))
			w.text(text[:part], (segment+7)/8)
			text = text[part:]
		}
	}
	w.written++
	_, err := w.out.Write(nil)
	return err
}

// Close ends the file, and leaves what it was written to open.
func (w *Writer) Close() error {
	if w.declared >= 0 && w.declared != w.written {
		return fmt.Errorf("%d cases were written, and %d were to be", w.written, w.declared)
	}
	if len(w.codes) > 0 {
		w.block()
	}
	return w.out.Flush()
}

func (w *Writer) number(value Value) {
	n := value.Number
	switch {
	case value.Missing || math.IsNaN(n) || math.IsInf(n, 0):
		w.code(codeMissing, nil)
	case n == math.Trunc(n) && n > -bias && n <= 251-bias && !(n == 0 && math.Signbit(n)):
		w.code(byte(n+bias), nil)
	default:
		w.code(codeRaw, binary.LittleEndian.AppendUint64(nil, math.Float64bits(n)))
	}
}

// text writes a text into a number of slots.
func (w *Writer) text(text []byte, slots int) {
	for range slots {
		slot := [8]byte{' ', ' ', ' ', ' ', ' ', ' ', ' ', ' '}
		n := copy(slot[:], text)
		text = text[n:]
		if slot == [8]byte{' ', ' ', ' ', ' ', ' ', ' ', ' ', ' '} {
			w.code(codeSpaces, nil)
		} else {
			w.code(codeRaw, slot[:])
		}
	}
}

// code adds a packed value to the block, and writes the block when it is full.
func (w *Writer) code(code byte, value []byte) {
	w.codes, w.values = append(w.codes, code), append(w.values, value...)
	if len(w.codes) == 8 {
		w.block()
	}
}

// block writes eight codes and the values behind them. An error stays in the buffer, and comes out of the next write.
func (w *Writer) block() {
	for len(w.codes) < 8 {
		w.codes = append(w.codes, 0)
	}
	w.out.Write(w.codes)
	w.out.Write(w.values)
	w.codes, w.values = w.codes[:0], w.values[:0]
}

// held is how many bytes of a very long string stand in a segment.
const held = 255

// segments are the widths of the variables that a string is written as: itself, or where it is longer than 255 bytes several, each but
// the last of 255 bytes, as SPSS reckons them (252 bytes of the string to each).
func segments(width int) []int {
	if width <= held {
		return []int{width}
	}
	n := (width + 251) / 252
	out := make([]int, n)
	for i := range out {
		out[i] = held
	}
	out[n-1] = width - (n-1)*252
	return out
}
