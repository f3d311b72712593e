package resample

import (
	"math"
	"math/rand/v2"
	"testing"
)

// variance draws a sample many times, and returns the mean of the first option and its variance.
func variance(s *Sample, options int) (mean, variance float64) {
	const times = 100_000
	random, totals := rand.NewPCG(1, 2), make([]float64, options)
	square := 0.0
	for range times {
		s.Draw(random, totals)
		mean += totals[0] / times
		square += totals[0] * totals[0] / times
	}
	return mean, square - mean*mean
}

// The variance is remaining n/(n-1) sum((T - mean)²) over the clusters of each stratum, worked out by hand: clusters 2, 4, 9 and one
// in which nobody counts, of 10 (fraction 0.6 not drawn), have mean 3.75 and sum of squares 44.75, so 0.6*4/3*44.75 = 35.8. Ten
// respondents of whom six chose the option, with weights 1 and 3 (sum 12, squares 30), have 10/9*(30 - 12²/10) = 17.333.
func TestVariance(t *testing.T) {
	clusters := Stratum{Kinds: []Kind{{1, []Amount{{0, 2}}, 0}, {1, []Amount{{0, 4}, {1, 1}}, 0}, {1, []Amount{{0, 9}}, 0}}, Sampled: 4, Remaining: 0.6}
	respondents := Stratum{Kinds: []Kind{Respondents(6, 12, 30, 0), Respondents(2, 2, 2, 1)}, Sampled: 10, Remaining: 1}
	lonely := Stratum{Kinds: []Kind{{1, []Amount{{0, 5}}, 0}}, Sampled: 1, Remaining: 0.25, Lonely: []float64{4, 0}}
	whole := Stratum{Kinds: []Kind{{1, []Amount{{0, 5}}, 0}, {1, []Amount{{0, 1}}, 0}}, Sampled: 2}
	for name, test := range map[string]struct {
		strata         []Stratum
		mean, variance float64
	}{
		"clusters":    {[]Stratum{clusters}, 15, 35.8},
		"respondents": {[]Stratum{respondents}, 12, 10.0 / 9 * (30 - 14.4)},
		"lonely":      {[]Stratum{lonely}, 5, 4},
		"whole":       {[]Stratum{whole}, 6, 0},
		"all":         {[]Stratum{clusters, respondents, lonely, whole}, 38, 35.8 + 10.0/9*(30-14.4) + 4},
	} {
		mean, v := variance(New(test.strata, 2), 2)
		if math.Abs(mean-test.mean) > 5*math.Sqrt(test.variance/100_000)+1e-9 || math.Abs(v-test.variance) > 0.03*test.variance+1e-9 {
			t.Errorf("%s: mean %v and variance %v, want %v and %v", name, mean, v, test.mean, test.variance)
		}
	}
}

func TestNormal(t *testing.T) {
	// The third option is the sum of the other two, so that nothing of its own varies.
	s := Normal([]float64{1, 2, 3}, [][]float64{{4, 1, 5}, {1, 9, 10}, {5, 10, 15}})
	random, totals := rand.NewPCG(3, 4), make([]float64, 3)
	for range 100 {
		s.Draw(random, totals)
		if math.Abs(totals[0]+totals[1]-totals[2]) > 1e-9 {
			t.Fatalf("drew %v", totals)
		}
	}
	if mean, v := variance(s, 3); math.Abs(mean-1) > 0.04 || math.Abs(v-4) > 0.12 {
		t.Errorf("mean %v, variance %v", mean, v)
	}
}
