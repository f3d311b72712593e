package picture

import (
	"slices"
	"strings"
	"testing"
)

var (
	compound = strings.Repeat("arbeidsongeschiktheidsverzekeringsmaatschappij", 4)
	longText = strings.TrimSpace(strings.Repeat("re-integratiebedrijf/arbeidsdeskundige en werkgever ", 4))
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		Text  string
		width float64
		most  int
		want  []string
	}{
		{"Werknemer", 100, 3, []string{"Werknemer"}},
		{"", 100, 3, []string{""}},
		{"Positieve houding / gedrag werknemer", 150, 3, []string{"Positieve houding /", "gedrag werknemer"}},
		{"tot na einde …", 75, 3, []string{"tot na", "einde …"}},
		{"past bij n = 42", 80, 3, []string{"past bij", "n = 42"}},
		{"goed 67 → 37", 70, 3, []string{"goed", "67 → 37"}},
		{"werkgever/werknemer", 90, 3, []string{"werkgever/", "werknemer"}},
		{"re-integratietraject", 120, 3, []string{"re-", "integratietraject"}},
		{"aaaaaaaaaa", 40, 3, []string{"aaaa", "aaaa", "aa"}},
		{"een twee drie vier", 35, 2, []string{"een", "tw…"}},
		{"een\ntwee\tdrie", 200, 1, []string{"een twee drie"}},
	} {
		if got := LabelStyle.Wrap(c.Text, c.width, c.most); !slices.Equal(got, c.want) {
			t.Errorf("wrap(%q, %v, %d) = %q, want %q", c.Text, c.width, c.most, got, c.want)
		}
	}
}

// A text is wrapped without losing anything, no line is too wide, and balancing takes no more lines.
func TestWrapKeepsTheText(t *testing.T) {
	squeeze := func(text string) string { return strings.ReplaceAll(text, " ", "") }
	for _, text := range []string{longText, compound, "De publicatie drukt n = 43 bij de hele vraag; wel bij n = 42."} {
		for width := 20.0; width < 700; width += 13 {
			lines, balanced := LabelStyle.Wrap(text, width, 1000), LabelStyle.Balance(text, width, 1000)
			if len(balanced) != len(lines) {
				t.Errorf("%d balanced lines, %d lines at %v", len(balanced), len(lines), width)
			}
			for _, wrapped := range [][]string{lines, balanced} {
				if got := strings.Join(wrapped, ""); squeeze(got) != squeeze(text) {
					t.Fatalf("%q became %q at %v", text, wrapped, width)
				}
				if widest := LabelStyle.Widest(wrapped...); widest > width+1 {
					t.Errorf("a line of %v at %v: %q", widest, width, wrapped)
				}
			}
		}
	}
}

// TestALongWordIsCutWhereItIsWide compares with cutting letter by letter, and takes a label that a person cannot have meant.
func TestALongWordIsCutWhereItIsWide(t *testing.T) {
	style := Style{Size: 12}
	slowly := func(letters []rune, width float64) int {
		n := len(letters)
		for n > 1 && style.Width(string(letters[:n])) > width {
			n--
		}
		return n
	}
	for _, text := range []string{"W", "iiiiiiiiiiiiiiiiiiiiiiiii", "Arbeidsdeskundigenonderzoeksbegeleiding", "WWWWiiiiWWWWiiii", strings.Repeat("é", 60)} {
		for _, width := range []float64{1, 10, 35, 80, 1000} {
			if got, want := style.fitting([]rune(text), width), slowly([]rune(text), width); got != want {
				t.Errorf("%q in %v: %d letters, want %d", text, width, got, want)
			}
		}
	}
	lines := style.Balance(strings.Repeat("x", 100_000), 200, 3)
	if len(lines) != 3 || style.Widest(lines...) > 200 || !strings.HasSuffix(lines[2], "…") {
		t.Errorf("%d lines, %q", len(lines), lines)
	}
}
