package spss

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

// sample is a dictionary with everything that is written, and its cases.
func sample() (Dictionary, [][]Value) {
	long := strings.Repeat("verhaal é ", 60)
	dictionary := Dictionary{Label: "Wat helpt", Weight: "weight", Cases: 3, Made: time.Date(2026, time.May, 31, 0, 0, 0, 0, time.UTC),
		Variables: []Variable{
			{Name: "respondent", Width: 10, Measure: Nominal},
			{Name: "rol_in_het_traject.volledig", Label: "Wat is uw rol in het traject?", Format: Format{formatNumber, 3, 0}, Measure: Nominal,
				Labels:  []ValueLabel{{Number: 1, Label: "Coördinator"}, {Number: 2, Label: "Arbeidsdeskundige"}, {Number: -99, Label: "Weet niet"}},
				Missing: Missing{Ranged: true, Low: -99, High: -96}},
			{Name: "helps.time", Label: "Tijd", Format: Format{formatNumber, 1, 0}, Measure: Nominal, Labels: []ValueLabel{{Number: 0, Label: "Nee"}, {Number: 1, Label: "Ja"}}},
			{Name: "helps.training", Label: "Scholing", Format: Format{formatNumber, 1, 0}, Measure: Nominal, Labels: []ValueLabel{{Number: 0, Label: "Nee"}, {Number: 1, Label: "Ja"}}},
			{Name: "v7", Label: "Cijfer", Measure: Ordinal, Missing: Missing{Ranged: true, Low: 90, High: 99, Numbers: []float64{-1}}},
			{Name: "begun", Label: "Begonnen op", Format: Format{formatDateTime, 20, 0}, Measure: Scale},
			{Name: "code", Width: 3, Measure: Nominal, Labels: []ValueLabel{{Text: "a", Label: "Eerste"}, {Text: "b", Label: "Tweede"}}, Missing: Missing{Texts: []string{"z"}}},
			{Name: "region", Width: 12, Measure: Nominal, Labels: []ValueLabel{{Text: "noord", Label: "Het noorden"}}, Missing: Missing{Texts: []string{"onb"}}},
			{Name: "story", Width: 700, Label: "Verhaal", Measure: Nominal},
			{Name: "weight", Label: "Gewicht", Format: Format{formatNumber, 12, 6}, Measure: Scale},
		},
		Sets: []Set{{Name: "$helps", Label: "Wat hielp daarbij?", Counted: "1", Variables: []string{"helps.time", "helps.training"}}},
	}
	at := time.Date(2026, 3, 1, 14, 20, 53, 0, time.UTC)
	begun := float64(at.Unix() - epoch.Unix())
	n := func(f float64) Value { return Value{Number: f} }
	s := func(text string) Value { return Value{Text: text} }
	gone := Value{Number: sysmis, Missing: true}
	return dictionary, [][]Value{
		{s("1"), n(1), n(1), n(0), n(7), n(begun), s("a"), s("noord"), s(strings.TrimSpace(long)), n(0.123456)},
		{s("2"), n(-99), n(0), n(1), n(95), gone, s("z"), s("onb"), s(""), n(151)},
		{s("respondén"), gone, gone, gone, n(-1), n(0), s("b"), s("zuid"), s(strings.Repeat("x", 700)), n(152.5)},
	}
}

