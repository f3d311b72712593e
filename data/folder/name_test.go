package folder

import "testing"

func TestSafeName(t *testing.T) {
	for _, name := range []string{"CON", "nul.csv", "Lpt1", "com0.a.b", "prn", "Aux.", "a?", "a.", "a "} {
		if SafeName(name) {
			t.Errorf("SafeName(%q): Windows has no such file", name)
		}
	}
	for _, name := range []string{"", "a.csv", "2026", "Wave 1", "één.csv", "console.csv", "com10", "coma", "lpt", "con1", "a.con"} {
		if got, want := SafeName(name), name != ""; got != want {
			t.Errorf("SafeName(%q) = %v", name, got)
		}
	}
}
