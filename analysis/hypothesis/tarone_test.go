package hypothesis

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestTarone(t *testing.T) {
	for _, c := range []struct {
		name               string
		p, minimum         []float64
		size               int
		member             []bool
		adjusted, stepDown []float64
	}{
		{"none", nil, nil, 0, nil, nil, nil},
		// By hand: minima at most 0.05/1: three, above 1; at most 0.05/2 = 0.025: two, so K = 2. After rejecting the first,
		// the rest has one minimum at most 0.05/2 but two at most 0.05, so K = 2 again. After the second, only 0.04 is at
		// most 0.05, so K = 1 and 0.04 counts, but it never comes below the 0.06 before it.
		{"two of four", []float64{0.01, 0.03, 0.04, 0.5}, []float64{0.001, 0.02, 0.04, 0.3}, 2,
			[]bool{true, true, false, false}, []float64{0.02, 0.06, 1, 1}, []float64{0.02, 0.06, 0.06, 1}},
		// By hand: two minima at most 0.05/2, so K = 2; after the first, one minimum at most 0.05, so K = 1.
		{"step down", []float64{0.01, 0.03}, []float64{0.001, 0.02}, 2,
			[]bool{true, true}, []float64{0.02, 0.06}, []float64{0.02, 0.03}},
		{"all hopeless", []float64{0.3, 0.4}, []float64{0.3, 0.2}, 1, []bool{false, false}, []float64{1, 1}, []float64{1, 1}},
	} {
		f, err := Tarone(c.p, c.minimum, 0.05)
		if err != nil {
			t.Fatal(err)
		}
		if f.Size != c.size || !slices.Equal(f.Member, c.member) {
			t.Errorf("%s: %+v", c.name, f)
		}
		same := func(a, b float64) bool { return math.Abs(a-b) < 1e-15 }
		if !slices.EqualFunc(f.Adjusted, c.adjusted, same) {
			t.Errorf("%s: adjusted %v, want %v", c.name, f.Adjusted, c.adjusted)
		}
		if !slices.EqualFunc(f.StepDown, c.stepDown, same) {
			t.Errorf("%s: step-down %v, want %v", c.name, f.StepDown, c.stepDown)
		}
	}
}

// With minima of 0 nothing leaves, so that Tarone is Bonferroni and its step-down version is Holm.
func TestTaroneWithoutDiscreteness(t *testing.T) {
	p := []float64{0.049, 0.012, 0.0004, 0.33, 0.012, 0.8}
	f, err := Tarone(p, make([]float64, len(p)), 0.05)
	holm, errHolm := Holm(p)
	if err != nil || errHolm != nil {
		t.Fatal(err, errHolm)
	}
	for i := range p {
		if math.Abs(f.StepDown[i]-holm[i]) > 1e-15 || math.Abs(f.Adjusted[i]-min(1, 6*p[i])) > 1e-15 {
			t.Errorf("test %d: %v and %v, Holm %v", i, f.Adjusted[i], f.StepDown[i], holm[i])
		}
	}
}

// Step-down rejects whatever the single step rejects, and at alpha whatever Holm rejects.
func TestTaroneOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		p, minimum := make([]float64, 1+random.IntN(12)), make([]float64, 0)
		for i := range p {
			m := math.Pow(random.Float64(), 4)
			minimum = append(minimum, m)
			p[i] = min(1, m+math.Pow(random.Float64(), 5))
		}
		f, err := Tarone(p, minimum, 0.05)
		holm, errHolm := Holm(p)
		if err != nil || errHolm != nil {
			t.Fatal(err, errHolm)
		}
		for i := range p {
			if f.StepDown[i] > f.Adjusted[i]+1e-15 || f.Adjusted[i] < p[i] {
				t.Fatalf("p %v, minima %v: %+v", p, minimum, f)
			}
			if holm[i] <= 0.05 && f.StepDown[i] > 0.05 {
				t.Fatalf("Holm rejects test %d only: p %v, minima %v, %+v", i, p, minimum, f)
			}
		}
	}
}
