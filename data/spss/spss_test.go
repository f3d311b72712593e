package spss

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"os"
	"reflect"
	"strings"
	"testing"
)

func open(t *testing.T, name string) *File {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	read, err := Open(file)
	if err != nil {
		t.Fatal(name, err)
	}
	return read
}

func all(t *testing.T, f *File) [][]Value {
	t.Helper()
	var out [][]Value
	for {
		values, err := f.Read()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, values)
	}
}

// TestFilesOfPSPP reads what testdata/make.sps writes (GNU PSPP 1.6.2) in its three forms; haven 2.5.1 reads the same by
// read_sav(file, user_na = TRUE).
func TestFilesOfPSPP(t *testing.T) {
	for name, packed := range map[string]string{"pspp.sav": "bytecode", "pspp-plain.sav": "none", "pspp.zsav": "zlib"} {
		f := open(t, name)
		if f.Packed != packed || f.Encoding != "utf-8" || f.Weight != "age" || f.Cases() != 4 || len(f.Variables) != 10 {
			t.Errorf("%s: %s, %s, weight %q, %d cases, %d variables", name, f.Packed, f.Encoding, f.Weight, f.Cases(), len(f.Variables))
		}
		role, score, note, story := f.Variables[1], f.Variables[6], f.Variables[8], f.Variables[9]
		if role.Name != "role" || role.Label != "Wat is uw rol?" || len(role.Labels) != 3 || role.Labels[1] != (ValueLabel{Number: 2, Label: "Arbeidsdeskundige"}) || !role.Missing.Of(9) || role.Missing.Of(1) || role.Measure != Nominal {
			t.Errorf("%s: role %+v", name, role)
		}
		if !score.Missing.Of(90) || !score.Missing.Of(95) || !score.Missing.Of(99) || !score.Missing.Of(-1) || score.Missing.Of(89.9) || score.Measure != Ordinal || f.Variables[5].Measure != Scale {
			t.Errorf("%s: score %+v", name, score)
		}
		if note.Width != 12 || len(note.Labels) != 2 || note.Labels[0] != (ValueLabel{Text: "kort", Label: "Korte"}) || story.Width != 300 {
			t.Errorf("%s: note %+v, story %+v", name, note, story)
		}
		if len(f.Sets) != 1 || f.Sets[0].Label != "Wat helpt?" || f.Sets[0].Counted != "1" || strings.Join(f.Sets[0].Variables, " ") != "helps1 helps2 helps3" {
			t.Errorf("%s: sets %+v", name, f.Sets)
		}
		rows := all(t, f)
		if len(rows) != 4 {
			t.Fatalf("%s: %d cases", name, len(rows))
		}
		for i, want := range []struct {
			role, age, score float64
			begun, note      string
			story            string
		}{
			{1, 41.5, 7, "2026-03-01", "kort", "Een verhaal." + strings.Repeat("x", 260)},
			{2, 38, 99, "2026-03-02", "cafe", "Nog een, met puntjes." + strings.Repeat("x", 260)},
			{1, math.NaN(), 8, "", "", strings.Repeat("x", 260)},
			{9, 29.25, -1, "1999-12-31", "lang", "Einde." + strings.Repeat("x", 260)},
		} {
			row := rows[i]
			begun := ""
			if !row[7].Missing {
				begun = f.Variables[7].Format.Write(row[7].Number)
			}
			if row[1].Number != want.role || row[5].Missing != math.IsNaN(want.age) || !row[5].Missing && row[5].Number != want.age || row[6].Number != want.score || begun != want.begun || row[8].Text != want.note || row[9].Text != want.story {
				t.Errorf("%s: case %d: %+v, begun %s", name, i, row, begun)
			}
		}
	}
}

