package interval

import (
	"errors"
	"math"
	"slices"
	"testing"
)

var gridBases = []int{1, 2, 3, 10, 43, 47, 1000, 1_000_000, 1_000_000_000}

// gridCounts returns the edges and the middle of 0..n in rising order.
func gridCounts(n int) []int {
	counts := []int{0, n / 3, n / 2, n}
	for _, k := range []int{1, 2, n - 2, n - 1} {
		if k >= 0 && k <= n {
			counts = append(counts, k)
		}
	}
	slices.Sort(counts)
	return slices.Compact(counts)
}

// Every method for one proportion: inside [0, 1], contains the estimate, mirrored under k -> n-k, wider at a higher
// level, and moving up with k.
func TestProportionProperties(t *testing.T) {
	for _, method := range Methods() {
		for _, n := range gridBases {
			previous := Interval{}
			for _, k := range gridCounts(n) {
				narrow, err := Proportion(method, k, n, 0.90)
				if err != nil {
					t.Fatalf("%s %d/%d: %v", method, k, n, err)
				}
				wide, err := Proportion(method, k, n, 0.99)
				if err != nil {
					t.Fatalf("%s %d/%d: %v", method, k, n, err)
				}
				mirrored, err := Proportion(method, n-k, n, 0.90)
				if err != nil {
					t.Fatalf("%s %d/%d: %v", method, n-k, n, err)
				}
				checkSound(t, narrow, float64(k)/float64(n))
				checkSound(t, wide, float64(k)/float64(n))
				if math.Abs(narrow.Low-(1-mirrored.High)) > 1e-15 || math.Abs(narrow.High-(1-mirrored.Low)) > 1e-15 {
					t.Errorf("%s %d/%d: %v is not the mirror of %v", method, k, n, narrow, mirrored)
				}
				if wide.Low > narrow.Low || wide.High < narrow.High {
					t.Errorf("%s %d/%d: 99%% %v does not hold 90%% %v", method, k, n, wide, narrow)
				}
				if narrow.Low < previous.Low || narrow.High < previous.High {
					t.Errorf("%s %d/%d: %v is below that of a smaller count, %v", method, k, n, narrow, previous)
				}
				previous = narrow
			}
		}
	}
}

func checkSound(t *testing.T, got Interval, estimate float64) {
	t.Helper()
	if !(got.Low >= 0 && got.Low <= estimate && estimate <= got.High && got.High <= 1) {
		t.Errorf("%s at %v: [%v, %v] does not hold the estimate %v inside [0, 1]", got.Method, got.Level, got.Low, got.High, estimate)
	}
}

// Four times the answers give a narrower interval at the same proportion; Wald is a point at the ends.
func TestMoreAnswersNarrow(t *testing.T) {
	for _, method := range Methods() {
		for _, k := range []int{0, 1, 14, 22, 42, 43} {
			small, err := Proportion(method, k, 43, 0.95)
			if err != nil {
				t.Fatal(err)
			}
			large, err := Proportion(method, 4*k, 4*43, 0.95)
			if err != nil {
				t.Fatal(err)
			}
			if large.Width() >= small.Width() && (method != MethodWald || small.Width() > 0) {
				t.Errorf("%s at %d/43: width %v grows to %v with four times the answers", method, k, small.Width(), large.Width())
			}
		}
	}
}

// Only Wald may claim that nobody at all, or everybody, is certain.
func TestEndsAreExactAndNotCertain(t *testing.T) {
	for _, method := range Methods() {
		for _, n := range gridBases {
			none, err := Proportion(method, 0, n, 0.95)
			if err != nil {
				t.Fatal(err)
			}
			all, err := Proportion(method, n, n, 0.95)
			if err != nil {
				t.Fatal(err)
			}
			if none.Low != 0 || all.High != 1 {
				t.Errorf("%s: 0 of %d starts at %v, %d of %d ends at %v", method, n, none.Low, n, n, all.High)
			}
			if method != MethodWald && (none.High <= 0 || all.Low >= 1) {
				t.Errorf("%s: 0 of %d ends at %v, %d of %d starts at %v", method, n, none.High, n, n, all.Low)
			}
		}
	}
}

