package parquet

import (
	"bytes"
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"testing"
)

// Every text that is written is read again.
func FuzzWriter(f *testing.F) {
	f.Add("1", "yes", "two\nlines", "")
	f.Add("\x00", "a,b", `"`, " ")
	f.Fuzz(func(t *testing.T, a, b, c, d string) {
		records := [][]string{{a, b}, {c, d}, {d, a}, {"", ""}}
		var out bytes.Buffer
		w, err := NewWriter(&out, []string{"respondent", "works"})
		if err != nil {
			t.Fatal(err)
		}
		for _, record := range records {
			if err := w.Write(record); err != nil {
				return // not UTF-8
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		got, err := text(out.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		read, err := csv.NewReader(strings.NewReader(got)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for i := range records {
			for k, cell := range records[i] {
				records[i][k] = strings.ReplaceAll(cell, "\r\n", "\n") // as a reader of CSV does within quotes
			}
		}
		if !slices.EqualFunc(read[1:], records, slices.Equal) {
			t.Errorf("%q became %q", records, read[1:])
		}
	})
}

// Any bytes are text or an error: never a crash, and never more text than the file can hold.
func FuzzReader(f *testing.F) {
	f.Add(written(f, []row{{Respondent: 1, Remark: "a"}, {Respondent: 2, Remark: strings.Repeat("b", 500)}}))
	f.Add([]byte("PAR1PAR1"))
	for _, source := range packedBy(f) {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		r, err := NewReader(bytes.NewReader(source), int64(len(source)), func(name string) bool { return name != "list" })
		if err != nil {
			return
		}
		defer r.Close()
		_, _ = io.Copy(io.Discard, io.LimitReader(r, 1<<20))
	})
}
