package biff

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
)

// Magic begins every compound file: the workbooks and documents of Office before 2007, and those of today that have a password.
const Magic = "\xd0\xcf\x11\xe0"

// ErrDamaged is wrapped by every error about the content of a file.
var ErrDamaged = errors.New("the workbook is damaged or cut off")

func damaged(what string) error { return fmt.Errorf("%w: %s", ErrDamaged, what) }

// Compound is a compound file: streams in sectors, as a disk has files. ([MS-CFB])
type Compound struct {
	in     io.ReaderAt
	size   int64
	sector int64    // bytes of one
	next   []uint32 // the sector behind each
	small  []uint32 // the same of the small sectors
	pool   []uint32 // the sectors that hold the small ones
	cutoff uint64   // streams below it stand in small sectors
	all    []entry
}

type entry struct {
	name  string
	kind  byte
	first uint32
	size  uint64
}

const (
	headerSize  = 512
	smallSector = 64
	endOfChain  = 0xfffffffa // and what is above: no sector
	rootKind    = 5
	streamKind  = 2
)

// OpenCompound reads the directory of a compound file.
func OpenCompound(in io.ReaderAt, size int64) (*Compound, error) {
	c := &Compound{in: in, size: size}
	header := make([]byte, headerSize)
	if err := c.fill(header, 0); err != nil {
		return nil, err
	}
	word := func(at int) uint32 { return binary.LittleEndian.Uint32(header[at:]) }
	shift := binary.LittleEndian.Uint16(header[30:])
	if !strings.HasPrefix(string(header), Magic) || shift != 9 && shift != 12 {
		return nil, damaged("it does not begin as one")
	}
	c.sector, c.cutoff = 1<<shift, uint64(word(56))
	table := make([]uint32, 0, 109)
	for at := 76; at < headerSize; at += 4 {
		table = append(table, word(at))
	}
	sectors := int(size/c.sector) + 1
	for at, seen := word(68), 0; at < endOfChain; seen++ {
		raw, err := c.sectorAt(at)
		if err != nil || seen > sectors {
			return nil, damaged("its table of sectors does not end")
		}
		last := len(raw) - 4
		for k := 0; k < last; k += 4 {
			table = append(table, binary.LittleEndian.Uint32(raw[k:]))
		}
		at = binary.LittleEndian.Uint32(raw[last:])
	}
	for _, at := range table {
		if at >= endOfChain || len(c.next) > sectors {
			continue
		}
		raw, err := c.sectorAt(at)
		if err != nil {
			return nil, err
		}
		c.next = appendWords(c.next, raw)
	}
	if err := c.directory(word(48)); err != nil {
		return nil, err
	}
	chain, err := chainOf(c.next, word(60))
	if err != nil {
		return nil, err
	}
	for _, at := range chain {
		raw, err := c.sectorAt(at)
		if err != nil {
			return nil, err
		}
		c.small = appendWords(c.small, raw)
	}
	return c, nil
}

func appendWords(to []uint32, raw []byte) []uint32 {
	for k := 0; k+4 <= len(raw); k += 4 {
		to = append(to, binary.LittleEndian.Uint32(raw[k:]))
	}
	return to
}

// directory reads the names of the streams.
func (c *Compound) directory(first uint32) error {
	chain, err := chainOf(c.next, first)
	if err != nil {
		return err
	}
	const size, mostName = 128, 64
	for _, at := range chain {
		raw, err := c.sectorAt(at)
		if err != nil {
			return err
		}
		for k := 0; k+size <= len(raw); k += size {
			one := raw[k : k+size]
			length := min(int(binary.LittleEndian.Uint16(one[64:])), mostName)
			var name []uint16
			for j := 0; j+2 < length; j += 2 {
				name = append(name, binary.LittleEndian.Uint16(one[j:]))
			}
			e := entry{string(utf16.Decode(name)), one[66], binary.LittleEndian.Uint32(one[116:]), binary.LittleEndian.Uint64(one[120:])}
			if c.sector == headerSize {
				e.size &= 1<<32 - 1 // the upper half may hold anything
			}
			if c.all = append(c.all, e); e.kind == rootKind && c.pool == nil {
				if c.pool, err = chainOf(c.next, e.first); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// chainOf follows a chain of sectors; one that does not end is an error.
func chainOf(next []uint32, at uint32) ([]uint32, error) {
	var out []uint32
	for at < endOfChain {
		if int64(at) >= int64(len(next)) || len(out) > len(next) {
			return nil, damaged("a chain of sectors does not end")
		}
		out = append(out, at)
		at = next[at]
	}
	return out, nil
}

func (c *Compound) sectorAt(at uint32) ([]byte, error) {
	raw := make([]byte, c.sector)
	return raw, c.fill(raw, (int64(at)+1)*c.sector)
}

func (c *Compound) fill(out []byte, from int64) error {
	n, err := c.in.ReadAt(out, from)
	if n == len(out) {
		return nil
	}
	if err == nil || errors.Is(err, io.EOF) {
		return damaged("it ends before what it says that it holds")
	}
	return err
}

// Has reports whether the file has a stream of this name.
func (c *Compound) Has(name string) bool {
	_, ok := c.entry(name)
	return ok
}

func (c *Compound) entry(name string) (entry, bool) {
	for _, e := range c.all {
		if e.name == name && e.kind == streamKind {
			return e, true
		}
	}
	return entry{}, false
}

// stream is a stream for reading at any offset.
type stream struct {
	c     *Compound
	chain []uint32
	small bool
	size  int64
}

func (c *Compound) stream(name string) (*stream, error) {
	e, ok := c.entry(name)
	if !ok {
		return nil, damaged("it has no stream " + name)
	}
	s := &stream{c: c, small: e.size < c.cutoff, size: int64(e.size)}
	next, sector := c.next, c.sector
	if s.small {
		next, sector = c.small, smallSector
	}
	var err error
	if s.chain, err = chainOf(next, e.first); err != nil {
		return nil, err
	}
	if e.size > uint64(len(s.chain))*uint64(sector) {
		return nil, damaged("it ends before what it says that it holds")
	}
	return s, nil
}

// ReadAt reads from the sector in which the offset lies up to the end of that, and on.
func (s *stream) ReadAt(out []byte, from int64) (int, error) {
	n := 0
	for n < len(out) {
		if from >= s.size {
			return n, io.EOF
		}
		sector := s.c.sector
		if s.small {
			sector = smallSector
		}
		at, within := from/sector, from%sector
		part := out[n:min(len(out), n+int(min(sector-within, s.size-from)))]
		where := (int64(s.chain[at])+1)*s.c.sector + within
		if s.small {
			place := int64(s.chain[at]) * smallSector
			if place/s.c.sector >= int64(len(s.c.pool)) {
				return n, damaged("a small sector is not there")
			}
			where = (int64(s.c.pool[place/s.c.sector])+1)*s.c.sector + place%s.c.sector + within
		}
		if err := s.c.fill(part, where); err != nil {
			return n, err
		}
		n, from = n+len(part), from+int64(len(part))
	}
	return n, nil
}
