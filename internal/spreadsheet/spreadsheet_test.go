package spreadsheet

import (
	"bytes"
	"encoding/csv"
	"reflect"
	"strings"
	"testing"
)

func TestCell(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "",
		"goed":                       "goed",
		"=cmd|' /C calc'!A0":         "'=cmd|' /C calc'!A0",
		"-2+3":                       "'-2+3",
		"@SUM(A1)":                   "'@SUM(A1)",
		"+31 6 12345678":             "'+31 6 12345678",
		"+5":                         "'+5",
		"- geen":                     "'- geen",
		"-":                          "'-",
		"\t=1":                       "'\t'=1",
		"\tgoed":                     "'\tgoed",
		"\r=1":                       "'\r'=1",
		"\n=1":                       "'\n'=1",
		" =1":                        "' =1",
		"\u00a0=1":                   "'\u00a0=1",
		"\ufeff=1":                   "'\ufeff=1",
		"＝1+1":                       "'＝1+1",
		"'=1":                        "''=1",
		"''=1":                       "'''=1",
		"'s avonds":                  "'s avonds",
		"a;=1+1;b":                   "a;'=1+1;b", // where the machine splits at semicolons
		"a; -2+3":                    "a;' -2+3",
		"een\n-twee":                 "een\n'-twee",
		"a\n\nb":                     "a\n\nb",
		"a, -2+3":                    "a, -2+3",
		"a=b":                        "a=b",
		"1-3":                        "1-3",
		"-2":                         "-2",
		"-0.5":                       "-0.5",
		"-1e-07":                     "-1e-07",
		"-1.5E+10":                   "-1.5E+10",
		"-12,5":                      "-12,5",
		"-1.200,50":                  "-1.200,50",
		"-3%":                        "-3%",
		"-3%4":                       "'-3%4",
		"-e5":                        "'-e5",
		"-1e":                        "'-1e",
		"-.5":                        "'-.5",
		"-1;2":                       "-1;2",
		"-Inf":                       "'-Inf",
		"x;-1;y":                     "x;-1;y",
		"'-2":                        "''-2",
		"#not_asked":                 "#not_asked",
		"=HYPERLINK(\"http://x\";1)": "'=HYPERLINK(\"http://x\";1)",
	} {
		if got := Cell(text); got != want {
			t.Errorf("Cell(%q) = %q, want %q", text, got, want)
		}
		if got := Text(want); got != text {
			t.Errorf("Text(%q) = %q, want %q", want, got, text)
		}
	}
	// An apostrophe before a number is one that somebody typed to make it text.
	if got := Text("'-2"); got != "-2" {
		t.Errorf("Text('-2) = %q", got)
	}
}

func TestWriter(t *testing.T) {
	records := [][]string{{"text", "count"}, {"=1+1", "-2"}, {"a,\"b\"\n@x", "+31 6"}, {"", "goed"}}
	var out bytes.Buffer
	if err := NewWriter(&out).WriteAll(records); err != nil {
		t.Fatal(err)
	}
	want := "text,count\n'=1+1,-2\n\"a,\"\"b\"\"\n'@x\",'+31 6\n,goed\n"
	if out.String() != want {
		t.Errorf("wrote %q, want %q", out.String(), want)
	}
	if records[1][0] != "=1+1" {
		t.Error("the record was changed")
	}
	read, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range read {
		for k := range record {
			record[k] = Text(record[k])
		}
	}
	if !reflect.DeepEqual(read, records) {
		t.Errorf("read back %q", read)
	}
}

func FuzzCell(f *testing.F) {
	for _, text := range []string{"=1", "'=1", "a;'-b\n@c", "-2,5", " '+ ", "\t\r\n", "'' =", "；=1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		cell := Cell(text)
		if got := Text(cell); got != text {
			t.Errorf("%q became %q and came back as %q", text, cell, got)
		}
		for _, part := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
			if strings.IndexAny(strings.TrimLeft(part, " \u00a0\u200b\ufeff"), "=+@") == 0 {
				t.Errorf("%q became %q, which has a formula in it", text, cell)
			}
		}
	})
}

func BenchmarkCell(b *testing.B) {
	for b.Loop() {
		Cell("very_satisfied")
	}
}
