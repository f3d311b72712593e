package hypothesis

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// record is one row of a fixture, by column name.
type record map[string]string

func readFixture(t *testing.T, name string) []record {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var records []record
	for _, row := range rows[1:] {
		rec := record{}
		for i, name := range rows[0] {
			rec[name] = row[i]
		}
		records = append(records, rec)
	}
	if len(records) == 0 {
		t.Fatalf("%s holds no rows", name)
	}
	return records
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func (r record) float(t *testing.T, name string) float64 {
	t.Helper()
	return number(t, r[name])
}

func (r record) int(t *testing.T, name string) int {
	t.Helper()
	return int(number(t, r[name]))
}

func counts(t *testing.T, s string) []int {
	t.Helper()
	var list []int
	for _, field := range strings.Fields(s) {
		list = append(list, int(number(t, field)))
	}
	return list
}

func (r record) alternative(t *testing.T) Alternative {
	t.Helper()
	for _, a := range []Alternative{TwoSided, Less, Greater} {
		if a.String() == r["alternative"] {
			return a
		}
	}
	t.Fatalf("unknown alternative %q", r["alternative"])
	return 0
}

// near reports whether got is want to an absolute and, for values that are not vanishing, a relative tolerance.
func near(got, want, absolute, relative float64) bool {
	d := math.Abs(got - want)
	return d <= absolute && (d <= relative*math.Abs(want) || math.Abs(want) < 1e-290)
}

func mustP(t *testing.T) func(Result, error) Result {
	t.Helper()
	return func(r Result, err error) Result {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
}
