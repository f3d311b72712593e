package parquet

import (
	"encoding/binary"
	"errors"
)

// fields are the numbers, truths and structs of a struct of Thrift's compact protocol by the ids of their fields. The rest is passed over.
type fields map[int]field

type field struct {
	number int64
	within fields
}

// Bounds of what a description may hold: the library takes memory for as many elements as a list says that it has.
const (
	mostDepth    = 32
	mostElements = 1 << 20
)

var errDescription = errors.New("its description is damaged")

// thrift walks over a description before the library decodes it.
type thrift struct {
	text     []byte // what is left
	elements int    // of all lists until now
}

// structure reads a struct. Lists and texts must be there as long as they say that they are.
func (t *thrift) structure(depth int) (fields, error) {
	if depth > mostDepth {
		return nil, errDescription
	}
	found, id := fields{}, int64(0)
	for {
		head, err := t.byte()
		if err != nil || head == 0 {
			return found, err
		}
		if delta := int64(head >> 4); delta > 0 {
			id += delta
		} else if id, err = t.number(); err != nil {
			return nil, err
		}
		one, err := t.value(head&15, false, depth)
		if err != nil {
			return nil, err
		}
		found[int(id)] = one
	}
}

// value reads a value of a type. A truth is in its type, but in a list.
func (t *thrift) value(kind byte, listed bool, depth int) (field, error) {
	switch kind {
	case 1, 2:
		if listed {
			return field{}, t.skip(1)
		}
		return field{number: int64(2 - kind)}, nil
	case 3:
		return field{}, t.skip(1)
	case 4, 5, 6:
		n, err := t.number()
		return field{number: n}, err
	case 7:
		return field{}, t.skip(8)
	case 8:
		n, err := t.length()
		if err != nil {
			return field{}, err
		}
		return field{}, t.skip(n)
	case 9, 10:
		return field{}, t.list(depth)
	case 11:
		return field{}, t.pairs(depth)
	case 12:
		within, err := t.structure(depth + 1)
		return field{within: within}, err
	case 13:
		return field{}, t.skip(16)
	}
	return field{}, errDescription
}

func (t *thrift) list(depth int) error {
	head, err := t.byte()
	if err != nil {
		return err
	}
	n := uint64(head >> 4)
	if n == 15 {
		if n, err = t.length(); err != nil {
			return err
		}
	}
	return t.all(n, depth, head&15)
}

func (t *thrift) pairs(depth int) error {
	n, err := t.length()
	if err != nil || n == 0 {
		return err
	}
	kinds, err := t.byte()
	if err != nil {
		return err
	}
	return t.all(n, depth, kinds>>4, kinds&15)
}

// all reads so many elements, each of values of those types.
func (t *thrift) all(n uint64, depth int, kinds ...byte) error {
	if n > uint64(len(t.text)) || t.elements+int(n) > mostElements {
		return errDescription
	}
	t.elements += int(n)
	for range n {
		for _, kind := range kinds {
			if _, err := t.value(kind, true, depth+1); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *thrift) byte() (byte, error) {
	if len(t.text) == 0 {
		return 0, errDescription
	}
	b := t.text[0]
	t.text = t.text[1:]
	return b, nil
}

func (t *thrift) length() (uint64, error) {
	n, size := binary.Uvarint(t.text)
	if size <= 0 {
		return 0, errDescription
	}
	t.text = t.text[size:]
	return n, nil
}

func (t *thrift) number() (int64, error) {
	n, size := binary.Varint(t.text)
	if size <= 0 {
		return 0, errDescription
	}
	t.text = t.text[size:]
	return n, nil
}

func (t *thrift) skip(n uint64) error {
	if n > uint64(len(t.text)) {
		return errDescription
	}
	t.text = t.text[n:]
	return nil
}
