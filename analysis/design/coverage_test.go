package design

import (
	"math"
	"math/rand/v2"
	"testing"

	"spoor/analysis/interval"
	"spoor/data/sums"
)

// TestCoverageOfARareOption draws 43 respondents with gamma weights of a coefficient of variation of 0.8 that have nothing to
// do with the answers, as often as it takes to know the coverage to half a point. Without the bound on the effective base
// the Wilson interval covers 5% in 89.7% of the samples.
func TestCoverageOfARareOption(t *testing.T) {
	const samples, respondents, variation = 10_000, 43, 0.8
	for _, share := range []float64{0.05, 0.1} {
		for _, method := range []interval.Method{interval.MethodWilson, MethodKornGraubard} {
			random := rand.New(rand.NewPCG(43, 5))
			covered := 0
			for range samples {
				answers := sums.NewSingle(1)
				for range respondents {
					var picks []int
					if random.Float64() < share {
						picks = []int{0}
					}
					if err := answers.Add("", "", gamma(random, 1/(variation*variation)), picks...); err != nil {
						t.Fatal(err)
					}
				}
				p, err := Design{}.Proportion(answers, 0)
				if err != nil {
					t.Fatal(err)
				}
				bounds, err := p.Interval(method, 0.95)
				if err != nil {
					t.Fatal(err)
				}
				if bounds.Contains(share) {
					covered++
				}
			}
			if coverage := float64(covered) / samples; coverage < 0.94 {
				t.Errorf("%s covers %v in %.1f%% of samples, at least 94%% wanted", method, share, 100*coverage)
			}
		}
	}
}

// gamma draws from a gamma distribution of scale 1 and shape at least 1/3 (G. Marsaglia and W. W. Tsang, A simple method for
// generating gamma variables, 2000).
func gamma(random *rand.Rand, shape float64) float64 {
	d := shape - 1.0/3
	for {
		x := random.NormFloat64()
		v := 1 + x/math.Sqrt(9*d)
		if v <= 0 {
			continue
		}
		v = v * v * v
		if math.Log(random.Float64()) < x*x/2+d-d*v+d*math.Log(v) {
			return d * v
		}
	}
}

// One chooser of weight 0.2 among 43: the option that one chose is not surer than the one that nobody chose.
func TestEffectiveBaseIsAtMostTheRespondents(t *testing.T) {
	answers := sums.NewSingle(3)
	for i := range 43 {
		weight, option := 1.0, 2
		if i == 0 {
			weight, option = 0.2, 0
		}
		if err := answers.Add("", "", weight, option); err != nil {
			t.Fatal(err)
		}
	}
	shares, err := proportionsOf(Design{}, answers, []int{0}, []int{1}, []int{2})
	if err != nil {
		t.Fatal(err)
	}
	for _, method := range []interval.Method{interval.MethodWilson, MethodKornGraubard} {
		low, err := shares[0].Interval(method, 0.95)
		if err != nil {
			t.Fatal(err)
		}
		none, err := shares[1].Interval(method, 0.95)
		if err != nil {
			t.Fatal(err)
		}
		if shares[0].EffectiveBase > 43 || low.High < none.High {
			t.Errorf("%s: one of 43 gives at most %v on a base of %v, none of 43 %v", method, low.High, shares[0].EffectiveBase, none.High)
		}
	}
	// R 4.2.2: p <- 0.2/42.2; prop.test(43*p, 43, correct = FALSE)$conf.int
	const high = 0.0904832527781733037
	bounds, err := shares[0].Wilson(0.95)
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(bounds.High-high) > 1e-12 {
		t.Errorf("high end %v, %v wanted", bounds.High, high)
	}
}

// A wave with a finite population and the calculation of a single percentage share one interval, also where nobody chose.
func TestFiniteWilsonIsOne(t *testing.T) {
	for _, k := range []int{0, 1, 20, 42, 43} {
		answers := sums.NewSingle(1)
		for i := range 43 {
			if err := answers.Add("", "", 1, picks(i < k)...); err != nil {
				t.Fatal(err)
			}
		}
		share, err := Design{Population: map[string]float64{"": 150}}.Proportion(answers, 0)
		if err != nil {
			t.Fatal(err)
		}
		got, err := share.Wilson(0.95)
		if err != nil {
			t.Fatal(err)
		}
		want, err := interval.WilsonFinite(k, 43, 150, 0.95)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(got.Low-want.Low) > 1e-12 || math.Abs(got.High-want.High) > 1e-12 {
			t.Errorf("%d of 43 out of 150: %v to %v as a wave, %v to %v as a calculation", k, got.Low, got.High, want.Low, want.High)
		}
	}
}