// Every method for a difference: inside [-1, 1], contains the estimate, mirrored when the groups change places, wider
// at a higher level.
func TestDifferenceProperties(t *testing.T) {
	for _, method := range DifferenceMethods() {
		for _, n1 := range gridBases {
			for _, n2 := range []int{1, 43, 1_000_000} {
				for _, k1 := range gridCounts(n1) {
					for _, k2 := range gridCounts(n2) {
						checkDifference(t, method, k1, n1, k2, n2)
					}
				}
			}
		}
	}
}

func checkDifference(t *testing.T, method Method, k1, n1, k2, n2 int) {
	t.Helper()
	narrow, err := Compare(method, k1, n1, k2, n2, 0.90)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := Compare(method, k1, n1, k2, n2, 0.99)
	if err != nil {
		t.Fatal(err)
	}
	swapped, err := Compare(method, k2, n2, k1, n1, 0.90)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []Difference{narrow, wide} {
		if !(d.Low >= -1 && d.Low <= d.Estimate && d.Estimate <= d.High && d.High <= 1) {
			t.Errorf("%s %d/%d - %d/%d: %+v", method, k1, n1, k2, n2, d)
		}
	}
	if math.Abs(narrow.Low+swapped.High) > 1e-12 || math.Abs(narrow.High+swapped.Low) > 1e-12 {
		t.Errorf("%s %d/%d - %d/%d: %+v is not the mirror of %+v", method, k1, n1, k2, n2, narrow, swapped)
	}
	if wide.Low > narrow.Low || wide.High < narrow.High {
		t.Errorf("%s %d/%d - %d/%d: 99%% %+v does not hold 90%% %+v", method, k1, n1, k2, n2, wide, narrow)
	}
}

// A larger population leaves more to sampling: both finite intervals widen towards the infinite one.
func TestFinitePopulationApproachesInfinite(t *testing.T) {
	for _, k := range []int{0, 1, 14, 35, 43} {
		infinite, err := Wilson(k, 43, 0.95)
		if err != nil {
			t.Fatal(err)
		}
		width := 0.0
		for _, population := range []int{43, 44, 60, 118, 1000, 100_000} {
			finite, err := WilsonFinite(k, 43, population, 0.95)
			if err != nil {
				t.Fatal(err)
			}
			checkSound(t, finite, float64(k)/43)
			if finite.Width() < width || finite.Width() > infinite.Width() {
				t.Errorf("%d/43 of %d: width %v, before %v, infinite %v", k, population, finite.Width(), width, infinite.Width())
			}
			width = finite.Width()
		}
		exact, err := Hypergeometric(k, 43, 100_000_000, 0.95)
		if err != nil {
			t.Fatal(err)
		}
		binomial, err := ClopperPearson(k, 43, 0.95)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(exact.Low-binomial.Low) > 1e-6 || math.Abs(exact.High-binomial.High) > 1e-6 {
			t.Errorf("%d/43: hypergeometric %v is not Clopper-Pearson %v in a large population", k, exact, binomial)
		}
	}
}

// No NaN, infinity or panic for any whole numbers and any level: a sound interval or an error.
func FuzzProportion(f *testing.F) {
	f.Add(0, 43, 0.95)
	f.Add(1, 1, 0.5)
	f.Add(3, 1_000_000_000_000, 1-0x1p-53)
	f.Add(1<<62, 1<<62+5, 5e-324)
	f.Add(200_000, 200_000_000, 0.95)
	f.Fuzz(func(t *testing.T, k, n int, level float64) {
		for _, method := range Methods() {
			got, err := Proportion(method, k, n, level)
			if err != nil {
				if n > 0 && 0 <= k && k <= n && level > 0 && level < 1 {
					t.Errorf("%s refuses %d/%d at %v: %v", method, k, n, level, err)
				}
				continue
			}
			checkSound(t, got, float64(k)/float64(n))
		}
	})
}