// TestCodePage reads what testdata/codepage.sps writes (GNU PSPP 1.6.2), in which lengths count bytes of Windows-1252. haven 2.5.1 reads the
// same labels and values; it reads no sets.
func TestCodePage(t *testing.T) {
	t.Parallel()
	f := open(t, "codepage.sav")
	rows := all(t, f)
	if f.Encoding != "windows-1252" || f.Label != "Enquête naar café's" || len(rows) != 2 || rows[0][4].Text != "een lange te" || !f.Variables[4].Missing.OfText("ça") {
		t.Errorf("%s, %q, %+v", f.Encoding, f.Label, rows)
	}
	if s := f.Variables[4]; s.Label != "Tékst" || len(s.Labels) != 1 || s.Labels[0] != (ValueLabel{Text: "een lange te", Label: "Eén twéé"}) || f.Variables[3].Labels[0].Label != "cafégeld" {
		t.Errorf("%+v", f.Variables)
	}
	want := []Set{
		{Name: "$helpt", Label: "Wat hielp één?", Counted: "1", Variables: []string{"v1", "v2"}},
		{Name: "$waar", Label: "Wáár één?", Variables: []string{"c1", "c2"}},
		{Name: "$cat", Label: "Tijd, één twee", Counted: "1", ByCounted: true, Variables: []string{"v1", "v2"}},
	}
	if !reflect.DeepEqual(f.Sets, want) {
		t.Errorf("%+v, want %+v", f.Sets, want)
	}
}

// TestBigEndian reads a file of another byte order, made here: one number, two cases.
func TestBigEndian(t *testing.T) {
	var b bytes.Buffer
	put := func(values ...any) {
		for _, v := range values {
			if err := binary.Write(&b, binary.BigEndian, v); err != nil {
				t.Fatal(err)
			}
		}
	}
	b.WriteString("$FL2" + strings.Repeat(" ", 60))
	put(int32(2), int32(1), int32(0), int32(0), int32(-1), float64(100))
	b.WriteString(strings.Repeat(" ", 84))
	put(int32(2), int32(0), int32(0), int32(0), int32(0x050802), int32(0x050802))
	b.WriteString("AGE     ")
	put(int32(999), int32(0), 41.5, -math.MaxFloat64)
	f, err := Open(&b)
	if err != nil {
		t.Fatal(err)
	}
	rows := all(t, f)
	if f.Cases() != -1 || f.Variables[0].Format != (Format{5, 8, 2}) || len(rows) != 2 || rows[0][0].Number != 41.5 || !rows[1][0].Missing {
		t.Errorf("%+v, %+v", f.Variables, rows)
	}
}

// TestCutOff ends in an error wherever a file is cut.
func TestCutOff(t *testing.T) {
	for _, name := range []string{"pspp.sav", "pspp-plain.sav", "pspp.zsav"} {
		content, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for n := range content {
			f, err := Open(bytes.NewReader(content[:n]))
			for rows := 0; err == nil; rows++ {
				if _, err = f.Read(); rows == 4 && errors.Is(err, io.EOF) {
					break // what is missing comes after the cases
				}
			}
			if !errors.Is(err, ErrFormat) && !errors.Is(err, io.EOF) {
				t.Fatalf("%s cut at %d of %d: %v", name, n, len(content), err)
			}
			if errors.Is(err, io.EOF) && n < len(content)-100 {
				t.Fatalf("%s cut at %d of %d: no error", name, n, len(content))
			}
		}
	}
}

func FuzzOpen(f *testing.F) {
	for _, name := range []string{"pspp.sav", "pspp-plain.sav", "pspp.zsav"} {
		content, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		file, err := Open(bytes.NewReader(content))
		if err != nil {
			return
		}
		for range 1000 {
			values, err := file.Read()
			if err != nil {
				return
			}
			if len(values) != len(file.Variables) {
				t.Fatal("another number of values than of variables")
			}
		}
	})
}

func TestEncodings(t *testing.T) {
	for _, c := range []struct {
		name, text, want, called string
		page                     int
	}{
		{"", "caf\xe9", "café", "1252", 1252},
		{"", "caf\xe9", "café", "1252", 2},
		{"windows-1252", "\x80", "€", "windows-1252", 0},
		{"UTF-8", "caf\u00e9", "café", "utf-8", 0},
		{"", "caf\u00e9", "café", "utf-8", 65001},
		{"ISO-8859-1", "caf\xe9", "café", "iso-8859-1", 0},
		{"utf-8", "caf\xe9", "caf\uFFFD", "utf-8", 0},
	} {
		decode, called, err := decoder(c.name, c.page)
		if err != nil || decode([]byte(c.text)) != c.want || called != c.called {
			t.Errorf("%q %d: %q %q, %v", c.name, c.page, decode([]byte(c.text)), called, err)
		}
	}
	if _, _, err := decoder("EUC-JP", 0); err == nil || !strings.Contains(err.Error(), "euc-jp") {
		t.Error(err)
	}
}
