package method

import (
	"testing"

	"spoor/analysis/interval"
)

// What is described in Dutch is described in English too.
func TestAssumptionsAreInBothLanguages(t *testing.T) {
	for method, dutch := range dutchAssumptions {
		if method.Describe() == (interval.Description{}) || dutch == "" {
			t.Errorf("%s is described in Dutch only", method)
		}
	}
}
