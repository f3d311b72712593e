package interval

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Whoever picked what together: the linearised variance of the share stays below the bound.
func TestWidestResponsesIsWidest(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 3))
	const n, options = 60, 5
	for range 2000 {
		most := 1 + random.IntN(options)
		k, picks := 0, 0
		var chose, made [n]float64
		for i := range n {
			perm := random.Perm(options)[:random.IntN(most+1)]
			for _, option := range perm {
				picks++
				made[i]++
				if option == 0 {
					k++
					chose[i] = 1
				}
			}
		}
		if k == 0 || k == picks {
			continue
		}
		share, squares := float64(k)/float64(picks), 0.0
		for i := range n {
			residual := (chose[i] - share*made[i]) / float64(picks)
			squares += residual * residual
		}
		got, err := WidestResponses(k, picks, n, most, 0.95)
		if err != nil {
			t.Fatal(err)
		}
		narrower, err := WilsonEffective(share, share*(1-share)/squares, 0.95)
		if err != nil {
			t.Fatal(err)
		}
		if got.Low > narrower.Low+1e-12 || got.High < narrower.High-1e-12 {
			t.Fatalf("%d of %d picks by %d, at most %d: %v is narrower than %v", k, picks, n, most, got, narrower)
		}
	}
}

func TestWidestResponsesAtTheEdges(t *testing.T) {
	// 0 of 50 picks by 43 respondents is 0 of 43 by Wilson: R 4.2.2 prop.test(0, 43, correct = FALSE)$conf.int.
	got, err := WidestResponses(0, 50, 43, 3, 0.95)
	if err != nil || got.Low != 0 || math.Abs(got.High-0.0820098032258) > 1e-12 || got.Method != MethodWidestCase {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := WidestResponses(20, 20, 43, 3, 0.95); err != nil || got.High != 1 || got.Low < 0.8 {
		t.Errorf("%+v, %v", got, err)
	}
	for _, c := range [][4]int{{0, 0, 43, 3}, {1, 0, 43, 3}, {5, 4, 43, 3}, {1, 9, 0, 3}, {1, 9, 2, 3}, {3, 4, 2, 3}, {1, 2, 3, 0}} {
		if got, err := WidestResponses(c[0], c[1], c[2], c[3], 0.95); err == nil {
			t.Errorf("%v: %+v", c, got)
		}
	}
}
