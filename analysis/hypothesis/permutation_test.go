package hypothesis

import (
	"math"
	"testing"
)

func TestPermutation(t *testing.T) {
	// Nine respondents in groups of 4 and 5. Statistic and p over all 126 ways to deal them out: Python, itertools; the
	// second statistic also as scipy 1.10.1 chi2_contingency([[3, 1, 0], [0, 2, 3]], correction = False).
	several := []Pattern{
		{[]int{0}, []int{1, 0}}, {[]int{0, 1}, []int{1, 0}}, {[]int{0, 2}, []int{1, 0}}, {nil, []int{1, 0}},
		{[]int{1}, []int{0, 2}}, {[]int{1, 2}, []int{0, 1}}, {[]int{2}, []int{0, 1}}, {[]int{0, 1, 2}, []int{0, 1}},
	}
	one := []Pattern{{[]int{0}, []int{3, 0}}, {[]int{1}, []int{1, 2}}, {[]int{2}, []int{0, 3}}}
	for name, c := range map[string]struct {
		patterns     []Pattern
		statistic, p float64
	}{
		"several picks": {several, 6.5475, 0.12698412698412698},
		"one pick":      {one, 6.3, 0.14285714285714285},
	} {
		got, err := Permutation(c.patterns, 3, Permutations{Number: 99_999, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		// Four standard errors of the random p.
		if math.Abs(got.Statistic-c.statistic) > 1e-10 || math.Abs(got.P-c.p) > 4*math.Sqrt(c.p*(1-c.p)/1e5) || got.Exact {
			t.Errorf("%s: %+v, want %v and %v", name, got, c.statistic, c.p)
		}
		again, err := Permutation(c.patterns, 3, Permutations{Number: 99_999, Seed: 1})
		if err != nil || again.P != got.P {
			t.Errorf("%s: the same seed gives %v and %v", name, got.P, again.P)
		}
	}
}

func TestPermutationAtTheEdges(t *testing.T) {
	agree := []Pattern{{[]int{0}, []int{4, 5}}}
	got, err := Permutation(agree, 2, Permutations{Number: 99, Seed: 1})
	if err != nil || got.P != 1 || got.Statistic != 0 {
		t.Errorf("everybody agrees: %+v, %v", got, err)
	}
	for name, c := range map[string]struct {
		patterns []Pattern
		number   int
	}{
		"nobody":           {nil, 99},
		"one group":        {[]Pattern{{[]int{0}, []int{4, 0}}}, 99},
		"few permutations": {agree, 98},
		"unknown option":   {[]Pattern{{[]int{2}, []int{1, 1}}}, 99},
		"other groups":     {[]Pattern{{[]int{0}, []int{1, 1}}, {[]int{1}, []int{1}}}, 99},
		"negative":         {[]Pattern{{[]int{0}, []int{1, -1}}}, 99},
		"too many":         {[]Pattern{{[]int{0}, []int{1, 100_000}}}, 99},
	} {
		if got, err := Permutation(c.patterns, 2, Permutations{Number: c.number}); err == nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
