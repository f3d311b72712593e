package cells

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
)

// read cuts a source with blocks that are read a few bytes at a time.
func read(t *testing.T, source []byte) (records [][]string, lines []int, faults []csv.ParseError) {
	t.Helper()
	blocks := NewBlocks(iotest.HalfReader(bytes.NewReader(source)), ',', 16)
	line := 0
	var cut Records
	for {
		block, err := blocks.Next(nil)
		if errors.Is(err, io.EOF) {
			return records, lines, faults
		}
		if err != nil {
			t.Fatal(err)
		}
		cut.Reset(block, ',')
		for cut.Next() {
			if cut.Fault.Found > 0 {
				faults = append(faults, csv.ParseError{StartLine: line + cut.Line, Line: line + cut.Fault.Found})
				continue
			}
			var record []string
			for c := range cut.Ends {
				record = append(record, string(cut.Cell(c)))
			}
			records, lines = append(records, record), append(lines, line+cut.Line)
		}
		line += cut.Lines()
	}
}

// FuzzRecords compares with encoding/csv, which is the definition of what a record is.
func FuzzRecords(f *testing.F) {
	for _, source := range []string{"", "\r", "\n\r", "a,b\n1,2", "a,b\r\n1,2\r\n\r\n3,4\r", "\"a\"\"b\",\"c\r\nd\"\r\ne\n", "a\"b,c\nd\n", "\"a\"b\nc\n", "\"a\nb\"c\nd\n",
		"\"a\nb", "\"a\n\r", "\"a,\"\"\n", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,b\n\"\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\"\n,\n,,,,,,,,,,,,,,,\n", "\"\",\"\"\n", "\"a\"\r", "\"a\"\rb\n"} {
		f.Add([]byte(source))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		records, lines, faults := read(t, source)
		reader := csv.NewReader(bytes.NewReader(source))
		reader.FieldsPerRecord = -1
		for {
			want, err := reader.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			var fault *csv.ParseError
			if errors.As(err, &fault) {
				if len(faults) == 0 || faults[0].StartLine != fault.StartLine || faults[0].Line != fault.Line {
					t.Fatalf("faults %v, want %v", faults, *fault)
				}
				faults = faults[1:]
				continue
			}
			line, _ := reader.FieldPos(0)
			if len(records) == 0 || !slices.Equal(records[0], want) || lines[0] != line {
				t.Fatalf("records %q on lines %d, want %q on %d", records, lines, want, line)
			}
			records, lines = records[1:], lines[1:]
		}
		if len(records)+len(faults) > 0 {
			t.Errorf("more records %q and faults %v than encoding/csv has", records, faults)
		}
	})
}