func write(t *testing.T, dictionary Dictionary, rows [][]Value) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := NewWriter(&out, dictionary)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if err := w.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestWritten reads back all that was written.
func TestWritten(t *testing.T) {
	t.Parallel()
	dictionary, rows := sample()
	content := write(t, dictionary, rows)
	f, err := Open(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	if f.Label != dictionary.Label || f.Packed != "bytecode" || f.Encoding != "utf-8" || f.Weight != "weight" || f.Cases() != 3 {
		t.Errorf("%q, %s, %s, weight %q, %d cases", f.Label, f.Packed, f.Encoding, f.Weight, f.Cases())
	}
	for i, want := range dictionary.Variables {
		got := f.Variables[i]
		if got.Name != want.Name || got.Label != want.Label || got.Width != want.Width || got.Measure != want.Measure ||
			!reflect.DeepEqual(got.Labels, want.Labels) || !reflect.DeepEqual(got.Missing, want.Missing) || want.Width == 0 && want.Format.Kind > 0 && got.Format != want.Format {
			t.Errorf("variable %d: %+v, want %+v", i, got, want)
		}
	}
	if !reflect.DeepEqual(f.Sets, dictionary.Sets) {
		t.Errorf("sets %+v", f.Sets)
	}
	if read := all(t, f); !reflect.DeepEqual(read, rows) {
		t.Errorf("cases %+v, want %+v", read, rows)
	}
	if again := write(t, dictionary, rows); !bytes.Equal(content, again) || !bytes.Contains(content[:110], []byte("31 May 26")) {
		t.Error("another time it is another file, or not of the moment that was given")
	}
}

// TestWidths reads back strings of every width at which the number of slots or segments changes, full and empty.
func TestWidths(t *testing.T) {
	t.Parallel()
	for _, width := range []int{1, 7, 8, 9, 16, 254, 255, 256, 257, 503, 504, 505, 510, 511, 756, 757, 1020, 2041, maxWidth} {
		dictionary := Dictionary{Cases: -1, Variables: []Variable{{Name: "a", Width: width}, {Name: "b"}}}
		rows := [][]Value{{{Text: strings.Repeat("w", width)}, {Number: 3}}, {{Text: ""}, {Number: -0.5}}, {{Text: "w"}, {Number: 1e300}}}
		f, err := Open(bytes.NewReader(write(t, dictionary, rows)))
		if err != nil {
			t.Fatal(width, err)
		}
		if read := all(t, f); f.Variables[0].Width != width || !reflect.DeepEqual(read, rows) {
			t.Errorf("width %d is read as %d, or other values", width, f.Variables[0].Width)
		}
	}
}

func TestNotWritten(t *testing.T) {
	t.Parallel()
	for want, d := range map[string]Dictionary{
		"needs a variable": {},
		"stands twice":     {Variables: []Variable{{Name: "a"}, {Name: "A"}}},
		"no such name":     {Variables: []Variable{{Name: "with"}}},
		"of 40000 bytes":   {Variables: []Variable{{Name: "a", Width: 40000}}},
		"4 missing values": {Variables: []Variable{{Name: "a", Missing: Missing{Numbers: []float64{1, 2, 3, 4}}}}},
		"own kind":         {Variables: []Variable{{Name: "a", Missing: Missing{Texts: []string{"x"}}}}},
		"weight w":         {Variables: []Variable{{Name: "a"}}, Weight: "w"},
		"variable c":       {Variables: []Variable{{Name: "a"}, {Name: "b"}}, Sets: []Set{{Name: "$s", Counted: "1", Variables: []string{"a", "c"}}}},
		"has 1 variables":  {Variables: []Variable{{Name: "a"}}, Sets: []Set{{Name: "$s", Counted: "1", Variables: []string{"a"}}}},
		"begin with $":     {Variables: []Variable{{Name: "a"}, {Name: "b"}}, Sets: []Set{{Name: "s", Counted: "1", Variables: []string{"a", "b"}}}},
	} {
		if _, err := NewWriter(io.Discard, d); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
	w, err := NewWriter(io.Discard, Dictionary{Cases: 2, Variables: []Variable{{Name: "a", Width: 2}}})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write([]Value{{Text: "abc"}}); err == nil || !strings.Contains(err.Error(), "a text of 3 bytes") {
		t.Error(err)
	}
	if err := w.Write(nil); err == nil || !strings.Contains(err.Error(), "0 values for 1") {
		t.Error(err)
	}
	if err := w.Close(); err == nil || !strings.Contains(err.Error(), "0 cases were written, and 2") {
		t.Error(err)
	}
}

// failing fails once so many bytes were written.
type failing struct{ left int }

func (f *failing) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

func TestWriteFails(t *testing.T) {
	t.Parallel()
	dictionary, rows := sample()
	for _, left := range []int{0, 1 << 16} {
		w, err := NewWriter(&failing{left}, dictionary)
		for n := 0; err == nil && n < 500; n++ {
			err = w.Write(rows[0])
		}
		if err == nil {
			err = w.Close()
		}
		if !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("after %d bytes: %v", left, err)
		}
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	taken := map[string]bool{}
	for _, c := range []struct{ text, want string }{
		{"helps.time", "helps.time"}, {"Helps.Time", "Helps.Time_2"}, {"with", "v_with"}, {"2026", "v_2026"}, {"Wat nu?", "Wat_nu_"}, {"", "v_"}, {"eind.", "eind"},
		{strings.Repeat("é", 40), strings.Repeat("é", 32)}, {strings.Repeat("é", 41), strings.Repeat("é", 31) + "_2"},
	} {
		if got := NameFor(c.text, taken); got != c.want || !ValidName(got) {
			t.Errorf("%q is called %q, want %q", c.text, got, c.want)
		}
	}
}

// TestPrograms has GNU PSPP (DISPLAY DICTIONARY, MRSETS, LIST) and R haven (read_sav, user_na = TRUE) read what was written here, where
// they are installed. Tried with PSPP 1.6.2 and haven 2.5.1.
func TestPrograms(t *testing.T) {
	t.Parallel()
	dictionary, rows := sample()
	folder := t.TempDir()
	name := filepath.Join(folder, "written.sav")
	for file, content := range map[string][]byte{
		name:                              write(t, dictionary, rows),
		filepath.Join(folder, "read.sps"): []byte("GET FILE='" + name + "'.\nDISPLAY DICTIONARY.\nMRSETS /DISPLAY NAME=ALL.\nSHOW WEIGHT.\nLIST.\n"),
		filepath.Join(folder, "read.R"): []byte("d <- haven::read_sav('" + name + "', user_na = TRUE)\n" +
			"for (v in d) cat(attr(v, 'label', TRUE), '|', names(attr(v, 'labels', TRUE)), '|', attr(v, 'labels', TRUE), '|', attr(v, 'na_values'), attr(v, 'na_range'), '|', substr(format(v), 1, 20), '\\n')\n"),
	} {
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		program string
		args    []string
		want    []string
	}{
		{"pspp", []string{"-O", "format=csv", filepath.Join(folder, "read.sps")}, []string{
			"rol_in_het_traject.volledig,2,Wat is uw rol in het traject?,Nominal,Input,3,Right,F3.0,F3.0,-99 THRU -96",
			"v7,5,Cijfer,Ordinal,Input,8,Right,F8.2,F8.2,90 THRU 99; -1", "story,9,Verhaal,Nominal,Input,32,Left,A700", "1,Coördinator", "-99[a],Weet niet", "region,noord,Het noorden",
			"$helps,Wat hielp daarbij?,Dichotomies,1,\"helps.time\nhelps.training\"", "WEIGHT is weight", "01-MAR-2026 14:20:53,a,noord,verhaal", "2,-99,0,1,95.00,.,z,onb,,151.000000", "respondén,.,.,.,-1.00",
		}},
		{"Rscript", []string{filepath.Join(folder, "read.R")}, []string{
			"Wat is uw rol in het traject? | Coördinator Arbeidsdeskundige Weet niet | 1 2 -99 | -99 -96", "Cijfer | | | -1 90 99 |  7 95 -1", "| Het noorden | noord | onb |", "Gewicht | | | |   0.123456 151.000000 152.500000",
		}},
	} {
		t.Run(c.program, func(t *testing.T) {
			t.Parallel()
			if _, err := exec.LookPath(c.program); err != nil {
				t.Skip("not installed: ", c.program)
			}
			said, err := exec.Command(c.program, c.args...).CombinedOutput()
			if strings.Contains(string(said), "no package called") {
				t.Skip("not installed: haven")
			}
			if err != nil {
				t.Fatal(err, string(said))
			}
			for _, want := range c.want {
				if !strings.Contains(string(said), want) {
					t.Errorf("%s does not say %q", c.program, want)
				}
			}
			if t.Failed() {
				t.Log(string(said))
			}
		})
	}
}
