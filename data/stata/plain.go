package stata

import (
	"bytes"
	"encoding/binary"

	"spoor/data/spss"
)

// layout is how long the texts of a version are, with the zero at the end.
type layout struct{ name, format, label int }

const unicodeFrom = 118

func layoutOf(version int) layout {
	switch {
	case version >= unicodeFrom:
		return layout{129, 57, 321}
	case version == 113:
		return layout{33, 12, 81}
	}
	return layout{33, 49, 81}
}

// taken reads a file from an offset on.
type taken struct {
	f  *File
	at int64
}

func (t *taken) bytes(n int64) ([]byte, error) {
	out, err := t.f.in.get(t.at, n)
	t.at += n
	return out, err
}

// number reads a number of 1, 2, 4 or 8 bytes.
func (t *taken) number(size int64) (int64, error) {
	raw, err := t.bytes(size)
	if err != nil {
		return 0, err
	}
	switch size {
	case 1:
		return int64(raw[0]), nil
	case 2:
		return int64(t.f.order.Uint16(raw)), nil
	case 4:
		return int64(t.f.order.Uint32(raw)), nil
	}
	return int64(t.f.order.Uint64(raw)), nil
}

// plain reads a file of before Stata 13. (help dta_115.)
func (f *File) plain() error {
	t := &taken{f: f}
	head, err := t.bytes(4)
	if err != nil {
		return err
	}
	if f.Version = int(head[0]); f.Version < 113 {
		return damaged("it is of Stata 7 or older; save it again in a later one")
	}
	if head[1] == 1 {
		f.order = binary.BigEndian
	}
	variables, err := t.number(2)
	if err != nil {
		return err
	}
	if f.cases, err = t.number(4); err != nil {
		return err
	}
	label, err := t.bytes(81)
	if err != nil {
		return err
	}
	f.Label = f.text(label)
	t.at += 18 // when it was written
	types, err := t.bytes(variables)
	if err != nil {
		return err
	}
	stored := make([]uint16, len(types))
	for i, one := range types {
		if stored[i] = uint16(one); one > 244 {
			stored[i] = 65530 - uint16(one-251)
			if one < 251 {
				return damaged("a variable of type %d", one)
			}
		}
	}
	d := description{types: stored}
	l := layoutOf(f.Version)
	for _, part := range []struct {
		to   *[]string
		size int
	}{{&d.names, l.name}, {nil, 0}, {&d.formats, l.format}, {&d.sets, l.name}, {&d.labels, l.label}} {
		if part.to == nil {
			t.at += 2 * (variables + 1) // how it is sorted
			continue
		}
		if *part.to, err = t.texts(variables, part.size); err != nil {
			return err
		}
	}
	for { // characteristics
		kind, err := t.number(1)
		if err != nil {
			return err
		}
		length, err := t.number(4)
		if err != nil {
			return err
		}
		if kind == 0 && length == 0 {
			break
		}
		t.at += length
	}
	if err := f.describe(d, t.at); err != nil {
		return err
	}
	t.at += f.cases * int64(f.width)
	sets := map[string][]spss.ValueLabel{}
	for t.at < f.in.size {
		if err := t.labels(sets, l.name); err != nil {
			return err
		}
	}
	return f.label(d, sets)
}

// texts reads texts of a fixed size each.
func (t *taken) texts(n int64, size int) ([]string, error) {
	raw, err := t.bytes(n * int64(size))
	if err != nil {
		return nil, err
	}
	out := make([]string, n)
	for i := range out {
		out[i] = t.f.text(raw[i*size : (i+1)*size])
	}
	return out, nil
}

// labels reads one set of labels of values: its name, the codes, and where the text of each begins.
func (t *taken) labels(sets map[string][]spss.ValueLabel, nameSize int) error {
	length, err := t.number(4)
	if err != nil {
		return err
	}
	name, err := t.bytes(int64(nameSize) + 3)
	if err != nil {
		return err
	}
	table, err := t.bytes(length)
	if err != nil {
		return err
	}
	if len(table) < 8 {
		return damaged("labels of values without codes")
	}
	n, size := int64(t.f.order.Uint32(table)), int64(t.f.order.Uint32(table[4:]))
	if n > length/8 || 8+8*n+size > length {
		return damaged("labels of values that are longer than they say")
	}
	texts := table[8+8*n : 8+8*n+size]
	var out []spss.ValueLabel
	for i := range n {
		at := int64(t.f.order.Uint32(table[8+4*i:]))
		if at > size {
			return damaged("a label of a value that is not there")
		}
		code := int32(t.f.order.Uint32(table[8+4*n+4*i:]))
		const longest = 1 << 16
		text, _, _ := bytes.Cut(texts[at:min(size, at+longest)], []byte{0})
		out = append(out, spss.ValueLabel{Number: labelled(code), Label: t.f.text(text)})
	}
	sets[t.f.text(name[:nameSize])] = out
	return nil
}

// description is what a file says of its variables, a place for each.
type description struct {
	types                        []uint16
	names, formats, sets, labels []string
}

// describe makes the variables, of cases that begin at an offset.
func (f *File) describe(d description, begins int64) error {
	if len(d.types) == 0 {
		return damaged("it has no variables")
	}
	for i, stored := range d.types {
		p := place{from: f.width}
		v := spss.Variable{Name: d.names[i], Label: d.labels[i], Missing: called}
		v.Format, p.moment = formatOf(d.formats[i])
		switch {
		case stored >= 1 && stored <= 2045:
			p.kind, p.width = ofText, int(stored)
		case stored == 32768:
			p.kind, p.width = ofLongText, 8
		case stored >= 65526 && stored <= 65530:
			p.kind = kind(65530 - stored)
			p.width = [...]int{1, 2, 4, 4, 8}[p.kind]
		default:
			return damaged("a variable of type %d", stored)
		}
		if p.kind == ofText || p.kind == ofLongText {
			v.Width, v.Missing, p.moment = p.width, spss.Missing{}, nil
		}
		f.width += p.width
		f.Variables, f.places = append(f.Variables, v), append(f.places, p)
	}
	f.begins = begins
	if f.width > maxWidth || f.cases < 0 || begins > f.in.size || f.cases > (f.in.size-begins)/int64(f.width) {
		return damaged("it ends before the last of its %d cases", f.cases)
	}
	return nil
}

// label gives the variables the labels of their values.
func (f *File) label(d description, sets map[string][]spss.ValueLabel) error {
	all := 0
	for i := range f.Variables {
		if set := sets[d.sets[i]]; d.sets[i] != "" && f.Variables[i].Width == 0 {
			f.Variables[i].Labels = set
			if all += len(set); all > maxLabels {
				return damaged("its variables have more than %d labels of values together", maxLabels)
			}
		}
	}
	return nil
}
