package planning

import (
	"math"
	"path/filepath"
	"strings"
	"testing"
)

// closeness.csv has every table added up by R, and for means pt and integrate; see closeness.R.
func TestPowerOfClosenessAgainstR(t *testing.T) {
	for _, fields := range readFixture(t, filepath.Join("testdata", "closeness.csv"), 22) {
		v := floats(t, fields[2:])
		d := design(t, func(o *Options) { o.Alpha, o.Deff = v[2], v[7] })
		c := Closeness{Equivalence: fields[0] == "equivalence", Lower: fields[1] == "TRUE", Control: v[3], Difference: v[4], Margin: v[5], SD: v[6]}
		got, err := d.PowerOfCloseness(c, int(v[0]), int(v[1]))
		if err != nil || math.Abs(got.Power-v[8]) > 1e-9 || got.Exact != (c.SD == 0) {
			t.Errorf("%v: power %v, want %v (exact %v, %v)", fields, got.Power, v[8], got.Exact, err)
		}
	}
}

func TestSizeForCloseness(t *testing.T) {
	for _, c := range []struct {
		change func(*Options)
		asked  Closeness
		want   int
	}{
		// R 4.2.2: ceiling(power.t.test(delta = 5, sd = 10, power = 0.8, sig.level = 0.025, alternative = "one.sided")$n)
		{func(*Options) {}, Closeness{Margin: 5, SD: 10}, 64},
		// R 4.2.2, closeness.R: the first n with mean2("equivalence", n, n, 10, 0, 5, 0.05) of at least 0.8
		{func(*Options) {}, Closeness{Equivalence: true, Margin: 5, SD: 10}, 70},
		// R 4.2.2, closeness.R: the first n from which on, up to 140, all have noninferior(n, n, 0.8, 0.8, 0.15, 0.05, FALSE) of at least 0.8
		{func(*Options) {}, Closeness{Margin: 0.15, Control: 0.8}, 112},
		// R 4.2.2, closeness.R: the same of equivalent(n, n, 0.5, 0.5, 0.25, 0.05), up to 100
		{func(*Options) {}, Closeness{Equivalence: true, Margin: 0.25, Control: 0.5}, 65},
		// R 4.2.2, closeness.R: c clusters of 10 with icc 0.05, the first with student("noninferiority", sqrt(2 * 0.16 * 1.45/(10 * c)), 2 * c - 2, 0, 0.15, 0.05)
		// of at least 0.8
		{func(o *Options) { o.ClusterSize, o.ICC = 10, 0.05 }, Closeness{Margin: 0.15, Control: 0.8}, 180},
	} {
		got, err := design(t, c.change).SizeForCloseness(c.asked, 0.8)
		if err != nil || got.Control.Recruited != c.want || got.Power < 0.8 {
			t.Errorf("%+v: %+v, want %d (%v)", c.asked, got, c.want, err)
		}
	}
}

// What the moving bounds leave out is what each table by itself does not show.
func TestClosenessCountsEveryTable(t *testing.T) {
	d := design(t, func(o *Options) { o.Alpha = 0.2 })
	for _, c := range []Closeness{{Margin: 0.3, Control: 0.4, Difference: 0.1}, {Margin: 0.3, Control: 0.4, Difference: -0.1, Lower: true}, {Equivalence: true, Margin: 0.35, Control: 0.6}} {
		const n1, n2 = 17, 23
		got, err := d.PowerOfCloseness(c, n1, n2)
		if err != nil {
			t.Fatal(err)
		}
		p1, p2 := c.shares()
		first, second, want := newOutcomes(n1, p1), newOutcomes(n2, p2), 0.0
		for i, a := range first.chances {
			for j, b := range second.chances {
				if side, err := d.sideOf(c, first.from+i, n1, second.from+j, n2); err != nil {
					t.Fatal(err)
				} else if side == 0 {
					want += a * b
				}
			}
		}
		if math.Abs(got.Power-want) > 1e-12 || want < 0.05 {
			t.Errorf("%+v: %v, want %v", c, got.Power, want)
		}
	}
}

