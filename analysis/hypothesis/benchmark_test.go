package hypothesis

import "testing"

func benchmark(b *testing.B, f func() error) {
	for b.Loop() {
		if err := f(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFisher43Against50(b *testing.B) {
	benchmark(b, func() error { return second(Fisher(12, 43, 24, 50, TwoSided)) })
}

func BenchmarkFisherMillion(b *testing.B) {
	benchmark(b, func() error { return second(Fisher(500_000, 1_000_000, 501_000, 1_000_000, TwoSided)) })
}

func BenchmarkBinomialMillion(b *testing.B) {
	benchmark(b, func() error { return second(Binomial(300_500, 1_000_000, 0.3, TwoSided)) })
}

func BenchmarkBoschloo43Against50(b *testing.B) {
	benchmark(b, func() error { return second(Boschloo(12, 43, 24, 50, TwoSided)) })
}

func BenchmarkBoschloo5000Against5000(b *testing.B) {
	benchmark(b, func() error { return second(Boschloo(1500, 5000, 1600, 5000, TwoSided)) })
}

func BenchmarkPower43Against50(b *testing.B) {
	r, err := FisherRegion(43, 50, 0.05, TwoSided)
	if err != nil {
		b.Fatal(err)
	}
	benchmark(b, func() error { return second(r.Power(0.3, 0.6)) })
}

func BenchmarkTrendExact(b *testing.B) {
	benchmark(b, func() error { return second(TrendExact([]int{6, 9, 14}, []int{43, 50, 60}, nil, TwoSided)) })
}

func BenchmarkMannWhitneyExact(b *testing.B) {
	first, other := []int{3, 8, 15, 12, 5}, []int{6, 12, 18, 9, 5}
	benchmark(b, func() error { return second(MannWhitneyExact(first, other, TwoSided)) })
}

func BenchmarkEquivalenceTwo(b *testing.B) {
	benchmark(b, func() error { return second(EquivalenceTwo(20, 43, 25, 50, 0.1)) })
}

func BenchmarkMcNemarRange(b *testing.B) {
	benchmark(b, func() error { return second(McNemarRange(25, 20, 43, nil)) })
}
