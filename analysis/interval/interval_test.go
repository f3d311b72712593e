package interval

import (
	"math"
	"testing"
)

func TestWilsonZeroOf43(t *testing.T) {
	got, err := Wilson(0, 43, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	// z²/(43+z²); R 4.2.2: prop.test(0, 43, correct = FALSE)$conf.int[2]
	if got.Low != 0 || math.Abs(got.High-0.08200980322579111) > 1e-15 {
		t.Errorf("Wilson(0, 43) = [%v, %v]", got.Low, got.High)
	}
}
