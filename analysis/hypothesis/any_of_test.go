package hypothesis

import (
	"slices"
	"testing"
)

// By hand: 3 and 4 of 10 may be the same (4) or all others (7). With at most 1 option each they are all others, 7. With at most 2
// of three options chosen by 3, 4 and 5, all 12 choices take 6 respondents.
func TestAnyOf(t *testing.T) {
	for _, c := range []struct {
		counts      []int
		n           int
		limit       *PickLimit
		least, most int
	}{
		{[]int{3, 4}, 10, nil, 4, 7},
		{[]int{3, 4}, 5, nil, 4, 5},
		{[]int{3, 4}, 10, &PickLimit{Max: 1}, 7, 7},
		{[]int{3, 4, 5}, 10, &PickLimit{Max: 2}, 6, 10},
		{[]int{3, 4}, 10, &PickLimit{Max: 2, Others: []int{10}}, 7, 7}, // one pick is gone for everybody
		{[]int{3, 4}, 10, &PickLimit{Max: 2, Others: []int{8}}, 5, 7},  // two can still choose both, which leaves 3 choices for 3 others
		{nil, 10, nil, 0, 0},
	} {
		least, most, err := AnyOf(c.counts, c.n, c.limit)
		if err != nil || least != c.least || most != c.most {
			t.Errorf("%v of %d, %+v: %d to %d, %v; want %d to %d", c.counts, c.n, c.limit, least, most, err, c.least, c.most)
		}
	}
	for _, limit := range []*PickLimit{{Max: 0}, {Max: 1, Others: []int{4}}, {Max: 1, Others: []int{11}}} {
		if _, _, err := AnyOf([]int{3, 4}, 10, limit); err == nil {
			t.Errorf("%+v fits", limit)
		}
	}
}

// Every way to deal out the choices of four respondents over three options with at most m each gives a union within the bounds,
// and both bounds occur.
func TestAnyOfIsSharp(t *testing.T) {
	const n, options = 4, 3
	type key struct{ a, b, c, m int }
	seen := map[key][2]int{}
	for code := range 1 << (n * options) {
		counts, most, union := [options]int{}, 0, 0
		for r := range n {
			picks := code >> (r * options) & 7
			size := 0
			for o := range options {
				counts[o] += picks >> o & 1
				size += picks >> o & 1
			}
			most = max(most, size)
			if picks&3 != 0 {
				union++
			}
		}
		for m := max(most, 1); m <= options; m++ {
			k := key{counts[0], counts[1], counts[2], m}
			span, known := seen[k]
			if !known {
				span = [2]int{union, union}
			}
			seen[k] = [2]int{min(span[0], union), max(span[1], union)}
		}
	}
	for k, want := range seen {
		least, most, err := AnyOf([]int{k.a, k.b}, n, &PickLimit{Max: k.m, Others: []int{k.c}})
		if err != nil || !slices.Equal([]int{least, most}, want[:]) {
			t.Errorf("%+v: %d to %d, %v; enumeration gives %v", k, least, most, err, want)
		}
	}
}
