package raster

import (
	"encoding/binary"
	"hash/crc32"
)

const inchesPerMetre = 1 / 0.0254

// encode returns what is drawn as a PNG with a palette (ISO/IEC 15948). It says what made it (a chunk tEXt with the keyword Software)
// and how large it is on paper (pHYs, the pixels per metre).
func (d *desk) encode(dots int) ([]byte, error) {
	s := &d.sheet
	palette, bytes := quantize(s.colours())
	rows, err := d.compressed(bytes)
	if err != nil {
		return nil, err
	}
	const aside = 1 << 10 // of the palette and all else
	out := append(make([]byte, 0, len(rows)+aside), "\x89PNG\r\n\x1a\n"...)
	size := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(s.width)), uint32(s.height))
	out = chunk(out, "IHDR", append(size, 8, 3, 0, 0, 0)) // bits, indices in a palette; the one way to compress and to filter; not interlaced
	out = chunk(out, "tEXt", []byte("Software\x00spoor"))
	perMetre := uint32(float64(dots)*inchesPerMetre + 0.5)
	paper := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, perMetre), perMetre)
	out = chunk(out, "pHYs", append(paper, 1)) // 1: the unit is the metre
	var colours []byte
	for _, c := range palette {
		colours = append(colours, c.R, c.G, c.B)
	}
	out = chunk(out, "PLTE", colours)
	out = chunk(out, "IDAT", rows)
	return chunk(out, "IEND", nil), nil
}

// compressed returns the rows, each after a byte that says that it is not filtered, as a stream of zlib.
func (d *desk) compressed(bytes []uint8) ([]byte, error) {
	d.stream.Reset()
	d.zlib.Reset(&d.stream)
	d.line = room(d.line, d.sheet.width+1)
	d.line[0] = 0
	blank := false
	for y := range d.sheet.height {
		if drawn := d.sheet.drawn(y); drawn || !blank {
			d.sheet.row(y, bytes, d.line[1:])
			blank = !drawn
		}
		if _, err := d.zlib.Write(d.line); err != nil {
			return nil, err
		}
	}
	err := d.zlib.Close()
	return d.stream.Bytes(), err
}

// chunk adds a chunk to a PNG: the length of what it holds, its name, that, and the sum of both.
func chunk(out []byte, name string, content []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(content)))
	from := len(out)
	out = append(append(out, name...), content...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[from:]))
}