func FuzzCompare(f *testing.F) {
	f.Add(0, 43, 1, 50, 0.95)
	f.Add(1, 1, 0, 1, 1-0x1p-53)
	f.Add(1<<62, 1<<62+5, 0, 1<<61, 5e-324)
	f.Fuzz(func(t *testing.T, k1, n1, k2, n2 int, level float64) {
		check := func(method Method, got Difference, err error) {
			if err == nil && !(-1 <= got.Low && got.Low <= got.Estimate && got.Estimate <= got.High && got.High <= 1) {
				t.Errorf("%s %d/%d - %d/%d at %v: %+v", method, k1, n1, k2, n2, level, got)
			}
		}
		for _, method := range DifferenceMethods() {
			got, err := Compare(method, k1, n1, k2, n2, level)
			check(method, got, err)
		}
		paired, err := PairedNewcombe(k1, n1, k2, n2, level)
		check(MethodNewcombePaired, paired, err)
	})
}

func FuzzSimultaneous(f *testing.F) {
	f.Add(24, 12, 4, 3, 0.95)
	f.Add(43, 0, 0, 0, 0.95)
	f.Add(math.MaxInt, 1, 0, 0, 0.95)
	f.Fuzz(func(t *testing.T, a, b, c, d int, level float64) {
		counts := []int{a, b, c, d}
		n := a + b + c + d
		for _, method := range SimultaneousMethods() {
			intervals, err := Simultaneous(method, counts, n, level)
			if err != nil {
				continue
			}
			for i, got := range intervals {
				checkSound(t, got, float64(counts[i])/float64(n))
			}
		}
		finite, err := WilsonFinite(a, b, c, level)
		if err == nil {
			checkSound(t, finite, float64(a)/float64(b))
		}
		exact, err := Hypergeometric(a, b, c, level)
		if err == nil {
			checkSound(t, exact, float64(a)/float64(b))
		}
	})
}

func FuzzEffective(f *testing.F) {
	f.Add(0.5, 31.7, 0.25, 1e300, 0.95)
	f.Add(1e-300, 0.01, 1-0x1p-53, 1e15, 0.5)
	f.Fuzz(func(t *testing.T, p1, n1, p2, n2, level float64) {
		wilson, err := WilsonEffective(p1, n1, level)
		if err == nil {
			checkSound(t, wilson, p1)
		}
		exact, err := ClopperPearsonEffective(p1, n1, level)
		if err == nil {
			checkSound(t, exact, p1)
		}
		difference, err := NewcombeEffective(p1, n1, p2, n2, level)
		if err == nil && !(-1 <= difference.Low && difference.Low <= difference.High && difference.High <= 1) {
			t.Errorf("%v of %v - %v of %v at %v: %+v", p1, n1, p2, n2, level, difference)
		}
	})
}

func TestNoBase(t *testing.T) {
	for _, method := range Methods() {
		if _, err := Proportion(method, 0, 0, 0.95); !errors.Is(err, ErrNoBase) {
			t.Errorf("%s: error %v at n = 0", method, err)
		}
	}
	for _, method := range DifferenceMethods() {
		if _, err := Compare(method, 1, 2, 0, 0, 0.95); !errors.Is(err, ErrNoBase) {
			t.Errorf("%s: error %v for an empty group", method, err)
		}
	}
	for _, method := range SimultaneousMethods() {
		if _, err := Simultaneous(method, []int{0, 0}, 0, 0.95); !errors.Is(err, ErrNoBase) {
			t.Errorf("%s: error %v for empty categories", method, err)
		}
	}
	if _, err := WidestMean(0.5, 0, 0.95); !errors.Is(err, ErrNoBase) {
		t.Errorf("widest case: error %v at n = 0", err)
	}
	if _, err := PairedNewcombe(0, 0, 0, 0, 0.95); !errors.Is(err, ErrNoBase) {
		t.Errorf("paired: error %v for an empty table", err)
	}
}