func TestBlocksRefuseAnEndlessRecord(t *testing.T) {
	blocks := NewBlocks(io.MultiReader(bytes.NewReader([]byte{'"'}), endless{}), ',', 16)
	if _, err := blocks.Next(nil); !errors.Is(err, ErrTooLong) {
		t.Errorf("%v, want ErrTooLong", err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestBlocksPassOnAFailure(t *testing.T) {
	lost := errors.New("the disk is gone")
	if _, err := NewBlocks(iotest.ErrReader(lost), ',', 16).Next(nil); !errors.Is(err, lost) {
		t.Errorf("%v, want %v", err, lost)
	}
}

func TestLookup(t *testing.T) {
	codes := map[string]uint16{}
	for i, cell := range []string{"a", "b", "ab", "aba", "abab", "ababa", "1234567", "12345678", "123456781", "1234567812345678", "12345678123456781", "a\x00", "aa", "aaa", "Zeer slecht",
		"Zeer goed, en naar verwachting nog beter"} {
		codes[cell] = uint16(i)
	}
	for i := range 500 {
		codes["option "+strconv.Itoa(i)] = uint16(100 + i)
	}
	lookup := NewLookup(codes)
	for cell, want := range codes {
		if got, found := lookup.Find(append([]byte(cell), "1234567890123456"...), len(cell)); !found || got != want {
			t.Errorf("%q is %d, %v; want %d", cell, got, found, want)
		}
	}
	for _, cell := range []string{"", "c", "abb", "aab", "a\x00\x00", "baba", "1234567812345679", "option 500", "Zeer goed, en naar verwachting nog slechter"} {
		if got, found := lookup.Find(append([]byte(cell), "1234567890123456"...), len(cell)); found {
			t.Errorf("%q is %d, want none", cell, got)
		}
	}
}

// FindAll stops at the first cell that is longer than 16 bytes, or that has no code.
func TestLookupOfCellsBesideEachOther(t *testing.T) {
	lookup := NewLookup(map[string]uint16{"": 9, "good": 3, "neutral": 4, "#refused": 5, "Zeer goed, en naar verwachting nog beter": 6, "1234567890123456": 7})
	for line, want := range map[string][]uint16{
		"good;;#refused;1234567890123456": {3, 9, 5, 7}, "good": {3}, "": {9}, "good;goo;good": {3}, ";;;x": {9, 9, 9}, "12345678901234567": {}, "good\x00": {},
		"neutral;Zeer goed, en naar verwachting nog beter;neutral": {4},
	} {
		var records Records
		records.Reset([]byte("first;"+line+"\n"), ';')
		records.Next()
		codes := make([]uint16, len(records.Ends)-1)
		if found := lookup.FindAll(records.Bytes, Start(records.Ends, 1), records.Ends[1:], codes); !slices.Equal(codes[:found], want) {
			t.Errorf("%q is %d, want %d", line, codes[:found], want)
		}
	}
}

func TestTicks(t *testing.T) {
	for cells, want := range map[string]struct {
		picked uint64
		read   int
	}{"0,1,1,0,": {0b0110, 4}, "1,1,1,1,0,0,0,1,1,0": {0b10001111, 8}, "1,0,0": {}, "1,1,2,0,": {}, "0,1,1,0;": {}, "1,0,1,0,,0,1,1,": {0b0101, 4}} {
		picked, read := Ticks([]byte(cells+strings.Repeat("x", slack)), (len(cells)+1)/2, ',')
		if picked != want.picked || read != want.read {
			t.Errorf("%q: %b of %d, want %b of %d", cells, picked, read, want.picked, want.read)
		}
	}
}

func TestSeen(t *testing.T) {
	var seen Seen
	for i, id := range []string{"1", "2", "01", "1x", "", "40000", "999999999999999999", "9999999999999999999", "-1", "1.0"} {
		for turn := range 2 {
			if before, known := seen.Add(KeyOf([]byte(id))); before != (turn == 1) || !known {
				t.Errorf("%d %q: before %v, known %v", i, id, before, known)
			}
		}
	}
}

// Numbers far apart take up a page each, and are kept by their hash once the pages are full.
func TestSeenKeepsScatteredNumbers(t *testing.T) {
	var seen Seen
	for turn := range 2 {
		for i := range uint64(mostPages + 1000) {
			if before, known := seen.Add(Key{i * pageBits, true}); before != (turn == 1) || !known {
				t.Fatalf("%d: before %v, known %v", i, before, known)
			}
		}
	}
}

func TestSeenSaysWhenItIsFull(t *testing.T) {
	var seen Seen
	for i := range uint64(MostHashes + 2) {
		before, known := seen.Add(Key{(i + 1) * 0x9e3779b97f4a7c15, false})
		if before || known != (i < MostHashes) {
			t.Fatalf("%d: before %v, known %v", i, before, known)
		}
	}
	if before, known := seen.Add(Key{0x9e3779b97f4a7c15, false}); !before || !known {
		t.Errorf("the first is before %v, known %v", before, known)
	}
}

// Decimal reads what strconv.ParseFloat reads, to the last bit, or leaves it.
func FuzzDecimal(f *testing.F) {
	for _, cell := range []string{"", "0", "7", "12", "30.1", ".5", "5.", ".", "..", "1.2.3", "0.001", "12345678", "1234.5678", "99999999", "123456789012345", "1234567890123456", "-1", "+1", "1e5",
		"1 ", "0x1", "12345.6", ":", "/", "1,2", "é", "\x80", "00000000.1", "9999999.", "1_000"} {
		f.Add(cell)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		got, read := Decimal(append(make([]byte, 0, len(cell)+slack), cell...))
		want, err := strconv.ParseFloat(cell, 64)
		if read && (err != nil || got != want) {
			t.Errorf("%q is %v, want %v, %v", cell, got, want, err)
		}
		if plain := strings.Trim(cell, "0123456789"); !read && (plain == "" || plain == ".") && err == nil && len(cell) <= 15 {
			t.Errorf("%q was not read", cell)
		}
	})
}
