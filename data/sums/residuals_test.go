package sums

import (
	"math"
	"testing"
)

// The sums of y - rx from those of y, x and y - cx are those of y - rx itself.
func TestResiduals(t *testing.T) {
	const c, r = 2.5, 3.125
	detail := Detail{Within: true, Raked: true}
	var of [4]*Sums
	for i := range of {
		of[i] = NewNumber().WithDetail(detail)
	}
	for i, pair := range [][2]float64{{4, 1}, {10.5, 3}, {-2, 0.25}, {0, 7}, {1000, 300}} {
		at := Drawn{Stratum: "ab"[i%2 : i%2+1], Cluster: "pq"[i/3 : i/3+1], Weight: 1 + float64(i)/4, Margins: "m", Before: 2}
		for k, value := range []float64{pair[0], pair[1], pair[0] - c*pair[1], pair[0] - r*pair[1]} {
			if err := of[k].AddDrawnNumber(at, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	got, err := Residuals(of[0], of[1], of[2], c, r)
	if err != nil {
		t.Fatal(err)
	}
	want := of[3].Cells()
	for i, cell := range got.Cells() {
		if cell.Respondents != want[i].Respondents || cell.Weight != want[i].Weight || cell.Cluster != want[i].Cluster {
			t.Errorf("cell %d: %+v, want %+v", i, cell, want[i])
		}
		for k := range 2 {
			for _, pair := range [][2]float64{{cell.Picked[k], want[i].Picked[k]}, {cell.SquaredPicked[k], want[i].SquaredPicked[k]}, {cell.PickedBefore[k], want[i].PickedBefore[k]}} {
				if math.Abs(pair[0]-pair[1]) > 1e-9*max(1, math.Abs(pair[1])) {
					t.Errorf("cell %d, sum %d: %v, want %v", i, k, pair[0], pair[1])
				}
			}
		}
	}
	if _, err := Residuals(of[0], of[1], NewNumber(), c, r); err == nil {
		t.Error("sums of other respondents are taken")
	}
}
