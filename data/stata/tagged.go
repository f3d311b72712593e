package stata

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strconv"

	"spoor/data/spss"
)

// expect takes a tag.
func (t *taken) expect(tag string) error {
	raw, err := t.bytes(int64(len(tag)))
	if err != nil {
		return err
	}
	if string(raw) != tag {
		return damaged("%s is not where it is to be", tag)
	}
	return nil
}

// between reads a part of n bytes within a tag.
func (t *taken) between(tag string, n int64) ([]byte, error) {
	if err := t.expect("<" + tag + ">"); err != nil {
		return nil, err
	}
	out, err := t.bytes(n)
	if err != nil {
		return nil, err
	}
	return out, t.expect("</" + tag + ">")
}

// tagged reads a file of Stata 13 or later. (help dta.)
func (f *File) tagged() error {
	t := &taken{f: f, at: int64(len(opening))}
	variables, err := t.header()
	if err != nil {
		return err
	}
	const places = 14
	raw, err := t.between("map", 8*places)
	if err != nil {
		return err
	}
	offset := func(i int) int64 { return int64(f.order.Uint64(raw[8*i:])) }
	d, err := t.description(variables)
	if err != nil {
		return err
	}
	const data, strings, labels = 9, 10, 11
	t.at = offset(data)
	if err := t.expect("<data>"); err != nil {
		return err
	}
	if err := f.describe(d, t.at); err != nil {
		return err
	}
	t.at = offset(strings)
	if err := t.longTexts(); err != nil {
		return err
	}
	t.at = offset(labels)
	sets, err := t.valueLabels()
	if err != nil {
		return err
	}
	return f.label(d, sets)
}

// header reads the version, the byte order and how much there is.
func (t *taken) header() (variables int64, err error) {
	f := t.f
	if err := t.expect("<header>"); err != nil {
		return 0, err
	}
	release, err := t.between("release", 3)
	if err != nil {
		return 0, err
	}
	f.Version, err = strconv.Atoi(string(release))
	if err != nil || f.Version < 117 || f.Version > 119 {
		return 0, damaged("its format is %q, and 113 to 115 and 117 to 119 are read; save it for Stata 14 (saveold)", release)
	}
	order, err := t.between("byteorder", 3)
	if err != nil {
		return 0, err
	}
	if string(order) == "MSF" {
		f.order = binary.BigEndian
	} else if string(order) != "LSF" {
		return 0, damaged("its byte order is not known")
	}
	sizes := map[int]struct{ variables, cases, label int64 }{117: {2, 4, 1}, 118: {2, 8, 2}, 119: {4, 8, 2}}[f.Version]
	within := func(tag string, size int64) (int64, error) {
		if err := t.expect("<" + tag + ">"); err != nil {
			return 0, err
		}
		n, err := t.number(size)
		if err != nil {
			return 0, err
		}
		return n, t.expect("</" + tag + ">")
	}
	if variables, err = within("K", sizes.variables); err != nil {
		return 0, err
	}
	if f.cases, err = within("N", sizes.cases); err != nil {
		return 0, err
	}
	for _, part := range []struct {
		tag  string
		size int64
	}{{"label", sizes.label}, {"timestamp", 1}} {
		if err := t.expect("<" + part.tag + ">"); err != nil {
			return 0, err
		}
		length, err := t.number(part.size)
		if err != nil {
			return 0, err
		}
		text, err := t.bytes(length)
		if err != nil {
			return 0, err
		}
		if part.tag == "label" {
			f.Label = f.text(text)
		}
		if err := t.expect("</" + part.tag + ">"); err != nil {
			return 0, err
		}
	}
	if variables > maxVariables {
		return 0, damaged("%d variables", variables)
	}
	return variables, t.expect("</header>")
}

// description reads what stands in front of the cases.
func (t *taken) description(variables int64) (description, error) {
	var d description
	raw, err := t.between("variable_types", 2*variables)
	if err != nil {
		return d, err
	}
	for chunk := range slices.Chunk(raw, 2) {
		d.types = append(d.types, t.f.order.Uint16(chunk))
	}
	l, sorted := layoutOf(t.f.Version), int64(2)
	if t.f.Version >= 119 {
		sorted = 4
	}
	for _, part := range []struct {
		tag  string
		to   *[]string
		size int
	}{{"varnames", &d.names, l.name}, {"sortlist", nil, 0}, {"formats", &d.formats, l.format}, {"value_label_names", &d.sets, l.name}, {"variable_labels", &d.labels, l.label}} {
		if part.to == nil {
			if _, err := t.between(part.tag, sorted*(variables+1)); err != nil {
				return d, err
			}
			continue
		}
		if err := t.expect("<" + part.tag + ">"); err != nil {
			return d, err
		}
		if *part.to, err = t.texts(variables, part.size); err != nil {
			return d, err
		}
		if err := t.expect("</" + part.tag + ">"); err != nil {
			return d, err
		}
	}
	return d, nil
}

// longTexts finds where each text of a strL variable stands.
func (t *taken) longTexts() error {
	if err := t.expect("<strls>"); err != nil {
		return err
	}
	rowSize := int64(8)
	if t.f.Version < unicodeFrom {
		rowSize = 4
	}
	for {
		mark, err := t.bytes(3)
		if err != nil {
			return err
		}
		if string(mark) != "GSO" {
			return nil // the tag at the end
		}
		variable, err := t.number(4)
		if err != nil {
			return err
		}
		row, err := t.number(rowSize)
		if err != nil {
			return err
		}
		t.at++ // a text or bytes
		length, err := t.number(4)
		if err != nil {
			return err
		}
		t.f.long[reference{uint64(variable), uint64(row)}] = span{t.at, length}
		t.at += length
	}
}

// valueLabels reads the sets of labels, by name.
func (t *taken) valueLabels() (map[string][]spss.ValueLabel, error) {
	sets := map[string][]spss.ValueLabel{}
	if err := t.expect("<value_labels>"); err != nil {
		return nil, err
	}
	for {
		tag, err := t.bytes(5)
		if err != nil {
			return nil, err
		}
		if !bytes.Equal(tag, []byte("<lbl>")) {
			return sets, nil // the tag at the end
		}
		if err := t.labels(sets, layoutOf(t.f.Version).name); err != nil {
			return nil, err
		}
		if err := t.expect("</lbl>"); err != nil {
			return nil, err
		}
	}
}
