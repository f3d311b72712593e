package audit

import (
	"math"
	"strconv"
	"testing"
)

func bases(f MeanFinding) []int {
	var out []int
	for _, fit := range f.Fits {
		out = append(out, fit.Base)
	}
	return out
}

// By hand. 3.45 of 43: 3.45 · 43 = 148.35, and 148/43 = 3.4419 prints as 3.44, 149/43 = 3.4651 as 3.47, so no sum prints as 3.45.
// 3.44 of 43 is 148. 5.19 of 28 is the example of Brown and Heathers: 145/28 = 5.179 and 146/28 = 5.214, impossible.
// 3.5 of 40 leaves 3.45 to 3.55: sums 138 to 142, so that one decimal says nothing above 10 respondents.
func TestMeansOnTheirGrid(t *testing.T) {
	for _, c := range []struct {
		mean        Mean
		possible    bool
		informative bool
		sums        Range
	}{
		{Mean{Printed: "3.45", Base: 43}, false, true, Range{}},
		{Mean{Printed: "3,44", Base: 43}, true, true, Range{148, 148}},
		{Mean{Printed: "5.19", Base: 28}, false, true, Range{}},
		{Mean{Printed: "5.18", Base: 28}, true, true, Range{145, 145}},
		{Mean{Printed: "5.19", Base: 28, Items: 4}, true, false, Range{581, 581}}, // 581/112 = 5.1875
		{Mean{Printed: "3.5", Base: 40}, true, false, Range{138, 142}},
		{Mean{Printed: "-0.35", Base: 20, Scale: &Range{-2, 2}}, true, true, Range{-7, -7}},
		{Mean{Printed: "3.12", Base: 8, Scale: &Range{1, 5}}, true, true, Range{25, 25}}, // 3.125: a half either way
		{Mean{Printed: "3.13", Base: 8, Scale: &Range{1, 5}}, true, true, Range{25, 25}},
		{Mean{Printed: "3.12", Base: 8, Rounding: Truncation}, true, true, Range{25, 25}},
		{Mean{Printed: "3.13", Base: 8, Rounding: Truncation}, false, true, Range{}},
		{Mean{Printed: "5.00", Base: 10, Scale: &Range{1, 5}}, true, true, Range{50, 50}},
	} {
		f, err := AuditMean(c.mean)
		if err != nil {
			t.Fatal(err)
		}
		sums := Range{}
		for _, fit := range f.Fits {
			if fit.Base == c.mean.Base {
				sums = fit.Sums
			}
		}
		if f.Mean != c.possible || f.Informative != c.informative || sums != c.sums {
			t.Errorf("%+v: possible %t, informative %t, sums %v; want %+v", c.mean, f.Mean, f.Informative, sums, c)
		}
	}
}

// Which bases beside the printed one fit: of n from 33 to 53, those with a whole number within n · 3.445 and n · 3.455, counted in
// floating point with a margin for the ends.
func TestNeighboursOfAMean(t *testing.T) {
	f, err := AuditMean(Mean{Printed: "3.45", Base: 43})
	if err != nil {
		t.Fatal(err)
	}
	var want []int
	for n := 33; n <= 53; n++ {
		if math.Floor(float64(n)*3.455+1e-9) >= math.Ceil(float64(n)*3.445-1e-9) {
			want = append(want, n)
		}
	}
	if f.Tried != (Range{33, 53}) || len(want) != len(f.Fits) {
		t.Fatalf("%v of %v, want %v", bases(f), f.Tried, want)
	}
	for i, n := range want {
		if f.Fits[i].Base != n {
			t.Errorf("%v, want %v", bases(f), want)
		}
	}
	all, err := AuditMean(Mean{Printed: "3.45", Respondents: 50})
	if err != nil || all.Tried != (Range{1, 50}) || !all.Mean {
		t.Errorf("without a base: %+v, %v", all, err)
	}
}

