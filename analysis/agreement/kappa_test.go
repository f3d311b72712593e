package agreement

import (
	"errors"
	"math"
	"testing"
)

// statsmodels 0.13.5: cohens_kappa(table), its kappa, std_kappa, kappa_low and kappa_upp, the last two cut off at -1 and 1.
func TestCohen(t *testing.T) {
	for _, test := range []struct {
		table                [][]int
		kappa, se, low, high float64
		observed             float64 // by hand
		texts                int
	}{
		{[][]int{{20, 5}, {10, 15}}, 0.3999999999999999, 0.12699606293110033, 0.151092290476661, 0.6489077095233389, 35.0 / 50, 50},
		{[][]int{{11, 2, 0}, {1, 9, 3}, {0, 2, 12}}, 0.699530516431925, 0.09495111419656961, 0.5134297523147, 0.8856312805491513, 32.0 / 40, 40},
		{[][]int{{5, 0}, {0, 7}}, 1, 0, 1, 1, 1, 12},
		{[][]int{{0, 4}, {6, 0}}, -0.923076923076923, 0.22917061220162252, -1, -0.4739107768467473, 0, 10},
		{[][]int{{3, 1, 0, 0}, {0, 2, 0, 1}, {0, 0, 0, 0}, {1, 0, 0, 2}}, 0.5454545454545454, 0.21848352681981656, 0.1172347016724139, 0.9736743892366769, 0.7, 10},
		{[][]int{{5, 0}, {5, 0}}, 0, 0, 0, 0, 0.5, 10},
	} {
		got, err := Cohen(test.table, 0.95)
		if err != nil {
			t.Fatal(test.table, err)
		}
		for name, pair := range map[string][2]float64{"kappa": {got.Kappa, test.kappa}, "standard error": {got.StandardError, test.se}, "low": {got.Low, test.low}, "high": {got.High, test.high}, "observed": {got.Observed, test.observed}} {
			if math.Abs(pair[0]-pair[1]) > 1e-9 {
				t.Errorf("%v: %s %v, want %v", test.table, name, pair[0], pair[1])
			}
		}
		if got.Texts != test.texts {
			t.Errorf("%v: %d texts", test.table, got.Texts)
		}
	}
}

func TestCohenRefuses(t *testing.T) {
	if _, err := Cohen([][]int{{5, 0}, {0, 0}}, 0.95); !errors.Is(err, ErrOneCode) {
		t.Errorf("one code: %v", err)
	}
	for name, test := range map[string]struct {
		table [][]int
		level float64
	}{
		"nothing":  {nil, 0.95},
		"no texts": {[][]int{{0, 0}, {0, 0}}, 0.95},
		"oblong":   {[][]int{{1, 2, 3}, {4, 5, 6}}, 0.95},
		"negative": {[][]int{{1, -1}, {0, 2}}, 0.95},
		"level":    {[][]int{{1, 0}, {0, 2}}, 1},
		"no level": {[][]int{{1, 0}, {0, 2}}, math.NaN()},
	} {
		if got, err := Cohen(test.table, test.level); err == nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// Swapping the coders, or the order of the codes, changes nothing; every number is finite and within its range.
func FuzzCohen(f *testing.F) {
	f.Add(3, 1, 0, 2, 5, 0, 0, 1, 9)
	f.Add(0, 0, 0, 0, 0, 0, 0, 0, 1)
	f.Fuzz(func(t *testing.T, a, b, c, d, e, g, h, i, j int) {
		table := [][]int{{a, b, c}, {d, e, g}, {h, i, j}}
		for _, row := range table {
			for k := range row {
				row[k] = max(row[k], -1) % 1000
			}
		}
		got, err := Cohen(table, 0.9)
		if err != nil {
			return
		}
		for _, x := range []float64{got.Observed, got.Expected} {
			if !(x >= 0 && x <= 1+1e-9) {
				t.Errorf("%+v", got)
			}
		}
		if !(got.Low >= -1 && got.Low <= got.Kappa+1e-9 && got.Kappa <= got.High+1e-9 && got.High <= 1) || math.IsNaN(got.StandardError) {
			t.Errorf("%v: %+v", table, got)
		}
		swapped, err := Cohen([][]int{{table[2][2], table[1][2], table[0][2]}, {table[2][1], table[1][1], table[0][1]}, {table[2][0], table[1][0], table[0][0]}}, 0.9)
		if err != nil || math.Abs(swapped.Kappa-got.Kappa) > 1e-9 || math.Abs(swapped.StandardError-got.StandardError) > 1e-9 {
			t.Errorf("%v: swapped %+v, %+v", table, swapped, got)
		}
	})
}
