package records_test

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"spoor/data/parquet"
	"spoor/data/records"
)

func parquetFile(t *testing.T, rows [][]string) string {
	t.Helper()
	var out bytes.Buffer
	w, err := parquet.NewWriter(&out, rows[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		if err := w.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// A Parquet file has the records that were written to it, from a file and from a stream.
func TestParquet(t *testing.T) {
	rows := [][]string{{"id", "Wat helpt?", "Toelichting, \"vrij\""}, {"1", "Geld; tijd", "ja, \"graag\"\nen snel"}, {"2", "", ""}, {"", "#not_asked", "één"}}
	source := parquetFile(t, rows)
	for name, in := range map[string]io.Reader{"file": strings.NewReader(source), "stream": struct{ io.Reader }{strings.NewReader(source)}} {
		r, err := records.Open("test.parquet", in, records.Options{})
		if err != nil {
			t.Fatal(name, err)
		}
		if got := r.Dialect(); fmt.Sprint(got) != fmt.Sprint(records.Dialect{Format: records.Parquet}) {
			t.Errorf("%s: %+v", name, got)
		}
		for _, want := range rows {
			if record, err := r.Read(); err != nil || !slices.Equal(record.Texts(), want) {
				t.Errorf("%s: %q, %v; want %q", name, record.Texts(), err, want)
			}
		}
		if _, err := r.Read(); err != io.EOF {
			t.Errorf("%s: after the last record: %v", name, err)
		}
		if done, total := r.Progress(); done != 3 || total != 3 {
			t.Errorf("%s: %d of %d rows", name, done, total)
		}
	}
}

// In one column a blank cell is a record as any other.
func TestParquetOfOneColumn(t *testing.T) {
	r, err := records.Open("test.parquet", strings.NewReader(parquetFile(t, [][]string{{"q"}, {"a"}, {""}, {"b"}})), records.Options{})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for ; err == nil; n++ {
		_, err = r.Read()
	}
	if err != io.EOF || n != 5 {
		t.Errorf("%d records, %v; want a header and 3", n-1, err)
	}
}

func TestParquetRefusals(t *testing.T) {
	source := parquetFile(t, [][]string{{"a"}, {"1"}})
	for in, want := range map[string]string{
		source[:len(source)-1]:                               "test.csv: no Parquet file, or cut off: write it again",
		"PAR1 is the first column of a file that nobody has": "test.csv: no Parquet file, or cut off: write it again",
	} {
		if err := read(strings.NewReader(in), records.Options{}); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	for _, o := range []records.Options{{Delimiter: ","}, {Encoding: "utf-8"}, {Sheet: "Blad1"}} {
		if err := read(strings.NewReader(source), o); err == nil || err.Error() != "test.csv: is a Parquet file; leave the delimiter, the encoding and the sheet out" {
			t.Errorf("%+v: %v", o, err)
		}
	}
}
