package disclosure

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// largeCrosstab returns counts of 100 groups by 50 options, sparse or dense.
func largeCrosstab(t testing.TB, highest int) Crosstab {
	t.Helper()
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
	return c
}

// A crosstab of 5,000 counts hides every small one.
func TestLargeCrosstab(t *testing.T) {
	c, rule := largeCrosstab(t, 30), PresetDefault.Rule()
	release, err := SuppressCrosstab(c, rule)
	if err != nil {
		t.Fatal(err)
	}
	hidden := map[[2]int]bool{}
	for _, h := range release.Hidden {
		hidden[[2]int{h.Row, h.Column}] = true
	}
	small := 0
	for i, row := range c.counts {
		for j, count := range row {
			if !rule.Small(count) {
				continue
			}
			if small++; !hidden[[2]int{i, j}] {
				t.Errorf("count %d of row %d, column %d is shown", count, i, j)
			}
		}
	}
	if small < 100 {
		t.Errorf("%d small counts are too few for this test", small)
	}
}

func BenchmarkLargeCrosstab(b *testing.B) {
	for _, highest := range []int{6, 30, 1000} {
		b.Run(fmt.Sprint(highest), func(b *testing.B) {
			c := largeCrosstab(b, highest)
			for b.Loop() {
				if _, err := SuppressCrosstab(c, PresetDefault.Rule()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
