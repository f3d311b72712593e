package multinomial

import (
	"math"
	"math/rand/v2"
	"testing"
)

// moments are the means, and the covariance of the first two kinds, of many samples.
func moments(t *testing.T, counts []int, draws, samples int) (means []float64, covariance [3]float64) {
	t.Helper()
	s, random := New(counts, draws), rand.NewPCG(1, 2)
	drawn, n := make([]int, len(counts)), float64(samples)
	means = make([]float64, len(counts))
	var xx, yy, xy float64
	for range samples {
		s.Draw(random, drawn)
		sum := 0
		for j, count := range drawn {
			sum += count
			means[j] += float64(count) / n
		}
		if sum != draws {
			t.Fatalf("%d draws, not %d: %v", sum, draws, drawn)
		}
		x, y := float64(drawn[0]), float64(drawn[1])
		xx, yy, xy = xx+x*x/n, yy+y*y/n, xy+x*y/n
	}
	return means, [3]float64{xx - means[0]*means[0], yy - means[1]*means[1], xy - means[0]*means[1]}
}

// The mean of kind j is n p, its variance n p (1-p), and the covariance of two kinds -n p q, drawn one after another, from tables
// and by rejection. Tolerances are five standard errors.
func TestMoments(t *testing.T) {
	for name, test := range map[string]struct {
		counts []int
		draws  int
	}{
		"one by one": {[]int{5, 3, 1, 0, 2}, 11},
		"tables":     {[]int{5, 3, 1, 0, 2}, 1000},
		"some rare":  {[]int{500, 300, 1, 0, 1, 1}, 600},
		"rejection":  {[]int{500, 300, 100, 0, 200}, 20_000},
		"one kind":   {[]int{4, 0}, 400},
	} {
		const samples = 40_000
		total := 0
		for _, count := range test.counts {
			total += count
		}
		n := float64(test.draws)
		means, v := moments(t, test.counts, test.draws, samples)
		for j, mean := range means {
			p := float64(test.counts[j]) / float64(total)
			if math.Abs(mean-n*p) > 5*math.Sqrt(n*p*(1-p)/samples)+1e-9 {
				t.Errorf("%s: mean of kind %d is %v, want %v", name, j, mean, n*p)
			}
		}
		p, q := float64(test.counts[0])/float64(total), float64(test.counts[1])/float64(total)
		for i, want := range []float64{n * p * (1 - p), n * q * (1 - q), -n * p * q} {
			if math.Abs(v[i]-want) > 5*n*math.Sqrt(p*q+p*p)/math.Sqrt(samples)+1e-9 {
				t.Errorf("%s: second moment %d is %v, want %v", name, i, v[i], want)
			}
		}
	}
}

// The whole distribution of the first kind is binomial: R 4.2.2, dbinom(k, 60, 0.3) for k of 10, 14, 18, 22, 26.
func TestDistribution(t *testing.T) {
	want := map[int]float64{10: 0.00800666194, 14: 0.06214471652, 18: 0.11180362359, 22: 0.05771396497, 26: 0.00961340418}
	const samples = 400_000
	s, random, drawn, seen := New([]int{3, 7}, 60), rand.NewPCG(3, 4), make([]int, 2), map[int]float64{}
	for range samples {
		s.Draw(random, drawn)
		seen[drawn[0]] += 1.0 / samples
	}
	for k, p := range want {
		if math.Abs(seen[k]-p) > 5*math.Sqrt(p/samples) {
			t.Errorf("chance of %d is %v, want %v", k, seen[k], p)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	counts := make([]int, 200)
	for j := range counts {
		counts[j] = 1 + 400/(j+1)
	}
	s, random, drawn := New(counts, 1000), rand.NewPCG(1, 2), make([]int, len(counts))
	for b.Loop() {
		s.Draw(random, drawn)
	}
}
