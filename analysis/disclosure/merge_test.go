package disclosure

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"testing"
)

func TestProposeMerge(t *testing.T) {
	rule := PresetDefault.Rule()
	for _, c := range []struct {
		name    string
		counts  []int
		ordered bool
		groups  [][]int
		joined  []int
	}{
		{"nothing small", []int{5, 0, 9}, true, [][]int{{0}, {1}, {2}}, []int{5, 0, 9}},
		{"an end of the scale", []int{2, 8, 20, 9}, true, [][]int{{0, 1}, {2}, {3}}, []int{10, 20, 9}},
		{"the lesser neighbour", []int{20, 2, 8}, true, [][]int{{0}, {1, 2}}, []int{20, 10}},
		{"two together", []int{20, 2, 3, 30}, true, [][]int{{0}, {1, 2}, {3}}, []int{20, 5, 30}},
		{"over a zero", []int{3, 0, 3, 9}, true, [][]int{{0, 1, 2}, {3}}, []int{6, 9}},
		{"small ones enough", []int{20, 2, 30, 3}, false, [][]int{{0}, {2}, {1, 3}}, []int{20, 30, 5}},
		{"with the smallest other", []int{20, 2, 8, 0}, false, [][]int{{0}, {3}, {1, 2}}, []int{20, 0, 10}},
		{"all small", []int{2, 2, 2}, false, [][]int{{0, 1, 2}}, []int{6}},
		{"everyone in one", []int{0, 43, 0}, false, [][]int{{0}, {1}, {2}}, []int{0, 43, 0}},
	} {
		m, err := ProposeMerge(c.counts, c.ordered, rule)
		if err != nil || !reflect.DeepEqual(m.Groups, c.groups) || !reflect.DeepEqual(m.Counts, c.joined) {
			t.Errorf("%s: %+v, %v; want %v with %v", c.name, m, err, c.groups, c.joined)
		}
		if m.Changes() != (len(c.groups) < len(c.counts)) {
			t.Errorf("%s: changes %t", c.name, m.Changes())
		}
	}
}

// No grouping of neighbours without small categories has more groups, and a proposal exists whenever a grouping does.
func TestMergeIsFinest(t *testing.T) {
	r := rand.New(rand.NewPCG(14, 15))
	rule := PresetOpen.Rule()
	for range 2000 {
		counts := make([]int, 1+r.IntN(6))
		for j := range counts {
			counts[j] = r.IntN(5)
		}
		most := 0
		for cuts := range 1 << (len(counts) - 1) {
			groups, fits, sum := 0, true, 0
			for j, k := range counts {
				sum += k
				if j == len(counts)-1 || cuts>>j&1 == 1 {
					fits = fits && (sum == 0 || sum >= rule.Threshold)
					groups, sum = groups+1, 0
				}
			}
			if fits {
				most = max(most, groups)
			}
		}
		m, err := ProposeMerge(counts, true, rule)
		if errors.Is(err, ErrSmallBase) {
			continue
		}
		if err != nil || len(m.Groups) != most {
			t.Fatalf("%v: %v, %v; %d groups are possible", counts, m.Groups, err, most)
		}
	}
}

func TestMergeErrors(t *testing.T) {
	rule := PresetDefault.Rule()
	if _, err := ProposeMerge([]int{1, 2}, true, rule); !errors.Is(err, ErrSmallBase) {
		t.Errorf("a base of 3: %v", err)
	}
	if _, err := ProposeMerge([]int{-1, 9}, true, rule); err == nil {
		t.Error("a negative count passes")
	}
	if _, err := ProposeMerge(nil, false, rule); err == nil {
		t.Error("no counts pass")
	}
	if _, err := ProposeMerge([]int{9}, false, Rule{}); err == nil {
		t.Error("no rule passes")
	}
}
