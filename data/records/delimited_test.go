package records_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"spoor/data/problem"
	"spoor/data/records"
)

// all reads every record; a quoted cell is shown between «».
func all(t *testing.T, in io.Reader, o records.Options) ([][]string, *records.Reader) {
	t.Helper()
	r, err := records.Open("test.csv", in, o)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, r
		}
		if err != nil {
			t.Fatal(err)
		}
		var row []string
		for _, cell := range record.Cells {
			if cell.Quoted {
				cell.Text = "«" + cell.Text + "»"
			}
			row = append(row, cell.Text)
		}
		out = append(out, row)
	}
}

func encode(t *testing.T, e encoding.Encoding, text string) string {
	t.Helper()
	out, err := e.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDelimitedText(t *testing.T) {
	utf16 := func(e unicode.Endianness) encoding.Encoding { return unicode.UTF16(e, unicode.UseBOM) }
	tests := []struct {
		name, in  string
		o         records.Options
		want      [][]string
		encoding  string
		delimiter string
		ending    string
		blank     int
	}{
		{"LimeSurvey: BOM, all quoted, CRLF, LF in a cell, not asked beside skipped, blank line at the end",
			"\xef\xbb\xbf\"id\";\"Q1\";\"Q2\"\r\n\"1\";\"a\nb\";\r\n\"2\";\"\";\"x\"\r\n\r\n", records.Options{},
			[][]string{{"«id»", "«Q1»", "«Q2»"}, {"«1»", "«a\nb»", ""}, {"«2»", "«»", "«x»"}}, "utf-8", ";", "CRLF", 1},
		{"Excel NL: Windows-1252, decimal comma", encode(t, charmap.Windows1252, "id;cijfer;reden\r\n1;7,5;cliënt’s idee – € 3\r\n2;8,0;één\r\n"), records.Options{},
			[][]string{{"id", "cijfer", "reden"}, {"1", "7,5", "cliënt’s idee – € 3"}, {"2", "8,0", "één"}}, "windows-1252", ";", "CRLF", 0},
		{"Excel NL: Unicode text", encode(t, utf16(unicode.LittleEndian), "id\treden\r\n1\t\"re-integratie\r\nspoor 2\"\r\n2\tcliënt\r\n"), records.Options{},
			[][]string{{"id", "reden"}, {"1", "«re-integratie\r\nspoor 2»"}, {"2", "cliënt"}}, "utf-16le", "tab", "CRLF", 0},
		{"UTF-16 BE", encode(t, utf16(unicode.BigEndian), "a|b\n1|ë\n"), records.Options{}, [][]string{{"a", "b"}, {"1", "ë"}}, "utf-16be", "|", "LF", 0},
		{"Excel on a Mac: Mac Roman, CR only", encode(t, charmap.Macintosh, "id;reden\r1;cliënt’s idee – één…\r2;goed"), records.Options{},
			[][]string{{"id", "reden"}, {"1", "cliënt’s idee – één…"}, {"2", "goed"}}, "mac-roman", ";", "CR", 0},
		{"encoding asked for", "id;naam\n1;\x8e\n", records.Options{Encoding: "windows-1252"}, [][]string{{"id", "naam"}, {"1", "Ž"}}, "windows-1252", ";", "LF", 0},
		{"sep= is obeyed", "sep=|\r\na,b|c\r\n1,2|3\r\n", records.Options{}, [][]string{{"a,b", "c"}, {"1,2", "3"}}, "utf-8", "|", "CRLF", 0},
		{"quoted sep=", "\"sep=;\"\na,x;b\n1,2;2\n", records.Options{}, [][]string{{"a,x", "b"}, {"1,2", "2"}}, "utf-8", ";", "LF", 0},
		{"delimiter asked for", "a;b,c\n1;2,3\n", records.Options{Delimiter: ","}, [][]string{{"a;b", "c"}, {"1;2", "3"}}, "utf-8", ",", "LF", 0},
		{"delimiters within quotes do not count", "\"a,b,c\";\"d,e\"\n\"1,2,3\";\"4,5\"\n", records.Options{}, [][]string{{"«a,b,c»", "«d,e»"}, {"«1,2,3»", "«4,5»"}}, "utf-8", ";", "LF", 0},
		{"commas in the cells of a tab-separated file", "Tijdstempel\tTaal\n1\tR, C#\n2\tR, C#, Go\n", records.Options{}, [][]string{{"Tijdstempel", "Taal"}, {"1", "R, C#"}, {"2", "R, C#, Go"}}, "utf-8", "tab", "LF", 0},
		{"doubled quotes, quotes inside a cell", "a,b\n\"say \"\"no\"\"\",6\" wide\n", records.Options{}, [][]string{{"a", "b"}, {"«say \"no\"»", "6\" wide"}}, "utf-8", ",", "LF", 0},
		{"one column: a blank line is an answer", "antwoord\nja\n\nnee\n\n", records.Options{}, [][]string{{"antwoord"}, {"ja"}, {""}, {"nee"}, {""}}, "utf-8", "", "LF", 0},
		{"one column: a comma in the question", "Hoe gaat het, nu?\ngoed\nslecht\n", records.Options{}, [][]string{{"Hoe gaat het, nu?"}, {"goed"}, {"slecht"}}, "utf-8", "", "LF", 0},
		{"blank lines between records are passed over, blank records are not", "\na,b\n\n,\n1,2\n", records.Options{}, [][]string{{"a", "b"}, {"", ""}, {"1", "2"}}, "utf-8", ",", "LF", 2},
		{"CR within a cell of an LF file is text", "a,b\n1\r2,3\n", records.Options{}, [][]string{{"a", "b"}, {"1\r2", "3"}}, "utf-8", ",", "LF", 0},
		{"no line break at the end", "a,b\n1,", records.Options{}, [][]string{{"a", "b"}, {"1", ""}}, "utf-8", ",", "LF", 0},
		{"header only", "a,b", records.Options{}, [][]string{{"a", "b"}}, "utf-8", ",", "LF", 0},
		{"uneven records come as they are", "a,b\n1,2,3\n1\n", records.Options{Delimiter: ","}, [][]string{{"a", "b"}, {"1", "2", "3"}, {"1"}}, "utf-8", ",", "LF", 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for kind, in := range map[string]io.Reader{
				"seekable": strings.NewReader(test.in),
				"stream":   iotest.OneByteReader(strings.NewReader(test.in)),
				"gzip":     strings.NewReader(compress(t, test.in)),
			} {
				got, r := all(t, in, test.o)
				if !reflect.DeepEqual(got, test.want) {
					t.Errorf("%s: got %q, want %q", kind, got, test.want)
				}
				d := r.Dialect()
				if d.Encoding != test.encoding || d.Delimiter != test.delimiter || d.LineEnding != test.ending || r.Blank() != test.blank {
					t.Errorf("%s: got %s, %q, %s, %d blank; want %s, %q, %s, %d blank", kind, d.Encoding, d.Delimiter, d.LineEnding, r.Blank(), test.encoding, test.delimiter, test.ending, test.blank)
				}
			}
		})
	}
}

