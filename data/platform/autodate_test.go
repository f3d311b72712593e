package platform_test

import (
	"testing"

	"spoor/data/platform"
)

func TestBeforeAutoDate(t *testing.T) {
	for cell, want := range map[string]string{
		"1-feb": "1-2", "2-mrt": "2-3", "6-Oct": "6-10", "10-dec.": "10-12", " 3-mei": "3-5",
		"1-2": "", "32-jan": "", "0-jan": "", "feb-10": "", "1-february": "", "5 of meer": "", "": "",
	} {
		if got := platform.BeforeAutoDate(cell); got != want {
			t.Errorf("%q: got %q, want %q", cell, got, want)
		}
	}
}
