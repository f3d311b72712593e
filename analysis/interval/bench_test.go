package interval

import "testing"

func BenchmarkProportion(b *testing.B) {
	for _, method := range Methods() {
		for _, size := range []struct {
			name string
			k, n int
		}{{"43", 35, 43}, {"million", 350_000, 1_000_000}} {
			b.Run(string(method)+"/"+size.name, func(b *testing.B) {
				for b.Loop() {
					if _, err := Proportion(method, size.k, size.n, 0.95); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	for _, method := range DifferenceMethods() {
		b.Run(string(method), func(b *testing.B) {
			for b.Loop() {
				if _, err := Compare(method, 6, 43, 3, 50, 0.95); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSimultaneous(b *testing.B) {
	counts := []int{500_000, 300_000, 200_000}
	for _, method := range SimultaneousMethods() {
		b.Run(string(method), func(b *testing.B) {
			for b.Loop() {
				if _, err := Simultaneous(method, counts, 1_000_000, 0.95); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkHypergeometric(b *testing.B) {
	for b.Loop() {
		if _, err := Hypergeometric(35_000, 43_000, 1_000_000, 0.95); err != nil {
			b.Fatal(err)
		}
	}
}
