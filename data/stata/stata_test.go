package stata

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strings"
	"testing"

	"spoor/data/spss"
)

func content(t testing.TB, name string) []byte {
	t.Helper()
	whole, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return whole
}

// all reads a file to its end, each value as text.
func all(content []byte) (*File, [][]string, error) {
	f, err := Open(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, nil, err
	}
	var out [][]string
	for {
		values, err := f.Read()
		if errors.Is(err, io.EOF) {
			return f, out, nil
		}
		if err != nil {
			return f, out, err
		}
		var row []string
		for i, value := range values {
			switch v := f.Variables[i]; {
			case v.Width > 0:
				row = append(row, value.Text)
			case value.Missing:
				row = append(row, ".")
			case v.Missing.Of(value.Number):
				row = append(row, "."+string(rune('a'-1+(math.Float64bits(value.Number)-math.Float64bits(Missing(0)))>>40)))
			default:
				row = append(row, v.Format.Write(value.Number))
			}
		}
		out = append(out, row)
	}
}

// TestFilesOfPandas reads what testdata/make.py writes (pandas 1.5.3), and pandas reads the same: read_stata(file, convert_categoricals=False).
// A moment in weeks or months is the first day of it.
func TestFilesOfPandas(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 3000)
	want := [][]string{
		{"1", "2024", "100000", "0.1", "41.25", "2026-03-01", "2026-03-01 14:20:53", "2026-03-01", "2026-01-15", "café", long},
		{"2", "-5", "-1", "40", "0.001", "1959-12-31", "1900-01-01 00:00:01", "1959-12-01", "1960-01-01", "", ""},
		{"1", "32740", "2147483620", ".", ".", ".", ".", ".", ".", "b", "één"},
		{"9", "0", "7", "-2.5", "10000000000", "2000-02-29", "2000-02-29 23:59:59", "2000-02-01", "2001-01-01", "ë", long},
	}
	for name, columns := range map[string]int{"v114.dta": 10, "v117.dta": 11, "v118.dta": 11, "v118-big.dta": 10, "v119.dta": 11} {
		f, rows, err := all(content(t, name))
		if err != nil || len(rows) != len(want) || f.Cases() != int64(len(want)) {
			t.Errorf("%s: %v, %d cases", name, err, len(rows))
			continue
		}
		for i, row := range rows {
			if got := strings.Join(row, "|"); got != strings.Join(want[i][:columns], "|") {
				t.Errorf("%s, case %d: %s", name, i+1, got)
			}
		}
		rol := f.Variables[0]
		if f.Label != "Enquête" || rol.Name != "rol" || rol.Label != "Wat is uw rol, één?" || len(rol.Labels) != 2 || rol.Labels[1] != (spss.ValueLabel{Number: 2, Label: "Arbeidsdeskundige é"}) || len(f.Variables[1].Labels) > 0 {
			t.Errorf("%s: %q, %+v", name, f.Label, rol)
		}
	}
}

// TestFilesOfHaven reads what testdata/make.R writes (haven 2.5.1), with the missing values that read_dta and na_tag tell.
func TestFilesOfHaven(t *testing.T) {
	t.Parallel()
	for name, version := range map[string]int{"haven-8.dta": 113, "haven-14.dta": 118} {
		f, rows, err := all(content(t, name))
		if err != nil || f.Version != version || fmt.Sprint(rows) != "[[1 a 2026-03-01] [2  .] [.a é 1950-01-01] [.z x 2000-02-29] [. y 1960-01-01]]" {
			t.Errorf("%s: %v, %v", name, err, rows)
			continue
		}
		if a := f.Variables[0]; a.Label != "Vraag één" || len(a.Labels) != 3 || a.Labels[2] != (spss.ValueLabel{Number: Missing(1), Label: "Weet niet"}) {
			t.Errorf("%s: %+v", name, a)
		}
	}
}

// TestDamage cuts a file at every place, and lets its sizes lie: that is an error, in little memory.
func TestDamage(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"v114.dta", "v117.dta"} {
		whole := content(t, name)
		end := len(whole)
		if name == "v117.dta" {
			end = bytes.Index(whole, []byte("</value_labels>"))
		}
		for n := 0; n < end; n += 1 + n/40 {
			if _, _, err := all(whole[:n]); err == nil && n < end-200 {
				t.Errorf("%s: its first %d bytes were read without an error", name, n)
			} else if err != nil && !errors.Is(err, ErrFormat) {
				t.Errorf("%s: %d bytes: %v", name, n, err)
			}
		}
	}
	lying := content(t, "v114.dta")
	binary.BigEndian.PutUint32(lying[6:], 1<<31)
	if _, _, err := all(lying); err == nil || !strings.Contains(err.Error(), "it ends before the last of its 2147483648 cases") {
		t.Error(err)
	}
	old := content(t, "v114.dta")
	old[0] = 110
	if _, _, err := all(old); err == nil || err.Error() != "the Stata file is damaged or cut off: it is of Stata 7 or older; save it again in a later one" {
		t.Error(err)
	}
}

func FuzzOpen(f *testing.F) {
	for _, name := range []string{"v114.dta", "v117.dta", "v118-big.dta"} {
		f.Add(content(f, name))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		if _, _, err := all(content); err != nil && !errors.Is(err, ErrFormat) {
			t.Error(err)
		}
	})
}
