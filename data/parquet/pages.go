package parquet

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/snappy"
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// Bounds of a page. Programs write pages of one MB, and some a whole group of rows as one.
const (
	mostPageBytes  = 256 << 20
	mostPageValues = 16 << 20
)

// pageCheck looks at pages before the library decodes them, which takes as much memory as a page says that it needs: it unpacks
// each within what it says that it unpacks to, and counts the values of its runs.
type pageCheck struct {
	source       io.ReaderAt
	end          int64 // of the pages in the file
	head, packed []byte
	unpacked     []byte
	zstd         *zstd.Decoder
}

// column checks the pages of a column of a group of rows.
func (p *pageCheck) column(field *parquet.Column, rows int64, meta *format.ColumnMetaData) error {
	from := meta.DataPageOffset
	if meta.DictionaryPageOffset > 0 {
		from = min(from, meta.DictionaryPageOffset)
	}
	to := from + meta.TotalCompressedSize
	if from < 4 || to < from || to > p.end || meta.NumValues != rows {
		return errDamaged
	}
	for seen := int64(0); from < to && seen < rows; {
		page, size, err := p.header(from, to)
		if err != nil {
			return err
		}
		if err := p.page(page, meta.Codec, field.Optional(), from+size); err != nil {
			return fmt.Errorf("column %q: %w", field.Name(), err)
		}
		seen += page.values
		from += size + page.packed
	}
	return nil
}

// Kinds of pages.
const (
	dataPage = 0
	dictPage = 2
	dataV2   = 3
)

// page is what a page says of itself.
type page struct {
	kind             int64
	packed, unpacked int64 // bytes
	values           int64 // of data
	encoding         format.Encoding
	levels           format.Encoding // of the definition levels, in a page of the first version
	plain            int64           // bytes of a page of the second version that are not packed
	notPacked        bool
}

// plainDictionary is how old programs write that values are entries of the dictionary.
const plainDictionary format.Encoding = 2

var errPage = errors.New("a page says that it holds more than there can be in one; the file is damaged, or was written with pages above 256 MB or 16 million values: write it with smaller ones")

// header reads the head of a page, and returns its length.
func (p *pageCheck) header(from, to int64) (page, int64, error) {
	for length := int64(1 << 8); ; length *= 8 {
		length = min(length, to-from)
		if int64(cap(p.head)) < length {
			p.head = make([]byte, length)
		}
		head := p.head[:length]
		if _, err := p.source.ReadAt(head, from); err != nil && !errors.Is(err, io.EOF) {
			return page{}, 0, err
		}
		text := thrift{text: head}
		found, err := text.structure(0)
		if err != nil && length < to-from && length < 1<<24 {
			continue
		}
		if err != nil {
			return page{}, 0, fmt.Errorf("%w (%w)", errDamaged, err)
		}
		one, size := pageOf(found), length-int64(len(text.text))
		if one.packed < 0 || one.unpacked < 0 || one.values < 0 || one.plain < 0 || one.packed > to-from-size {
			return page{}, 0, errDamaged
		}
		if one.packed > mostPageBytes || one.unpacked > mostPageBytes || one.values > mostPageValues {
			return page{}, 0, errPage
		}
		return one, size, nil
	}
}

func pageOf(head fields) page {
	one := page{kind: head[1].number, unpacked: head[2].number, packed: head[3].number}
	switch one.kind {
	case dataPage:
		data := head[5].within
		one.values, one.encoding, one.levels = data[1].number, format.Encoding(data[2].number), format.Encoding(data[3].number)
	case dataV2:
		data := head[8].within
		compressed, said := data[7]
		one.values, one.encoding = data[1].number, format.Encoding(data[4].number)
		one.plain = data[5].number + data[6].number
		one.notPacked = said && compressed.number == 0
	}
	return one
}

