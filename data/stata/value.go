package stata

import (
	"bytes"
	"encoding/binary"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"spoor/data/spss"
)

// kind is how a value is stored.
type kind uint16

const (
	ofByte kind = iota
	ofInt
	ofLong
	ofFloat
	ofDouble
	ofText
	ofLongText
)

// Missing returns the number that stands for a missing value: 0 for the system's own, 1 to 26 for .a to .z. They lie above every number
// that Stata stores. (help dta, 5.2.)
func Missing(which int) float64 {
	const system, step = 0x7fe0 << 48, 1 << 40
	return math.Float64frombits(uint64(system + which*step))
}

const letters = 26 // missing values beside the system's own

// called are the values that are missing for a reason.
var called = spss.Missing{Ranged: true, Low: Missing(1), High: Missing(letters)}

func missing(which int64) spss.Value {
	if which <= 0 || which > letters {
		return spss.Value{Number: Missing(0), Missing: true}
	}
	return spss.Value{Number: Missing(int(which))}
}

// number reads a number. The first value beyond what each type holds is the system's missing value, behind which are .a to .z.
func (f *File) number(p place, raw []byte) spss.Value {
	var value float64
	switch p.kind {
	case ofByte:
		if n := int8(raw[0]); n > 100 {
			return missing(int64(n) - 101)
		} else {
			value = float64(n)
		}
	case ofInt:
		n := int16(f.order.Uint16(raw))
		if n > 32740 {
			return missing(int64(n) - 32741)
		}
		value = float64(n)
	case ofLong:
		n := int32(f.order.Uint32(raw))
		if n > firstMissing-1 {
			return missing(int64(n) - firstMissing)
		}
		value = float64(n)
	case ofFloat:
		const system, step = 0x7f000000, 0x800
		bits := f.order.Uint32(raw)
		if bits >= system && bits>>31 == 0 || math.IsNaN(float64(math.Float32frombits(bits))) {
			return missing((int64(bits) - system) / step)
		}
		value = shortest(math.Float32frombits(bits))
	case ofDouble:
		value = math.Float64frombits(f.order.Uint64(raw))
		if math.IsNaN(value) {
			return missing(0)
		}
		if value >= Missing(0) {
			return missing(int64(math.Float64bits(value)-math.Float64bits(Missing(0))) >> 40)
		}
	}
	if p.moment != nil {
		value = p.moment(value)
	}
	return spss.Value{Number: value}
}

// firstMissing is the system's missing value of a long, of which labels of values are too.
const firstMissing = 2147483621

// labelled is a code of a label.
func labelled(n int32) float64 {
	if n >= firstMissing {
		return missing(int64(n) - firstMissing).Number
	}
	return float64(n)
}

// shortest is the number that somebody entered of whom a float has seven digits: 0.1, and not 0.10000000149.
func shortest(number float32) float64 {
	if value, err := strconv.ParseFloat(strconv.FormatFloat(float64(number), 'g', -1, 32), 64); err == nil {
		return value
	}
	return float64(number)
}

// text reads a text up to its end: in Unicode, and in what is none as Windows writes it, as Stata did before its version 14.
func (f *File) text(raw []byte) string {
	raw, _, _ = bytes.Cut(raw, []byte{0})
	if f.Version >= unicodeFrom || utf8.Valid(raw) {
		return strings.ToValidUTF8(strings.TrimRight(string(raw), " "), "\uFFFD")
	}
	decoded, err := charmap.Windows1252.NewDecoder().Bytes(raw)
	if err != nil {
		decoded = bytes.ToValidUTF8(raw, []byte("\uFFFD"))
	}
	return strings.TrimRight(string(decoded), " ")
}

// reference names a long text: the variable and the case that it was stored with first.
type reference struct{ variable, row uint64 }

// referenceOf reads the reference that stands in a case, of eight bytes.
func (f *File) referenceOf(raw []byte) reference {
	bits := uint(32) // of the variable
	switch {
	case f.Version == 118:
		bits = 16
	case f.Version >= 119:
		bits = 24
	}
	whole := f.order.Uint64(raw)
	if f.order == binary.ByteOrder(binary.BigEndian) {
		return reference{whole >> (64 - bits), whole << bits >> bits}
	}
	return reference{whole & (1<<bits - 1), whole >> bits}
}

func (f *File) longText(raw []byte, most int64) (string, error) {
	ref := f.referenceOf(raw)
	if ref == (reference{}) {
		return "", nil
	}
	at, known := f.long[ref]
	if !known {
		return "", damaged("case %d refers to a text that is not there", f.at)
	}
	if at.length > most {
		return "", damaged("the texts of case %d are longer than %d MiB", f.at, maxTexts>>20)
	}
	content, err := f.in.get(at.from, at.length)
	if err != nil {
		return "", err
	}
	return f.text(content), nil
}

// unitsOf says how the numbers of a date are counted, by the letter behind %t in its format.
var unitsOf = map[byte]func(float64) time.Time{
	'd': func(n float64) time.Time { return origin.AddDate(0, 0, int(n)) },
	'w': func(n float64) time.Time { return yearOf(n, 52).AddDate(0, 0, 7*within(n, 52)) },
	'm': func(n float64) time.Time { return origin.AddDate(0, int(n), 0) },
	'q': func(n float64) time.Time { return origin.AddDate(0, 3*int(n), 0) },
	'h': func(n float64) time.Time { return origin.AddDate(0, 6*int(n), 0) },
}

var origin = time.Date(1960, time.January, 1, 0, 0, 0, 0, time.UTC)

func yearOf(n, parts float64) time.Time { return origin.AddDate(int(math.Floor(n/parts)), 0, 0) }

func within(n, parts float64) int { return int(n - parts*math.Floor(n/parts)) }

// secondsTo1960 is how many seconds after 14 October 1582, from which SPSS counts, 1960 begins.
const secondsTo1960 = 137775 * 86400

// formatOf says how numbers of a format are shown. Moments become seconds since 14 October 1582.
func formatOf(format string) (spss.Format, func(float64) float64) {
	code := strings.TrimLeft(strings.TrimPrefix(format, "%"), "-0")
	if strings.HasPrefix(code, "d") {
		code = "t" + code // as Stata wrote it once
	}
	if len(code) < 2 || code[0] != 't' {
		return spss.NumberFormat(0, 0), nil
	}
	switch unit := code[1]; unit {
	case 'c', 'C':
		return spss.DateTimeFormat, func(n float64) float64 { return n/1000 + secondsTo1960 }
	default:
		units, known := unitsOf[unit]
		if !known {
			return spss.NumberFormat(0, 0), nil
		}
		const furthest = 4e6 // in any unit, from 1960
		return spss.DateFormat, func(n float64) float64 {
			return units(max(-furthest, min(furthest, n))).Sub(origin).Seconds() + secondsTo1960
		}
	}
}
