package ratio

import (
	"strings"
	"testing"

	"spoor/analysis/ratio"
	"spoor/data"
)

// A group of nobody has no ratio for another reason than one whose second number adds up to 0.
func TestWhyThereIsNoRatio(t *testing.T) {
	t.Parallel()
	const nobody, zero = "No ratio with n = 0: nobody gave both numbers.", "No ratio: the second number adds up to 0."
	for name, c := range map[string]struct {
		group ratio.Ratio
		want  string
	}{
		"nobody": {ratio.Ratio{}, nobody},
		"zeros":  {ratio.Ratio{Respondents: 3, Over: 5}, zero},
		"hidden": {ratio.Ratio{Hidden: true}, ""},
		"known":  {ratio.Ratio{Respondents: 3, Over: 5, Under: 2, Known: true, Value: 2.5}, ""},
	} {
		text := string(Result{Level: 0.95, Ratios: []ratio.Ratio{c.group}}.Text(data.English))
		for _, said := range []string{nobody, zero} {
			if strings.Contains(text, said) != (said == c.want) {
				t.Errorf("%s: want %q:\n%s", name, c.want, text)
			}
		}
	}
}