// Every sample of four whole numbers on 1 to 5 has a mean and deviation that pass, and of the pairs of a possible mean and a deviation
// of two decimals that no sample prints, those are refused that have no whole sum of squares of the right parity in the range.
func TestDeviationsOfEverySample(t *testing.T) {
	const n = 4
	print := func(x float64) string { return strconv.FormatFloat(math.Round(x*100)/100, 'f', 2, 64) }
	seen := map[[2]string]bool{}
	for code := range 5 * 5 * 5 * 5 {
		sum, squares := 0, 0
		for range n {
			x := 1 + code%5
			sum, squares, code = sum+x, squares+x*x, code/5
		}
		mean := float64(sum) / n
		sd := math.Sqrt((float64(squares) - float64(sum*sum)/n) / (n - 1))
		seen[[2]string{print(mean), print(sd)}] = true
		seen[[2]string{print(mean), print(sd * math.Sqrt(float64(n-1)/n))}] = true
	}
	passed, refused := 0, 0
	for sum := n; sum <= 5*n; sum++ {
		for sd := range 300 {
			m := Mean{Printed: print(float64(sum) / n), Deviation: print(float64(sd) / 100), Base: n, Respondents: n, Scale: &Range{1, 5}}
			f, err := AuditMean(m)
			if err != nil {
				t.Fatal(err)
			}
			if seen[[2]string{m.Printed, m.Deviation}] && !f.Deviation {
				t.Errorf("%s with %s occurs and is refused", m.Printed, m.Deviation)
			}
			if f.Deviation {
				passed++
			} else {
				refused++
			}
		}
	}
	if passed > len(seen)*3/2 || refused < 17*300-len(seen)*3/2 {
		t.Errorf("%d pairs pass, of which %d occur", passed, len(seen))
	}
}

// By hand. 20 numbers with mean 3.45 add up to 69, so k² / n = 238.05. A deviation of 1.20 needs 19 · 1.44 = 27.36 above that, between
// 19 · 1.195² = 27.13 and 19 · 1.205² = 27.59: q between 265.18 and 265.64, no whole number. 1.19: 19 · 1.185² = 26.68 to 27.13, so q
// between 264.73 and 265.18, which holds 265: odd, as 69 is, and possible. 1.22: q between 266.09 and 266.56, no whole number. 1.17:
// 19 · 1.165² = 25.787 to 19 · 1.175² = 26.232, q between 263.84 and 264.28, which holds 264: even, and 69 is odd, so impossible.
func TestParityOfSquares(t *testing.T) {
	for sd, want := range map[string]bool{"1.20": false, "1.19": true, "1.22": false, "1.17": false} {
		f, err := AuditMean(Mean{Printed: "3.45", Deviation: sd, Base: 20, Respondents: 20})
		if err != nil {
			t.Fatal(err)
		}
		sample := false
		for _, fit := range f.Fits {
			sample = sample || fit.Base == 20 && !fit.Population
		}
		if !f.Mean || sample != want {
			t.Errorf("%s: %+v, want %t", sd, f, want)
		}
	}
	// Half at 1 and half at 5 is the most spread that a scale of 1 to 5 allows: sd 2 · sqrt(20/19) = 2.05.
	for sd, want := range map[string]bool{"2.05": true, "2.10": false, "2.00": true} {
		f, err := AuditMean(Mean{Printed: "3.00", Deviation: sd, Base: 20, Respondents: 20, Scale: &Range{1, 5}})
		if err != nil || f.Deviation != want {
			t.Errorf("%s: %+v, %v; want %t", sd, f, err, want)
		}
	}
}

func TestMeansThatAreNone(t *testing.T) {
	for _, m := range []Mean{
		{Printed: ""}, {Printed: "a"}, {Printed: "3.45678"}, {Printed: "6", Scale: &Range{1, 5}}, {Printed: "3", Scale: &Range{5, 1}},
		{Printed: "3", Deviation: "-1"}, {Printed: "3", Deviation: "x"}, {Printed: "3", Base: -1}, {Printed: "3", Base: 50, Respondents: 43},
		{Printed: "3", Base: 1_000_000}, {Printed: "3", Rounding: 9},
	} {
		if f, err := AuditMean(m); err == nil {
			t.Errorf("%+v gives %+v", m, f)
		}
	}
}
