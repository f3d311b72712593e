package weigh

import (
	"math"
	"testing"
)

func TestTrimRefusesWhatDoesNotFit(t *testing.T) {
	if got, err := Trim([]float64{1, 2, 3}, 0, 1.5); err == nil {
		t.Errorf("a mean of 2 below 1.5: %v", got)
	}
	if got, err := Trim([]float64{1, 2, 3}, math.NaN(), 5); err == nil {
		t.Errorf("an end that is not a number: %v", got)
	}
	if got, err := Trim([]float64{0, 0}, 1, 5); err == nil {
		t.Errorf("weights of 0: %v", got)
	}
}
