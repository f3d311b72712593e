package disclosure

import (
	"math/rand/v2"
	"testing"
	"time"
)

// A crosstab of 100 groups by 50 options, sparse or dense, is done in seconds.
func TestLargeCrosstabEndsQuickly(t *testing.T) {
	for _, highest := range []int{6, 30, 1000} {
		r := rand.New(rand.NewPCG(11, uint64(highest)))
		counts := make([][]int, 100)
		for i := range counts {
			counts[i] = make([]int, 50)
			for j := range counts[i] {
				counts[i][j] = r.IntN(highest + 1)
			}
		}
		c, err := NewCrosstab(counts)
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		release, err := SuppressCrosstab(c, PresetDefault.Rule())
		if err != nil {
			t.Fatal(err)
		}
		took := time.Since(start)
		t.Logf("highest count %d: %d hidden in %v", highest, len(release.Hidden), took)
		if took > 30*time.Second {
			t.Errorf("highest count %d: took %v", highest, took)
		}
	}
}
