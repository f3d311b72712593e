package spss

import (
	"bufio"
	"encoding/binary"
	"io"
	"math"
	"strings"
)

// dictionary reads what stands before the cases.
type dictionary struct {
	in       *bufio.Reader
	order    binary.ByteOrder
	bias     float64
	declared int64 // cases
	weight   int   // slot of the variable that weighs, counted from 1; 0 for none

	slots      []slotVariable
	labels     []labelled
	extensions []extension
	page       int // number of the code page; 0 where none is given
	encoding   string
	decode     func([]byte) string
	made       *File
}

// slotVariable is a variable as its record has it, in bytes that are not decoded yet; a nil name continues the string before.
type slotVariable struct {
	name, label []byte
	width       int
	format      uint32
	missing     [][8]byte
	ranged      bool
	at          int
}

// labelled is a set of value labels with the slots of its variables, counted from 1.
type labelled struct {
	values [][8]byte
	labels [][]byte
	slots  []int
}

type extension struct {
	kind, size, count int
	content           []byte
}

func (d *dictionary) bytes(n int) ([]byte, error) {
	if n < 0 || n > maxExtension {
		return nil, damaged("a record of %d bytes", n)
	}
	out := make([]byte, 0, min(n, 1<<16)) // grows with what is there, not with what is said
	for len(out) < n {
		part := min(n-len(out), 1<<16)
		start := len(out)
		out = append(out, make([]byte, part)...)
		if _, err := io.ReadFull(d.in, out[start:]); err != nil {
			return nil, damaged("it ends within its dictionary")
		}
	}
	return out, nil
}

func (d *dictionary) number() (int, error) {
	raw, err := d.bytes(4)
	if err != nil {
		return 0, err
	}
	return int(int32(d.order.Uint32(raw))), nil
}

func (d *dictionary) header() error {
	d.order = binary.LittleEndian
	raw, err := d.bytes(176)
	if err != nil || !Is(raw) {
		return damaged("it does not begin as one")
	}
	if layout := binary.LittleEndian.Uint32(raw[64:]); layout != 2 && layout != 3 {
		if layout = binary.BigEndian.Uint32(raw[64:]); layout != 2 && layout != 3 {
			return damaged("its byte order is not known")
		}
		d.order = binary.BigEndian
	}
	switch d.order.Uint32(raw[72:]) {
	case 0:
		d.made.Packed = "none"
	case 1:
		d.made.Packed = "bytecode"
	case 2:
		d.made.Packed = "zlib"
	default:
		return damaged("its compression is not known")
	}
	d.weight = int(int32(d.order.Uint32(raw[76:])))
	d.declared = int64(int32(d.order.Uint32(raw[80:])))
	d.made.number = d.declared
	d.bias = math.Float64frombits(d.order.Uint64(raw[84:]))
	d.made.Label = strings.TrimRight(string(raw[109:173]), " \x00")
	return nil
}

// Kinds of records.
const (
	recordVariable  = 2
	recordLabels    = 3
	recordLabelled  = 4
	recordDocument  = 6
	recordExtension = 7
	recordEnd       = 999
)

func (d *dictionary) records() error {
	for {
		kind, err := d.number()
		if err != nil {
			return err
		}
		switch kind {
		case recordVariable:
			err = d.variable()
		case recordLabels:
			err = d.valueLabels()
		case recordDocument:
			var lines int
			if lines, err = d.number(); err == nil {
				_, err = d.bytes(80 * min(lines, maxExtension))
			}
		case recordExtension:
			err = d.extension()
		case recordEnd:
			_, err = d.number()
			return err
		default:
			return damaged("a record of kind %d", kind)
		}
		if err != nil {
			return err
		}
	}
}

func (d *dictionary) variable() error {
	raw, err := d.bytes(28)
	if err != nil {
		return err
	}
	field := func(i int) int { return int(int32(d.order.Uint32(raw[4*i:]))) }
	v := slotVariable{width: field(0), format: uint32(field(3)), at: len(d.slots)}
	if len(d.slots) >= maxSlots {
		return damaged("more than %d variables", maxSlots)
	}
	if v.width > 255 {
		return damaged("a string of %d bytes", v.width)
	}
	if field(1) != 0 {
		length, err := d.number()
		if err != nil {
			return err
		}
		if length < 0 || length > maxLabel {
			return damaged("a label of %d bytes", length)
		}
		padded, err := d.bytes((length + 3) / 4 * 4)
		if err != nil {
			return err
		}
		v.label = padded[:length]
	}
	missing := field(2)
	v.ranged = missing < 0
	if missing < -3 || missing > 3 {
		return damaged("%d missing values", missing)
	}
	for range max(missing, -missing) {
		value, err := d.bytes(8)
		if err != nil {
			return err
		}
		v.missing = append(v.missing, [8]byte(value))
	}
	if v.width >= 0 {
		v.name = raw[20:28]
	}
	d.slots = append(d.slots, v)
	return nil
}

func (d *dictionary) valueLabels() error {
	count, err := d.number()
	if err != nil {
		return err
	}
	var set labelled
	for range count {
		value, err := d.bytes(9)
		if err != nil {
			return err
		}
		length := int(value[8])
		label, err := d.bytes((length+8)/8*8 - 1)
		if err != nil {
			return err
		}
		set.values, set.labels = append(set.values, [8]byte(value[:8])), append(set.labels, label[:length])
	}
	kind, err := d.number()
	if err != nil {
		return err
	}
	if kind != recordLabelled {
		return damaged("value labels without variables")
	}
	if count, err = d.number(); err != nil {
		return err
	}
	for range count {
		slot, err := d.number()
		if err != nil {
			return err
		}
		set.slots = append(set.slots, slot)
	}
	d.labels = append(d.labels, set)
	return nil
}

func (d *dictionary) extension() error {
	var e extension
	for _, field := range []*int{&e.kind, &e.size, &e.count} {
		var err error
		if *field, err = d.number(); err != nil {
			return err
		}
	}
	if e.size < 0 || e.count < 0 || e.size > maxExtension || e.count > maxExtension || e.size*e.count > maxExtension {
		return damaged("an extension of %d times %d bytes", e.count, e.size)
	}
	var err error
	if e.content, err = d.bytes(e.size * e.count); err != nil {
		return err
	}
	d.extensions = append(d.extensions, e)
	return nil
}
