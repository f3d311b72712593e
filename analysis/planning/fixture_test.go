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
	f, err := os.Open(filepath.Join("testdata", "power.csv"))
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
	var rows []row
	for _, fields := range records[1:] {
		var values [6]float64
		for i := range values {
			if values[i], err = strconv.ParseFloat(fields[i+1], 64); err != nil {
				t.Fatal(err)
			}
		}
		rows = append(rows, row{hypothesis.Method(fields[0]), int(values[0]), int(values[1]), values[2], values[3], values[4], values[5]})
	}
	if len(rows) < 200 {
		t.Fatalf("power.csv holds %d rows", len(rows))
	}
	return rows
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
