package picture

import "testing"

func TestStepIsRound(t *testing.T) {
	for most, want := range map[float64]float64{0: 1, 1: 0.1, 10: 1, 20: 2, 21: 5, 55: 10, 350: 50, 550: 100, 1000: 100, 1001: 200, 45000: 5000} {
		if got := Step(most / 10); got != want {
			t.Errorf("axis of %v has step %v, want %v", most, got, want)
		}
	}
}
