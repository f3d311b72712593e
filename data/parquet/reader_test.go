package parquet

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
)

type row struct {
	Respondent int64    `parquet:"respondent"`
	Works      *string  `parquet:"works,optional"`
	Picked     bool     `parquet:"picked"`
	Hours      *float64 `parquet:"hours,optional,dict"`
	Few        int32    `parquet:"few"`
	Share      float32  `parquet:"share"`
	Remark     string   `parquet:"remark,zstd"`
	List       []string `parquet:"list"`
}

func written(t testing.TB, rows []row, options ...parquet.WriterOption) []byte {
	t.Helper()
	var out bytes.Buffer
	writer := parquet.NewGenericWriter[row](&out, options...)
	if _, err := writer.Write(rows); err != nil {
		t.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func text(source []byte, unwanted ...string) (string, error) {
	r, err := NewReader(bytes.NewReader(source), int64(len(source)), func(name string) bool {
		for _, other := range unwanted {
			if name == other {
				return false
			}
		}
		return true
	})
	if err != nil {
		return "", err
	}
	defer r.Close()
	all, err := io.ReadAll(r)
	return string(all), err
}

func TestReader(t *testing.T) {
	yes, hours := "ja, \"graag\"", 12.5
	source := written(t, []row{{1, &yes, true, &hours, -3, 0.1, "a\nb", nil}, {2, nil, false, nil, 7, 2, "", []string{"x"}}})
	got, err := text(source, "list")
	want := "respondent,works,picked,hours,few,share,remark,list\n1,\"ja, \"\"graag\"\"\",1,12.5,-3,0.1,\"a\nb\",\n2,,0,,7,2,,\n"
	if err != nil || got != want {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
}

// Several row groups, pages and batches.
func TestReaderOfManyRows(t *testing.T) {
	rows := make([]row, 5000)
	for i := range rows {
		rows[i].Respondent = int64(i)
	}
	got, err := text(written(t, rows, parquet.MaxRowsPerRowGroup(1700), parquet.PageBufferSize(512)), "list")
	lines := strings.Split(got, "\n")
	if err != nil || len(lines) != 5002 || lines[5000] != "4999,,0,,0,0,," {
		t.Errorf("%d lines, %v", len(lines), err)
	}
}

// Dates and times, as DuckDB and pandas write them where they find them in an export.
func TestReaderOfMoments(t *testing.T) {
	type answered struct {
		Day    int32     `parquet:"day,date"`
		Milli  time.Time `parquet:"milli,timestamp(millisecond)"`
		Micro  time.Time `parquet:"micro,timestamp(microsecond)"`
		Nano   time.Time `parquet:"nano,timestamp(nanosecond)"`
		Before time.Time `parquet:"before,timestamp(microsecond)"`
	}
	var out bytes.Buffer
	writer := parquet.NewGenericWriter[answered](&out)
	noon := time.Date(2026, 3, 1, 12, 30, 0, 0, time.UTC)
	rows := []answered{{20513, noon.Add(250 * time.Millisecond), noon.Add(time.Microsecond), noon, time.Date(1969, 12, 31, 23, 59, 59, 5e8, time.UTC)}}
	if _, err := writer.Write(rows); err != nil {
		t.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := text(out.Bytes())
	want := "day,milli,micro,nano,before\n2026-03-01,2026-03-01 12:30:00.25,2026-03-01 12:30:00.000001,2026-03-01 12:30:00,1969-12-31 23:59:59.5\n"
	if err != nil || got != want {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
}

func TestReaderRefuses(t *testing.T) {
	source := written(t, make([]row, 3))
	if _, err := text(source); err == nil || !strings.Contains(err.Error(), `column "list" holds lists`) {
		t.Errorf("a column of lists: %v", err)
	}
	var priced bytes.Buffer
	writer := parquet.NewGenericWriter[struct {
		Price int64 `parquet:"price,decimal(2:9)"`
	}](&priced)
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := text(priced.Bytes()); err == nil || !strings.Contains(err.Error(), `column "price" is of type`) {
		t.Errorf("a column of decimals: %v", err)
	}
	long := bytes.Clone(source)
	copy(long[len(long)-8:], []byte{0xff, 0xff, 0xff, 0xff}) // a description longer than the file
	for _, damaged := range [][]byte{nil, []byte("PAR1"), long, append(bytes.Repeat([]byte{7}, 200), source[200:]...)} {
		if _, err := text(damaged, "list"); err == nil {
			t.Errorf("%d damaged bytes were read", len(damaged))
		}
	}
	for size := range source {
		if _, err := text(source[:size], "list"); err == nil {
			t.Errorf("the first %d of %d bytes were read", size, len(source))
		}
	}
}

func TestReaderRefusesLZ4(t *testing.T) {
	var packed bytes.Buffer
	writer := parquet.NewGenericWriter[struct {
		Works string `parquet:"works,lz4"`
	}](&packed)
	if _, err := writer.Write([]struct {
		Works string `parquet:"works,lz4"`
	}{{"yes"}, {"no"}}); err != nil {
		t.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := text(packed.Bytes()); err == nil || !strings.Contains(err.Error(), `column "works" is packed by LZ4_RAW`) {
		t.Errorf("a column packed by LZ4_RAW: %v", err)
	}
	if got, err := text(packed.Bytes(), "works"); err != nil || got != "works\n" {
		t.Errorf("where the column is not wanted: %q, %v", got, err)
	}
}
