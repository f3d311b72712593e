package biff

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
)

func content(t testing.TB, name string) []byte {
	t.Helper()
	whole, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return whole
}

// all reads every sheet of a workbook, and returns how many rows and cells there are.
func all(content []byte) (rows, cells int, err error) {
	file, err := OpenCompound(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return 0, 0, err
	}
	book, err := Open(file)
	if err != nil {
		return 0, 0, err
	}
	for _, sheet := range book.Sheets {
		if _, err := book.Merged(sheet, 100); err != nil {
			return rows, cells, err
		}
		in, err := book.Rows(sheet)
		if err != nil {
			return rows, cells, err
		}
		for {
			row, err := in.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return rows, cells, err
			}
			rows, cells = rows+1, cells+len(row.Cells)
		}
	}
	return rows, cells, nil
}

// What the cells hold is compared in package records.
func TestWorkbooks(t *testing.T) {
	t.Parallel()
	for name, want := range map[string][2]int{"xlwt.xls": {6, 28}, "libreoffice.xls": {7, 31}} {
		if rows, cells, err := all(content(t, name)); err != nil || rows != want[0] || cells != want[1] {
			t.Errorf("%s: %d rows, %d cells, %v", name, rows, cells, err)
		}
	}
}

// A number of four bytes is whole or not, in hundredths or not. ([MS-XLS] 2.5.217, and what Excel shows)
func TestShortNumbers(t *testing.T) {
	t.Parallel()
	for rk, want := range map[uint32]float64{0x00000006: 1, 0x0000000f: 0.03, 0x3ff00000: 1, 0x3ff00001: 0.01, 0xfffffffe: -1, 0x40590001: 1} {
		if got := short(rk); got != want {
			t.Errorf("%#x is %v, want %v", rk, got, want)
		}
	}
}

// The result of a formula stands in its record, a text in the next that holds one, which may go on in another. ([MS-XLS] 2.5.133)
func TestResultsOfFormulas(t *testing.T) {
	t.Parallel()
	const place, behind = "\x01\x00\x02\x00\x00\x00", "\x00\x00\x00\x00\x00\x00"
	for result, want := range map[string]struct {
		then string
		cell Cell
		has  bool
	}{
		"\x00\x00\x00\x00\x00\x00\xff\xff": {"\xbc\x04\x01\x00\x00" + "\x07\x02\x05\x00\x03\x00\x00ab" + "\x3c\x00\x03\x00\x01\xac\x20" + "\x0a\x00\x00\x00", Cell{Column: 3, Text: "ab€"}, true},
		"\x01\x00\x01\x00\x00\x00\xff\xff": {"", Cell{Column: 3, Kind: Bool, Number: 1}, true},
		"\x02\x00\x2a\x00\x00\x00\xff\xff": {"", Cell{Column: 3, Kind: Error, Text: "#N/A"}, true},
		"\x03\x00\x00\x00\x00\x00\xff\xff": {"", Cell{}, false},
		"\x00\x00\x00\x00\x00\x00\xf0\x3f": {"", Cell{Column: 3, Kind: Number, Number: 1}, true},
	} {
		rows := &Rows{book: &Book{}, in: &records{in: bufio.NewReader(strings.NewReader(want.then))}}
		row, cells, err := rows.cells(record{recordFormula, [][]byte{[]byte(place + result + behind)}})
		if err != nil || row != 2 || (len(cells) == 1) != want.has || want.has && cells[0] != want.cell {
			t.Errorf("%x: row %d, %+v, %v", result, row, cells, err)
		}
	}
}

func TestDamage(t *testing.T) {
	t.Parallel()
	whole := content(t, "xlwt.xls")
	for n := 0; n < len(whole)*9/10; n += 997 {
		if _, _, err := all(whole[:n]); !errors.Is(err, ErrDamaged) {
			t.Errorf("its first %d bytes: %v", n, err)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(content(f, "xlwt.xls"))
	f.Add(content(f, "libreoffice.xls"))
	f.Fuzz(func(t *testing.T, content []byte) {
		if _, _, err := all(content); err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrPassword) && !errors.Is(err, ErrOlder) && !errors.Is(err, ErrOrder) {
			t.Error(err)
		}
	})
}
