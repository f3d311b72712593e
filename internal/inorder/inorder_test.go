package inorder

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestBySortsAsPackageSlices(t *testing.T) {
	type pair struct{ key, place int }
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 200 {
		all := make([]pair, n)
		for i := range all {
			all[i] = pair{random.IntN(1 + n/3), i}
		}
		compare := func(a, b pair) int { return cmp.Compare(a.key, b.key) }
		want := slices.Clone(all)
		slices.SortStableFunc(want, compare)
		By(all, compare)
		if !slices.Equal(all, want) {
			t.Fatalf("%v, want %v", all, want)
		}
	}
}