func TestLines(t *testing.T) {
	for _, breaks := range []string{"\n", "\r\n", "\r"} {
		in := strings.ReplaceAll("a,b\n1,\"x\ny\n\"\n2,z\n\n3,w\n", "\n", breaks)
		r, err := records.Open("test.csv", strings.NewReader(in), records.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var lines []int
		for {
			record, err := r.Read()
			if err != nil {
				break
			}
			lines = append(lines, record.Line)
		}
		if want := []int{1, 2, 5, 7}; !reflect.DeepEqual(lines, want) {
			t.Errorf("line breaks %q: records begin on %v, want %v", breaks, lines, want)
		}
	}
}

func TestEncodingIsFoundBeyondTheFirstMiB(t *testing.T) {
	in := "id;reden\n" + strings.Repeat("1;goed en wel\n", 200_000) + "2;cli\xebnt\n"
	got, r := all(t, strings.NewReader(in), records.Options{})
	if len(got) != 200_002 || got[200_001][1] != "cliënt" {
		t.Errorf("%d records, the last is %q", len(got), got[len(got)-1])
	}
	if notes := r.Dialect().Notes; len(notes) != 1 || !strings.Contains(notes[0], "--encoding windows-1252") {
		t.Errorf("the guess is not explained: %q", notes)
	}
	// A pipe cannot be read twice: it must not give mangled text.
	pipe, err := records.Open("pipe.csv", struct{ io.Reader }{strings.NewReader(in)}, records.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, err = pipe.Read()
	}
	if want := "pipe.csv:200002: the text is not UTF-8 here; give the encoding it is in (windows-1252 or mac-roman)"; err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestAmbiguousDelimiterIsSaid(t *testing.T) {
	_, r := all(t, strings.NewReader("a;b,c\n1;2,3\n4;5,6\n"), records.Options{})
	if notes := r.Dialect().Notes; len(notes) != 1 || !strings.Contains(notes[0], `--delimiter ";"`) {
		t.Errorf("got notes %q", notes)
	}
}

func TestTextAfterAQuoteIsAProblemOfThatRecord(t *testing.T) {
	r, err := records.Open("test.csv", strings.NewReader("a,b\n\"x\"y,2\n3,4\n"), records.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for {
		_, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var found *problem.Problem
		switch {
		case errors.As(err, &found) && found.Severity != problem.Fatal && found.Line == 2:
			got = append(got, "problem")
		case err == nil:
			got = append(got, "record")
		default:
			t.Fatal(err)
		}
	}
	if want := []string{"record", "problem", "record"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestProgress(t *testing.T) {
	in := strings.Repeat("1;2\n", 100_000)
	for name, reader := range map[string]io.Reader{"text": strings.NewReader(in), "gzip": strings.NewReader(compress(t, in))} {
		_, r := all(t, reader, records.Options{})
		if done, total := r.Progress(); done != total || total == 0 {
			t.Errorf("%s: %d of %d bytes at the end", name, done, total)
		}
	}
}

func compress(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A comma in numbers and sentences is no delimiter beside another one, and tables of several widths below each other have the delimiter that
// cuts most of their lines.
func TestDelimiterOfASheet(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want string
	}{
		"decimals in a tab-separated sheet": {"Antwoord\tAantal\t%\nJa\t3\t27,3\nNee\t8\t72,7\n\nRegio\nNoord\t11\n", "tab"},
		"decimals in every cell":            {"Vraag\nNoord\t4,0\nOost\t12,0\nZuid\t10,0\n\nWest\t13,0\n", "tab"},
		"sentences":                         {"a;b\nx, y;1\nx, z;2\n", ";"},
		"several widths":                    {"Titel\na;1\nb;2\n\nc;1;2;3\nd;1;2;3\n\ne;1;2\nf;1;2\n", ";"},
		"commas between cells":              {"a,b\nx;y,2\nz,3\n", ","},
		"numbers alone":                     {"1,2,3\n4,5,6\n", ","},
		"one column":                        {"Opmerking\nGoed, en snel; niets te klagen\nMatig\nTop\n", ""},
	} {
		_, r := all(t, strings.NewReader(c.text), records.Options{})
		if got := r.Dialect().Delimiter; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
