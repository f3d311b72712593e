package parquet

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
)

func stored(t testing.TB, header []string, records [][]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := NewWriter(&out, header)
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range records {
		if err := w.Write(record); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// readBack returns the records of the text that a file stands for, the header first.
func readBack(t testing.TB, source []byte) [][]string {
	t.Helper()
	got, err := text(source)
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(strings.NewReader(got)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

// Cells of every kind come back as they were, under columns in their own order. DuckDB 1.5.6 (SELECT * FROM
// 'hard.parquet') and parquet-wasm 0.8.0 read the same names and texts from this file, and null where a cell is blank.
func TestWriterKeepsCells(t *testing.T) {
	header := []string{"respondent", "works", "helps.time", "a, \"b\"", "Één vraag\nop twee regels"}
	records := [][]string{
		{"1", "yes", "1", "0.10", "plain"},
		{"2", "#not_asked", "0", "-007", `he said "no", twice`},
		{"3", "", "", "", "two\nlines, and a \"quote\"\n"},
		{"4", "#refused", "#unusable", "1e-300", "re-integratie, coördinatie: 100 €, 日本語, 👍, é"},
		{"5", "NaN", "NULL", " ", "\t leading and trailing \u00a0"},
		{"6", `""`, ",", `"`, strings.Repeat("lang, ", 400_000)},
		{"7", "null", "#dont_know", "\x00", "'"},
	}
	got := readBack(t, stored(t, header, records))
	if want := append([][]string{header}, records...); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("got %.400q", got)
	}
}

// A file of several groups of rows and of columns with more text than a dictionary takes.
//
// Of a generated survey of a million respondents that was added as both, DuckDB 1.5.6 finds the same in answers.parquet and
// answers.csv: SELECT * FROM read_parquet('answers.parquet') EXCEPT ALL SELECT * FROM read_csv('answers.csv', all_varchar=true), and
// the other way about, are empty, and the counts of every column are the same (works: yes 720484, no 239606, blank 19809,
// #refused 6671, ...). Arrow in Rust (parquet-wasm 0.8.0) and hyparquet 1.31.5 count the same in that column.
func TestWriterOfManyRecords(t *testing.T) {
	header := []string{"respondent", "works", "remark"}
	records := make([][]string, rowsInGroup+1000)
	for i := range records {
		records[i] = []string{fmt.Sprint(i + 1), []string{"yes", "no", ""}[i%3], fmt.Sprintf("what respondent %d says", i/2)}
	}
	source := stored(t, header, records)
	file, err := parquet.OpenFile(bytes.NewReader(source), int64(len(source)))
	if err != nil {
		t.Fatal(err)
	}
	if groups := file.RowGroups(); len(groups) != 2 || groups[0].NumRows() != rowsInGroup {
		t.Errorf("%d groups, %d rows in the first", len(groups), groups[0].NumRows())
	}
	if got := readBack(t, source); !slices.EqualFunc(got[1:], records, slices.Equal) {
		t.Errorf("%d records, not the %d that were written", len(got)-1, len(records))
	}
	if again := stored(t, header, records); !bytes.Equal(again, source) {
		t.Error("the same records give other bytes")
	}
}

// Long cells end a group of rows before it has all its rows, so that no more of them is held.
func TestWriterOfLongCells(t *testing.T) {
	long := strings.Repeat("x", bytesInGroup/100)
	records := make([][]string, 150)
	for i := range records {
		records[i] = []string{fmt.Sprint(i), long}
	}
	source := stored(t, []string{"respondent", "remark"}, records)
	file, err := parquet.OpenFile(bytes.NewReader(source), int64(len(source)))
	if err != nil {
		t.Fatal(err)
	}
	if groups := file.RowGroups(); len(groups) != 2 || groups[0].NumRows() != 100 {
		t.Errorf("%d groups, %d rows in the first", len(groups), groups[0].NumRows())
	}
}

func TestWriterRefuses(t *testing.T) {
	for _, header := range [][]string{{"respondent", "works", "works"}, {"respondent", ""}} {
		if _, err := NewWriter(io.Discard, header); err == nil {
			t.Errorf("columns %q were taken", header)
		}
	}
	w, err := NewWriter(io.Discard, []string{"respondent", "works"})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write([]string{"1"}); err == nil {
		t.Error("a record of one cell was taken")
	}
	if err := w.Write([]string{"1", "caf\xe9"}); err == nil || !strings.Contains(err.Error(), `column "works": "caf\xe9" is not UTF-8`) {
		t.Errorf("text in another encoding: %v", err)
	}
}

// A file without records has its columns all the same.
func TestWriterOfNothing(t *testing.T) {
	if got := readBack(t, stored(t, []string{"respondent", "works"}, nil)); len(got) != 1 || !slices.Equal(got[0], []string{"respondent", "works"}) {
		t.Errorf("got %q", got)
	}
}

// counting counts the bytes that are read of a file.
type counting struct {
	io.ReaderAt
	read int
}

func (c *counting) ReadAt(p []byte, at int64) (int, error) {
	n, err := c.ReaderAt.ReadAt(p, at)
	c.read += n
	return n, err
}

// Of a column that is not wanted nothing is read: not its size, and not what is damaged in it.
func TestColumnsThatAreNotRead(t *testing.T) {
	records := make([][]string, 3000)
	for i := range records {
		records[i] = []string{fmt.Sprint(i), fmt.Sprintf("%x", i*i*i*7919) + strings.Repeat("r", i%50), "yes"}
	}
	source := stored(t, []string{"respondent", "remark", "works"}, records)
	file, err := parquet.OpenFile(bytes.NewReader(source), int64(len(source)))
	if err != nil {
		t.Fatal(err)
	}
	chunk := file.Metadata().RowGroups[0].Columns[1].MetaData
	for i := range chunk.TotalCompressedSize { // dictionary and pages
		source[chunk.DictionaryPageOffset+i] = 0xff
	}
	from := &counting{ReaderAt: bytes.NewReader(source)}
	r, err := NewReader(from, int64(len(source)), func(name string) bool { return name != "remark" })
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	got, err := io.ReadAll(r)
	if err != nil || bytes.Count(got, []byte("\n")) != 3001 || !bytes.HasSuffix(got, []byte("\n2999,,yes\n")) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if most := len(source) - int(chunk.TotalCompressedSize); from.read > 3*most {
		t.Errorf("%d bytes read of a file that has %d outside the remarks and %d in them", from.read, most, chunk.TotalCompressedSize)
	}
	if _, err := text(source); err == nil {
		t.Error("the damaged column was read without an error")
	}
}
