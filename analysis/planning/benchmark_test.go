package planning

import "testing"

func benchmark(b *testing.B, baseline, target float64) {
	for b.Loop() {
		if _, err := design(b, nil).SampleSize(baseline, target, 0.8); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSampleSize300(b *testing.B) { benchmark(b, 0.23, 0.33) }

func BenchmarkSampleSize1000(b *testing.B) { benchmark(b, 0.3, 0.36) }

func BenchmarkDetectable1000(b *testing.B) {
	for b.Loop() {
		if _, err := design(b, nil).Detectable(0.3, 1000, 0, 0.8); err != nil {
			b.Fatal(err)
		}
	}
}