func TestClosenessAfterAttrition(t *testing.T) {
	d := design(t, func(o *Options) { o.Attrition, o.Ratio = 0.2, 2 })
	got, err := d.SizeForCloseness(Closeness{Margin: 0.2, Control: 0.8}, 0.8)
	if err != nil {
		t.Fatal(err)
	}
	same, err := design(t, func(*Options) {}).PowerOfCloseness(Closeness{Margin: 0.2, Control: 0.8}, got.Control.Analysed, got.Other.Analysed)
	if err != nil || got.Other.Recruited != 2*got.Control.Recruited || got.Control.Analysed != got.Control.Recruited*8/10 || got.Power != same.Power || got.Power < 0.8 {
		t.Errorf("%+v, %+v (%v)", got, same, err)
	}
}

func TestClosenessThatCannotBe(t *testing.T) {
	plain := design(t, func(*Options) {})
	for _, c := range []struct {
		design *Design
		asked  Closeness
		want   string
	}{
		{plain, Closeness{Control: 0.5}, "margin 0 is not above 0"},
		{plain, Closeness{Margin: 1, Control: 0.5}, "below 1 for a share"},
		{plain, Closeness{Margin: 0.1, Control: 0.5, Difference: -0.1}, "outside the margin already"},
		{plain, Closeness{Margin: 0.1, Control: 0.5, Difference: 0.1, Lower: true}, "outside the margin already"},
		{plain, Closeness{Margin: 0.1, Control: 0.5, Difference: 0.1, Equivalence: true}, "outside the margin already"},
		{plain, Closeness{Margin: 0.1, Control: 0.95, Difference: 0.08}, "target 1.03"},
		{plain, Closeness{Margin: 0.1, Control: 0.05}, "no share is so far"},
		{plain, Closeness{Margin: 0.1, Control: 0.95, Lower: true}, "no share is so far"},
		{plain, Closeness{Margin: 0.6, Control: 0.5, Equivalence: true}, "no share is so far"},
		{plain, Closeness{Margin: 1, SD: math.Inf(1)}, "standard deviation +Inf"},
		{plain, Closeness{Margin: 1, SD: 1, Difference: math.NaN()}, "difference NaN"},
		{plain, Closeness{Margin: 1e-5, Control: 0.5}, "more than a million"},
		{plain, Closeness{Margin: 1e-7, SD: 1}, "more than a million"},
		{design(t, func(o *Options) { o.Alpha = 0.6 }), Closeness{Margin: 0.1, Control: 0.5, Equivalence: true}, "below 0.5"},
		{design(t, func(o *Options) { o.Arms = 3 }), Closeness{Margin: 0.1, Control: 0.5}, "3 arms"},
	} {
		if got, err := c.design.SizeForCloseness(c.asked, 0.8); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %+v, %v, want %q", c.asked, got, err, c.want)
		}
	}
	if _, err := plain.PowerOfCloseness(Closeness{Margin: 1, SD: 1}, 1, 1); err == nil || !strings.Contains(err.Error(), "2 or more") {
		t.Errorf("%v", err)
	}
	if _, err := plain.PowerOfCloseness(Closeness{Margin: 0.1, Control: 0.5}, 2_000_000, 10); err == nil || !strings.Contains(err.Error(), "2000000") {
		t.Errorf("%v", err)
	}
}

func BenchmarkSizeForCloseness(b *testing.B) {
	for _, c := range []Closeness{{Margin: 0.1, Control: 0.8}, {Margin: 0.01, Control: 0.8}, {Margin: 0.01, Control: 0.8, Equivalence: true}, {Margin: 0.02, SD: 1}} {
		d, err := New(DefaultOptions())
		if err != nil {
			b.Fatal(err)
		}
		found, err := d.SizeForCloseness(c, 0.8)
		if err != nil {
			b.Fatal(err)
		}
		b.Logf("%+v: %d", c, found.Control.Recruited)
	}
}
