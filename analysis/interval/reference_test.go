package interval

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

// closed is the tolerance for closed forms and searched that for ends which both sides find by iteration.
const (
	closed   = 1e-12
	searched = 1e-9
)

// record is one row of a reference file by column name.
type record map[string]string

func readReference(t *testing.T, name string) []record {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	records := make([]record, 0, len(rows))
	for _, row := range rows[1:] {
		r := record{}
		for i, column := range rows[0] {
			r[column] = row[i]
		}
		records = append(records, r)
	}
	return records
}

func (r record) number(t *testing.T, column string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(r[column], 64)
	if err != nil {
		t.Fatalf("column %s: %v", column, err)
	}
	return x
}

func (r record) count(t *testing.T, column string) int { return int(r.number(t, column)) }

func (r record) check(t *testing.T, low, high float64, err error, tolerance float64) {
	t.Helper()
	if err != nil {
		t.Errorf("%v: %v", r, err)
		return
	}
	wantLow, wantHigh := r.number(t, "low"), r.number(t, "high")
	if math.Abs(low-wantLow) > tolerance || math.Abs(high-wantHigh) > tolerance {
		t.Errorf("%v: got [%.17g, %.17g], off by %.1e and %.1e", r, low, high, low-wantLow, high-wantHigh)
	}
}

// R 4.2.2: testdata/reference.R.
func TestProportionAgainstR(t *testing.T) {
	for _, r := range readReference(t, "proportions.csv") {
		method := Method(r["method"])
		tolerance := closed
		switch method {
		case MethodClopperPearson, MethodJeffreys, MethodMidP:
			tolerance = searched
		}
		got, err := Proportion(method, r.count(t, "k"), r.count(t, "n"), r.number(t, "level"))
		r.check(t, got.Low, got.High, err, tolerance)
		if err == nil && (got.Method != method || got.Level != r.number(t, "level")) {
			t.Errorf("%v: labelled %s at %v", r, got.Method, got.Level)
		}
	}
}

// R 4.2.2: testdata/reference.R. The exact interval must hit the same whole numbers of the population.
func TestFinitePopulationAgainstR(t *testing.T) {
	for _, r := range readReference(t, "finite.csv") {
		k, n, population, level := r.count(t, "k"), r.count(t, "n"), r.count(t, "population"), r.number(t, "level")
		interval := WilsonFinite
		if Method(r["method"]) == MethodHypergeometric {
			interval = Hypergeometric
		}
		got, err := interval(k, n, population, level)
		r.check(t, got.Low, got.High, err, closed)
	}
}

// statsmodels 0.13.5, scipy 1.10.1: testdata/reference.py.
func TestSimultaneousAgainstStatsmodels(t *testing.T) {
	for _, r := range readReference(t, "simultaneous.csv") {
		var counts []int
		n := 0
		for _, field := range strings.Fields(r["counts"]) {
			k, err := strconv.Atoi(field)
			if err != nil {
				t.Fatal(err)
			}
			counts = append(counts, k)
			n += k
		}
		method := Method(r["method"])
		tolerance := closed
		if method == MethodSisonGlaz {
			tolerance = searched
		}
		got, err := Simultaneous(method, counts, n, r.number(t, "level"))
		if err != nil {
			t.Errorf("%v: %v", r, err)
			continue
		}
		category := got[r.count(t, "category")]
		r.check(t, category.Low, category.High, nil, tolerance)
	}
}

// statsmodels 0.13.5, scipy 1.10.1: testdata/reference.py.
func TestDifferenceAgainstStatsmodels(t *testing.T) {
	for _, r := range readReference(t, "differences.csv") {
		method := Method(r["method"])
		tolerance := closed
		if method == MethodMiettinenNurminen {
			tolerance = searched
		}
		got, err := Compare(method, r.count(t, "k1"), r.count(t, "n1"), r.count(t, "k2"), r.count(t, "n2"), r.number(t, "level"))
		r.check(t, got.Low, got.High, err, tolerance)
	}
}

// R 4.2.2: testdata/reference.R.
func TestPairedAgainstR(t *testing.T) {
	for _, r := range readReference(t, "paired.csv") {
		got, err := PairedNewcombe(r.count(t, "both"), r.count(t, "first"), r.count(t, "second"), r.count(t, "neither"), r.number(t, "level"))
		r.check(t, got.Low, got.High, err, closed)
	}
}
