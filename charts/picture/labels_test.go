package picture

import (
	"slices"
	"strings"
	"testing"
)

// Labels that share a long beginning differ in a figure, in any column.
func TestLabelsThatShareABeginningDiffer(t *testing.T) {
	shared := "Ondersteuning van het re-integratiebedrijf bij het zoeken naar en het vinden van passend werk bij een andere werkgever"
	for name, labels := range map[string][]string{
		"a long beginning":   {shared + " in de regio", shared + " buiten de regio", shared + " in het buitenland", "Geen"},
		"a longer one":       {strings.Repeat(shared+" ", 3) + "in de regio", strings.Repeat(shared+" ", 3) + "buiten de regio"},
		"one goes on":        {strings.Repeat(shared+" ", 3), strings.Repeat(shared+" ", 3) + "buiten de regio"},
		"one word":           {strings.Repeat("a", 400) + "b", strings.Repeat("a", 400) + "c"},
		"two pairs":          {strings.Repeat(shared+" ", 2) + "x", strings.Repeat(shared+" ", 2) + "y", "Geen " + strings.Repeat(shared+" ", 2) + "x", "Geen " + strings.Repeat(shared+" ", 2) + "y"},
		"nothing to do":      {"Ja", "Nee"},
		"no label at all":    {},
		"the same, as asked": {"Ja", "Ja"},
	} {
		for _, width := range []float64{120, 200, 380} {
			wrapped := WrapLabels(labels, func(int) float64 { return width })
			for i := range labels {
				if len(wrapped[i]) > MostLabelLines {
					t.Errorf("%s at %v: %d lines", name, width, len(wrapped[i]))
				}
				for _, line := range wrapped[i] {
					if LabelStyle.Width(line) > width+0.5 {
						t.Errorf("%s at %v: %q is too wide", name, width, line)
					}
				}
				for k := range i {
					if labels[i] != labels[k] && slices.Equal(wrapped[i], wrapped[k]) {
						t.Errorf("%s at %v: %q stands for %q and %q", name, width, wrapped[i], labels[i], labels[k])
					}
				}
			}
		}
	}
	if got := WrapLabels([]string{"Ja, zeker", "Nee"}, func(int) float64 { return 200 }); !slices.Equal(got[0], []string{"Ja, zeker"}) {
		t.Errorf("%q", got)
	}
}
