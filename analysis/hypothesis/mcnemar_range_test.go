package hypothesis

import (
	"math"
	"math/bits"
	"testing"
)

// The two statements of the survey's own documentation about 43 respondents.
func TestMcNemarRangeAt43(t *testing.T) {
	r, err := McNemarRange(25, 20, 43, nil)
	if err != nil {
		t.Fatal(err)
	}
	// R 4.2.2: binom.test(5, 5)$p.value is 0.0625; binom.test(18, 41)$p.value is 0.5327092552361149
	if r.Low != 0.0625 || math.Abs(r.High-0.5327092552361149) > 1e-12 || r.MinOverlap != 2 || r.MaxOverlap != 20 {
		t.Errorf("25 against 20: %+v", r)
	}
	for k1 := 0; k1 <= 43; k1++ {
		for k2 := max(0, k1-5); k2 <= min(43, k1+5); k2++ {
			if r, err := McNemarRange(k1, k2, 43, nil); err != nil || r.Low <= 0.05 {
				t.Errorf("%d against %d can differ: %+v, %v", k1, k2, r, err)
			}
		}
	}
}

// The two ends hold every p-value between them.
func TestMcNemarRangeOverOverlaps(t *testing.T) {
	must := mustP(t)
	for _, n := range []int{1, 2, 7, 43} {
		for k1 := 0; k1 <= n; k1++ {
			for k2 := 0; k2 <= n; k2++ {
				r, err := McNemarRange(k1, k2, n, nil)
				if err != nil {
					t.Fatal(err)
				}
				low, high := 1.0, 0.0
				for both := max(0, k1+k2-n); both <= min(k1, k2); both++ {
					p := must(McNemarExact(k1-both, k2-both)).P
					low, high = min(low, p), max(high, p)
				}
				if math.Abs(r.Low-low) > 1e-14 || math.Abs(r.High-high) > 1e-14 {
					t.Errorf("%d and %d of %d: %+v, over all overlaps %v to %v", k1, k2, n, r, low, high)
				}
			}
		}
	}
}

// Every way in which 4 respondents can choose among 4 options at most m times, listed: which overlaps of the first two
// options occur with which counts.
func TestPickLimitAgainstEnumeration(t *testing.T) {
	const n, options = 4, 4
	for limit := 1; limit <= options; limit++ {
		var sets []uint
		for set := range uint(1 << options) {
			if bits.OnesCount(set) <= limit {
				sets = append(sets, set)
			}
		}
		smallest, largest := map[[options]int]int{}, map[[options]int]int{}
		var choose func(respondent, both int, counts [options]int)
		choose = func(respondent, both int, counts [options]int) {
			if respondent == n {
				if least, seen := smallest[counts]; !seen || both < least {
					smallest[counts] = both
				}
				largest[counts] = max(largest[counts], both)
				return
			}
			for _, set := range sets {
				next := counts
				for option := range options {
					next[option] += int(set >> option & 1)
				}
				choose(respondent+1, both+int(set&(set>>1)&1), next)
			}
		}
		choose(0, 0, [options]int{})
		for code := range 5 * 5 * 5 * 5 {
			c := [options]int{code % 5, code / 5 % 5, code / 25 % 5, code / 125}
			r, err := McNemarRange(c[0], c[1], n, &PickLimit{Max: limit, Others: c[2:]})
			least, possible := smallest[c]
			if (err == nil) != possible {
				t.Errorf("limit %d, counts %v: possible is %v, %v", limit, c, possible, err)
			}
			if possible && (r.MinOverlap != least || r.MaxOverlap != largest[c]) {
				t.Errorf("limit %d, counts %v: overlap %d to %d, listed %d to %d", limit, c, r.MinOverlap, r.MaxOverlap, least, largest[c])
			}
		}
	}
}

// A difference of one is never evidence: half of the probability lies on each side.
func TestMcNemarDifferenceOfOne(t *testing.T) {
	must := mustP(t)
	for _, c := range []int{0, 1, 20, 31, 32, 1_000_000} {
		if r := must(McNemarExact(c+1, c)); r.P != 1 {
			t.Errorf("%d against %d: p = %.17g", c+1, c, r.P)
		}
	}
}
