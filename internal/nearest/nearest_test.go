package nearest

import "testing"

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"kitten", "sitting", 3}, {"67", "37", 1}, {"één", "een", 2}, {"tabel", "table", 1}, {"ab", "ba", 1}, {"ca", "abc", 3},
	} {
		if got := Distance(c.a, c.b); got != c.want {
			t.Errorf("Distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestName(t *testing.T) {
	scale := []string{"Zeer slecht", "Slecht", "Neutraal", "Goed", "Zeer goed"}
	for _, c := range []struct{ name, want string }{
		{"goed ", "Goed"}, {"Goedd", "Goed"}, {"zeer geod", "Zeer goed"}, {"onbekend", ""}, {"", ""},
	} {
		if got := Name(c.name, scale); got != c.want {
			t.Errorf("Name(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestHint(t *testing.T) {
	known := []string{"own_work", "other"}
	for _, c := range []struct {
		name  string
		known []string
		want  string
	}{
		{"own_wrok", known, `; did you mean "own_work"?`}, {"salary", known, " (it has own_work, other)"}, {"salary", nil, ""},
	} {
		if got := Hint(c.name, c.known); got != c.want {
			t.Errorf("Hint(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}
