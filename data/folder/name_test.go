package folder

import "testing"

func TestSafeName(t *testing.T) {
	for _, name := range []string{"CON", "nul.csv", "Lpt1", "a?", "a.", "a "} {
		if SafeName(name) {
			t.Errorf("SafeName(%q): Windows has no such file", name)
		}
	}
	for _, name := range []string{"", "a.csv", "2026", "Wave 1", "één.csv", "console.csv", "com10"} {
		if got, want := SafeName(name), name != ""; got != want {
			t.Errorf("SafeName(%q) = %v", name, got)
		}
	}
}
