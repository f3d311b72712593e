package scan

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
	"testing/fstest"

	"spoor/data"
	"spoor/data/count/answers"
)

// A small file that expands to many rows without an answer is given up once it expands more than answers ever do.
func TestAFileThatExpandsTooMuch(t *testing.T) {
	t.Parallel()
	var packed bytes.Buffer
	writer, err := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	rows := []byte(strings.Repeat("\n", 1<<20))
	if _, err := writer.Write([]byte("respondent,a\n1,x\n")); err != nil {
		t.Fatal(err)
	}
	for range 70 {
		if _, err := writer.Write(rows); err != nil {
			t.Fatal(err)
		}
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	item := data.Item{ID: "a", Kind: data.Single, Options: []data.Option{{ID: "x"}, {ID: "y"}}}
	file := answers.File{Folder: fstest.MapFS{"waves/w/a.csv.gz": {Data: packed.Bytes()}}, Wave: data.Wave{ID: "w"}, Of: data.WaveFile{Name: "a.csv.gz"}, Items: []data.Item{item}}
	_, _, err = Tallies(t.Context(), file)
	if want := "waves/w/a.csv.gz: expands more than 200 times, which answers never do; it is not an export"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
