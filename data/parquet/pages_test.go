package parquet

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/klauspost/compress/snappy"
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"
	"github.com/parquet-go/parquet-go/format"
)

// packedBy are files of one column by every codec that is read, with a dictionary and without, of both versions of pages.
func packedBy(t testing.TB) map[string][]byte {
	t.Helper()
	type answer struct {
		Works *string `parquet:"works,dict,optional"`
		Hours int64   `parquet:"hours,delta"`
		Said  string  `parquet:"said"`
		Asked bool    `parquet:"asked"`
	}
	words := []string{"yes", "no", "unsure"}
	var answers []answer
	for i := range 700 {
		one := answer{Hours: int64(i % 40), Said: fmt.Sprint("r", i), Asked: i%3 == 0}
		if i%5 != 0 {
			one.Works = &words[i%3]
		}
		answers = append(answers, one)
	}
	files := map[string][]byte{}
	for name, codec := range map[string]compress.Codec{"plain": &parquet.Uncompressed, "snappy": &parquet.Snappy, "gzip": &parquet.Gzip, "zstd": &parquet.Zstd, "brotli": &parquet.Brotli} {
		for _, version := range []int{1, 2} {
			var out bytes.Buffer
			writer := parquet.NewGenericWriter[answer](&out, parquet.Compression(codec), parquet.DataPageVersion(version), parquet.PageBufferSize(600))
			if _, err := writer.Write(answers); err != nil {
				t.Fatal(err)
			}
			if err := writer.Close(); err != nil {
				t.Fatal(err)
			}
			files[fmt.Sprint(name, " ", version)] = out.Bytes()
		}
	}
	return files
}

// Every codec and version of pages passes the check, and says the same.
func TestPagesOfEveryCodec(t *testing.T) {
	want := ""
	for name, source := range packedBy(t) {
		got, err := text(source)
		if want == "" {
			want = got
		}
		if err != nil || got != want || strings.Count(got, "\n") != 701 {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
	}
}

// Whatever byte of a small file is another, reading it takes no more memory than reading it as it was written and some, and ends.
func TestDamagedPagesTakeNoMemory(t *testing.T) {
	const most = 600 << 20 // in sum; a page may say 256 MB, twice
	for name, source := range packedBy(t) {
		if !strings.HasPrefix(name, "snappy") && !strings.HasPrefix(name, "zstd") {
			continue
		}
		for at := 4; at < len(source)-8; at += 7 {
			damaged := bytes.Clone(source)
			damaged[at] ^= 0xff
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, _ = text(damaged)
			runtime.ReadMemStats(&after)
			if taken := after.TotalAlloc - before.TotalAlloc; taken > most {
				t.Fatalf("%s: with byte %d changed %d MB were taken", name, at, taken>>20)
			}
		}
	}
}

func TestPageCheckRefuses(t *testing.T) {
	encoder, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	bomb := make([]byte, 64<<20)
	for name, test := range map[string]struct {
		codec  format.CompressionCodec
		packed []byte
	}{
		"snappy":                            {format.Snappy, snappy.Encode(nil, bomb)},
		"zstd":                              {format.Zstd, encoder.EncodeAll(bomb, nil)},
		"lzo":                               {format.LZO, []byte("a")},
		"a snappy that says four gigabytes": {format.Snappy, []byte{0xff, 0xff, 0xff, 0xff, 0x0f, 0}},
	} {
		check := pageCheck{}
		if _, err := check.unpack(test.codec, test.packed, 1000); err == nil {
			t.Errorf("%s: unpacked", name)
		}
		check.close()
	}
	endless := binary.AppendUvarint(nil, 2_000_000_000<<1)
	endless = append(endless, 1)
	several := bytes.Repeat(append(binary.AppendUvarint(nil, 900<<1), 1), 3)
	for name, text := range map[string][]byte{"a run without end": endless, "runs of more than there are": several, "half a run": {0x03}, "no length": {0xff}} {
		if err := runs(text, 1, 1000); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
	if err := runs([]byte{0x03, 0xff, 0x04, 0x01}, 1, 10); err != nil { // eight packed, two of one
		t.Error(err)
	}
	for name, one := range map[string]struct {
		page
		content []byte
	}{
		"delta of more": {page{encoding: format.DeltaBinaryPacked, values: 3}, []byte{128, 1, 4, 200, 1}},
		"prefixes":      {page{encoding: format.DeltaByteArray, values: 3}, []byte{128, 1, 4, 3}},
		"truths":        {page{encoding: format.RLE, values: 3}, []byte{9, 0, 0, 0, 1}},
	} {
		if err := checkValues(one.page, one.content); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

// A description of a few bytes that says to hold millions of columns is refused before memory is taken for them.
func TestDescriptionThatLies(t *testing.T) {
	for name, footer := range map[string][]byte{
		"a list":   {0x15, 2, 0x19, 0xfc, 0xff, 0xff, 0xff, 0x7f, 0},
		"a text":   {0x18, 0xff, 0xff, 0xff, 0xff, 0x0f},
		"deep":     bytes.Repeat([]byte{0x1c}, 1000),
		"pairs":    {0x1b, 0xff, 0xff, 0xff, 0x7f, 0x88},
		"no end":   {0x15},
		"no field": {0x1e},
	} {
		source := append([]byte("PAR1"), footer...)
		source = binary.LittleEndian.AppendUint32(source, uint32(len(footer)))
		source = append(source, "PAR1"...)
		if _, err := text(source); err == nil || !strings.Contains(err.Error(), "no Parquet file, or cut off") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