// page checks one page of which the content begins there.
func (p *pageCheck) page(one page, codec format.CompressionCodec, optional bool, at int64) error {
	if one.kind != dataPage && one.kind != dataV2 && one.kind != dictPage {
		return nil // the library passes it over
	}
	if int64(cap(p.packed)) < one.packed {
		p.packed = make([]byte, one.packed)
	}
	packed := p.packed[:one.packed]
	if n, err := p.source.ReadAt(packed, at); err != nil && (!errors.Is(err, io.EOF) || n < len(packed)) {
		return err
	}
	if one.plain > one.packed {
		return errDamaged
	}
	levels := packed[:one.plain]
	content := packed[one.plain:]
	if !one.notPacked {
		var err error
		if content, err = p.unpack(codec, content, int(one.unpacked)); err != nil {
			return fmt.Errorf("%w (%w)", errDamaged, err)
		}
	}
	switch {
	case one.kind == dictPage:
		return nil // its values are as long as they are
	case one.kind == dataV2:
		if err := runs(levels, 1, one.values); optional && err != nil {
			return err
		}
	case optional:
		var err error
		if levels, content, err = counted(content); err == nil && one.levels == format.RLE {
			err = runs(levels, 1, one.values)
		}
		if err != nil {
			return err
		}
	}
	return checkValues(one, content)
}

// checkValues checks that the values of a page are not more than it says.
func checkValues(one page, content []byte) error {
	switch one.encoding {
	case plainDictionary, format.RLEDictionary:
		if len(content) == 0 {
			return nil
		}
		return runs(content[1:], int(content[0]), one.values)
	case format.RLE:
		values, _, err := counted(content)
		if err != nil {
			return err
		}
		return runs(values, 1, one.values)
	case format.DeltaBinaryPacked, format.DeltaLengthByteArray:
		for range 2 { // the size of a block, and of its parts
			_, size := binary.Uvarint(content)
			if size <= 0 {
				return errDamaged
			}
			content = content[size:]
		}
		if n, size := binary.Uvarint(content); size <= 0 || n > uint64(one.values) {
			return errDamaged
		}
	case format.DeltaByteArray:
		return errors.New("it is written as DELTA_BYTE_ARRAY, which is not read, because a few bytes of it can be texts without end: write the file with a dictionary, or as PLAIN")
	}
	return nil
}

// counted takes off what is as long as its first four bytes say.
func counted(content []byte) (part, rest []byte, err error) {
	if len(content) < 4 {
		return nil, nil, errDamaged
	}
	n := int64(binary.LittleEndian.Uint32(content))
	if n > int64(len(content)-4) {
		return nil, nil, errDamaged
	}
	return content[4 : 4+n], content[4+n:], nil
}

// runs checks that runs of values of so many bits hold no more than there are. The last of a run that is packed may be padding.
func runs(text []byte, width int, most int64) error {
	const padding = 512
	total := int64(0)
	for len(text) > 0 {
		head, size := binary.Uvarint(text)
		if size <= 0 || head>>1 > mostPageValues {
			return errDamaged
		}
		count, bytes := int64(head>>1), int64(width+7)/8
		if head&1 == 1 {
			count, bytes = count*8, count*int64(width)
		}
		text = text[size:]
		if total += count; total > most+padding || bytes > int64(len(text)) {
			return errDamaged
		}
		text = text[bytes:]
	}
	return nil
}

var errUnpacks = errors.New("a page unpacks to more than it says")

// unpack unpacks a page that says to how many bytes.
func (p *pageCheck) unpack(codec format.CompressionCodec, packed []byte, size int) (content []byte, err error) {
	if cap(p.unpacked) < size {
		p.unpacked = make([]byte, size)
	}
	switch codec {
	case format.Uncompressed:
		return packed, nil
	case format.Snappy:
		if n, err := snappy.DecodedLen(packed); err != nil || n > size {
			return nil, errors.Join(errUnpacks, err)
		}
		return snappy.Decode(p.unpacked[:cap(p.unpacked)], packed)
	case format.Zstd:
		if p.zstd == nil {
			if p.zstd, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(mostPageBytes)); err != nil {
				return nil, err
			}
		}
		if content, err = p.zstd.DecodeAll(packed, p.unpacked[:0]); err == nil && len(content) > size {
			err = errUnpacks
		}
		return content, err
	case format.Gzip:
		reader, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			return nil, err
		}
		return p.stream(reader, size)
	case format.Brotli:
		return p.stream(brotli.NewReader(bytes.NewReader(packed)), size)
	}
	return nil, fmt.Errorf("it is packed by %s, which is not read", codec)
}

func (p *pageCheck) stream(reader io.Reader, size int) ([]byte, error) {
	n, err := io.ReadFull(reader, p.unpacked[:size])
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	if err == nil {
		if extra, _ := reader.Read(make([]byte, 1)); extra > 0 {
			return nil, errUnpacks
		}
	}
	return p.unpacked[:n], nil
}

func (p *pageCheck) close() {
	if p.zstd != nil {
		p.zstd.Close()
	}
}
