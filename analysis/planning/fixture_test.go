package planning

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"spoor/analysis/hypothesis"
)

// row is one power of power.csv: every table added up by R.
type row struct {
	test          hypothesis.Method
	n1, n2        int
	alpha, p1, p2 float64
	power         float64
}

func readPowers(t *testing.T) []row {
	t.Helper()
	var rows []row
	for _, fields := range readFixture(t, filepath.Join("testdata", "power.csv"), 200) {
		values := floats(t, fields[1:7])
		rows = append(rows, row{hypothesis.Method(fields[0]), int(values[0]), int(values[1]), values[2], values[3], values[4], values[5]})
	}
	return rows
}

// counted is one row of region.csv: how many tables a test rejects, and the power of one alternative.
type counted struct {
	test        hypothesis.Method
	alternative string
	n1, n2      int
	alpha       float64
	rejected    int
	p1, p2      float64
	power       float64
}

func readRegions(t *testing.T) []counted {
	t.Helper()
	var rows []counted
	for _, fields := range readFixture(t, filepath.Join("..", "hypothesis", "testdata", "region.csv"), 300) {
		values := floats(t, fields[2:])
		rows = append(rows, counted{hypothesis.Method(fields[0]), fields[1], int(values[0]), int(values[1]), values[2], int(values[3]), values[4], values[5], values[6]})
	}
	return rows
}

// readFixture returns the rows below the header, of which there are at least so many.
func readFixture(t *testing.T, name string, least int) [][]string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(records) <= least {
		t.Fatalf("%s holds %d rows", name, len(records)-1)
	}
	return records[1:]
}

func floats(t *testing.T, fields []string) []float64 {
	t.Helper()
	values := make([]float64, len(fields))
	for i, field := range fields {
		var err error
		if values[i], err = strconv.ParseFloat(field, 64); err != nil {
			t.Fatal(err)
		}
	}
	return values
}

func design(t testing.TB, change func(*Options)) *Design {
	t.Helper()
	o := DefaultOptions()
	if change != nil {
		change(&o)
	}
	d, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
