package records_test

import (
	"encoding/csv"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"spoor/data/problem"
	"spoor/data/records"
)

// FuzzAgainstEncodingCSV compares with encoding/csv where both apply: input that it accepts, without a lone CR, without
// one-column records, of which it loses the blank ones.
func FuzzAgainstEncodingCSV(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2\n", "\"a\",\"b\"\r\n\"x\r\ny\",\"\"\"\"\r\n\r\n", "a,b\n\n,\n", "a,b\n\"1\n2\",3", "é,ü\n\ufeff,\n", "a,b\nx\"y,z\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		if !utf8.ValidString(in) || strings.Contains(in, "\x00") || strings.Contains(strings.ReplaceAll(in, "\r\n", ""), "\r") ||
			strings.HasPrefix(in, "PK\x03\x04") || strings.HasPrefix(in, "\ufeff") || strings.HasPrefix(strings.ToLower(strings.TrimLeft(in, `"`)), "sep=") || in == "" {
			t.Skip("outside what both read")
		}
		reference := csv.NewReader(strings.NewReader(in))
		reference.FieldsPerRecord = -1
		want, err := reference.ReadAll()
		if err != nil {
			t.Skip("encoding/csv refuses it")
		}
		for _, record := range want {
			if len(record) == 1 {
				t.Skip("one column")
			}
			for i := range record {
				record[i] = problem.Visible(record[i])
			}
		}
		r, err := records.Open("fuzz.csv", strings.NewReader(in), records.Options{Encoding: "utf-8", Delimiter: ","})
		if err != nil {
			t.Skip(err) // another format by its first bytes
		}
		var got [][]string
		for {
			record, err := r.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%q: %v", in, err)
			}
			texts := record.Texts()
			for i := range texts {
				texts[i] = strings.ReplaceAll(texts[i], "\r\n", "\n") // encoding/csv does so within quotes
			}
			got = append(got, texts)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	})
}

// FuzzOpen looks for inputs that the reader does not survive, or that make it read for ever.
func FuzzOpen(f *testing.F) {
	for _, seed := range []string{"a;b\r1;2", "\xff\xfea\x00;\x00", "sep=;\na;b", "\x1f\x8b\x08", "PK\x03\x04", "a\n\n\"", "\xef\xbb\xbf\"", oneSheet("<row><c><v>1</v></c></row>").zip(f), ods(f, table("A", "ta1", cells("a", "b"))), compress(f, "a,b\n")} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		r, err := records.Open("fuzz", strings.NewReader(string(in)), records.Options{})
		for n := 0; err == nil; n++ {
			if _, err = r.Read(); n > 100+10*len(in) {
				t.Fatal("more records than bytes")
			}
			var found *problem.Problem
			if errors.As(err, &found) && found.Severity != problem.Fatal {
				err = nil
			}
		}
	})
}

// FuzzODS looks for content of an OpenDocument spreadsheet that the reader does not survive.
func FuzzODS(f *testing.F) {
	for _, seed := range []string{table("A", "ta2", cells("a", "b")), `<table:table table:name="A"><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-rows-spanned="9"><text:p>a<text:s text:c="9"/>`, `<a:table-row/></table:table>`,
		table("A", "", `<table:table-row><table:table-cell office:value-type="time" office:time-value="PT1H"/><table:table-cell office:value-type="date" office:date-value="2021-02-30"><text:p/></table:table-cell></table:table-row>`)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		r, err := records.Open("fuzz.ods", strings.NewReader(ods(t, in)), records.Options{})
		for n := 0; err == nil && n < 100; n++ {
			_, err = r.Read()
		}
	})
}

func BenchmarkDelimited(b *testing.B) {
	in := strings.Repeat(`"1234";"2026-01-31 12:00:00";"Y";"";;"Heel goed";"een toelichting van een paar woorden"`+"\r\n", 10_000)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		if err := read(strings.NewReader(in), records.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(in)), "ns/byte")
}

func BenchmarkWorkbook(b *testing.B) {
	in := oneSheet(strings.Repeat(`<row><c><v>1</v></c><c><v>44074.5</v></c><c t="inlineStr"><is><t>Heel goed</t></is></c><c><v>0</v></c></row>`, 10_000)).zip(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := read(strings.NewReader(in), records.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/10_000, "ns/row")
}
